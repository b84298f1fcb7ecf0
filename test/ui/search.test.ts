import assert from 'node:assert/strict';
import { join } from 'node:path';
import { repository } from '../../scripts/vscode/cache';
import { paperLabel } from '../../src/core/library/base/label';
import { SearchEngine } from '../../src/core/search/engine';
import { readLibrary } from '../../src/core/usecases/read-library';
import { folderOnDisk } from '../../src/node/node-workspace';
import { eventually } from './eventually';
import { readTerms } from '../../src/terminal/read-terms';
import type { QuickRow } from './quick-input';
import { Workbench } from './workbench';

const command = 'Literature Notes: Search and Insert Citation';

describe('searching and inserting', () => {
  let workbench: Workbench;
  let engineOrder: (query: string) => string[];
  const start = 'A draft that cites ';
  const bibliography =
    '@book{grows, title = {A wall where moss grows}}\n@book{walling, title = {The dry moss wallpaper craft}}\n';

  before(async () => {
    workbench = await Workbench.open({
      files: { 'cite.md': start, 'search.md': start, 'tick.md': start, 'literature/walls.bib': bibliography },
    });
    const library = await readLibrary(folderOnDisk(join(workbench.folder, 'literature')));
    const engine = new SearchEngine();
    engine.useTerms(readTerms(repository));
    engine.update({ removed: [], added: library.papers });
    engineOrder = (query) => engine.search(query, { limit: 100 }).map(({ key }) => paperLabel(library.get(key)!).label);
  });

  after(async () => {
    await workbench.close();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);
  const labels = (rows: readonly QuickRow[]) => rows.map(({ label }) => label);
  /** Types a query and waits for the rows in the engine's order. */
  const found = async (query: string) => {
    await workbench.quickInput.type(query);
    const expected = engineOrder(query);
    return workbench.quickInput.rowsWhen(
      `${query}: ${expected.join(', ')}`,
      (rows) => labels(rows).join() === expected.join(),
    );
  };

  /** The insertion follows the closing of the list. */
  const savedAs = (file: string, text: string) =>
    eventually(
      `${file} holds ${text}`,
      () => workbench.savedText(file),
      (saved) => saved === text,
    );

  it('finds papers as one types, in English and in Chinese, with the words in context', async () => {
    await workbench.openFile('search.md');
    await workbench.runCommand(command);
    await workbench.quickInput.opened();
    const english = await found('fog');
    assert.equal(english[0]!.label, 'TideMix');
    assert.match(english[0]!.detail, /fog/);
    const chinese = await found('目标检测');
    assert.equal(chinese[0]!.label, 'Kite-DETR ++');
    assert.match(chinese[0]!.detail, /目标检测/);
    await workbench.screenshot('search', ['search', 340, 0, 610, 260]);
  });

  it('keeps the order of the search where VS Code would sort by label', async () => {
    const query = 'moss wall';
    const inLabel = engineOrder(query).map((label) => label.toLowerCase().includes(query));
    assert.deepEqual(
      inLabel,
      [false, true],
      'the better match does not have the query in its label, the lower one has',
    );
    await found(query);
  });

  it('offers filters and their values where they are seen, and takes them with Enter', async () => {
    // An icon stands before the name.
    const isFilter = (row: QuickRow | undefined, filter: string) => row?.label.trim() === filter;
    await workbench.quickInput.type('lang');
    await workbench.quickInput.rowsWhen('the filter in sight', (rows) =>
      rows.slice(0, 2).some((row) => isFilter(row, 'lang:')),
    );
    await workbench.quickInput.type('moss ha');
    await workbench.quickInput.rowsWhen(
      'the best paper, then the filter',
      ([best, filter]) => best?.focused === true && !isFilter(best, 'has:') && isFilter(filter, 'has:'),
    );
    await workbench.quickInput.type('lang:');
    await workbench.quickInput.rowsWhen(
      'the languages',
      ([first, second]) =>
        first?.focused === true && [first, second].every((row) => isFilter(row, 'lang:en') || isFilter(row, 'lang:zh')),
    );
    await workbench.page.keyboard.type('z');
    await workbench.quickInput.rowsWhen(
      'the one that begins so',
      ([first]) => first?.focused === true && isFilter(first, 'lang:zh'),
    );
    await press('Enter');
    await workbench.quickInput.rowsWhen(
      'papers in Chinese',
      (rows) =>
        rows.length > 0 && rows.every(({ label, detail }) => !label.includes(':') && /\p{Script=Han}/u.test(detail)),
    );
  });

  it('leaves the text alone on Escape', async () => {
    await press('Escape');
    await workbench.quickInput.closed();
    assert.equal(await workbench.savedText('search.md'), start);
  });

  it('says what no paper has, and leads on by keys alone', async () => {
    const said = (rows: readonly QuickRow[]) => rows.map(({ label }) => label.trim());
    await workbench.openFile('search.md');
    await workbench.runCommand(command);
    await workbench.quickInput.opened();
    await workbench.quickInput.type('zyzzyva lang:zh');
    // While it is typed, the word stands alone for a moment, and the second row offers all papers.
    const rows = await workbench.quickInput.rowsWhen(
      'nothing is found',
      (all) => said(all)[1] === 'Search without zyzzyva',
    );
    assert.deepEqual(said(rows), [
      'No paper has "zyzzyva"',
      'Search without zyzzyva',
      'Why Is My Paper Missing?',
      'Folders of the library…',
    ]);
    assert.equal(rows[0]?.focused, true);
    await press('ArrowDown');
    await press('Enter');
    await workbench.quickInput.rowsWhen(
      'papers in Chinese',
      (found) => found.length > 1 && found.every(({ detail }) => /\p{Script=Han}/u.test(detail)),
    );
    await workbench.quickInput.type('zyzzyva fog');
    await workbench.quickInput.rowsWhen('TideMix', ([first]) => first?.label === 'TideMix' && first.focused);
    await workbench.page.locator('.quick-input-list-separator', { hasText: 'No paper has "zyzzyva"' }).waitFor();
    await press('Escape');
    await workbench.quickInput.closed();
    assert.equal(await workbench.savedText('search.md'), start);
  });

  it('inserts what was ticked before, though nothing is found now', async () => {
    await workbench.openFile('tick.md');
    await press('Control+End');
    await workbench.runCommand(command);
    await workbench.quickInput.opened();
    await found('RelWeave');
    await workbench.quickInput.tick('RelWeave');
    await workbench.quickInput.type('zyzzyva');
    await workbench.quickInput.rowsWhen(
      'nothing is found, RelWeave still ticked',
      (rows) =>
        rows[0]?.label.trim() === 'No paper has "zyzzyva"' &&
        rows.some((row) => row.label === 'RelWeave' && row.ticked),
    );
    await press('Enter');
    await workbench.quickInput.closed();
    await savedAs('tick.md', `${start}[@relweave]`);
  });

  it('opens why a paper is missing from there', async () => {
    await workbench.runCommand(command);
    await workbench.quickInput.opened();
    await workbench.quickInput.type('zyzzyva');
    await workbench.quickInput.rowsWhen(
      'nothing is found',
      ([first]) => first?.label.trim() === 'No paper has "zyzzyva"',
    );
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await workbench.quickInput.rowsWhen('the files of the library', (rows) =>
      rows.some(({ label }) => label.includes('000_vision.txt')),
    );
    await press('Escape');
    await workbench.quickInput.closed();
  });

  it('keeps ticks while the query changes and inserts them as one group, in their order', async () => {
    await workbench.openFile('cite.md');
    await press('Control+End');
    await workbench.runCommand(command);
    await workbench.quickInput.opened();
    await found('RelWeave');
    await workbench.quickInput.tick('RelWeave');
    await workbench.quickInput.type('TideMix');
    await workbench.quickInput.rowsWhen(
      'TideMix first, RelWeave still ticked',
      (rows) => rows[0]?.label === 'TideMix' && rows.some((row) => row.label === 'RelWeave' && row.ticked),
    );
    await workbench.quickInput.tick('TideMix');
    await press('Enter');
    await workbench.quickInput.closed();
    await savedAs('cite.md', `${start}[@relweave; @tidemix]`);
  });

  it('inserts the first match by Enter alone, and one undo takes it back', async () => {
    const before = await workbench.savedText('cite.md');
    await press('Control+End');
    await workbench.page.keyboard.type(' and ');
    await workbench.runCommand(command);
    await workbench.quickInput.opened();
    await found('fedparcel');
    await workbench.quickInput.rowsWhen('the row that Enter inserts is marked', ([best]) => best?.focused === true);
    await press('Enter');
    await workbench.quickInput.closed();
    await savedAs('cite.md', `${before} and [@fedparcel]`);
    await press('Control+z');
    await savedAs('cite.md', `${before} and `);
  });

  it('opens the code repository after VS Code has asked', async () => {
    await workbench.runCommand('Literature Notes: Open Code Repository');
    await workbench.quickInput.opened();
    await workbench.page.keyboard.type('quillfinder');
    await workbench.quickInput.rowsWhen(
      'the repository',
      (rows) => rows[0]?.label.endsWith('example-nlp/quillfinder') === true,
    );
    await press('Enter');
    assert.equal(await workbench.addressToOpen(), 'https://github.com/example-nlp/quillfinder');
    await workbench.answer('Cancel');
  });
});
