import fc from 'fast-check';
import type { ExportedPaper } from '../../../../src/core/cite/export/csl-item';
import type { Paper } from '../../../../src/core/model/paper';
import { readers } from '../../../../src/core/parse/formats/index';
import type { WrittenFormat } from '../../../../src/core/parse/write/normal-form';
import { paper } from '../../search/paper';
import { assertReadAgain, formats, parsers, person, text } from './read-again';

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
