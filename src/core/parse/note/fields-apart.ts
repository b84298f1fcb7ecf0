import type { YamlReader } from '../yaml/yaml';

/** A field as it stands: what follows its name, and the lines below up to the next field. */
interface WrittenField {
  readonly name: string;
  readonly first: string;
  readonly more: string[];
}

const head = /^(\p{L}[\p{L}\p{N} _()-]{0,40})(?::(?=[ \t]|$)|：)[ \t]*(.*)$/u;
/** No note has as many, nor any that are as long together; of those that follow, only the text is read. */
const maxRead = 300;
const maxReadLength = 50_000;
const maxText = 2_000;

/**
 * The fields of front matter that is not valid as a whole, each by itself, so that a title with a colon hides neither the list of authors
 * below it nor itself: as YAML, else as the text, or the list of texts, that was meant. The first of each name counts.
 */
export function fieldsApart(fenced: string, yaml: YamlReader | undefined): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  const seen = new Set<string>();
  let length = 0;
  writtenFields(fenced).forEach((field, index) => {
    const name = field.name.trim();
    length += field.first.length + field.more.reduce((sum, line) => sum + line.length, 0);
    const reader = index < maxRead && length <= maxReadLength ? yaml : undefined;
    const value = seen.has(name.toLowerCase()) ? undefined : valueOf(field, reader);
    if (value !== undefined && value !== null) {
      seen.add(name.toLowerCase());
      fields.set(name, value);
    }
  });
  return fields;
}

function writtenFields(fenced: string): WrittenField[] {
  const fields: WrittenField[] = [];
  for (const line of fenced.split(/\r\n?|\n/)) {
    const [, name, first = ''] = head.exec(line.trimEnd()) ?? [];
    if (name !== undefined) {
      fields.push({ name, first, more: [] });
    } else if (!line.startsWith('#')) {
      fields.at(-1)?.more.push(line);
    }
  }
  return fields;
}

function valueOf({ first, more }: WrittenField, yaml: YamlReader | undefined): unknown {
  const read = yaml?.values([`value: ${first}`, ...more].join('\n'));
  if (read?.value instanceof Map && read.errors.length === 0) {
    return read.value.get('value');
  }
  const below = more.map((line) => line.trim()).filter((line) => line !== '');
  if (below.length === 0 || below.some((line) => /^[^\s:]{1,40}:(?:\s|$)/.test(line))) {
    return listOrText(first);
  }
  if (first === '') {
    const items = below.map((line) => /^-(?:\s+(.*))?$/.exec(line)?.[1] ?? '');
    return items.every((item) => item !== '') ? items.flatMap((item) => textOf(item) ?? []) : undefined;
  }
  return listOrText([first, ...below].join(' '));
}

/** `[Vera Ash, "Otto" Birch]` and `[#ice, #snow]` are lists, though not to YAML. */
function listOrText(written: string): string | string[] | undefined {
  const text = written.trim();
  const inside = text.includes('[[') ? undefined : /^\[([^[\]]*)\]$/.exec(text)?.[1];
  return inside === undefined ? textOf(text) : inside.split(',').flatMap((item) => textOf(item.trim()) ?? []);
}

/** The text that was meant where what stands there is no YAML; undefined for what is left of a list, a map, an alias or a block. */
function textOf(written: string): string | undefined {
  const text = written.trim();
  const quote = /^["']/.exec(text)?.[0];
  if (quote !== undefined) {
    const isClosed = text.length > 1 && text.endsWith(quote);
    const inside = text.slice(1, isClosed ? -1 : undefined);
    // An apostrophe stands within a word.
    return textOrNone(inside.replace(/(?<=\p{L})'(?=\p{L})/gu, '').includes(quote) ? text : inside);
  }
  const isRest =
    (/^[[{]/.test(text) && !/^(?:\[\[|\[[^[\]]*\].*\S|\{[^{}]*\}.*\S)/.test(text)) ||
    /^[*&]\S*$/.test(text) ||
    /^[|>][-+\d]{0,2}$/.test(text);
  return isRest ? undefined : textOrNone(text);
}

const textOrNone = (text: string): string | undefined => (text === '' ? undefined : text.slice(0, maxText));
