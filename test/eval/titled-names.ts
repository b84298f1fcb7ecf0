import type { CorpusPaper } from '../data';

/** A paper whose title gives its own name. */
export interface TitledName<Paper extends CorpusPaper = CorpusPaper> {
  readonly paper: Paper;
  readonly name: string;
}

const titlePattern = /^([A-Za-z0-9][^:]{1,30}):\s/;
const wordCharacter = /[\p{L}\p{N}_]/u;
const han = /\p{Script=Han}/u;

/** The corpus papers titled `Name: …` with a name of at most three words that stands in the abstract as a whole word. */
export function titledNames<Paper extends CorpusPaper>(papers: readonly Paper[]): TitledName<Paper>[] {
  const found: TitledName<Paper>[] = [];
  for (const paper of papers) {
    const name = titlePattern.exec(paper.title)?.[1];
    if (name !== undefined && name.trim().split(/\s+/).length <= 3 && occurs(paper.abstract, name)) {
      found.push({ paper, name });
    }
  }
  return found;
}

/** Whether a name stands in a text between word boundaries, without case. Han is a boundary: names stand glued to it. */
export function occurs(text: string, name: string): boolean {
  const haystack = text.toLowerCase();
  const needle = name.toLowerCase();
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    if (isBoundary(haystack, at) && isBoundary(haystack, at + needle.length)) {
      return true;
    }
  }
  return false;
}

function isBoundary(text: string, at: number): boolean {
  return isInWord(text.charAt(at - 1)) !== isInWord(text.charAt(at));
}

function isInWord(character: string): boolean {
  return wordCharacter.test(character) && !han.test(character);
}

/** Equality without case and punctuation. */
export function sameName(one: string | undefined, other: string): boolean {
  return one !== undefined && bare(one) === bare(other);
}

export function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Half of the corpus, 0 or 1, by a hash of the paper's id (FNV-1a): weights are fitted on half 0 and checked on half 1. */
export function halfOf(id: string): 0 | 1 {
  return hashOf(id) & 1 ? 1 : 0;
}

export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) {
    hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash >>> 0;
}
