import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { RecentPapers } from '../../../src/host/library/recent-papers';
import { CitationCompletionProvider } from '../../../src/providers/completion';
import { openLibrary } from '../library-api';

const cursor = '$$CURSOR$$';
const never = new vscode.CancellationTokenSource().token;

let opened = 0;

/** A new document with the cursor where the marker stands. */
async function open(language: string, marked: string): Promise<vscode.TextEditor> {
  const untitled = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path: `completion-${++opened}` }),
  );
  const editor = await vscode.window.showTextDocument(
    await vscode.languages.setTextDocumentLanguage(untitled, language),
  );
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), marked.replace(cursor, ''));
  });
  const position = editor.document.positionAt(marked.indexOf(cursor));
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** What is offered for citations at the marker: keys in the order shown. */
async function offered(language: string, marked: string): Promise<readonly string[]> {
  return (await listAt(language, marked)).map(({ insertText }) => (insertText as string).replace(/[^\w-]/g, ''));
}

async function listAt(language: string, marked: string, resolved = 0): Promise<readonly vscode.CompletionItem[]> {
  const { document, selection } = await open(language, marked);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
    undefined,
    resolved,
  );
  const ours = list.items.filter(({ command }) => command?.command === '_literatureNotes.cited');
  return [...ours].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
}

/**
 * Types text at the cursor as keys do, and accepts the first item of the list for it.
 * @returns the document's text once it is as wanted, else as it was after a while
 */
async function typeAndAccept(editor: vscode.TextEditor, text: string, wanted: string): Promise<string> {
  const { document } = editor;
  for (const character of text) {
    await vscode.commands.executeCommand('type', { text: character });
  }
  // Answered after what the keys asked for, so that the list is the one for the whole text.
  await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, editor.selection.active);
  return new Promise<string>((resolve) => {
    const end = () => {
      subscription.dispose();
      clearInterval(accepting);
      clearTimeout(limit);
      resolve(document.getText());
    };
    // An item that edits besides its own place changes the text in two steps.
    const subscription = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document !== document || change.contentChanges.length === 0) {
        return;
      }
      clearInterval(accepting);
      if (document.getText() === wanted) {
        end();
      }
    });
    // Nothing tells an extension that the list is there; accepting without one does nothing.
    const accepting = setInterval(() => void vscode.commands.executeCommand('acceptSelectedSuggestion'), 50);
    const limit = setTimeout(end, 10_000);
  });
}

describe('completion', () => {
  let api: LiteratureNotesApi;

  before(async () => {
    api = await openLibrary();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('offers papers ranked as the search ranks them, by names, topics and Chinese text', async function () {
    this.timeout(60_000);
    for (const query of ['tide', 'augmentation', 'weather', '目标检测', '实体', 'graph', 'tidmix']) {
      const keys = await offered('markdown', `As @${query}${cursor}`);
      const found = await api.search.search(query, 50, never);
      assert.notEqual(found.length, 0, query);
      assert.deepEqual(
        keys,
        found.map(({ paper }) => paper.key),
        query,
      );
    }
  });

  it('takes several words in brackets', async () => {
    const found = await api.search.search('weather patterns augm', 100, never);
    assert.equal(found[0]!.paper.key, 'tidemix');
    assert.deepEqual(
      await offered('markdown', `[@weather patterns augm${cursor}]`),
      found.map(({ paper }) => paper.key),
    );
  });

  it('offers the whole library where nothing is typed yet, what is cited first, without what the group has', async () => {
    const all = api.library.papers.map(({ key }) => key);
    const keys = await offered('markdown', `@relweave and [@fedparcel; @${cursor}]`);
    assert.deepEqual([...keys].sort(), all.filter((key) => key !== 'fedparcel').sort());
    assert.equal(keys.filter((key) => key !== api.library.papers[0]!.key)[0], 'relweave');
  });

  it('offers nothing in code, comments, addresses and prose', async () => {
    for (const marked of [
      `\`@tide${cursor}\``,
      `\`\`\`\n@tide${cursor}\n\`\`\``,
      `<!-- @tide${cursor} -->`,
      `me@tide${cursor}`,
      `\\@tide${cursor}`,
      `@tide and${cursor}`,
      `tide${cursor}`,
    ]) {
      assert.deepEqual(await offered('markdown', marked), [], marked);
    }
  });

  it('tells of a paper without trusting its text', async () => {
    const [item] = await listAt('markdown', `[@PatchNER${cursor}]`, 1);
    // Plain text, which is no markup and is read aloud as it stands.
    assert.equal(typeof item?.documentation, 'string');
    assert.match(item?.documentation as string, /<mask>/);
    assert.doesNotMatch(item?.documentation as string, /&lt;|\\\\/);
  });

  it('can be switched off for a language', async () => {
    const configuration = vscode.workspace.getConfiguration('literatureNotes', { languageId: 'markdown' });
    await configuration.update('completion.enabled', false, vscode.ConfigurationTarget.Workspace, true);
    try {
      assert.deepEqual(await offered('markdown', `[@tide${cursor}]`), []);
      assert.notEqual((await offered('plaintext', `[@tide${cursor}]`)).length, 0);
    } finally {
      await configuration.update('completion.enabled', undefined, vscode.ConfigurationTarget.Workspace, true);
    }
  });

  it('drops calls that were overtaken', async () => {
    const { document, selection } = await open('markdown', `[@tide${cursor}]`);
    const { library, loader, cited, search } = api.testing!;
    const recent = { papers: [] } as unknown as RecentPapers;
    const provider = new CitationCompletionProvider({ library, loader, cited, search, recent });
    const sources = Array.from({ length: 10 }, () => new vscode.CancellationTokenSource());
    const answers = sources.map(({ token }) => provider.provideCompletionItems(document, selection.active, token));
    sources.slice(0, -1).forEach((source) => {
      source.cancel();
    });
    const lists = await Promise.all(answers);
    assert.equal(
      lists.slice(0, -1).every((list) => list === undefined),
      true,
    );
    assert.equal(lists.at(-1)?.isIncomplete, true);
    assert.notEqual(lists.at(-1)?.items!.length, 0);
  });

  const acceptances: [language: string, marked: string, typed: string, after: string][] = [
    ['markdown', `As ${cursor} shows`, '@tide', 'As @tidemix shows'],
    ['markdown', `研究表明${cursor}说明`, '@检测变压器', '研究表明[@kite-detr-plus-plus]说明'],
    ['markdown', `[@relweave; ${cursor}]`, '@weather patterns', '[@relweave; @tidemix]'],
    ['markdown', `见[${cursor}, p. 3]`, '@kite-de', '见[@kite-detr-plus-plus, p. 3]'],
    ['markdown', `[${cursor}]`, '@实体 数据增强', '[@patchner]'],
    [
      'latex',
      `研究\\parencite[see][3]${cursor}说明`,
      '{tidemix, 目标检测',
      '研究\\parencite[see][3]{tidemix, kite-detr-plus-plus}说明',
    ],
    ['latex', `\\cite{a,${cursor}}`, 'weather patterns', '\\cite{a,tidemix}'],
  ];
  for (const [language, marked, typed, after] of acceptances) {
    it(`accepting replaces all that was typed: ${language} ${marked.replace(cursor, typed)}`, async () => {
      const editor = await open(language, marked);
      assert.equal(await typeAndAccept(editor, typed, after), after);
    });
  }

  for (const [syntax, marked, typed, after] of [
    ['typst', `研究表明${cursor}说明`, '@检测变压器', '研究表明#cite(<kite-detr-plus-plus>)说明'],
    ['typst', `#cite(<${cursor}>)`, 'weather patt', '#cite(<tidemix>)'],
    ['org', `研究表明${cursor}说明`, '@目标检测', '研究表明[cite:@kite-detr-plus-plus]说明'],
    ['org', `[cite:@a;${cursor}]`, '@weather patt', '[cite:@a;@tidemix]'],
    ['rst', `研究表明:cite:t:\`${cursor}\`说明`, '目标检测', '研究表明\\ :cite:t:`kite-detr-plus-plus`\\ 说明'],
    ['myst', `研究{cite}\`a,${cursor}\`说明`, '目标检测', '研究{cite}`a,kite-detr-plus-plus`说明'],
  ] as const) {
    it(`accepting replaces all that was typed: ${syntax} ${marked.replace(cursor, typed)}`, async () => {
      const configuration = vscode.workspace.getConfiguration('literatureNotes');
      await configuration.update('citations.syntaxes', { plaintext: syntax }, vscode.ConfigurationTarget.Workspace);
      try {
        assert.equal(await typeAndAccept(await open('plaintext', marked), typed, after), after);
      } finally {
        await configuration.update('citations.syntaxes', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });
  }

  it('remembers what was accepted: it comes first next time, and its key is kept', async () => {
    const editor = await open('markdown', cursor);
    assert.equal(await typeAndAccept(editor, '[@lantern', '[@lanternroute]'), '[@lanternroute]');
    assert.equal((await offered('markdown', `[@${cursor}]`))[0], 'lanternroute');
    if (api.testing!.library.pinOf('lanternroute') === undefined) {
      await new Promise<void>((resolve) => {
        api.testing!.pins.onDidChange(() => {
          resolve();
        });
      });
    }
    assert.notEqual(api.testing!.library.pinOf('lanternroute'), undefined);
  });
});
