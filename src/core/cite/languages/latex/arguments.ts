import type { TextRange } from '../../../model/paper';
import { endOfLine } from '../../../text/around';

/** Longest optional argument and longest list of keys that are looked at. */
const optionLimit = 1000;
export const keysLimit = 20_000;

const spaceOrComment = /(?:[ \t]{1,99}|%[^\n]{0,300}\n[ \t]{0,99}|\r?\n(?![ \t]{0,99}\r?\n)[ \t]{0,99}){0,9}/y;

/** Behind white space and comments, which TeX passes over between a command and its arguments. */
export function behindSpace(text: string, at: number): number {
  spaceOrComment.lastIndex = at;
  spaceOrComment.test(text);
  return spaceOrComment.lastIndex;
}

/** The end (at its `]`) of an optional argument that opens at an offset: what stands in braces does not end it. */
function optionEnd(text: string, open: number, nests: boolean): number | undefined {
  let braces = 0;
  let brackets = 0;
  const limit = Math.min(text.length, open + optionLimit);
  for (let at = open + 1; at < limit; at += 1) {
    switch (text[at]) {
      case '\\':
        at += 1;
        break;
      case '{':
        braces += 1;
        break;
      case '}':
        if (braces === 0) {
          return undefined;
        }
        braces -= 1;
        break;
      case '[':
        if (braces === 0 && nests) {
          brackets += 1;
        }
        break;
      case ']':
        if (braces > 0) {
          break;
        }
        if (brackets === 0) {
          return at;
        }
        brackets -= 1;
        break;
      case '\n':
        if (/^[ \t]{0,99}\r?\n/.test(text.slice(at + 1, at + 102))) {
          return undefined;
        }
    }
  }
  return undefined;
}

/** What stands in an optional argument at an offset, whether or not it nests brackets as LaTeX itself would not. */
export function optionAt(text: string, open: number): TextRange | undefined {
  if (text[open] !== '[' || !text.slice(open, open + optionLimit).includes(']')) {
    return undefined;
  }
  const goesOn = (end: number | undefined) => end !== undefined && /[[{]/.test(text.charAt(behindSpace(text, end + 1)));
  const nested = optionEnd(text, open, true);
  const end = goesOn(nested) ? nested : optionEnd(text, open, false);
  return end === undefined ? undefined : { start: open + 1, end };
}

/**
 * What stands in braces at an offset, commands and further braces included.
 * @param most so many characters are looked at
 */
export function argumentAt(text: string, open: number, most = keysLimit): TextRange | undefined {
  if (text[open] !== '{') {
    return undefined;
  }
  const limit = Math.min(text.length, open + most);
  let depth = 0;
  for (let at = open; at < limit; at += 1) {
    const character = text[at];
    if (character === '\\') {
      at += 1;
    } else if (character === '%') {
      at = endOfLine(text, at);
    } else if (character === '{') {
      depth += 1;
    } else if (character === '}' && (depth -= 1) === 0) {
      return { start: open + 1, end: at };
    }
  }
  return undefined;
}

/** What stands between delimiters at an offset, if nothing but plain text does. */
export function plainArgumentAt(
  text: string,
  open: number,
  [opening, closing]: readonly [string, string],
): TextRange | undefined {
  if (text[open] !== opening) {
    return undefined;
  }
  const limit = Math.min(text.length, open + keysLimit);
  for (let at = open + 1; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === closing) {
      return { start: open + 1, end: at };
    }
    if (character === '\\' || character === '{' || character === '}') {
      return undefined;
    }
    if (character === '%') {
      at = endOfLine(text, at);
    }
  }
  return undefined;
}
