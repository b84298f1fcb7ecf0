import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { eventually } from './eventually';
import { Workbench } from './workbench';

const draft = `# Citations

Mixing images by weather helps near the sea [@tidemix, p. 3], as @labelwalk-210 shows, and [see @streetdepth; @nobody] too.
`;

describe('Markdown preview and bibliography', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ files: { 'citing.md': draft } });
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'three sources', (rows) => rows.length === 3);
    await workbench.openFile('citing.md');
  });

  after(async () => {
    await workbench.close();
  });

  const preview = (): FrameLocator =>
    workbench.page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');

  it('writes the bibliography in a chosen style, with the attribution of its processor', async () => {
    await workbench.page.keyboard.press('Control+End');
    await workbench.runCommand('Literature Notes: Insert or Update Bibliography');
    await workbench.quickInput.opened();
    await workbench.page.locator('.quick-input-title', { hasText: 'Citations by CSL (citeproc-js)' }).waitFor();
    await workbench.page.keyboard.type('IEEE');
    await workbench.quickInput.rowsWhen('IEEE', (rows) => rows[0]?.label === 'IEEE');
    await workbench.page.keyboard.press('Enter');
    await workbench.page
      .locator('.notification-list-item-message', { hasText: 'Citations by CSL (citeproc-js), citationstyles.org' })
      .waitFor();
    await workbench.page.locator('.notification-list-item-message', { hasText: 'nobody' }).waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.screenshot('bibliography', ['bibliography', 352, 40, 760, 500]);
    assert.match(
      await workbench.savedText('citing.md'),
      /<!-- literature-notes:bibliography style=ieee -->\n\n\\\[1\\\] “TideMix/,
    );
    await workbench.page.keyboard.press('Control+Z');
    await eventually(
      'the bibliography is taken back',
      () => workbench.savedText('citing.md'),
      (text) => text === draft,
    );
  });

  it('shows citations and their references', async () => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.page.keyboard.press('Control+K');
    await workbench.page.keyboard.press('V');
    await workbench.page.locator('.tab', { hasText: 'Preview citing.md' }).waitFor();
    const citation = preview().locator('.literature-notes-citation').first();
    await citation.getByText('(TideMix, p. 3)').waitFor();
    assert.match((await citation.locator('a').getAttribute('title')) ?? '', /^TideMix/);
    await preview().locator('.literature-notes-unknown', { hasText: '@nobody' }).waitFor();
    // In the style of the setting, once the processor is loaded.
    const inStyle = preview().locator('.literature-notes-references p', { hasText: '(n.d.)' }).first();
    await inStyle.waitFor({ timeout: 10_000 }).catch(async () => {
      // VS Code leaves a page pending that takes long to load, until it is given another.
      await workbench.runCommand('Markdown: Refresh Preview');
      await inStyle.waitFor();
    });
    await preview()
      .locator('.literature-notes-references footer', { hasText: 'Citations by CSL (citeproc-js)' })
      .waitFor();
    await workbench.screenshot('preview');
  });
});
