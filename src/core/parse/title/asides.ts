/** An abstract says before this what it is about. */
export const maxTextRead = 2000;
/** A bracket open for longer is taken for one that never closes. */
const maxInBrackets = 200;

const [opening, closing] = ['([{（【［〔', ')]}）】］〕'].map(
  (brackets) => new Set([...brackets].map((bracket) => bracket.charCodeAt(0))),
) as [Set<number>, Set<number>];

/** Whether a character opens a bracket. */
export const opens = (code: number): boolean => opening.has(code);

/** Where what stands in brackets from `at` on ends: citations, abbreviations, counts, asides; `at` where they never close. */
export function endOfBrackets(text: string, at: number): number {
  let depth = 0;
  const end = Math.min(text.length, at + maxInBrackets);
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    if (opening.has(code)) {
      depth++;
    } else if (closing.has(code) && --depth === 0) {
      return i + 1;
    }
  }
  return at;
}

const abbreviations = /(?:^|[^a-z])(?:e\.g|i\.e|et al|etc|vs|cf|fig|al|[a-z])$/;

const isLower = (code: number): boolean => code > 0x60 && code < 0x7b;

/** Whether a sentence begins right behind the dot at `at` that ends the one before: `intelligence.We propose`, `molecules.we evaluate`. */
export function isRunOn(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x2e || !isLower(text.charCodeAt(at - 1))) {
    return false;
  }
  const next = text.charCodeAt(at + 1);
  const second = text.charCodeAt(at + 2);
  return (
    (next > 0x40 && next < 0x5b && (second === 0x20 || isLower(second))) ||
    (isLower(next) &&
      endsWithWord.test(text.slice(Math.max(0, at - 3), at)) &&
      beginsLower.test(text.slice(at + 1, at + 7)))
  );
}

/** Words that begin sentences, in lower case, and no part of an address or of code: `molecules.in fact`, but not `torch.inference`. */
const beginsLower = /^(?:we|this|our|the|in|it|these|here) /;
const endsWithWord = /[a-z]{3}$/;

/** Whether what stands before `at` ends as an abbreviation does; most words do not. */
function mayAbbreviate(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 2) | 0x20;
  const isLetterBefore = before > 0x60 && before < 0x7b;
  return !isLetterBefore || 'lcsfgLCSFG'.includes(text.charAt(at - 1));
}

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
  return (
    (Number.isNaN(next) || next <= 0x20 || isRunOn(text, at)) &&
    !(mayAbbreviate(text, at) && abbreviations.test(text.slice(Math.max(0, at - 5), at).toLowerCase()))
  );
}

/** Part of a link: `github.com/owner`, `example.org`. */
export const address = /\.[a-z]{2,10}\/|\.(?:com|org|net|io|edu|cn)$/i;
