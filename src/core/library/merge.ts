import type { DerivedEntry } from '../model';
import { kindOf } from '../parse/formats';
import { identityOf, type Identity } from './identity';

/** An entry of a source as the library holds it. */
export interface EntryRecord {
  readonly source: string;
  /** Replaced when the entry only moved; all else depends on its content alone. */
  entry: DerivedEntry;
  readonly identity: Identity;
  /** Everything that may connect the record to others, each with its kind: `doi:`, `arxiv:`, `title:`, `text:`, `key:`, `note:`. */
  readonly tokens: readonly string[];
}

/** Entries that are one work, in order of source, then position. */
export type Work = readonly [EntryRecord, ...EntryRecord[]];

/** A key that different works write, or a note whose key names a work that it contradicts. */
export interface KeyConflict {
  readonly key: string;
  readonly records: readonly EntryRecord[];
}

export interface MergeResult {
  readonly works: readonly Work[];
  readonly conflicts: readonly KeyConflict[];
}

/** An entry of a source, ready for merging. */
export function recordOf(source: string, entry: DerivedEntry): EntryRecord {
  const identity = identityOf(entry);
  return { source, entry, identity, tokens: tokensOf(identity, entry) };
}

function tokensOf({ doi, arxiv, title, year, text }: Identity, { writtenKey, format }: DerivedEntry): string[] {
  const tokens: string[] = [];
  if (doi !== undefined) {
    tokens.push(`doi:${doi}`);
  }
  if (arxiv !== undefined) {
    tokens.push(`arxiv:${arxiv}`);
  }
  if (title !== undefined && year !== undefined) {
    tokens.push(`title:${year}:${title}`);
  }
  if (text !== undefined) {
    tokens.push(`text:${text}`);
  }
  if (writtenKey !== undefined) {
    // A note's key names a paper, which may have the key from elsewhere or derived: that is no key of its own to merge by.
    tokens.push(`${kindOf(format) === 'note' ? 'note' : 'key'}:${writtenKey}`);
  }
  return tokens;
}

const isId = (token: string) => token.startsWith('doi:') || token.startsWith('arxiv:');
const isContent = (token: string) => token.startsWith('title:') || token.startsWith('text:');
const isKey = (token: string) => token.startsWith('key:');

/** By source, then position. */
export function compareRecords(left: EntryRecord, right: EntryRecord): number {
  return left.source === right.source
    ? left.entry.span.start - right.entry.span.start
    : left.source < right.source
      ? -1
      : 1;
}

/**
 * Divides entries into works: first by identifiers, then by content, then by written keys. What contradicts itself
 * does not merge at all, so that the result does not depend on the order of the entries. `records` must hold all
 * entries that tokens connect, directly or through others.
 */
export function mergeRecords(records: readonly EntryRecord[]): MergeResult {
  const sorted = [...records].sort(compareRecords);
  const byId = mergeBy(sorted.map((record) => [record] as Work), isId, () => false);
  const byContent = mergeBy(byId.works, isContent, contentContradicts);
  const byKey = mergeBy(byContent.works, isKey, keyContradicts);
  return {
    works: byKey.works,
    conflicts: byKey.refused.map(({ token, works }) => ({
      key: token.slice('key:'.length),
      records: works.flat().filter((record) => record.tokens.includes(token)),
    })),
  };
}

type Contradicts = (works: readonly Work[], token?: string) => boolean;

interface Level {
  readonly works: readonly Work[];
  readonly refused: readonly { readonly token: string; readonly works: readonly Work[] }[];
}

/** Joins works that share a token, except where those of the token, or all that would be joined, contradict each other. */
function mergeBy(works: readonly Work[], ofLevel: (token: string) => boolean, contradicts: Contradicts): Level {
  const byToken = new Map<string, Set<number>>();
  works.forEach((work, index) => {
    for (const token of work.flatMap((record) => record.tokens).filter(ofLevel)) {
      const sharers = byToken.get(token);
      if (sharers === undefined) {
        byToken.set(token, new Set([index]));
      } else {
        sharers.add(index);
      }
    }
  });
  const shared = [...byToken].filter(([, sharers]) => sharers.size > 1);
  if (shared.length === 0) {
    return { works, refused: [] };
  }
  const pick = (indexes: Iterable<number>) => [...indexes].map((index) => works[index]).filter((work) => work !== undefined);
  const refused = new Set(shared.filter(([token, sharers]) => contradicts(pick(sharers), token)).map(([token]) => token));
  const components = joined(works.length, shared.filter(([token]) => !refused.has(token)).map(([, sharers]) => [...sharers]));
  const result: Work[] = [];
  const apart = new Set<number>();
  for (const component of components) {
    const members = pick(component);
    if (members.length > 1 && contradicts(members)) {
      component.forEach((index) => apart.add(index));
      result.push(...members);
    } else {
      const [first, ...rest] = members.flat().sort(compareRecords);
      if (first !== undefined) {
        result.push([first, ...rest]);
      }
    }
  }
  for (const [token, sharers] of shared) {
    if ([...sharers].some((index) => apart.has(index))) {
      refused.add(token);
    }
  }
  return {
    works: result,
    refused: shared.filter(([token]) => refused.has(token)).map(([token, sharers]) => ({ token, works: pick(sharers) })),
  };
}

/** Connected components of the numbers below `count`, each ascending, given sets of connected ones (union-find). */
function joined(count: number, edges: readonly (readonly number[])[]): number[][] {
  const parents = Array.from({ length: count }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] ?? root] ?? root;
      root = parents[root] ?? root;
    }
    return root;
  };
  for (const [first, ...rest] of edges) {
    for (const other of rest) {
      const left = rootOf(first ?? other);
      const right = rootOf(other);
      parents[Math.max(left, right)] = Math.min(left, right);
    }
  }
  const components = new Map<number, number[]>();
  for (let index = 0; index < count; index++) {
    const root = rootOf(index);
    const component = components.get(root);
    if (component === undefined) {
      components.set(root, [index]);
    } else {
      component.push(index);
    }
  }
  return [...components.values()];
}

/** Whether two or more of the works state something, each its own: since equal statements are joined, these differ. */
function severalState(works: readonly Work[], state: (identity: Identity) => unknown): boolean {
  return works.filter((work) => work.some((record) => state(record.identity) !== undefined)).length > 1;
}

/** Works joined by identifiers already: those that are left with a DOI each, or an arXiv identifier each, are others. */
function idsContradict(works: readonly Work[]): boolean {
  return severalState(works, ({ doi }) => doi) || severalState(works, ({ arxiv }) => arxiv);
}

/** Titles of one or two words ("Editorial", "引言") need an author in common. */
const tellingTitle = 16;

function contentContradicts(works: readonly Work[], token?: string): boolean {
  if (idsContradict(works)) {
    return true;
  }
  if (token?.startsWith('text:')) {
    return titlesContradict(works);
  }
  const title = token?.slice('title:0000:'.length);
  return title !== undefined && title.length < tellingTitle && authorsContradict(works);
}

function keyContradicts(works: readonly Work[]): boolean {
  return idsContradict(works) || titlesContradict(works) || authorsContradict(works) || yearsContradict(works);
}

/** Titles agree where each is the start of the longest (a subtitle left out). */
function titlesContradict(works: readonly Work[]): boolean {
  const titles = new Set(works.flat().flatMap(({ identity }) => identity.title ?? []));
  const longest = [...titles].reduce((best, title) => (title.length > best.length ? title : best), '');
  return [...titles].some((title) => !longest.startsWith(title));
}

/** No author of the first work that has some is an author of all others that have some. */
function authorsContradict(works: readonly Work[]): boolean {
  const lists = works
    .map((work) => new Set(work.flatMap(({ identity }) => identity.authors)))
    .filter((authors) => authors.size > 0);
  const [first, ...rest] = lists;
  return first !== undefined && rest.length > 0 && ![...first].some((author) => rest.every((others) => others.has(author)));
}

/** A preprint and its publication lie at most two years apart. */
function yearsContradict(works: readonly Work[]): boolean {
  const years = works.flat().flatMap(({ identity }) => identity.year ?? []);
  return years.length > 0 && years.reduce((a, b) => Math.max(a, b)) - years.reduce((a, b) => Math.min(a, b)) > 2;
}
