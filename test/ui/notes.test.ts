import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('notes, status and the reading list', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'three sources', (rows) => rows.length === 3);
    await workbench.view('Papers').locator('.monaco-list-row').first().click();
    await workbench.treeRowsWhen('Papers', 'the papers of the first source', (rows) => rows.length === 7);
  });

  after(async () => {
    await workbench.close();
  });

  const row = (name: string): Locator =>
    workbench.view('Papers').locator('.monaco-list-row', { hasText: name }).first();
  const rowsWhen = (wanted: string, check: (rows: string[]) => boolean) =>
    workbench.treeRowsWhen('Papers', wanted, check);
  const file = (path: string): string => {
    const place = join(workbench.folder, 'literature', path);
    return existsSync(place) ? readFileSync(place, 'utf8') : '';
  };

  it('gives several papers a status by keystrokes, which the rows and the Paper view tell, and takes it back', async () => {
    await row('TideMix').click();
    await row('LabelWalk').click({ modifiers: ['ControlOrMeta'] });
    await workbench.runCommand('Literature Notes: Set Status…');
    await workbench.quickInput.rowsWhen('statuses', (rows) => rows.some(({ label }) => label === 'To read'));
    await workbench.page.keyboard.type('Reading');
    await workbench.page.keyboard.press('Enter');
    await rowsWhen('both have it', (rows) => rows.filter((label) => label.includes('Reading')).length === 2);
    assert.equal(file('literature-records.bib').match(/status=reading;/g)?.length, 2);
    await workbench.page.locator('.notification-toast', { hasText: '2 papers were changed.' }).waitFor();
    await workbench.page.locator('.notification-toast .monaco-button', { hasText: 'Undo' }).first().click();
    await rowsWhen('none has it', (rows) => rows.every((label) => !label.includes('Reading')));
    await eventually(
      'the file is gone',
      () => Promise.resolve(file('literature-records.bib')),
      (text) => text === '',
    );
  });

  it('makes a note that is written on at once, and that the paper has from then on', async () => {
    await row('TideMix').click();
    await workbench.runCommand('Literature Notes: Open or Create Note');
    await workbench.page.locator('.tab.active[data-resource-name="tidemix.md"]').waitFor();
    await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await workbench.page.keyboard.type('Mixes tides, as we do.');
    await workbench.page.keyboard.press('Control+S');
    await workbench.page.locator('.tab.active[data-resource-name="tidemix.md"]:not(.dirty)').waitFor();
    const text = file('notes/tidemix.md');
    assert.match(
      text,
      /^---\nkey: tidemix\n[\s\S]*literature-written: [\s\S]*---\n\n# [\s\S]*Mixes tides, as we do\.$/,
    );
    await workbench.runCommand('Literature Notes: Set Rating…');
    await workbench.quickInput.rowsWhen('stars', (rows) => rows.some(({ label }) => label === '★★★★'));
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.keyboard.press('Enter');
    await rowsWhen('the row tells the rating', (rows) =>
      rows.some((label) => label.includes('TideMix') && label.includes('4★')),
    );
    assert.match(file('notes/tidemix.md'), /^rating: 4$/m);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('shows papers by status, and gives a paper that of the group on which it is dropped', async () => {
    await row('LabelWalk').click();
    await workbench.runCommand('Literature Notes: Set Status…');
    await workbench.quickInput.rowsWhen('statuses', (rows) => rows.some(({ label }) => label === 'To read'));
    await workbench.page.keyboard.type('Reading');
    await workbench.page.keyboard.press('Enter');
    await rowsWhen('it has it', (rows) => rows.some((label) => label.includes('Reading')));
    await workbench.viewMenu('Papers', 'Group Papers By', 'Group by Status');
    await rowsWhen('groups', (rows) => rows.length === 2 && rows[0] === 'Reading, 1 paper');
    await row('No status').click();
    await rowsWhen('papers without', (rows) => rows.length > 5);
    await row('TideMix').dragTo(row('Reading'));
    await rowsWhen('it has come into the group', (rows) => rows.includes('Reading, 2 papers'));
    assert.match(file('notes/tidemix.md'), /^status: reading$/m);
    await row('Reading').click();
    await rowsWhen('the group is open', (rows) => rows.some((label) => label.includes('LabelWalk')));
    await workbench.runCommand('Notifications: Clear All Notifications');
    await row('TideMix').click();
    await workbench.webView().locator('button', { hasText: 'Status: Reading' }).waitFor();
    await workbench.screenshot('notes');
  });

  it('orders the reading list by dragging', async () => {
    await workbench.viewMenu('Papers', 'Group Papers By', 'Show Reading List');
    await rowsWhen('the list and the others', (rows) => rows.includes('Reading list, 0 papers'));
    await row('Not on the list').click();
    await rowsWhen('the others', (rows) => rows.length > 5);
    await row('TideMix').dragTo(row('Reading list'));
    await rowsWhen('one on the list', (rows) => rows.includes('Reading list, 1 paper'));
    await row('LabelWalk').dragTo(row('Reading list'));
    await rowsWhen('two on the list', (rows) => rows.includes('Reading list, 2 papers'));
    await row('Reading list').click();
    const first = (rows: string[]) => rows.slice(1, 3).map((label) => label.split(/[,:]/, 1)[0]);
    await rowsWhen('as they came', (rows) => first(rows).join() === 'TideMix,LabelWalk-210');
    await row('LabelWalk').dragTo(row('TideMix'));
    await rowsWhen('in the other order', (rows) => first(rows).join() === 'LabelWalk-210,TideMix');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.screenshot('reading-list');
  });
});
