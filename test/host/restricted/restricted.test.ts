import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ReviewList } from '../../../src/views/review-list';
import { settings } from '../../../src/host/settings';
import { folder, openLibrary, until, writeFile } from '../library-api';

describe('restricted mode', () => {
  it('reads the library inside the workspace', async () => {
    const api = await openLibrary();
    assert.equal(vscode.workspace.isTrusted, false);
    assert.equal(api.library.papers.length, 12);
  });

  it('does not read folders that workspace settings name', async () => {
    const api = await openLibrary();
    await writeFile('elsewhere/fish.txt', 'We present OspreyNet, a network that follows fish in rivers.\n');
    const written = new Promise<void>((resolve) => {
      const watcher = vscode.workspace.createFileSystemWatcher('**/settings.json');
      watcher.onDidCreate(() => {
        watcher.dispose();
        resolve();
      });
    });
    const configuration = () => vscode.workspace.getConfiguration('literatureNotes', folder());
    for (const name of ['library.folders', 'folders']) {
      await configuration().update(name, ['elsewhere'], vscode.ConfigurationTarget.Workspace);
    }
    await written;
    assert.deepEqual(configuration().get('library.folders'), []);
    await writeFile('literature/fish.txt', 'We present OtterNet, a network that follows fish in lakes.\n');
    await until(api, () => api.library.papers.length === 13);
    assert.equal(
      api.library.papers.some(({ abstract }) => abstract.includes('OspreyNet')),
      false,
    );
  });

  it('asks no running Zotero, whatever settings say', async () => {
    const configuration = () => vscode.workspace.getConfiguration('literatureNotes');
    await configuration().update('zotero', true, vscode.ConfigurationTarget.Global);
    try {
      assert.equal(configuration().get('zotero'), true);
      assert.equal(settings.zotero(), false);
    } finally {
      await configuration().update('zotero', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('asks no shared library, whatever settings say', async () => {
    const configuration = () => vscode.workspace.getConfiguration('literatureNotes');
    const libraries = [{ url: 'https://search.example.org', index: 'papers' }];
    await configuration().update('sharedLibraries', libraries, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(configuration().get('sharedLibraries'), libraries);
      assert.deepEqual(settings.sharedLibraries(), []);
    } finally {
      await configuration().update('sharedLibraries', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('asks no language model, whoever switches them on', async () => {
    const api = await openLibrary();
    const { selectChatModels } = vscode.lm;
    const { showInformationMessage } = vscode.window;
    const told: string[] = [];
    Object.assign(vscode.lm, { selectChatModels: () => assert.fail('a model was asked for') });
    Object.assign(vscode.window, {
      showInformationMessage: (message: string) => {
        told.push(message);
        return Promise.resolve(undefined);
      },
    });
    const configuration = () => vscode.workspace.getConfiguration('literatureNotes');
    await configuration().update('languageModel', true, vscode.ConfigurationTarget.Global);
    try {
      await vscode.commands.executeCommand('literatureNotes.suggestByModel', api.library.papers[0]!.key);
      assert.equal(told.length, 1);
      assert.match(told[0]!, /Restricted Mode/);
    } finally {
      await configuration().update('languageModel', undefined, vscode.ConfigurationTarget.Global);
      Object.assign(vscode.lm, { selectChatModels });
      Object.assign(vscode.window, { showInformationMessage });
    }
  });

  it('asks no service, whoever switches them on', async () => {
    const api = await openLibrary();
    const online = await api.testing!.online();
    const configuration = () => vscode.workspace.getConfiguration('literatureNotes', folder());
    for (const target of [vscode.ConfigurationTarget.Workspace, vscode.ConfigurationTarget.Global]) {
      await configuration().update('online', true, target);
      assert.equal(online.lookUp, undefined);
      assert.equal(await online.consent(), false);
    }
    assert.equal(configuration().get('online'), true);
    assert.equal(await vscode.commands.executeCommand('literatureNotes.identifyPapers', { catalogues: [] }), undefined);
    await configuration().update('online', undefined, vscode.ConfigurationTarget.Global);
    await configuration().update('online', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it("adds a paper by the user's own command, from a file", async () => {
    const api = await openLibrary();
    const record = { id: '2103.10001', title: 'Gulls', doi: '10.5555/gulls', abstract: 'Gulls fly.' };
    const catalogue = await writeFile('gulls.jsonl', `${JSON.stringify(record)}\n`);
    const asked = { text: '10.5555/gulls', catalogues: [catalogue.toString()] };
    const paper = await vscode.commands.executeCommand<{ readonly key: string }>('literatureNotes.addPaper', asked);
    assert.equal(api.library.get(paper.key)?.title, 'Gulls');
    const [source] = api.library.get(paper.key)!.sources;
    await vscode.workspace.fs.delete(vscode.Uri.parse(source.source));
    await vscode.workspace.fs.delete(catalogue);
    await until(api, () => api.library.get(paper.key) === undefined);
  });

  it("writes keys by the user's own command alone", async () => {
    const api = await openLibrary();
    const { pins, library } = api.testing!;
    const [first, second] = api.library.papers.map(({ key }) => key);
    const [keysFile] = pins.files.map((file) => vscode.Uri.parse(file));
    const before = await vscode.workspace.fs.stat(keysFile!).then(
      () => true,
      () => false,
    );
    assert.equal(before, false);
    await pins.pin([first!], 'automatic');
    assert.notEqual(library.pinOf(first!), undefined, 'kept in the workspace');
    assert.equal(
      await vscode.workspace.fs.stat(keysFile!).then(
        () => true,
        () => false,
      ),
      false,
    );
    assert.ok(
      api.library
        .problemsOf(keysFile!.toString())
        .map(({ code }) => code)
        .includes('pins-restricted'),
    );
    await pins.pin([second!]);
    const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(keysFile!), { encoding: 'utf8' });
    assert.ok(text.includes(`"${second!}"`), text);
    await vscode.workspace.fs.delete(keysFile!);
  });

  it('gives citations to agents without writing keys, and tells them so', async () => {
    const api = await openLibrary();
    const { key } = api.library.papers[4]!;
    const { content } = await vscode.lm.invokeTool('cite_papers', {
      input: { keys: [key], syntax: 'pandoc' },
      toolInvocationToken: undefined,
    });
    const { citation, hint } = JSON.parse((content[0] as vscode.LanguageModelTextPart).value) as Record<string, string>;
    assert.equal(citation, `[@${key}]`);
    assert.match(hint ?? '', /Restricted Mode/);
    const [keysFile] = api.testing!.pins.files.map((file) => vscode.Uri.parse(file));
    assert.equal(
      await vscode.workspace.fs.stat(keysFile!).then(
        () => true,
        () => false,
      ),
      false,
    );
  });

  it('reads no citation style but those that come with the extension', async () => {
    const key = (await openLibrary()).library.papers[0]!.key;
    const style =
      '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>t</title><id>t</id></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout prefix="Own: "><text variable="title"/></layout></bibliography></style>';
    await writeFile('own.csl', style);
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: `See [@${key}].\n` });
    await vscode.window.showTextDocument(document);
    const shown = vscode.window.showErrorMessage;
    const told: string[] = [];
    (vscode.window as { showErrorMessage: unknown }).showErrorMessage = (message: string) => {
      told.push(message);
      return Promise.resolve(undefined);
    };
    try {
      await vscode.commands.executeCommand('literatureNotes.insertBibliography', { style: 'own.csl' });
      assert.equal(told.length, 1);
      assert.match(told[0]!, /Restricted Mode/);
      assert.equal(document.getText(), `See [@${key}].\n`);
    } finally {
      (vscode.window as { showErrorMessage: unknown }).showErrorMessage = shown;
    }
    await vscode.commands.executeCommand('literatureNotes.insertBibliography', { style: 'apa' });
    assert.match(document.getText(), /literature-notes:bibliography style=apa/);
  });

  it('identifies papers, keeps their details and writes bibliographies, since the user asks for it', async () => {
    const api = await openLibrary();
    const records = vscode.Uri.joinPath(api.loader.folders[0]!.uri, 'literature-records.bib');
    const { abstract } = api.library.get('tidemix')!;
    const catalogue = await writeFile(
      'catalogue.jsonl',
      `${JSON.stringify({ id: '2103.10001', title: 'Blending Weather', abstract, authors_parsed: [['Marlow', 'Ines', '']] })}\n`,
    );
    const list = await vscode.commands.executeCommand<ReviewList>('literatureNotes.identifyPapers', {
      catalogues: [catalogue.toString()],
    });
    await list.act({ action: 'acceptAll' });
    await until(api, () => api.library.get('tidemix')?.title === 'Blending Weather');
    await list.act({ action: 'undo' });
    await until(api, () => api.library.get('tidemix')?.record === undefined);
    list.dispose();
    await vscode.commands.executeCommand('literatureNotes.completeDetails', ['tidemix']);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), records.toString());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(records);
    const document = await vscode.workspace.openTextDocument(await writeFile('draft.typ', 'See @tidemix.\n'));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('literatureNotes.insertBibliography', { file: true });
    assert.match(document.getText(), /#bibliography\("references\.bib"\)/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await Promise.all(
      ['draft.typ', 'references.bib', 'catalogue.jsonl'].map((path) =>
        vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), path)),
      ),
    );
  });
});
