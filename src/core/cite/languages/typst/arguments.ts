import { endOfString } from './lexical';

/** Longest text of further arguments that is looked at. */
const longest = 2000;
const name = /(?:[\s,]|\/\/[^\n]{0,300}\n){0,300}(?:[a-z-]{1,30}\s{0,99}:)?\s{0,99}/y;
const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Where a call ends, behind its closing parenthesis; undefined where what stands from an offset on are no named arguments that one follows.
 * @param text of a Typst document
 * @param from behind an argument, or where the first one may stand
 */
export function callEndBehind(text: string, from: number): number | undefined {
  const limit = Math.min(text.length, from + longest);
  for (let at = from; at < limit;) {
    name.lastIndex = at;
    const [written = ''] = name.exec(text) ?? [];
    at += written.length;
    if (text.charAt(at) === ')') {
      return at + 1;
    }
    const end = written.includes(':') ? valueEnd(text, at, limit) : undefined;
    if (end === undefined) {
      return undefined;
    }
    at = end;
  }
  return undefined;
}

/** Where the value of an argument ends, at the comma or parenthesis behind it. */
function valueEnd(text: string, from: number, limit: number): number | undefined {
  const closing: string[] = [];
  for (let at = from; at < limit; at += 1) {
    const character = text.charAt(at);
    if (closing.length === 0 && /[,)]/.test(character)) {
      return at;
    }
    if (character === closing.at(-1)) {
      closing.pop();
    } else if (character === '"' && closing.at(-1) !== ']') {
      const end = endOfString(text, at);
      if (end === undefined) {
        return undefined;
      }
      at = end;
    } else if (pairs[character] !== undefined && (character === '[' || closing.at(-1) !== ']')) {
      closing.push(pairs[character]);
    }
  }
  return undefined;
}
