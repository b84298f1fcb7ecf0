import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bibliographyEntries, publicationsIn } from '../../../src/core/parse/bibliography';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { bibtexFixtures } from './bibtex-fixtures';
import { assertLinear } from './hostile';

const keysOf = (text: string) => parseBibtex(text).entries.flatMap(({ writtenKey }) => writtenKey ?? []);

describe('entries of a .bib file', () => {
  for (const { what, text, keys, problems = [] } of bibtexFixtures) {
    it(`are read, none more and none less: ${what}`, () => {
      const parsed = parseBibtex(text);
      assert.deepEqual(keysOf(text), keys);
      assert.deepEqual(
        parsed.problems.map(({ code, span }) => `${code} ${String(span.line)}`),
        problems,
      );
      for (const { span, writtenKey = '' } of parsed.entries) {
        assert.ok(
          text[span.start] === '@' && text.slice(span.start, span.end).includes(writtenKey),
          text.slice(span.start, span.end),
        );
      }
    });
  }

  it('have fields and keys before Chinese commas, which are told', () => {
    const fields = ['author={赵强}', 'title={石头，山谷}', 'year=2019'];
    for (const gap of ['', ' ', '\n']) {
      const { entries, problems } = parseBibtex(
        `@article{zh，${gap}${fields.join(`，${gap}`)}}\n@article{b, title={B}}`,
      );
      assert.deepEqual(
        entries.map(({ writtenKey, title, year, authors }) => [writtenKey, title, year, authors?.length]),
        [
          ['zh', '石头，山谷', 2019, 1],
          ['b', 'B', undefined, undefined],
        ],
      );
      assert.deepEqual(
        problems.map(({ code, args }) => [code, args?.[0]]),
        [['damaged-entry', 'zh']],
      );
    }
  });

  it('keep a key that holds a Chinese comma', () => {
    const { entries, problems } = parseBibtex('@article{赵，2019, title={冰}, year=2019}\n@book{b，c,\n title={B}}');
    assert.deepEqual(
      entries.map(({ writtenKey, title }) => [writtenKey, title]),
      [
        ['赵，2019', '冰'],
        ['b，c', 'B'],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('keep their fields on one line behind a value with a brace too few', () => {
    const read = (text: string) =>
      parseBibtex(text).entries.map(({ title, year, authors = [] }) => [title, authors[0]?.family, year]);
    const fields = 'author={Ash, Vera}, year=2007';
    for (const [value, title] of [
      ['{Open { here}', 'Open here'],
      ['{Open \\{ here}', 'Open { here'],
      ['{A set $\\left\\{ y \\right.$}', 'A set { y .'],
      ['{{Open here}', 'Open here'],
    ] as const) {
      assert.deepEqual(read(`@article{a, title=${value}, ${fields}}`), [[title, 'Ash', 2007]], value);
      assert.deepEqual(read(`@article{a, ${fields}, title=${value}}`), [[title, 'Ash', 2007]], value);
      assert.deepEqual(
        read(`@article{a, title=${value}, ${fields}} @book{b, title={After it}, author={Birch, Otto}, year={2008}}`),
        [
          [title, 'Ash', 2007],
          ['After it', 'Birch', 2008],
        ],
      );
    }
    assert.deepEqual(read('@article{a, author={Ash, Vera}, title={On $f_{n}, x={1}$}, year=2007, note={b } c}}'), [
      ['On fₙ, x=1', 'Ash', 2007],
    ]);
  });

  it('keep a key that no comma parts from the first field', () => {
    const { entries, problems } = parseBibtex('@article{d5 title={E}, year=2016}\n@article{d 8, title={H}, year=2019}');
    assert.deepEqual(
      entries.map(({ writtenKey, title, year }) => [writtenKey, title, year]),
      [
        ['d5', 'E', 2016],
        [undefined, 'H', 2019],
      ],
    );
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['damaged-entry', 'damaged-entry'],
    );
  });

  it('have titles without the HTML that publishers leave in them', () => {
    const titles = {
      'The $\\less$i$\\greater$Salix$\\less$/i$\\greater$ of CO$\\less$sub$\\greater$2$\\less$/sub$\\greater$':
        'The Salix of CO2',
      '{CO}{\\&}lt$\\mathsemicolon$sub{\\&}gt$\\mathsemicolon$2{\\&}lt$\\mathsemicolon$/sub{\\&}gt$\\mathsemicolon$ fluxes':
        'CO2 fluxes',
      'CO<sub>2</sub> of <i>Salix</i> {\\&}amp$\\mathsemicolon$ moss': 'CO2 of Salix & moss',
      'Where $x < y$ and a <mask> R{\\&}D': 'Where x < y and a <mask> R&D',
    };
    for (const [written, title] of Object.entries(titles)) {
      const text = `@article{a, title={${written}}}`;
      const [entry] = parseBibtex(text).entries;
      assert.equal(entry?.title, title);
      assert.equal(publicationsIn(text, 'bibtex')(entry.span)?.csl.title, title);
    }
  });

  it('have the fields that stand in no comment', () => {
    const text =
      '@misc{a, author={X}, % was: note, year = 1999\n title %x\n= {A},\n%year = {1998},\nyear\n = 2001 % , year = 1997\n}';
    assert.deepEqual(
      parseBibtex(text).entries.map(({ title, year }) => [title, year]),
      [['A', 2001]],
    );
    const jabref = parseBibtex(
      '@article{a, Title={C}, Author={Iris, Bea}, Journal\n= {Annals}, Year\n= {2014}, __markedentry={[me:1]}}',
    );
    assert.deepEqual(
      jabref.entries.map(({ title, year }) => [title, year]),
      [['C', 2014]],
    );
  });

  it('are found whatever stands before and between them @cases', () => {
    const type = fc
      .stringMatching(/^[A-Za-z][\w+:.-]{0,12}$/)
      .filter((name) => !/^(?:comment|string|preamble|xdata)$/i.test(name));
    const between = fc.constantFrom(
      '',
      ' ',
      '\n',
      '\r\n\r\n',
      ',',
      '}',
      ' } ',
      '; ',
      '\n% a comment\n',
      '\nsome words, me@example.org\n',
      '\n<',
      '-- ',
    );
    const value = fc.constantFrom(
      '{A {B} c}',
      '"a {"} b"',
      '2020',
      'jan',
      '{a@b.org}',
      '{\n@x{y, z}\n}',
      '{a} # jan # "b"',
      '{100% of it}',
    );
    const name = fc.constantFrom('title', '__x', 'a-b', 'note\n', 'Year %c\n');
    const entry = fc.record({
      type,
      between,
      open: fc.constantFrom('{', '(', ' {', '\n{'),
      fields: fc.array(fc.tuple(name, value), { maxLength: 3 }),
      end: fc.constantFrom('', ',', ',\n', '\n'),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        const text = entries
          .map(
            (one, index) =>
              `${one.between}@${one.type}${one.open}key${String(index)}, ${['number = 1', ...one.fields.map(([field, given]) => `${field} = ${given}`)].join(',\n')}${one.end}${one.open === '(' ? ')' : '}'}`,
          )
          .join('');
        assert.deepEqual(
          keysOf(text),
          entries.map((_, index) => `key${String(index)}`),
        );
        assert.deepEqual(parseBibtex(text).problems, []);
      }),
      { numRuns: 500, seed: 20261128 },
    );
  });

  it('have the same keys for the library and for documents, of damaged files too @cases', () => {
    const piece = fc.constantFrom(
      '@misc{',
      '@book(',
      'key',
      'other',
      ',',
      ' title = {A}',
      ' ids = {more, keys}',
      ' year = "2',
      '"',
      '}',
      '}',
      ')',
      '\n',
      '\n@article{',
      '\n@string{s = ',
      '@comment{',
      '%',
      '@',
      '{',
      '@xdata{',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40, size: 'max' }), (pieces) => {
        const text = pieces.join('');
        const papers = parseBibtex(text).entries.flatMap(({ writtenKey, aliases = [] }) => [
          ...(writtenKey === undefined ? [] : [writtenKey]),
          ...aliases.filter(() => writtenKey !== undefined),
        ]);
        const places = bibliographyEntries({ path: 'refs.bib', text }) ?? new Map<string, never>();
        assert.deepEqual(new Set(places.keys()), new Set(papers));
        for (const { key, start, end } of places.values()) {
          assert.equal(text.slice(start, end), key);
        }
      }),
      { numRuns: 2_000, seed: 20261128 },
    );
  });

  it('are read in linear time however they are damaged @slow', function () {
    this.timeout(120_000);
    assertLinear(parseBibtex, [
      '@article{a, title={ {x}, author={y}, year=1}',
      '@article{a, title={x { y}, author={z} @',
      '@a{',
      '@a(x',
      '@misc(k)',
      '@a{k,t={',
      '\n@a{k,t={',
      '%@a{k,\n%x\n',
      '@a{%\n',
      '@preamble{',
      '@preamble{\\def\\a{',
      '@preamble(\\def\\a{}',
      '@comment{',
      '@comment(',
      '\n@article\n',
      'article{k,\n',
      'title = {x\n',
      '@a{k\n',
      '@misc{k,a="\\"',
      '@misc{k,a="}',
      '@a{k,%',
      'x@y{',
      '@a{k,}} ,',
      '\n@a{k,x={\n@b{',
      '@{k,a=',
      '@a{k,a=1}\n  ,',
    ]);
  });
});
