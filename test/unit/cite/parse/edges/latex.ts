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
  [
    'verbatim by signs that the document declares',
    '\\MakeShortVerb{\\|} |\\cite{a}| «\\cite{‹b›}» \\| «\\cite{‹c›}»\\DeleteShortVerb{\\|} |«\\cite{‹d›}»|',
    'cite:(b) | cite:(c) | cite:(d)',
  ],
  [
    'verbatim by other declarations',
    '\\DefineShortVerb{\\!} !\\cite{a}! \\UndefineShortVerb{\\!}!«\\cite{‹b›}»! \\lstMakeShortInline[x]{|}|\\cite{c}| \\lstDeleteShortInline| |«\\cite{‹d›}»| \\MakeShortVerb* {\\+} +\\cite{e}+ \\MakeShortVerbose{\\=}=«\\cite{‹f›}»=',
    'cite:(b) | cite:(d) | cite:(f)',
  ],
  ['classes of manuals', '\\documentclass[a4paper]{ltxdoc} |\\cite{a}| "«\\cite{‹b›}»"', 'cite:(b)'],
  ['class of manuals of LaTeX 3', '\\documentclass{l3doc} |\\cite{a}| "\\cite{b}"', ''],
  ['classes whose names end alike', '\\documentclass{myltxdoc} |«\\cite{‹a›}»| "«\\cite{‹b›}»"', 'cite:(a) | cite:(b)'],
  ['classes whose names begin alike', '\\documentclass{ltxdocs} |«\\cite{‹a›}»|', 'cite:(a)'],
  [
    'signs that nothing closes in the line',
    '\\MakeShortVerb{\\|} x | «\\cite{‹a›}»\n| y \\verb|«\\cite{‹b›}»\n| «\\cite{‹c›}» \\verb!x!«\\cite{‹d›}» \\verb x «\\cite{‹e›}» \\verb* «\\cite{‹f›}»',
    'cite:(a) | cite:(b) | cite:(c) | cite:(d) | cite:(e) | cite:(f)',
  ],
  [
    'verbatim in braces',
    '\\lstinline{\\cite{a}} «\\cite{‹b›}» \\lstinline{«\\cite{‹e›}» «\\cite{‹f›}»\n} \\path{\\cite{g}{x}} «\\cite{‹h›}» \\mintinline[x]{tex}|\\cite{i}| \\mintinline{tex}{\\cite{j}} \\lstinline[language=x]!\\cite{k}! «\\cite{‹l›}» \\Verb+\\cite{m}+ \\spverb|\\cite{n}| \\pyv|\\cite{o}| \\verb',
    'cite:(b) | cite:(e) | cite:(f) | cite:(h) | cite:(l)',
  ],
  [
    'signs beside comments',
    '\\MakeShortVerb{\\|}«\\cite{‹a›}»|%\\cite{b}|«\\cite{‹c›}» |«\\cite{‹d›}»',
    'cite:(a) | cite:(c) | cite:(d)',
  ],
  [
    'options with line breaks, escapes and braces that close too early',
    '«\\cite[a\nb]{‹c›}» \\cite[d\n\ne]{f} \\cite[g\r\n \t\r\nh]{i} «\\cite[\\]j]{‹k›}» \\cite[l}]{m} «\\cite[{n}]{‹o›}» «\\cite[p [q] r]{‹s›}» «\\cite[t [u]{‹v›}»',
    'cite:(c, a\nb) | cite:(k, \\]j) | cite:(o, {n}) | cite:(s, p [q] r) | cite:(v, t [u)',
  ],
  [
    'lists of keys with comments and what is no key',
    '«\\cite{‹a›%\\cite{x}\n,‹b›}» \\cite{c\\d} \\cite{e{f}} «\\cite{‹g›%h},i\n}» \\cite{j%',
    'cite:(a; b) | cite:(g)',
  ],
  [
    'texts of single keys, as REVTeX has them',
    '«\\cite{*[see ][, p. 3]‹a›,*‹b›,‹c›}» «\\cite{*[{x}]‹d›}» «\\cite{*[see \\emph{x}]‹e›}» «\\cite{‹f›,*}» \\cite{*[x]{g}}',
    'cite:(a; b; c) | cite:(d) | cite:(e) | cite:(f)',
  ],
  [
    'overlays and further options',
    '«\\cite<2->{‹a›}» «\\cite<1>[p. 2]{‹b›}» \\cite[x][y][z]{c} «\\cites(pre)(post)[a]{‹d›}»(x){e} \\cites(a{b}){f}',
    'cite:(a, 2-) | cite:(1 b, p. 2) | cites:(d, a)',
  ],
  [
    'citations in options',
    '«\\parencite[in turn \\cite[p. 3]{‹b›}, \\citet{‹c›}]{‹a›}» «\\cite[see \\emph{x}][\\textcite{‹d›}]{‹e›}» \\cite[\\cite{f]{g} «\\citep[uncited][]{‹h›}»',
    'parencite:(b, p. 3; c; a, in turn \\cite[p. 3]{b}, \\citet{c}) | cite:(d; see \\emph{x} e, \\textcite{d}) | citep:(uncited h)',
  ],
  [
    'languages and volumes',
    '«\\foreigntextcquote{german}{‹a›}»{x} «\\hyphentextcquote{german}[p. 1]{‹b›}»{y} «\\textcquote[see][]{‹c›}»{z} \\foreigntextcquote{german} «\\volcites{1}{‹d›}{2}[p. 3]{‹e›}» «\\blockcquote{‹f›}»{x} «\\begin{displaycquote}[p. 2]{‹g›}»x\\end{displaycquote}',
    'foreigntextcquote:(a) | hyphentextcquote:(b, p. 1) | textcquote:(see c) | volcites:(d; e, p. 3) | blockcquote:(f) | displaycquote:(g, p. 2)',
  ],
  [
    'commands that a document defines for one of their arguments',
    '\\newcommand{\\see}[2]{#1 \\cite{#2}} «\\see{x}{‹a›}» \\newcommand\\both[2]{\\cite{#1} \\cite{#2}}«\\both{‹b›}{‹c›}» \\newcommand{\\opt}[2][p]{\\cite[#1]{#2}} «\\opt{‹d›}» «\\opt[q]{‹e›}» \\newcommand{\\third}[3]{\\cite{#3}} \\third{f}{g}{h}',
    'see:(a) | both:(b; c) | opt:(d) | opt:(e, q)',
  ],
  [
    'commands that a document defines as xparse has them',
    '\\NewDocumentCommand{\\xc}{s O{} m}{\\cite[#2]{#3}} «\\xc{‹a›}» «\\xc*[p]{‹b›}» \\NewDocumentCommand\\xd{m m}{#1\\cite{#2}}«\\xd{x}{‹c›}» \\RenewDocumentCommand{\\xe}{+m d<> r()}{\\cite{#1}}«\\xe{‹d›}» \\DeclareDocumentCommand{\\xf}{o}{\\cite{#1}}\\xf[e]',
    'xc:(a) | xc*:(b, p) | xd:(c) | xe:(d)',
  ],
  [
    'commands by another name',
    '\\let\\mc\\citep «\\mc{‹a›}» \\let\\md=\\textcite «\\md[p. 1]{‹b›}» \\NewCommandCopy{\\me}{\\cites} «\\me{‹c›}{‹d›}» \\let\\mf\\emph \\mf{e} \\def\\mg{\\unskip~\\cite[see]} «\\mg{‹f›}» \\def\\mh#1#2{\\cite{#1}}«\\mh{‹g›}»{h} \\edef\\citeme#1{x}\\citeme{i}',
    'mc:(a) | md:b, p. 1 | me:(c; d) | mg:(f) | mh:(g)',
  ],
  [
    'commands declared for biblatex',
    '\\DeclareCiteCommand{\\mine}{}{}{}{} «\\mine{‹a›}» \\DeclareCiteCommand*{\\mine}{}{}{}{} «\\mine*[p. 3]{‹b›}» \\DeclareMultiCiteCommand{\\mines}{\\mine}{} «\\mines{‹c›}{‹d›}»',
    'mine:(a) | mine*:(b, p. 3) | mines:(c; d)',
  ],
  [
    'ends of documents in comments and examples',
    '\\begin{document} «\\cite{‹a›}» % \\end{document}\n«\\cite{‹b›}» \\end{document} «\\cite{‹c›}» \\end{document}% \\end{document}\n\\cite{d}',
    'cite:(a) | cite:(b) | cite:(c)',
  ],
  [
    'an end of the document in a comment alone',
    '«\\cite{‹a›}»\n% \\end{document}\n«\\cite{‹b›}»',
    'cite:(a) | cite:(b)',
  ],
  [
    'what stands behind escapes',
    '\\\\«\\cite{‹a›}» \\%«\\cite{‹b›}» \\string\\cite{c} \\csname cite\\endcsname{e} «\\cite*{‹f›}» \\cite**{g} «\\citeX{‹h›}»',
    'cite:(a) | cite:(b) | cite*:(-f) | citeX:(h)',
  ],
  [
    'conditions',
    '\\iffalse\\cite{a}\\else«\\cite{‹b›}»\\fi«\\cite{‹c›}» \\iffalse \\iftrue\\cite{d}\\fi \\cite{e}\\fi «\\cite{‹f›}» \\iftrue«\\cite{‹g›}»\\else«\\cite{‹h›}»\\fi',
    'cite:(b) | cite:(c) | cite:(f) | cite:(g) | cite:(h)',
  ],
  [
    'every work beside others',
    '\\nocite{*}«\\nocite{‹a›,*}» «\\nocite{*,‹b›}» \\nocite{ * } \\cite{*} «\\nocite{‹c*›}»',
    'nocite:!a | nocite:!b | nocite:!c*',
  ],
  [
    'environments of quotations, and others',
    '\\begin{cquote}{a}x\\end{cquote} «\\begin{foreigndisplaycquote}{german}{‹b›}»x\\end{foreigndisplaycquote} \\begin{quote}[c]{d}\\end{quote} \\begin{cite}{e}\\end{cite}',
    'foreigndisplaycquote:(b)',
  ],
];
