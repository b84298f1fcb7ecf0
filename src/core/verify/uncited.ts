import { caseless } from '../cite/bibliographies/document-keys';
import type { BibliographyEntry } from '../parse/formats/shared/bibliography-format';
import { scanBibtex } from '../parse/bibtex/scan';

/** An entry that nothing cites. */
export interface UncitedEntry {
  readonly key: string;
  /** The key's own characters. */
  readonly start: number;
  readonly end: number;
  /** Where the entry stands with its line ends, so that it can be taken out; absent where another entry may rest on it. */
  readonly whole?: { readonly start: number; readonly end: number };
}

/** What documents that read one bibliography cite together. */
export interface CitedTogether {
  readonly keys: ReadonlySet<string>;
  /** Set where one of them asks for every work, or cites in a way that tells no keys. */
  readonly citesAll: boolean;
}

/** Fields by which an entry takes another one along. */
const relations: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);
/** Entries that are no works. */
const noWorks: ReadonlySet<string> = new Set([
  'string',
  'comment',
  'preamble',
  'xdata',
  'set',
  'control',
  'bibentryset',
]);

/**
 * The entries of a bibliography that none of its documents cites, in order; those that a cited entry rests on are cited with it. Keys that
 * differ in case alone are one, as BibTeX takes them.
 * @param entries where each key stands, further keys of an entry too
 */
export function uncitedEntries(
  text: string,
  entries: readonly BibliographyEntry[],
  { keys, citesAll }: CitedTogether,
): readonly UncitedEntry[] {
  if (citesAll) {
    return [];
  }
  const cited = new Set([...keys].map(caseless));
  const scanned = scanBibtex(text);
  const works = scanned.filter(({ key }) => key !== undefined);
  const entryAt = (offset: number) => {
    let [low, high] = [0, works.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = (works[middle]?.end ?? 0) <= offset ? [middle + 1, high] : [low, middle];
    }
    const found = works[low];
    return found !== undefined && found.start <= offset ? found : undefined;
  };
  const owners = new Map(entries.map((entry) => [entry, entryAt(entry.start)]));
  const parents = new Map<string, readonly string[]>(
    works.map(({ key = '', fields }) => [
      caseless(key),
      fields
        .filter(({ name }) => relations.has(name))
        .flatMap(({ parts }) => parts.flatMap(({ start, end }) => text.slice(start, end).split(/[\s,]+/)))
        .map(caseless),
    ]),
  );
  // By further keys an entry is cited as well.
  for (const [{ key }, owner] of owners) {
    if (owner?.key !== undefined && cited.has(caseless(key))) {
      cited.add(caseless(owner.key));
    }
  }
  const waiting = [...cited];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const parent of parents.get(key) ?? []) {
      if (!cited.has(parent)) {
        cited.add(parent);
        waiting.push(parent);
      }
    }
  }
  const restedOn = new Set([...parents.values()].flat());
  return entries.flatMap((entry): UncitedEntry[] => {
    const { key, start, end } = entry;
    const owner = owners.get(entry);
    const isFurther = owner !== undefined && owner.key !== key;
    if (isFurther || noWorks.has(owner?.type ?? '') || cited.has(caseless(key))) {
      return [];
    }
    const whole =
      owner === undefined || owner.isDamaged || restedOn.has(caseless(key))
        ? undefined
        : wholeLines(text, owner.start, owner.end);
    return [{ key, start, end, ...(whole && { whole }) }];
  });
}

/** An entry with the rest of its last line and a blank line behind it; undefined where something else stands in its lines. */
function wholeLines(text: string, start: number, end: number): UncitedEntry['whole'] {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const rest = /^[ \t]{0,200}(?:\r\n?|\n|$)(?:[ \t]{0,200}(?:\r\n?|\n))?/.exec(text.slice(end, end + 500))?.[0];
  return text.slice(lineStart, start).trim() !== '' || rest === undefined
    ? undefined
    : { start: lineStart, end: end + rest.length };
}
