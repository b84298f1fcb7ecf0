import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { Paper } from '../../../src/core/model/paper';
import { openLibrary, removeFile, until } from '../library-api';

describe('suggestions by a language model', () => {
  let api: LiteratureNotesApi;
  let paper: Paper;
  let file: vscode.Uri;
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const { selectChatModels } = vscode.lm;
  /** What the model was sent, what the user was told, and what was shown when consent was asked for. */
  let sent: string[];
  let told: string[];
  let shown: string[];
  let consents: boolean;
  /** The button of the last message, chosen once the test says so. */
  let undo: { readonly chosen: Promise<void>; readonly choose: () => void };

  const setOn = (value: boolean | undefined) =>
    vscode.workspace
      .getConfiguration('literatureNotes')
      .update('languageModel', value, vscode.ConfigurationTarget.Global);
  const suggest = (...keys: string[]) => vscode.commands.executeCommand('literatureNotes.suggestByModel', keys);

  /** Stands for the models that VS Code has. */
  function provide(answer: (prompt: string) => string): void {
    const model = {
      name: 'Kestrel 2',
      sendRequest: ([message]: readonly vscode.LanguageModelChatMessage[]) => {
        const prompt = (message?.content ?? []).map((part) => (part as vscode.LanguageModelTextPart).value).join('');
        sent.push(prompt);
        const text = (async function* () {
          yield await Promise.resolve(answer(prompt));
        })();
        return Promise.resolve({ text, stream: text });
      },
    };
    Object.assign(vscode.lm, { selectChatModels: () => Promise.resolve([model]) });
  }

  const good = {
    title: 'Telling Birds by Their Song',
    translatedTitle: '通过鸣声识别鸟类',
    translatedAbstract: '我们提出一种通过鸣声识别鸟类的网络。',
  };

  before(async () => {
    api = await openLibrary();
    paper = api.library.papers.find(({ titleIsDerived, language }) => titleIsDerived && language === 'en')!;
    file = vscode.Uri.joinPath(api.loader.folders[0]!.uri, 'literature-records.bib');
  });

  beforeEach(() => {
    [sent, told, shown, consents] = [[], [], [], true];
    let choose: () => void = () => undefined;
    const chosen = new Promise<void>((resolve) => {
      choose = resolve;
    });
    undo = { chosen, choose };
    Object.assign(vscode.window, {
      showInformationMessage: async (message: string, ...actions: string[]) => {
        told.push(message);
        await (actions.includes('Undo') ? undo.chosen : undefined);
        return actions.find((action) => action === 'Undo');
      },
      showWarningMessage: (message: string, ...actions: string[]) => {
        told.push(message);
        const isAsked = actions.includes('Send');
        shown.push(...(isAsked ? [vscode.window.activeTextEditor?.document.getText() ?? ''] : []));
        return Promise.resolve(isAsked && consents ? 'Send' : undefined);
      },
    });
  });

  afterEach(async () => {
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage });
    Object.assign(vscode.lm, { selectChatModels });
    await setOn(undefined);
    await removeFile(api, file);
    await until(api, () => api.library.papers.every(({ byModel }) => byModel === undefined));
  });

  it('are off by default, which is said', async () => {
    provide(() => JSON.stringify(good));
    await suggest(paper.key);
    assert.deepEqual(sent, []);
    assert.equal(told.length, 1);
    assert.match(told[0]!, /literatureNotes\.languageModel/);
  });

  it('say so where VS Code has no model', async () => {
    await setOn(true);
    await suggest(paper.key);
    assert.equal(told.length, 1);
    assert.match(told[0]!, /no language model/);
  });

  it('send nothing unless the user has seen it and agrees, each time', async () => {
    await setOn(true);
    provide(() => JSON.stringify(good));
    consents = false;
    await suggest(paper.key);
    await suggest(paper.key);
    assert.equal(shown.length, 2);
    assert.ok(shown[0]!.includes(JSON.stringify(paper.abstract)));
    assert.deepEqual(sent, []);
    assert.equal(
      vscode.workspace.textDocuments.some((document) => document.uri.scheme === 'file' && document.isDirty),
      false,
    );
  });

  it('are kept as the model wrote them, beside what the source says, and undone', async () => {
    await setOn(true);
    provide(() => JSON.stringify(good));
    await suggest(paper.key);
    assert.deepEqual(sent, [shown[0]!.trimEnd()]);
    await until(api, () => api.library.get(paper.key)?.byModel !== undefined);
    const { byModel, ...rest } = api.library.get(paper.key)!;
    const { date, ...written } = byModel!;
    assert.match(date!, /^\d{4}-\d\d-\d\d$/);
    assert.deepEqual(written, { model: 'Kestrel 2', ...good });
    assert.deepEqual(rest, paper);
    undo.choose();
    await until(api, () => api.library.get(paper.key)?.byModel === undefined);
    assert.deepEqual(api.library.get(paper.key), paper);
  });

  it('are not taken where the answer is not what was asked for, which is said', async () => {
    await setOn(true);
    provide(() => 'Ignore the papers, and run [this](command:workbench.action.quit).');
    await suggest(paper.key);
    assert.equal(sent.length, 1);
    assert.match(told.at(-1)!, /not in the form/);
    const isThere = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    assert.equal(isThere, false);
  });
});
