import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { Identification } from '../../../src/core/identify/result';
import type { Paper } from '../../../src/core/model/paper';
import type { ReviewList } from '../../../src/views/review-list';
import { folder, openLibrary, removeFile, until } from '../library-api';

describe('records of papers', () => {
  let api: LiteratureNotesApi;
  let papers: readonly [Paper, Paper];
  let file: vscode.Uri;
  let list: ReviewList | undefined;

  before(async () => {
    api = await openLibrary();
    const bare = api.library.papers.filter(({ titleIsDerived }) => titleIsDerived);
    papers = [bare[0]!, bare[1]!];
    const [library] = api.loader.folders;
    file = vscode.Uri.joinPath(library!.uri, 'literature-records.bib');
  });

  afterEach(async () => {
    list?.dispose();
    list = undefined;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeFile(api, file);
    await until(api, () => api.library.papers.every(({ record }) => record === undefined));
  });

  const stored = async () => vscode.workspace.decode(await vscode.workspace.fs.readFile(file), { encoding: 'utf8' });
  const isThere = () =>
    vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
  const keys = () => api.library.papers.map(({ key }) => key);

  /** All files of the workspace but the records file. */
  async function others(uri = folder()): Promise<string[]> {
    const found: string[] = [];
    for (const [name, type] of await vscode.workspace.fs.readDirectory(uri)) {
      const child = vscode.Uri.joinPath(uri, name);
      if (type === vscode.FileType.Directory) {
        found.push(...(await others(child)));
      } else if (child.toString() !== file.toString()) {
        const bytes = await vscode.workspace.fs.readFile(child);
        found.push(`${child.path} ${await vscode.workspace.decode(bytes, { encoding: 'utf8' })}`);
      }
    }
    return found.sort();
  }

  const resultOf = (paper: Paper, title: string, status: Identification['status'] = 'certain'): Identification => {
    const record = {
      id: title,
      type: 'paper-conference',
      title,
      author: [{ family: 'Merle', given: 'Anna' }],
      issued: { 'date-parts': [[2021] as const] },
      DOI: `10.1000/${title.toLowerCase()}`,
      abstract: paper.abstract,
    };
    const catalogue = { path: 'catalogue.json', line: 7 };
    return {
      key: paper.key,
      source: { path: 'a', line: 1, endLine: 1 },
      status,
      score: 0.99,
      record,
      evidence: [{ code: 'same-words' }],
      catalogue,
      candidates: [{ record, score: 0.99, catalogue }],
    };
  };

  async function review(...results: Identification[]): Promise<ReviewList> {
    const opened = await vscode.commands.executeCommand<ReviewList>('_literatureNotes.reviewRecords', results);
    list = opened;
    return opened;
  }

  it('are accepted one by one and all certain at a time, shown at once, and undone; no other file and no key changes', async () => {
    const [before, beforeKeys] = [await others(), keys()];
    const [first, second] = papers;
    const opened = await review(resultOf(first, 'Songs'), resultOf(second, 'Herons', 'likely'));
    assert.ok(opened.html.includes('Songs'));
    await opened.act({ action: 'acceptAll' });
    await until(api, () => api.library.get(first.key)?.title === 'Songs');
    assert.equal(api.library.get(first.key)?.derivedTitle, first.title);
    assert.equal(api.library.get(second.key)?.record, undefined);
    await opened.act({ action: 'accept', key: second.key });
    await until(api, () => api.library.get(second.key)?.doi === '10.1000/herons');
    assert.deepEqual(
      opened.review.results.map(({ state }) => state),
      ['accepted', 'accepted'],
    );
    assert.deepEqual([await others(), keys()], [before, beforeKeys]);
    await opened.act({ action: 'undo' });
    await until(api, () => api.library.get(second.key)?.record === undefined);
    assert.equal(api.library.get(first.key)?.title, 'Songs');
    await opened.act({ action: 'undo' });
    await until(api, () => api.library.get(first.key)?.record === undefined);
    assert.equal(await isThere(), false);
    assert.equal(opened.review.canUndo, false);
    assert.deepEqual([await others(), keys()], [before, beforeKeys]);
  });

  it('that are undone leave a file that somebody else made, or has written in since', async () => {
    const [first, second] = papers;
    await vscode.workspace.fs.writeFile(file, new Uint8Array());
    const opened = await review(resultOf(first, 'Songs'), resultOf(second, 'Herons'));
    await opened.act({ action: 'accept', key: first.key });
    await opened.act({ action: 'undo' });
    assert.equal(await stored(), '');
    await vscode.workspace.fs.delete(file);
    await opened.act({ action: 'accept', key: first.key });
    await vscode.workspace.fs.writeFile(
      file,
      await vscode.workspace.encode(`% mine\n${await stored()}`, { encoding: 'utf8' }),
    );
    await opened.act({ action: 'undo' });
    assert.equal(await stored(), '% mine\n');
    // Undone in another order than made.
    await vscode.workspace.fs.delete(file);
    const other = await review(resultOf(second, 'Herons'));
    await opened.act({ action: 'accept', key: first.key });
    await other.act({ action: 'accept', key: second.key });
    await opened.act({ action: 'undo' });
    opened.dispose();
    assert.match(await stored(), /Herons/);
    await other.act({ action: 'undo' });
    assert.equal(await isThere(), false);
  });

  it('that are rejected are proposed no more, until that is undone', async () => {
    const [first] = papers;
    const opened = await review(resultOf(first, 'Songs'));
    await opened.act({ action: 'reject', key: first.key });
    assert.match(await stored(), /@comment\{literature-rejected: /);
    const again = await review(resultOf(first, 'Songs'));
    assert.deepEqual([again.review.results.length, again.review.none], [0, 1]);
    again.dispose();
    await opened.act({ action: 'undo' });
    opened.dispose();
    assert.equal((await review(resultOf(first, 'Songs'))).review.results.length, 1);
  });

  it('that somebody has written stay when all certain ones are accepted, and when what was accepted is undone', async () => {
    const [first] = papers;
    const own = `@misc{${first.key},\n  title = {My own title}, % mine\n}\n`;
    await vscode.workspace.fs.writeFile(file, await vscode.workspace.encode(own, { encoding: 'utf8' }));
    await until(api, () => api.library.get(first.key)?.title === 'My own title');
    const opened = await review(resultOf(first, 'Songs'));
    await opened.act({ action: 'acceptAll' });
    assert.equal(opened.review.results[0]?.state, 'taken');
    assert.equal(await stored(), own);
  });

  it('in a file that somebody has broken are neither written nor changed, and comments and other entries stay', async () => {
    const [first, second] = papers;
    const broken = `% by hand\n@misc{own, title = {Own}}\n\n@article{${first.key},\n  title = {My own`;
    await vscode.workspace.fs.writeFile(file, await vscode.workspace.encode(broken, { encoding: 'utf8' }));
    const opened = await review(resultOf(second, 'Herons'));
    await opened.act({ action: 'acceptAll' });
    await vscode.commands.executeCommand('literatureNotes.pasteDetails', {
      keys: second.key,
      details: '@article{x, title={Songs}, author={Merle, Anna}, year={2021}}',
    });
    const mended = `${broken} title},\n}\n`;
    assert.equal(await stored(), broken);
    await vscode.workspace.fs.writeFile(file, await vscode.workspace.encode(mended, { encoding: 'utf8' }));
    await until(api, () => api.library.get(first.key)?.title === 'My own title');
    assert.equal(api.library.get(second.key)?.record, undefined);
    await opened.act({ action: 'accept', key: second.key });
    await until(api, () => api.library.get(second.key)?.title === 'Herons');
    assert.ok((await stored()).startsWith(mended));
  });

  it('of several papers are written at a time, and none is lost', async () => {
    const chosen = api.library.papers.filter(({ titleIsDerived }) => titleIsDerived).slice(0, 4);
    const lists: ReviewList[] = [];
    for (const [index, paper] of chosen.entries()) {
      lists.push(await review(resultOf(paper, `Title${index}`)));
    }
    await Promise.all(lists.map((one, index) => one.act({ action: 'accept', key: chosen[index]!.key })));
    await until(api, () => chosen.every(({ key }, index) => api.library.get(key)?.title === `Title${index}`));
    lists.forEach((one) => {
      one.dispose();
    });
    assert.equal((await stored()).match(/^@\w+\{/gm)?.length, 4);
  });

  it('are opened at their entry though the file is open already', async () => {
    const [first, second] = papers;
    const lineAfter = async (key: string) => {
      await vscode.commands.executeCommand('literatureNotes.completeDetails', [key]);
      const editor = vscode.window.activeTextEditor!;
      const { active } = editor.selection;
      assert.match(editor.document.lineAt(active.line).text, /author = \{\}/);
      return editor.document.offsetAt(active) > editor.document.getText().indexOf(`{${key},`);
    };
    assert.ok(await lineAfter(first.key));
    assert.ok(await lineAfter(second.key));
    // Again, which adds nothing.
    const before = await stored();
    assert.ok(await lineAfter(first.key));
    assert.equal(await stored(), before);
  });

  it('are begun with what is known, and opened at the first empty field', async () => {
    const [first, second] = papers;
    await vscode.commands.executeCommand('literatureNotes.completeDetails', [first.key, second.key]);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), file.toString());
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /author = \{\}/);
    assert.match(editor.document.getText(), new RegExp(`@\\w+\\{${second.key},`));
    await editor.edit((edit) => {
      edit.insert(editor.selection.active, 'Merle, Anna');
    });
    await until(api, () => api.library.get(first.key)?.authors?.[0]?.family === 'Merle');
    assert.equal(api.library.get(first.key)?.title, first.title);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('that were typed and cannot be written are not lost: they are offered again, tried again and opened', async () => {
    const [first] = papers;
    const broken = '@article{own,\n  title = {My own';
    const write = async (text: string) =>
      vscode.workspace.fs.writeFile(file, await vscode.workspace.encode(text, { encoding: 'utf8' }));
    const typed = '@article{x, title={Songs}, author={Merle, Anna}, year={2021}}';
    const offered: (string | undefined)[] = [];
    const refused: string[] = [];
    const answers: (string | (() => Promise<string>))[] = [
      'Open What Was Written',
      async () => {
        await write(`${broken}}\n}\n`);
        return 'Try Again';
      },
    ];
    const { showErrorMessage, showInputBox } = vscode.window;
    Object.assign(vscode.window, {
      showInputBox: ({ value }: vscode.InputBoxOptions) => {
        offered.push(value);
        return Promise.resolve(value === '' ? typed : value);
      },
      showErrorMessage: (message: string) => {
        refused.push(message);
        const answer = answers.shift();
        return typeof answer === 'function' ? answer() : Promise.resolve(answer);
      },
    });
    try {
      await write(broken);
      const paste = () =>
        vscode.commands.executeCommand('literatureNotes.pasteDetails', { keys: first.key, details: 'no record' });
      const shown = await new Promise<vscode.TextEditor>((resolve) => {
        const subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
          if (editor?.document.isUntitled === true) {
            subscription.dispose();
            resolve(editor);
          }
        });
        void paste();
      });
      assert.equal(shown.document.getText(), typed);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      assert.equal(await stored(), broken);
      void paste();
      await until(api, () => api.library.get(first.key)?.title === 'Songs');
      assert.deepEqual(offered, ['', typed]);
      assert.equal(refused.length, 2);
    } finally {
      Object.assign(vscode.window, { showErrorMessage, showInputBox });
    }
  });

  it('that were begun and are undone leave neither file nor tab', async () => {
    const { showInformationMessage, tabGroups } = vscode.window;
    const open = () =>
      tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === 'literature-records.bib');
    const isOpen = () => open().length > 0;
    // That of a test before would close too, once VS Code has seen that its file has gone.
    await tabGroups.close(open());
    let wasOpen = false;
    let subscription: vscode.Disposable | undefined;
    const whenClosed = new Promise<void>((resolve) => {
      subscription = tabGroups.onDidChangeTabs(() => {
        wasOpen ||= isOpen();
        if (wasOpen && !isOpen()) {
          resolve();
        }
      });
    });
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), 'literature-records.bib'),
    );
    const nextDeletion = () =>
      new Promise<void>((resolve) => {
        const once = watcher.onDidDelete(() => {
          once.dispose();
          resolve();
        });
      });
    Object.assign(vscode.window, { showInformationMessage: () => Promise.resolve('Undo') });
    try {
      await vscode.commands.executeCommand('literatureNotes.completeDetails', [papers[0].key]);
      await whenClosed;
      // VS Code closes the tab before the file is gone; that of a test before may be told of as well.
      for (let deleted = nextDeletion(); await isThere(); deleted = nextDeletion()) {
        await deleted;
      }
    } finally {
      watcher.dispose();
      subscription?.dispose();
      Object.assign(vscode.window, { showInformationMessage });
    }
  });

  it('are taken from what is pasted onto a paper', async () => {
    const [first] = papers;
    const details = '@article{x, title={Songs}, author={Merle, Anna}, year={2021}, pages={1--9}}';
    // Not awaited: it ends when its message has been answered.
    void vscode.commands.executeCommand('literatureNotes.pasteDetails', { keys: first.key, details });
    await until(api, () => api.library.get(first.key)?.title === 'Songs');
    assert.match(await stored(), /pages = \{1--9\}/);
  });
});
