/** Mathematics of LaTeX on one line of Unicode: `x^{n+1}` to xⁿ⁺¹, `\frac{a}{b}` to a/b, as it is written in plain text. */

const superscripts =
  '0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻAᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂαᵅβᵝγᵞδᵟθᶿφᵠχᵡ∘°';
const subscripts = '0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ';

function pairsOf(text: string): ReadonlyMap<string, string> {
  const signs = [...text];
  return new Map(signs.flatMap((sign, index) => (index % 2 === 0 ? [[sign, signs[index + 1] ?? '']] : [])));
}

const scripts = { superscript: pairsOf(superscripts), subscript: pairsOf(subscripts) };

/** A text set higher or lower; signs that are no letters or digits stay as they are. `undefined` where Unicode lacks a letter. */
export function script(text: string, place: 'superscript' | 'subscript'): string | undefined {
  const signs = Array.from(
    text.trim(),
    (sign) => scripts[place].get(sign) ?? (/[\p{L}\p{N}]/u.test(sign) ? undefined : sign),
  );
  return signs.includes(undefined) ? undefined : signs.join('');
}

function scriptOr(text: string, place: 'superscript' | 'subscript', mark: string): string {
  const inside = text.trim();
  return script(inside, place) ?? (inside.length > 1 ? `${mark}(${inside})` : mark + inside);
}

export const superscript = (text = ''): string => scriptOr(text, 'superscript', '^');
export const subscript = (text = ''): string => scriptOr(text, 'subscript', '_');

/** In parentheses if it is more than a number or a symbol. */
function operand(text: string): string {
  const inside = text.trim();
  return /[\s+\-−*/=<>]/.test(inside) ? `(${inside})` : inside;
}

export const fraction = (over = '', under = ''): string => `${operand(over)}/${operand(under)}`;

/** @param order as LaTeX has it in brackets */
export function root(text = '', order = ''): string {
  const sign = order === '3' ? '∛' : order === '4' ? '∜' : `${script(order, 'superscript') ?? ''}√`;
  return sign + operand(text);
}

/** Sets a mark over or under the first character. */
export function accentOver(mark: string, text: string): string {
  const base = Array.from(text.slice(0, 2))[0] ?? '';
  if (base.trim() === '') {
    return text;
  }
  const letter = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base;
  return (letter + mark).normalize('NFC') + text.slice(base.length);
}

/** Sets a mark over each letter and digit. */
export function accentOverAll(mark: string, text: string): string {
  return text.replace(/[\p{L}\p{N}]/gu, (letter) => letter + mark);
}

/** Letters of one of Unicode's mathematical alphabets; those that were there before it stand elsewhere. */
function alphabet(start: number, others: string): (text?: string) => string {
  const elsewhere = pairsOf(others);
  return (text = '') =>
    text.replace(
      /[A-Za-z]/g,
      (letter) =>
        elsewhere.get(letter) ??
        String.fromCodePoint(start + letter.charCodeAt(0) - (letter <= 'Z' ? 0x41 : 0x61 - 26)),
    );
}

export const doubleStruck = alphabet(0x1d538, 'CℂHℍNℕPℙQℚRℝZℤ');
export const calligraphic = alphabet(0x1d49c, 'BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ');
export const fraktur = alphabet(0x1d504, 'CℭHℌIℑRℜZℨ');

/** `H2O`, `SO4^2-`, `A -> B` of mhchem. */
export function chemicalFormula(text = ''): string {
  return text
    .replace(/<=>|<-->|<->/g, '⇌')
    .replace(/->/g, '→')
    .replace(/\^(\d{0,3}[+-]|\d{1,3})/g, (_, sign: string) => superscript(sign))
    .replace(/_(\d{1,3})|(?<=[A-Za-z)\]])(\d{1,3})/g, (_, one: string | undefined, two: string | undefined) =>
      subscript(one ?? two),
    );
}
