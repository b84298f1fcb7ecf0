/** An abstract says before this what it is about. */
export const maxTextRead = 2000;
/** A bracket open for longer is taken for one that never closes. */
const maxInBrackets = 200;

const opening = '([{（【［〔';
const closing = ')]}）】］〕';

/** Whether a character opens a bracket. */
export const opens = (code: number): boolean =>
  code === 0x28 || code === 0x5b || code === 0x7b || (code > 0x3000 && opening.includes(String.fromCharCode(code)));

/** Where what stands in brackets from `at` on ends: citations, abbreviations, counts, asides; `at` where they never close. */
export function endOfBrackets(text: string, at: number): number {
  let depth = 0;
  const end = Math.min(text.length, at + maxInBrackets);
  for (let i = at; i < end; i++) {
    const character = text.charAt(i);
    if (opening.includes(character)) {
      depth++;
    } else if (closing.includes(character) && --depth === 0) {
      return i + 1;
    }
  }
  return at;
}

const abbreviations = /(?:^|[^a-z])(?:e\.g|i\.e|et al|etc|vs|cf|fig|al|[a-z])$/;

/** Whether a sentence ends with the mark at `at`. */
export function endsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b) {
    return true;
  }
  if (code !== 0x2e && code !== 0x21 && code !== 0x3f) {
    return false;
  }
  const next = text.charCodeAt(at + 1);
  return (Number.isNaN(next) || next <= 0x20) && !abbreviations.test(text.slice(Math.max(0, at - 5), at).toLowerCase());
}

/** Part of a link: `github.com/owner`, `example.org`. */
export const address = /\.[a-z]{2,10}\/|\.(?:com|org|net|io|edu|cn)$/i;
