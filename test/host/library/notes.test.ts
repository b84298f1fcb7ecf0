import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { Paper } from '../../../src/core/model/paper';
import { openLibrary, until } from '../library-api';

describe('notes of papers', () => {
  let api: LiteratureNotesApi;
  let keys: readonly [string, string, string];
  let folder: vscode.Uri;
  const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
  let told: string[];
  /** The messages with buttons that wait, the last one last, and how each is answered. */
  let waiting: ((action: string) => void)[];
  /** Resolves with the first message that has buttons. */
  let asked: () => Promise<void>;

  const run = (name: string, ...args: unknown[]) => vscode.commands.executeCommand(`literatureNotes.${name}`, ...args);
  const paper = (key: string): Paper => api.library.get(key)!;
  const note = (key: string) => vscode.Uri.joinPath(folder, 'notes', `${key}.md`);
  const records = () => vscode.Uri.joinPath(folder, 'literature-records.bib');
  const textOf = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const isThere = (uri: vscode.Uri) =>
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
  const changed = (_: string, holds: () => boolean) => until(api, holds);
  /** Answers the last message that waits. */
  const choose = (action: string) => waiting.pop()?.(action);

  before(async () => {
    api = await openLibrary();
    const [first, second, third] = api.library.papers;
    keys = [first!.key, second!.key, third!.key];
    folder = vscode.Uri.parse(api.loader.folders[0]!.uri.toString());
  });

  beforeEach(async () => {
    // A test that failed may have left what the next one, or another try of it, would find.
    const left = new vscode.WorkspaceEdit();
    for (const uri of [...keys.flatMap((key) => [note(key), note(`${key}-2`)]), records()]) {
      left.deleteFile(uri, { ignoreIfNotExists: true });
    }
    await vscode.workspace.applyEdit(left);
    await vscode.commands.executeCommand('literatureNotes.refresh');
    await changed('nothing is left', () =>
      keys.every((key) => paper(key).note === undefined && paper(key).status === undefined),
    );
    [told, waiting] = [[], []];
    let ask: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    asked = () => isAsked;
    const answer = async (message: string, ...actions: string[]) => {
      told.push(message);
      const action =
        actions.length === 0
          ? undefined
          : await new Promise<string>((resolve) => {
              waiting.push(resolve);
              ask();
            });
      return actions.find((one) => one === action);
    };
    Object.assign(vscode.window, {
      showInformationMessage: answer,
      showWarningMessage: answer,
      showErrorMessage: answer,
    });
  });

  afterEach(async () => {
    waiting.forEach((answer) => {
      answer('');
    });
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage, showErrorMessage });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are made and opened, belong to their paper, and go again by Undo', async () => {
    const [key] = keys;
    const count = api.library.papers.length;
    await run('openNote', key);
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.toString(), note(key).toString());
    assert.match(document.getText(), new RegExp(`^---\nkey: ${key}\n`));
    await changed('the note is read', () => paper(key).note !== undefined);
    assert.equal(api.library.papers.length, count);
    await run('openNote', key);
    // The first key that is pinned has a message of its own.
    assert.equal(told.filter((message) => !message.startsWith('literature-keys.json')).length, 1);
    choose('Undo');
    await changed('the note is gone', () => paper(key).note === undefined);
    assert.equal(await isThere(note(key)), false);
  });

  it('are updated, but for what a person has changed in them', async () => {
    const [key] = keys;
    await run('openNote', [key]);
    await changed('the note is read', () => paper(key).note !== undefined);
    const made = await textOf(note(key));
    const mine = `${made.replace(/^key: .*$/m, '$&\ncode: mine')}My thoughts.\n`;
    await vscode.workspace.fs.writeFile(note(key), new TextEncoder().encode(mine.replace(/^code: https.*\n/m, '')));
    await changed('the change is read', () => paper(key).note?.includes('My thoughts') === true);
    await run('updateNotes', key);
    assert.match(told.at(-1)!, /notes? (?:was|were) updated/);
    assert.match(await textOf(note(key)), /^code: mine$/m);
    await vscode.workspace.fs.delete(note(key));
    await changed('the note is gone', () => paper(key).note === undefined);
  });

  it('take over what is said of their papers, which stands in the records of those that have none', async () => {
    await run('setStatus', { keys, status: 'reading' });
    await changed('the papers have the status', () => keys.every((key) => paper(key).status === 'reading'));
    assert.equal((await textOf(records())).match(/literature-reading/g)?.length, 3);
    await run('openNote', keys[0]);
    await changed('the note says it', () => paper(keys[0]).note !== undefined && paper(keys[0]).status === 'reading');
    assert.equal((await textOf(records())).match(/literature-reading/g)?.length, 2);
    assert.match(await textOf(note(keys[0])), /^status: reading$/m);
    await run('setRating', { keys, rating: 4 });
    await changed('the papers have the rating', () => keys.every((key) => paper(key).rating === 4));
    assert.match(await textOf(note(keys[0])), /^rating: 4$/m);
    await run('setTags', { keys: [keys[0]], addTags: ['birds'] });
    await changed('the paper has the tag', () => paper(keys[0]).tags?.includes('birds') === true);
    const found = await api.search.search(
      'status:reading rating:>3 tag:birds',
      10,
      new vscode.CancellationTokenSource().token,
    );
    assert.deepEqual(
      found.map((hit) => hit.paper.key),
      [keys[0]],
    );
    choose('Undo');
    await changed('the tag is gone', () => paper(keys[0]).tags?.includes('birds') !== true);
    choose('Undo');
    await changed('the rating is gone', () => keys.every((key) => paper(key).rating === undefined));
    choose('Undo');
    await changed('the note is gone', () => paper(keys[0]).note === undefined && paper(keys[0]).status === 'reading');
    choose('Undo');
    await changed('the status is gone', () => keys.every((key) => paper(key).status === undefined));
    assert.equal(await isThere(note(keys[0])), false);
    await changed('the records file is gone', () => !api.library.sources.includes(records().toString()));
  });

  it('have a reading list beside them, in an order of its own', async () => {
    const [first, second, third] = keys;
    const order = () =>
      [...api.library.papers]
        .filter(({ readingOrder }) => readingOrder !== undefined)
        .sort((left, right) => left.readingOrder! - right.readingOrder!)
        .map(({ key }) => key);
    const ordered = (wanted: readonly string[]) =>
      changed(`the list is ${wanted.join(', ')}`, () => order().join() === wanted.join());
    await run('addToReadingList', [first, second]);
    await ordered([first, second]);
    await vscode.commands.executeCommand('_literatureNotes.dropOnGroup', [third], 'readingList', 'listed', second);
    await ordered([first, third, second]);
    await vscode.commands.executeCommand('_literatureNotes.dropOnGroup', [second], 'readingList', 'listed', first);
    await ordered([second, first, third]);
    await run('removeFromReadingList', [first]);
    await ordered([second, third]);
    for (const before of [[second, first, third], [first, third, second], [first, second], []]) {
      choose('Undo');
      await ordered(before);
    }
    await changed('the records file is gone', () => !api.library.sources.includes(records().toString()));
  });

  it('tell of a file that has their name and is about something else', async () => {
    const [key] = keys;
    const { fs } = vscode.workspace;
    await fs.createDirectory(vscode.Uri.joinPath(folder, 'notes'));
    await fs.writeFile(note(key), new TextEncoder().encode('# Mine\n'));
    const opening = run('openNote', key);
    await asked();
    choose(`Create ${key}-2.md`);
    await opening;
    assert.match(told[0]!, /is there already, and is not about this paper/);
    assert.equal(await textOf(note(key)), '# Mine\n');
    await changed('the note is read', () => paper(key).note !== undefined);
    assert.equal(await isThere(note(`${key}-2`)), true);
    await vscode.workspace.fs.delete(note(`${key}-2`));
    await vscode.workspace.fs.delete(note(key));
    await changed('the note is gone', () => paper(key).note === undefined);
  });
});
