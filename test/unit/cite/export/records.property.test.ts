import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportPapers } from '../../../../src/core/cite/export/export';
import type { ExportedPaper } from '../../../../src/core/cite/export/csl-item';
import type { Entry, Paper, PersonName } from '../../../../src/core/model/paper';
import { parseBibtex } from '../../../../src/core/parse/bibtex/parse-bibtex';
import { parseCslJson } from '../../../../src/core/parse/csl-json/parse-csl-json';
import { doiIn } from '../../../../src/core/parse/fields/doi';
import { readers } from '../../../../src/core/parse/formats/index';
import { parseRis } from '../../../../src/core/parse/ris/parse-ris';
import {
  normalKey,
  normalName,
  normalTags,
  normalText,
  oneLine,
  type WrittenFormat,
} from '../../../../src/core/parse/write/normal-form';
import { isOthers } from '../../../../src/core/parse/tagged/tagged-people';
import { paper } from '../../search/paper';
import { anyCharacter } from '../../arbitraries';

const parsers = { bibtex: parseBibtex, 'csl-json': parseCslJson, ris: parseRis } as const;
const formats = ['bibtex', 'csl-json', 'ris'] as const;

const signs = [
  '{',
  '}',
  '{{',
  '}}',
  '\\{',
  '\\}',
  '\\',
  '\\\\',
  '@',
  '}@',
  '@article{x,',
  '}\n@misc{y,',
  '%',
  '\\%',
  '"',
  '#',
  '=',
  ',',
  ';',
  '；',
  '、',
  ' and ',
  'and',
  'others',
  '$',
  '$x_1$',
  '&',
  '&amp;',
  '&lt;',
  '&#60;',
  '_',
  '^',
  '~',
  '`',
  "'",
  '``',
  "''",
  '?`',
  '!`',
  '--',
  '---',
  '–',
  '%41',
  '\nTY  - JOUR\n',
  '\nER  - \n',
  '\nAB  - ',
  'ER  - ',
  'TY  - ',
  '<i>',
  '</p>',
  '<mask>',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u000b',
  '\f',
  '\0',
  '\u001b[2J',
  '\u202e',
  '\ud800',
  '\udc00',
  '\ufeff',
  '\uffff',
  '\\"u',
  '{\\"u}',
  '\\emph{a}',
  '\\url{a%b}',
  '\\textbf ',
  '\\end',
  '漢',
  '研究，',
  '𝒜',
  'é',
  'e\u0301',
  '\u0301',
  'ﬁ',
  'von',
  'de la ',
  'NAS-Bench',
  '__proto__',
  'a',
  'B',
  '7',
  '.',
  ':',
  '/',
  '|',
  '(',
  ')',
  '[',
  ']',
  '<',
  '>',
  ' ',
  '-',
];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...signs),
      fc.string({ unit: anyCharacter, maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
const person: fc.Arbitrary<PersonName> = fc.oneof(
  fc.record(
    {
      family: text,
      given: text,
      literal: text,
      suffix: text,
      'non-dropping-particle': text,
      'dropping-particle': text,
    },
    { requiredKeys: [] },
  ),
  fc.record(
    {
      family: fc.constantFrom('Müller', 'de Vries', 'Sand and Gravel', '张', 'Smith, Jr', "'t Hooft"),
      given: fc.constantFrom('Łukasz', 'A. B.', 'de', '伟'),
      suffix: fc.constantFrom('Jr', 'III', 'PhD, MD'),
      'non-dropping-particle': fc.constantFrom('van der', "d'", 'Von', 'al-'),
    },
    { requiredKeys: ['family', 'given'] },
  ),
  fc.record({
    literal: fc.constantFrom(
      'World Health Organization',
      '张伟',
      '中国 科学院',
      'Plato',
      'R & D, Ltd.',
      'A and B',
      'others',
      'et al.',
      'van',
    ),
  }),
);
const ids = {
  doi: text.map((rest) => doiIn(`10.1000/${oneLine(rest)}`)),
  arxiv: fc.constantFrom('2401.00001', 'cs/0112017', 'math.GT/0309136'),
};
const record = fc.record(
  {
    key: text,
    title: text,
    abstract: text,
    authors: fc.array(person, { maxLength: 3 }),
    year: fc.integer({ min: 1400, max: 2100 }),
    ...ids,
    tags: fc.array(text, { maxLength: 3 }),
  },
  { requiredKeys: ['key', 'title', 'abstract'] },
);

type Shown = Readonly<Record<string, unknown>>;

/** What the library keeps of an entry, without what is not said. */
function shown({
  writtenKey,
  title,
  abstract,
  authors,
  year,
  doi,
  arxiv,
  tags,
}: Pick<Entry, 'writtenKey' | 'title' | 'abstract' | 'authors' | 'year' | 'doi' | 'arxiv' | 'tags'>): Shown {
  return { key: writtenKey, title: title ?? '', abstract, authors: authors ?? [], year, doi, arxiv, tags: tags ?? [] };
}

/** What reading an export gives by `normal-form`. */
function normal(
  { authors = [], tags = [], title, abstract, year, doi, arxiv }: Paper,
  key: string,
  format: WrittenFormat,
): Shown {
  const flat = (value: string) => normalText(value, format);
  const names =
    format === 'csl-json' ? authors.flatMap(cslName) : authors.flatMap((name) => normalName(name, format) ?? []);
  return {
    key,
    title: flat(title),
    abstract: flat(abstract),
    authors: names,
    year,
    doi,
    arxiv,
    tags: normalTags(tags, format),
  };
}

/** Nobody is called "others". */
function cslName(name: PersonName): PersonName[] {
  if (isOthers((name.literal ?? '').trim())) {
    return [];
  }
  const parts = Object.entries(name).filter(([, part]) => (part as string).trim() !== '');
  return parts.length === 0 ? [] : [Object.fromEntries(parts) as PersonName];
}

/** The keys that entries get: normal ones, each its own. */
function assertKeys(papers: readonly Paper[], keys: readonly (string | undefined)[], format: WrittenFormat): void {
  assert.equal(new Set(keys).size, papers.length);
  papers.forEach(({ key }, index) => {
    const own = normalKey(key, format);
    assert.equal(
      keys[index] === own || (own !== key && keys[index]?.replace(/-\d+$/, '') === own),
      true,
      `${JSON.stringify(key)} became ${keys[index]}`,
    );
  });
}

function assertReadAgain(exported: readonly ExportedPaper[], format: WrittenFormat): void {
  const written = exportPapers(exported, format);
  const { entries, problems } = parsers[format](written);
  assert.deepEqual(problems, [], written);
  assert.equal(entries.length, exported.length, written);
  const keys = entries.map(({ writtenKey }) => writtenKey);
  assertKeys(
    exported.map((one) => one.paper),
    keys,
    format,
  );
  assert.deepEqual(
    entries.map(shown),
    exported.map((one, index) => normal(one.paper, keys[index]!, format)),
    written,
  );
}

describe('records of any kind', () => {
  for (const format of formats) {
    it(`are read again from ${format} in their normal form @cases`, () => {
      fc.assert(
        fc.property(fc.uniqueArray(record, { minLength: 1, maxLength: 3, selector: ({ key }) => key }), (records) => {
          assertReadAgain(
            records
              .map(({ key, title, abstract, ...more }) => ({
                paper: {
                  ...paper(key.trim() === '' ? 'x' : key, abstract),
                  title,
                  titleIsDerived: false,
                  ...more,
                } as Paper,
              }))
              .filter((one, index, all) => all.findIndex((other) => other.paper.key === one.paper.key) === index),
            format,
          );
        }),
        { numRuns: 400, seed: 41 },
      );
    });
  }
});

const field = fc.constantFrom(
  'title',
  'abstract',
  'author',
  'editor',
  'year',
  'date',
  'month',
  'journal',
  'booktitle',
  'volume',
  'number',
  'pages',
  'doi',
  'url',
  'eprint',
  'archiveprefix',
  'keywords',
  'note',
  'file',
  'subtitle',
  'x',
);
const value = fc.oneof(
  text,
  text,
  fc.constantFrom(
    'Berg, Jr, Jan and {Moss Group}',
    'Müller, {\\"U}',
    '2020',
    'arXiv:2401.00001',
    '2401.00001',
    'https://doi.org/10.1000/a_b',
    '10.1000/182',
    'https://arxiv.org/abs/2401.00001v2',
    '{a, b}, c',
    '1--9',
    '{{Vision; Language}}',
  ),
);
const bibtexSource = fc
  .array(
    fc.record({
      type: fc.constantFrom('article', 'inproceedings', 'book', 'misc', 'online', 'thesis', 'x-y'),
      fields: fc.array(fc.tuple(field, value, fc.boolean()), { maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((entries) =>
    entries
      .map(
        ({ type, fields }, index) =>
          `@${type}{key${index},\n${fields.map(([name, content, quoted]) => `  ${name} = ${quoted ? `"${content}"` : `{${content}}`},\n`).join('')}}\n`,
      )
      .join('\n'),
  );
const tag = fc.constantFrom(
  'TI',
  'T1',
  'AU',
  'A1',
  'ED',
  'AB',
  'N2',
  'N1',
  'KW',
  'UR',
  'DO',
  'PY',
  'DA',
  'JO',
  'T2',
  'VL',
  'IS',
  'SP',
  'EP',
  'M1',
  'C1',
  'ZZ',
);
const risSource = fc
  .array(
    fc.record({
      type: fc.constantFrom('JOUR', 'CONF', 'BOOK', 'GEN', 'XXX', ''),
      lines: fc.array(fc.tuple(tag, value), { maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((records) =>
    records
      .map(
        ({ type, lines }, index) =>
          `TY  - ${type}\r\nID  - key${index}\r\n${lines.map(([name, content]) => `${name}  - ${content}\r\n`).join('')}ER  - \r\n`,
      )
      .join('\r\n'),
  );
const cslTypes = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
];
const cslSource = fc
  .array(
    fc.record(
      {
        type: fc.constantFrom(...cslTypes),
        title: text,
        abstract: text,
        author: fc.array(person, { maxLength: 2 }),
        editor: fc.array(person, { maxLength: 2 }),
        issued: fc.oneof(
          fc.record({
            'date-parts': fc.tuple(fc.tuple(fc.integer({ min: 1400, max: 2100 }), fc.integer({ min: 1, max: 12 }))),
          }),
          fc.record({ raw: value }),
        ),
        DOI: value,
        URL: value,
        keyword: text,
        number: value,
        note: value,
        'container-title': text,
        volume: text,
        issue: text,
        page: text,
        publisher: text,
        ISBN: text,
        language: text,
        genre: text,
        edition: text,
      },
      { requiredKeys: ['type'] },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((items) => JSON.stringify(items.map((item, index) => ({ id: `key${index}`, ...item }))));

function papersOf(source: string, format: WrittenFormat): ExportedPaper[] {
  const at = readers.find((reader) => reader.format.id === format)!.publications!(source);
  const entries = parsers[format](source).entries;
  return entries.map((entry, index) => {
    const { span, authors, year, doi, arxiv, tags } = entry;
    const known = Object.fromEntries(
      Object.entries({ authors, year, doi, arxiv, tags }).filter(([, field]) => field !== undefined),
    );
    return {
      paper: {
        ...paper(`${index}-${entry.writtenKey ?? 'none'}`, entry.abstract),
        title: entry.title ?? '',
        titleIsDerived: false,
        links: [],
        ...known,
      } as Paper,
      publication: at(span),
    };
  });
}

describe('records of bibliographies of any kind', () => {
  const sources = [
    ['bibtex', bibtexSource],
    ['ris', risSource],
    ['csl-json', cslSource],
  ] as const;
  for (const [from, arbitrary] of sources) {
    for (const format of formats) {
      it(`are read again from ${format} in their normal form where they come from ${from} @cases`, () => {
        fc.assert(
          fc.property(arbitrary, (source) => {
            assertReadAgain(papersOf(source, from), format);
          }),
          { numRuns: 300, seed: 42 },
        );
      });
    }
  }

  for (const [what, ...lines] of [
    ['a keyword of separators alone', 'KW  - ；'],
    ['a year that is no date, behind a date that tells none', 'DA  - {', 'PY  - 1--9'],
    ['a date that tells another year than the year', 'PY  - 2020', 'DA  - 1--9'],
    ['a title without a character that can be written', 'TI  - \0', 'TI  - {'],
    ['editors of a work whose title is in two languages', 'TI  - Moss', 'TI  - 苔藓', 'ED  - 王明; Elm, Fay'],
    ['an editor that a reference to a character parts', 'TI  - Moss', 'ED  - 𠀀&amp;{', 'TI  - 𠀀'],
  ] as const) {
    for (const format of formats) {
      it(`are read again from ${format} with ${what}`, () => {
        const source = ['TY  - JOUR', 'ID  - key0', ...lines, 'ER  - ', ''].join('\r\n');
        assertReadAgain(papersOf(source, 'ris'), format);
      });
    }
  }

  for (const [what, fields] of [
    ['a title of half a character beside a subtitle', 'title = {\ud800}, subtitle = {a}'],
    ['a title of a control character beside a subtitle', 'title = {\x01}, subtitle = {a}'],
    ['a title and a subtitle of half a character', 'title = {a}, subtitle = {\udc00}'],
    ['a title of half a character beside a note', 'title = {\ud800}, note = {a}'],
    ['an editor of an escaped brace', 'editor = {{&amp;\\}}'],
    ['an editor of a backslash before the end', 'editor = {&amp;\\}'],
    ['an editor of backslashes', 'editor = {a\\\\ and \\}'],
    ['an author of a line of RIS', 'author = {{\nER  - \n\\}}'],
    ['an author of a line of RIS without braces', 'author = {\nER  - \n\\}'],
    ['an author of a first line of RIS', 'author = {\nTY  - JOUR\n and \nAU  - x}'],
    ['an editor that ends with a Chinese comma', 'editor = {{研究，}}'],
    ['a keyword of a command', 'keywords = {!\\end,!}'],
    ['a keyword of a command before a letter', 'keywords = {\\end, a; \\textbf, b}'],
    ['a keyword of a backslash', 'keywords = {a\\, b; \\}'],
    ['a year of a control character', 'year = {7\uffff}'],
    ['a date with half a character', 'date = {2020\ud800-05}'],
    ['a year with a line end of its own', 'year = {7\x85}'],
  ] as const) {
    for (const format of formats) {
      it(`are read again from ${format} with ${what}`, () => {
        assertReadAgain(papersOf(`@article{key0,\n  ${fields},\n}\n`, 'bibtex'), format);
      });
    }
  }

  it('are read again from every format with a date that holds what no format does', () => {
    for (const raw of ['7\uffff', '\ud8002020', '20\x0120', '7\x85', '\x7f1999-05', '-35\x000']) {
      for (const format of formats) {
        assertReadAgain(papersOf(JSON.stringify([{ id: 'key0', type: 'book', issued: { raw } }]), 'csl-json'), format);
        assertReadAgain(papersOf(`TY  - JOUR\r\nID  - key0\r\nPY  - ${raw}\r\nER  - \r\n`, 'ris'), format);
      }
    }
  });

  it('are read again from every format under keys of digits alone', () => {
    const records = ['7', '12', '20345'].map((key) => ({
      paper: { ...paper(key, 'Moss.'), title: key, titleIsDerived: false },
    }));
    for (const format of formats) {
      assertReadAgain(records, format);
      assertReadAgain(records.slice(0, 1), format);
    }
  });
});
