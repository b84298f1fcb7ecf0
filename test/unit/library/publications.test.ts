import assert from 'node:assert/strict';
import { readPublications, type ReadPublications } from '../../../src/core/library/publications';
import type { Paper, PaperSource, Publication } from '../../../src/core/model/paper';
import { paper } from '../search/paper';

const at = (source: string, format: PaperSource['format'], line = 0): PaperSource => ({
  source,
  format,
  span: { start: line, end: line + 1, line, endLine: line },
});
const from = (key: string, ...sources: readonly [PaperSource, ...PaperSource[]]): Paper => ({
  ...paper(key, `We present ${key}.`),
  sources,
});
const says = (title: string, unresolved?: string): Publication => ({
  csl: { title },
  bibtex: {
    type: 'book',
    fields: new Map(),
    ...(unresolved === undefined ? {} : { unresolved: new Map([[unresolved, []]]) }),
  },
});

describe('what bibliographies say of papers', () => {
  let asked: { source: string; format: string; lines: number[]; related: readonly string[] }[];
  let answer: (source: string, isRelated: boolean) => readonly (Publication | undefined)[];
  const read: ReadPublications = (source, format, spans, related) => {
    asked.push({ source, format, lines: spans.map(({ line }) => line), related });
    return Promise.resolve(answer(source, related.length > 0));
  };

  beforeEach(() => {
    asked = [];
    answer = (source) => [says(`${source} 1`), says(`${source} 2`)];
  });

  const choices: readonly (readonly [
    what: string,
    sources: readonly [PaperSource, ...PaperSource[]],
    format: string,
  ])[] = [
    ['a bibliography before all else', [at('n.txt', 'list'), at('e.txt', 'cnki'), at('b.bib', 'bibtex')], 'bibtex'],
    ['the first of two bibliographies', [at('a.ris', 'ris'), at('b.bib', 'bibtex')], 'ris'],
    ['a bibliography before a record', [at('r.bib', 'literature-records'), at('b.bib', 'bibtex')], 'bibtex'],
    ["a database's export before a record", [at('r.bib', 'literature-records'), at('e.txt', 'cnki')], 'cnki'],
    [
      'a record where there is nothing else',
      [at('n.txt', 'list'), at('r.bib', 'literature-records')],
      'literature-records',
    ],
  ];
  for (const [what, sources, format] of choices) {
    it(`is asked of ${what}`, async () => {
      await readPublications([from('moss', ...sources)], [], read);
      assert.deepEqual(
        asked.map((each) => each.format),
        [format],
      );
    });
  }

  it('is not asked of lists and notes', async () => {
    const found = await readPublications([from('moss', at('n.txt', 'list'), at('n.md', 'note'))], ['n.txt'], read);
    assert.deepEqual([asked, [...found]], [[], []]);
  });

  it('is read once a source, in the order of the papers, and told by key', async () => {
    const found = await readPublications(
      [
        from('moss', at('a.bib', 'bibtex', 7)),
        from('fern', at('b.ris', 'ris', 1)),
        from('kite', at('a.bib', 'bibtex', 3)),
      ],
      ['a.bib', 'b.ris', 'c.bib'],
      read,
    );
    assert.deepEqual(asked, [
      { source: 'a.bib', format: 'bibtex', lines: [7, 3], related: [] },
      { source: 'b.ris', format: 'ris', lines: [1], related: [] },
    ]);
    assert.deepEqual(
      [...found].map(([key, { csl }]) => [key, csl.title]),
      [
        ['moss', 'a.bib 1'],
        ['kite', 'a.bib 2'],
        ['fern', 'b.ris 1'],
      ],
    );
  });

  it('lacks what a source does not know, and all of a source that cannot be read', async () => {
    answer = (source) => (source === 'a.bib' ? [undefined, says('Kites')] : assert.fail());
    const rejecting: ReadPublications = (source, ...rest) =>
      source === 'b.bib' ? Promise.reject(new Error('gone')) : read(source, ...rest);
    const found = await readPublications(
      [from('moss', at('a.bib', 'bibtex')), from('kite', at('a.bib', 'bibtex')), from('fern', at('b.bib', 'bibtex'))],
      [],
      rejecting,
    );
    assert.deepEqual([...found.keys()], ['kite']);
  });

  describe('that name strings which they do not define', () => {
    const sources = ['x/far.bib', 'a/moss.bib', 'a/near.BIB', 'a/near.ris', 'a/b/below.bib', 'far.bib', 'a/bib'];
    const moss = [from('moss', at('a/moss.bib', 'bibtex'))];

    it('is read again with others of the same ending, those of the same folder first', async () => {
      answer = (_, isRelated) => [isRelated ? says('Journal of Moss') : says('jmoss', 'jmoss')];
      const found = await readPublications(moss, sources, read);
      assert.deepEqual(
        asked.map(({ related }) => related),
        [[], ['a/near.BIB', 'x/far.bib', 'a/b/below.bib', 'far.bib']],
      );
      assert.equal(found.get('moss')?.csl.title, 'Journal of Moss');
    });

    it('is read again with fifty others at most', async () => {
      answer = () => [says('jmoss', 'jmoss')];
      for (const [count, expected] of [
        [50, 50],
        [51, 50],
      ] as const) {
        asked = [];
        await readPublications(
          moss,
          Array.from({ length: count }, (_, index) => `a/${String(index)}.bib`),
          read,
        );
        assert.equal(asked[1]?.related.length, expected);
      }
    });

    it('is read once where there are no others', async () => {
      answer = () => [says('jmoss', 'jmoss')];
      const found = await readPublications(moss, ['a/moss.bib', 'a/moss.ris'], read);
      assert.deepEqual([asked.length, found.get('moss')?.csl.title], [1, 'jmoss']);
    });

    it('stays as it was where the second reading fails', async () => {
      answer = (_, isRelated) => (isRelated ? assert.fail() : [says('jmoss', 'jmoss')]);
      const failing: ReadPublications = (...all) =>
        all[3].length > 0 ? Promise.reject(new Error('gone')) : read(...all);
      assert.equal((await readPublications(moss, sources, failing)).get('moss')?.csl.title, 'jmoss');
    });
  });
});
