import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { LibraryOverview, type OverviewServices } from '../../../src/host/map/library-overview';
import { openLibrary, until, writeFile } from '../library-api';

describe('library overview', () => {
  let api: LiteratureNotesApi;
  let services: OverviewServices;
  const apart = (name: string): OverviewServices => ({
    ...services,
    storageUri: vscode.Uri.joinPath(services.storageUri, name),
  });
  const never = new vscode.CancellationTokenSource().token;
  const withoutReport = () => undefined;

  before(async () => {
    api = await openLibrary();
    const { library, loader, cited, search, services: host } = api.testing!;
    services = { ...host, library, loader, cited, search };
    await vscode.workspace.fs
      .delete(vscode.Uri.joinPath(services.storageUri, 'map'), { recursive: true })
      .then(undefined, () => undefined);
  });

  it('lays the papers out in a worker, tells how far it is, and keeps the places', async () => {
    const overview = new LibraryOverview(apart('laid-out'));
    const before = await overview.content();
    assert.equal(before.papers.length, api.library.papers.length);
    assert.equal(before.places, undefined);
    const told: number[] = [];
    const found = await overview.laidOut((done) => told.push(done), never);
    assert.equal(found?.places?.length, 2 * before.papers.length);
    assert.ok(told.length > 0);
    assert.ok(found.papers.some(({ hasCode }) => hasCode) && found.papers.some(({ language }) => language === 'zh'));
    assert.ok(found.topics.length > 1);
    const again = await new LibraryOverview(apart('laid-out')).content();
    assert.deepEqual(
      again.places?.map((value) => value.toFixed(3)),
      found.places.map((value) => value.toFixed(3)),
    );
  });

  it('gives the same places without workers', async () => {
    const inProcess = { ...apart('in-process'), startWorker: () => Promise.reject(new Error('There are no workers.')) };
    const [one, other] = await Promise.all([
      new LibraryOverview(inProcess).laidOut(withoutReport, never),
      new LibraryOverview(apart('in-worker')).laidOut(withoutReport, never),
    ]);
    assert.ok(one?.places !== undefined && one.places.length > 0);
    assert.deepEqual(one.places, other?.places);
  });

  it('gives nothing where it is cancelled', async () => {
    const cancelled = new vscode.CancellationTokenSource();
    const overview = new LibraryOverview(apart('cancelled'));
    const laidOut = overview.laidOut(() => {
      cancelled.cancel();
    }, cancelled.token);
    assert.equal(await laidOut, undefined);
    assert.equal((await overview.content()).places, undefined);
  });

  it('shows the map in a tab, and leaves papers where they were when one more comes', async () => {
    const { showLibraryMap } = await api.testing!.bundles.load('library-map');
    const map = showLibraryMap(services);
    assert.equal(showLibraryMap(services), map);
    assert.match(map.html, /default-src 'none'; style-src [^;]+; script-src 'nonce-[0-9a-f]{32}'/);
    assert.doesNotMatch(map.html, /style=|onclick=/);
    // No empty map is shown before its papers come.
    assert.match(map.html, /id="mapView"[^>]* hidden>/);
    await map.act({ type: 'ready' });
    await map.whenDone();
    const first = map.content;
    assert.equal(first?.places?.length, 2 * api.library.papers.length);
    const added = await writeFile(
      'literature/moss.bib',
      '@article{mossy, title = {Mossy: A Network That Finds Moss}, abstract = {We find moss in images of walls.}}',
    );
    try {
      await until(api, () => api.library.get('mossy') !== undefined);
      await map.act({ type: 'layout' });
      await map.whenDone();
      const placeOf = (content: typeof map.content, key: string) => {
        const at = content?.papers.findIndex((paper) => paper.key === key) ?? -1;
        return at < 0 ? undefined : content?.places?.slice(2 * at, 2 * at + 2).map((value) => value.toFixed(3));
      };
      assert.notEqual(placeOf(map.content, 'mossy'), undefined);
      for (const { key } of first.papers) {
        assert.deepEqual(placeOf(map.content, key), placeOf(first, key), key);
      }
    } finally {
      await vscode.workspace.fs.delete(added);
      await until(api, () => api.library.get('mossy') === undefined);
      map.dispose();
    }
  });

  it('exports the papers that are selected, and no others', async () => {
    const keys = api.library.papers.slice(1, 3).map(({ key }) => key);
    await vscode.commands.executeCommand('literatureNotes.exportBibliography', {
      keys,
      format: 'bibtex',
      target: 'editor',
    });
    const text = vscode.window.activeTextEditor!.document.getText();
    assert.deepEqual([...text.matchAll(/^@\w+\{([^,]+),/gm)].map(([, key]) => key).sort(), [...keys].sort());
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
