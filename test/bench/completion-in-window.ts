import type { Browser, Page } from 'playwright-core';
import { openWindow, type Workspace } from '../../scripts/vscode/browser';
import { startServer } from '../../scripts/vscode/server';
import type { InstalledServer } from '../../scripts/vscode/server-install';
import { eventually } from '../ui/eventually';

/** Until the library has been read, in milliseconds. */
const readingLimit = 180_000;

/** The first presses load what the editor shows lists with. */
const uncounted = 2;

/** Milliseconds from each of several presses of `@` to the list being there, in a real window whose library has been read. */
export async function keyToList(
  server: InstalledServer,
  browser: Browser,
  workspace: Workspace,
  papers: number,
  presses: number,
): Promise<number[]> {
  const running = await startServer(server, { settings: { 'files.autoSave': 'off' } });
  try {
    const { page, close } = await openWindow(browser, running, { workspace, host: 'node' });
    try {
      await page
        .locator(
          '.activitybar .action-label[aria-label="Literature"], .activitybar .action-item[aria-label="Literature"] .action-label',
        )
        .first()
        .click();
      await eventually(
        'the library is read',
        () => papersShown(page),
        (shown) => shown >= papers,
        readingLimit,
      );
      await openDraft(page);
      await page.evaluate(watchKeys);
      const times: number[] = [];
      for (let press = 0; press < uncounted + presses; press++) {
        await page.keyboard.type('@');
        times.push(
          await eventually(
            'the list',
            () => page.evaluate<number>('globalThis.keyToList ?? 0'),
            (time) => time > 0,
          ),
        );
        await page.keyboard.press('Escape');
        await page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
        await page.keyboard.press('Backspace');
      }
      return times.slice(uncounted);
    } finally {
      await close();
    }
  } finally {
    await running.stop();
  }
}

/** The count of papers that the view's title tells. */
async function papersShown(page: Page): Promise<number> {
  const titles = await page.locator('.sidebar .pane-header').allInnerTexts();
  return Math.max(0, ...titles.map((title) => Number(/[\d,.]+\d|\d/.exec(title)?.[0].replace(/\D/g, '') ?? 0)));
}

async function openDraft(page: Page): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input.input:focus').waitFor();
  await page.keyboard.type('draft.md');
  await page.locator('.quick-input-widget .monaco-list-row .label-name', { hasText: 'draft.md' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.editor-instance .monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+End');
}

/** Runs in the page: the time from a key to the list with rows. */
const watchKeys = `(() => {
  let pressed;
  addEventListener('keydown', (event) => {
    if (event.key === '@') {
      pressed = performance.now();
      globalThis.keyToList = 0;
    }
  }, true);
  new MutationObserver(() => {
    if (pressed !== undefined && document.querySelector('.suggest-widget.visible .monaco-list-row .label-name') !== null) {
      globalThis.keyToList = performance.now() - pressed;
      pressed = undefined;
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
})()`;
