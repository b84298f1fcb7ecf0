/**
 * Builds the table of LaTeX's symbols: `npx tsx scripts/build-latex-symbols.ts` writes src/core/parse/bibtex/latex-symbols.ts out of
 * the mapping of unicode2latex (ISC), which has them from the W3C and from packages of symbols.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// The package exports its code only, which wants modules that Node does not find.
const table = join(dirname(require.resolve('unicode2latex')), '../tables/latex2unicode.json');
const mapping = JSON.parse(readFileSync(table, 'utf8')) as Readonly<Record<string, unknown>>;

/** Names of fonts with a letter, signs of APL and dingbats, which no title has, and what is a rule rather than a symbol. */
const unwanted =
  /^(?:APL|ding|m(?:bf|it|sf|tt|up|scr|frak|bb)|Bbb|math|b(?:frak|scr|frakt)|cprime$|not$|sqrt$|cuberoot$|fourthroot$|underbar$|underline$|[Hbcdkrtuv]$)/;
/** Letters of mathematical fonts, which operators have there. */
const mathematicalLetter = /[\u{1d400}-\u{1d7ff}]/u;

const symbols: [name: string, symbol: string][] = [];
const accents: [name: string, accent: string][] = [];
for (const [command, meant] of Object.entries(mapping)) {
  const name = /^\\([A-Za-z]+)(?:\{\})?$/.exec(command)?.[1];
  if (
    name === undefined ||
    typeof meant !== 'string' ||
    unwanted.test(name) ||
    meant.trim() === '' ||
    /\s/.test(meant)
  ) {
    continue;
  }
  const symbol = meant.normalize(mathematicalLetter.test(meant) ? 'NFKC' : 'NFC');
  (/^\p{M}$/u.test(symbol) ? accents : symbols).push([name, symbol]);
}

function lines(pairs: readonly (readonly [string, string])[]): string {
  const all = new Map(pairs);
  const rows = [''];
  for (const [name, symbol] of [...all].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const word = `${name} ${/^\p{M}$/u.test(symbol) ? `\\u${(symbol.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}` : JSON.stringify(symbol).slice(1, -1).replace(/'/g, "\\'")} `;
    const last = rows.at(-1) ?? '';
    rows.splice(-1, 1, ...(last.length + word.length > 180 ? [last, word] : [last + word]));
  }
  return rows.map((row) => `  '${row}'`).join(' +\n');
}

writeFileSync(
  join(__dirname, '../src/core/parse/bibtex/latex-symbols.ts'),
  `/** What LaTeX's commands stand for, written by scripts/build-latex-symbols.ts; not to be edited. Name and symbol by turns. */
export const latexSymbols =
${lines(symbols)};

/** Commands that set a mark over or under what follows. */
export const latexAccents =
${lines(accents)};
`,
);
