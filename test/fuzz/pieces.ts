import { citationPieces } from '../unit/cite/parse/citation-pieces';
import { bibtexFixtures } from '../unit/parse/bibtex-fixtures';
import { exported } from '../unit/parse/database-exports';

/** What any kind of text may hold, and what has been trouble somewhere. */
const signs = [
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\ufeff',
  '\0',
  '\u001b[2J',
  '\u202e',
  '\u200b',
  '\ud800',
  '\udc00',
  '𝒜',
  'é',
  'e\u0301',
  '研究',
  '，',
  '；',
  '。',
  '：',
  '“',
  'a',
  'B',
  '7',
  'word ',
  '__proto__',
  'constructor',
  ...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
];

/** Lines of a text, and their halves. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => [`${line}\n`, line.slice(0, Math.ceil(line.length / 2)), line.slice(-3)]);
}

const some = (all: readonly string[], most: number): readonly string[] => {
  const distinct = [...new Set(all)].filter((piece) => piece !== '' && piece.length < 400);
  const step = Math.max(1, distinct.length / most);
  return Array.from({ length: Math.min(most, distinct.length) }, (_, index) => distinct[Math.floor(index * step)]!);
};

const abstractPieces = [
  'We present MossNet, a network of mosses. ',
  'Code: https://github.com/moss/net',
  'https://moss.github.io/net-\nwork ',
  'doi:10.1000/xyz.1 ',
  'arXiv:2101.00010v2 ',
  '本文提出了苔藓网络（MossNet），用于统计苔藓。',
  'Title: ',
  'Authors: Ada Byron, Max Born\n',
  'Abstract: ',
  '摘要：',
  '标题：',
  '关键词：moss; wall\n',
  'translated by 谷歌翻译\n',
  '1. ',
  '[2] ',
  '- ',
  '**Moss on walls**\n',
  '# Heading\n',
  '| a | b |\n|---|---|\n',
  '<li>',
  '</p>',
  '<b>',
  '```\n',
  '> ',
  'et al. (2020) ',
  'However, it is so. ',
  'Keywords: ',
  'hy-\nphen ',
  'e.g., ',
];

const yamlPieces = [
  '---\n',
  '...\n',
  '+++\n',
  'title: ',
  'title = ',
  'title:: ',
  'authors: [',
  '- ',
  '  - ',
  'key: r-mix\n',
  'tags:\n  - one\n',
  '&a ',
  '*a',
  '<<: ',
  '|\n  ',
  '>-\n  ',
  '{a: 1, ',
  '? ',
  '!!binary ',
  '"',
  "'",
  'year: 2020\n',
  'literature-written: {title: w1-2}\n',
  '${title}',
  '{{title}}',
];

const jsonPieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"id": "a"',
  '"title": "On moss"',
  '"author": [{"family": "Ash", "given": "Vera"}]',
  '"issued": {"date-parts": [[2020, 1]]}',
  '"__proto__": {"polluted": 1}',
  '"\\u0000"',
  '"\\ud800"',
  '1e400',
  'null',
  '// note\n',
  '/*',
  '"keys": {',
  '{"keys": {',
  '"a": {"name": "A", "aliases": ["b"]},\n',
  '"b": {},',
  '"b": 5,',
  '"aliases": ["b"]',
  '"version": 1',
  '<<<<<<< ours\n',
  '=======\n',
  '>>>>>>> theirs\n',
  '||||||| base\n',
  '"hits": {"hits": [',
  '"_source": {"title": "T", "key": "k"}',
];

const bibtexPieces = [
  '@article{a2020,\n',
  '@misc(b, ',
  '@string{j = "Journal"}\n',
  '@comment{',
  '@preamble{"\\newcommand{\\x}{y}"}\n',
  'title = {',
  'author = "Ash, Vera and ',
  'crossref = {a2020},\n',
  ' # j',
  '\\"u',
  '{\\"{u}}',
  '\\emph{',
  '$x_{1}^2$',
  '\\SI{1}{\\metre}',
  'file = {:a/b.pdf:PDF},\n',
  '},\n',
  '}\n',
  '% comment\n',
  'literature-for = {hash=x; year=2020},\n',
  '@comment{literature-rejected: paper=a; hash=x; candidate=doi:10.1/x; date=2026-11-29}\n',
  '@comment{literature-model:\n  paper=a;\n  model=m;\n}\n',
  '@comment{literature-reading:\n  paper=a;\n  tags=x, y;\n}\n',
];

const queryPieces = ['moss ', '"', '-', 'lang:zh ', 'year:2020..', 'rating:>3 ', 'tag:"a b" ', 'cited:no ', 'key:'];

/** Fixtures of formats, by what they are of. */
const samples: Readonly<Record<string, readonly string[]>> = {
  list: abstractPieces,
  note: [...yamlPieces, ...abstractPieces.slice(0, 12)],
  bibtex: [
    ...bibtexPieces,
    ...some(
      bibtexFixtures.flatMap(({ text }) => linesOf(text)),
      60,
    ),
  ],
  'csl-json': jsonPieces,
  'csl-yaml': [...yamlPieces, 'references:\n', '- id: a\n', '  issued: 2020-01\n', '  author:\n  - family: Ash\n'],
  hayagriva: [
    ...yamlPieces,
    'a:\n',
    '  type: article\n',
    '  parent:\n    type: periodical\n',
    '  serial-number:\n    doi: ',
  ],
  ris: ['TY  - JOUR\n', 'TI  - ', 'AU  - Ash, Vera\n', 'AB  - ', 'PY  - 2020///\n', 'DO  - 10.1/x\n', 'ER  - \n'],
  csv: ['Title,Authors,Year\n', 'Title;Abstract\n', 'Title\tDOI\n', '"a ""b""",', '"', ',', ';', '\t', '2020\n'],
};

/** What texts of a format are made of. */
export function piecesOf(format: string): readonly string[] {
  const named = Object.entries(exported).filter(([name]) => name === format || name.startsWith(format));
  const lines = (named.length > 0 ? named : Object.entries(exported)).flatMap(([, text]) => linesOf(text));
  return [...signs, ...(samples[format] ?? some(lines, 60))];
}

export const pieces = {
  text: [...signs, ...abstractPieces],
  bibtex: piecesOf('bibtex'),
  records: [...signs, ...bibtexPieces],
  json: [...signs, ...jsonPieces],
  yaml: [...signs, ...yamlPieces],
  note: piecesOf('note'),
  query: [...signs, ...queryPieces],
  xml: [
    ...signs,
    '<?xml version="1.0"?>\n',
    '<record>',
    '</record>',
    '<title a="b" xml:lang="en">',
    '</title>',
    '<br/>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '&amp;',
    '&#60;',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
  ],
  addresses: [
    ...signs,
    'https://',
    'http://search.example.org:9200/',
    'github.com/a/b',
    'https://user:pw@host/',
    'ApiKey ',
    'Basic ',
    'file:///C:/a/',
    '\\\\server\\share\\',
    '../',
    'refs.bib',
    '%41',
    '%',
    '10.48550/arXiv.2101.00010',
    'arxiv.org/abs/2101.00010',
  ],
  names: [...signs, 'Ash, Vera', ' and ', 'van der ', 'et al.', '; ', '张伟', '（Zhang Wei）', ', Jr', '{World Group}'],
  all: (syntax: keyof typeof citationPieces): readonly string[] => [...signs, ...citationPieces[syntax], ...yamlPieces],
} as const;
