import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { zoteroAddress } from '../../../src/core/zotero/api';
import { SharedFilePort } from '../../../src/host/shared-file-port';
import { type ZoteroAnswer, ZoteroPapers } from '../../../src/host/zotero/zotero-papers';
import { article, ZoteroStandIn } from '../../zotero-stand-in';
import { EventLoopMonitor } from '../event-loop';
import { folder, openLibrary } from '../library-api';
import { print } from '../print';

/** In units of work, as for the library: the aim is about five of them. */
const workLimit = 20;
const items = 8_000;

describe('8,000 items of Zotero beside 10,000 papers', function () {
  this.timeout(240_000);
  let api: LiteratureNotesApi;
  let monitor: EventLoopMonitor;
  const zotero = new ZoteroStandIn();
  const last = `number${String(items - 1)}`;
  const storage = vscode.Uri.joinPath(folder(), '.zotero-storage');
  const { fetch } = globalThis;

  const open = () => {
    const { services } = api.testing!;
    return new ZoteroPapers({
      ...services,
      ...api.testing!,
      globalStorageUri: storage,
      openSharedFile: (uri, within) => new SharedFilePort(uri, within, services.replaceFile),
    });
  };
  /** What is found in the end. */
  async function answered(
    papers: ZoteroPapers,
    query: string,
    holds: (answer: ZoteroAnswer) => boolean,
  ): Promise<void> {
    for (;;) {
      const answer = papers.answer(query);
      if (answer !== undefined && holds(answer)) {
        return;
      }
      await new Promise<void>((resolve) => {
        const subscription = papers.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
  }

  before(async function () {
    if (!('process' in globalThis)) {
      this.skip();
    }
    const words = [
      'engines',
      'looms',
      'harbours',
      'fog',
      'radar',
      'pilots',
      'detection',
      'weaving',
      'tides',
      'cameras',
    ];
    for (let number = 0; number < items; number++) {
      const said = Array.from({ length: 150 }, (_, at) => words[(number * 7 + at * (1 + (number % 9))) % words.length]);
      zotero.put(
        `K${String(number).padStart(7, '0')}`,
        article(`On ${said.slice(0, 4).join(' ')} and number${String(number)}`, { abstractNote: said.join(' ') }),
      );
    }
    globalThis.fetch = (input, init) => {
      const url = String(input);
      assert.ok(url.startsWith(`${zoteroAddress}/`), url);
      const answer = zotero.answer({ url, headers: init?.headers as Record<string, string> });
      assert.ok(typeof answer !== 'string');
      return Promise.resolve(
        new Response(answer.status === 304 ? null : answer.text, {
          status: answer.status,
          headers: [...answer.headers],
        }),
      );
    };
    monitor = new EventLoopMonitor();
    api = await openLibrary();
  });

  after(async () => {
    globalThis.fetch = fetch;
    await vscode.workspace.fs.delete(storage, { recursive: true }).then(undefined, () => undefined);
  });

  it('are read for the first time, in slices', async () => {
    const papers = open();
    const began = performance.now();
    monitor.begin();
    papers.read();
    await answered(papers, last, ({ found }) => found[0]?.paper.title.endsWith(last) === true);
    await answered(papers, 'fog', () => papers.state.phase === 'ready');
    print(`Zotero, first reading: ${String(items)} items found after ${(performance.now() - began).toFixed(0)} ms`);
    monitor.tell('Zotero, first reading', workLimit);
    await answered(papers, 'fog', ({ found }) => found.length === 100);
    await papers.pause();
    monitor.tell('Zotero, a search', workLimit);
    await papers.saved();
    monitor.tell('Zotero, storing', workLimit);
    papers.dispose();
  });

  it('are taken from storage the next time, and nothing is asked for twice', async () => {
    zotero.asked.splice(0);
    const papers = open();
    const began = performance.now();
    monitor.begin();
    papers.read();
    await answered(papers, last, ({ found }) => found[0]?.paper.title.endsWith(last) === true);
    print(`Zotero, from storage: found after ${(performance.now() - began).toFixed(0)} ms`);
    monitor.tell('Zotero, from storage', workLimit);
    await papers.pause();
    assert.deepEqual(zotero.asked, ['/api/users/0/items/top?format=versions', '/api/users/0/groups']);
    papers.dispose();
  });
});
