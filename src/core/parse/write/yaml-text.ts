import { oneLine } from './normal-form';

/** What YAML can write; maps leave out what is undefined. */
export type YamlValue =
  string | number | boolean | undefined | readonly YamlValue[] | { readonly [name: string]: YamlValue };

/** Texts that need no quotation marks: words, none of which means a number, a boolean or nothing in any version of YAML. */
const plain = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z](?:[\w .'()-]*[\w.)])?$/i;

/** A map as YAML in block style, a line each; texts on one line. Maps and lists without anything in them are left out. */
export function yamlText(map: Readonly<Record<string, YamlValue>>): string {
  return linesOf(map)
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(value: YamlValue): string[] {
  if (Array.isArray(value)) {
    return (value as readonly YamlValue[]).filter(hasContent).flatMap((item) => {
      const [first = '', ...rest] = isNested(item) ? linesOf(item) : [yamlScalar(item)];
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  return Object.entries(value as Readonly<Record<string, YamlValue>>)
    .filter(([, item]) => hasContent(item))
    .flatMap(([name, item]) =>
      isNested(item)
        ? [`${yamlScalar(name)}:`, ...linesOf(item).map((line) => `  ${line}`)]
        : [`${yamlScalar(name)}: ${yamlScalar(item)}`],
    );
}

function isNested(value: YamlValue): value is Exclude<YamlValue, string | number | boolean | undefined> {
  return typeof value === 'object';
}

function hasContent(value: YamlValue): boolean {
  return isNested(value)
    ? Object.values(value).some(hasContent)
    : value !== undefined && (typeof value !== 'string' || oneLine(value) !== '');
}

/** A scalar as YAML, in flow lists and maps too: on one line, in quotation marks where it would mean something else without. */
export function yamlScalar(value: string | number | boolean | undefined): string {
  const text = typeof value === 'string' ? oneLine(value) : String(value);
  return typeof value !== 'string' || plain.test(text) ? text : JSON.stringify(text);
}
