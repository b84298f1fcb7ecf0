import { optionAt, plainArgumentAt } from './arguments';
import { lineBehind } from '../../../text/around';

/** Commands whose argument is not read as TeX, between two signs or in braces. */
const usual = /^(?:verb|Verb|lstinline|mintinline|spverb|pyv|path)\*?$/;
/** What makes a sign stand for `\verb`, or no longer. */
const shortVerb =
  /(Make|Define|Delete|Undefine)Short(?:Verb|Inline)\*?\s{0,9}(?:\[[^\]\n]{0,300}\]\s{0,9})?\{?\s{0,9}\\?([^\s\w\\{}%])/y;
/** Signs that are used so. */
const signs = /[|"!+@/=~^*:;<>'`]/g;

/** Whether a command takes its argument as it is. */
export function isInlineVerbatim(name: string): boolean {
  return usual.test(name);
}

/** As much of a line as is looked at. */
const longestLine = 2000;

/**
 * Behind such a command with its argument.
 * @param behind offset behind its name
 */
export function afterVerbatim(text: string, name: string, behind: number): number {
  let at = behind;
  if (!/^(?:verb|spverb|pyv)\*?$/.test(name)) {
    at = (optionAt(text, at)?.end ?? at - 1) + 1;
  }
  if (name.startsWith('mintinline')) {
    at = (plainArgumentAt(text, at, ['{', '}'])?.end ?? at - 1) + 1;
  }
  const delimiter = text.charAt(at);
  if (/[\sA-Za-z]/.test(delimiter)) {
    return at;
  }
  return delimiter === '{' ? (bracesEnd(text, at) ?? at) : (afterSign(text, at, delimiter) ?? at);
}

/** Behind an argument in braces on one line, which may hold `%` and `\` as they are; undefined where there is none. */
export function bracesEnd(text: string, open: number): number | undefined {
  const line = text[open] === '{' ? lineBehind(text, open, longestLine) : '';
  let depth = 0;
  for (let index = 0; index < line.length && line.includes('}'); index += 1) {
    if (line[index] === '{') {
      depth += 1;
    } else if (line[index] === '}' && (depth -= 1) === 0) {
      return open + index + 1;
    }
  }
  return undefined;
}

function afterSign(text: string, at: number, sign: string): number | undefined {
  const end = lineBehind(text, at + 1, longestLine).indexOf(sign);
  return end === -1 ? undefined : at + 1 + end + 1;
}

/** The signs that a document lets stand for `\verb` for a while. */
export class ShortVerbs {
  readonly #signs = new Set<string>();

  /** Where the next sign stands that opens something, at or behind an offset and before a limit; undefined where none does. */
  next(text: string, from: number, limit: number): number | undefined {
    if (this.#signs.size === 0) {
      return undefined;
    }
    signs.lastIndex = from;
    for (let match = signs.exec(text); match !== null && match.index < limit; match = signs.exec(text)) {
      if (this.#signs.has(match[0]) && text[match.index - 1] !== '\\') {
        return match.index;
      }
    }
    return undefined;
  }

  /** Behind what a sign at an offset opens. */
  after(text: string, at: number): number {
    return afterSign(text, at, text.charAt(at)) ?? at + 1;
  }

  /** Behind `\MakeShortVerb{\|}` and its kin; undefined where a command is none of these. */
  read(text: string, name: string, behind: number): number | undefined {
    if (!/^(?:lst)?(?:Make|Define|Delete|Undefine)Short(?:Verb|Inline)\*?$/.test(name)) {
      return undefined;
    }
    const at = behind - name.replace(/^lst/, '').length;
    shortVerb.lastIndex = at;
    const [written, makes, sign = ''] = shortVerb.exec(text) ?? [];
    if (written === undefined) {
      return undefined;
    }
    if (makes === 'Make' || makes === 'Define') {
      this.#signs.add(sign);
    } else {
      this.#signs.delete(sign);
    }
    return at + written.length;
  }

  /** Has the signs that a class for manuals makes so. */
  readClass(name: string): void {
    if (/^(?:ltxdoc|l3doc)$/.test(name)) {
      this.#signs.add('|');
    }
    if (name === 'l3doc') {
      this.#signs.add('"');
    }
  }
}
