import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SearchEngineStandIn } from '../services/search-engine';
import { listenAsEngine, type SearchEngineServer } from '../services/search-engine-server';
import { EditorText } from './editor-text';
import { eventually } from './eventually';
import { type SuggestionRow, Suggestions } from './suggestions';
import { Workbench } from './workbench';

const command = 'Literature Notes: Search and Insert Citation';

describe('papers of a shared library', () => {
  let workbench: Workbench;
  let server: SearchEngineServer | undefined;
  const engine = new SearchEngineStandIn();
  const paper = (key: string, title: string, family: string, given: string, year: number, abstract: string) => ({
    id: `lab/${key}`,
    key,
    title,
    authors: [{ family, given }],
    year,
    abstract,
    item: { type: 'article-journal', 'container-title': 'Harbours' },
    values: { tags: ['fog signals', 'forests'] },
  });

  before(async () => {
    engine.fill('papers', [
      paper(
        'merle2022harbour',
        'Harbour fog seen by radar at dawn',
        'Merle',
        'Anna',
        2022,
        'Fog over harbours hides ships from cameras. We measure it by radar at dawn, and say how long it stays.',
      ),
      paper(
        'okafor2019pilots',
        'Fog and the memory of pilots',
        'Okafor',
        'Chidi',
        2019,
        'Pilots remember harbours that they cannot see for fog. We ask forty of them how.',
      ),
      paper(
        'quint2018xylophone',
        'Xylophone quartets in stone rooms',
        'Quint',
        'Ida',
        2018,
        'Four players in rooms of stone resound longer than they play.',
      ),
    ]);
    server = await listenAsEngine(engine);
    workbench = await Workbench.open({
      files: { 'draft.md': 'Fog hides ships ', 'typed.md': 'Pilots remember ', 'empty.md': 'Rooms resound ' },
      settings: { 'literatureNotes.sharedLibraries': [{ url: server.url, index: 'papers', name: 'Lab' }] },
    });
  });

  after(async () => {
    await workbench.close();
    await server?.close();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);
  const records = () => {
    const file = join(workbench.folder, 'literature', 'literature-records.bib');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  it('are asked for once the user has seen where, found below those of the library, and inserted with their own key', async () => {
    await workbench.openFile('draft.md');
    await press('Control+End');
    await workbench.runCommand(command);
    await workbench.quickInput.opened();
    await workbench.quickInput.type('fog');
    await workbench.quickInput.rowsWhen('a paper of the library, and the way to ask the Lab', (all) =>
      ['TideMix', 'Search Lab as well'].every((row) => all.some(({ label }) => label.includes(row))),
    );
    assert.equal(engine.asked.length, 0);
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Search Lab as well' }).click();
    await workbench.page.locator('.monaco-dialog-box', { hasText: `${server?.url ?? ''}/papers` }).waitFor();
    await workbench.answer('Allow');
    const rows = await workbench.quickInput.rowsWhen(
      'the papers of the library, and below them those of the Lab',
      (all) => ['Harbour fog', 'Fog and the memory'].every((title) => all.some(({ label }) => label.startsWith(title))),
    );
    assert.equal(rows[0]?.label, 'TideMix');
    await workbench.screenshot('shared');
    await workbench.quickInput.type('tag:fo');
    await workbench.quickInput.rowsWhen('the tags of the Lab', (all) =>
      ['tag:"fog signals"', 'tag:forests'].every((tag) => all.some(({ label }) => label.includes(tag))),
    );
    await workbench.quickInput.type('harbour fog radar');
    await workbench.quickInput.rowsWhen('the paper of the Lab', (all) =>
      all.some(({ label }) => label.startsWith('Harbour fog')),
    );
    await workbench.quickInput.tick('Harbour fog seen by radar at dawn');
    await press('Enter');
    await workbench.quickInput.closed();
    await new EditorText(workbench.page).line('Fog hides ships [@merle2022harbour]');
    assert.match(records(), /@article\{merle2022harbour,/);
  });

  it('come to a list of completions that is open, below those of the library, and are kept when they are taken', async () => {
    await workbench.openFile('typed.md');
    await press('Control+End');
    const suggestions = new Suggestions(workbench.page);
    await workbench.page.keyboard.type('[@fog');
    const isOfLab = ({ details }: SuggestionRow) => details.includes('Okafor 2019 · Lab');
    await suggestions.rowsWhen('the papers of the library, and below them one of the Lab', (all) => {
      return all.findIndex(isOfLab) > 0 && all[0]?.focused === true;
    });
    await workbench.screenshot('shared-completion');
    await eventually(
      'the paper of the Lab is under the cursor',
      async () => {
        const isThere = (await suggestions.rows()).some((row) => row.focused && isOfLab(row));
        await (isThere ? undefined : press('ArrowDown'));
        return isThere;
      },
      (isThere) => isThere,
    );
    await press('Enter');
    await new EditorText(workbench.page).line('Pilots remember [@okafor2019pilots]');
    await eventually(
      'the paper is kept',
      () => Promise.resolve(records()),
      (text) => text.includes('{okafor2019pilots,') && text.includes('Fog and the memory of pilots'),
    );
  });

  it('open a list where the library has nothing that fits, and no row takes Enter before', async () => {
    await workbench.openFile('empty.md');
    await press('Control+End');
    const suggestions = new Suggestions(workbench.page);
    await workbench.page.keyboard.type('[@xylophonequartets');
    await press('Enter');
    await workbench.page.locator('.editor-instance .view-line', { hasText: /xylophonequartets$/ }).waitFor();
    await press('Enter');
    await workbench.page.keyboard.type('[@xylophone');
    const rows = await suggestions.rowsWhen('the paper of the Lab', (all) => all.length > 0);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['Xylophone quartets in stone…'],
    );
    await press('Enter');
    await new EditorText(workbench.page).line('[@quint2018xylophone]');
  });
});
