import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { Abort } from '../../../src/core/services/abort';
import type { OnlineServices } from '../../../src/host/services/online-services';
import type { ReviewList } from '../../../src/views/review-list';
import { type Mode, standInBases } from '../../services/addresses';
import { knownWork } from '../../services/works';
import { openLibrary, removeFile, until, writeFile } from '../library-api';
import { takeContacted, takeFetched } from '../no-network';

/** Set by what runs the tests. */
const { literatureNotesStandIns: standIns } = globalThis as unknown as { readonly literatureNotesStandIns: string };

const byDoi = { kind: 'doi', value: knownWork.doi } as const;
const never = new Abort();

describe('public services', () => {
  let api: LiteratureNotesApi;
  let online: OnlineServices;
  const { showInformationMessage, showWarningMessage, showQuickPick, showInputBox } = vscode.window;
  /** What was asked in dialogs, and what is answered; other messages. */
  let dialogs: { readonly message: string; readonly detail: string }[];
  let allows: boolean;
  let told: string[];

  const configuration = () => vscode.workspace.getConfiguration('literatureNotes');
  const setOnline = (value: boolean | undefined) =>
    configuration().update('online', value, vscode.ConfigurationTarget.Global);
  const use = (mode: Mode) => {
    online.useStandIns(standInBases(standIns, mode));
  };
  /** What services were asked: of other things VS Code fetches its own files. */
  const asked = () => takeFetched().filter((address) => address.startsWith(standIns));

  before(async () => {
    api = await openLibrary();
    online = await api.testing!.online();
  });

  beforeEach(async () => {
    [dialogs, allows, told] = [[], true, []];
    Object.assign(vscode.window, {
      showInformationMessage: (message: string, first?: vscode.MessageOptions | string, ...actions: string[]) => {
        if (typeof first === 'object') {
          dialogs.push({ message, detail: first.detail ?? '' });
          return Promise.resolve(allows ? actions[0] : undefined);
        }
        told.push(message);
        return Promise.resolve(undefined);
      },
      showWarningMessage: (message: string) => {
        told.push(message);
        return Promise.resolve(undefined);
      },
    });
    use('ok');
    await online.clearAnswers();
    told = [];
    asked();
  });

  afterEach(async () => {
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage, showQuickPick, showInputBox });
    await setOnline(undefined);
  });

  it('are off by default: no command asks them anything, nor a dialog', async () => {
    assert.equal(configuration().get('online'), false);
    assert.equal(online.lookUp, undefined);
    assert.equal(await online.consent(), false);
    assert.equal(await vscode.commands.executeCommand('literatureNotes.identifyPapers', { catalogues: [] }), undefined);
    assert.deepEqual([asked(), dialogs], [[], []]);
  });

  it('are asked nothing by a user who does not agree, and their hosts are shown once to one who does', async () => {
    await setOnline(true);
    const lookUp = online.lookUp!;
    allows = false;
    const { records, failures } = await lookUp(byDoi, never);
    assert.deepEqual(records, []);
    assert.ok(failures.length > 0 && failures.every(({ cause }) => cause === 'off'));
    assert.deepEqual(asked(), []);
    assert.equal(dialogs.length, 1);
    assert.match(dialogs[0]!.detail, /api\.crossref\.org/);
    assert.match(dialogs[0]!.detail, /api\.openalex\.org/);
    allows = true;
    const found = await lookUp(byDoi, never);
    assert.deepEqual(found.failures, []);
    assert.equal(found.records[0]?.item.title, knownWork.title);
    assert.equal(asked().length, 1);
    await lookUp({ kind: 'pmid', value: knownWork.pmid }, never);
    assert.equal(dialogs.length, 2);
    await setOnline(false);
    assert.equal(online.lookUp, undefined);
    const refused = await lookUp({ kind: 'doi', value: '10.5555/nothing' }, never);
    assert.ok(refused.failures.every(({ cause }) => cause === 'off'));
  });

  it('are asked once: answers are kept, until a command clears them', async () => {
    await setOnline(true);
    await online.lookUp!(byDoi, never);
    await online.lookUp!(byDoi, never);
    assert.equal(asked().length, 1);
    assert.equal(online.cached.get(byDoi)[0]?.notices?.[0]?.kind, 'retraction');
    await online.whenSaved();
    await vscode.commands.executeCommand('literatureNotes.clearAnswers');
    assert.deepEqual(online.cached.get(byDoi), []);
    await online.lookUp!(byDoi, never);
    assert.equal(asked().length, 1);
  });

  it('that may be asked here find what they can: all in the Node host, those with CORS in the web', async () => {
    await setOnline(true);
    const isWeb = api.testing!.services.isWeb === true;
    for (const [kind, value, service] of [
      ['doi', knownWork.doi, 'crossref'],
      ['pmid', knownWork.pmid, 'pubmed'],
      ['repository', knownWork.repository, 'citation-file'],
      ['arxiv', knownWork.arxiv, isWeb ? 'openalex' : 'arxiv'],
      ['acl', '2021.acl-long.1', isWeb ? undefined : 'semantic-scholar'],
    ] as const) {
      const { records } = await online.lookUp!({ kind, value }, never);
      assert.equal(records[0]?.service, service, kind);
    }
    const services = new Set(asked().map((address) => address.slice(standIns.length).split('/')[2]));
    assert.equal(services.has('semantic-scholar'), !isWeb);
  });

  it('that fail are told of by name', async () => {
    await setOnline(true);
    for (const [mode, text] of [
      ['malformed', 'GitHub (CITATION.cff) gave an answer that cannot be read.'],
      ['refused', 'GitHub (CITATION.cff) wants a key, or another one; *Set Service Key…* takes it.'],
      ['huge', 'GitHub (CITATION.cff) gave an answer that is too long.'],
    ] as const) {
      use(mode);
      const { failures } = await online.lookUp!({ kind: 'repository', value: knownWork.repository }, never);
      assert.deepEqual(
        failures.map((failure) => online.failureText(failure)),
        [text],
      );
    }
  });

  it('get the key that a user sets, which is kept as a secret and can be removed', async () => {
    await setOnline(true);
    let key = 'open-sesame';
    let isHidden: boolean | undefined;
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly vscode.QuickPickItem[]) =>
        Promise.resolve(items.find(({ label }) => label === 'OpenAlex')),
      showInputBox: ({ password }: vscode.InputBoxOptions) => {
        isHidden = password;
        return Promise.resolve(key);
      },
    });
    const query = (value: string) => online.lookUp!({ kind: 'abstract', value }, never, ['openalex']);
    await vscode.commands.executeCommand('literatureNotes.setServiceKey');
    assert.equal(isHidden, true);
    await query('Sensors in estuaries');
    assert.match(asked().join(' '), /api_key=open-sesame/);
    assert.equal(told.join(' ').includes(key), false);
    key = '';
    await vscode.commands.executeCommand('literatureNotes.setServiceKey');
    await query('Sensors see different water');
    assert.doesNotMatch(asked().join(' '), /api_key/);
  });

  it('identify a paper that no catalogue knows: likely at most, and marked in the list', async () => {
    const source = await writeFile('literature/tidal.txt', `${knownWork.abstract}\n`);
    await until(api, () => api.library.papers.some(({ abstract }) => abstract.startsWith('Sensors in estuaries')));
    const { key } = api.library.papers.find(({ abstract }) => abstract.startsWith('Sensors in estuaries'))!;
    const identify = (catalogues: readonly string[] | undefined) =>
      vscode.commands.executeCommand<ReviewList | undefined>('literatureNotes.identifyPapers', {
        keys: [key],
        catalogues,
      });
    const catalogue = await writeFile(
      'other.jsonl',
      `${JSON.stringify({ id: '2103.10009', title: 'Other', abstract: 'Owls glide silently over the fen at dusk.' })}\n`,
    );
    try {
      await setOnline(true);
      for (const catalogues of [[], [catalogue.toString()]]) {
        const list = await identify(catalogues);
        const [result] = list!.review.results;
        assert.deepEqual([result?.paper.key, result?.result.status], [key, 'likely']);
        assert.equal(list!.review.certain.length, 0);
        assert.ok(list!.html.includes(knownWork.title));
        assert.match(list!.html, /Only a public service has the record: OpenAlex/);
        list!.dispose();
      }
      let offered: readonly string[] = [];
      Object.assign(vscode.window, {
        showQuickPick: (items: readonly vscode.QuickPickItem[]) => {
          offered = items.map(({ label }) => label);
          return Promise.resolve(items.find(({ label }) => label === 'Public Services Alone'));
        },
      });
      const chosen = await identify(undefined);
      assert.equal(offered.at(-1), 'Public Services Alone');
      assert.equal(chosen?.review.results.length, 1);
      chosen.dispose();
      assert.ok(asked().every((address) => /openalex|semantic-scholar/.test(address)));
      await setOnline(false);
      assert.equal(await identify([catalogue.toString()]), undefined);
      assert.deepEqual(asked(), []);
    } finally {
      await vscode.workspace.fs.delete(catalogue);
      await removeFile(api, source);
      await until(api, () => api.library.get(key) === undefined);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

  it('are out of reach of tests: whoever contacts them fails', async () => {
    const failure = await fetch('https://api.crossref.org/works/10.5555/1').then(String, String);
    assert.match(failure, /A test contacts api\.crossref\.org/);
    assert.deepEqual(takeContacted(), ['api.crossref.org']);
  });
});
