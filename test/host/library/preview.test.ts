import { assert } from 'chai';
import * as vscode from 'vscode';
import { openLibrary } from '../library-api';

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
});
