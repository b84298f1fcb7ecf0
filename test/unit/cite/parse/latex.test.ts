import assert from 'node:assert/strict';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { summary } from './summary';

describe('citations of LaTeX', () => {
  const cases: [what: string, text: string, found: string][] = [
    [
      'commands of LaTeX and natbib',
      String.raw`\cite{a,b} \citep[see][chap. 2]{c, d} \citet*{e} \citealp{f}`,
      'cite:(a; b) | citep:(see c; d, chap. 2) | citet*:e | citealp:(f)',
    ],
    [
      'commands of biblatex',
      String.raw`\textcite[p.~3]{a} \parencite*{b} \autocite{c} \footcite{d} \Textcite{e}`,
      'textcite:a, p.~3 | parencite*:(-b) | autocite:(c) | footcite:(d) | Textcite:e',
    ],
    [
      'authors and years',
      String.raw`\citeauthor{a} \citeyear{b} \citeyearpar{c} \citetitle{d}`,
      'citeauthor:a | citeyear:-b | citeyearpar:(-c) | citetitle:d',
    ],
    [
      'several citations in one command',
      String.raw`\cites(see)(end)[pre][post]{a}[3]{b}{c,d} \textcites{e}{f} text`,
      'cites:(pre a, post; b, 3; c; d) | textcites:e; f',
    ],
    ['a volume', String.raw`\volcite[see]{2}[33]{a}`, 'volcite:(see a, 33)'],
    [
      'brackets in options',
      String.raw`\cite[{[3]}, p. 2]{a} \cite[see [3], p. 2]{b} \cite[p. [3]{c}`,
      'cite:(a, {[3]}, p. 2) | cite:(b, see [3], p. 2) | cite:(c, p. [3)',
    ],
    [
      'a citation in an option',
      String.raw`\autocite[in \cite{b}, p. 2]{a}`,
      String.raw`autocite:(b; a, in \cite{b}, p. 2)`,
    ],
    ['lines and comments in the arguments', '\\cite\n  [see] {\n  a, % \\cite{no}\n  % b,\n  c\n}', 'cite:(a; c, see)'],
    ['what is only in the bibliography', String.raw`\nocite{*} \nocite{a}`, 'nocite:!a'],
    [
      'comments',
      '% \\cite{a}\n\\% \\cite{b} \\\\% \\cite{c}\n\\iffalse \\cite{d}\\fi \\url{http://x/%20} \\cite{e}',
      'cite:(b) | cite:(e)',
    ],
    [
      'verbatim text',
      String.raw`\verb|\cite{a}| \lstinline[language=C]{\cite{b}} \begin{verbatim}\cite{c}\end{verbatim}\begin{minted}{tex}
\cite{d}\end{minted}\begin{comment}\cite{e}\end{comment}\cite{f}`,
      'cite:(f)',
    ],
    ['what comes behind the document', String.raw`\cite{a}\end{document}\cite{b}`, 'cite:(a)'],
    [
      'definitions and empty commands',
      String.raw`\newcommand{\my}[1]{\cite{#1}} \cite{} \cite{a,,b} \citetext{see \cite{c}} \citestyle{x}`,
      'cite:(a; b) | cite:(c)',
    ],
    ['the name of a command', String.raw`\string\cite{a} \cite{b}`, 'cite:(b)'],
    ['the name of a command behind a space', `\\string \\cite{a} \\string\n\\cite{b} \\cite{c}`, 'cite:(c)'],
    ['signs in an address with options', String.raw`\href[page=2]{x%y}{\cite{a}} \cite{b}`, 'cite:(a) | cite:(b)'],
    ['Chinese prose', String.raw`研究\cite{a}说明\upcite{b,张三2020}。`, 'cite:(a) | upcite:(b; 张三2020)'],
  ];
  for (const [what, text, found] of cases) {
    it(`reads ${what}`, () => {
      assert.equal(summary(parseCitations(text, 'latex')), found);
    });
  }

  it('knows where items and keys stand', () => {
    const text = String.raw`x \cites[see][]{a}[3]{b} and \cite[p. 3]{c, d}`;
    const [several, one] = parseCitations(text, 'latex').groups;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.equal(several && cut(several), String.raw`\cites[see][]{a}[3]{b}`);
    assert.equal(several && cut(several.itemsRange), '[see][]{a}[3]{b}');
    assert.deepEqual(several?.citations.map(cut), ['[see][]{a}', '[3]{b}']);
    assert.equal(one && cut(one.itemsRange), 'c, d');
    assert.deepEqual(
      one?.citations.map(({ keyRange }) => cut(keyRange)),
      ['c', 'd'],
    );
  });

  it('gives bibliographies and keys of its own', () => {
    const text = String.raw`\bibliography{a, b.bib} \addbibresource[location=local]{c d.bib} \bibitem{own} \bibitem[X(2002)]{own2}
\begin{filecontents*}{refs.bib}
@article{inline, title = {x}}
\end{filecontents*}`;
    const parsed = parseCitations(text, 'latex');
    assert.deepEqual(
      parsed.bibliographies.map(({ path }) => path),
      ['a.bib', 'b.bib', 'c d.bib'],
    );
    assert.deepEqual(
      parsed.bibliographies.map(({ start, end }) => text.slice(start, end)),
      ['a', 'b.bib', 'c d.bib'],
    );
    assert.deepEqual([...parsed.definedKeys].sort(), ['inline', 'own', 'own2']);
  });
});
