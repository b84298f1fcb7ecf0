import { plainOfDatabase } from '../../text/plain-markup';
import { shielded } from '../bibtex/plain-title';
import { oneLine } from './normal-form';

const escapes: readonly (readonly [sign: string, markup: string])[] = [
  ['\\', '\\textbackslash{}'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['#', '\\#'],
  ['%', '\\%'],
  ['_', '\\_'],
];
const balanced: ReadonlyMap<string, string> = new Map([...escapes, ['{', '\\{'], ['}', '\\}']]);
/** BibTeX counts braces whether a backslash stands before them or not. */
const unbalanced: ReadonlyMap<string, string> = new Map([
  ...escapes,
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
]);

/** Signs of TeX, and what it makes one sign of: dashes, quotes, and two Spanish ones. */
const special = /[\\^~$&#%_{}]|-(?=-)|`(?=`)|'(?=')|[?!](?=`)/g;

/** Whether every brace closes one that was opened before it. */
function hasBalancedBraces(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length && depth >= 0; index++) {
    const char = text[index];
    depth += char === '{' ? 1 : char === '}' ? -1 : 0;
  }
  return depth === 0;
}

/**
 * Whether all tools find the end of a value in LaTeX's markup between braces: BibTeX counts those behind a backslash too,
 * Pandoc does not, not even behind two.
 */
export function endsForAll(latex: string): boolean {
  return hasBalancedBraces(latex) && hasBalancedBraces(latex.replace(/\\[{}]/g, '')) && !latex.endsWith('\\');
}

/** A value in LaTeX's markup that is to stand on one line: a `%`, which would make a comment of the rest, is escaped but in addresses. */
export function withoutComments(latex: string): string {
  return latex.replace(/\\(?:url|nolinkurl|href|path)\{[^{}]*\}|\\[^]|%/g, (found) => (found === '%' ? '\\%' : found));
}

function escaped(line: string, signs: ReadonlyMap<string, string>): string {
  return line.replace(special, (sign) => signs.get(sign) ?? `${sign}{}`);
}

/** An `@` directly behind a brace could be taken for the next entry. */
export function apartFromBrace(latex: string): string {
  return latex.replace(/\}@+/g, (found) => `}${'{@}'.repeat(found.length - 1)}`);
}

/**
 * Plain text as the value of a BibTeX field, between braces that the caller writes: on one line, everything that TeX or
 * BibTeX would read as markup escaped, all other characters as they are (UTF-8, which biber, Pandoc and Typst read).
 */
export function toLatex(text: string): string {
  const line = oneLine(text);
  return apartFromBrace(escaped(line, hasBalancedBraces(line) ? balanced : unbalanced));
}

/** Not of Chinese, which has no capitals. */
const word = /[^\s/\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu;
/** A capital or a digit beside letters, not only a capital at the start. */
const hasInnerCapital = /^\P{L}*(?:\p{L}.*[\p{Lu}\p{N}]|\p{N}.*\p{L})/u;
const hasCapital = /^\P{L}*\p{Lu}/u;
/** Words of so many letters are capitalized in a title that is not written like a sentence. */
const minInformativeLength = 4;
const maxTitleLength = 1_000;

/**
 * A title for BibTeX: as `toLatex`, with braces round the words whose capitals belong to them (`{NAS-Bench}`), since
 * styles write titles in small letters: those with a capital inside, those of names, and in a title that is written like
 * a sentence, all but the first. What looks like HTML, which databases leave in titles, has an empty group within.
 */
export function titleToLatex(title: string, names: readonly string[] = []): string {
  const line = oneLine(title);
  const latex = withCapitals(line, names);
  return plainOfDatabase(line) === line ? latex : shielded(latex);
}

function withCapitals(line: string, names: readonly string[]): string {
  if (line.length > maxTitleLength || /[{}]/.test(line)) {
    return toLatex(line);
  }
  const words = [...line.matchAll(word)].map(({ 0: text, index }) => ({ text, index }));
  const informative = words.slice(1).filter(({ text }) => text.length >= minInformativeLength && /\p{L}/u.test(text));
  const isSentence = informative.filter(({ text }) => hasCapital.test(text)).length * 2 < informative.length;
  const named = new Set(names.flatMap((name) => oneLine(name).match(word) ?? []));
  let latex = '';
  let done = 0;
  words.forEach(({ text, index }, place) => {
    const bare = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#*]+$/gu, '');
    if (
      bare !== '' &&
      (hasInnerCapital.test(bare) || (hasCapital.test(bare) && (named.has(bare) || (isSentence && place > 0))))
    ) {
      const start = index + text.indexOf(bare);
      latex += `${escaped(line.slice(done, start), balanced)}{${escaped(bare, balanced)}}`;
      done = start + bare.length;
    }
  });
  return apartFromBrace(latex + escaped(line.slice(done), balanced));
}
