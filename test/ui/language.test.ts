import assert from 'node:assert/strict';
import { Workbench } from './workbench';

const languages = [
  {
    language: 'zh-cn',
    container: '文献',
    cite: '插入引用',
    command: 'Literature Notes: 搜索并插入引用',
    placeHolder: '中文或英文词语，以及 has:code 等筛选条件',
  },
  {
    language: 'zh-tw',
    container: '文獻',
    cite: '插入引用',
    command: 'Literature Notes: 搜尋並插入引用',
    placeHolder: '中文或英文詞語，以及 has:code 等篩選條件',
  },
] as const;

for (const { language, container, cite, command, placeHolder } of languages) {
  describe(`a window in ${language}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.open({ language });
    });

    after(async () => {
      await workbench.close();
    });

    it('names the views, commands, lists and the page of a paper in its language', async () => {
      const { page } = workbench;
      await workbench.openFile('draft.md');
      await workbench.openContainer(container);
      await page.locator('.pane .monaco-list-row', { hasText: '000_vision.txt' }).first().click();
      await page.locator('.pane .monaco-list-row', { hasText: 'TideMix' }).first().click();
      await workbench.webView().locator('button', { hasText: cite }).first().waitFor();
      await workbench.screenshot(`window-${language}`);
      await workbench.runCommand(command);
      await workbench.quickInput.opened();
      const shown = await page.locator('.quick-input-box input').getAttribute('placeholder');
      assert.ok(shown?.startsWith(placeHolder), String(shown));
      await page.keyboard.press('Escape');
      await workbench.quickInput.closed();
    });
  });
}
