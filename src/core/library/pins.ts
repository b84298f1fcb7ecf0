import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser/lib/esm/main';
import type { Problem, SourceSpan } from '../model';
import { LineIndex } from '../parse/line-index';

/** The name of the file in a library folder that holds its pins. */
export const pinsFileName = 'literature-keys.json';

/** What is kept of a paper so that its key finds it again after edits. */
export interface PinEvidence {
  readonly doi?: string;
  readonly arxiv?: string;
  /** The source's own title. */
  readonly title?: string;
  readonly year?: number;
  /** The paper's main name. */
  readonly name?: string;
  /** For people who read the file: the title shown where the source has none. */
  readonly about?: string;
  /** Exact fingerprint of the abstract. */
  readonly hash?: string;
  /** Sketch of title and abstract. */
  readonly sketch?: string;
  /** How similar the most similar other paper was: what is no more similar than that is not the paper. */
  readonly near?: number;
}

/** A key that was cited, and the paper that it means. */
export interface Pin extends PinEvidence {
  readonly key: string;
  /** Former keys. */
  readonly aliases: readonly string[];
  /** Fields that this version does not know, kept as they are. */
  readonly unknown?: ReadonlyMap<string, unknown>;
  /** The value of a pin that cannot be read, kept as it is. */
  readonly unreadable?: string;
}

export interface ParsedPins {
  /** In order of the file. A key may occur twice, after a merge. */
  readonly pins: readonly Pin[];
  readonly problems: readonly Problem[];
  /** Where each pin stands, parallel to `pins`. */
  readonly spans: readonly SourceSpan[];
  /** Whether the file may be written over: what cannot be read must not be lost. */
  readonly isReadable: boolean;
}

const textFields = ['doi', 'arxiv', 'title', 'name', 'about', 'hash', 'sketch'] as const;
const numberFields = ['year', 'near'] as const;
const knownFields: ReadonlySet<string> = new Set(['aliases', ...textFields, ...numberFields]);

/** A line that a merge left behind. Same length without its characters, so that offsets stay. */
const conflictMarker = /^(?:<{7}|={7}|>{7}|\|{7})(?![<=>|]).{0,400}$/gm;

/** Reads a pins file. An empty text is a file without pins. Trailing and missing commas, comments and leftovers of merges are read over. */
export function parsePins(text: string): ParsedPins {
  const lines = new LineIndex(text);
  const problems: Problem[] = [];
  const clean = text.replace(conflictMarker, (marker, offset: number) => {
    if (marker.startsWith('<')) {
      problems.push({ code: 'pins-conflict', span: lines.spanOf(offset, offset + marker.length) });
    }
    return ' '.repeat(marker.length);
  });
  if (clean.trim() === '') {
    return { pins: [], spans: [], problems, isReadable: true };
  }
  const errors: ParseError[] = [];
  const root = treeOf(clean, errors);
  const table = root === undefined ? undefined : propertiesOf(root).find(({ name }) => name === 'keys')?.value;
  if (root?.type !== 'object' || (table !== undefined && table.type !== 'object')) {
    return { pins: [], spans: [], problems: [...problems, { code: 'pins-unreadable', span: lines.spanOf(0, text.length) }], isReadable: false };
  }
  // Commas are forgiven, all else may have cost a pin.
  const serious = errors.find(({ error }) => error !== commaExpected);
  if (serious !== undefined) {
    problems.push({ code: 'pins-unreadable', span: lines.spanOf(serious.offset, serious.offset + serious.length) });
  }
  const pins: Pin[] = [];
  const spans: SourceSpan[] = [];
  const seen = new Set<string>();
  for (const { name, value, node } of table === undefined ? [] : propertiesOf(table)) {
    const span = lines.spanOf(node.offset, node.offset + node.length);
    if (seen.has(name)) {
      problems.push({ code: 'duplicate-pin', args: [name], span });
    }
    seen.add(name);
    if (value.type !== 'object') {
      problems.push({ code: 'malformed-pin', args: [name], span });
    }
    pins.push(value.type === 'object' ? pinOf(name, value) : { key: name, aliases: [], unreadable: clean.slice(value.offset, value.offset + value.length) });
    spans.push(span);
  }
  return { pins, spans, problems, isReadable: serious === undefined };
}

/** `ParseErrorCode.CommaExpected` of jsonc-parser, a const enum that isolated modules cannot read. */
const commaExpected = 6;

/** The parser calls itself for each level; a text that nests deeper than the stack has no pins. */
function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

function propertiesOf(node: Node): { readonly name: string; readonly value: Node; readonly node: Node }[] {
  return (node.children ?? []).flatMap((property) => {
    const [name, value] = property.children ?? [];
    return name === undefined || value === undefined ? [] : [{ name: String(name.value), value, node: property }];
  });
}

function pinOf(key: string, node: Node): Pin {
  const fields = new Map<string, unknown>(propertiesOf(node).map(({ name, value }) => [name, getNodeValue(value)]));
  const aliases = fields.get('aliases');
  const evidence: Record<string, string | number> = {};
  for (const field of textFields) {
    const value = fields.get(field);
    if (typeof value === 'string' && value !== '') {
      evidence[field] = value;
    }
  }
  for (const field of numberFields) {
    const value = fields.get(field);
    if (typeof value === 'number' && Number.isFinite(value)) {
      evidence[field] = value;
    }
  }
  const unknown = new Map([...fields].filter(([name]) => !knownFields.has(name)));
  return {
    key,
    aliases: Array.isArray(aliases) ? aliases.filter((alias): alias is string => typeof alias === 'string' && alias !== '') : [],
    ...(evidence as PinEvidence),
    ...(unknown.size === 0 ? {} : { unknown }),
  };
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/**
 * The pins of a file that could not be written, with those that were to be written to it: they win, and a pin under a former key of
 * theirs is theirs. Spans and problems are those of the file; one more tells that it cannot be written.
 */
export function withUnwritten(file: ParsedPins, unwritten: ParsedPins): ParsedPins {
  const start: SourceSpan = { start: 0, end: 0, line: 0, endLine: 0 };
  const taken = new Set(unwritten.pins.flatMap(({ key, aliases }) => [key, ...aliases]));
  const spanOf = new Map(file.pins.map(({ key }, at) => [key, file.spans[at] ?? start]));
  const others = file.pins.filter(({ key }) => !taken.has(key));
  const pins = [...unwritten.pins, ...others];
  return { pins, spans: pins.map(({ key }) => spanOf.get(key) ?? start), problems: [...file.problems, { code: 'pins-unwritable', span: start }], isReadable: file.isReadable };
}

/**
 * The text of a pins file: one line a key, sorted, so that merges rarely meet. What `previousText` holds beside the keys
 * is kept, and its line ends.
 * @returns `undefined` where `previousText` cannot be read and must not be written over
 */
export function serializePins(pins: readonly Pin[], previousText: string): string | undefined {
  if (!parsePins(previousText).isReadable) {
    return undefined;
  }
  const clean = previousText.replace(conflictMarker, (marker) => ' '.repeat(marker.length));
  const root = treeOf(clean, []);
  const others = (root === undefined ? [] : propertiesOf(root)).filter(({ name }) => name !== 'keys' && name !== 'version');
  const head = [`  "version": 1`, ...others.map(({ name, value }) => `  ${JSON.stringify(name)}: ${clean.slice(value.offset, value.offset + value.length)}`)];
  const written = new Map<string, string>();
  for (const pin of [...pins].sort((left, right) => compare(left.key, right.key))) {
    if (!written.has(pin.key)) {
      written.set(pin.key, `    ${JSON.stringify(pin.key)}: ${pin.unreadable ?? valueOf(pin)}`);
    }
  }
  const table = written.size === 0 ? '  "keys": {}' : `  "keys": {\n${[...written.values()].join(',\n')}\n  }`;
  const text = `{\n${[...head, table].join(',\n')}\n}\n`;
  return previousText.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}

function valueOf(pin: Pin): string {
  const fields: [string, unknown][] = pin.aliases.length === 0 ? [] : [['aliases', [...pin.aliases].sort(compare)]];
  for (const field of [...textFields.slice(0, 3), 'year', ...textFields.slice(3), 'near'] as const) {
    if (pin[field] !== undefined) {
      fields.push([field, pin[field]]);
    }
  }
  fields.push(...(pin.unknown ?? []));
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(', ')}}`;
}
