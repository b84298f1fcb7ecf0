import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { EditorText, type Point } from './editor-text';
import { eventually } from './eventually';
import { Workbench } from './workbench';

const chapter = '# Fog\n\n研究表明说明\n\nAs [@other, p. 3] says.\n\nEnd.\n';

for (const host of ['node', 'web'] as const) {
  describe(`dragging and pasting, ${host} host`, () => {
    let workbench: Workbench;
    let editorText: EditorText;

    before(async () => {
      workbench = await Workbench.open({ files: { 'chapter.md': chapter }, host });
      editorText = new EditorText(workbench.page);
      await workbench.window.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await workbench.openFile('chapter.md');
      await workbench.openContainer('Literature');
      await workbench.treeRowsWhen('Papers', 'three sources', (rows) => rows.length === 3);
      await workbench.view('Papers').locator('.monaco-list-row').first().click();
      await workbench.treeRowsWhen('Papers', 'the papers of the first source', (rows) => rows.length === 7);
    });

    after(() => workbench.close());

    const row = (name: string): Locator =>
      workbench.view('Papers').locator('.monaco-list-row', { hasText: name }).first();
    const press = (key: string) => workbench.page.keyboard.press(key);

    const endOf = (text: string) => editorText.endOf(text);
    const drag = (from: Locator, to: Point) => editorText.drag(from, to);
    const placeCursor = (behind: string) => editorText.placeCursor(behind);
    const line = (text: string) => workbench.page.locator('.view-line', { hasText: text }).waitFor();
    const told = (text: string) => workbench.page.locator('.notification-toast', { hasText: text }).first().waitFor();

    /** Waits until these keys are all pinned, or none of them. */
    const pinned = (keys: readonly string[], arePinned: boolean) =>
      eventually(
        `${keys.join(', ')} ${arePinned ? 'pinned' : 'free'}`,
        () => readFile(join(workbench.folder, 'literature', 'literature-keys.json'), 'utf8').catch(() => ''),
        (text) => keys.every((key) => text.includes(`"${key}": {`) === arePinned),
      );

    it('drops a paper into Chinese prose', async () => {
      await drag(row('TideMix'), await endOf('研究表明'));
      await line('研究表明[@tidemix]说明');
    });

    it('drops several papers into a group, which they extend, and one undo takes them back, with their pins', async () => {
      await row('Kite-DETR').click();
      await row('LabelWalk').click({ modifiers: ['ControlOrMeta'] });
      await drag(row('Kite-DETR'), await endOf('p. 3'));
      await line('As [@other, p. 3; @kite-detr-plus-plus; @labelwalk-210] says.');
      await pinned(['tidemix', 'kite-detr-plus-plus', 'labelwalk-210'], true);
      await placeCursor('End.');
      await press('ControlOrMeta+Z');
      await line('As [@other, p. 3] says.');
      await pinned(['kite-detr-plus-plus', 'labelwalk-210'], false);
      await pinned(['tidemix'], true);
      await press('ControlOrMeta+Shift+Z');
      await line('As [@other, p. 3; @kite-detr-plus-plus; @labelwalk-210] says.');
      await pinned(['kite-detr-plus-plus', 'labelwalk-210'], true);
    });

    it('drops nothing twice into a group, and says so', async () => {
      await drag(row('LabelWalk'), await endOf('p. 3'));
      await told('Already cited here.');
      await line('As [@other, p. 3; @kite-detr-plus-plus; @labelwalk-210] says.');
    });

    it('pastes papers that were copied in the tree as a citation', async () => {
      await row('TideMix').click();
      await press('ControlOrMeta+C');
      await eventually(
        'the key is on the clipboard',
        () => workbench.page.evaluate<string>('navigator.clipboard.readText()'),
        (text) => text === 'tidemix',
      );
      await placeCursor('End.');
      await workbench.page.keyboard.type(' 另见');
      await press('ControlOrMeta+V');
      await line('End. 另见[@tidemix]');
    });

    it('offers the other ways after a paste', async () => {
      await workbench.page.locator('.post-edit-widget').waitFor();
      await press('ControlOrMeta+.');
      await workbench.page
        .locator('.action-widget .monaco-list-row', { hasText: 'Insert Citation in the Sentence' })
        .waitFor();
      await workbench.page
        .locator('.action-widget .monaco-list-row', { hasText: 'Insert Citation in the Sentence' })
        .click();
      await line('End. 另见 @tidemix');
    });

    it('pastes in place of what is selected', async () => {
      await placeCursor('Fog');
      await workbench.page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
      await press('ControlOrMeta+V');
      await line('# [@tidemix]');
      await press('ControlOrMeta+Z');
      await line('# Fog');
    });

    it('pastes in place of a citation that is selected in its group', async () => {
      await placeCursor('@labelwalk-210');
      for (let left = '@labelwalk-210'.length; left > 0; left--) {
        await workbench.page.keyboard.press('Shift+ArrowLeft');
      }
      await press('ControlOrMeta+V');
      await line('As [@other, p. 3; @kite-detr-plus-plus; @tidemix] says.');
      await press('ControlOrMeta+Z');
      await line('As [@other, p. 3; @kite-detr-plus-plus; @labelwalk-210] says.');
    });

    it('pastes into a command that is being typed', async () => {
      await placeCursor('End.');
      await press('End');
      await workbench.page.keyboard.type(' \\cite{');
      await press('ControlOrMeta+V');
      await line('\\cite{tidemix}');
    });

    it('shows each way of citing as it would stand at the cursor', async () => {
      await placeCursor('Fog');
      await workbench.runCommand('Literature Notes: Insert Citation As…');
      await workbench.quickInput.opened();
      const rows = await workbench.quickInput.rowsWhen('ways of citing', (found) =>
        found.some(({ label }) => label === 'Wiki link'),
      );
      assert.deepEqual(rows.map(({ label, description }) => `${label}: ${description}`).slice(0, 3), [
        'In brackets: [@tidemix]',
        'In the sentence: @tidemix',
        'Link to the paper or its code: [TideMix](https://github.com/example-vision/TideMix)',
      ]);
      await workbench.page.mouse.move(800, 600);
      if (host === 'node') {
        await workbench.screenshot('cite-as');
      }
      await press('ArrowDown');
      await press('Enter');
      await line('# Fog @tidemix');
    });
  });
}
