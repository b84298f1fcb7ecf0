import type { DerivedEntry } from '../../model/paper';
import { formatKindOf } from '../../parse/formats/index';
import type { EntryRecord, Work } from './entry-record';
import { identityOf, type Identity } from './identity';
import { partition, type Verdict } from './partition';
import { isInformativeTitle } from './title-relation';
import { contradictAtAll, judgeByIds, judgeByKey, judgeByText, judgeByTitle, statementOf } from './verdicts';

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
  return { source, entry, identity, tokens: tokensOf(identity, entry), work: undefined };
}

/** Where a title says little, only authors in common make works one, so that each author makes a token. */
function titleTokens({ title, authors }: Identity): string[] {
  if (title === undefined) {
    return [];
  }
  return isInformativeTitle(title)
    ? [`title:${title}`]
    : [...new Set(authors.map(({ family }) => `headed:${family}:${title}`))];
}

function tokensOf(identity: Identity, { writtenKey, format }: DerivedEntry): string[] {
  const { doi, arxiv, text } = identity;
  const tokens = titleTokens(identity);
  if (doi !== undefined) {
    tokens.push(`doi:${doi}`);
  }
  if (arxiv !== undefined) {
    tokens.push(`arxiv:${arxiv}`);
  }
  if (text !== undefined) {
    tokens.push(`text:${text}`);
  }
  if (writtenKey !== undefined) {
    // A note's key names a paper, which may have the key from elsewhere or derived: that is no key of its own to merge by.
    tokens.push(`${formatKindOf(format) === 'note' ? 'note' : 'key'}:${writtenKey}`);
  }
  return tokens;
}

/** By source, then position. */
export function compareRecords(left: EntryRecord, right: EntryRecord): number {
  return left.source === right.source
    ? left.entry.span.start - right.entry.span.start
    : left.source < right.source
      ? -1
      : 1;
}

/**
 * Divides entries into works: first by identifiers, then by content, then by written keys. Works that contradict each
 * other do not merge, and where three of them might, those that are surely one; so the result does not depend on the
 * order of the entries. `records` must hold all entries that tokens connect, directly or through others.
 */
export function mergeRecords(records: readonly EntryRecord[]): MergeResult {
  const sorted = [...records].sort(compareRecords);
  const byId = mergeBy(
    sorted.map((record): Work => [record]),
    ['doi:', 'arxiv:'],
    judgeByToken,
    (left, right) => judgeByToken(left, right, '') === 'other' && contradictAtAll(left, right),
  );
  const byContent = mergeBy(byId, ['title:', 'headed:', 'text:'], judgeByContent, contradictAtAll);
  const byKey = mergeBy(byContent, ['key:'], judgeByKey, (left, right) => judgeByKey(left, right) === 'other');
  return { works: byKey, conflicts: conflictsOf(byKey) };
}

function judgeByToken(left: Work, right: Work, token: string): Verdict {
  return judgeByIds(statementOf(left), statementOf(right), token.startsWith('arxiv:') ? 'arxiv' : 'doi');
}

function judgeByContent(left: Work, right: Work, token: string): Verdict {
  return token.startsWith('text:') ? judgeByText(left, right) : judgeByTitle(left, right, token.startsWith('title:'));
}

/** Keys that several works write. */
function conflictsOf(works: readonly Work[]): KeyConflict[] {
  const byKey = new Map<string, Set<Work>>();
  for (const work of works) {
    for (const token of work.flatMap((record) => record.tokens).filter((other) => other.startsWith('key:'))) {
      byKey.set(token, (byKey.get(token) ?? new Set()).add(work));
    }
  }
  return [...byKey]
    .filter(([, sharers]) => sharers.size > 1)
    .map(([token, sharers]) => ({
      key: token.slice('key:'.length),
      records: [...sharers].flat().filter((record) => record.tokens.includes(token)),
    }));
}

/** Joins works that share a token and are one by what is held of them, except where all that would be joined contradict each other. */
function mergeBy(
  works: readonly Work[],
  kinds: readonly string[],
  judge: (left: Work, right: Work, token: string) => Verdict,
  contradict: (left: Work, right: Work) => boolean,
): readonly Work[] {
  const byToken = new Map<string, Set<number>>();
  works.forEach((work, index) => {
    for (const token of work.flatMap((record) => record.tokens)) {
      if (kinds.some((kind) => token.startsWith(kind))) {
        byToken.set(token, (byToken.get(token) ?? new Set()).add(index));
      }
    }
  });
  const at = (index: number): Work => works[index] ?? raise();
  const signatures = new Map<number, string>();
  const signatureAt = (index: number) => {
    const known = signatures.get(index) ?? signatureOf(at(index));
    signatures.set(index, known);
    return known;
  };
  const edges = [...byToken]
    .filter(([, sharers]) => sharers.size > 1)
    .flatMap(([token, sharers]) =>
      partition([...sharers], signatureAt, (left, right) => judge(at(left), at(right), token)),
    );
  return joined(works.length, edges).flatMap((component) => {
    const isOne =
      partition(component, signatureAt, (left, right) => (contradict(at(left), at(right)) ? 'other' : 'same'))
        .length === 1;
    return isOne ? [joinedWork(component.map(at))] : component.map(at);
  });
}

function joinedWork(works: readonly Work[]): Work {
  const [first, ...rest] = works.flat().sort(compareRecords);
  return first === undefined ? raise() : [first, ...rest];
}

function raise(): never {
  throw new Error('No work has this number.');
}

/** Equal for works that say the same of themselves. */
function signatureOf(work: Work): string {
  return JSON.stringify(
    [
      ...new Set(
        work.map(({ entry, identity: { doi, arxiv, title, year, authors } }) =>
          JSON.stringify([
            formatKindOf(entry.format) === 'note',
            doi,
            arxiv,
            title,
            entry.title,
            year,
            authors.map(({ words }) => words),
            entry.publishedIn,
          ]),
        ),
      ),
    ].sort(),
  );
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
