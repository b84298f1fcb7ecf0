import type { LanguageFixture } from './fixture';

export const fixture: LanguageFixture = {
  begun: [
    ['x \\cite{ke|} y', 'x \\cite{key} y'],
    ['x \\parencite[see][p.~3]{a,|', 'x \\parencite[see][p.~3]{a,key}'],
    ['x \\cite[\\emph{see}][3]{|', 'x \\cite[\\emph{see}][3]{key}'],
  ],
  extended: [
    ['x \\cite{a}| y', 'x \\cite{a,b} y'],
    ['\\cites[3]{a}{c}|', '\\cites[3]{a}{c}{b}'],
  ],
  unread: ['% \\cite{a|}', '\\begin{verbatim}\n\\cite{a|}\n\\end{verbatim}', '\\citestyle{a|}'],
  renamed: [
    ['\\textcite[p. 3]{a}', '\\textcite[p. 3]{key}'],
    ['\\cites{a}{b}', '\\cites{key}{b}'],
  ],
  bibliography: '\\addbibresource{refs.bib}',
  include: ['\\input{part}', 'part.tex'],
  oddKey: ['DBLP:conf/x', '\\cite{DBLP:conf/x}'],
};
