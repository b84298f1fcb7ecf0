import assert from 'node:assert/strict';
import { citationUnder, keyAt } from '../../../src/core/cite/model/citation';
import { fileExtensionOf, languageOfEnding } from '../../../src/core/cite/languages/documents';
import { parseCitations, syntaxFor } from '../../../src/core/cite/languages/index';
import { movedBy, type TextEdit } from '../../../src/core/cite/model/text-edit';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { citationEdits, type CitationRequest, type CitationPreferences } from '../../../src/core/usecases/cite';
import { fixture } from '../workspace/fixture';

let library: Library;

function prepare(): void {
  library = new Library();
  library.apply({
    updated: [
      {
        source: 'file:///w/papers.bib',
        parsed: deriveSource(
          parseBibtex(
            '@misc{moss, title = {Moss on walls}, url = {https://moss.org}}\n@misc{owl, title = {Owls at dusk}}\n',
          ),
        ),
      },
    ],
    removed: [],
  });
  library.rename('owl', 'strix', 'literature-keys.json');
}

/** A document with a cursor or marked selections. */
function placed(text: string) {
  const { workspace, cursor, ranges } = fixture(text);
  const uri = workspace.files[0]!;
  const document = workspace.show(uri, '');
  return {
    uri,
    cursor,
    selections: cursor === undefined ? (ranges.get(uri) ?? []) : [{ start: cursor.offset, end: cursor.offset }],
    document,
    workspace,
  };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .reduce((before, { start, end, text: put }) => before.slice(0, start) + put + before.slice(end), text);
}

/** The document with papers cited in it, or why they are not. */
async function cited(
  text: string,
  keys: readonly string[],
  request: CitationRequest = {},
  preferences: Partial<CitationPreferences> = {},
  newline: '\n' | '\r\n' = '\n',
) {
  const { uri, selections, workspace } = placed(text);
  const source = (await workspace.readFile(uri, 1000)).text;
  const parsed = parseCitations(source, syntaxFor(languageOfEnding.get(fileExtensionOf(uri)) ?? ''));
  const papers = keys.map((key) => library.get(key)!);
  const result = citationEdits(
    library,
    { form: 'parenthetical', template: undefined, gap: 'space', ...preferences },
    { text: source, parsed, uri, selections, newline },
    papers,
    request,
  );
  return 'edits' in result ? applied(source, result.edits) : result;
}

describe('citationEdits', () => {
  beforeEach(prepare);

  it('cites papers at each cursor, as the language has it', async () => {
    assert.equal(await cited('%! a.md\nMoss$$CURSOR$$ grows.', ['moss', 'strix']), 'Moss [@moss; @strix] grows.');
    assert.equal(
      await cited('%! a.tex\nMoss$$CURSOR$$ grows.', ['moss'], {}, { gap: 'tie' }),
      'Moss~\\cite{moss} grows.',
    );
    assert.equal(await cited('%! a.md\n⟦One⟧ and ⟦two⟧.', ['moss']), 'One [@moss] and two [@moss].');
  });

  it('extends the group at the cursor, and completes what has been begun', async () => {
    assert.equal(await cited('%! a.md\n[@mo$$CURSOR$$ss]', ['strix']), '[@moss; @strix]');
    assert.equal(await cited('%! a.md\nSee @mo$$CURSOR$$', ['moss']), 'See @moss');
  });

  it('puts the citation in the place of what is selected where that is asked', async () => {
    assert.equal(await cited('%! a.md\nSee ⟦this⟧.', ['moss'], { replaces: true }), 'See [@moss].');
  });

  it('goes by the request, then the habit', async () => {
    assert.equal(await cited('%! a.md\nAs $$CURSOR$$ says', ['moss'], {}, { form: 'textual' }), 'As @moss says');
    assert.equal(
      await cited('%! a.md\nAs $$CURSOR$$ says', ['moss'], { variant: 'parenthetical' }, { form: 'textual' }),
      'As [@moss] says',
    );
    assert.equal(
      await cited('%! a.md\n$$CURSOR$$', ['moss'], {}, { form: 'template', template: '${title}' }),
      'Moss on walls',
    );
    assert.equal(await cited('%! a.md\n$$CURSOR$$', ['moss'], { template: '${key}\n' }, {}, '\r\n'), 'moss\r\n');
    assert.equal(
      await cited('%! d/a.md\n$$CURSOR$$', ['moss'], { variant: 'source' }),
      '[Moss on walls](../papers.bib#L1)',
    );
  });

  it('takes the usual way where the habit cannot be, and says what stands in the way of a request', async () => {
    assert.equal(await cited('%! a.md\n$$CURSOR$$', ['strix'], {}, { form: 'link' }), '[@strix]');
    assert.deepEqual(await cited('%! a.md\n$$CURSOR$$', ['strix'], { variant: 'link' }), { refusal: 'no-link' });
    assert.deepEqual(await cited('%! a.tex\n$$CURSOR$$', ['moss'], { variant: 'wiki' }), { refusal: 'no-wiki' });
    assert.deepEqual(await cited('%! a.md\n$$CURSOR$$', ['moss'], { variant: 'template' }), { refusal: 'no-template' });
    assert.deepEqual(await cited('%! a.md\n[@moss$$CURSOR$$]', ['moss']), { refusal: 'cited' });
    // By a former key as well.
    assert.deepEqual(await cited('%! a.md\n[@owl$$CURSOR$$]', ['strix']), { refusal: 'cited' });
    const refused = await cited('%! a.md\n$$CURSOR$$', ['strix'], { template: '[${title}](${url})' });
    assert.deepEqual(typeof refused === 'object' && 'placeholder' in refused && [refused.refusal, refused.paper.key], [
      'no-address',
      'strix',
    ]);
  });
});

describe('a cursor', () => {
  beforeEach(prepare);

  const edits = [
    { start: 2, end: 2, text: 'xy' },
    { start: 4, end: 6, text: 'z' },
  ];

  it('stands behind what edits put at it', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((offset) => movedBy(edits, offset)),
      [0, 1, 4, 5, 7, 7, 7, 8],
    );
  });
});

describe('what is cited at a cursor', () => {
  beforeEach(prepare);

  const at = async (text: string) => {
    const { uri, cursor, workspace } = placed(text);
    const source = (await workspace.readFile(uri, 1000)).text;
    const parsed = parseCitations(source, syntaxFor(languageOfEnding.get(fileExtensionOf(uri)) ?? ''));
    const found = citationUnder(parsed, cursor!.offset);
    return [found && source.slice(found.range.start, found.range.end), keyAt(parsed, cursor!.offset)?.key];
  };

  it('is the key, its item, or the group of a single one', async () => {
    assert.deepEqual(await at('%! a.md\nSee [@mo$$CURSOR$$ss, p. 3].'), ['moss', 'moss']);
    assert.deepEqual(await at('%! a.md\nSee [$$CURSOR$$@moss, p. 3].'), ['@moss, p. 3', 'moss']);
    assert.deepEqual(await at('%! a.md\nSee [-$$CURSOR$$@moss].'), ['-@moss', 'moss']);
    assert.deepEqual(await at('%! a.md\nSee [@moss, $$CURSOR$$p. 3; @owl].'), ['@moss, p. 3', undefined]);
    assert.deepEqual(await at('%! a.tex\n\\ci$$CURSOR$$te{moss}'), ['\\cite{moss}', undefined]);
    assert.deepEqual(await at('%! a.tex\n\\ci$$CURSOR$$te{moss,owl}'), [undefined, undefined]);
    assert.deepEqual(await at('%! a.tex\n\\cite{moss,owl$$CURSOR$$}'), ['owl', 'owl']);
    assert.deepEqual(await at('%! a.md\nSee$$CURSOR$$ [@moss].'), [undefined, undefined]);
  });
});
