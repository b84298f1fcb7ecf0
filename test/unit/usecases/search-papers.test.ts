import assert from 'node:assert/strict';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { foundJson, PaperSearch } from '../../../src/core/usecases/search-papers';

let library: Library;

function prepare(): void {
  library = new Library();
  library.apply({
    updated: [
      {
        source: 'papers.bib',
        parsed: deriveSource(
          parseBibtex(
            '@misc{moss, title = {Moss on damp walls}, year = 2020}\n@misc{wall, title = {Damp walls of stone}}\n@misc{owl, title = {Owls at dusk}}\n',
          ),
        ),
      },
    ],
    removed: [],
  });
}

describe('PaperSearch', () => {
  beforeEach(prepare);

  let loaded: number;
  const search = () => {
    loaded = 0;
    return new PaperSearch(library, () => {
      loaded++;
      return TermTable.parse('');
    });
  };

  it('finds papers, and loads the terms once and only where a query needs them', () => {
    const papers = search();
    assert.deepEqual(
      papers.search('moss', 20).map(({ paper }) => paper.key),
      ['moss'],
    );
    assert.equal(papers.search('damp walls', 1).length, 1);
    papers.search('苔藓', 20);
    papers.search('墙', 20);
    papers.prepareTerms();
    assert.equal(loaded, 1);
  });

  it('finds what is like a paper, by any of its keys', () => {
    const papers = search();
    assert.equal(papers.similar('moss', 20)?.[0]?.paper.key, 'wall');
    assert.equal(papers.similar('nobody', 20), undefined);
  });

  it('gives what it finds as the paper with score and matches', () => {
    const [found] = search().search('moss', 20);
    const json = foundJson(found!);
    assert.deepEqual(Object.keys(json), [
      'key',
      'title',
      'names',
      'language',
      'links',
      'source',
      'abstract',
      'year',
      'score',
      'matches',
    ]);
    assert.deepEqual(
      [json.key, json.source, json.matches],
      ['moss', { path: 'papers.bib', line: 1, endLine: 1 }, found!.hit.matches],
    );
  });
});
