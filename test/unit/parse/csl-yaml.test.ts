import assert from 'node:assert/strict';
import { keyUses, publicationsIn } from '../../../src/core/parse/bibliography';
import { cslYaml, cslYamlReader } from '../../../src/core/parse/formats/csl-yaml';
import { parseSource } from '../../../src/core/parse/source';
import { yaml } from '../../../src/core/parse/yaml/library';
import { assertLinear } from './hostile';

const parse = (text: string) => cslYamlReader.parse(text, { markers: [], yaml });

const text = `---
references:
- id: moss20
  type: article-journal
  title: "Moss: a study"
  author:
  - family: Berg
    given: Jan
    non-dropping-particle: van der
  issued: 2020-05
  container-title: Walls
  volume: 05
  DOI: 10.1000/moss
- id: 42
  title: Ferns
  issued: {year: 1999}
  abstract: See https://github.com/a/ferns.
...
`;

describe('CSL-YAML', () => {
  it('is read as CSL-JSON is', () => {
    const { entries, problems } = parse(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ writtenKey, title, authors, year, doi, format }) => ({
        writtenKey,
        title,
        authors,
        year,
        doi,
        format,
      })),
      [
        {
          writtenKey: 'moss20',
          title: 'Moss: a study',
          authors: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
          year: 2020,
          doi: '10.1000/moss',
          format: 'csl-yaml',
        },
        { writtenKey: '42', title: 'Ferns', authors: undefined, year: 1999, doi: undefined, format: 'csl-yaml' },
      ],
    );
    assert.deepEqual(
      entries.map(({ links }) => links.map(({ start, end }) => text.slice(start, end))),
      [['10.1000/moss'], ['https://github.com/a/ferns']],
    );
    assert.equal(text.slice(entries[1]!.span.start, entries[1]!.span.end).startsWith('id: 42'), true);
  });

  it('gives its variables, dates in CSL’s form, and no number that is none', () => {
    const { entries } = parse(text);
    const at = publicationsIn(text, cslYaml.id, yaml);
    const [moss, ferns] = entries.map(({ span }) => at(span)?.csl);
    assert.deepEqual(
      [moss?.volume, moss?.issued, ferns?.issued],
      ['05', { 'date-parts': [[2020, 5]] }, { 'date-parts': [[1999]] }],
    );
  });

  it('reads the others where an item is damaged', () => {
    const damaged = `references:\n- id: a\n  title: A: b: "c\n- id: b\n  title: B\n- title: no key\n- id: b\n  title: again\n`;
    const { entries, problems } = parse(damaged);
    assert.deepEqual(
      entries.map(({ writtenKey }) => writtenKey),
      ['a', 'b', undefined, 'b'],
    );
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.line]),
      [
        ['damaged-entry', 1],
        ['missing-key', 5],
        ['duplicate-key', 6],
      ],
    );
  });

  it('is a source by what is in it, and other YAML is none', () => {
    const kind = (path: string, content: string) => {
      const parsed = parseSource({ path, text: content }, { markers: [], yaml });
      return 'skipped' in parsed ? parsed.skipped : parsed.entries.length;
    };
    assert.equal(kind('a.yaml', text), 2);
    assert.equal(kind('a.yml', '- id: a\n  title: A\n'), 1);
    assert.equal(
      kind(
        'ci.yml',
        'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - id: x\n        run: make\n',
      ),
      'no-entries',
    );
  });

  it('says where its keys are written, and an alias does not multiply it', () => {
    assert.deepEqual(keyUses({ path: 'refs.yaml', text: '- {id: "a", title: a}\n- {id: b}\n' }, ['a'], yaml), [
      { key: 'a', start: 8, end: 9 },
    ]);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]!},`.repeat(9)}]`).join('\n')}\nreferences:\n- id: z\n`;
    assert.equal(parse(bomb).entries.length <= 1, true);
  });

  it('takes linear time on hostile texts @slow', () => {
    assertLinear(
      (body) => parse(`references:\n${body}`),
      ['- id: a\n', '- ', '- "', '- {', '- id: [\n', '- &a *a\n'],
      20_000,
    );
  });

  it('has emphasis in titles as Pandoc reads it there', () => {
    const written = (title: string) => `- id: a\n  type: book\n  title: "${title}"\n`;
    for (const [title, plain, csl] of [
      ['*In situ* rivers of **ice**', 'In situ rivers of ice', '<i>In situ</i> rivers of <b>ice</b>'],
      [
        '_In situ_ and A* search, B* search',
        'In situ and A* search, B* search',
        '<i>In situ</i> and A* search, B* search',
      ],
      ['a_b_c and 2 * 3 * 4', 'a_b_c and 2 * 3 * 4', 'a_b_c and 2 * 3 * 4'],
    ] as const) {
      const [entry] = parse(written(title)).entries;
      assert.equal(entry?.title, plain);
      assert.equal(publicationsIn(written(title), 'csl-yaml', yaml)(entry!.span)?.csl.title, csl);
    }
  });

  it('tells errors that stand in the text', () => {
    for (const open of ['authors: [', 'a: "b', '{a: ', '? [']) {
      for (const { errors } of [yaml.values(open), yaml.nodes(open)]) {
        assert.ok(errors.length > 0, open);
        assert.deepEqual(
          errors.filter(({ start, end }) => start > end || end > open.length),
          [],
          open,
        );
      }
    }
    const [error] = yaml.nodes('# x\n- a: [', { start: 4, end: 10 }).errors;
    assert.deepEqual([error?.start, error?.end], [6, 6]);
  });

  it('reads values that should stand in quotation marks, and tells of them', () => {
    const text =
      'references:\n- id: a\n  title: Ice: on slow rivers\n  author:\n  - family: Ash\n    given: Vera\n  - literal: @team: one\n  issued: 2019-03\n' +
      '- id: b\n  title: [Draft] Ice\n  abstract: "We" propose: a thing\n- id: c\n  title: Plain\n  URL: https://example.org/x:y\n';
    const { entries, problems } = parse(text);
    assert.deepEqual(
      entries.map(({ writtenKey, title, authors, year, abstract }) => [
        writtenKey,
        title,
        authors?.map(({ family, literal }) => family ?? literal),
        year,
        abstract,
      ]),
      [
        ['a', 'Ice: on slow rivers', ['Ash', '@team: one'], 2019, ''],
        ['b', '[Draft] Ice', undefined, undefined, '"We" propose: a thing'],
        ['c', 'Plain', undefined, undefined, ''],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, args }) => [code, args?.[0]]),
      [
        ['damaged-entry', 'a'],
        ['damaged-entry', 'b'],
      ],
    );
    const [first] = entries;
    assert.equal(text.slice(first?.span.start, first?.span.end).endsWith('2019-03'), true);
    assert.equal(publicationsIn(text, 'csl-yaml', yaml)(first!.span)?.csl.title, 'Ice: on slow rivers');
  });
});
