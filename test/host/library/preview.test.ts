import { assert } from 'chai';
import * as vscode from 'vscode';
import { openLibrary } from '../library-api';

describe('Markdown preview', () => {
  it('shows citations where VS Code itself makes HTML of Markdown', async function () {
    const api = await openLibrary();
    await vscode.extensions.getExtension('vscode.markdown-language-features')?.activate();
    // The Markdown extension runs in the Node host; another host reaches it only in some builds.
    if (!(await vscode.commands.getCommands()).includes('markdown.api.render')) {
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
