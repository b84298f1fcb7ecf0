import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { repository } from '../../scripts/vscode/cache';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('identifying papers', () => {
  let workbench: Workbench;
  let catalogue: string;

  before(async () => {
    workbench = await Workbench.open({
      files: {
        'review.md':
          '# Review\n\nWeather is blended in [@tidemix], and small objects are found [@kite-detr-plus-plus].\n',
      },
    });
    catalogue = join(workbench.folder, '..', 'catalogue.jsonl');
    cpSync(join(repository, 'examples', 'catalogue.jsonl'), catalogue);
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'the sources', (rows) => rows.length === 3);
    await workbench.openFile('review.md');
  });

  after(async () => {
    await workbench.close();
  });

  /** The page of the review list, among those of the window. */
  const reviewPage = async (): Promise<FrameLocator> => {
    const pages = workbench.page.locator('iframe.webview.ready');
    const shown = await eventually(
      'the review list',
      async () => {
        for (let index = 0; index < (await pages.count()); index++) {
          const page = workbench.page.frameLocator('iframe.webview.ready').nth(index).frameLocator('#active-frame');
          if (
            (await page
              .locator('article')
              .count()
              .catch(() => 0)) > 0
          ) {
            return page;
          }
        }
        return undefined;
      },
      (page) => page !== undefined,
    );
    return shown!;
  };

  it('shows what a catalogue says of the papers beside what the library says', async () => {
    await workbench.runCommand('Literature Notes: Identify Papers…');
    await workbench.quickInput.opened();
    // The dialog forgets what is typed before it has listed its first folder.
    await eventually(
      'the file is listed',
      async () => {
        await workbench.quickInput.type(catalogue);
        return workbench.quickInput
          .rowsWhen('the file', (rows) => rows.some(({ label }) => label === 'catalogue.jsonl'), 3000)
          .then(
            () => true,
            () => false,
          );
      },
      (isListed) => isListed,
    );
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.closed();
    const page = await reviewPage();
    const first = page.locator('article[data-key="tidemix"]');
    await first.waitFor();
    assert.match(await first.innerText(), /TideMix: Blending Weather into Training Images for Coastal Segmentation/);
    await workbench.screenshot('review', ['details', 352, 40, 920, 410]);
  });

  it('takes one back and rejects another, and the keyboard keeps its place', async () => {
    const page = await reviewPage();
    const article = (state: string) => page.locator(`article[data-key="tidemix"]${state}`);
    const focused = () => page.locator('button:focus').getAttribute('data-action');
    const records = join(workbench.folder, 'literature', 'literature-records.bib');
    await article('').locator('button[data-action="accept"]').click();
    await article('.accepted').waitFor();
    assert.match(readFileSync(records, 'utf8'), /\{tidemix,/);
    const undo = page.locator('#head button[data-action="undo"]');
    await undo.focus();
    await workbench.page.keyboard.press('Enter');
    await article('.open').waitFor();
    await eventually(
      'the file is gone',
      () => Promise.resolve(existsSync(records)),
      (isThere) => !isThere,
    );
    // Undo is of no use any more, so that the one beside it has the focus.
    assert.equal(await focused(), 'acceptAll');
    await article('').locator('button[data-action="reject"]').focus();
    await workbench.page.keyboard.press('Enter');
    await article('.rejected').waitFor();
    assert.equal(await focused(), 'reveal');
    assert.match(readFileSync(records, 'utf8'), /^@comment\{literature-rejected: paper=tidemix;/);
    await undo.click();
    await article('.open').waitFor();
  });

  it('accepts all that are certain, which have authors, year and title from then on', async () => {
    const page = await reviewPage();
    await page.locator('button[data-action="acceptAll"]').click();
    await page.locator('article[data-key="tidemix"].accepted').waitFor();
    const records = readFileSync(join(workbench.folder, 'literature', 'literature-records.bib'), 'utf8');
    assert.match(records, /\{tidemix,[^@]*Marlow/);
    await workbench.openFile('review.md');
    await workbench.page.keyboard.press('Control+End');
    await workbench.runCommand('Literature Notes: Insert or Update Bibliography');
    await workbench.quickInput.opened();
    await workbench.quickInput.type('IEEE');
    await workbench.quickInput.rowsWhen('IEEE', (rows) => rows[0]?.label === 'IEEE');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.editor-instance .view-lines', { hasText: 'Marlow' }).waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.screenshot('identified');
    const text = await workbench.savedText('review.md');
    assert.match(text, /I\. Marlow and C\. Okafor, “TideMix: Blending weather[^”]*”/i);
    assert.match(text, /Y\. Lin, R\. Castellanos, and M\. Zhao/);
    assert.match(text, /2021/);
  });

  it('completes by hand what no catalogue has, and the bibliography has it at once', async () => {
    const name = 'streetdepth.md';
    writeFileSync(join(workbench.folder, name), 'Depth is told along streets [@streetdepth].\n');
    await workbench.openFile(name);
    await workbench.page.keyboard.press('Control+End');
    await workbench.runCommand('Literature Notes: Insert or Update Bibliography');
    await workbench.quickInput.opened();
    await workbench.quickInput.type('IEEE');
    await workbench.quickInput.rowsWhen('IEEE', (rows) => rows[0]?.label === 'IEEE');
    await workbench.page.keyboard.press('Enter');
    const complete = workbench.page.locator('.notification-toast .monaco-button', { hasText: 'Complete Details' });
    await complete.waitFor();
    await workbench.screenshot('incomplete');
    await complete.click();
    await workbench.page.locator('.tab.active[data-resource-name="literature-records.bib"]').waitFor();
    await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    // The cursor is inside the first empty field.
    await workbench.page.keyboard.type('Berger, Nora');
    // Two lines below it is that of the year.
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowLeft', 'ArrowLeft']) {
      await workbench.page.keyboard.press(key);
    }
    await workbench.page.keyboard.type('2021');
    await workbench.page.keyboard.press('Control+S');
    await workbench.page.locator('.tab.active[data-resource-name="literature-records.bib"]:not(.dirty)').waitFor();
    const records = readFileSync(join(workbench.folder, 'literature', 'literature-records.bib'), 'utf8');
    assert.match(records, /@\w+\{streetdepth,[^@]*author = \{Berger, Nora\}[^@]*year = \{2021\}/);
    await workbench.openFile(name);
    const list = workbench.page.locator('.editor-instance .view-lines', { hasText: 'Berger' });
    await eventually(
      'the bibliography has the author',
      async () => {
        await workbench.runCommand('Literature Notes: Insert or Update Bibliography');
        return list.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
      },
      (isThere) => isThere,
    );
    assert.match(await workbench.savedText(name), /N\. Berger, “StreetDepth[^]*2021/);
  });
});
