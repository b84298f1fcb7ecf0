import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, installEngine } from '../../scripts/engine/engine';
import { repository } from '../../scripts/vscode/cache';
import { Abort } from '../../src/core/services/abort';
import { SharedClient } from '../../src/core/shared-library/client';
import { sharedFilterValues } from '../../src/core/shared-library/filter-values';
import { sharedLibraryPlace } from '../../src/core/shared-library/place';
import { SharedSearch } from '../../src/core/shared-library/shared-search';
import { readLibrary } from '../../src/core/usecases/read-library';
import { fetchNetwork } from '../../src/network/fetch-network';
import { nodeClock } from '../../src/node/clock';
import { folderOnDisk } from '../../src/node/node-workspace';
import { PushOwnersOnDisk } from '../../src/node/push-owners';
import { parseArguments } from '../../src/terminal/arguments';
import { readTerms } from '../../src/terminal/read-terms';
import { foundShared, pushed } from '../../src/terminal/shared';
import { publicationsOf } from '../../src/core/usecases/export-cited';
import { beforeWith } from '../tools/available';

const birds = `
@article{weiss2021, title = {Distilling knowledge from owls}, author = {Weiß, Karl}, year = 2021, doi = {10.1000/owls},
  journal = {Birds}, keywords = {night}, abstract = {A small model learns from a large one what owls hear, by knowledge distillation.}}
@inproceedings{li2022, title = {知识蒸馏的综述}, author = {李, 明}, year = 2022, abstract = {本文综述了知识蒸馏的方法, 小模型向大模型学习。}}
@misc{merle2023, title = {Songs of garden birds}, author = {Merle, Anna}, year = 2023, url = {https://github.com/merle/songs},
  abstract = {Recordings of a single garden over forty hours.}}
@misc{chen2020, title = {貓頭鷹的聽覺}, author = {陳, 華}, year = 2020, abstract = {貓頭鷹在夜間以聽覺捕食。}}
`;

describe('a shared library on OpenSearch', () => {
  const engine = beforeWith(async () => {
    const installation = await installEngine();
    return installation && Engine.start(installation, { nodes: 2 });
  });
  let folder: string;

  after(async () => {
    await (engine() as Engine | undefined)?.stop();
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'literature-notes-shared-'));
    mkdirSync(join(folder, 'birds'));
    writeFileSync(join(folder, 'birds', 'birds.bib'), birds);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const urlOf = (index: string, node = 0) => `${engine().urls[node] ?? ''}/${index}`;
  const placeOf = (index: string, node = 0) => sharedLibraryPlace(urlOf(index, node)) ?? assert.fail(index);
  const terms = () => readTerms(repository);
  const lines: string[] = [];
  const tell = (line: string) => lines.push(line);

  /** @param options of `lit push` besides @param path of the folder within the test's own */
  async function push(
    index: string,
    options: readonly string[] = [],
    path = 'birds',
  ): Promise<Readonly<Record<string, unknown>>> {
    const place = folderOnDisk(join(folder, path));
    const asked = parseArguments(['push', join(folder, path), '--to', urlOf(index), ...options]);
    assert.ok(asked.command === 'push');
    const library = await readLibrary(place);
    const owners = new PushOwnersOnDisk(join(folder, '.state'));
    const [result] = await pushed({ ...asked, library, publications: publicationsOf(place), tell, owners });
    return result as Readonly<Record<string, unknown>>;
  }

  async function keysOf(index: string, query: string, node = 0): Promise<readonly unknown[]> {
    const values = await foundShared({ place: placeOf(index, node), query, limit: 20, terms, tell });
    return values.map((value) => (value as { key: unknown }).key);
  }

  const countsOf = ({ added, changed, deleted, unchanged, refused }: Readonly<Record<string, unknown>>) => [
    added,
    changed,
    deleted,
    unchanged,
    refused,
  ];

  it('has what was pushed, and nothing is written twice', async () => {
    assert.deepEqual(countsOf(await push('birds')), [4, 0, 0, 0, 0]);
    assert.deepEqual(countsOf(await push('birds')), [0, 0, 0, 4, 0]);
    writeFileSync(
      join(folder, 'birds', 'birds.bib'),
      birds.replace('{Merle, Anna}', '{Merle, Anne}').replace(/@misc\{chen2020.*/, ''),
    );
    assert.deepEqual(countsOf(await push('birds')), [0, 1, 1, 2, 0]);
    assert.deepEqual(await keysOf('birds', 'author:anne'), ['merle2023']);
    assert.deepEqual(await keysOf('birds', '猫头鹰 lang:zh'), []);
  });

  it('is searched in both languages, by filters, phrases and typos', async () => {
    await push('both');
    const cases: readonly (readonly [query: string, ...keys: string[]])[] = [
      ['knowledge distillation ', 'weiss2021', 'li2022'],
      ['知识蒸馏', 'li2022', 'weiss2021'],
      ['知识蒸馏 lang:en', 'weiss2021'],
      ['knowledge distillation -lang:en ', 'li2022'],
      ['猫头鹰', 'chen2020'],
      ['garden bi', 'merle2023'],
      ['gardn', 'merle2023'],
      ['"garden birds"', 'merle2023'],
      ['"birds garden"'],
      ['has:code', 'merle2023'],
      ['host:github', 'merle2023'],
      ['owner:merle', 'merle2023'],
      ['has:doi', 'weiss2021'],
      ['tag:night', 'weiss2021'],
      ['year:2021..2022', 'weiss2021', 'li2022'],
      ['author:weiss', 'weiss2021'],
      ['key:chen', 'chen2020'],
      ['file:birds songs', 'merle2023'],
      ['-author:weiss -lang:zh', 'merle2023'],
      // What it means in Chinese is left out as well.
      ['knowledge -distillation '],
    ];
    for (const [query, ...keys] of cases) {
      assert.deepEqual([...(await keysOf('both', query))].sort(), [...keys].sort(), query);
    }
    // What is said in the query's own language comes first.
    assert.deepEqual((await keysOf('both', '知识蒸馏'))[0], 'li2022');
  });

  it('has the papers of one of two folders of one name, until the other has a name of its own', async () => {
    await push('shared');
    mkdirSync(join(folder, 'bob', 'birds'), { recursive: true });
    writeFileSync(join(folder, 'bob', 'birds', 'birds.bib'), '@misc{bob, title = {Owls of another shed}}');
    await assert.rejects(
      push('shared', [], 'bob/birds'),
      /under the name "birds" since \d{4}-\d\d-\d\d, and nothing was/,
    );
    assert.deepEqual(countsOf(await push('shared')), [0, 0, 0, 4, 0]);
    assert.deepEqual(countsOf(await push('shared', ['--as', 'bob'], 'bob/birds')), [1, 0, 0, 0, 0]);
    assert.deepEqual([...(await keysOf('shared', 'owls lang:en'))].sort(), ['bob', 'weiss2021']);
    assert.deepEqual(countsOf(await push('shared')), [0, 0, 0, 4, 0]);
    // What says whose the papers are is no paper.
    assert.equal((await keysOf('shared', '-lang:fr')).length, 5);
  });

  it('has values that filters are completed to', async () => {
    await push('values');
    const client = new SharedClient(placeOf('values'), { network: fetchNetwork(), clock: nodeClock });
    for (const [query, ...values] of [
      ['tag:', 'night'],
      ['author:w', 'Karl Weiß'],
      ['author:明', '明 李'],
      ['host:git', 'github'],
      ['owner:', 'merle'],
      ['file:bi', 'birds'],
      ['-lang:z', 'zh'],
      ['songs lang:', 'en', 'zh'],
    ] as const) {
      assert.deepEqual(await sharedFilterValues(client, query, new Abort()), values, query);
    }
  });

  it('gives what a citation needs', async () => {
    await push('cited');
    const client = new SharedClient(placeOf('cited'), { network: fetchNetwork(), clock: nodeClock });
    const [found] = (await new SharedSearch(client).search('owls')).papers;
    assert.deepEqual(
      [found?.paper.key, found?.item.type, found?.item['container-title'], found?.item.author, found?.item.DOI],
      ['weiss2021', 'article-journal', 'Birds', [{ family: 'Weiß', given: 'Karl' }], '10.1000/owls'],
    );
  });

  it('goes on with a push that was killed, and leads through all pages', async () => {
    const many = Array.from(
      { length: 2_000 },
      (_, at) => `@misc{paper${String(at)}, title = {Paper ${String(at)} of moss}, year = 2020}`,
    ).join('\n');
    writeFileSync(join(folder, 'birds', 'birds.bib'), many);
    const script = join(repository, 'test', 'engine', 'push-in-process.ts');
    const child = spawn(process.execPath, ['--import=tsx', script, join(folder, 'birds'), urlOf('many')], {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await firstBatch(child);
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
    const result = await push('many', ['--as', 'birds']);
    const { added, unchanged } = result as { added: number; unchanged: number };
    assert.equal(added + unchanged, 2_000);
    assert.ok(unchanged >= 500, `${String(unchanged)} were there`);
    assert.deepEqual(countsOf(await push('many')), [0, 0, 0, 2_000, 0]);
    const found = await foundShared({ place: placeOf('many'), query: 'moss', limit: 1_500, terms, tell });
    assert.equal(new Set(found.map((value) => (value as { key: string }).key)).size, 1_500);
  });

  // The last one, since it stops a node.
  it('is searched on while one of two nodes is away', async () => {
    await push('two');
    const url = engine().urls[0] ?? '';
    const health = async (wanted: string) => {
      const response = await fetch(`${url}/_cluster/health/two?wait_for_status=${wanted}&timeout=60s`);
      return ((await response.json()) as { status: string }).status;
    };
    assert.equal(await health('green'), 'green', 'each shard has a copy on the other node');
    assert.deepEqual(await keysOf('two', 'songs', 1), ['merle2023']);
    await engine().stopNode(1);
    assert.deepEqual(await keysOf('two', 'songs'), ['merle2023']);
    assert.equal(await health('yellow'), 'yellow');
    await assert.rejects(keysOf('two', 'songs', 1), /it cannot be reached/);
  });
});

/** Resolves when the program says that a batch has arrived. */
function firstBatch(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => {
      resolve();
    });
    child.once('close', () => {
      reject(new Error('The program ended before the first batch.'));
    });
  });
}
