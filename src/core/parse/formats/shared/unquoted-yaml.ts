import type { YamlNode } from '../../yaml/yaml';

/** Signs that a value without quotation marks must not begin with or hold, and what stands for each while YAML is read. */
const signs = ':@`%[{"\'*&!';
const first = 0xe0c0;
const stands = (sign: string): string => String.fromCharCode(first + signs.indexOf(sign));
const standing = new RegExp(`[\\u${first.toString(16)}-\\u${(first + signs.length - 1).toString(16)}]`, 'g');

const valueLine = /^([ \t]{0,40}(?:-[ \t]{1,8}){0,4}[A-Za-z][\w-]{0,40}:[ \t]{1,20})(\S.{0,20000})$/gm;
/** A beginning in quotation marks or brackets that more text follows. */
const begun = /^(?:"[^"]*"|'[^']*'|\[[^[\]]*\]|\{[^{}]*\})[ \t]*[^\s,#]/;

/**
 * YAML in which values of one line need no quotation marks: signs that mean something to YAML are others in them, so that all stands where it stood.
 * @returns undefined where nothing was to be done
 */
export function withoutSigns(text: string): string | undefined {
  standing.lastIndex = 0;
  if (standing.test(text)) {
    return undefined;
  }
  const made = text.replace(valueLine, (_, head: string, value: string) => head + plain(value));
  return made === text ? undefined : made;
}

function plain(value: string): string {
  if (/^["'[{]/.test(value) ? !begun.test(value) : /^(?:[|>][-+\d]{0,2}\s*$|[*&!]\S*\s*$)/.test(value)) {
    return value;
  }
  return value.replace(/^[@`%[{"'*&!]/, stands).replace(/:(?=\s|$)/g, stands);
}

/** Nodes with the signs that were written. */
export function withSigns(node: YamlNode): YamlNode {
  switch (node.kind) {
    case 'map':
      return {
        ...node,
        pairs: node.pairs.map(({ key, value }) => ({ key, value: value === undefined ? undefined : withSigns(value) })),
      };
    case 'list':
      return { ...node, items: node.items.map(withSigns) };
    case 'scalar':
      return {
        ...node,
        text: written(node.text),
        value: typeof node.value === 'string' ? written(node.value) : node.value,
      };
  }
}

const written = (text: string): string => text.replace(standing, (char) => signs.charAt(char.charCodeAt(0) - first));
