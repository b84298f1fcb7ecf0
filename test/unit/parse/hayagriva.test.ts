import assert from 'node:assert/strict';
import { documentEntries } from '../../../src/core/cite/bibliographies/document-entries';
import { exportPapers } from '../../../src/core/cite/export/export';
import { cslItem } from '../../../src/core/cite/export/csl-item';
import { keyUses, publicationsIn } from '../../../src/core/parse/bibliography';
import { hayagriva, hayagrivaReader } from '../../../src/core/parse/formats/hayagriva';
import { parseSource } from '../../../src/core/parse/source';
import { yaml } from '../../../src/core/parse/yaml/library';
import { paper } from '../search/paper';
import { assertLinear } from './hostile';

const parse = (text: string) => hayagrivaReader.parse(text, { markers: [], yaml });
const kind = (path: string, text: string) => {
  const parsed = parseSource({ path, text }, { markers: [], yaml });
  return 'skipped' in parsed ? parsed.skipped : parsed.entries.map(({ format }) => format);
};

const text = `# Works
moss20:
    type: Article
    title: "On {MossNet}: a study of \\\\$5 walls"
    author: ["van der Berg, Jan", "Luther King, Jr., Martin", UNICEF]
    date: 2020-05-03
    page-range: 1-20
    serial-number:
        doi: "10.1000/moss"
        arxiv: 1906.00350
    url: { value: https://github.com/a/moss, date: 2021-01-02 }
    parent:
        type: Periodical
        title: { value: Journal of Walls, short: J. Walls }
        volume: 05
        issue: 3
"fern:book":
    type: book
    title: Ferns
    editor: { name: Watkins, given-name: Gloria Jean, prefix: van }
    publisher: { name: Wall Press, location: London }
    date: 1999
    affiliated: [{ role: Translator, names: [ "Doe, Ann" ] }]
`;

describe('Hayagriva', () => {
  it('gives papers with all that the library keeps of them', () => {
    const { entries, problems } = parse(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ writtenKey, title, authors, year, doi, arxiv }) => ({
        writtenKey,
        title,
        authors,
        year,
        doi,
        arxiv,
      })),
      [
        {
          writtenKey: 'moss20',
          title: 'On MossNet: a study of $5 walls',
          authors: [
            { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
            { family: 'Luther King', given: 'Martin', suffix: 'Jr.' },
            { literal: 'UNICEF' },
          ],
          year: 2020,
          doi: '10.1000/moss',
          arxiv: '1906.00350',
        },
        {
          writtenKey: 'fern:book',
          title: 'Ferns',
          authors: [{ family: 'Watkins', given: 'Gloria Jean', 'non-dropping-particle': 'van' }],
          year: 1999,
          doi: undefined,
          arxiv: undefined,
        },
      ],
    );
    assert.deepEqual(
      entries[0]?.links.map(({ start, end }) => text.slice(start, end)),
      ['https://github.com/a/moss', '10.1000/moss', '1906.00350'],
    );
  });

  it('gives the publication, with what its parents say', () => {
    const at = publicationsIn(text, hayagriva.id, yaml);
    const [moss, fern] = parse(text).entries.map(({ span }) => at(span)?.csl);
    assert.deepEqual(
      [
        moss?.type,
        moss?.['container-title'],
        moss?.['container-title-short'],
        moss?.volume,
        moss?.issue,
        moss?.page,
        moss?.accessed,
      ],
      ['article-journal', 'Journal of Walls', 'J. Walls', '05', '3', '1-20', { 'date-parts': [[2021, 1, 2]] }],
    );
    assert.deepEqual(
      [fern?.type, fern?.publisher, fern?.['publisher-place'], fern?.translator],
      ['book', 'Wall Press', 'London', [{ family: 'Doe', given: 'Ann' }]],
    );
  });

  it('is told from other YAML by what is in it', () => {
    assert.deepEqual(kind('a.yml', text), ['hayagriva', 'hayagriva']);
    assert.deepEqual(kind('a.yaml', 'ada: {type: book, title: Notes}\n'), ['hayagriva']);
    assert.deepEqual(kind('a.yaml', '{"ada": {"type": "book", "title": "Notes"}}'), ['hayagriva']);
    assert.deepEqual(kind('a.yaml', '- id: a\n  type: book\n  title: A\n'), ['csl-yaml']);
    assert.equal(
      kind('_quarto.yml', 'project:\n  type: book\nbook:\n  title: Moss\n  author: Ada\nformat:\n  html: default\n'),
      'no-entries',
    );
    assert.equal(kind('render.yaml', 'services:\n  - type: web\n    name: x\n    title: y\n'), 'no-entries');
    assert.equal(kind('api.yml', 'openapi: 3.0.0\ninfo:\n  title: Walls\n  version: 1\npaths: {}\n'), 'no-entries');
    assert.equal(kind('ci.yml', 'jobs:\n  build:\n    type: web\n    title: x\non: push\n'), 'no-entries');
    assert.equal(kind('parent.yml', 'a:\n  name: A\n  parent: { type: book, title: B }\n'), 'no-entries');
    assert.deepEqual(
      kind(
        'late.yml',
        '%YAML 1.2\n---\n"a b":\n  # a book\n\n  parent:\n    type: book\n    title: B\n  title: A\n  "type": \'Chapter\' # of it\n',
      ),
      ['hayagriva'],
    );
    assert.deepEqual(kind('crlf.yml', 'a:\r\n\ttitle: A\r\n\ttype: book\r\n'.replaceAll('\t', ' ')), ['hayagriva']);
    assert.equal(kind('empty.yml', ''), 'no-entries');
  });

  it('hides no entry behind a damaged one', () => {
    const damaged =
      'a:\n  type: book\n  title: A: b\nb:\n  type: book\n  title: "B\nc:\n  type: book\n  title: C\nc:\n  type: misc\nplain: text\n';
    const { entries, problems } = parse(damaged);
    assert.deepEqual(
      entries.map(({ writtenKey }) => writtenKey),
      ['a', 'b', 'c', 'c'],
    );
    assert.deepEqual(
      problems.map(({ code, args, span }) => [code, args?.[0], span.line]),
      [
        ['damaged-entry', 'a', 0],
        ['damaged-entry', 'b', 3],
        ['duplicate-key', 'c', 9],
        ['damaged-entry', 'plain', 11],
      ],
    );
    assert.deepEqual(keyUses({ path: 'refs.yml', text: damaged }, ['b'], yaml), [
      { key: 'b', start: damaged.indexOf('b:\n'), end: damaged.indexOf('b:\n') + 1 },
    ]);
  });

  it('says where its keys are written, in flow style and quotation marks too', () => {
    const flow = '{ada: {type: book}, "b c": {type: misc}}';
    assert.deepEqual(
      keyUses({ path: 'refs.yml', text: flow }, ['ada', 'b c'], yaml).map(({ key, start, end }) => [
        key,
        flow.slice(start, end),
      ]),
      [
        ['ada', 'ada'],
        ['b c', 'b c'],
      ],
    );
    assert.deepEqual(
      documentEntries('refs.yml', 'ada: {type: book, title: Notes, author: "Lovelace, Ada"}', ['ada', 'nobody'], yaml)
        .map(cslItem)
        .map(({ id, type, title }) => [id, type, title]),
      [['ada', 'book', 'Notes']],
    );
  });

  it('writes an entry again as it was written, with what other sources know besides', () => {
    const { entries } = parse(text);
    const at = publicationsIn(text, hayagriva.id, yaml);
    const [moss, fern] = entries.map(({ span, ...entry }) => ({
      paper: { ...paper(entry.writtenKey!, '', { title: entry.title! }), abstract: 'Moss grows.' },
      publication: at(span),
    }));
    const again = exportPapers([moss!, fern!], hayagriva.id);
    assert.deepEqual(
      parse(again).entries.map(({ writtenKey, title, abstract }) => [writtenKey, title, abstract]),
      [
        ['moss20', 'On MossNet: a study of $5 walls', 'Moss grows.'],
        ['fern:book', 'Ferns', 'Moss grows.'],
      ],
    );
    const publication = publicationsIn(again, hayagriva.id, yaml)(parse(again).entries[0]!.span);
    assert.deepEqual({ ...publication?.csl, abstract: undefined }, { ...moss!.publication?.csl, abstract: undefined });
  });

  it('writes what CSL knows so that it is the same when it is read', () => {
    const csl = {
      'article-journal': { 'container-title': 'Walls', volume: '3', issue: '4', page: '1-9', ISSN: '1234-5678' },
      'paper-conference': {
        'container-title': 'Proceedings of {Walls}',
        'event-title': 'Walls $20',
        'event-place': 'Ulm',
        publisher: 'ACM',
        'publisher-place': 'Bonn',
      },
      chapter: { 'container-title': 'Book', editor: [{ family: 'Itor', given: 'Ed' }], ISBN: '123' },
      book: {
        'collection-title': 'Series',
        edition: '2',
        'number-of-pages': '300',
        translator: [{ family: 'Doe', given: 'Ann' }],
      },
      thesis: { publisher: 'Uni', genre: 'PhD thesis' },
      report: { number: 'TR-5', publisher: 'Institute' },
      article: { number: 'arXiv:2401.00010', archive: 'arXiv' },
    };
    for (const [type, variables] of Object.entries(csl)) {
      const publication = { csl: { type, title: 'Moss', issued: { 'date-parts': [[2020, 5]] }, ...variables } };
      const written = exportPapers([{ paper: paper('moss', '', { title: 'Moss' }), publication }], hayagriva.id);
      const { entries, problems } = parse(written);
      assert.deepEqual(problems, []);
      const read = publicationsIn(written, hayagriva.id, yaml)(entries[0]!.span);
      assert.deepEqual(
        Object.fromEntries(Object.keys(publication.csl).map((name) => [name, read?.csl[name]])),
        publication.csl,
        written,
      );
    }
  });

  it('takes no type for one that only objects of JavaScript have', () => {
    const odd = 'a: {type: constructor, title: A, parent: {type: toString, title: B}}\n';
    assert.equal(publicationsIn(odd, hayagriva.id, yaml)(parse(odd).entries[0]!.span)?.csl.type, 'document');
    assert.equal(kind('a.yml', odd), 'no-entries');
    const written = exportPapers(
      [
        {
          paper: paper('__proto__', '', { title: 'Moss' }),
          publication: { csl: { type: 'constructor', title: 'Moss' } },
        },
      ],
      hayagriva.id,
    );
    assert.deepEqual(
      parse(written).entries.map(({ writtenKey, title }) => [writtenKey, title]),
      [['__proto__', 'Moss']],
    );
  });

  it('takes linear time on hostile texts @slow', () => {
    assertLinear(
      (body) => [kind('a.yml', body), parse(body)],
      ['a: {type: book, title: b}\n', 'a:\n type: book\n', '{a: ', '"a', 'a: &a *a\n', '- ', 'a: "\n', 'type: book '],
      20_000,
    );
  });
});
