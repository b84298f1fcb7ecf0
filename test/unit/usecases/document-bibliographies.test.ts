import assert from 'node:assert/strict';
import { parseCitations } from '../../../src/core/cite/languages/index';
import { bibliographyEntries } from '../../../src/core/parse/bibliography';
import { loadYaml } from '../../../src/core/parse/yaml/load-yaml';
import { yamlStrings } from '../../../src/core/parse/formats/shared/yaml-strings';
import {
  DocumentBibliographies,
  type DocumentBibliographiesServices,
} from '../../../src/core/usecases/document-bibliographies';
import type { TextDocument } from '../../../src/core/workspace/workspace';
import { ManualClock } from '../async/manual-clock';
import { fixture } from '../workspace/fixture';

const parsed = (document: TextDocument) => parseCitations(document.getText(), 'pandoc');

function opened(text: string, changes: Partial<DocumentBibliographiesServices> = {}) {
  const { workspace } = fixture(text);
  const clock = new ManualClock();
  const entries: DocumentBibliographiesServices['entries'] = (file) =>
    Promise.resolve(bibliographyEntries(file)).then((found) => found && [...found.values()]);
  const bibliographies = new DocumentBibliographies({
    workspace,
    clock,
    parsed,
    entries,
    yamlStrings: async (yaml, name) => yamlStrings(yaml, name, await loadYaml()),
    ...changes,
  });
  const told: string[][] = [];
  bibliographies.onDidChange((documents) => told.push([...documents]));
  return { workspace, clock, bibliographies, told };
}

const naming = '%! d/a.md\n---\nbibliography: refs.bib\n---\n[@moss]\n%! d/refs.bib\n@misc{moss}\n%! b.md\n[@wall]\n';

describe('DocumentBibliographies', () => {
  it('reads what a document names, once until it changes', async () => {
    const { workspace, clock, bibliographies, told } = opened(naming);
    const document = await workspace.open('d/a.md');
    const refs = workspace.uri('d/refs.bib');
    assert.deepEqual([...(await bibliographies.of(document)).keys()], ['moss']);
    assert.equal(await bibliographies.of(document), await bibliographies.of(document));
    assert.equal(workspace.reads.get(refs), 1);
    assert.deepEqual(
      (await bibliographies.filesOf(document)).map(({ uri }) => uri),
      [refs],
    );
    workspace.write('d/refs.bib', '@misc{fern}');
    clock.pass(19);
    assert.deepEqual(told, []);
    clock.pass(1);
    assert.deepEqual(told, [[document.uri]]);
    assert.deepEqual([...(await bibliographies.of(document)).keys()], ['fern']);
  });

  it('reads what lies beside the notebook that a document is a cell of', async () => {
    const { workspace, bibliographies } = opened(
      '%! file:///other/study.ipynb\n{}\n%! file:///other/refs.bib\n@misc{moss}\n',
    );
    const cell = workspace.show('vscode-notebook-cell:///other/study.ipynb#W0sZmlsZQ%3D%3D', 'As [@moss].', 'markdown');
    assert.deepEqual([...(await bibliographies.of(cell)).keys()], []);
    const placed = Object.assign(
      workspace.show('vscode-notebook-cell:///other/study.ipynb#W1', 'As [@moss].', 'markdown'),
      {
        notebook: workspace.uri('file:///other/study.ipynb'),
      },
    );
    assert.deepEqual([...(await bibliographies.of(placed)).keys()], ['moss']);
  });

  it('reads what the first cell of a notebook names for all of its cells, and follows it', async () => {
    const { workspace, bibliographies, told } = opened(
      '%! d/study.ipynb\n{}\n%! d/lib/refs.bib\n@misc{moss}\n%! d/lib/new.bib\n@misc{fern}\n',
    );
    const notebook = { notebook: workspace.uri('d/study.ipynb'), notebookFrontMatter: '' };
    const cellOf = (id: string, text: string) =>
      Object.assign(workspace.show(`vscode-notebook-cell:///d/study.ipynb#${id}`, text, 'markdown'), notebook);
    const head = '---\nbibliography: lib/refs.bib\n---';
    const first = cellOf('W0', head);
    const second = cellOf('W1', 'As [@moss].');
    const say = (text: string) =>
      [first, second].forEach((cell) => {
        cell.notebookFrontMatter = text;
      });
    say(head);
    assert.deepEqual([...(await bibliographies.of(second)).keys()], ['moss']);
    assert.deepEqual([...(await bibliographies.of(first)).keys()], ['moss']);
    assert.deepEqual(told, []);
    say(head.replace('refs', 'new'));
    workspace.edit(first.uri, head.replace('refs', 'new'));
    assert.deepEqual(told, [[second.uri]]);
    assert.deepEqual([...(await bibliographies.of(second)).keys()], ['fern']);
  });

  it('looks at the files of a document that cites what they lack, since another program may just have written one', async () => {
    const { workspace, bibliographies, told } = opened(
      '%! a.md\n---\nbibliography: [refs.bib, new.bib]\n---\n[@moss; @fern]\n%! refs.bib\n@misc{moss}\n',
    );
    const document = await workspace.open('a.md');
    const refs = workspace.uri('refs.bib');
    const keys = async () => [...(await bibliographies.of(document)).keys()];
    assert.deepEqual([await keys(), await keys()], [['moss'], ['moss']]);
    assert.equal(workspace.reads.get(refs), 1);
    workspace.writeUntold('refs.bib', '@misc{moss}\n@misc{wall}');
    assert.deepEqual([await keys(), told], [['moss', 'wall'], [[document.uri]]]);
    assert.deepEqual([await keys(), workspace.reads.get(refs)], [['moss', 'wall'], 2]);
    workspace.writeUntold('new.bib', '@misc{fern}');
    assert.deepEqual(await keys(), ['moss', 'wall', 'fern']);
    // Nothing is lacking any more, so that the watcher is waited for.
    workspace.writeUntold('refs.bib', '@misc{moss}\n@misc{heron}');
    assert.deepEqual([await keys(), workspace.reads.get(refs)], [['moss', 'wall', 'fern'], 2]);
  });

  it('has an open editor win over the file, and follows it once it pauses', async () => {
    const { workspace, clock, bibliographies, told } = opened(naming);
    const document = await workspace.open('d/a.md');
    await workspace.open('d/refs.bib');
    await bibliographies.of(document);
    workspace.edit('d/refs.bib', '@misc{heron}');
    clock.pass(299);
    assert.deepEqual(told, []);
    clock.pass(1);
    assert.deepEqual([told, [...(await bibliographies.of(document)).keys()]], [[[document.uri]], ['heron']]);
  });

  it('finds a bibliography that comes up where it was looked for, and tells only of documents that it touches', async () => {
    const { workspace, clock, bibliographies, told } = opened(
      '%! a.md\n---\nbibliography: refs.bib\n---\n%! d/b.md\n[@wall]\n',
    );
    const [naming, other] = [await workspace.open('a.md'), await workspace.open('d/b.md')];
    assert.deepEqual((await bibliographies.of(naming)).missing, ['refs.bib']);
    assert.deepEqual([...(await bibliographies.of(other)).keys()], []);
    workspace.write('refs.bib', '@misc{moss}');
    clock.pass(20);
    assert.deepEqual(told, [[naming.uri, other.uri]]);
    assert.deepEqual([...(await bibliographies.of(naming)).keys()], ['moss']);
    await bibliographies.of(other);
    workspace.write('e/other.png', '');
    clock.pass(20);
    assert.equal(told.length, 1);
    workspace.write('e/f/new.bib', '@misc{wall}');
    clock.pass(20);
    assert.equal(told[1]?.includes(other.uri), true);
    assert.deepEqual([...(await bibliographies.of(other)).keys()], ['moss', 'wall']);
  });

  it('notices the change of a build that no editor has open', async () => {
    for (const build of ['Makefile', '.latexmkrc', 'make.sh', '.github/workflows/build.yml', 'scripts/build.R']) {
      const { workspace, clock, bibliographies, told } = opened(
        `%! a.md\n[@moss]\n%! ${build}\npandoc --bibliography=x/one.bib a.md\n%! x/one.bib\n@misc{moss}\n%! x/two.bib\n@misc{fern}\n`,
      );
      const document = await workspace.open('a.md');
      assert.equal([...(await bibliographies.of(document)).keys()][0], 'moss', build);
      workspace.write(build, 'pandoc --bibliography=x/two.bib a.md\n');
      clock.pass(20);
      assert.deepEqual(told, [[document.uri]], build);
      assert.equal([...(await bibliographies.of(document)).keys()][0], 'fern', build);
    }
  });

  it('counts a document without a file as lying in the first folder', async () => {
    const { workspace, bibliographies } = opened('%! refs.bib\n@misc{moss}\n');
    assert.deepEqual(
      [...(await bibliographies.of(workspace.show('untitled:Untitled-1', '[@moss]', 'markdown'))).keys()],
      ['moss'],
    );
    workspace.folders = [];
    assert.deepEqual(
      [...(await bibliographies.of(workspace.show('untitled:Untitled-2', '[@moss]', 'markdown'))).keys()],
      [],
    );
  });

  it('follows a bibliography outside of the workspace that a document names', async () => {
    const { workspace, clock, bibliographies, told } = opened('%! a.md\n---\nbibliography: /x/refs.bib\n---\n');
    workspace.write('file:///x/refs.bib', '@misc{moss}');
    const document = await workspace.open('a.md');
    assert.deepEqual([...(await bibliographies.of(document)).keys()], ['moss']);
    workspace.write('file:///x/refs.bib', '@misc{fern}');
    clock.pass(20);
    assert.deepEqual([told, [...(await bibliographies.of(document)).keys()]], [[[document.uri]], ['fern']]);
  });

  it('asks again after a failure, and when the folders change', async () => {
    let failures = 1;
    const { workspace, bibliographies, told } = opened(naming, {
      entries: () => (failures-- > 0 ? Promise.reject(new Error('gone')) : Promise.resolve([])),
    });
    const document = await workspace.open('d/a.md');
    await assert.rejects(bibliographies.of(document), /gone/);
    workspace.setFolders(['file:///w', 'file:///x']);
    assert.deepEqual((await bibliographies.of(document)).state, 'read');
    workspace.setFolders(['file:///w']);
    assert.deepEqual(told.at(-1), [document.uri]);
  });

  it('reads a name that no URI can hold as missing', async () => {
    const { workspace, bibliographies } = opened('%! a.md\n---\nbibliography: "\\ud800.bib"\n---\n');
    assert.equal((await bibliographies.of(await workspace.open('a.md'))).state, 'unread');
  });
});
