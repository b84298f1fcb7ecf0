import type { Edge } from './edge';

export const latex: readonly Edge[] = [
  [
    'commands and their stars',
    '«\\cite{‹a›}» «\\citep*{‹b›}» «\\Citet{‹c›}» «\\parencite{‹d›}» «\\textcite{‹e›}» «\\footcite{‹f›}» «\\nocite{‹g›}» «\\citeauthor{‹h›}» «\\citeyear{‹i›}» «\\autocite*{‹j›}» «\\cites{‹k›}» \\citation{l}',
    'cite:(a) | citep*:(b) | Citet:c | parencite:(d) | textcite:e | footcite:(f) | nocite:!g | citeauthor:h | citeyear:-i | autocite*:(-j) | cites:(k)',
  ],
  [
    'options',
    '«\\cite[p. 1]{‹a›}» «\\cite[see][p. 2]{‹b›}» «\\cite[see][]{‹c›}» «\\cite[][p. 3]{‹d›}» «\\cite[]{‹e›}» «\\cite [p. 4] {‹f›}» «\\cite[{]}]{‹g›}» «\\cite[[x]]{‹h›}» \\cite[x{h}',
    'cite:(a, p. 1) | cite:(see b, p. 2) | cite:(see c) | cite:(d, p. 3) | cite:(e) | cite:(f, p. 4) | cite:(g, {]}) | cite:(h, [x])',
  ],
  [
    'space before keys',
    '«\\cite {‹a›}» «\\cite\n{‹b›}» \\cite\n\n{c} «\\cite % x\n{‹d›}»',
    'cite:(a) | cite:(b) | cite:(d)',
  ],
  [
    'lists of keys',
    '«\\cite{‹a›,‹b›}» «\\cite{ ‹a› , ‹b› }» «\\cite{‹a›,,‹b›}» \\cite{} \\cite{,} «\\cite{‹a›\n,‹b›}» «\\cite{‹a›%\n,‹b›}»',
    'cite:(a; b) | cite:(a; b) | cite:(a; b) | cite:(a; b) | cite:(a; b)',
  ],
  [
    'multicite',
    '«\\cites{‹a›}{‹b›}» «\\cites[p. 1]{‹a›}[see][p. 2]{‹b›}» «\\parencites(pre)(post){‹a›}{‹b›}» «\\textcites(pre){‹a›}» «\\cites {‹a›} {‹b›}» x',
    'cites:(a; b) | cites:(a, p. 1; see b, p. 2) | parencites:(a; b) | textcites:a | cites:(a; b)',
  ],
  [
    'volumes',
    '«\\volcite{2}{‹a›}» «\\volcite[see]{2}[p. 3]{‹b›}» «\\pvolcite{1}{‹c›}» \\volcite{2}',
    'volcite:(a) | volcite:(see b, p. 3) | pvolcite:(c)',
  ],
  ['comments', '% \\cite{a}\n\\% «\\cite{‹b›}» \\\\% \\cite{c}\n«\\cite{‹d›}»% \\cite{e}', 'cite:(b) | cite:(d)'],
  [
    'verbatim',
    '\\verb|\\cite{a}| \\verb*+\\cite{b}+ «\\cite{‹c›}» \\lstinline!\\cite{d}! \\begin{verbatim}\\cite{e}\\end{verbatim} \\begin{lstlisting}[x]\n\\cite{f}\n\\end{lstlisting} «\\cite{‹g›}» \\begin{comment}\\cite{h}\\end{comment}',
    'cite:(c) | cite:(g)',
  ],
  ['escapes', '\\\\cite{a} \\\\«\\cite{‹b›}» \\{«\\cite{‹c›}»\\}', 'cite:(b) | cite:(c)'],
  ['what nothing closes', '\\cite{a \\cite[b', ''],
  ['end', '«\\cite{‹a›}»\\end{document}\\cite{b}', 'cite:(a)'],
  ['newcommand', '\\newcommand{\\mycite}[1]{\\cite{#1}} \\cite{#2} \\cite{\\x} «\\mycite{‹a›}»', 'mycite:(a)'],
  [
    'within',
    '\\emph{«\\cite{‹a›}»} \\footnote{See «\\cite[p.~1]{‹b›}».} $«\\cite{‹c›}»$',
    'cite:(a) | cite:(b, p.~1) | cite:(c)',
  ],
  [
    'prefix',
    '\\citetext{see «\\citealp{‹a›}»; «\\citealt*{‹b›}»} «\\citealp[e.g.][]{‹c›}» «\\citeyearpar{‹d›}» «\\fullcite{‹e›}» «\\citetitle*{‹f›}» «\\supercite{‹g›}» «\\smartcite{‹h›}» «\\Autocite{‹i›}»',
    'citealp:(a) | citealt*:b | citealp:(e.g. c) | citeyearpar:(-d) | fullcite:(e) | citetitle*:f | supercite:(g) | smartcite:(h) | Autocite:(i)',
  ],
];
