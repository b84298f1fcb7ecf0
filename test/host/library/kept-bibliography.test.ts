import { assert } from 'chai';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, writeFile } from '../library-api';

const at = (path: string) => vscode.Uri.joinPath(folder(), path);

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await vscode.workspace.decode(await vscode.workspace.fs.readFile(at(path)), { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

/** The text of a file once it is as wanted; its changes on disk are the events waited for, the test's time limit ends it. */
async function textWhen(path: string, holds: (text: string) => boolean): Promise<string> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder(), path));
  try {
    return await new Promise<string>((resolve) => {
      const check = async () => {
        const text = await textOf(path);
        if (text !== undefined && holds(text)) resolve(text);
      };
      watcher.onDidCreate(check);
      watcher.onDidChange(check);
      void check();
    });
  } finally {
    watcher.dispose();
  }
}

describe('a bibliography kept beside documents', () => {
  let api: LiteratureNotesApi;
  let first: string;
  let second: string;
  const configuration = () => vscode.workspace.getConfiguration('literatureNotes');

  before(async () => {
    api = await openLibrary();
    [first, second] = api.library.papers.map(({ key }) => key) as [string, string];
    await writeFile('kept/mine.bib', '@misc{mine, title = {Mine}}\n');
  });

  after(async () => {
    await configuration().update('bibliography.file', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(at('kept'), { recursive: true });
  });

  it('holds what documents cite, in the file that they name or the one beside them, and follows them', async () => {
    await writeFile('kept/named.md', `---\nbibliography: [mine.bib, refs.bib]\n---\n\nSee [@${first}; @mine] and @nobody.\n`);
    await writeFile('kept/plain.md', `See [@${second}].\n`);
    await configuration().update('bibliography.file', 'references', vscode.ConfigurationTarget.Workspace);
    // The nearest document that names a bibliography names it for those beside it.
    const text = await textWhen('kept/refs.bib', (found) => found.includes(first) && found.includes(second));
    assert.match(text, /^% Kept by Literature Notes[^@]*@misc\{/);
    assert.sameMembers(text.match(/^@misc\{.*,$/gm) ?? [], [`@misc{${first},`, `@misc{${second},`]);
    await writeFile('kept/named.md', `---\nbibliography: [mine.bib, refs.bib]\n---\n\nSee nothing but [@mine].\n`);
    await textWhen('kept/refs.bib', (text) => !text.includes(first));
    assert.equal(await textOf('kept/mine.bib'), '@misc{mine, title = {Mine}}\n');
  });

  it('is no source of the library', () => {
    assert.isUndefined(api.library.sources.find((source) => source.endsWith('/refs.bib')));
  });

  it('is never written over what somebody else wrote', async () => {
    await writeFile('kept/alone/references.bib', '@misc{other, title = {Other}}\n');
    await writeFile('kept/alone/draft.tex', `\\cite{${first}}\n`);
    await writeFile('kept/beside/draft.tex', `\\cite{${first}}\n`);
    await textWhen('kept/beside/references.bib', (text) => text.includes(first));
    assert.equal(await textOf('kept/alone/references.bib'), '@misc{other, title = {Other}}\n');
  });
});
