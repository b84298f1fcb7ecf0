import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, until, writeFile } from '../library-api';

const text = 'We present OspreyNet, a network that follows fish in rivers. OspreyNet outperforms people.';

describe('settings', () => {
  let api: LiteratureNotesApi;

  before(async () => {
    api = await openLibrary();
    await writeFile('elsewhere/fish.txt', `${text}\n--- end ---\n${text.replaceAll('Osprey', 'Otter')}\n--- end ---\n`);
  });

  const configuration = () => vscode.workspace.getConfiguration('literatureNotes', folder());
  const set = async (name: string, value: unknown) => {
    await configuration().update(name, value, vscode.ConfigurationTarget.Workspace);
  };

  for (const [kind, path] of [
    ['relative', () => 'elsewhere'],
    ['absolute', () => vscode.Uri.joinPath(folder(), 'elsewhere').path],
    ['a URI', () => vscode.Uri.joinPath(folder(), 'elsewhere').toString()],
  ] as const) {
    it(`the library folder may be ${kind}`, async () => {
      await set('library.folders', [path()]);
      await until(
        api,
        () =>
          api.library.papers.length > 0 &&
          api.library.papers.every(({ sources }) => sources[0].source.includes('/elsewhere/')),
      );
      await set('library.folders', undefined);
      await until(api, () => api.library.papers.length === 12);
    });
  }

  it('markers close entries', async () => {
    await set('library.folders', ['elsewhere']);
    await set('library.markers', ['--- end ---']);
    await until(api, () => api.library.papers.length === 2);
    assert.equal(
      api.library.papers.every(({ abstract }) => !abstract.includes('end')),
      true,
    );
    await set('library.markers', undefined);
    await set('library.folders', undefined);
    await until(api, () => api.library.papers.length === 12);
  });

  it('a file over the size limit is a problem, not a gap', async () => {
    await set('library.maxFileSize', 0.0001);
    const small = () =>
      api.library.sources.length > 0 &&
      api.library.sources.every((source) => api.library.problemsOf(source)[0]?.code === 'too-large');
    await until(api, () => small() && api.loader.state !== 'indexing');
    await set('library.maxFileSize', undefined);
    await until(api, () => api.library.papers.length === 12);
  });

  it('a folder that is not there leaves the view without a library', async () => {
    await set('library.folders', ['nowhere']);
    await until(api, () => api.loader.state === 'noLibrary');
    await set('library.folders', undefined);
    await until(api, () => api.loader.state === 'ready');
  });

  describe('of a former name', () => {
    const given = (name: string) => configuration().inspect(name)?.workspaceValue;
    const fromElsewhere = () =>
      api.library.papers.length > 0 &&
      api.library.papers.every(({ sources }) => sources[0].source.includes('/elsewhere/'));

    afterEach(async () => {
      for (const name of ['library.folders', 'folders']) {
        await set(name, undefined);
      }
      await until(api, () => api.library.papers.length === 12);
    });

    it('still count, until the name of today is set', async () => {
      await set('folders', ['elsewhere']);
      await until(api, fromElsewhere);
      await set('library.folders', ['nowhere']);
      await until(api, () => api.loader.state === 'noLibrary');
      await set('library.folders', undefined);
      await until(api, fromElsewhere);
    });

    it('give way to what a command sets, and are there again when that is undone', async () => {
      await set('folders', ['nowhere']);
      await until(api, () => api.loader.state === 'noLibrary');
      const { showOpenDialog, showInformationMessage } = vscode.window;
      const written: unknown[] = [];
      Object.assign(vscode.window, {
        showOpenDialog: () => Promise.resolve([vscode.Uri.joinPath(folder(), 'elsewhere')]),
        showInformationMessage: (_: string, undo: string) => {
          written.push(given('library.folders'), given('folders'));
          return Promise.resolve(undo);
        },
      });
      try {
        await vscode.commands.executeCommand('literatureNotes.chooseFolder');
      } finally {
        Object.assign(vscode.window, { showOpenDialog, showInformationMessage });
      }
      assert.deepEqual(written, [['elsewhere'], undefined]);
      assert.deepEqual([given('library.folders'), given('folders')], [undefined, ['nowhere']]);
    });
  });

  it('the keybinding clashes with no default', async function () {
    const defaults = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    const chord = /"key":\s*"ctrl\+k l"[^}]*/g;
    const owners = [...defaults.getText().matchAll(chord)].map(([entry]) => /"command":\s*"([^"]+)"/.exec(entry)?.[1]);
    assert.ok(defaults.getText().length > 1000, 'the default keybindings are not there');
    assert.deepEqual(
      owners.filter((owner) => owner !== 'literatureNotes.searchAndInsert'),
      [],
    );
  });
});
