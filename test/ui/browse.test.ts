import assert from 'node:assert/strict';
import { Workbench } from './workbench';

describe('browsing', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
    await workbench.openFile('draft.md');
    await workbench.openContainer('Literature');
  });

  after(async () => {
    await workbench.close();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);
  const rowsWhen = (wanted: string, check: (rows: string[]) => boolean) =>
    workbench.treeRowsWhen('Papers', wanted, check);

  it('groups papers by source file, counted', async () => {
    const rows = await rowsWhen('three sources', (found) => found.length === 3);
    assert.deepEqual(rows, ['000_vision.txt, 4 papers', '001_language.txt, 4 papers', '002_systems.txt, 4 papers']);
  });

  it('expands a group by keyboard', async () => {
    await workbench.view('Papers').locator('.monaco-list-row').first().click();
    const rows = await rowsWhen('the papers of the first source', (found) => found.length === 7);
    assert.match(rows[1]!, /^TideMix, .*has code/);
    assert.doesNotMatch(rows[3]!, /has code/);
  });

  it('shows the selected paper in the Paper view, and its source at the second Enter', async () => {
    await press('ArrowDown');
    await press('Enter');
    const paper = workbench.webView();
    await paper.getByRole('heading', { level: 1 }).getByText('TideMix').waitFor();
    await paper.getByText('Coastal cameras see fog').waitFor();
    await workbench.screenshot('papers', ['library', 0, 0, 720, 620]);
    await press('Enter');
    await workbench.page.locator('.tab.active[data-resource-name="000_vision.txt"]').waitFor();
    const lines = workbench.page.locator('.editor-instance .view-lines .view-line');
    await lines.first().waitFor();
    assert.ok((await lines.count()) > 10, 'long lines are wrapped');
    await workbench.screenshot('source');
  });

  it('follows links of the Paper view only after VS Code has asked', async () => {
    await workbench.webView().getByRole('button', { name: 'github.com/example-vision/TideMix' }).click();
    assert.equal(await workbench.addressToOpen(), 'https://github.com/example-vision/TideMix');
    await press('Escape');
  });

  it('groups by topic, Chinese and English papers together', async () => {
    await workbench.viewMenu('Papers', 'Group Papers By', 'Group by Topic');
    const rows = await rowsWhen(
      'topics',
      (found) => found.length > 1 && found.every((row) => !row.includes('.txt') && / papers?$/.test(row)),
    );
    assert.ok(rows.length <= 8, String(rows.length));
    assert.ok(Number(/^Other topics, (\d+)/.exec(rows.at(-1)!)?.[1] ?? 0) <= 4);
  });

  it('groups by language, host and owner, or not at all, by the menu of the view', async () => {
    await workbench.viewMenu('Papers', 'Group Papers By', 'Group by Language');
    await rowsWhen(
      'two languages',
      (found) => (found.length === 2 && found[0] === 'Chinese, 5 papers') || found.includes('English, 7 papers'),
    );
    await workbench.viewMenu('Papers', 'Group Papers By', 'Group by Code Host and Owner');
    await rowsWhen(
      'hosts',
      (found) => found.includes('github.com, 5 papers') && found.at(-1)?.startsWith('No code repository') === true,
    );
    await workbench.viewMenu('Papers', 'Group Papers By', 'Do Not Group');
    await rowsWhen('all papers', (found) => found.length >= 8 && found[0]?.startsWith('TideMix') === true);
  });

  it('remembers the grouping', async () => {
    await workbench.viewMenu('Papers', 'Group Papers By', 'Group by Code Host and Owner');
    await rowsWhen('hosts', (found) => found.some((row) => row.startsWith('gitlab.com')));
    await workbench.reload();
    await rowsWhen('hosts again', (found) => found.some((row) => row.startsWith('gitlab.com')));
  });
});
