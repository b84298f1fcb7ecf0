import assert from 'node:assert/strict';
import { atOnce } from '../../../src/core/async/time-slicer';
import { layoutText, readKept, stillKept } from '../../../src/core/map/kept-layout';
import { passing, yearsOf } from '../../../src/core/map/map-filter';
import type { MapPaper } from '../../../src/core/map/map-paper';
import { overviewSteps } from '../../../src/core/map/overview';
import { TopicTable } from '../../../src/core/search/topics/topic-table';
import { TermTable } from '../../../src/core/search/translation/term-table';
import type { MapReply } from '../../../src/worker/map-service';
import { MapService } from '../../../src/worker/map-service';
import { EngineService } from '../../../src/worker/service';
import type { EngineReply } from '../../../src/worker/protocol';
import { threeSubjects } from './libraries';
import { vectorsOfWords } from './vectors-of-words';

const table = TopicTable.text(
  100,
  [
    {
      label: 'Moss',
      keys: ['moss'],
      chinese: ['苔藓'],
      profile: [
        { stem: 'moss', weight: 1 },
        { stem: 'wall', weight: 0.7 },
      ],
    },
  ],
  ['moss', 'grow', 'wall', 'whale', 'sing', 'ocean', 'train', 'brake', 'rail'].map((stem) => ({ stem, count: 3 })),
);

const paper = (key: string, more: Partial<MapPaper> = {}): MapPaper => ({
  key,
  label: key,
  title: key,
  language: 'en',
  credit: '',
  hasCode: false,
  isCited: false,
  topic: -1,
  ...more,
});

describe('what the map shows', () => {
  it('is the papers by key with topics, languages and what tells whether a text has changed, in any order', () => {
    const papers = threeSubjects(9);
    const of = (list: typeof papers) =>
      atOnce(
        overviewSteps(
          list.map((each) => ({ key: each.key, read: () => each })),
          TermTable.parse(''),
          TopicTable.parse(table),
          new Map(),
        ),
      );
    const overview = of(papers);
    assert.deepEqual(overview, of([...papers].reverse()));
    assert.deepEqual(
      overview.keys,
      papers.map(({ key }) => key),
    );
    const moss = overview.topics.findIndex(({ label }) => label === 'Moss');
    assert.equal(overview.topics[moss]?.labelZh, '苔藓');
    assert.deepEqual(
      [...overview.topicOf].map((topic) => topic === moss),
      papers.map((_, at) => at % 3 === 0),
    );
    const [first, ...others] = papers;
    const changed = of([{ ...first!, abstract: `${first!.abstract} again` }, ...others]);
    assert.notEqual(changed.hashes[0], overview.hashes[0]);
    assert.deepEqual(changed.hashes.slice(1), overview.hashes.slice(1));
  });

  it('is filtered by year, code, citation and topic, a paper without a year only where none is asked for', () => {
    const papers = [
      paper('a', { year: 2019 }),
      paper('b', { year: 2020, hasCode: true }),
      paper('c', { isCited: true, topic: 2 }),
    ];
    const pass = (filter: Parameters<typeof passing>[1]) => [...passing(papers, filter)];
    assert.deepEqual(pass({}), [1, 1, 1]);
    assert.deepEqual(pass({ from: 2020 }), [0, 1, 0]);
    assert.deepEqual(pass({ from: 2019 }), [1, 1, 0]);
    assert.deepEqual(pass({ to: 2019 }), [1, 0, 0]);
    assert.deepEqual(pass({ hasCode: false }), [1, 0, 1]);
    assert.deepEqual(pass({ isCited: true }), [0, 0, 1]);
    assert.deepEqual(pass({ topic: 2, isCited: false }), [0, 0, 0]);
    assert.deepEqual(yearsOf(papers), { first: 2019, last: 2020 });
    assert.equal(yearsOf([paper('d')]), undefined);
  });
});

describe('a layout that is kept', () => {
  const keys = Array.from({ length: 10 }, (_, at) => `k${at}`);
  const hashes = keys.map((key) => `h${key}`);
  const places = Float32Array.from({ length: 20 }, (_, at) => at / 10);
  const text = (added: readonly number[] = []) =>
    layoutText(keys, hashes, { places, added: Uint8Array.from(keys, (_, at) => Number(added.includes(at))) });

  it('is read as it was written', () => {
    const { known, added, isWhole } = stillKept(readKept(text([3])), keys, hashes);
    assert.deepEqual(known, places);
    assert.deepEqual([...added], [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    assert.equal(isWhole, true);
  });

  it('does not hold for a paper whose text is another, or that is new', () => {
    const { known, isWhole } = stillKept(readKept(text()), [...keys, 'new'], ['other', ...hashes.slice(1), 'x']);
    assert.equal(isWhole, false);
    assert.deepEqual(
      Array.from({ length: 11 }, (_, at) => Number.isNaN(known[2 * at]!)),
      [true, ...Array.from({ length: 9 }, () => false), true],
    );
  });

  it('gives up the places that were found beside others where they are more than a fifth', () => {
    const count = (added: readonly number[]) =>
      stillKept(readKept(text(added)), keys, hashes).known.filter((value) => Number.isNaN(value)).length / 2;
    assert.equal(count([1, 2]), 0);
    assert.equal(count([1, 2, 3]), 3);
  });

  it('is nothing where the text is damaged, hostile or from elsewhere', () => {
    for (const damaged of [
      '',
      'null',
      '[]',
      '{"version":1}',
      '{"version":2,"papers":[]}',
      text().slice(0, 40),
      '{"version":1,"papers":[null,[],["__proto__"],["a","b","1",2],["a","b",1e9,2],["a","b",null,2]]}',
    ]) {
      assert.equal(readKept(damaged).size, 0, damaged);
    }
  });
});

describe('the worker of the map', () => {
  it('tells how far it is, then the layout', async () => {
    const replies: MapReply[] = [];
    const texts = Array.from({ length: 30 }, (_, at) => `word${at % 3} more${at % 3} own${at}`);
    const layout = await new Promise<MapReply>((resolve) => {
      new MapService((reply) => {
        replies.push(structuredClone(reply));
        if (!('done' in reply)) {
          resolve(reply);
        }
      }).answer({
        task: { vectors: vectorsOfWords(texts), languages: new Uint8Array(30), known: new Float32Array() },
      });
    });
    assert.ok('layout' in layout && layout.layout.places.length === 60);
    const told = replies.flatMap((reply) => ('done' in reply ? [reply.done] : []));
    assert.ok(told.length > 10 && told.length <= 101, String(told.length));
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
  });

  it('says why where it fails', async () => {
    const reply = await new Promise<MapReply>((resolve) => {
      new MapService((answer) => {
        if (!('done' in answer)) {
          resolve(answer);
        }
      }).answer({ task: undefined as never });
    });
    assert.ok('error' in reply && reply.error !== '');
  });

  it('gets what it is made of from the engine that knows the papers', async () => {
    const service = new EngineService();
    const ask = (message: Parameters<EngineService['answer']>[0]) =>
      new Promise<EngineReply>((resolve) => {
        service.answer(message, resolve);
      });
    await ask({ id: 1, call: 'update', argument: { removed: [], added: threeSubjects(6) } });
    const reply = await ask({ id: 2, call: 'overview', argument: table });
    assert.ok('result' in reply);
    const { keys, task } = reply.result as { keys: string[]; task: { languages: Uint8Array } };
    assert.equal(keys.length, 6);
    assert.equal(task.languages.length, 6);
  });
});
