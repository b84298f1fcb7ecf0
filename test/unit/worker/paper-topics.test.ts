import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { TopicGroup } from '../../../src/core/search/topics/topics';
import type { EngineCall, EngineReply } from '../../../src/worker/protocol';
import { EngineService } from '../../../src/worker/service';
import { paper } from '../search/paper';

const tableOf = (name: string): string => gunzipSync(readFileSync(`media/terms/${name}.txt.gz`)).toString('utf8');

/** An engine that is asked and answers as one in a worker is. */
function engine() {
  const service = new EngineService();
  let last = 0;
  const ask = (call: EngineCall, argument: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      service.answer({ id: ++last, call, argument } as never, (reply: EngineReply) => {
        if ('error' in reply) {
          reject(new Error(reply.error));
        } else if ('result' in reply) {
          resolve(reply.result);
        }
      });
    });
  return { ask, topics: () => ask('topics', tableOf('topics')) as Promise<readonly TopicGroup[]> };
}

const labelOf = (groups: readonly TopicGroup[], key: string): string | undefined =>
  groups.find(({ keys }) => keys.includes(key))?.label;

const detection = 'We present an object detector for aerial images. Object detection with bounding boxes improves.';
const translation = 'We improve neural machine translation. Machine translation of rare words becomes better.';

describe('topics in the worker', () => {
  it('groups the papers of the index, in both languages once the terms are there', async () => {
    const { ask, topics } = engine();
    await ask('update', {
      removed: [],
      added: [
        paper('boxes', detection),
        paper('words', translation),
        paper('zh', '本文提出一种目标检测方法，用于图像中的物体检测。'),
      ],
    });
    await ask('useTerms', { table: tableOf('zh-en'), own: {} });
    const groups = await topics();
    assert.deepEqual(groups.flatMap(({ keys }) => [...keys]).sort(), ['boxes', 'words', 'zh']);
    assert.equal(labelOf(groups, 'zh'), 'Object detection');
    assert.equal(labelOf(groups, 'boxes'), 'Object detection');
    assert.equal(labelOf(groups, 'words'), 'Machine translation');
  });

  it('tells what a paper is about in words of the other language, the nearest topics first', async () => {
    const { ask } = engine();
    await ask('update', {
      removed: [],
      added: [
        paper('boxes', detection),
        { ...paper('zh', '本文提出一种少样本目标检测方法，用于图像中的物体检测，检测精度更高。'), language: 'zh' },
        paper('gulls', 'Gulls nest on cliffs, and terns on sand.'),
      ],
    });
    await ask('useTerms', { table: tableOf('zh-en'), own: {} });
    const subjects = (key: string, limit = 3) => ask('subjects', { key, limit, table: tableOf('topics') });
    assert.deepEqual(await subjects('zh', 1), ['Object detection']);
    assert.ok(((await subjects('zh')) as readonly string[]).length > 1);
    assert.deepEqual(await subjects('boxes'), ['目标检测']);
    assert.deepEqual(await subjects('gulls'), []);
    assert.deepEqual(await subjects('nobody'), []);
  });

  it('reads a paper anew when it has changed, and leaves out what has gone', async () => {
    const { ask, topics } = engine();
    await ask('update', { removed: [], added: [paper('a', detection), paper('b', translation)] });
    assert.equal(labelOf(await topics(), 'a'), 'Object detection');
    await ask('update', { removed: ['b'], added: [paper('a', translation)] });
    const groups = await topics();
    assert.equal(labelOf(groups, 'a'), 'Machine translation');
    assert.equal(labelOf(groups, 'b'), undefined);
  });

  it('answers a search that comes while it groups', async () => {
    const { ask, topics } = engine();
    const many = Array.from({ length: 200 }, (_, at) => paper(`p${at}`, `${detection} ${translation} Number ${at}.`));
    await ask('update', { removed: [], added: many });
    const order: string[] = [];
    await Promise.all([
      topics().then(() => order.push('topics')),
      ask('find', { query: 'aerial', limit: 1 }).then(() => order.push('search')),
    ]);
    assert.deepEqual(order, ['search', 'topics']);
  });
});
