import assert from 'node:assert/strict';
import { Library, type LibraryChange } from '../../../src/core/library/library';
import type { DerivedSource, Entry } from '../../../src/core/model/paper';
import { entryOf, sourceOf } from './entries';
import { computingTime } from '../parse/hostile';

function libraryOf(sources: Record<string, DerivedSource>): Library {
  const library = new Library();
  library.apply({ updated: Object.entries(sources).map(([source, parsed]) => ({ source, parsed })), removed: [] });
  return library;
}

function keys(library: Library): string[] {
  return library.papers.map((paper) => paper.key);
}

const bib = (fields: Partial<Entry>): Partial<Entry> => ({ format: 'bibtex', ...fields });
const note = (fields: Partial<Entry>): Partial<Entry> => ({ format: 'note', ...fields });

describe('library', () => {
  it('lists papers by source, then line', () => {
    const library = libraryOf({
      'b.txt': sourceOf({ names: ['Three'] }),
      'a.txt': sourceOf({ names: ['One'] }, { names: ['Two'] }),
    });
    assert.deepEqual(keys(library), ['one', 'two', 'three']);
    assert.deepEqual(
      library.papersOf('a.txt').map(({ key }) => key),
      ['one', 'two'],
    );
    assert.deepEqual(library.sources, ['a.txt', 'b.txt']);
  });

  it('tells in one event what a batch changed, and nothing where nothing changed', () => {
    const library = libraryOf({
      'a.txt': sourceOf({ names: ['One'], abstract: 'First.' }, { names: ['Two'], abstract: 'Second.' }),
    });
    const events: LibraryChange[] = [];
    library.onDidChange((event) => events.push(event));
    const [one, two] = library.papersOf('a.txt');
    const again = {
      entries: [one!, two!].map((paper, index) =>
        entryOf({
          names: paper.names,
          abstract: paper.abstract,
          span: paper.sources[0].span,
          links: [],
          language: index === 0 ? 'en' : 'en',
        }),
      ),
      problems: [],
    };
    library.apply({ updated: [{ source: 'a.txt', parsed: again }], removed: [] });
    assert.equal(events.length, 0);
    library.apply({
      updated: [
        { source: 'a.txt', parsed: sourceOf({ names: ['One'], abstract: 'First, edited.' }) },
        { source: 'b.txt', parsed: sourceOf({ names: ['Four'], abstract: 'Fourth.' }) },
      ],
      removed: [],
    });
    assert.equal(events.length, 1);
    assert.deepEqual(
      events[0]?.added.map(({ key }) => key),
      ['four'],
    );
    assert.deepEqual(
      events[0]?.changed.map(({ abstract }) => abstract),
      ['First, edited.'],
    );
    assert.deepEqual(
      events[0]?.removed.map(({ abstract }) => abstract),
      ['Second.'],
    );
    library.apply({ updated: [], removed: ['a.txt', 'b.txt', 'never.txt'] });
    assert.equal(library.papers.length, 0);
    assert.equal(events.length, 2);
  });

  it('keeps entries that only moved', () => {
    const entries = Array.from({ length: 50 }, (_, index) => ({ names: [`Sys${index}`], abstract: `Text ${index}.` }));
    const library = libraryOf({ 'a.txt': sourceOf(...entries) });
    const events: LibraryChange[] = [];
    library.onDidChange((event) => events.push(event));
    library.apply({ updated: [{ source: 'a.txt', parsed: sourceOf({ names: ['New'] }, ...entries) }], removed: [] });
    assert.deepEqual(
      events[0]?.added.map(({ key }) => key),
      ['new'],
    );
    assert.deepEqual(events[0]?.changed, []);
    assert.deepEqual(events[0]?.removed, []);
    assert.equal(events[0]?.moved.length, 50);
    assert.equal(keys(library)[1], 'sys0');
  });

  it('tells papers that only moved from those that say something else, and gives all their new places', () => {
    const entry = (abstract: string, start: number, linkAt = start): Partial<Entry> => ({
      names: [abstract.split(' ')[0] ?? ''],
      abstract,
      span: { start, end: start + 90, line: start / 100, endLine: start / 100 },
      links: [{ kind: 'website', url: 'https://a.org', host: 'a.org', start: linkAt + 5, end: linkAt + 10 }],
    });
    const library = libraryOf({
      'a.txt': sourceOf(entry('One is a text.', 100), entry('Two is a text.', 200), entry('Three is a text.', 300)),
    });
    const events: LibraryChange[] = [];
    library.onDidChange((event) => events.push(event));
    library.apply({
      updated: [
        {
          source: 'a.txt',
          parsed: sourceOf(
            entry('One is another text.', 100),
            entry('Two is a text.', 250),
            entry('Three is a text.', 350, 352),
          ),
        },
      ],
      removed: [],
    });
    assert.deepEqual(
      events.map(({ added, changed, moved, removed }) =>
        [added, changed, moved, removed].map((papers) => papers.map(({ key }) => key)),
      ),
      [[[], ['one'], ['two', 'three'], []]],
    );
    assert.deepEqual(
      library.papers.map(({ sources, links }) => [sources[0].span.start, links[0]?.start]),
      [
        [100, 105],
        [250, 255],
        [350, 357],
      ],
    );
    library.apply({
      updated: [
        {
          source: 'a.txt',
          parsed: sourceOf(
            entry('One is another text.', 100),
            entry('Two is a text.', 260),
            entry('Three is a text.', 350, 352),
          ),
        },
      ],
      removed: [],
    });
    assert.deepEqual(
      events[1]?.moved.map(({ key, sources }) => [key, sources[0].span.start]),
      [['two', 260]],
    );
  });

  it('gives titles that are distinct', () => {
    const library = libraryOf({
      'a.txt': sourceOf(
        { names: [], abstract: 'We propose a new method. It folds proteins by hand.' },
        { names: [], abstract: 'We propose a new method. It paints the houses of a town.' },
      ),
    });
    const [one, two] = library.papers;
    assert.notEqual(one?.title, two?.title);
  });

  it('gives a title to what has neither title nor abstract, from the most informative thing known', () => {
    const titleOf = (entry: Partial<Entry>) =>
      libraryOf({ a: sourceOf({ language: 'und', ...entry }) }).papers[0]?.title;
    assert.equal(
      titleOf(note({ note: '\n## Why trees grow\n\nText.', authors: [{ family: 'Doe' }] })),
      'Why trees grow',
    );
    assert.equal(titleOf(note({ note: '***\n这些树为什么会长' })), '这些树为什么会长');
    assert.equal(titleOf(bib({ authors: [{ family: 'Doe' }], year: 2020, writtenKey: 'x' })), 'Doe 2020');
    assert.equal(titleOf(bib({ writtenKey: 'x' })), 'x');
    assert.equal(
      titleOf({ links: [{ kind: 'website', url: 'https://a.org/b', host: 'a.org', start: 0, end: 1 }] }),
      'a.org/b',
    );
  });

  it('takes the language of the title where no source has an abstract', () => {
    const library = libraryOf({
      'a.md': sourceOf(note({ writtenKey: 'x', language: 'und', note: 'My note.' })),
      'b.bib': sourceOf(bib({ writtenKey: 'x', title: 'A title', language: 'en' })),
    });
    assert.deepEqual(
      library.papers.map(({ language, title }) => [language, title]),
      [['en', 'A title']],
    );
  });

  it('derives the title from the abstract of any source', () => {
    const library = libraryOf({
      'a.bib': sourceOf(bib({ doi: '10.1000/x', authors: [{ family: 'Doe' }], year: 2020 })),
      'b.txt': sourceOf({ doi: '10.1000/x', abstract: 'We propose a way of growing trees.' }),
    });
    assert.match(library.papers[0]?.title ?? '', /trees/);
  });

  it('holds 10,000 papers and follows one saved file in a fraction of the time @slow', () => {
    const source = (file: number, edited = '') =>
      sourceOf(
        ...Array.from({ length: 100 }, (_, line) => ({
          names: [`Net${file}-${line}`],
          title: `Paper ${file} about thing ${line}`,
          year: 2020,
          abstract: `Abstract ${file} ${line} ${'with some words of a usual kind '.repeat(30)}${line === 50 ? edited : ''}`,
        })),
      );
    const library = new Library();
    const updated = Array.from({ length: 100 }, (_, file) => ({ source: `f${file}`, parsed: source(file) }));
    const loading = computingTime(() => {
      library.apply({ updated, removed: [] });
    });
    const saved = { source: 'f7', parsed: source(7, 'edited') };
    const saving = computingTime(() => {
      library.apply({ updated: [saved], removed: [] });
    });
    assert.equal(library.papers.length, 10_000);
    assert.ok(saving < loading / 4, `${saving} ms after ${loading} ms`);
  });
});

describe('library: merging', () => {
  it('merges by own DOI, however it is written, and by arXiv, also out of a DOI', () => {
    const library = libraryOf({
      'a.bib': sourceOf(bib({ writtenKey: 'smith', doi: '10.1000/ABC', title: 'One' })),
      'b.json': sourceOf({
        format: 'csl-json',
        writtenKey: 'other',
        doi: 'https://doi.org/10.1000/abc',
        title: 'One thing',
      }),
      'c.txt': sourceOf(
        { names: ['Zed'], arxiv: '2401.00001', abstract: 'Zed.' },
        { names: ['Y'], doi: '10.48550/arXiv.2401.00001', abstract: 'Another.' },
      ),
    });
    assert.equal(library.papers.length, 2);
    assert.equal(library.papers[0]?.key, 'other');
    assert.deepEqual(library.papers[0]?.aliases, ['smith']);
    assert.equal(library.get('smith'), library.papers[0]);
    assert.equal(library.papers[1]?.sources.length, 2);
  });

  it('merges by title with year, not by title alone, nor against an identifier', () => {
    const title = 'A Study of the Growth of Trees';
    const count = (...entries: Partial<Entry>[]) => libraryOf({ 'a.bib': sourceOf(...entries.map(bib)) }).papers.length;
    assert.equal(count({ title, year: 2020 }, { title: 'a study of the growth of trees.', year: 2020 }), 1);
    assert.equal(count({ title, year: 2020, doi: '10.1/a' }, { title, year: 2020, arxiv: '2001.00001' }), 1);
    assert.equal(count({ title, year: 2020 }, { title, year: 2021 }), 2);
    assert.equal(count({ title }, { title }), 2);
    assert.equal(count({ title, year: 2020, doi: '10.1/a' }, { title, year: 2020, doi: '10.1/b' }), 2);
    assert.equal(
      count(
        { title: 'Editorial', year: 2020, authors: [{ family: 'A' }] },
        { title: 'Editorial', year: 2020, authors: [{ family: 'B' }] },
      ),
      2,
    );
  });

  it('merges the very same text, a list with the bibliography that holds it', () => {
    const abstract = 'We grow trees on a sphere, and measure what the sphere says about it.';
    const library = libraryOf({
      'a.txt': sourceOf({ abstract: `  ${abstract.toUpperCase()}` }),
      'b.bib': sourceOf(bib({ writtenKey: 'k', title: 'Trees', year: 2020, abstract })),
    });
    assert.deepEqual(keys(library), ['k']);
    assert.equal(library.papers[0]?.title, 'Trees');
    assert.equal(library.papers[0]?.titleIsDerived, false);
  });

  it('takes each field from the first source that has it, and keeps a second abstract', () => {
    const library = libraryOf({
      'a.bib': sourceOf(bib({ writtenKey: 'k', title: 'Trees', doi: '10.1/a', abstract: 'Trees grow well.' })),
      'b.txt': sourceOf({ doi: '10.1/a', abstract: '树长得很好。', language: 'zh', year: 2020 }),
    });
    const paper = library.get('k');
    assert.deepEqual(
      [paper?.title, paper?.abstract, paper?.year, paper?.doi],
      ['Trees', 'Trees grow well.', 2020, '10.1/a'],
    );
    assert.deepEqual(paper?.otherAbstracts, [{ text: '树长得很好。', language: 'zh', source: 'b.txt' }]);
  });

  it('merges the same written key unless something contradicts it, which is a problem for each', () => {
    const agreeing = libraryOf({
      'a.bib': sourceOf(bib({ writtenKey: 'k', title: 'Trees' })),
      'b.bib': sourceOf(bib({ writtenKey: 'k', title: 'Trees: a study', year: 2020 })),
    });
    assert.deepEqual(keys(agreeing), ['k']);
    assert.equal(agreeing.papers[0]?.year, 2020);
    const library = libraryOf({
      'a.bib': sourceOf(bib({ writtenKey: 'k', title: 'Trees' })),
      'b.bib': sourceOf(bib({ writtenKey: 'k', title: 'Houses' })),
    });
    assert.equal(library.papers.length, 2);
    assert.equal(library.get('k'), undefined);
    assert.match(keys(library).join(' '), /^k-\w{4} k-\w{4}$/);
    assert.deepEqual(
      library.problemsOf('a.bib').map(({ code, args }) => [code, args?.[0]]),
      [['conflicting-key', 'k']],
    );
    assert.equal(library.problemsOf('b.bib').length, 1);
    library.apply({ updated: [], removed: ['b.bib'] });
    assert.deepEqual(keys(library), ['k']);
    assert.equal(library.problemsOf('a.bib').length, 0);
  });

  it('never merges derived keys', () => {
    const library = libraryOf({
      'a.txt': sourceOf({ names: ['R-Mix'], abstract: 'One.' }, { names: ['R-Mix'], abstract: 'Two.' }),
    });
    assert.equal(library.papers.length, 2);
    assert.equal(library.get('r-mix'), undefined);
  });

  it('does not depend on the order of sources and batches', () => {
    const sources: Record<string, DerivedSource> = {
      a: sourceOf(bib({ writtenKey: 'x', title: 'Trees', doi: '10.1/a' }), { names: ['R-Mix'], abstract: 'One.' }),
      b: sourceOf(bib({ writtenKey: 'x', title: 'Trees' }), { names: ['R-Mix'], abstract: 'Two.' }),
      c: sourceOf(bib({ writtenKey: 'x', title: 'Trees', doi: '10.1/b' })),
      d: sourceOf(
        bib({ writtenKey: 'y', title: 'Trees and houses', year: 2020, doi: '10.1/b' }),
        note({ writtenKey: 'y', note: 'Good.' }),
      ),
      e: sourceOf(bib({ writtenKey: 'z', title: 'Trees and houses', year: 2020 }), note({ writtenKey: 'r-mix' })),
    };
    const expected = libraryOf(sources).papers;
    for (const order of ['edcba', 'badce', 'cdeab', 'ebdac']) {
      const library = new Library();
      for (const source of order) {
        library.apply({ updated: [{ source, parsed: sources[source]! }], removed: [] });
      }
      assert.deepEqual(library.papers, expected);
    }
  });

  it('joins a note to the paper that its key names, also by a derived key, and lets it go', () => {
    const library = libraryOf({
      'list.txt': sourceOf({ names: ['R-Mix'], abstract: 'We mix.' }),
      'n.md': sourceOf(
        note({ writtenKey: 'r-mix', title: 'About R-Mix', note: 'Read it twice.', tags: ['mix'], rating: 4 }),
      ),
      'm.md': sourceOf(note({ writtenKey: 'nobody', title: 'A note on nobody', note: 'Alone.' })),
    });
    assert.deepEqual(keys(library), ['r-mix', 'nobody']);
    const paper = library.get('r-mix');
    assert.equal(paper?.note, 'Read it twice.');
    assert.equal(paper?.rating, 4);
    assert.deepEqual(
      paper?.sources.map(({ source }) => source),
      ['list.txt', 'n.md'],
    );
    library.apply({ updated: [], removed: ['list.txt'] });
    assert.deepEqual(keys(library).sort(), ['nobody', 'r-mix']);
    assert.equal(library.get('r-mix')?.abstract, '');
    library.apply({
      updated: [{ source: 'list.txt', parsed: sourceOf({ names: ['R-Mix'], abstract: 'We mix.' }) }],
      removed: [],
    });
    assert.equal(library.get('r-mix')?.note, 'Read it twice.');
    assert.equal(library.papers.length, 2);
  });

  it('does not join a note that states another identifier', () => {
    const library = libraryOf({
      'a.bib': sourceOf(bib({ writtenKey: 'k', title: 'Trees', doi: '10.1/a' })),
      'n.md': sourceOf(note({ writtenKey: 'k', doi: '10.1/b', note: 'Other.' })),
    });
    assert.equal(library.papers.length, 2);
    assert.equal(library.get('k')?.note, undefined);
  });

  it('stays linear where thousands of entries say the same @slow', () => {
    const same = (count: number) =>
      sourceOf(
        ...Array.from({ length: count }, (_, index) =>
          bib({ title: 'Editorial', year: 2020, doi: `10.1/${index}`, writtenKey: 'k' }),
        ),
      );
    const time = (count: number) => {
      const source = same(count);
      return computingTime(() => {
        assert.equal(libraryOf({ a: source }).papers.length, count);
      });
    };
    time(500);
    const small = time(1_000);
    assert.ok(time(8_000) < Math.max(40, small) * 8 * 4);
  });
});
