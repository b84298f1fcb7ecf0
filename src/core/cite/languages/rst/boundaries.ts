/** Where Docutils lets inline markup start and end, as its `punctuation_chars` say. */

/** Punctuation but the marks of ASCII and Latin-1 that end a sentence or stand for something. */
const otherPunctuation = String.raw`(?![!#%&*,.;?@\\\u00A7\u00B6])[\p{Pd}\p{Po}]`;

/** A character that may stand before a start-string. */
const before = new RegExp(String.raw`^(?:\s|["'(<[{/:]|[\p{Ps}\p{Pi}\p{Pf}]|${otherPunctuation})$`, 'u');
/** What may stand behind an end-string. */
export const endSuffix = String.raw`(?=$|\s|[\\.,;!?"')>\]}/:]|[\p{Pe}\p{Pi}\p{Pf}]|${otherPunctuation})`;
const after = new RegExp(`^${endSuffix}`, 'u');

/** Whether inline markup may start behind a character, or at the start of a text. */
export function mayStartAt(previous: string): boolean {
  return previous === '' || before.test(previous);
}

/** Whether inline markup may end before a character, or at the end of a text. */
export function mayEndAt(next: string): boolean {
  return after.test(next);
}

/** Whether inline markup may start at an offset of a paragraph that starts at another. */
export function mayStart(text: string, at: number, paragraph: number): boolean {
  if (at <= paragraph) {
    return true;
  }
  const isPair = at - 2 >= paragraph && /[\uDC00-\uDFFF]/.test(text.charAt(at - 1));
  return mayStartAt(text.slice(isPair ? at - 2 : at - 1, at));
}

/** Whether inline markup may end at an offset. */
export function mayEnd(text: string, at: number, paragraphEnd: number): boolean {
  return mayEndAt(text.slice(at, Math.min(at + 2, paragraphEnd)));
}
