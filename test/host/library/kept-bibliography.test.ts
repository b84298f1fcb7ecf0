import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { BundleLoader } from '../../../src/host/bundles/lazy-bundles';
import { SyncedBibFiles } from '../../../src/host/bibliographies/synced-bib-files';
import { readFile } from '../../../src/host/read-file';
import { FileChanged } from '../../../src/core/files/write-refusals';
import type { ReplaceFile } from '../../../src/host/replace-file';
import { folder, openLibrary, writeFile } from '../library-api';

const at = (path: string) => vscode.Uri.joinPath(folder(), path);

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await vscode.workspace.decode(await vscode.workspace.fs.readFile(at(path)), { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

/**
 * The text of a file once it is as wanted; changes on disk are the events waited for, the test's time limit ends it. Those of other
 * files count as well: VS Code does not always notice what happens in a new folder of a new folder.
 */
async function textWhen(path: string, holds: (text: string) => boolean): Promise<string> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder(), 'kept/**'));
  try {
    return await new Promise<string>((resolve) => {
      const check = async () => {
        const text = await textOf(path);
        if (text !== undefined && holds(text)) {
          resolve(text);
        }
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
    // Documents of other tests got theirs, which would go on standing for what they cite.
    await vscode.workspace.fs.delete(at('references.bib')).then(undefined, () => undefined);
  });

  it('holds what documents cite, in the file that they name or the one beside them, and follows them', async () => {
    await writeFile(
      'kept/named.md',
      `---\nbibliography: [mine.bib, refs.bib]\n---\n\nSee [@${first}; @mine] and @nobody.\n`,
    );
    await writeFile('kept/plain.md', `See [@${second}].\n`);
    await configuration().update('bibliography.file', 'references', vscode.ConfigurationTarget.Workspace);
    const text = await textWhen('kept/refs.bib', (found) => found.includes(first));
    assert.match(text, /^% Kept by Literature Notes[^@]*@misc\{/);
    // Markdown documents in one folder are no parts of each other.
    const beside = await textWhen('kept/references.bib', (found) => found.includes(second));
    assert.deepEqual(
      [text, beside].map((found) => found.match(/^@misc\{.*,$/gm)),
      [[`@misc{${first},`], [`@misc{${second},`]],
    );
    await writeFile('kept/named.md', `---\nbibliography: [mine.bib, refs.bib]\n---\n\nSee nothing but [@mine].\n`);
    await textWhen('kept/refs.bib', (text) => !text.includes(first));
    assert.equal(await textOf('kept/mine.bib'), '@misc{mine, title = {Mine}}\n');
  });

  it('is that of the document which includes a part, and of no other beside it', async () => {
    const warnings: string[] = [];
    const { showWarningMessage } = vscode.window;
    (vscode.window as { showWarningMessage: unknown }).showWarningMessage = (message: string) => {
      warnings.push(message);
      return Promise.resolve(undefined);
    };
    try {
      await writeFile('kept/work/sub/own.bib', '@misc{mine, title = {Mine}}\n');
      await writeFile(
        'kept/work/main.tex',
        '\\documentclass{article}\n\\addbibresource{sub/own.bib}\n\\addbibresource{sub/more.bib}\n\\input{part}\n',
      );
      await writeFile('kept/work/part.tex', `\\cite{${first}}\n`);
      await writeFile('kept/work/hand.md', '---\nbibliography: sub/own.bib\n---\n\nSee [@mine].\n');
      await writeFile('kept/work/loose.tex', `\\cite{${second}}\n`);
      assert.ok(!(await textWhen('kept/work/sub/more.bib', (text) => text.includes(first))).includes(second));
      assert.ok(!(await textWhen('kept/work/references.bib', (text) => text.includes(second))).includes(first));
      assert.deepEqual(warnings, []);
    } finally {
      (vscode.window as { showWarningMessage: unknown }).showWarningMessage = showWarningMessage;
    }
  });

  it('is no source of the library', () => {
    assert.equal(
      api.library.sources.find((source) => source.endsWith('/refs.bib')),
      undefined,
    );
  });

  it('is given up where something else changes it every time, and that is told', async () => {
    await configuration().update('bibliography.file', 'references', vscode.ConfigurationTarget.Workspace);
    const { services, ...testing } = api.testing!;
    const tries = new Map<string, number>();
    const replaceFile: ReplaceFile = ({ path }) => {
      tries.set(path, (tries.get(path) ?? 0) + 1);
      return Promise.reject(new FileChanged());
    };
    let texts = 0;
    // Another text each time: it is never what is there already.
    const bundles = {
      load: async () => ({
        ...(await testing.bundles.load('export')),
        keptText: () => Promise.resolve(`% Text ${++texts}\n`),
      }),
    } as unknown as BundleLoader;
    const { showWarningMessage } = vscode.window;
    let kept: SyncedBibFiles | undefined;
    try {
      const told = await new Promise<string>((resolve) => {
        (vscode.window as { showWarningMessage: unknown }).showWarningMessage = (message: string) => {
          resolve(message);
          return Promise.resolve(undefined);
        };
        kept = new SyncedBibFiles({ ...testing, bundles, log: services.log, replaceFile, readFile });
        void writeFile('kept/restless/draft.tex', `\\cite{${first}}\n`);
      });
      const name = /^Something else keeps changing (.*), so it is not up to date\./.exec(told)?.[1];
      assert.equal(tries.get(at(name ?? '').path), 3, told);
    } finally {
      kept?.dispose();
      (vscode.window as { showWarningMessage: unknown }).showWarningMessage = showWarningMessage;
    }
  });

  it('is never written over what somebody else wrote', async () => {
    await writeFile('kept/alone/references.bib', '@misc{other, title = {Other}}\n');
    await writeFile('kept/alone/draft.tex', `\\cite{${first}}\n`);
    await writeFile('kept/beside/draft.tex', `\\cite{${first}}\n`);
    await textWhen('kept/beside/references.bib', (text) => text.includes(first));
    assert.equal(await textOf('kept/alone/references.bib'), '@misc{other, title = {Other}}\n');
  });
});
