import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { Library } from '../../../src/core/library/library';
import * as pinsPart from '../../../src/core/bundles/pins';
import { InsertedCitations } from '../../../src/host/citations/inserted-citations';
import { PinFiles } from '../../../src/host/library/pin-files';
import { sourceOf as parsedOf } from '../../unit/library/entries';
import { folder, openLibrary, until, writeFile } from '../library-api';

const pinsFile = () => vscode.Uri.joinPath(folder(), 'literature/literature-keys.json');
const readPins = async () =>
  vscode.workspace.decode(await vscode.workspace.fs.readFile(pinsFile()), { encoding: 'utf8' });

/** Waits until the keys file holds some texts. */
const pinsWith = (...texts: readonly string[]) =>
  new Promise<void>((resolve) => {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder(), 'literature/literature-keys.json'),
    );
    const check = async () => {
      const pins = await readPins();
      if (texts.every((text) => pins.includes(text))) {
        watcher.dispose();
        resolve();
      }
    };
    watcher.onDidChange(check);
    watcher.onDidCreate(check);
  });

const first =
  'Counting small mammals from the air is slow, since most of what moves in the grass is wind. We present KestrelNet, a network that ' +
  'finds mice in meadows by comparing neighbouring frames and keeping only motion that the wind cannot explain. It is trained on two ' +
  'summers of footage with sparse labels. KestrelNet outperforms trained owls on four meadows and needs a tenth of their time.';

describe('keys that were cited', () => {
  let api: LiteratureNotesApi;

  const sourceOf = (key: string) =>
    api.library
      .get(key)
      ?.sources.map(({ source }) => source.slice(source.lastIndexOf('/') + 1))
      .join();

  before(async () => {
    api = await openLibrary();
    await writeFile('literature/kestrel.txt', `${first}\n`);
    await until(api, () => api.library.get('kestrelnet') !== undefined);
  });

  after(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'literature/kestrel.txt'));
    await until(api, () => api.library.get('kestrelnet') === undefined);
    await vscode.workspace.fs.delete(pinsFile());
  });

  it('are pinned in the library folder when they are copied', async () => {
    await vscode.commands.executeCommand('literatureNotes.copyKey', 'kestrelnet');
    assert.equal(await vscode.env.clipboard.readText(), 'kestrelnet');
    assert.match(await readPins(), /"kestrelnet": \{/);
  });

  it('are pinned once a drop stands in a document, and freed where it is undone and nothing else cites them', async () => {
    const { library, cited, pins, services } = api.testing!;
    await cited.whenScanned;
    const free = library.papers.find((paper) => cited.countOf(paper) === 0 && library.pinOf(paper.key) === undefined);
    const { key } = free ?? assert.fail('every paper is cited');
    const inserted = new InsertedCitations(library, cited, pins, services.log);
    const pinned = (isPinned: boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if ((library.pinOf(key) !== undefined) === isPinned) {
            subscription.dispose();
            resolve();
          }
        };
        const subscription = pins.onDidChange(check);
        check();
      });
    try {
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'See here.\n' });
      const editor = await vscode.window.showTextDocument(document);
      inserted.expect(document, [key]);
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 3), ' KestrelNet');
      });
      assert.equal(library.pinOf(key), undefined, 'what was not dropped is not pinned');
      assert.equal(
        await editor.edit((edit) => {
          edit.insert(new vscode.Position(0, 3), ` [@${key}]`);
        }),
        true,
      );
      await pinned(true);
      assert.ok((await readPins()).includes(`"${key}"`));
      await vscode.commands.executeCommand('undo');
      await pinned(false);
      assert.ok(!(await readPins()).includes(`"${key}"`));
      await vscode.commands.executeCommand('redo');
      await pinned(true);
      await vscode.commands.executeCommand('undo');
      await pinned(false);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    } finally {
      inserted.dispose();
    }
  });

  it('that two branches gave to two papers are settled by a quick fix', async () => {
    await vscode.commands.executeCommand('literatureNotes.copyKey', 'tidemix');
    const before = await readPins();
    const file = await vscode.workspace.openTextDocument(pinsFile());
    const whole = (text: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(file.uri, new vscode.Range(0, 0, file.lineCount, 0), text);
      return edit;
    };
    await vscode.workspace.applyEdit(whole(before.replace('"tidemix": {', '"kestrelnet": {')));
    await file.save();
    await until(api, () => api.library.get('kestrelnet') === undefined);
    assert.ok(
      api.library
        .problemsOf(file.uri.toString())
        .map(({ code }) => code)
        .includes('duplicate-pin'),
    );
    const line = file
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('"kestrelnet"'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      file.uri,
      new vscode.Range(line, 0, line, 5),
    );
    const fixes = actions.filter(({ title }) => title.startsWith('Keep "kestrelnet" for'));
    assert.equal(fixes.length, 2);
    const fix = fixes.find(({ title }) => title.includes('KestrelNet'));
    assert.notEqual(fix, undefined, fixes.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(fix!.edit!);
    await file.save();
    await until(api, () => api.library.get('kestrelnet')?.abstract.includes('mice in meadows') === true);
    assert.ok(
      !api.library
        .problemsOf(file.uri.toString())
        .map(({ code }) => code)
        .includes('duplicate-pin'),
    );
    await vscode.workspace.applyEdit(whole(before));
    await file.save();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('stay when another paper wants them, whatever the order', async () => {
    const rival =
      'We present KestrelNet, a bus network for kestrel watchers in towns, with timetables. KestrelNet runs hourly.';
    await writeFile('literature/a-rival.txt', `${rival}\n`);
    await until(api, () => api.library.papers.some(({ abstract }) => abstract.includes('bus network')));
    assert.match(api.library.get('kestrelnet')!.abstract, /mice in meadows/);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'literature/a-rival.txt'));
    await until(api, () => !api.library.papers.some(({ abstract }) => abstract.includes('bus network')));
  });

  it('stay when the paper is edited and moved to another file', async () => {
    await writeFile('literature/moved.txt', `${first}\n`);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'literature/kestrel.txt'));
    await until(api, () => sourceOf('kestrelnet') === 'moved.txt');
    await writeFile('literature/moved.txt', `${first.replace('four meadows', 'five meadows')}\n`);
    await until(api, () => api.library.get('kestrelnet')?.abstract.includes('five meadows') === true);
    await writeFile('literature/kestrel.txt', `${first}\n`);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'literature/moved.txt'));
    await until(api, () => sourceOf('kestrelnet') === 'kestrel.txt');
  });

  it('are never taken by another paper, and the loss is a problem', async () => {
    await writeFile(
      'literature/kestrel.txt',
      'Something else entirely is written here now, about the growth of moss on northern walls in wet years.\n',
    );
    await until(api, () => api.library.get('kestrelnet') === undefined);
    assert.equal(
      vscode.languages.getDiagnostics(pinsFile()).some(({ code }) => code === 'lost-pin'),
      true,
    );
    await writeFile('literature/kestrel.txt', `${first}\n`);
    await until(api, () => api.library.get('kestrelnet') !== undefined);
  });

  it('survive hand edits of the file, with fields unknown to us', async () => {
    const text = (await readPins()).replace('"kestrelnet": {', '"kestrelnet": {"mine": "keep me", ');
    await vscode.workspace.fs.writeFile(pinsFile(), await vscode.workspace.encode(text, { encoding: 'utf8' }));
    await vscode.commands.executeCommand('literatureNotes.copyKey', 'tidemix');
    const written = await readPins();
    assert.match(written, /"mine": "keep me"/);
    assert.match(written, /"tidemix": \{/);
  });

  it('are kept while the file is being read again for what was written just before', async () => {
    const { pins } = api.testing!;
    let isPinned = false;
    const pinned = pins.pin(['streetdepth']).then(() => {
      isPinned = true;
    });
    const reads: Promise<void>[] = [];
    while (!isPinned) {
      reads.push(pins.read(pinsFile().toString()));
      // VS Code's own way to replace a file takes it away for a moment.
      await Promise.race([pinned, vscode.workspace.fs.stat(pinsFile()).then(undefined, () => undefined)]);
    }
    await Promise.all(reads);
    assert.match(await readPins(), /"streetdepth": \{/);
    assert.notEqual(api.testing!.library.pinOf('streetdepth'), undefined);
  });

  it("are kept in a folder that stops being the library's meanwhile", async () => {
    const file = await writeFile('former/literature-keys.json', '{"keys": {"first": {"title": "First"}}}\n');
    const [workspaceFolder] = vscode.workspace.workspaceFolders!;
    const library = new Library();
    library.apply({
      updated: [
        {
          source: vscode.Uri.joinPath(file, '../list.txt').toString(),
          parsed: parsedOf({ names: ['Kingfisher'], abstract: first }),
        },
      ],
      removed: [],
    });
    const { memento, replaceFile } = api.testing!.services;
    const pins = new PinFiles(library, memento, replaceFile, () => Promise.resolve(pinsPart));
    await pins.readAll([
      {
        uri: vscode.Uri.joinPath(file, '..').toString(),
        workspaceFolder: workspaceFolder!.uri.toString(),
        implicit: false,
      },
    ]);
    const { key } = library.papers[0]!;
    const left: Promise<void>[] = [];
    const pin = library.pin.bind(library);
    library.pin = (keys, source) => {
      queueMicrotask(() => left.push(pins.readAll([])));
      return pin(keys, source);
    };
    await pins.pin([key]);
    await Promise.all(left);
    const { keys } = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as {
      readonly keys: object;
    };
    assert.deepEqual(Object.keys(keys).sort(), ['first', key].sort());
    assert.equal(library.pinOf('first'), undefined, 'the folder is left');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(file, '..'), { recursive: true });
  });

  it('are pinned when a saved document cites them', async () => {
    // No other test cites this paper: what is pinned already is not written again.
    const uri = await writeFile('cites.md', 'Nothing yet.');
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '研究表明[@labelwalk-210]说明');
    });
    const written = pinsWith('"labelwalk-210": {');
    await editor.document.save();
    await written;
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(uri);
  });

  it('are pinned anew where another program writes the file without them', async () => {
    const { library, cited } = api.testing!;
    const uri = await writeFile('cites-again.md', '研究表明[@kestrelnet]说明\n');
    await cited.whenScanned;
    await vscode.commands.executeCommand('literatureNotes.copyKey', 'kestrelnet');
    await new Promise<void>((resolve) => {
      const check = () => {
        if (cited.saved(uri) !== undefined) {
          subscription.dispose();
          resolve();
        }
      };
      const subscription = cited.onDidChange(check);
      check();
    });
    const before = JSON.parse(await readPins()) as { readonly keys: Readonly<Record<string, unknown>> };
    const { kestrelnet: pin, ...others } = before.keys;
    assert.notEqual(pin, undefined);
    const written = pinsWith('"stranger": {', '"kestrelnet": {');
    await vscode.workspace.fs.writeFile(
      pinsFile(),
      new TextEncoder().encode(
        JSON.stringify({ ...before, keys: { ...others, stranger: { title: 'Written from outside' } } }, null, 2),
      ),
    );
    await written;
    const after = JSON.parse(await readPins()) as { readonly keys: object };
    assert.deepEqual(
      ['stranger', 'kestrelnet', ...Object.keys(others)].filter((each) => !Object.keys(after.keys).includes(each)),
      [],
    );
    assert.notEqual(library.pinOf('kestrelnet'), undefined);
    await vscode.workspace.fs.delete(uri);
  });
});
