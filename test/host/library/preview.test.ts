import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Library } from '../../../src/core/library/library';
import type { MarkdownIt } from '../../../src/core/cite/preview/plugin';
import type { Bibliography } from '../../../src/host/bibliographies/bibliography';
import { MarkdownPreview } from '../../../src/views/markdown-preview';
import { folder, openLibrary } from '../library-api';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const createParser = require('markdown-it') as () => MarkdownIt;

/** The Markdown extension takes plugins of its own host, which is Node's here. */
const isNodeHost = typeof (globalThis as { process?: { getBuiltinModule?: unknown } }).process?.getBuiltinModule === 'function';

describe('Markdown preview', () => {
  it('shows citations where VS Code itself makes HTML of Markdown', async function () {
    const api = await openLibrary();
    const markdown = vscode.extensions.getExtension('vscode.markdown-language-features');
    await markdown?.activate();
    // Where the Markdown extension runs in another host than this one, it cannot take the plugin: there the unit tests stand for it.
    if (markdown === undefined || !isNodeHost || !(await vscode.commands.getCommands()).includes('markdown.api.render')) {
      assert.isFunction(api.extendMarkdownIt);
      return;
    }
    const [paper] = api.library.papers;
    const render = () => vscode.commands.executeCommand<string>('markdown.api.render', `See [@${paper!.key}].`);
    await render();
    // The plugin is loaded with the first preview.
    await api.testing!.parts.load('preview');
    const html = await render();
    assert.include(html, `<a href="#literature-notes-${paper!.key}"`);
    assert.include(html, '<section class="literature-notes-references">');
  });

  it('shows the references of the library as it is, though others were being made meanwhile', async () => {
    const { testing } = await openLibrary();
    const change = new vscode.EventEmitter<object>();
    const paper = testing!.library.papers[0]!;
    const library = { get: () => paper, onDidChange: change.event } as unknown as Library;
    const making: ((title: string) => void)[] = [];
    const bibliography = {
      references: () => new Promise((resolve) => {
        making.push((title) => { resolve([{ id: paper.key, spans: [title], label: undefined }]); });
      }),
    } as unknown as Bibliography;
    const preview = new MarkdownPreview(library, bibliography, testing!.parts, testing!.services.log);
    preview.extendMarkdownIt(createParser());
    await testing!.parts.load('preview');
    const shown = () => {
      preview.paperOf(paper.key);
      return preview.references([paper.key], folder()).map(({ html }) => html).join();
    };
    shown();
    change.fire({ added: [], changed: [paper], moved: [], removed: [] });
    shown();
    making[0]!('Before');
    making[1]!('After');
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    assert.equal(shown(), 'After');
    preview.dispose();
  });
});
