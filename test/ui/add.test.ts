import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EditorText } from './editor-text';
import { eventually } from './eventually';
import { Workbench } from './workbench';

const record = {
  id: '2403.10021',
  title: 'Gulls at Sea: Soaring over Wind Farms',
  authors_parsed: [
    ['Reed', 'Alice', ''],
    ['Sommer', 'Paul', ''],
  ],
  doi: '10.5555/example.gulls',
  'journal-ref': 'Example Journal of Birds 4 (2024) 11-20',
  abstract: 'Gulls soar over wind farms at sea, and turn where the blades do.',
  versions: [{ created: 'Fri, 15 Mar 2024 00:00:00 GMT' }],
};

describe('adding papers', () => {
  let workbench: Workbench;
  let editorText: EditorText;
  let catalogue: string;

  before(async () => {
    workbench = await Workbench.open({
      files: {
        'gulls.md':
          '# Gulls\n\nWind farms stand at sea.\n\nSee [@doi:10.5555/example.gulls, p. 3] and [@arxiv:2403.10021].\n\nEnd.\n',
      },
    });
    catalogue = join(workbench.folder, '..', 'gulls.jsonl');
    writeFileSync(catalogue, `${JSON.stringify(record)}\n`);
    editorText = new EditorText(workbench.page);
    await workbench.window.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'the sources', (rows) => rows.length === 3);
    await workbench.openFile('gulls.md');
  });

  after(() => workbench.close());

  const press = (key: string) => workbench.page.keyboard.press(key);
  const line = (text: string) => workbench.page.locator('.view-line', { hasText: text }).first().waitFor();
  const records = () => readFileSync(join(workbench.folder, 'literature', 'literature-records.bib'), 'utf8');
  const action = (title: string) => workbench.page.locator('.action-widget .monaco-list-row', { hasText: title });
  const toastButton = (label: string) =>
    workbench.page.locator('.notification-toast .monaco-button', { hasText: label });

  const inputValue = () =>
    workbench.page.locator('.quick-input-widget input.input').first().inputValue({ timeout: 1000 });

  /** Chooses a file in the dialog, which forgets what is typed before it has listed its first folder. */
  async function chooseFile(path: string): Promise<void> {
    await eventually(
      'the dialog shows a folder',
      () => inputValue().catch(() => ''),
      (value) => value.startsWith('/'),
    );
    await eventually(
      'the file is listed',
      async () => {
        await workbench.quickInput.type(path);
        return workbench.quickInput
          .rowsWhen('the file', (rows) => rows.some(({ label }) => path.endsWith(label)), 3000)
          .then(
            () => true,
            () => false,
          );
      },
      (isListed) => isListed,
    );
    await press('Enter');
    await workbench.quickInput.closed();
  }

  it('pastes a DOI as text, and as a citation where that is chosen, whose paper is added from a file', async () => {
    await workbench.page.evaluate(`navigator.clipboard.writeText('https://doi.org/10.5555/Example.Gulls')`);
    await editorText.placeCursor('at sea');
    await workbench.page.keyboard.type(' ');
    await press('ControlOrMeta+V');
    await line('at sea https://doi.org/10.5555/Example.Gulls.');
    await workbench.page.locator('.post-edit-widget').waitFor();
    await press('ControlOrMeta+.');
    await action('Paste as Citation, and Add the Paper').waitFor();
    await workbench.screenshot('paste-identifier');
    await action('Paste as Citation, and Add the Paper').click();
    await workbench.quickInput.rowsWhen('what to do without a record', (rows) => rows.length === 3);
    await line('[@doi:10.5555/example.gulls]');
    await workbench.screenshot('add-paper');
    await workbench.quickInput.type('files');
    await press('Enter');
    await chooseFile(catalogue);
    await line('at sea [@reed-2024].');
    assert.match(records(), /\{reed-2024,[^@]*literature-added = \{/);
    await toastButton('Undo').waitFor();
    await line('See [@reed-2024, p. 3] and [@arxiv:2403.10021].');
  });

  it('offers the key at another identifier of the paper', async () => {
    await editorText.placeCursor('@arxiv:2403');
    await workbench.page.locator('.editor-instance .codicon-light-bulb').first().waitFor();
    await press('ControlOrMeta+.');
    await action('Cite as reed-2024').waitFor();
    await workbench.screenshot('cite-identifier');
    await action('Cite as reed-2024').click();
    await line('and [@reed-2024].');
  });

  it('pastes an identifier of a paper that the library has as its citation', async () => {
    await editorText.placeCursor('End');
    await workbench.page.keyboard.type(' ');
    await press('ControlOrMeta+V');
    await line('End https://doi.org/10.5555/Example.Gulls.');
    await workbench.page.locator('.post-edit-widget').waitFor();
    await press('ControlOrMeta+.');
    await action('Insert Citation').first().click();
    await line('End [@reed-2024].');
  });

  it('has what was added in the bibliography', async () => {
    await editorText.placeCursor('End');
    await press('ControlOrMeta+End');
    await workbench.runCommand('Literature Notes: Insert or Update Bibliography');
    await workbench.quickInput.opened();
    await workbench.quickInput.type('IEEE');
    await workbench.quickInput.rowsWhen('IEEE', (rows) => rows[0]?.label === 'IEEE');
    await press('Enter');
    await workbench.page.locator('.editor-instance .view-lines', { hasText: 'Sommer' }).waitFor();
    assert.match(
      await workbench.savedText('gulls.md'),
      /A\. Reed and P\. Sommer, “Gulls at sea: Soaring over wind farms[^]*2024/i,
    );
  });

  it('adds by a typed identifier with nothing known, to be filled in, and undoes it', async () => {
    await workbench.runCommand('Literature Notes: Add Paper…');
    await workbench.quickInput.opened();
    await eventually(
      'the DOI of the clipboard is offered',
      inputValue,
      (value) => value === 'https://doi.org/10.5555/Example.Gulls',
    );
    await press('ControlOrMeta+A');
    await workbench.page.keyboard.type('https://example.org/x');
    await workbench.page.locator('.quick-input-message', { hasText: 'This names no work' }).waitFor();
    await press('ControlOrMeta+A');
    await workbench.page.keyboard.type('arXiv:2405.00001');
    await press('Enter');
    await workbench.quickInput.rowsWhen('what to do without a record', (rows) => rows.length === 3);
    await press('Enter');
    await workbench.page.locator('.tab.active[data-resource-name="literature-records.bib"]').waitFor();
    assert.match(records(), /\{arxiv-2405-00001,[^@]*author = \{\}/);
    await workbench.page
      .locator('.notification-toast', { hasText: 'arxiv-2405-00001 has been added' })
      .locator('.monaco-button', { hasText: 'Undo' })
      .click();
    await eventually(
      'the entry is gone',
      () => Promise.resolve(records()),
      (text) => !text.includes('arxiv-2405-00001') && text.includes('reed-2024'),
    );
  });
});
