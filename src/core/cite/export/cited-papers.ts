import type { Library } from '../../library/library';
import type { Paper } from '../../model/paper';
import type { ExportedPaper } from './csl-item';

export interface CitedPapers {
  /** In order of first citation. */
  readonly papers: readonly CitedPaper[];
  /** Keys that mean no paper, in order of first citation. */
  readonly unknown: readonly string[];
}

export interface CitedPaper {
  readonly paper: Paper;
  /** The keys that cite it, former ones too. */
  readonly keys: readonly [string, ...string[]];
}

/** The papers that keys cite, each once. */
export function citedPapers(keys: Iterable<string>, paperOf: (key: string) => Paper | undefined): CitedPapers {
  const found = new Map<string, { paper: Paper; keys: [string, ...string[]] }>();
  const unknown: string[] = [];
  for (const key of new Set(keys)) {
    const paper = paperOf(key);
    const known = paper === undefined ? undefined : found.get(paper.key);
    if (paper === undefined) {
      unknown.push(key);
    } else if (known === undefined) {
      found.set(paper.key, { paper, keys: [key] });
    } else {
      known.keys.push(key);
    }
  }
  return { papers: [...found.values()], unknown };
}

/** An entry for each key that a paper is cited by, since most tools know no other names of an entry. */
export function asEntries({ paper, keys }: CitedPaper): ExportedPaper[] {
  return keys.map((id) => ({ paper, id }));
}

/** A paper of a library under its own key, and under each that its bibliographies write besides. */
export function withWrittenKeys(paper: Paper, library: Pick<Library, 'writtenKeysOf'>): ExportedPaper[] {
  return [...new Set([paper.key, ...library.writtenKeysOf(paper.key)])].map((id) => ({ paper, id }));
}
