import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listen, type ZoteroServer } from '../zotero-server';
import { article, ZoteroStandIn } from '../zotero-stand-in';
import { EditorText } from './editor-text';
import { eventually } from './eventually';
import { Workbench } from './workbench';

const command = 'Literature Notes: Search and Insert Citation';
/** Where Zotero listens. */
const port = 23_119;

describe('papers of Zotero', () => {
  let workbench: Workbench;
  let server: ZoteroServer | undefined;
  const zotero = new ZoteroStandIn();

  before(async () => {
    const people = (...names: string[]) =>
      names.map((name) => {
        const [firstName, lastName] = name.split(' ');
        return { creatorType: 'author', firstName, lastName };
      });
    zotero.own.collections = [
      { key: 'COLL2345', name: 'Thesis' },
      { key: 'COLL2346', name: 'Tides and fog', parent: 'COLL2345' },
    ];
    zotero.put(
      'AAAA2345',
      article('Harbour fog seen by radar at dawn', {
        citationKey: 'merle2022harbour',
        creators: people('Anna Merle', 'Jun Sato'),
        date: '2022',
        abstractNote:
          'Fog over harbours hides ships from cameras. We measure it by radar at dawn, and say how long it stays.',
        collections: ['COLL2346'],
        DOI: '10.1000/harbour',
      }),
    );
    zotero.put(
      'BBBB2345',
      article('Fog and the memory of pilots', {
        citationKey: 'okafor2019fog',
        creators: people('Chidi Okafor'),
        date: '2019',
        abstractNote: 'Pilots remember harbours that they cannot see for fog. We ask forty of them how.',
      }),
      zotero.addGroup(12, 'Harbour Group'),
    );
    server = await listen(zotero, port);
    workbench = await Workbench.open({
      files: { 'draft.md': 'Fog hides ships ' },
      settings: { 'literatureNotes.zotero': true },
    });
  });

  after(async () => {
    await workbench.close();
    await server?.close();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);

  it('are found below those of the library, and inserted with their own key', async () => {
    await workbench.openFile('draft.md');
    await press('Control+End');
    await workbench.runCommand(command);
    await workbench.quickInput.opened();
    await workbench.quickInput.type('fog');
    await workbench.quickInput.rowsWhen(
      'the papers of Zotero below those of the library',
      (all) =>
        all[0]?.label === 'TideMix' &&
        ['Harbour fog', 'Fog and the memory'].every((title) => all.some(({ label }) => label.startsWith(title))),
    );
    await workbench.screenshot('zotero');
    await workbench.quickInput.type('collection:tides');
    await workbench.quickInput.rowsWhen(
      'the paper of the collection alone',
      (all) =>
        all.some(({ label }) => label.startsWith('Harbour fog')) &&
        !all.some(({ label }) => label.startsWith('Fog and')),
    );
    await press('Enter');
    await workbench.quickInput.closed();
    await new EditorText(workbench.page).line('Fog hides ships [@merle2022harbour]');
    assert.equal(await workbench.savedText('draft.md'), 'Fog hides ships [@merle2022harbour]');
    const records = readFileSync(join(workbench.folder, 'literature', 'literature-records.bib'), 'utf8');
    assert.match(records, /@article\{merle2022harbour,/);
    assert.match(records, /Harbour fog seen by radar at dawn/);
  });

  it('are not needed any more once they are cited, and the list says that Zotero is gone', async () => {
    await server?.close();
    server = undefined;
    await workbench.runCommand(command);
    await workbench.quickInput.opened();
    await workbench.quickInput.type('harbour radar');
    await workbench.quickInput.rowsWhen(
      'the paper of the library, and behind it that Zotero is gone',
      (all) =>
        all[0]?.label.startsWith('Harbour fog') === true &&
        all.some(({ label }) => label.includes('Zotero cannot be reached')),
    );
    await press('Escape');
    await workbench.quickInput.closed();
    const hover = workbench.page.locator('.monaco-hover', { hasText: 'Merle' });
    const key = workbench.page
      .locator('.view-line', { hasText: 'merle2022harbour' })
      .getByText('merle2022harbour')
      .first();
    // While the list fades out, the editor does not see the pointer come.
    const comes = async () => {
      await workbench.page.mouse.move(0, 0);
      await key.hover();
      return hover
        .first()
        .waitFor({ timeout: 5_000 })
        .then(
          () => true,
          () => false,
        );
    };
    await eventually('the pointer over the key shows the paper', comes, (isThere) => isThere, 40_000);
  });
});
