import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { eventually } from './eventually';
import { Workbench } from './workbench';

const chapter = '# Fog\n\n研究表明说明\n\nAs [@other, p. 3] says.\n\nEnd.\n';

for (const host of ['node', 'web'] as const) {
  describe(`dragging and pasting, ${host} host`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.open({ files: { 'chapter.md': chapter }, host });
      await workbench.window.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await workbench.openFile('chapter.md');
      await workbench.openContainer('Literature');
      await workbench.treeRowsWhen('Papers', 'three sources', (rows) => rows.length === 3);
      await workbench.view('Papers').locator('.monaco-list-row').first().click();
      await workbench.treeRowsWhen('Papers', 'the papers of the first source', (rows) => rows.length === 7);
    });

    after(() => workbench.close());

    const row = (name: string): Locator => workbench.view('Papers').locator('.monaco-list-row', { hasText: name }).first();
    const press = (key: string) => workbench.page.keyboard.press(key);

    /** Where a text of the editor ends, in the window. */
    async function endOf(text: string): Promise<{ x: number; y: number }> {
      const box = await workbench.page.evaluate<{ x: number; y: number }>(`(() => {
        for (const line of document.querySelectorAll('.editor-instance .view-lines .view-line')) {
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let seen = '';
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const before = seen.length;
            seen += node.data.replaceAll('\\u00a0', ' ');
            const end = seen.indexOf(${JSON.stringify(text)}) + ${String(text.length)};
            if (end >= ${String(text.length)} && end <= seen.length) {
              const range = document.createRange();
              range.setStart(node, end - before - 1);
              range.setEnd(node, end - before);
              const { right, top, bottom } = range.getBoundingClientRect();
              return { x: right, y: (top + bottom) / 2 };
            }
          }
        }
      })()`);
      assert.isDefined(box, `${text} is not in the editor`);
      return box;
    }

    /** Drops into the editor, which Shift asks for; a drop that the browser has not delivered is made again. */
    async function drag(from: Locator, to: { x: number; y: number }): Promise<void> {
      const { mouse, keyboard } = workbench.page;
      const target = workbench.page.locator('.editor-instance .dnd-target');
      const drop = async () => {
        await from.hover();
        await mouse.down();
        await mouse.move(to.x - 40, to.y, { steps: 8 });
        await keyboard.down('Shift');
        const move = async () => {
          await mouse.move(to.x - 1, to.y);
          await mouse.move(to.x, to.y);
          return target.count();
        };
        await eventually('the editor shows where the drop would go', move, (count) => count > 0);
        await mouse.up();
        await keyboard.up('Shift');
        return target.waitFor({ state: 'detached', timeout: 2_000 }).then(() => true, () => false);
      };
      await eventually('the editor has taken the drop', drop, (taken) => taken);
    }

    const line = (text: string) => workbench.page.locator('.view-line', { hasText: text }).waitFor();
    const told = (text: string) => workbench.page.locator('.notification-toast', { hasText: text }).first().waitFor();

    /** Puts the cursor behind a text, by a click and keys. */
    async function placeCursor(behind: string): Promise<void> {
      const { x, y } = await endOf(behind);
      await workbench.page.mouse.click(x, y);
      await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    }

    it('drops a paper into Chinese prose', async () => {
      await drag(row('TideMix'), await endOf('研究表明'));
      await line('研究表明[@tidemix]说明');
    });

    it('drops several papers into a group, which they extend, and one undo takes them back', async () => {
      await row('Kite-DETR').click();
      await row('LabelWalk').click({ modifiers: ['ControlOrMeta'] });
      await drag(row('Kite-DETR'), await endOf('p. 3'));
      await line('As [@other, p. 3; @kite-detr-plus-plus; @labelwalk-210] says.');
      await placeCursor('End.');
      await press('ControlOrMeta+Z');
      await line('As [@other, p. 3] says.');
      await press('ControlOrMeta+Shift+Z');
      await line('As [@other, p. 3; @kite-detr-plus-plus; @labelwalk-210] says.');
    });

    it('drops nothing twice into a group, and says so', async () => {
      await drag(row('LabelWalk'), await endOf('p. 3'));
      await told('Already cited here.');
      await line('As [@other, p. 3; @kite-detr-plus-plus; @labelwalk-210] says.');
    });

    it('pastes papers that were copied in the tree as a citation', async () => {
      await row('TideMix').click();
      await press('ControlOrMeta+C');
      await eventually('the key is on the clipboard', () => workbench.page.evaluate<string>('navigator.clipboard.readText()'), (text) => text === 'tidemix');
      await placeCursor('End.');
      await workbench.page.keyboard.type(' 另见');
      await press('ControlOrMeta+V');
      await line('End. 另见[@tidemix]');
    });

    it('offers the other ways after a paste', async () => {
      await workbench.page.locator('.post-edit-widget').waitFor();
      await press('ControlOrMeta+.');
      await workbench.page.locator('.action-widget .monaco-list-row', { hasText: 'Insert Citation in the Sentence' }).waitFor();
      await workbench.page.locator('.action-widget .monaco-list-row', { hasText: 'Insert Citation in the Sentence' }).click();
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
      const rows = await workbench.quickInput.rowsWhen('ways of citing', (found) => found.some(({ label }) => label === 'Wiki link'));
      assert.deepEqual(rows.map(({ label, description }) => `${label}: ${description}`).slice(0, 3), [
        'In brackets: [@tidemix]',
        'In the sentence: @tidemix',
        'Link to the paper or its code: [TideMix](https://github.com/example-vision/TideMix)',
      ]);
      await workbench.page.mouse.move(800, 600);
      if (host === 'node') await workbench.screenshot('cite-as');
      await press('ArrowDown');
      await press('Enter');
      await line('# Fog @tidemix');
    });
  });
}
