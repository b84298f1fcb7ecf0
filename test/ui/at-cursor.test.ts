import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { EditorText } from './editor-text';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('commands of the palette', () => {
  let workbench: Workbench;
  let text: EditorText;

  before(async () => {
    workbench = await Workbench.open({ files: { 'cited.md': 'See [@tidemix] and [@relweave; @fedparcel] here.\n' } });
    await workbench.window.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    text = new EditorText(workbench.page);
    // The palette has the commands when there are papers.
    await workbench.openContainer('Literature');
    await workbench.view('Papers').locator('.monaco-list-row').first().waitFor({ timeout: 90_000 });
    await workbench.openFile('cited.md');
    await text.line('See [@tidemix]');
  });

  after(() => workbench.close());

  const press = (key: string) => workbench.page.keyboard.press(key);
  const row = (name: string): Locator =>
    workbench.view('Papers').locator('.monaco-list-row', { hasText: name }).first();
  const clipboard = () => workbench.page.evaluate<string>('navigator.clipboard.readText()');
  const copied = (wanted: string) => eventually(`${wanted} is on the clipboard`, clipboard, (held) => held === wanted);
  const title = (wanted: string) => workbench.page.locator('.quick-input-titlebar', { hasText: wanted }).waitFor();

  it('ask where nothing is selected and no citation is at the cursor, and leave the clipboard alone meanwhile', async () => {
    await text.placeCursor('here');
    await workbench.page.evaluate('navigator.clipboard.writeText("precious")');
    await workbench.runCommand('Literature Notes: Copy Citation Key');
    await title('Copy Citation Key');
    await workbench.quickInput.opened();
    await press('Escape');
    await workbench.quickInput.closed();
    assert.equal(await clipboard(), 'precious');
    await workbench.runCommand('Literature Notes: Copy Link');
    await title('Copy Link');
    await workbench.quickInput.opened();
    await workbench.quickInput.type('TideMix');
    await workbench.quickInput.rowsWhen('TideMix', ([first]) => first?.label === 'TideMix' && first.focused);
    await press('Enter');
    await copied('https://github.com/example-vision/TideMix');
  });

  it('use the citation at the cursor', async () => {
    await text.placeCursor('@tide');
    await workbench.runCommand('Literature Notes: Copy Citation Key');
    await copied('tidemix');
    await workbench.runCommand('Literature Notes: Similar Papers');
    await title('Similar to TideMix');
    await press('Escape');
    await workbench.quickInput.closed();
    await workbench.runCommand('Literature Notes: Rename Citation Key…');
    await title('Rename Citation Key');
    assert.equal(await workbench.page.locator('.quick-input-widget input.input:focus').inputValue(), 'tidemix');
    await press('Escape');
    await workbench.runCommand('Literature Notes: Reveal in Source');
    await workbench.page.locator('.tab.active[data-resource-name="000_vision.txt"]').waitFor();
  });

  it('use the entry at the cursor in a source, and insert it into the document that was written in last', async () => {
    await workbench.runCommand('Literature Notes: Copy Link');
    await copied('https://github.com/example-vision/TideMix');
    await workbench.runCommand('Literature Notes: Copy Citation Key');
    await copied('tidemix');
    await workbench.openFile('cited.md');
    await text.line('See [@tidemix]');
    await text.placeCursor('here');
    await workbench.openFile('000_vision.txt');
    await workbench.runCommand('Literature Notes: Insert Citation');
    await text.line('here [@tidemix].');
    await press('Control+Z');
    await text.line('@fedparcel] here.');
  });

  it('use all citations that are selected', async () => {
    await text.placeCursor('[@relweave; @fedparcel]');
    for (let left = '[@relweave; @fedparcel]'.length; left > 0; left--) {
      await press('Shift+ArrowLeft');
    }
    await workbench.runCommand('Literature Notes: Copy Citation Key');
    await copied('relweave\nfedparcel');
  });

  it('use what is selected in the tree or what is at the cursor, by where one was last', async () => {
    await workbench.view('Papers').locator('.monaco-list-row').first().click();
    await workbench.treeRowsWhen('Papers', 'the papers of the first source', (rows) => rows.length === 7);
    await text.placeCursor('@tide');
    await row('LabelWalk').click();
    await workbench.runCommand('Literature Notes: Copy Citation Key');
    await copied('labelwalk-210');
    await text.placeCursor('@relwe');
    await workbench.runCommand('Literature Notes: Copy Citation Key');
    await copied('relweave');
    await text.placeCursor('here');
    await workbench.runCommand('Literature Notes: Copy Citation Key');
    await copied('labelwalk-210');
  });

  it('insert what is selected in the tree into the group at the cursor', async () => {
    await text.placeCursor('@tidemix');
    await workbench.runCommand('Literature Notes: Insert Citation');
    await text.line('See [@tidemix; @labelwalk-210] and');
  });
});
