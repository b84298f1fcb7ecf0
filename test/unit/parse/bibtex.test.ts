import assert from 'node:assert/strict';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { assertLinear, assertReads5MB, computingTime } from './hostile';

const intact = (key: string) =>
  `@article{${key},\n  title = {Title of ${key}},\n  author = {Doe, Jane},\n  year = {2020}\n}\n`;
const keysOf = (text: string) => parseBibtex(text).entries.map(({ writtenKey }) => writtenKey);
const codesOf = (text: string) => parseBibtex(text).problems.map(({ code, span }) => `${code} ${span.line}`);

describe('BibTeX', () => {
  it('reads keys, ranges, titles, people, years, identifiers and links', () => {
    const text = `% comment, mail me@example.org\n@string{nat = "Nature"}\n@comment{ @article{not, title={No}} }\n@Article{ok:1,
  title = {Deep {L}earning of {\\"U}ber-things},
  author = "M{\\"u}ller, J\\"urgen and {World Health Organization} and Ludwig van Beethoven and others",
  year = 2001, journal = nat # { Letters}, doi = {https://doi.org/10.1000/X.1},
  keywords = {graphs, trees}, abstract = {See https://github.com/a/b for more.}
}\n`;
    const { entries, problems } = parseBibtex(text);
    assert.deepEqual(problems, []);
    const [entry] = entries;
    assert.equal(entries.length, 1);
    assert.equal(entry?.writtenKey, 'ok:1');
    assert.equal(text.slice(entry?.span.start, entry?.span.end), text.slice(text.indexOf('@Article'), -1));
    assert.deepEqual([entry?.span.line, entry?.span.endLine], [3, 8]);
    assert.equal(entry?.title, 'Deep Learning of Über-things');
    assert.deepEqual(entry?.authors, [
      { family: 'Müller', given: 'Jürgen' },
      { literal: 'World Health Organization' },
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    ]);
    assert.equal(entry?.year, 2001);
    assert.equal(entry?.doi, '10.1000/X.1');
    assert.deepEqual(entry?.tags, ['graphs', 'trees']);
    const repository = entry?.links.find(({ kind }) => kind === 'repository');
    assert.equal(text.slice(repository?.start, repository?.end), 'https://github.com/a/b');
  });

  it('finds years, arXiv identifiers and crossref in all their places', () => {
    const { entries } = parseBibtex(`@misc{a, date = {2019-03}, eprint = {2401.00001v2}, archivePrefix = {arXiv}}
@article{b, journal = {arXiv preprint arXiv:2402.00002}, year = "2024"}
@article{c, volume = {abs/2403.00003}, month = jan}
@misc{d, url = {https://arxiv.org/abs/2404.00004}}
@inproceedings{e, title = {Child}, crossref = {Proc}}
@proceedings{proc, title = {Parent}, year = 1999}
@article{f, eprint = {12345678}, eprinttype = {pubmed}}
@book(g, title = {Round})`);
    assert.deepEqual(
      entries.map(({ arxiv }) => arxiv),
      ['2401.00001', '2402.00002', '2403.00003', '2404.00004', undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(
      entries.map(({ year }) => year),
      [2019, 2024, undefined, undefined, 1999, 1999, undefined, undefined],
    );
    assert.equal(entries[4]?.title, 'Child');
    assert.equal(entries[7]?.title, 'Round');
  });

  const damages: Record<string, string> = {
    'a brace never closed': '@book{bad,\n  title = {Open title,\n  author = {Doe, Jane},\n  year = 2020\n}\n',
    'an entry never closed': '@book{bad,\n  title = {Open title},\n  year = 2020\n',
    'a brace too many': '@book{bad,\n  title = {Open title}},\n  year = 2020\n}\n',
    'a quote never closed': '@book{bad,\n  title = "Open title,\n  year = 2020\n}\n',
    'no comma after the key': '@book{bad\n  title = {Open title},\n  year = 2020\n}\n',
    'a comma missing': '@book{bad,\n  title = {Open title}\n  year = 2020\n}\n',
    'an equals sign missing': '@book{bad,\n  title {Open title},\n  year = 2020\n}\n',
    'no key': '@book{\n  title = {Open title},\n  year = 2020\n}\n',
    'no brace': '@book bad,\n  title = {Open title},\n  year = 2020\n\n',
    'no value': '@book{bad,\n  title = ,\n  year = 2020\n}\n',
    'a file that ends': '@book{bad,\n  title = {Open ti',
  };
  for (const [name, damaged] of Object.entries(damages)) {
    it(`keeps the neighbours of an entry with ${name}, and tells of it`, () => {
      const isLast = name === 'a file that ends';
      const text = `${intact('one')}\n${damaged}${isLast ? '' : `\n${intact('two')}\n${intact('three')}`}`;
      const { entries, problems } = parseBibtex(text);
      const good = entries.filter(
        ({ writtenKey, title, year }) => title === `Title of ${writtenKey ?? ''}` && year === 2020,
      );
      assert.equal(good.length, isLast ? 1 : 3);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['damaged-entry'],
      );
      assert.equal(problems[0]?.span.line, 6);
      if (/never|too many|comma|quote/.test(name)) {
        const bad = entries.find(({ writtenKey }) => writtenKey === 'bad');
        assert.equal(bad?.title, 'Open title');
        assert.equal(bad?.year, 2020);
      }
    });
  }

  it('reads what it can of damage within one line', () => {
    const { entries, problems } = parseBibtex(`@misc{m{\\"u}ller, title = {Accented key}, year = 2020}
@misc{b, title {Open}, author = {Doe, Jane}, year = 2021}
@misc{c, title = "One"two", year = 2022}`);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.line]),
      [
        ['damaged-entry', 0],
        ['damaged-entry', 1],
        ['damaged-entry', 2],
      ],
    );
    assert.deepEqual(
      entries.map(({ writtenKey, title, year }) => [writtenKey, title, year]),
      [
        [undefined, 'Accented key', 2020],
        ['b', undefined, 2021],
        ['c', 'One', 2022],
      ],
    );
  });

  it('lets the comma stand apart from its key', () => {
    assert.deepEqual(parseBibtex('@misc{a\n, title = {T}\n}\n@misc{b }').problems, []);
  });

  it('takes what an entry lacks from its xdata, which is no paper', () => {
    const { entries } = parseBibtex(`@xdata{one, year = 1999, author = {Doe, Jane}, title = {Not this}}
@xdata{two, abstract = {Said here.}, doi = {10.1000/two}, year = 2000}
@book{a, title = {A}, xdata = {one, two}}`);
    assert.deepEqual(
      entries.map(({ writtenKey, title, year, abstract, doi, authors }) => ({
        writtenKey,
        title,
        year,
        abstract,
        doi,
        authors,
      })),
      [
        {
          writtenKey: 'a',
          title: 'A',
          year: 1999,
          abstract: 'Said here.',
          doi: '10.1000/two',
          authors: [{ family: 'Doe', given: 'Jane' }],
        },
      ],
    );
  });

  it('links to the DOI and arXiv number of a field, however short', () => {
    const text =
      '@misc{a, doi = {10.1000/x}, eprint = {2401.00001v2}}\n@misc{b, eprint = {123456}, eprinttype = {pubmed}}';
    const { entries } = parseBibtex(text);
    assert.deepEqual(
      entries.map(({ links }) => links.map(({ url, start, end }) => [url, text.slice(start, end)])),
      [
        [
          ['https://doi.org/10.1000/x', '10.1000/x'],
          ['https://arxiv.org/abs/2401.00001', '2401.00001v2'],
        ],
        [],
      ],
    );
  });

  it('tells of keys written twice and of missing ones, and keeps the entries', () => {
    assert.deepEqual(codesOf(`${intact('a')}${intact('a')}@misc{, title={X}}`), ['duplicate-key 5', 'missing-key 10']);
    assert.deepEqual(keysOf(`${intact('a')}${intact('a')}`), ['a', 'a']);
  });

  it('keeps __proto__ and constructor as plain names', () => {
    const { entries } = parseBibtex(
      '@string{__proto__ = "x"}@article{__proto__, title = {A}, __proto__ = {B}, constructor = {C}, year = __proto__}',
    );
    assert.equal(entries[0]?.writtenKey, '__proto__');
    assert.equal(entries[0]?.title, 'A');
    assert.equal(({} as Record<string, unknown>).x, undefined);
  });

  it('lists thousands of entries in time that grows as they do @slow', () => {
    const textOf = (count: number) =>
      Array.from(
        { length: count },
        (_, index) =>
          `@article{key${index},\n  title = {A Title of {N}umber ${index}},\n  author = {Doe, Jane and M{\\"u}ller, Max},\n  year = 2020,\n  abstract = {${'Some words of an abstract. '.repeat(40)}}\n}\n`,
      ).join('\n');
    const timeOf = (count: number) => {
      const text = textOf(count);
      return computingTime(() => {
        const { entries, problems } = parseBibtex(text);
        assert.deepEqual([entries.length, problems.length], [count, 0]);
      });
    };
    timeOf(100);
    const small = Math.max(10, timeOf(1_000));
    assert.ok(timeOf(10_000) < small * 40);
  });

  it('reads hostile text in linear time @slow', function () {
    this.timeout(120_000);
    const units = [
      '@',
      '@a{',
      '@article{k,',
      '{',
      '}',
      '\n@comment{',
      '\n@a{k, t={',
      '\n@a{k,x="',
      '\n@a{k,\n}',
      '@string{a = a # a}\n',
      `\n${' '.repeat(300)}x`,
      '\\"',
      '}\n',
      '\n@article{k, author={a and b and ',
      '\n@string{',
      '"#"',
      '@a{k{',
      '@a{k x,',
    ];
    assertLinear(parseBibtex, units);
    assertReads5MB(parseBibtex, units);
    assertLinear((body) => parseBibtex(`@article{k, title={${body}`), ['{', '\n x', '\\"{', '\u0300\u0323', ' , ']);
  });

  it('reads in linear time what refers to one long text again and again @slow', function () {
    this.timeout(60_000);
    const strings = `@string{s = {${'x'.repeat(2_000)}}}\n`;
    assertLinear((body) => parseBibtex(strings + body), [' @misc{a, title = s # s # s # s # s # s}\n']);
    assertLinear((body) => parseBibtex(`${strings}@misc{a, title = ${body}`), ['s # ']);
    for (const [type, field] of [
      ['xdata', 'xdata'],
      ['proceedings', 'crossref'],
    ] as const) {
      const parent = (length: number) => `@${type}{p, title = {P}, abstract = {${'y'.repeat(length)}}}\n`;
      const children = (count: number) => `@misc{a, ${field} = {p}}\n`.repeat(count);
      assertLinear((body) => parseBibtex(parent(body.length) + children(body.length / 20)), ['y']);
    }
  });

  it('has the addresses that DBLP and BibDesk write, and the names in another script', () => {
    const text = `@article{a, title={A}, author={Wang, Xiaoming (王小明)}, ee={https://doi.org/10.1000/a}}
@article{b, title={B}, link={https://example.org/b}, bdsk-url-1={https://example.org/c}}
@article{c, title={C}, url={https://example.org/u}, link={https://example.org/l}, biburl={https://dblp.org/rec/c.bib}}`;
    const { entries } = parseBibtex(text);
    assert.deepEqual(
      entries.map(({ doi, links }) => [doi, ...links.map(({ url }) => url)]),
      [
        ['10.1000/a', 'https://doi.org/10.1000/a'],
        [undefined, 'https://example.org/b', 'https://example.org/c'],
        [undefined, 'https://example.org/u', 'https://example.org/l'],
      ],
    );
    assert.deepEqual(entries[0]?.translation, { authors: [{ literal: '王小明' }] });
    const publications = publicationsIn(text, 'bibtex');
    assert.deepEqual(
      entries.map(({ span }) => publications(span)?.csl?.URL),
      ['https://doi.org/10.1000/a', 'https://example.org/b', 'https://example.org/u'],
    );
  });

  it('takes what a style or a package is told for no paper', () => {
    const text = `@IEEEtranBSTCTL{IEEEexample:BSTcontrol, CTLuse_forced_etal="yes"}
@control{biblatex-control, options={3.8}}
@bibnote{Note1, note={A remark.}}
@misc{control, title={Control}}`;
    assert.deepEqual(
      parseBibtex(text).entries.map(({ writtenKey }) => writtenKey),
      ['control'],
    );
  });
});
