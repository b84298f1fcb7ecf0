import { sentencesOf } from './phrase';

/** An abstract says before this what it is about. */
const maxLength = 2500;
const maxSentences = 16;

/** Sentences of a text without markup, and without what stands in brackets: citations, abbreviations, counts, asides. */
export function plainSentences(text: string): string[] {
  return sentencesOf(withoutBrackets(text.slice(0, maxLength))).slice(0, maxSentences);
}

const opening = '([{（【［';
const closing = ')]}）】］';
/** A bracket open for longer is taken for one that never closes. */
const maxInBrackets = 200;

function withoutBrackets(text: string): string {
  if (!/[([{（【［)\]}）】］]/.test(text)) {
    return text;
  }
  let kept = '';
  let from = 0;
  let depth = 0;
  let opened = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (depth > 0 && at - opened > maxInBrackets) {
      // What it would have taken away is read after all.
      at = opened + 1;
      from = at;
      depth = 0;
    } else if (opening.includes(character)) {
      if (depth++ === 0) {
        kept += text.slice(from, at).trimEnd();
        opened = at;
      }
    } else if (closing.includes(character)) {
      if (depth === 0) {
        kept += text.slice(from, at);
        from = at + 1;
      } else if (--depth === 0) {
        from = at + 1;
      }
    }
  }
  return kept + (depth > 0 ? text.slice(opened + 1) : text.slice(from));
}
