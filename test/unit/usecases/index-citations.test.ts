import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { deriveSource } from '../../../src/core/library/derive';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { parseSource } from '../../../src/core/parse/source';
import { WorkspaceCitations } from '../../../src/core/usecases/index-citations';
import type { KeyPlace } from '../../../src/core/usecases/key-places';
import { ManualClock, settled } from '../async/manual-clock';
import { DocumentRules } from '../workspace/document-rules';
import { fixture } from '../workspace/fixture';

const megabyte = 1024 * 1024;

const texts = `
%! a.md
See [@moss].

And \`@moss\`, but @owl.
%! d/b.tex
\\cite{moss,
  owl} % \\cite{heron}
%! d/notes.txt
Nothing here.
%! x/refs.bib
@misc{moss}
`;

/** A workspace whose documents have been read, unless it says otherwise. */
async function opened(
  text: string,
  { isStarted = true, library = new Library(), pauses = () => Promise.resolve() } = {},
) {
  const { workspace } = fixture(text);
  const rules = new DocumentRules(workspace);
  const clock = new ManualClock();
  const logged: string[] = [];
  const log = (message: string | Error) => {
    logged.push(String(message));
  };
  const citations = new WorkspaceCitations({
    library,
    workspace,
    files: rules,
    clock,
    slicer: { pause: pauses },
    log: { info: log, warn: log, error: log },
  });
  const told: string[][] = [];
  citations.onDidChange((keys) => told.push([...keys].sort()));
  if (isStarted) {
    citations.start();
    await citations.whenRead;
    clock.pass(150);
    told.length = 0;
  }
  const read = async () => {
    clock.pass(50);
    await settled();
  };
  const at = ({ uri, line, character, length }: KeyPlace) =>
    `${uri.slice('file:///w/'.length)}:${line}:${character}+${length}`;
  const places = (key: string) => citations.placesOf(key).map(at);
  return { workspace, rules, clock, logged, citations, told, read, places };
}

describe('WorkspaceCitations', () => {
  it('knows where keys are cited, in each syntax, by document and place', async () => {
    const { citations, places } = await opened(texts);
    assert.deepEqual(places('moss'), ['a.md:0:6+4', 'd/b.tex:0:6+4']);
    assert.deepEqual(places('owl'), ['a.md:2:18+3', 'd/b.tex:1:2+3']);
    assert.deepEqual([[...citations.cited].sort(), places('heron')], [['moss', 'owl'], []]);
  });

  it('reads nothing before it is told to, and each document once', async () => {
    const { workspace, citations, clock, told } = await opened(texts, { isStarted: false });
    workspace.show('e.md', '[@moss]');
    clock.pass(1000);
    await settled();
    assert.deepEqual([workspace.reads.size, [...citations.cited], told], [0, [], []]);
    citations.start();
    citations.start();
    await citations.whenRead;
    assert.deepEqual(
      ['a.md', 'd/b.tex', 'd/notes.txt', 'x/refs.bib'].map((name) => workspace.reads.get(workspace.uri(name))),
      [1, 1, undefined, undefined],
    );
    clock.pass(149);
    assert.deepEqual(told, []);
    clock.pass(1);
    assert.deepEqual(told, [['moss', 'owl']]);
    assert.equal(citations.book.countOf('moss'), 3);
  });

  it('has an open document count in place of its file, at once, and tells once typing pauses', async () => {
    const { workspace, citations, clock, told, places } = await opened(texts);
    await workspace.open('a.md');
    workspace.edit('a.md', 'One line\r\n[@typed]\r[@moss]\n');
    assert.deepEqual([places('typed'), places('moss')], [['a.md:1:2+5'], ['a.md:2:2+4', 'd/b.tex:0:6+4']]);
    assert.equal(citations.cited.has('typed'), true);
    clock.pass(149);
    assert.deepEqual(told, []);
    clock.pass(1);
    assert.deepEqual(told, [['moss', 'owl', 'typed']]);
  });

  it('takes no file for a document that is open with changes, and goes back to the file when it closes', async () => {
    const { workspace, citations, read, places } = await opened(texts);
    await workspace.open('a.md');
    workspace.edit('a.md', '[@typed]');
    workspace.write('a.md', '\n[@late]');
    await read();
    assert.deepEqual([places('typed'), places('late')], [['a.md:0:2+5'], []]);
    workspace.close('a.md');
    await read();
    assert.deepEqual([places('typed'), places('late')], [[], ['a.md:1:2+4']]);
    assert.equal(citations.book.countOf('moss'), 1);
  });

  it('forgets a document whose file goes, though the editor still has it, unless it has changes', async () => {
    const { workspace, citations, read, clock } = await opened(texts);
    await workspace.open('a.md');
    await workspace.open('d/b.tex');
    clock.pass(150);
    workspace.edit('d/b.tex', '\\cite{kept}');
    workspace.delete('a.md');
    workspace.delete('d/b.tex');
    await read();
    assert.deepEqual([...citations.cited], ['kept']);
    workspace.close('d/b.tex');
    assert.deepEqual([...citations.cited], []);
  });

  it('counts documents that have no file', async () => {
    const { workspace, citations, clock, told } = await opened('%! a.md\n');
    workspace.show('untitled:Untitled-1', '@notthis \\cite{butthis}', 'latex');
    assert.deepEqual([...citations.cited], ['butthis']);
    workspace.close('untitled:Untitled-1');
    assert.deepEqual([...citations.cited], []);
    clock.pass(150);
    assert.deepEqual(told, [['butthis']]);
  });

  it('follows files that come up, change and go, and folders with all that is in them', async () => {
    const { workspace, citations, read, clock, told, places } = await opened(texts);
    workspace.write('n/late.md', '[@late]');
    workspace.write('n/late.bib', '@misc{late}');
    workspace.write('a.md', '[@owl]');
    await read();
    clock.pass(150);
    assert.deepEqual(
      [places('late'), places('moss'), told],
      [['n/late.md:0:2+4'], ['d/b.tex:0:6+4'], [['late', 'moss', 'owl']]],
    );
    workspace.delete('n/late.md');
    await read();
    assert.deepEqual(places('late'), []);
    workspace.moveFolder('d', 'moved/d');
    await read();
    assert.deepEqual([...citations.book.documents].map((uri) => workspace.path(uri)).sort(), ['a.md', 'moved/d/b.tex']);
  });

  it('leaves out what settings leave out, and reads anew when these change', async () => {
    const { workspace, rules, citations, places } = await opened(texts);
    const readAgain = async () => {
      rules.changed();
      await settled();
    };
    rules.leftOut = [workspace.uri('d')];
    await readAgain();
    assert.deepEqual(places('moss'), ['a.md:0:6+4']);
    workspace.write('d/late.md', '[@late]');
    await settled();
    assert.deepEqual(places('late'), []);
    rules.leftOut = [];
    await readAgain();
    assert.deepEqual(places('late'), ['d/late.md:0:2+4']);
    await workspace.open('a.md');
    rules.syntaxes = new Map([
      ['markdown', 'latex'],
      ['latex', 'latex'],
    ]);
    await readAgain();
    assert.deepEqual(
      [...citations.book.documents].map((uri) => workspace.path(uri)).filter((path) => path.endsWith('.md')),
      ['a.md'],
    );
    assert.deepEqual(places('owl'), ['d/b.tex:1:2+3']);
  });

  it('follows the folders of the workspace', async () => {
    const { workspace, citations } = await opened(texts);
    workspace.write('file:///v/c.md', '[@fern]');
    workspace.setFolders(['file:///v']);
    await settled();
    assert.deepEqual([...citations.cited], ['fern']);
  });

  it('says which documents are too large or too many, and counts them while they are open', async () => {
    const { workspace, logged, citations, rules, read } = await opened('%! a.md\n[@moss]\n%! b.md\n');
    workspace.write('b.md', `[@fern]\n\n${' '.repeat(megabyte - 9)}`);
    await read();
    assert.equal(citations.book.countOf('fern'), 1);
    workspace.write('b.md', megabyte + 1);
    await read();
    assert.equal(citations.book.countOf('fern'), 0);
    workspace.show('b.md', '[@fern]');
    assert.equal(citations.book.countOf('fern'), 1);
    rules.find = (most) => Promise.resolve(Array.from({ length: most }, (_, index) => workspace.uri(`${index}.md`)));
    logged.length = 0;
    rules.changed();
    await settled();
    assert.deepEqual(
      logged.map((message) => message.replace(/, \d+ ms/, '')),
      [
        'Looked for citations in 10000 documents.',
        'There are more than 10000 documents in the workspace; citations in the rest are found only while they are open. Leave out folders by files.exclude or search.exclude.',
      ],
    );
    rules.find = () => Promise.resolve([workspace.uri('a.md'), workspace.uri('b.md')]);
    logged.length = 0;
    rules.changed();
    await settled();
    assert.equal(logged[1], '1 documents are so large that citations in them are found only while they are open.');
  });

  it('takes documents in by portions, and none once it is disposed', async () => {
    let pauses = 0;
    const { citations } = await opened(texts, {
      isStarted: false,
      pauses: () => {
        if (++pauses === 2) {
          citations.dispose();
        }
        return Promise.resolve();
      },
    });
    citations.start();
    await settled();
    assert.deepEqual([pauses, [...citations.book.documents].length], [2, 1]);
  });

  it('goes on after a failure', async () => {
    const { rules, logged, citations } = await opened('%! a.md\n[@moss]\n');
    const { find } = rules;
    rules.find = () => Promise.reject(new Error('no search'));
    rules.changed();
    await settled();
    assert.equal(logged.at(-1), 'Error: no search');
    rules.find = find;
    rules.changed();
    await settled();
    assert.deepEqual([...citations.cited], ['moss']);
  });

  it('has a saved document count as saved, and no other', async () => {
    const { workspace, citations } = await opened(texts);
    const keys = () => citations.saved(workspace.uri('a.md'))?.groups.length;
    assert.equal(keys(), 2);
    await workspace.open('a.md');
    assert.equal(keys(), 2);
    workspace.edit('a.md', '[@moss]');
    assert.equal(keys(), undefined);
    workspace.save('a.md');
    assert.equal(keys(), 1);
    assert.equal(citations.saved(workspace.uri('x/refs.bib')), undefined);
    workspace.show('untitled:Untitled-1', '[@moss]', 'markdown');
    assert.equal(citations.saved('untitled:Untitled-1'), undefined);
  });

  it('parses an open document once a version, and anew in another language', async () => {
    const { workspace, citations } = await opened('%! a.md\n[@moss] \\cite{owl}\n');
    const document = await workspace.open('a.md');
    const parsed = citations.parsed(document);
    assert.equal(citations.parsed(document), parsed);
    workspace.edit('a.md', '[@fern]');
    assert.deepEqual(
      citations.parsed(document).groups.map(({ citations: [{ key }] }) => key),
      ['fern'],
    );
    assert.deepEqual(
      citations.parsed(workspace.show('b', '@moss \\cite{owl}', 'latex')).groups.map(({ citations: [{ key }] }) => key),
      ['owl'],
    );
  });

  it('counts a paper by its key and its former keys', async () => {
    const library = new Library();
    library.apply({
      updated: [{ source: 'papers.bib', parsed: deriveSource(parseBibtex('@misc{moss, title = {Moss on walls}}\n')) }],
      removed: [],
    });
    library.rename('moss', 'lichen', 'literature-keys.json');
    const { citations, places } = await opened('%! a.md\n@moss [@lichen; @moss]\n', { library });
    const paper = library.get('moss')!;
    assert.equal(citations.countOf(paper), 3);
    assert.deepEqual(
      [places('moss'), citations.placesOfPaper(paper).map(({ character }) => character)],
      [
        ['a.md:0:1+4', 'a.md:0:17+4'],
        [1, 8, 17],
      ],
    );
  });

  it('leaves out a plain text that turns out to be a list of papers', async () => {
    const library = new Library();
    const { workspace, citations, clock, told } = await opened('%! a.md\n', { library });
    const text = 'We present MossNet, a network that finds moss on walls. @misc cites nobody.\n';
    const document = workspace.show('list.txt', text, 'plaintext');
    assert.deepEqual([citations.covers(document), [...citations.cited]], [true, ['misc']]);
    const parsed = parseSource({ path: 'list.txt', text }, { markers: [] });
    library.apply({
      updated: [
        { source: document.uri, parsed: deriveSource('skipped' in parsed ? { entries: [], problems: [] } : parsed) },
      ],
      removed: [],
    });
    citations.look([document.uri, 'file:///w/gone.txt']);
    assert.deepEqual([citations.covers(document), [...citations.cited]], [false, []]);
    clock.pass(150);
    assert.deepEqual(told, [['misc']]);
    const latex = workspace.show('list.tex', '\\cite{moss}', 'latex');
    library.apply({
      updated: [{ source: latex.uri, parsed: deriveSource(parseBibtex('@misc{moss, title = {Moss on walls}}\n')) }],
      removed: [],
    });
    assert.equal(citations.covers(latex), true);
  });
});
