import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('keeping citations right', () => {
  let workbench: Workbench;
  const press = (key: string) => workbench.page.keyboard.press(key);
  /** Empty while VS Code replaces the file. */
  const saved = (file: string) =>
    existsSync(join(workbench.folder, file)) ? readFileSync(join(workbench.folder, file), 'utf8') : '';
  /** The underlines of an editor, which VS Code draws for diagnostics. */
  const squiggles = (kind: string) => workbench.page.locator(`.editor-instance .cdr.squiggly-${kind}`);

  before(async () => {
    workbench = await Workbench.open({
      files: {
        // There already, so that no message about it lies over the pictures.
        'literature/literature-keys.json': '{"version": 1, "keys": {}}\n',
        'fix.md': 'Street scenes [@streetdepth; @tidemx] 表明@relweave。\n',
        'one.md': 'As [see @kite-detr-plus-plus, p. 3] shows, and 研究[@kite-detr-plus-plus]说明.\n',
        'two.tex':
          '\\documentclass{article}\n\\begin{document}\n\\textcite{tidemix,kite-detr-plus-plus}\n\\end{document}\n',
        'three.typ': '检测@kite-detr-plus-plus 与 #cite(<kite-detr-plus-plus>)。\n',
      },
    });
  });

  after(async () => {
    await workbench.close();
  });

  it('underlines an unknown key and a citation that is not read, and puts them right by Ctrl+.', async () => {
    await workbench.openFile('fix.md');
    await squiggles('warning').nth(1).waitFor();
    await press('Control+Home');
    // To the first problem of the file.
    await press('Alt+F8');
    await workbench.page
      .locator('.marker-widget', { hasText: 'No paper has the key "tidemx". Did you mean "tidemix"?' })
      .waitFor();
    await press('Escape');
    await press('Control+.');
    const menu = workbench.page.locator('.action-widget:not(.action-list-submenu-panel)');
    await menu.locator('.monaco-list-row', { hasText: 'Change to tidemix: TideMix' }).waitFor();
    await menu.locator('.monaco-list-row', { hasText: 'Search the library instead…' }).waitFor();
    await workbench.screenshot('quick-fix');
    await press('Enter');
    await eventually(
      'the key is changed',
      () => workbench.savedText('fix.md'),
      (text) => text === 'Street scenes [@streetdepth; @tidemix] 表明@relweave。\n',
    );
    await eventually(
      'one problem is left',
      () => squiggles('warning').count(),
      (count) => count === 1,
    );
    await press('Control+Home');
    await press('Alt+F8');
    await workbench.page.locator('.marker-widget', { hasText: 'Write [@relweave].' }).waitFor();
    await press('Escape');
    await press('Control+.');
    await menu.locator('.monaco-list-row', { hasText: 'Write it as [@relweave]' }).waitFor();
    await press('Enter');
    await eventually(
      'the form is changed',
      () => workbench.savedText('fix.md'),
      (text) => text === 'Street scenes [@streetdepth; @tidemix] 表明[@relweave]。\n',
    );
    await eventually(
      'no problem is left',
      () => squiggles('warning').count(),
      (count) => count === 0,
    );
  });

  it('searches the library from an unknown key, and cites what is chosen instead', async () => {
    await press('Control+End');
    await workbench.page.keyboard.type('See [@fog-tides]');
    await squiggles('warning').first().waitFor();
    await press('ArrowLeft');
    await press('ArrowLeft');
    await press('Control+.');
    const search = workbench.page.locator('.action-widget:not(.action-list-submenu-panel) .monaco-list-row', {
      hasText: 'Search the library instead…',
    });
    await search.click();
    await workbench.quickInput.opened();
    await workbench.quickInput.rowsWhen('TideMix first', (rows) => rows[0]?.label === 'TideMix');
    await press('Enter');
    await workbench.quickInput.closed();
    await workbench.page.locator('.view-line', { hasText: 'See [@tidemix]' }).waitFor();
    await eventually(
      'TideMix is cited',
      () => workbench.savedText('fix.md'),
      (text) => text.endsWith('See [@tidemix]'),
    );
  });

  it('renames a key in all documents, with a preview, and undoes it at once', async () => {
    const before = { one: saved('one.md'), two: saved('two.tex'), three: saved('three.typ') };
    await workbench.openFile('one.md');
    await press('Control+Home');
    for (let step = 0; step < 15; step++) {
      await press('ArrowRight');
    }
    await press('F2');
    const input = workbench.page.locator('.rename-box input.rename-input:focus');
    await input.waitFor();
    assert.equal(await input.inputValue(), 'kite-detr-plus-plus');
    await press('Control+A');
    await workbench.page.keyboard.type('kite');
    await press('Control+Enter');
    const preview = workbench.page.locator('.part.panel');
    await preview.locator('.monaco-list-row', { hasText: 'three.typ' }).waitFor();
    await workbench.screenshot('rename-preview');
    assert.equal(saved('two.tex'), before.two, 'nothing is changed before the preview is applied');
    await preview.locator('.monaco-button', { hasText: 'Apply' }).click();
    const renamed = (text: string) => text.replaceAll('kite-detr-plus-plus', 'kite');
    await eventually(
      'all documents are changed',
      () => Promise.resolve([saved('one.md'), saved('two.tex'), saved('three.typ')].join()),
      (all) => all === [before.one, before.two, before.three].map(renamed).join(),
    );
    await eventually(
      'the old key is kept as an alias',
      () => Promise.resolve(saved('literature/literature-keys.json')),
      (pins) => /"kite": \{"aliases": \["kite-detr-plus-plus"\]/.test(pins),
    );
    await workbench.page.locator('.editor-instance .monaco-editor .view-lines').first().click();
    await press('Control+Z');
    // One undo takes the edit back in all of them; only the editor in front is saved by itself.
    const undone = await eventually(
      'the text is as before',
      () => workbench.savedText('one.md'),
      (text) => text === before.one,
    );
    assert.equal(undone, before.one);
    // VS Code saves what is in an editor, and gives the other changed files theirs a moment later.
    for (const file of ['two.tex', 'three.typ']) {
      await workbench.page.locator(`.tab.dirty[data-resource-name="${file}"]`).waitFor();
    }
    await workbench.runCommand('File: Save All Files');
    await eventually(
      'all texts are as before',
      () => Promise.resolve([saved('two.tex'), saved('three.typ')].join()),
      (all) => all === [before.two, before.three].join(),
    );
    await eventually(
      'the old key still resolves',
      () => squiggles('warning').count(),
      (count) => count === 0,
    );
  });

  it('renames a key from the Papers view in all documents, and tells at once which keys are taken', async () => {
    await workbench.openContainer('Literature');
    const row = workbench.view('Papers').locator('.monaco-list-row', { hasText: '001_language.txt' });
    await row.click();
    await press('ArrowRight');
    const paper = workbench.view('Papers').locator('.monaco-list-row', { hasText: 'RelWeave' });
    await paper.click();
    await workbench.runCommand('Literature Notes: Rename Citation Key…');
    await workbench.quickInput.opened();
    await workbench.quickInput.type('tidemix');
    const refusal = workbench.page.locator('.quick-input-widget', {
      hasText: 'The key "tidemix" belongs to another paper.',
    });
    await refusal.waitFor();
    await workbench.quickInput.type('weaver');
    await refusal.waitFor({ state: 'detached' });
    await press('Enter');
    await workbench.page.locator('.tab.dirty[data-resource-name="fix.md"]').waitFor();
    await workbench.runCommand('File: Save All Files');
    await eventually(
      'the document cites the new key',
      () => Promise.resolve(saved('fix.md')),
      (text) => text.includes('表明[@weaver]。'),
    );
    await eventually(
      'the old key is kept as an alias',
      () => Promise.resolve(saved('literature/literature-keys.json')),
      (pins) => /"weaver": \{"aliases": \["relweave"\]/.test(pins),
    );
  });
});
