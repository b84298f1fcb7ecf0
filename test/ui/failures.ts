import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../scripts/vscode/cache';
import { Workbench } from './workbench';

const folder = join(repository, '.cache', 'failures');
/** What tells where a window stands, for a log without pictures. Runs in the page, which has the DOM that this project's compiler is not told of. */
const state = `({
  focus: document.activeElement?.outerHTML.slice(0, 200),
  tabs: [...document.querySelectorAll('.tab')].map((tab) => tab.dataset.resourceName + (tab.classList.contains('dirty') ? ' (unsaved)' : '') + (tab.classList.contains('active') ? ' (in front)' : '')),
  over: [...document.querySelectorAll('.quick-input-widget, .monaco-dialog-box, .notification-toast, .action-widget, .marker-widget, .suggest-widget.visible')].map((widget) => widget.innerText.slice(0, 400)),
  lines: [...document.querySelectorAll('.editor-instance .view-line')].slice(0, 20).map((line) => line.innerText),
})`;

/** Keeps a picture of each window in which a test failed, and says where the window stood. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    // A test that will be tried again has no state.
    if (this.currentTest === undefined || this.currentTest.state === 'passed' || this.currentTest.isPending()) {
      return;
    }
    for (const [index, { page }] of [...Workbench.opened].entries()) {
      mkdirSync(folder, { recursive: true });
      const picture = join(
        folder,
        `${this.currentTest
          .fullTitle()
          .replace(/[^\p{L}\p{N}]+/gu, '-')
          .slice(0, 100)}-${String(index)}.png`,
      );
      await page.screenshot({ path: picture });
      console.log(`picture: ${picture}\nthe window: ${JSON.stringify(await page.evaluate(state), undefined, 2)}`);
    }
  },
};
