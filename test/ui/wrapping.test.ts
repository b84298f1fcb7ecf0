import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('lists of abstracts', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({
      files: { 'review.md': 'Models talk in [@relweave].\n' },
      settings: { 'editor.wordWrap': 'off', '[markdown]': { 'editor.wordWrap': 'off' } },
    });
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'the sources', (rows) => rows.length === 3);
    await workbench.openFile('review.md');
  });

  after(async () => {
    await workbench.close();
  });

  it('are wrapped where Go to Definition opens them, with the paper in sight', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+Home');
    for (let column = 0; column < 18; column++) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('F12');
    await page.locator('.tab.active[data-resource-name="001_language.txt"]').waitFor();
    // A number of the margin stands for each line of the file, and only for its first row.
    await eventually(
      'lines of several rows, line 9 among them',
      async () => ({
        rows: await page.locator('.editor-instance .view-lines .view-line').count(),
        numbers: await page.locator('.editor-instance .margin .line-numbers').allInnerTexts(),
      }),
      ({ rows, numbers }) =>
        numbers.map((text) => text.trim()).includes('9') && rows > numbers.filter((text) => text.trim() !== '').length,
    );
  });
});
