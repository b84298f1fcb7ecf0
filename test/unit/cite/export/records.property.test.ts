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
  ] as const) {
    for (const format of formats) {
      it(`are read again from ${format} with ${what}`, () => {
        const source = ['TY  - JOUR', 'ID  - key0', ...lines, 'ER  - ', ''].join('\r\n');
        assertReadAgain(papersOf(source, 'ris'), format);
      });
    }
  }
});
