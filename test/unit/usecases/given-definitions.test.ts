import assert from 'node:assert/strict';
import { CompletionPlaces } from '../../../src/core/cite/complete/completion';
import { parseCitations } from '../../../src/core/cite/languages/index';
import { insertionAt } from '../../../src/core/cite/edit/insertion';
import { Library } from '../../../src/core/library/library';
import { DocumentBibliographies } from '../../../src/core/usecases/document-bibliographies';
import { WorkspaceCitations } from '../../../src/core/usecases/index-citations';
import type { KeyPlace } from '../../../src/core/usecases/key-places';
import type { TextDocument } from '../../../src/core/workspace/workspace';
import { ManualClock, settled } from '../async/manual-clock';
import { DocumentRules } from '../workspace/document-rules';
import { fixture } from '../workspace/fixture';

const book = `
%! main.tex
\\documentclass{book}
\\usepackage{own}
\\newcommand{\\see}[1]{\\cite{#1}}
\\begin{document}
\\input{ch/one}
\\end{document}
%! own.sty
\\NewDocumentCommand{\\fully}{O{} m}{\\textcite[#1]{#2}}
\\newcommand{\\needcite}[1]{\\textbf{#1}}
%! ch/one.tex
\\see{moss} \\fully[3]{fern} \\needcite{that}
%! else/two.tex
\\see{moss}
`;

/** A workspace whose documents have been read with what their works define. */
async function opened(text = book) {
  const { workspace } = fixture(text);
  const clock = new ManualClock();
  const errors: string[] = [];
  const bibliographies = new DocumentBibliographies({
    workspace,
    clock,
    parsed: (document) => citations.parsed(document),
    entries: () => Promise.resolve([]),
    yamlStrings: () => Promise.resolve([]),
  });
  const citations: WorkspaceCitations = new WorkspaceCitations({
    library: new Library(),
    workspace,
    files: new DocumentRules(workspace),
    definitions: bibliographies,
    clock,
    slicer: { pause: () => Promise.resolve() },
    log: { info: () => undefined, warn: () => undefined, error: (message) => errors.push(String(message)) },
  });
  citations.start();
  await citations.whenRead;
  /** Whatever is put off is done. */
  const rest = async () => {
    for (let round = 0; round < 6; round += 1) {
      clock.pass(300);
      await settled();
    }
  };
  const at = ({ uri, line, character }: KeyPlace) => `${uri.slice('file:///w/'.length)}:${line}:${character}`;
  const places = (key: string) => citations.placesOf(key).map(at);
  const keys = (document: TextDocument) =>
    citations.parsed(document).groups.flatMap((group) => group.citations.map(({ key }) => key));
  return { workspace, clock, citations, bibliographies, errors, rest, places, keys };
}

describe('Documents read with what others of their works define', () => {
  it('cite by the commands of their root and its packages, open or not, and in no other work', async () => {
    const { workspace, places, keys, rest } = await opened();
    assert.deepEqual([places('moss'), places('fern'), places('that')], [['ch/one.tex:0:5'], ['ch/one.tex:0:21'], []]);
    const chapter = await workspace.open('ch/one.tex');
    assert.deepEqual(keys(chapter), ['moss', 'fern']);
    workspace.edit('ch/one.tex', '\\see{moss, owl}');
    assert.deepEqual([places('owl'), places('fern')], [['ch/one.tex:0:11'], []]);
    await rest();
    assert.deepEqual(places('owl'), ['ch/one.tex:0:11']);
  });

  it('are read again when a definition comes, changes or goes, in its editor or its file', async () => {
    const { workspace, places, keys, rest } = await opened();
    const chapter = await workspace.open('ch/one.tex');
    const root = await workspace.open('main.tex');
    workspace.edit('main.tex', root.getText().replace('\\see}', '\\other}'));
    await rest();
    assert.deepEqual([keys(chapter), places('moss')], [['fern'], []]);
    workspace.write('own.sty', '\\newcommand{\\see}[1]{\\cite{#1}}');
    await rest();
    assert.deepEqual([keys(chapter), places('moss'), places('fern')], [['moss', 'that'], ['ch/one.tex:0:5'], []]);
    workspace.close('ch/one.tex');
    await rest();
    assert.deepEqual(places('moss'), ['ch/one.tex:0:5']);
    workspace.delete('own.sty');
    await rest();
    assert.deepEqual(places('moss'), []);
  });

  it('are waited for where somebody asks for all of a document', async () => {
    const { workspace, citations } = await opened(
      '%! main.tex\n\\documentclass{book}\\def\\see#1{\\cite{#1}}\\input{one}\n',
    );
    const chapter = workspace.show('file:///w/one.tex', '\\see{moss}', 'latex');
    assert.equal((await citations.parsedInWork(chapter)).groups.length, 1);
  });

  it('tell failures, and are read as they stand then', async () => {
    const { workspace, citations, bibliographies, errors } = await opened();
    bibliographies.definitionsOf = () => Promise.reject(new Error('gone'));
    const chapter = await workspace.open('ch/one.tex');
    assert.equal((await citations.parsedInWork(chapter)).groups.length, 2);
    assert.match(errors.join(), /gone/);
  });

  it('complete and insert in those commands', async () => {
    const { workspace, citations } = await opened();
    const chapter = await workspace.open('ch/one.tex');
    workspace.edit('ch/one.tex', '\\see{mo} \\fully');
    const definitions = citations.definitionsOf(chapter);
    const text = chapter.getText();
    const places = new CompletionPlaces(parseCitations);
    const at = (offset: number, given: string) => places.at(text, offset, 'latex', () => false, given)?.query;
    assert.deepEqual([at(7, definitions), at(7, '')], ['mo', undefined]);
    const parsed = citations.parsed(chapter);
    const inserted = (offset: number) => insertionAt(parsed, text, { start: offset, end: offset }, ['fern'])?.text;
    assert.deepEqual([inserted(text.length), inserted(7)], ['{fern}', ',fern']);
  });

  it('cite nothing once their files have gone, though their editors have only just been closed', async () => {
    const { workspace, places, rest } = await opened();
    await workspace.open('main.tex');
    await workspace.open('ch/one.tex');
    await rest();
    assert.deepEqual(places('moss'), ['ch/one.tex:0:5']);
    workspace.delete('ch/one.tex');
    workspace.edit('main.tex', '\\newcommand{\\see}[1]{\\textcite{#1}} \\input{ch/one} \\see{fern}');
    await rest();
    assert.deepEqual([places('moss'), places('fern')], [[], ['main.tex:0:56']]);
  });
});
