import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportPapers } from '../../../../src/core/cite/export/export';
import { endsForAll } from '../../../../src/core/parse/write/latex-text';
import { normalKey, oneLine } from '../../../../src/core/parse/write/normal-form';
import { Library } from '../../../../src/core/library/library';
import { deriveSource } from '../../../../src/core/library/derive';
import { readPublications } from '../../../../src/core/library/publications';
import type { Paper, Publication } from '../../../../src/core/model/paper';
import { scanBibtex } from '../../../../src/core/parse/bibtex/scan';
import { publicationsIn } from '../../../../src/core/parse/bibliography';
import { risRecordsOf } from '../../../../src/core/parse/ris/parse-ris';
import { parseSource } from '../../../../src/core/parse/source';
import { publicationsFrom } from '../../../publications';
import { anyCharacter } from '../../arbitraries';
import { paper } from '../../search/paper';

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
  '{@@',
  '}@@',
  '@article{x,',
  '}\n@misc{y,',
  '%',
  '% see\n',
  '\\%',
  '"',
  '#',
  '=',
  ',',
  ' and ',
  'TY  - ',
  'ER  - ',
  '\nTY  - JOUR\n',
  '\nER  - \n',
  '\nAB  - ',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u000b',
  '\f',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\u001b[2J',
  '\u202e',
  '\ud800',
  '\udc00',
  '\ufeff',
  '\u00a0',
  '\\"u',
  '{\\"u}',
  '\\emph{a}',
  '\\url{a%b}',
  '$x_1$',
  '~',
  '--',
  '漢',
  'a',
  'B',
  '7',
  ' ',
  '-',
  '.',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...signs), fc.string({ unit: anyCharacter, maxLength: 3 })), { maxLength: 14 })
  .map((parts) => parts.join(''));
const tag = fc.constantFrom('TI', 'AB', 'N1', 'KW', 'UR', 'JO', 'SP', 'C1', 'ZZ', 'PY');
const ris = fc.record({
  type: fc.oneof(fc.constantFrom('JOUR', '', ' '), text),
  lines: fc.array(fc.record({ tag, value: text }), { maxLength: 5 }),
});
const bibtex = fc.record({
  type: fc.constantFrom('article', 'misc', 'online'),
  fields: fc.array(
    fc.tuple(fc.constantFrom('title', 'abstract', 'note', 'url', 'doi', 'author', 'month', 'file', 'annote'), text),
    { maxLength: 6 },
  ),
});
const publication: fc.Arbitrary<Publication | undefined> = fc.oneof(
  fc.constant(undefined),
  ris.map((source): Publication => ({ csl: {}, ris: source })),
  bibtex.map(({ type, fields }): Publication => ({ csl: {}, bibtex: { type, fields: new Map(fields) } })),
  fc
    .record({
      title: text,
      'container-title': text,
      note: text,
      page: text,
      publisher: text,
      type: text,
      language: text,
      DOI: text,
      URL: text,
      keyword: text,
    })
    .map((csl): Publication => ({ csl })),
);
const works = fc.array(
  fc.record({
    key: text,
    title: text,
    abstract: text,
    name: text,
    tags: fc.array(text, { maxLength: 2 }),
    publication,
  }),
  { minLength: 1, maxLength: 4 },
);
type Work = typeof works extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

const exported = ({ key, title, abstract, name, tags, publication: known }: Work, index: number) => ({
  paper: {
    ...paper(`${key}-${index}`, abstract, { title, tags, authors: [{ family: name, given: name }] }),
    doi: `10.1000/${title}`,
  } as Paper,
  publication: known,
});

describe('export of texts of any kind', () => {
  it('has no `@` directly behind a brace, where readers begin an entry', () => {
    for (const value of ['{@@', '}@@ x', 'NAS-Bench@home', '{a}@b']) {
      for (const titled of [{ title: value }, { abstract: value }]) {
        const one = { ...paper('a', 'Moss.'), titleIsDerived: false, ...titled };
        assert.doesNotMatch(exportPapers([{ paper: one }], 'bibtex'), /\}@/, value);
      }
    }
  });

  for (const [numRuns, kind] of [
    [100, ''],
    [1_000, ' @cases'],
  ] as const) {
    it(`makes one RIS record a work, each value on its line${kind}`, () => {
      fc.assert(
        fc.property(works, (all) => {
          const papers = all.map(exported);
          const written = exportPapers(papers, 'ris');
          const { records } = risRecordsOf(written);
          assert.equal(records.length, papers.length, written);
          for (const [index, { lines, isClosed }] of records.entries()) {
            assert.equal(isClosed, true);
            assert.equal(lines[0]?.tag, 'TY');
            assert.equal(lines.filter((line) => line.tag === '').length, 0);
            assert.equal(lines.find((line) => line.tag === 'ID')?.value, oneLine(papers[index]!.paper.key));
            if (papers[index]!.publication === undefined) {
              assert.equal(
                lines.find((line) => line.tag === 'AB')?.value ?? '',
                oneLine(papers[index]!.paper.abstract),
              );
            }
          }
          assert.equal(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|(?<!\r)\n|\r(?!\n)/.test(written), false);
        }),
        { numRuns, seed: 23 },
      );
    });

    it(`makes one BibTeX entry a work, whose values every tool reads to their ends${kind}`, () => {
      fc.assert(
        fc.property(works, (all) => {
          const papers = all.map(exported);
          const written = exportPapers(papers, 'bibtex');
          const entries = scanBibtex(written);
          assert.deepEqual(
            entries.map(({ key }) => key),
            papers.map(({ paper: { key } }) => normalKey(key, 'bibtex')),
            written,
          );
          for (const line of written.split('\n').filter((row) => row.startsWith('  '))) {
            const [, value] = /^ {2}[^\s=]+ = (?:\{(.*)\}|[a-z]{3}),$/.exec(line) ?? [undefined, '\\'];
            assert.equal(endsForAll(value ?? ''), true, line);
          }
          assert.equal(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/.test(written), false);
        }),
        { numRuns, seed: 23 },
      );
    });
  }

  const read = (path: string, source: string): Library => {
    const parsed = parseSource({ path, text: source }, { markers: [] });
    const library = new Library((han) => han);
    if (!('skipped' in parsed)) {
      library.apply({ updated: [{ source: path, parsed: deriveSource(parsed) }], removed: [] });
    }
    return library;
  };
  const shown = (library: Library) =>
    library.papers.map(({ key, title, abstract, authors, year, doi }) => ({
      key,
      title: oneLine(title),
      abstract: oneLine(abstract),
      authors,
      year,
      doi,
    }));
  const again = async (path: string, source: string, format: 'bibtex' | 'ris') => {
    const library = read(path, source);
    const publications = await readPublications(
      library.papers,
      library.sources,
      publicationsFrom(() => source),
    );
    const written = exportPapers(
      library.papers.map((one) => ({ paper: one, publication: publications.get(one.key) })),
      format,
    );
    return { before: shown(library), after: shown(read(path, written)), written };
  };

  for (const value of [
    'Aesthetic {{Judgment}}\\}',
    'a \\{ b } {c',
    '95% of\n the rest',
    'a\\%b % c',
    '{@@ x',
    'ends with \\\\',
    '\\}{',
    'x\u2028y\u0085z',
    '\\"{u}ber {\\ss}',
  ]) {
    it(`writes the values of a BibTeX file so that the same is read again: ${JSON.stringify(value)}`, async () => {
      const source = `@article{key-a,\n  title = {Owls and ${value}},\n  abstract = {We tell of owls. ${value}},\n}\n\n@article{key-b,\n  title = {Moss},\n  note = {More}\n}\n`;
      const { before, after, written } = await again('a.bib', source, 'bibtex');
      assert.deepEqual(after, before, written);
    });
  }

  it('writes a RIS record whose type is missing with one', async () => {
    const source =
      'TY  - JOUR\r\nTI  - Owls\r\nER  - \r\nTY  - \r\nTI  - Moss\r\nER  - \r\nTY  - BOOK\r\nTI  - Lakes\r\nER  - \r\n';
    const { before, after, written } = await again('a.ris', source, 'ris');
    assert.equal(before.length, 3);
    assert.deepEqual(
      after.map(({ title }) => title),
      before.map(({ title }) => title),
      written,
    );
    assert.equal(publicationsIn(written, 'ris') === undefined, false);
  });

  it('gives each entry a key of its own where BibTeX cannot write the difference', () => {
    const written = exportPapers(
      ['a b', 'a-b', 'a,b', 'c'].map((key) => ({ paper: paper(key, '', { title: key }) })),
      'bibtex',
    );
    assert.deepEqual(
      scanBibtex(written).map(({ key }) => key),
      ['a-b-2', 'a-b', 'a-b-3', 'c'],
    );
  });
});
