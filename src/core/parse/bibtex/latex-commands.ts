import {
  accentOver,
  accentOverAll,
  calligraphic,
  chemicalFormula,
  doubleStruck,
  fraction,
  fraktur,
  root,
  script,
  subscript,
  superscript,
} from './latex-mathematics';
import { latexAccents, latexSymbols } from './latex-symbols';
import { angle, numberList, numberText, quantity, range, unitText } from './latex-units';

/** A command with arguments: groups in braces, or one sign or command each. */
export interface LatexCommand {
  readonly count: number;
  /** The command's text out of those of its arguments; last comes what stands in brackets before them. */
  readonly make: (...texts: readonly string[]) => string;
  /** The first argument is an address, which is read without markup. */
  readonly takesAddress?: boolean;
  /** What the arguments are in, where that is not what the command is in. */
  readonly mode?: 'text' | 'mathematics';
}

type Make = LatexCommand['make'];

function of(names: string, count: number, make: Make, more: Partial<LatexCommand> = {}): [string, LatexCommand][] {
  return names.split(' ').map((name) => [name, { count, make, ...more }]);
}

const first: Make = (text = '') => text;
const second: Make = (...texts) => texts[1] ?? '';
const nothing: Make = () => '';
const scriptIn =
  (place: 'superscript' | 'subscript'): Make =>
  (text = '') =>
    script(text, place) ?? text;

/** By pairs of words, separated by spaces. */
function pairs(words: string): [string, string][] {
  const all = words.trim().split(' ');
  return all.flatMap((name, index) => (index % 2 === 0 ? [[name, all[index + 1] ?? '']] : []));
}

const textAccents: readonly (readonly [name: string, mark: string])[] = [
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['t', '\u0361'],
  ['G', '\u030f'],
  ['U', '\u030e'],
  ['h', '\u0309'],
  ['capitalcaron', '\u030c'],
  // Of journals of mathematics.
  ['polhk', '\u0328'],
  ['soft', '\u030c'],
  ['udot', '\u0323'],
  ['cfac', '\u0302'],
  ['lfhook', '\u0326'],
];

/** Commands of one letter or sign that are accents in text only. */
export const accents: ReadonlyMap<string, LatexCommand> = new Map(
  textAccents.flatMap(([name, mark]) => of(name, 1, (text = '') => accentOver(mark, text))),
);

const overAll = new Set(['overline', 'overbar', 'wideoverbar']);

/** What commands with arguments make of them. All others leave theirs as they are. */
export const commands: ReadonlyMap<string, LatexCommand> = new Map([
  ...pairs(latexAccents).flatMap(([name, mark]) =>
    of(name, 1, (text = '') => (overAll.has(name) ? accentOverAll(mark, text) : accentOver(mark, text))),
  ),
  ...of('bar', 1, (text = '') => accentOver('\u0304', text)),
  ...of('hat widehat', 1, (text = '') => accentOver('\u0302', text)),
  ...of('not', 1, (text = '') => accentOver('\u0338', text)),
  ...of('underline hyperref', 1, first),
  ...of('^', 1, superscript),
  ...of('_', 1, subscript),
  ...of('textsuperscript textsu up super', 1, scriptIn('superscript')),
  ...of('textsubscript', 1, scriptIn('subscript')),
  ...of('frac dfrac tfrac cfrac nicefrac sfrac', 2, fraction),
  ...of('sqrt', 1, root),
  ...of('binom dbinom tbinom', 2, (all = '', some = '') => `(${all} choose ${some})`),
  ...of('pmod', 1, (text = '') => `(mod ${text})`),
  ...of('overset stackrel', 2, (over = '', text = '') => text + superscript(over)),
  ...of('underset', 2, (under = '', text = '') => text + subscript(under)),
  ...of('mathbb Bbb mathds mathbbm', 1, doubleStruck),
  ...of('mathcal mathscr scr eusm', 1, calligraphic),
  ...of('mathfrak frak germ', 1, fraktur),
  ...of('text mbox hbox textrm textnormal intertext', 1, first, { mode: 'text' }),
  ...of('ensuremath', 1, first, { mode: 'mathematics' }),
  ...of('ce cf', 1, chemicalFormula, { mode: 'text' }),
  ...of('SI qty', 2, (number = '', unit = '') => quantity(numberText(number), unit), { mode: 'mathematics' }),
  ...of('SIrange qtyrange', 3, (from = '', to = '', unit = '') => quantity(range(from, to), unit), {
    mode: 'mathematics',
  }),
  ...of('SIlist qtylist', 2, (list = '', unit = '') => quantity(numberList(list), unit), { mode: 'mathematics' }),
  ...of('si unit', 1, unitText, { mode: 'mathematics' }),
  ...of('isotope', 1, (text = '', mass = '') => superscript(mass) + text),
  ...of('num', 1, numberText, { mode: 'mathematics' }),
  ...of('numrange', 2, range, { mode: 'mathematics' }),
  ...of('numlist', 1, numberList, { mode: 'mathematics' }),
  ...of('ang', 1, angle, { mode: 'mathematics' }),
  ...of('tothe raiseto', 1, superscript),
  ...of('url nolinkurl path', 1, first, { takesAddress: true }),
  ...of('href', 2, (address = '', text = '') => (text.trim() === '' ? address : text), { takesAddress: true }),
  ...of(
    'foreignquote hyphenquote foreigntextquote hyphentextquote foreignblockquote hyphenblockquote textcquote blockcquote',
    2,
    (...texts: readonly string[]) => `“${texts[1] ?? ''}”`,
  ),
  ...of('mkbibparens parentext', 1, (text = '') => `(${text})`),
  ...of('mkbibbrackets brackettext', 1, (text = '') => `[${text}]`),
  ...of('bibinfo foreignlanguage textcolor colorbox raisebox scalebox parbox texorpdfstring', 2, second),
  // What bibliographies define to sort names and years by.
  ...of('printfirst', 2, first),
  ...of('switchargs', 2, (text = '', before = '') => before + text),
  ...of('VAN', 3, second),
  ...of(
    'footnote footnotetext thanks index label nocite vspace hspace phantom hphantom vphantom color selectlanguage begin end fontfamily fontseries fontshape',
    1,
    nothing,
  ),
  ...of('fontsize', 2, nothing),
]);

/** Quotations, which have other marks within each other. */
export const quotations: ReadonlySet<string> = new Set(['enquote', 'textquote', 'mkbibquote', 'qt']);

/** `\noopsort{…}`, under whichever name, holds what is to sort by. */
export function isSortKey(name: string): boolean {
  return /no_?op|nosort|^sort/i.test(name);
}

/** Fonts, sizes and layout: they leave nothing of themselves. */
export const silent: ReadonlySet<string> = new Set(
  (
    'emph textit textbf textsf texttt textsc textsl textup textmd textlf textin mathrm mathbf mathit mathsf mathtt mathnormal boldsymbol bm pmb bold operatorname mathop mathord mathrel mathbin ' +
    'it bf rm sf tt sc sl em cal mit itshape bfseries scshape upshape slshape rmfamily sffamily ttfamily mdseries normalfont selectfont ' +
    'tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge displaystyle textstyle scriptstyle scriptscriptstyle ' +
    'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr limits nolimits nonumber protect relax xspace noindent ignorespaces unskip nobreak allowbreak sloppy centering ' +
    'bgroup egroup begingroup endgroup hfill hfil strut null lowercase uppercase MakeUppercase MakeLowercase mkbibemph mkbibbold bibnamefont bibfnamefont citenamefont natexlab autocap ' +
    'footnotemark smash leavevmode mathstrut newblock'
  ).split(' '),
);

/** Those that stand for a space. */
export const spaces: ReadonlySet<string> = new Set(
  '\\ , ; : > break quad qquad enspace enskip thinspace space newline linebreak par hskip addspace nobreakspace'
    .split(' ')
    .concat(' '),
);

/** Signs behind a backslash that leave nothing: places to break, corrections. */
export const empty: ReadonlySet<string> = new Set('- / ! @ *'.split(' '));

/** A length follows: `\kern-.1em`. */
export const lengths: ReadonlySet<string> = new Set('kern mkern mskip hskip raise lower'.split(' '));

/** What commands stand for. */
export const symbols: ReadonlyMap<string, string> = new Map([
  ...pairs(latexSymbols),
  ...pairs(
    'textendash – textemdash — textquoteright ’ textquoteleft ‘ textquotedblleft “ textquotedblright ” textquotesingle \' textquotedbl " dq " glqq „ grqq “ glq ‚ grq ‘ flqq « frqq » flq ‹ frq › ' +
      'lq ‘ rq ’ ldots … dots … textellipsis … dotsc … dotso … lbrace { rbrace } lbrack [ rbrack ] textbackslash \\ backslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textbar | ' +
      'textless < textgreater > lt < gt > textdollar $ textbraceleft { textbraceright } textdegree ° degree ° textmu µ slash / hyphen - hyp - hyphenation - textregistered ® texttrademark ™ ' +
      'LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe LaTeX2ε XeTeX XeTeX LuaTeX LuaTeX setminus ∖ smallsetminus ∖ omicron ο epsilon ε phi φ hbar ℏ hslash ℏ nabla ∇ perp ⊥ cdot · bullet • over / choose choose colon : ' +
      'cprime ʹ cdprime ʺ Cprime ʹ Cdprime ʺ rasp ʼ lasp ʽ dbar đ Dbar Đ addcomma , addcolon : adddot . bibopenquote “ bibclosequote ” and & ' +
      "emptyset ∅ triangle △ unlhd ⊴ unrhd ⊵ gets ← leadsto ⇝ iff ⟺ implies ⟹ impliedby ⟸ lvert | rvert | lVert ‖ rVert ‖ dotsb ⋯ dotsm ⋯ dotsi ⋯ nobreakdash - mathsemicolon ; mathplus + mathhyphen - mathquotesingle '",
  ),
]);

/** Functions of mathematics, written by their names. */
export const operators: ReadonlySet<string> = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min mod bmod Pr sec sin sinh sup tan tanh Tr tr'.split(
    ' ',
  ),
);
