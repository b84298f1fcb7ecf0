import { getNodeValue, type Node } from 'jsonc-parser/lib/esm/main';
import type { Problem, SourceSpan } from '../../model/paper';
import { LineIndex } from '../../text/line-index';
import { propertiesOf, readKeysFile } from './keys-file';
import { numberFields, textFields } from './pin-fields';

/** What is kept of a paper so that its key finds it again after edits. */
export interface PinEvidence {
  readonly doi?: string;
  readonly arxiv?: string;
  /** The source's own title. */
  readonly title?: string;
  /** The first ones, `Family, Given` each, with semicolons between them. */
  readonly authors?: string;
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

const knownFields: ReadonlySet<string> = new Set(['aliases', ...textFields, ...numberFields]);

/**
 * Reads a keys file. An empty text is a file without pins. Trailing and missing commas, comments and leftovers of merges are read over;
 * JSON without a table `keys` is no keys file, and not readable as one.
 */
export function parsePins(text: string): ParsedPins {
  const lines = new LineIndex(text);
  const { clean, root, tables, conflicts, error } = readKeysFile(text);
  // A comment that nothing ends is an error as far as behind the text.
  const spanOf = (start: number, length: number) => lines.spanOf(start, Math.min(start + length, text.length));
  const problems: Problem[] = conflicts.map(({ start }) => ({
    code: 'pins-conflict',
    span: lines.spanOf(start, start + 1),
  }));
  if (clean.trim() === '') {
    return { pins: [], spans: [], problems, isReadable: true };
  }
  const unreadable = (code: 'pins-unreadable' | 'pins-foreign'): ParsedPins => ({
    pins: [],
    spans: [],
    problems: [...problems, { code, span: spanOf(0, text.length) }],
    isReadable: false,
  });
  if (root?.type !== 'object' || tables.some(({ value }) => value.type !== 'object')) {
    return unreadable('pins-unreadable');
  }
  if (tables.length === 0 && error === undefined) {
    return unreadable('pins-foreign');
  }
  if (error !== undefined) {
    problems.push({ code: 'pins-unreadable', span: spanOf(error.offset, error.length) });
  }
  tables
    .slice(1)
    .forEach(({ nameNode: { offset, length } }) =>
      problems.push({ code: 'pins-two-tables', span: spanOf(offset, length) }),
    );
  const pins: Pin[] = [];
  const spans: SourceSpan[] = [];
  const seen = new Set<string>();
  for (const { name, value, node } of tables.flatMap(({ value }) => propertiesOf(value))) {
    const span = spanOf(node.offset, node.length);
    if (seen.has(name)) {
      problems.push({ code: 'duplicate-pin', args: [name], span });
    }
    seen.add(name);
    if (value.type !== 'object') {
      problems.push({ code: 'malformed-pin', args: [name], span });
    }
    pins.push(
      value.type === 'object'
        ? pinOf(name, value)
        : { key: name, aliases: [], unreadable: clean.slice(value.offset, value.offset + value.length) },
    );
    spans.push(span);
  }
  return { pins, spans, problems, isReadable: error === undefined };
}

function pinOf(key: string, node: Node): Pin {
  const properties = propertiesOf(node).map(({ name, value }): [string, unknown] => [name, getNodeValue(value)]);
  const fields = new Map(properties);
  // A merge may leave two lists of former keys, and both are.
  const aliases = properties.filter(([name]) => name === 'aliases').flatMap(([, value]) => value);
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
    aliases: [...new Set(aliases.filter((alias): alias is string => typeof alias === 'string' && alias !== ''))],
    ...(evidence as PinEvidence),
    ...(unknown.size === 0 ? {} : { unknown }),
  };
}
