import type { ScannedField } from './bibtex-reader';
import { scanBibtex } from './bibtex-scan';
import { recordsOf } from './ris';

/** What a bibliography says of one of its entries, as far as keys are concerned. */
export interface BibliographyEntry {
  readonly key: string;
  /** Where the key's own characters begin, in UTF-16 units. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Endings of bibliographies that are read here. */
export const bibliographyEndings: readonly string[] = ['bib', 'bibtex', 'json', 'yaml', 'yml', 'ris'];

/**
 * The entries of a bibliography that a document names, by key: BibTeX, CSL-JSON, CSL-YAML, Hayagriva (Typst's YAML) and
 * RIS, told by the ending of `path`. Of damaged files what can be found; linear in the length.
 * @returns `undefined` where the ending is none of those
 */
export function bibliographyEntries(path: string, text: string): ReadonlyMap<string, BibliographyEntry> | undefined {
  switch (path.slice(path.lastIndexOf('.') + 1).toLowerCase()) {
    case 'bib':
    case 'bibtex':
      return byKey(bibtexEntries(text));
    case 'json':
      return byKey(matches(text, /"(?:id|citation-key)"\s{0,20}:\s{0,20}(?:"((?:[^"\\\n]|\\.){1,300})"|(\d{1,15}))/g, unescaped));
    case 'yaml':
    case 'yml':
      return byKey(/^[ \t]*(?:-[ \t]+)?id:/m.test(text) || /^references:/m.test(text) ? cslYamlEntries(text) : hayagrivaEntries(text));
    case 'ris':
      return byKey(risEntries(text));
    default:
      return undefined;
  }
}

/** The first of a key, as tools take it. */
function byKey(entries: Iterable<BibliographyEntry>): ReadonlyMap<string, BibliographyEntry> {
  const found = new Map<string, BibliographyEntry>();
  for (const entry of entries) {
    if (!found.has(entry.key)) {
      found.set(entry.key, entry);
    }
  }
  return found;
}

function* bibtexEntries(text: string): Iterable<BibliographyEntry> {
  for (const { type, key, keyStart, fields } of scanBibtex(text)) {
    if (key === undefined || type === 'string' || type === 'xdata') {
      continue;
    }
    yield { key, start: keyStart, end: keyStart + key.length };
    // Further keys of the same entry, as biblatex has them.
    yield* keysIn(text, fields.filter(({ name }) => name === 'ids').slice(0, 1));
  }
}

/** The keys that fields list, apart by commas. */
function keysIn(text: string, fields: readonly ScannedField[]): BibliographyEntry[] {
  return fields.flatMap(({ parts }) =>
    parts.flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(/[^\s,]{1,300}/g)].map((match) => ({ key: match[0], start: start + match.index, end: start + match.index + match[0].length })),
    ),
  );
}

function* risEntries(text: string): Iterable<BibliographyEntry> {
  for (const { lines } of recordsOf(text)) {
    const line = lines.find(({ tag, value }) => tag === 'ID' && value !== '');
    if (line !== undefined) {
      const start = line.start + text.slice(line.start, line.end).search(/\S/);
      yield { key: line.value, start, end: Math.min(line.end, start + line.value.length) };
    }
  }
}

/** What the first group of a pattern that takes part captures, without quotation marks around. */
function* matches(text: string, pattern: RegExp, read: (written: string) => string = (written) => written): Iterable<BibliographyEntry> {
  for (const match of text.matchAll(pattern)) {
    const captured = (match[1] ?? match[2] ?? '').trimEnd();
    const written = /^(["'])(.*)\1$/.exec(captured)?.[2] ?? captured;
    const start = match.index + match[0].lastIndexOf(written);
    yield { key: read(written), start, end: start + written.length };
  }
}

function unescaped(written: string): string {
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}

function* cslYamlEntries(text: string): Iterable<BibliographyEntry> {
  yield* matches(text, /^[ \t]{0,40}(?:-[ \t]{1,20})?id:[ \t]{1,20}("[^"\n]{1,300}"|'[^'\n]{1,300}'|[^\s#][^\r\n#]{0,300})/gm);
}

function* hayagrivaEntries(text: string): Iterable<BibliographyEntry> {
  yield* matches(text, /^("[^"\n]{1,300}"|'[^'\n]{1,300}'|[^\s#:"'\-%][^\r\n:#]{0,300}):[ \t]{0,40}(?=\r?$|#)/gm);
}

/** Where a `.bib` text says a key: of its entry, and where other entries refer to that. */
export function bibtexUses(text: string, key: string): readonly BibliographyEntry[] {
  const references = scanBibtex(text).flatMap(({ fields }) => keysIn(text, fields.filter(({ name }) => referring.has(name))));
  return [...bibtexEntries(text), ...references].filter((use) => use.key === key);
}

const referring: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);
