import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { CitationIndex } from '../../../src/host/citations/citation-index';
import { folder, openLibrary, until, writeFile } from '../library-api';

const never = Number.MAX_SAFE_INTEGER;

describe('reading citations back', () => {
  let api: LiteratureNotesApi;
  let index: CitationIndex;

  const uriOf = (path: string) => vscode.Uri.joinPath(folder(), path);
  const pathOf = (uri: vscode.Uri) => uri.path.slice(folder().path.length + 1);
  const open = (path: string) => vscode.workspace.openTextDocument(uriOf(path));
  const positionOf = (document: vscode.TextDocument, text: string) =>
    document.positionAt(document.getText().indexOf(text) + 1);

  const hoverTexts = async (document: vscode.TextDocument, position: vscode.Position) => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    return hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
  };
  const references = async (document: vscode.TextDocument, position: vscode.Position) =>
    (
      await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position)
    ).map(({ uri, range: { start } }) => `${pathOf(uri)}:${start.line}:${start.character}`);

  before(async () => {
    api = await openLibrary();
    index = api.testing!.cited;
    await index.whenScanned;
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const documents: [path: string, key: string][] = [
    ['documents/pandoc.md', '@tidemix again'],
    ['documents/book.Rmd', '@tidemix'],
    ['documents/paper.tex', 'tidemix,'],
    ['documents/text.typ', '@tidemix'],
    ['documents/text.org', '@tidemix'],
    ['documents/text.rst', 'tidemix`'],
    ['documents/text.myst', 'tidemix`'],
  ];
  for (const [path, key] of documents) {
    it(`shows the paper over a citation in ${path}, leads to its line and lists its citations`, async () => {
      const document = await open(path);
      const position = positionOf(document, key);
      const [text, actions] = await hoverTexts(document, position);
      assert.match(text!.value, /\*\*TideMix/);
      assert.match(text!.value, /Coastal cameras see fog more often than blue sky/);
      assert.match(text!.value, /\]\(https:\/\/github\.com\/example-vision\/TideMix\)/);
      assert.match(actions!.value, /Cited 8 times/);
      const definitions = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      );
      assert.deepEqual(
        definitions.map(({ targetUri, targetRange }) => `${pathOf(targetUri)}:${targetRange.start.line}`),
        ['literature/000_vision.txt:0'],
      );
      assert.deepEqual(
        (await references(document, position)).map((place) => place.replace(/:.*/, '')).sort(),
        ['literature/000_vision.txt', ...documents.map(([cited]) => cited), 'documents/pandoc.md'].sort(),
      );
    });
  }

  it('shows text from files as it stands, and runs no commands but our own', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: 'Reading hostile text [@maskland]',
    });
    const [text, actions, ...others] = await hoverTexts(document, positionOf(document, '@maskland'));
    assert.deepEqual(others, []);
    const isTrusted = (string: vscode.MarkdownString | undefined) => string?.isTrusted;
    assert.equal(isTrusted(text) ?? false, false);
    assert.notEqual(text?.supportHtml, true);
    assert.notEqual(text?.supportThemeIcons, true);
    assert.match(text!.value, /&lt;mask&gt; token/);
    assert.doesNotMatch(text!.value, /<|(?<!\\)\[Click|(?<!\\)\$\(|(?<!\\)\*\*not|(?<!\\)`/);
    assert.doesNotMatch(actions!.value, /mask>/);
    const trust = actions?.isTrusted;
    assert.equal(
      typeof trust === 'object' && trust.enabledCommands.every((command) => /^_?literatureNotes\./.test(command)),
      true,
    );
  });

  it('says nothing where nothing of the library is cited', async () => {
    const document = await open('documents/unknown.md');
    assert.deepEqual(await hoverTexts(document, positionOf(document, 'Nobody')), []);
    assert.deepEqual(await hoverTexts(document, positionOf(document, '@nobody2020')), []);
  });

  it('lists the citations of a paper from its own line', async () => {
    const document = await open('literature/000_vision.txt');
    const found = await references(document, new vscode.Position(0, 20));
    assert.equal(found.length, 9);
    assert.ok(found.includes('documents/pandoc.md:2:9'), found.join('\n'));
    assert.deepEqual(await references(document, new vscode.Position(1, 3)), []);
  });

  it('lists a citation once where VS Code takes it for a link', async () => {
    // No paper's key: the file is followed until after this test.
    const text = '[@twice] and again [@twice], and [see @twice; -@twice] @{twice}\n';
    await writeFile('documents/link.md', '[a link]\n\n[a link]: https://example.org\n');
    const link = await open('documents/link.md');
    // VS Code's own Markdown starts with the first such document, and nothing tells when it answers.
    while ((await references(link, positionOf(link, '[a link]'))).length < 2) {}
    await vscode.workspace.fs.delete(link.uri);
    await writeFile('documents/twice.md', text);
    const document = await open('documents/twice.md');
    const found = (await references(document, positionOf(document, 'twice'))).filter((place) =>
      place.startsWith('documents/twice.md'),
    );
    await vscode.workspace.fs.delete(uriOf('documents/twice.md'));
    assert.equal(found.length, 5, found.join(' '));
  });

  it('makes links of repaired addresses, over all of their damaged text', async () => {
    const document = await open('literature/900_hostile.txt');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const shown = links.map(({ range, target }) => [document.getText(range), target?.toString(true)]);
    assert.deepEqual(
      shown.find(([text]) => text?.includes('still-net')),
      ['https://github .com/example-maps/still-net', 'https://github.com/example-maps/still-net'],
    );
    assert.equal(shown.filter(([text]) => text?.includes('example-maps/maskland') === true).length, 1);
  });

  describe('in a source that is edited and not saved', () => {
    let document: vscode.TextDocument;

    const lenses = async () =>
      (
        await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, never)
      ).map(({ range, command }) => `${range.start.line} ${command?.title ?? ''}`);

    before(async () => {
      document = await open('literature/000_vision.txt');
    });

    it('all places follow at once', async () => {
      const before = await lenses();
      assert.deepEqual(
        ['0 Cite tidemix', '0 Open Code', '0 Cited 8 times'].filter((each) => !before.includes(each)),
        [],
      );
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => {
        edit.insert(
          new vscode.Position(0, 0),
          'A first paper, WadeNet, which we present, wades.\ntranslated by 谷歌翻译\n',
        );
      });
      const moved = await lenses();
      assert.deepEqual(
        ['2 Cite tidemix', '2 Open Code', '2 Cited 8 times'].filter((each) => !moved.includes(each)),
        [],
      );
      await editor.edit((edit) => {
        edit.insert(
          new vscode.Position(0, 0),
          'A paper before it, HopNet, which we present, hops.\ntranslated by 谷歌翻译\n',
        );
      });
      const citing = await open('documents/pandoc.md');
      const definitions = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        citing.uri,
        positionOf(citing, '@tidemix again'),
      );
      assert.deepEqual(
        definitions.map(({ targetRange }) => targetRange.start.line),
        [4],
      );
      await editor.edit((edit) => {
        edit.delete(new vscode.Range(0, 0, 2, 0));
      });
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
      );
      const link = links.find(({ target }) => target?.path === '/example-vision/TideMix');
      assert.equal(link?.range.start.line, 2);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      assert.deepEqual(await lenses(), before);
    });

    it('has no actions where the setting says so', async () => {
      const set = (value: boolean | undefined) =>
        vscode.workspace
          .getConfiguration('literatureNotes', folder())
          .update('library.codeLens', value, vscode.ConfigurationTarget.Workspace);
      await set(false);
      assert.deepEqual(await lenses(), []);
      await set(undefined);
      assert.notEqual((await lenses()).length, 0);
    });
  });

  it('takes a group for expanded whose rows VS Code asks for, also where it was not told', async () => {
    const { tree } = api.testing!;
    await tree.groupBy('language');
    const [first, second] = (await tree.getChildren())!;
    await tree.getChildren(first);
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    assert.deepEqual(
      [first!, second!].map((node) => tree.getTreeItem(node).collapsibleState),
      [Expanded, Collapsed],
    );
    await tree.groupBy('source');
  });

  it('tells the tree how often papers are cited, and groups by it', async () => {
    const { tree } = api.testing!;
    await tree.groupBy('cited');
    const roots = await tree.getChildren();
    assert.deepEqual(
      roots?.map((node) => tree.getTreeItem(node).label),
      ['Cited', 'Not cited'],
    );
    const papers = (await tree.getChildren(roots![0]))!;
    const items = papers.map((node) => tree.getTreeItem(node));
    assert.deepEqual(
      ['tidemix', 'quillfinder', 'relweave'].filter(
        (each) => !papers.map((node) => (node.kind === 'paper' ? node.paper.key : '')).includes(each),
      ),
      [],
    );
    assert.match(String(items.find(({ label }) => label === 'TideMix')?.description), /^8× · /);
    const changed = new Promise<void>((resolve) => {
      const subscription = tree.onDidChangeTreeData(() => {
        subscription.dispose();
        resolve();
      });
    });
    const uri = await writeFile('documents/one-more.md', '[@streetdepth]');
    await changed;
    assert.equal((await tree.getChildren((await tree.getChildren())![0]))!.length, papers.length + 1);
    await vscode.workspace.fs.delete(uri);
    await tree.groupBy('source');
  });

  it('is silent while there is no library', async () => {
    const configuration = vscode.workspace.getConfiguration('literatureNotes', folder());
    await configuration.update('library.folders', ['documents/none'], vscode.ConfigurationTarget.Workspace);
    await until(api, () => api.library.papers.length === 0);
    try {
      const document = await open('documents/pandoc.md');
      const position = positionOf(document, '@tidemix again');
      assert.deepEqual(await hoverTexts(document, position), []);
      assert.deepEqual(await references(document, position), []);
    } finally {
      await configuration.update('library.folders', undefined, vscode.ConfigurationTarget.Workspace);
      await until(api, () => api.library.papers.length > 10 && api.loader.state === 'ready');
    }
  });
});
