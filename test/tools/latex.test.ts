import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLatex } from '../../scripts/tools/programs';
import { answersFor } from './available';
import { keysOf } from './ours';
import { insertedAt, type Place, quoted, writtenAt } from './places';

const preamble = String.raw`\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage{verbatim,listings,hyperref,shortvrb}
\usepackage[style=authoryear,natbib=true]{biblatex}
\begin{document}
`;

/** The keys that biblatex is asked for in each text, sorted: all are set in one document, with a citation of its own before each. */
function keysOfLatex(pdflatex: string, texts: readonly string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'literature-notes-'));
  try {
    const body = texts.map((text, index) => `\\cite{case-${String(index)}}\n\n${text}\n\n`).join('');
    writeFileSync(join(folder, 'x.tex'), `${preamble}${body}\\end{document}\n`);
    spawnSync(pdflatex, ['-interaction=nonstopmode', 'x.tex'], { cwd: folder });
    const cited = Array.from(
      readFileSync(join(folder, 'x.aux'), 'utf8').matchAll(/\\abx@aux@cite\{(?:\d+\}\{)?([^{}]*)\}/g),
      ([, key]) => key?.trim() ?? '',
    );
    const found: string[][] = texts.map(() => []);
    let current: string[] | undefined;
    for (const key of cited) {
      const index = /^case-(\d+)$/.exec(key)?.[1];
      if (index !== undefined) {
        current = found[Number(index)];
      } else {
        current?.push(key);
      }
    }
    return found.map((keys) => [...new Set(keys)].sort());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where a citation has been begun, or none can stand. */
const begun = [
  String.raw`as \cite|`,
  String.raw`as \parencite[12]| and`,
  String.raw`\footnote{as \textcite|}`,
  String.raw`\cites[3]{a}[4]{b}|`,
  String.raw`\cites{a}{|}`,
  String.raw`\volcite{2}{|}`,
  String.raw`\citefield{a|}{year}`,
  String.raw`\nocite{a, |}`,
];

describe('LaTeX', () => {
  const texts = [
    String.raw`\cite{a,b} \citep[see][chap. 2]{c, d} \citet*{e} \citealp{f} \citealt{g}`,
    String.raw`\textcite[p.~3]{a} \parencite*{b} \autocite{c} \footcite{d} \Textcite{e} \smartcite{f} \supercite{g}`,
    String.raw`\citeauthor{a} \citeyear{b} \citetitle{d} \fullcite{e} \footfullcite{f} \citeurl{g}`,
    String.raw`\cites(see)(end)[pre][post]{a}[3]{b}{c,d} \textcites{e}{f} text {g} \parencites[see][]{h}[3]{i}`,
    String.raw`\volcite[see]{2}[33]{a} \notecite[see]{b} \pnotecite{c}`,
    String.raw`\cite[{[3]}, p. 2]{a} \cite[see {]} p. 2]{b}`,
    '\\cite\n  [see] {\n  a, % \\cite{no}\n  % b,\n  c\n}',
    String.raw`\nocite{a} \nocite{b,c}`,
    '% \\cite{a}\n\\% \\cite{b} \\\\% \\cite{c}\n\\iffalse \\cite{d}\\fi \\url{http://x/%20} \\cite{e} \\href{http://x/%20}{\\cite{f}}',
    String.raw`\verb|\cite{a}| \verb*!\cite{b}! \lstinline|\cite{c}| \cite{d}`,
    '\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}\n\\begin{lstlisting}\n\\cite{b} % \\end{verbatim}\n\\end{lstlisting}\n\\begin{comment}\n\\cite{c}\n\\end{comment}\n\\cite{d}',
    String.raw`\textbf{\cite{a}} {\cite{b}} \emph{see \cite[x]{c}} $x \cite{d}$ \footnote{\cite{e}}`,
    '\\begin{itemize}\n\\item[\\cite{a}] x\\cite{b}y\n\\end{itemize}\n\\section{On \\cite{c}}',
    '\\begin{tabular}{ll} \\cite{a} & \\cite{b} \\\\ c & d\\cite{e} \\end{tabular}',
    String.raw`\cite{a,,b} \cite{ c , d }`,
    String.raw`\cite {a} \cite [x] {b}`,
    String.raw`\cite{a-b:c.d_e+f/g}`,
    String.raw`\string\cite{a} \textbackslash cite{b} \cite{c}`,
    String.raw`\cite{a}\cite{b}~\cite{c}--\cite{d}`,
    '\\newcommand{\\src}[1]{(\\parencite{#1})}\\NewDocumentCommand\\at{O{} m}{\\cite[#1]{#2}}\\let\\say=\\textcite\n\\src{a} \\at[3]{b} \\say{c,d}',
    '\\newcommand{\\refer}{\\parencite}\\def\\referat{\\textcite[see]}\\NewCommandCopy\\oldcite\\cite\\newcommand{\\bothof}[2]{\\refer{#1}\\referat{#2}}\n\\refer[3]{a,b} \\referat{c} \\oldcite{d} \\bothof{e}{f}',
    '\\NewDocumentCommand{\\starred}{s O{} m}{\\IfBooleanTF{#1}{\\cite{#3}}{\\textcite[#2]{#3}}}\n\\starred*{a} \\starred[2]{b}',
    '\\MakeShortVerb{\\|}|\\cite{no}| \\cite{a}\\DeleteShortVerb{\\|} |\\cite{b}|\\lstMakeShortInline[basicstyle=x]!!\\cite{no}! \\cite{c}\\lstDeleteShortInline!!\\cite{d}!',
    '\\NewDocumentCommand{\\verbatimcode}{v}{x}\\verbatimcode|\\cite{no}| \\verbatimcode{\\cite{no}} \\cite{a}',
    ...begun.map((marked) => insertedAt('latex', marked, 'new')),
    '研究\\cite{a}说明\\textcite{b}。（\\cite[第3页]{c}）',
  ];
  const places: Place[] = [
    ['', ''],
    ['As ', ' says'],
    ['研究表明', '说明'],
    ['word', 'word'],
    ['x\\\\', 'y'],
    ['x~', '.'],
    ['\\emph{', '}'],
    ['\\LaTeX', ' x'],
    ['x ', '[3]'],
    ['x ', '{y}'],
    ['\\item', '[3]'],
  ];
  const keys = ['a', 'r-mix', 'b_c:d.e'];
  const written = places.map((place) => ({ place, texts: writtenAt('latex', place, keys) }));
  const answer = answersFor(installLatex, [...texts, ...written.flatMap((one) => one.texts)], ({ pdflatex }, all) =>
    keysOfLatex(pdflatex, all),
  );

  for (const text of texts) {
    it(`reads what we read in ${JSON.stringify(text)}`, () => {
      assert.deepEqual([...new Set(keysOf(text, 'latex'))], answer(text));
    });
  }
  for (const { place, texts: ways } of written) {
    it(`reads what we write between ${quoted(place)}`, () => {
      for (const text of ways) {
        assert.deepEqual(answer(text), [...keys].sort(), text);
      }
    });
  }
});
