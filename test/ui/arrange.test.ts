import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';

describe('arranging papers', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
    await workbench.openContainer('Literature');
  });

  after(async () => {
    await workbench.close();
  });

  const rowsWhen = (wanted: string, check: (rows: string[]) => boolean) =>
    workbench.treeRowsWhen('Papers', wanted, check);
  const headWhen = (text: string) => workbench.view('Papers').locator('.pane-header', { hasText: text }).waitFor();
  const filterCommand = async () => {
    await workbench.runCommand('Literature Notes: Filter Papers…');
    await workbench.page.locator('.quick-input-title', { hasText: 'Filter Papers' }).waitFor();
    await workbench.quickInput.opened();
  };
  const nameOf = (row: string) => row.split(/[,:]/, 1)[0]!;

  it('tells beside the count how papers are grouped', async () => {
    await rowsWhen('three sources', (rows) => rows.length === 3);
    await headWhen('12 · by file');
  });

  it('keeps groups expanded when another grouping was shown, and when the window was loaded anew', async () => {
    await workbench.view('Papers').locator('.monaco-list-row').nth(1).click();
    await rowsWhen('the papers of the second source', (rows) => rows.length === 7);
    await workbench.viewMenu('Papers', 'Group Papers By', 'Group by Language');
    await rowsWhen('languages', (rows) => rows.includes('English, 7 papers'));
    await workbench.viewMenu('Papers', 'Group Papers By', 'Group by Source File');
    await rowsWhen('the second source expanded', (rows) => rows.length === 7 && rows[1]!.startsWith('001_language'));
    await workbench.reload();
    await rowsWhen('it is expanded still', (rows) => rows.length === 7 && rows[1]!.startsWith('001_language'));
    await workbench.view('Papers').locator('.monaco-list-row').nth(1).click();
    await rowsWhen('three sources', (rows) => rows.length === 3);
  });

  it('filters the rows by a search in either language, as it is typed; Escape takes it back', async () => {
    await filterCommand();
    await workbench.page.keyboard.type('weather');
    const english = await rowsWhen('two sources with a paper each', (rows) => rows.length === 4);
    await headWhen('of 12 · by file');
    await workbench.view('Papers').getByText('Filtered by “weather”').waitFor();
    await workbench.screenshot('filtered');
    await workbench.page.keyboard.press('Escape');
    await rowsWhen('three sources', (rows) => rows.length === 3);
    await filterCommand();
    await workbench.page.keyboard.type('天气');
    await workbench.view('Papers').getByText('Filtered by “天气”').waitFor();
    await rowsWhen('what the Chinese word finds', (rows) => rows.length > 0 && rows.length < 6);
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.closed();
    await workbench.viewMenu('Papers', 'Group Papers By', 'Do Not Group');
    await rowsWhen('papers about weather', (rows) => rows.length > 0 && rows.length < 8);
    await workbench.view('Papers').locator('.pane-header').hover();
    await workbench.view('Papers').locator('.pane-header .action-label[aria-label="Clear Filter"]').click();
    await rowsWhen('all papers', (rows) => rows.length >= 8);
    assert.deepEqual(
      english.map((row) => row.includes('.txt')),
      [true, false, true, false],
    );
  });

  it('says so where the filter finds nothing', async () => {
    await filterCommand();
    await workbench.page.keyboard.type('zzyzx');
    await workbench.view('Papers').getByText('No paper matches “zzyzx”.').waitFor();
    await workbench.page.keyboard.press('Escape');
    await rowsWhen('all papers', (rows) => rows.length >= 8);
  });

  it('sorts by name', async () => {
    const before = (await rowsWhen('all papers', (rows) => rows.length >= 8)).map(nameOf);
    await workbench.runCommand('Literature Notes: Sort by Name');
    const sorted = new Intl.Collator('en', { numeric: true }).compare;
    const rows = await rowsWhen('another order', (found) => nameOf(found[0]!) !== before[0]);
    const shown = rows.map(nameOf);
    assert.deepEqual(shown, [...shown].sort(sorted));
    await headWhen('12 · sorted by name');
    await workbench.runCommand('Literature Notes: Sort as in the Files');
    await rowsWhen('the order of the files', (found) => nameOf(found[0]!) === before[0]);
  });
});

describe('papers in files whose names tell nothing', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
    const literature = join(workbench.folder, 'literature');
    ['000_vision', '001_language', '002_systems'].forEach((name, index) => {
      renameSync(
        join(literature, `${name}.txt`),
        join(literature, `00${String(index)}_2af80375dcab${String(index)}33.txt`),
      );
    });
    mkdirSync(join(literature, 'notes'));
    for (const key of ['tidemix', 'fedparcel', 'patchner', 'relweave']) {
      writeFileSync(join(literature, 'notes', `${key}.md`), `---\nkey: ${key}\n---\n`);
    }
    await workbench.openContainer('Literature');
  });

  after(async () => {
    await workbench.close();
  });

  it('are grouped by topic first, whatever notes there are of them, and by file under the names of papers', async () => {
    await workbench.view('Papers').locator('.pane-header', { hasText: '12 · by topic' }).waitFor();
    await workbench.treeRowsWhen(
      'Papers',
      'topics',
      (rows) => rows.length > 1 && rows.every((row) => !row.includes('.txt')),
    );
    rmSync(join(workbench.folder, 'literature', 'notes'), { recursive: true });
    await workbench.viewMenu('Papers', 'Group Papers By', 'Group by Source File');
    const rows = await workbench.treeRowsWhen('Papers', 'the sources', (found) => found.length === 3);
    assert.match(rows[0]!, /^TideMix, .*, …, 000_2af80375dcab033\.txt, 4 papers$/);
    await workbench.screenshot('files-by-papers');
  });
});
