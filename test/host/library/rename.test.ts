import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { EditorBibliographies } from '../../../src/host/citations/document-bibliographies';
import { KeyRenamer, RenameRefused } from '../../../src/providers/key-renamer';
import { folder, openLibrary, until, writeFile } from '../library-api';

const uriOf = (path: string) => vscode.Uri.joinPath(folder(), path);
const textOf = async (path: string) => (await vscode.workspace.openTextDocument(uriOf(path))).getText();

const plover =
  'Plovers run and stop and run, and trackers lose them at each stop. We present PloverTrack, a tracker that keeps a bird that stands for ' +
  'a bird that waits, by predicting when it runs on. PloverTrack loses one bird in forty on three beaches, with the tide coming in.';

describe('renaming a citation key', () => {
  let api: LiteratureNotesApi;

  /** Renames with F2's provider, at the first place of a key in a document. */
  const renamed = async (path: string, key: string, newKey: string) => {
    const document = await vscode.workspace.openTextDocument(uriOf(path));
    const position = document.positionAt(document.getText().indexOf(key) + 1);
    return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      newKey,
    );
  };

  beforeEach(async () => {
    api = await openLibrary();
    await writeFile('literature/plover.txt', `${plover}\n`);
    await until(api, () => api.library.get('plovertrack') !== undefined);
    await api.testing!.cited.whenScanned;
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of ['literature/plover.txt', 'rename']) {
      await vscode.workspace.fs.delete(uriOf(path), { recursive: true }).then(undefined, () => undefined);
    }
    await until(api, () => !api.library.papers.some(({ abstract }) => abstract.includes('Plovers')));
  });

  const cited = async (...paths: readonly string[]) => {
    const isIndexed = () =>
      paths.every((path) => api.testing!.cited.book.documentOf(uriOf(path).toString()) !== undefined);
    while (!isIndexed()) {
      await new Promise<void>((resolve) => {
        const subscription = api.testing!.cited.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
  };

  it('gives the range of the key, and refuses elsewhere', async () => {
    await writeFile('rename/prepare-a.md', 'See [-@plovertrack, p. 3] and `@plovertrack`.\n');
    const document = await vscode.workspace.openTextDocument(uriOf('rename/prepare-a.md'));
    const prepared = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
      'vscode.prepareRename',
      document.uri,
      new vscode.Position(0, 10),
    );
    assert.equal(document.getText(prepared.range), 'plovertrack');
    assert.equal(prepared.placeholder, 'plovertrack');
    for (const character of [1, 32]) {
      let message = '';
      await vscode.commands
        .executeCommand('vscode.prepareRename', document.uri, new vscode.Position(0, character))
        .then(undefined, (error: unknown) => {
          message = String(error);
        });
      assert.match(message, /There is no citation key here to rename\./, `at ${character}`);
    }
  });

  it('changes every document, across syntaxes, in one edit that is undone at once', async () => {
    const texts = {
      'rename/all-a.md': [
        'See [@plovertrack; @tidemix] and @plovertrack, 表明[@plovertrack]说明; `@plovertrack` and me@plovertrack.org.\n',
        'See [@plover; @tidemix] and @plover, 表明[@plover]说明; `@plovertrack` and me@plovertrack.org.\n',
      ],
      'rename/all-b.qmd': [
        '---\ntitle: x\n---\nAs [see -@plovertrack, p. 3] says.\n',
        '---\ntitle: x\n---\nAs [see -@plover, p. 3] says.\n',
      ],
      'rename/all-c.md': ['{cite:p}`tidemix,plovertrack`\n', '{cite:p}`tidemix,plover`\n'],
      'rename/all-d.tex': [
        '\\textcite[p. 3]{plovertrack,tidemix} % \\cite{plovertrack}\n',
        '\\textcite[p. 3]{plover,tidemix} % \\cite{plovertrack}\n',
      ],
      'rename/all-e.typ': [
        '检测@plovertrack 与 #cite(<plovertrack>, supplement: [p. 3])。\n',
        '检测@plover 与 #cite(<plover>, supplement: [p. 3])。\n',
      ],
      'rename/all-f.org': [
        '[cite/t:see @plovertrack p. 3;@tidemix] plovertrack\n',
        '[cite/t:see @plover p. 3;@tidemix] plovertrack\n',
      ],
      'rename/all-g.rst': ['检测\\ :cite:p:`tidemix,plovertrack`\\ 。\n', '检测\\ :cite:p:`tidemix,plover`\\ 。\n'],
    } as const;
    for (const [path, [before]] of Object.entries(texts)) {
      await writeFile(path, before);
    }
    await cited(...Object.keys(texts));
    const edit = await renamed('rename/all-a.md', 'plovertrack', 'plover');
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.toString())
        .sort(),
      Object.keys(texts)
        .map((path) => uriOf(path).toString())
        .sort(),
    );
    assert.notEqual(api.library.get('plovertrack'), undefined, 'nothing is renamed before the edit is applied');
    assert.equal(api.library.get('plover'), undefined);
    assert.equal(await vscode.workspace.applyEdit(edit, { isRefactoring: true }), true);
    for (const [path, [, after]] of Object.entries(texts)) {
      assert.equal(await textOf(path), after);
    }
    await until(api, () => api.library.get('plover') !== undefined);
    assert.equal(api.library.get('plover')!.key, 'plover');
    assert.equal(api.library.get('plovertrack')!.key, 'plover', 'the old key is an alias');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf('rename/all-a.md')));
    await vscode.commands.executeCommand('undo');
    for (const [path, [before]] of Object.entries(texts)) {
      assert.equal(await textOf(path), before);
    }
    await until(api, () => api.library.get('plovertrack')?.key === 'plovertrack');
    assert.equal(api.library.get('plover'), undefined, 'nothing cites the new key');
    await vscode.commands.executeCommand('redo');
    await until(api, () => api.library.get('plovertrack')?.key === 'plover');
    await vscode.commands.executeCommand('undo');
    await until(api, () => api.library.get('plover') === undefined);
    await vscode.workspace.saveAll();
  });

  it('keeps the new key as an alias where something still cites it when the rename is undone', async () => {
    await writeFile('rename/kept-a.md', 'See [@plovertrack].\n');
    await cited('rename/kept-a.md');
    assert.equal(await vscode.workspace.applyEdit(await renamed('rename/kept-a.md', 'plovertrack', 'plover')), true);
    await until(api, () => api.library.get('plover')?.key === 'plover');
    await writeFile('rename/kept-b.md', 'And [@plover].\n');
    await cited('rename/kept-b.md');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf('rename/kept-a.md')));
    await vscode.commands.executeCommand('undo');
    await until(api, () => api.library.get('plover')?.key === 'plovertrack');
    await vscode.workspace.saveAll();
  });

  it('counts with what is typed meanwhile', async () => {
    const uri = await writeFile('rename/typed-a.md', 'See [@plovertrack].\n');
    await cited('rename/typed-a.md');
    await vscode.workspace.openTextDocument(uri);
    const { own, ...services } = api.testing!;
    let isTyped = false;
    const type = async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), 'Now: ');
      isTyped = isTyped || (await vscode.workspace.applyEdit(edit));
    };
    const placesOf: EditorBibliographies['placesOf'] = async (document, key) => {
      const places = await own.placesOf(document, key);
      await (isTyped ? undefined : type());
      return places;
    };
    const reading = { of: (document: vscode.TextDocument) => own.of(document), placesOf } as EditorBibliographies;
    const { edit } = await new KeyRenamer({ ...services, own: reading }).plan('plovertrack', 'plover');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(await textOf('rename/typed-a.md'), 'Now: See [@plover].\n');
  });

  it('gives up where a document changes every time, and says so', async () => {
    await writeFile('rename/restless.md', 'See [@plovertrack].\n');
    await cited('rename/restless.md');
    const services = api.testing!;
    const document = await vscode.workspace.openTextDocument(uriOf('rename/restless.md'));
    const placesOf = async (asked: vscode.TextDocument, key: string) => {
      const places = await services.own.placesOf(asked, key);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '.');
      await vscode.workspace.applyEdit(edit);
      return places;
    };
    const reading = { of: (asked: vscode.TextDocument) => services.own.of(asked), placesOf } as EditorBibliographies;
    const failure = await new KeyRenamer({ ...services, own: reading }).plan('plovertrack', 'plover').then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.ok(failure instanceof RenameRefused);
    assert.match((failure as Error).message, /"plovertrack" changed meanwhile, so nothing was renamed/);
    await document.save();
  });

  it('gives a paper its former key back', async () => {
    await writeFile('rename/back-a.md', '[@plovertrack]\n');
    await cited('rename/back-a.md');
    for (const [from, to] of [
      ['plovertrack', 'plover'],
      ['plover', 'plovertrack'],
    ] as const) {
      assert.equal(await vscode.workspace.applyEdit(await renamed('rename/back-a.md', from, to)), true);
      assert.equal(await textOf('rename/back-a.md'), `[@${to}]\n`);
      await until(api, () => api.library.get(from)?.key === to);
    }
  });

  it('changes the bibliographies that the documents read', async () => {
    await writeFile(
      'rename/bib.bib',
      '@misc{plovertrack, title = {PloverTrack}}\n@inbook{part, crossref = {plovertrack}}\n',
    );
    await writeFile('rename/bib-a.md', '---\nbibliography: bib.bib\n---\n[@plovertrack]\n');
    await cited('rename/bib-a.md');
    const edit = await renamed('rename/bib-a.md', '@plovertrack', 'plover');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(
      await textOf('rename/bib.bib'),
      '@misc{plover, title = {PloverTrack}}\n@inbook{part, crossref = {plover}}\n',
    );
    assert.equal(await textOf('rename/bib-a.md'), '---\nbibliography: bib.bib\n---\n[@plover]\n');
    await until(api, () => api.library.get('plover') !== undefined);
    await vscode.workspace.saveAll();
  });

  it('refuses keys that are none, and those of other papers, and changes nothing', async () => {
    await writeFile('rename/refuse-a.tex', '\\cite{plovertrack}\n');
    await writeFile('rename/refuse-b.md', '[@plovertrack]\n');
    await cited('rename/refuse-a.tex', 'rename/refuse-b.md');
    const { key } = api.library.get('plovertrack')!;
    for (const [newKey, reason] of [
      ['tidemix', 'The key "tidemix" belongs to another paper.'],
      ['鸻', '"鸻" cannot be a key'],
      ['a b', '"a b" cannot be a key'],
    ] as const) {
      let message = '';
      await renamed('rename/refuse-a.tex', 'plovertrack', newKey).then(undefined, (error: unknown) => {
        message = String(error);
      });
      assert.ok(message.includes(reason), message);
      // The built-in Markdown support would rename `[@plovertrack]` as a link.
      assert.equal((await renamed('rename/refuse-b.md', 'plovertrack', newKey)).size, 0);
    }
    assert.equal(await textOf('rename/refuse-a.tex'), '\\cite{plovertrack}\n');
    assert.equal(await textOf('rename/refuse-b.md'), '[@plovertrack]\n');
    assert.equal(api.library.get('plovertrack')!.key, key);
  });

  it('changes a key that no paper has, too', async () => {
    await writeFile('rename/unknown-a.md', '[@plovertrak]\n');
    await writeFile('rename/unknown-b.md', '[@plovertrak]\n');
    await cited('rename/unknown-a.md', 'rename/unknown-b.md');
    assert.equal(
      await vscode.workspace.applyEdit(await renamed('rename/unknown-a.md', 'plovertrak', 'plovertrack')),
      true,
    );
    assert.equal(await textOf('rename/unknown-b.md'), '[@plovertrack]\n');
    await vscode.workspace.saveAll();
  });

  it('changes a key that only a bibliography has where that is read, and nowhere else', async () => {
    await writeFile('rename/here/own.bib', '@misc{smith2020, title = {Owls}}\n');
    await writeFile('rename/here/own-a.md', '---\nbibliography: own.bib\n---\n[@smith2020]\n');
    await writeFile('rename/here/own-b.tex', '\\documentclass{article}\\addbibresource{own.bib}\n\\cite{smith2020}\n');
    await writeFile('rename/there/own.bib', '@misc{smith2020, title = {Moss}}\n');
    await writeFile('rename/there/own-c.md', '---\nbibliography: own.bib\n---\n[@smith2020]\n');
    await cited('rename/here/own-a.md', 'rename/here/own-b.tex', 'rename/there/own-c.md');
    const edit = await renamed('rename/here/own-a.md', '@smith2020', 'smith-owls');
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.path.replace(/.*\/rename\//, ''))
        .sort(),
      ['here/own-a.md', 'here/own-b.tex', 'here/own.bib'],
    );
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.match(await textOf('rename/here/own.bib'), /@misc\{smith-owls,/);
    assert.match(await textOf('rename/here/own-b.tex'), /\\cite\{smith-owls\}/);
    await vscode.workspace.saveAll();
  });

  it('changes a key of Hayagriva where it is written: of the entry, in quotation marks or without, and nowhere in its fields', async () => {
    const works = '# smith2020\nsmith2020:\n  type: book\n  title: smith2020\n"old key": { type: misc, title: Old }\n';
    await writeFile('rename/typst/works.yml', works);
    await writeFile('rename/typst/a.typ', '#bibliography("works.yml")\n@smith2020 #cite(label("old key"))\n');
    await cited('rename/typst/a.typ');
    const edit = await renamed('rename/typst/a.typ', '@smith2020', 'smith-owls');
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.path.replace(/.*\/rename\//, ''))
        .sort(),
      ['typst/a.typ', 'typst/works.yml'],
    );
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(await textOf('rename/typst/works.yml'), works.replace('\nsmith2020:', '\nsmith-owls:'));
    assert.match(await textOf('rename/typst/a.typ'), /@smith-owls #cite/);
    await vscode.workspace.saveAll();
  });
});
