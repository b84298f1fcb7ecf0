import type { CitationSyntax } from './syntax';

/** What Pandoc reads a bare `@key` behind: nothing that belongs to a word. Seen with Pandoc 2.17. */
const opensPandocKey = /[\s([{<>"'‘“,;:/|~`$)\]\-–—\p{Ps}\p{Pe}\p{Pi}\p{Pf}]|[^\P{P}\p{ASCII}]/u;
/** What Pandoc would take into a bare key; punctuation only with a letter behind it. */
const goesOnPandocKey = /^(?:[:.#$%&\-+?<>~/]{0,9}[\p{L}\p{N}_]|\{)/u;
/** What Docutils wants before a role: the start of a text block, a space, or one of these. Seen with Docutils 0.19. */
const opensRole = /[\s\-:/'"<([{\p{Ps}\p{Pi}\p{Pf}]|[^\P{Pd}\p{ASCII}]|[^\P{Po}\p{ASCII}§¶]/u;
/** What Docutils wants behind a role, likewise. */
const endsRole = /[\s'")\]}>\-/\\:.,;!?\p{Pe}\p{Pi}\p{Pf}]|[^\P{Pd}\p{ASCII}]|[^\P{Po}\p{ASCII}§¶]/u;
/** What Typst would take into a label: dots and colons at its end stay text. */
const goesOnTypstLabel = /^[.:]{0,9}[\p{L}\p{N}_-]/u;
/** What Typst would take for a part of the call before it. */
const goesOnTypstCall = /^(?:[[(;]|\.\p{L})/u;

/** What may end or close a word; quotation marks and emphasis open the next one where a space is before them. */
const closesWord = /(?:[.,;:!?…](?<!\\.)|\\?[%$#_*\])}"'`]|[+°€£™®”’»›]|<\/[A-Za-z][A-Za-z0-9]{0,20}>){1,30}$/u;
/** The end of a word, or number, of a script that parts words by spaces. */
const endsSpacedWord = /(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\uFF00-\uFFEF])[\p{L}\p{N}]\p{M}{0,9}$/u;
/** Notes stand at the word or behind its punctuation, without a space. */
const isNote = /^(?:\\(?:foot|super|smart|textsuperscript)|[:{]foot|\^|\[\^|\[fn:|#(?:footnote|super)\b)/;
/** How a citation or a text of its own may begin: what begins with punctuation or white space goes on with the word before it. */
const beginsAnew = /^(?:[[(\\@#{"'“‘`*_<]|:[a-z]|(?![\p{scx=Han}\uFF00-\uFFEF])[\p{L}\p{N}])/u;

/** What parts a citation from a word before it: a space, in LaTeX a tie (`~`) if asked for, or nothing where one that has been begun is completed. */
export type Gap = 'space' | 'tie' | 'none';

/** Whether a text ends with a word of a script that has spaces between words, punctuation behind it included. */
function endsWithWord(before: string): boolean {
  return endsSpacedWord.test(before.slice(-60).replace(closesWord, ''));
}

function gapBetween(syntax: CitationSyntax, before: string, written: string, gap: Gap): string {
  if (gap === 'none' || isNote.test(written) || !beginsAnew.test(written) || !endsWithWord(before)) {
    return '';
  }
  return gap === 'tie' && syntax === 'latex' ? '~' : ' ';
}

/** Whether `@key` would not be read there, but `#cite(<key>)` would. */
export function needsTypstCall(syntax: CitationSyntax, before: string, after: string, gap: Gap = 'space'): boolean {
  const isGlued = /[\p{L}\p{N}_]$/u.test(lastOf(before)) && (gap === 'none' || !endsWithWord(before));
  return syntax === 'typst' && (goesOnTypstLabel.test(after) || after.startsWith('[') || isGlued);
}

/**
 * A citation with what must part it from the text around it, so that the document's own tool reads both as what they are, and with
 * the space that stands before it in languages that part words by spaces.
 * @param written the citation as its syntax writes it, not empty
 */
export function padded(syntax: CitationSyntax, written: string, before: string, after: string, gap: Gap = 'space'): string {
  const [previous, next] = [lastOf(before), firstOf(after)];
  const escapes = /\\*$/.exec(before.slice(-20))?.[0].length ?? 0;
  const lead = escapes % 2 === 1 ? ' ' : gapBetween(syntax, before, written, gap);
  switch (syntax) {
    case 'pandoc':
      return written.startsWith('[')
        ? `${lead || (previous === '!' ? ' ' : '')}${written}${/[[({]/.test(next) ? ' ' : ''}`
        : `${lead || (previous === '' || opensPandocKey.test(previous) ? '' : ' ')}${written}${goesOnPandocKey.test(after) && !written.endsWith('}') ? ' ' : ''}`;
    case 'typst':
      return `${lead}${written}${/[)\]]$/.test(written) && goesOnTypstCall.test(after) ? ';' : ''}`;
    case 'rst':
      return `${lead || (previous === '' || opensRole.test(previous) ? '' : '\\ ')}${written}${next === '' || endsRole.test(next) ? '' : '\\ '}`;
    case 'myst':
      return `${lead}${written}${next === '`' ? ' ' : ''}`;
    case 'org':
      return `${lead || (previous === '[' ? ' ' : '')}${written}`;
    default:
      return lead + written;
  }
}

/** Text of any kind, likewise: where it starts with markup that the text before it would keep from being read. */
export function paddedMarkup(syntax: CitationSyntax, written: string, before: string, after: string, gap: Gap = 'space'): string {
  const starts: Readonly<Record<CitationSyntax, RegExp>> = { pandoc: /^\[/, myst: /^[[{]/, latex: /^\\/, typst: /^[#@]/, org: /^\[/, rst: /^[`:]/ };
  return starts[syntax].test(written) ? padded(syntax, written, before, after, gap) : gapBetween(syntax, before, written, gap) + written;
}

function lastOf(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}

function firstOf(text: string): string {
  return [...text.slice(0, 2)].at(0) ?? '';
}
