import assert from 'node:assert/strict';
import { type Locator } from 'playwright-core';
import { Workbench } from './workbench';

const languages = [
  {
    language: 'zh-cn',
    container: '文献',
    command: '文献笔记 (Literature Notes): 搜索并插入引用',
    placeHolder: '中文或英文词语，以及 has:code 等筛选条件',
    section: '论文部分',
    inserted: '引用 MagicLayout',
  },
  {
    language: 'zh-tw',
    container: '文獻',
    command: '文獻筆記 (Literature Notes): 搜尋並插入引用',
    placeHolder: '中文或英文詞語，以及 has:code 等篩選條件',
    section: '論文部分',
    inserted: '引用 MagicLayout',
  },
] as const;

for (const { language, container, command, placeHolder } of languages) {
  describe(`a window in ${language}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.open({ language, files: { 'draft.md': 'Weather ' } });
    });

    after(async () => {
      await workbench.close();
    });

    it('names the views, commands, lists and the page of a paper in its language', async () => {
      const { page } = workbench;
      await workbench.openContainer(container);
      const rows: Locator = page.locator('.monaco-list-row', { hasText: 'TideMix' });
      await rows.first().waitFor();
      await workbench.openFile('draft.md');
      await page.keyboard.press('Control+End');
      await workbench.runCommand(command);
      await workbench.quickInput.opened();
      assert.ok((await page.locator('.quick-input-box input').getAttribute('placeholder'))?.startsWith(placeHolder));
      await page.keyboard.press('Escape');
      await workbench.quickInput.closed();
      await workbench.screenshot(`window-${language}`);
    });
  });
}
