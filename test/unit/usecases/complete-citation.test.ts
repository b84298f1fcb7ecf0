import assert from 'node:assert/strict';
import { CompletionPlaces } from '../../../src/core/cite/complete/completion';
import { fileExtensionOf, languageOfEnding } from '../../../src/core/cite/languages/documents';
import { parseCitations, syntaxFor } from '../../../src/core/cite/languages/index';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { PaperSuggestions, papersUnasked } from '../../../src/core/usecases/complete-citation';
import { fixture } from '../workspace/fixture';

let library: Library;

function prepare(): void {
  library = new Library();
  const papers = Array.from({ length: 110 }, (_, index) => `@misc{k${index}, title = {Number ${index}}}\n`);
  library.apply({
    updated: [
      {
        source: 'papers.bib',
        parsed: deriveSource(
          parseBibtex(
            `@misc{moss, title = {Moss on walls}}\n@misc{owl, title = {Owls at dusk}}\n@misc{owlet, title = {Owlets}}\n${papers.join('')}`,
          ),
        ),
      },
    ],
    removed: [],
  });
  library.rename('owl', 'strix', 'literature-keys.json');
}

const paper = (key: string) => library.get(key)!;

/** What is offered in a document at its cursor. */
async function opened(found: Readonly<Record<string, readonly string[]>> = {}, recent: readonly string[] = []) {
  const asked: string[] = [];
  const find = (query: string, most: number) => {
    asked.push(`${query} ${most}`);
    return Promise.resolve((found[query] ?? []).map(paper));
  };
  const suggestions = new PaperSuggestions<object>({ library, recent: () => recent.map(paper) });
  const document = {};
  const offered = async (text: string, of: object = document) => {
    const { workspace, cursor } = fixture(text);
    const uri = cursor!.uri;
    const source = (await workspace.readFile(uri, 1000)).text;
    const place = new CompletionPlaces(parseCitations).at(
      source,
      cursor!.offset,
      syntaxFor(languageOfEnding.get(fileExtensionOf(uri)) ?? ''),
      (key) => library.get(key) !== undefined,
    );
    return place && (await suggestions.papersFor(of, place, find)).map(({ key }) => key);
  };
  return { offered, asked, suggestions, document };
}

describe('papers that are offered', () => {
  beforeEach(prepare);

  it('are none where no key is being typed', async () => {
    const { offered, asked } = await opened();
    assert.deepEqual(
      [await offered('%! a.md\nText `@mo$$CURSOR$$`'), await offered('%! a.md\nText$$CURSOR$$'), asked],
      [undefined, undefined, []],
    );
  });

  it('are those inserted last, those that the document cites, then the library, where nothing is asked for', async () => {
    const { offered, asked } = await opened({}, ['k5', 'moss']);
    const keys = (await offered('%! a.md\nSee @owlet and [@$$CURSOR$$]'))!;
    assert.deepEqual([keys.slice(0, 5), keys.length, asked], [['k5', 'moss', 'owlet', 'strix', 'k0'], 50, []]);
  });

  it('are what the search finds, a whole key first, without those that the group cites, by former keys too', async () => {
    const { offered, asked } = await opened({ mos: ['strix', 'moss'], owl: ['owlet', 'moss'] });
    assert.deepEqual(await offered('%! a.md\n[@owl; @mos$$CURSOR$$]'), ['moss']);
    assert.deepEqual(await offered('%! a.tex\n\\cite{mos$$CURSOR$$}'), ['strix', 'moss']);
    assert.deepEqual(await offered('%! a.md\n[@owl$$CURSOR$$]'), ['strix', 'owlet', 'moss']);
    assert.deepEqual(asked, ['mos 51', 'mos 50', 'owl 50']);
  });

  it('stay for three letters that nothing is found for, at the same place of the same document', async () => {
    const { offered } = await opened({ mo: ['moss'] });
    assert.deepEqual(await offered('%! a.md\n[@mo$$CURSOR$$]'), ['moss']);
    assert.deepEqual(await offered('%! a.md\n[@moxyz$$CURSOR$$]'), ['moss']);
    assert.deepEqual(await offered('%! a.md\n[@moxyzz$$CURSOR$$]'), []);
    assert.deepEqual(await offered('%! a.md\n[@max$$CURSOR$$]'), []);
    assert.deepEqual(await offered('%! a.md\n [@moxyz$$CURSOR$$]'), []);
    assert.deepEqual(await offered('%! a.md\n[@moxyz$$CURSOR$$]', {}), []);
  });

  it('stay where the search finds nothing but what the group cites', async () => {
    const { offered } = await opened({ dusk: ['moss', 'owlet'], 'dusk w': ['moss'] });
    assert.deepEqual(await offered('%! a.md\n[@moss; @dusk$$CURSOR$$]'), ['owlet']);
    assert.deepEqual(await offered('%! a.md\n[@moss; @dusk w$$CURSOR$$]'), ['owlet']);
  });

  it('are those that a single letter begins, or as without one, where the search finds nothing for it', async () => {
    const { offered } = await opened({}, ['k5']);
    assert.deepEqual(await offered('%! a.md\n[@O$$CURSOR$$]'), ['owlet']);
    assert.deepEqual((await offered('%! a.md\n[@x$$CURSOR$$]'))?.slice(0, 2), ['k5', 'moss']);
  });

  it('are noted by place, so that a list may go on there', async () => {
    const { suggestions, document } = await opened();
    assert.equal(suggestions.hasOffered(document, { start: 3 }), false);
    suggestions.offered(document, { start: 3 });
    assert.deepEqual(
      [
        suggestions.hasOffered(document, { start: 3 }),
        suggestions.hasOffered(document, { start: 4 }),
        suggestions.hasOffered({}, { start: 3 }),
      ],
      [true, false, false],
    );
  });

  it('are as many of the library as are wanted, whatever else is there', () => {
    assert.deepEqual(
      papersUnasked(library, [paper('moss')], ['owl', 'nobody'], 2).map(({ key }) => key),
      ['moss', 'strix', 'owlet'],
    );
  });
});
