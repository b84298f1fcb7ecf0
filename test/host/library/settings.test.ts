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
      await set('folders', [path()]);
      await until(
        api,
        () =>
          api.library.papers.length > 0 &&
          api.library.papers.every(({ sources }) => sources[0].source.includes('/elsewhere/')),
      );
      await set('folders', undefined);
      await until(api, () => api.library.papers.length === 12);
    });
  }

  it('markers close entries', async () => {
    await set('folders', ['elsewhere']);
    await set('markers', ['--- end ---']);
    await until(api, () => api.library.papers.length === 2);
    assert.equal(
      api.library.papers.every(({ abstract }) => !abstract.includes('end')),
      true,
    );
    await set('markers', undefined);
    await set('folders', undefined);
    await until(api, () => api.library.papers.length === 12);
  });

  it('a file over the size limit is a problem, not a gap', async () => {
    await set('maxFileSize', 0.0001);
    const small = () =>
      api.library.sources.length > 0 &&
      api.library.sources.every((source) => api.library.problemsOf(source)[0]?.code === 'too-large');
    await until(api, () => small() && api.loader.state !== 'indexing');
    await set('maxFileSize', undefined);
    await until(api, () => api.library.papers.length === 12);
  });

  it('a folder that is not there leaves the view without a library', async () => {
    await set('folders', ['nowhere']);
    await until(api, () => api.loader.state === 'noLibrary');
    await set('folders', undefined);
    await until(api, () => api.loader.state === 'ready');
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
