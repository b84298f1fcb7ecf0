/** What may end or close a word; quotation marks and emphasis open the next one where a space is before them. */
const closesWord = /(?:[.,;:!?…](?<!\\.)|\\?[%$#_*\])}"'`]|[+°€£™®”’»›]|<\/[A-Za-z][A-Za-z0-9]{0,20}>){1,30}$/u;
/** The end of a word, or number, of a script that separates words by spaces. */
const endsSpacedWord =
  /(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\uFF00-\uFFEF])[\p{L}\p{N}]\p{M}{0,9}$/u;
/** Notes stand at the word or behind its punctuation, without a space. */
const isNote = /^(?:\\(?:foot|super|smart|textsuperscript)|[:{]foot|\^|\[\^|\[fn:|#(?:footnote|super)\b)/;
/** How a citation or a text of its own may begin: what begins with punctuation or white space goes on with the word before it. */
const beginsAnew = /^(?:[[(\\@#{"'“‘`*_<]|:[a-z]|(?![\p{scx=Han}\uFF00-\uFFEF])[\p{L}\p{N}])/u;

/** What separates a citation from a word before it: a space, the language's tie if asked for and there is one, or nothing where one that has been begun is completed. */
export type Gap = 'space' | 'tie' | 'none';

/**
 * The space that stands before a citation, or another text of its own, in languages that separate words by spaces.
 * @param before text before it
 * @param written the citation
 * @param tie a space at which the line does not break, where the citation language has one
 * @returns empty where none belongs there
 */
export function spaceBefore(before: string, written: string, gap: Gap, tie = ' '): string {
  if (
    gap === 'none' ||
    isNote.test(written) ||
    !beginsAnew.test(written) ||
    !endsSpacedWord.test(before.slice(-60).replace(closesWord, ''))
  ) {
    return '';
  }
  return gap === 'tie' ? tie : ' ';
}
