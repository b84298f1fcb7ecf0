import type { Locator } from 'playwright-core';
import { EditorText } from './editor-text';
import { Workbench } from './workbench';

/** VS Code registers its own drop of plain text with the first editor of a window: here the view has been there before. */
for (const host of ['node', 'web'] as const) {
  describe(`dragging where the view was opened before any editor, ${host} host`, () => {
    let workbench: Workbench;
    let text: EditorText;
    const row = (name: string): Locator =>
      workbench.view('Papers').locator('.monaco-list-row', { hasText: name }).first();

    before(async () => {
      const files = {
        'one.md': 'Fast and 研究表明说明\n',
        'two.tex': 'Fast and 研究表明说明\n',
        'three.typ': 'Fast and 研究表明说明\n',
        'four.org': 'Fast and 研究表明说明\n',
        'five.rst': 'Fast and 研究表明说明\n',
        'chapter.md': 'Chapter\n',
        'second.md': 'Second\n',
      };
      workbench = await Workbench.open({ files, host });
      text = new EditorText(workbench.page);
      await workbench.openContainer('Literature');
      await workbench.view('Papers').locator('.monaco-list-row').first().waitFor({ timeout: 90_000 });
      await workbench.treeRowsWhen('Papers', 'three sources', (rows) => rows.length === 3);
      await workbench.view('Papers').locator('.monaco-list-row').first().click();
      await workbench.treeRowsWhen('Papers', 'the papers of the first source', (rows) => rows.length === 7);
      await row('TideMix').click();
      await row('LabelWalk').click({ modifiers: ['ControlOrMeta'] });
    });

    after(() => workbench.close());

    const forms = [
      ['one.md', 'Fast [@kite-detr-plus-plus] and 研究表明[@tidemix; @labelwalk-210]说明'],
      ['two.tex', 'Fast \\cite{kite-detr-plus-plus} and 研究表明\\cite{tidemix,labelwalk-210}说明'],
      ['three.typ', 'Fast @kite-detr-plus-plus and 研究表明#cite(<tidemix>) #cite(<labelwalk-210>)说明'],
      ['four.org', 'Fast [cite:@kite-detr-plus-plus] and 研究表明[cite:@tidemix;@labelwalk-210]说明'],
      ['five.rst', 'Fast :cite:p:`kite-detr-plus-plus` and 研究表明\\ :cite:p:`tidemix,labelwalk-210`\\ 说明'],
    ] as const;
    for (const [file, cited] of forms) {
      it(`cites one paper and several in ${file}`, async () => {
        await workbench.openFile(file);
        await text.line('Fast and 研究');
        await text.drag(row('TideMix'), await text.endOf('研究表明'));
        await text.line(cited.slice(cited.indexOf('研究')));
        await text.drag(row('Kite-DETR'), await text.endOf('Fast'));
        await text.line(cited);
      });
    }

    it('cites in a document that has no file', async () => {
      await workbench.page.keyboard.press('Control+Alt+N');
      await workbench.page.locator('.tab.active[data-resource-name^="Untitled"]').waitFor();
      await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
      await workbench.page.keyboard.type('Plain text');
      await text.line('Plain text');
      await text.drag(row('Kite-DETR'), await text.endOf('Plain text'));
      await text.line('Plain text [@kite-detr-plus-plus]');
      await workbench.runCommand('View: Revert and Close Editor');
    });

    it('cites in an editor that is opened when all others have been closed', async () => {
      await workbench.openFile('one.md');
      await workbench.runCommand('File: Save All Files');
      await workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
      await workbench.runCommand('View: Close All Editors');
      await workbench.page.locator('.editor-instance').first().waitFor({ state: 'detached' });
      await workbench.openFile('chapter.md');
      await text.drag(row('Kite-DETR'), await text.endOf('Chapter'));
      await text.line('Chapter [@kite-detr-plus-plus]');
    });

    it('cites in a second group of editors', async () => {
      await workbench.runCommand('View: Split Editor Down');
      await workbench.page.locator('.editor-instance').nth(1).waitFor();
      await workbench.openFile('second.md');
      await text.drag(row('Kite-DETR'), await text.endOf('Second'));
      await text.line('Second [@kite-detr-plus-plus]');
    });
  });
}
