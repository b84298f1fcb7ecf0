import assert from 'node:assert/strict';
import fc from 'fast-check';
import { romanize } from '../../../src/core/library/keys/pinyin';
import type { Paper } from '../../../src/core/model/paper';
import { SearchEngine } from '../../../src/core/search/engine';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from './paper';

const words = [
  'detection',
  'detections',
  'detector',
  'graph',
  'graphs',
  'network',
  'netwrok',
  'the',
  'SAM-DETR',
  'TinyMIM',
  'image',
  'imaging',
  '检测',
  '图像检测',
  '网络',
  '神经网络',
  '目标',
];
const queries = [
  'det',
  'detection',
  'detecton',
  'graph net',
  'tinymim',
  'sam detr',
  'samdter',
  'the image',
  'imag',
  '检测',
  '图',
  '目标检测 network',
  'detection graph image',
  'lang:zh',
  'lang:en graph',
  'graph -image',
  '"image detection"',
  'wangluo',
  'jc',
];
const terms = TermTable.parse('检测 10 detect 15\n网络 8 network 16\n图像 8 imag 14\n目标 8 object 12');

const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 25 }).map((all) => all.join(' '));

interface Edit {
  readonly removed: number;
  readonly added: readonly string[];
  /** Which of the papers there are is written anew. */
  readonly changed: number;
  readonly text: string;
  readonly pack: boolean;
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    removed: fc.nat(5),
    added: fc.array(texts, { maxLength: 6 }),
    changed: fc.nat(100),
    text: texts,
    pack: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

/** As it is stored: numbers and text, nothing of the engine that packed it. */
function copyOf(engine: SearchEngine, pinyin: boolean): SearchEngine {
  const packed = structuredClone(engine.pack());
  const stored = packed.documents.keys.map((key) => JSON.stringify(engine.paper(key)));
  const copy = new SearchEngine();
  copy.usePinyin(pinyin ? romanize : undefined);
  copy.unpack(packed, { paper: (number) => JSON.parse(stored[number] ?? '') as Paper });
  return copy;
}

function found(engine: SearchEngine, query: string): unknown {
  return engine
    .search(query, { limit: 30 })
    .map(({ key, score, matches }) => ({ key, score: score.toFixed(9), matches }));
}

function assertSame(engine: SearchEngine, papers: readonly Paper[], pinyin: boolean): void {
  const fresh = new SearchEngine();
  fresh.usePinyin(pinyin ? romanize : undefined);
  fresh.update({ removed: [], added: papers });
  fresh.useTerms(terms);
  engine.useTerms(terms);
  for (const query of queries) {
    assert.deepEqual(found(engine, query), found(fresh, query), query);
  }
  for (const { key } of papers.slice(0, 2)) {
    assert.deepEqual(
      engine.similar(key).map((each) => each.key),
      fresh.similar(key).map((each) => each.key),
    );
  }
}

describe('an index that was packed, unpacked and edited', () => {
  for (const pinyin of [false, true]) {
    it(`finds the same as a new one${pinyin ? ', pinyin included' : ''} @cases`, () => {
      fc.assert(
        fc.property(edits, (steps) => {
          let engine = new SearchEngine();
          engine.usePinyin(pinyin ? romanize : undefined);
          let papers: Paper[] = [];
          let next = 0;
          for (const { removed, added, changed, text, pack } of steps) {
            const gone = papers.slice(0, removed);
            papers = papers.slice(removed);
            const again = papers[changed];
            const rewritten =
              again === undefined ? [] : [{ ...again, ...paperOf(again.key, text), sources: again.sources }];
            papers = papers.map((each) => rewritten.find(({ key }) => key === each.key) ?? each);
            const fresh = added.map((each) => paperOf(`p${String(next++)}`, each));
            papers.push(...fresh);
            engine.update({ removed: gone.map(({ key }) => key), added: [...rewritten, ...fresh] });
            if (pack) {
              const copy = copyOf(engine, pinyin);
              assertSame(engine, papers, pinyin);
              engine = copy;
            }
            assertSame(engine, papers, pinyin);
          }
        }),
        { numRuns: 40, seed: 7 },
      );
    });
  }

  it('lets go of many papers at once', () => {
    const papers = Array.from({ length: 100 }, (_, index) =>
      paperOf(`m${String(index)}`, `graph network number${String(index)} ${'detection '.repeat(index % 5)}`),
    );
    const engine = new SearchEngine();
    engine.update({ removed: [], added: papers });
    const copy = copyOf(engine, false);
    copy.update({ removed: papers.slice(0, 60).map(({ key }) => key), added: [] });
    assertSame(copy, papers.slice(60), false);
    assert.deepEqual(copy.search('key:m10'), []);
    assert.equal(copy.search('number77')[0]?.key, 'm77');
  });

  it('orders papers that match equally well by where they stand now', () => {
    const engine = new SearchEngine();
    engine.update({ removed: [], added: [paperOf('first', 'graph'), paperOf('second', 'graph')] });
    const keys = () => engine.search('graph').map(({ key }) => key);
    assert.deepEqual(keys(), ['first', 'second']);
    engine.move('first', 'zzz.txt', 0);
    assert.deepEqual(keys(), ['second', 'first']);
  });

  it('reads no paper where its key is all that is asked for', () => {
    const engine = new SearchEngine();
    engine.update({
      removed: [],
      added: [paper('moss', 'A network that finds moss on walls.'), paper('fern', 'A network that finds ferns.')],
    });
    const read: number[] = [];
    const copy = new SearchEngine();
    copy.unpack(structuredClone(engine.pack()), {
      paper: (number) => {
        read.push(number);
        return engine.paper(['moss', 'fern'][number] ?? '');
      },
    });
    assert.deepEqual(
      copy.find('network').keys,
      engine.search('network').map(({ key }) => key),
    );
    assert.deepEqual(read, []);
    assert.equal(Object.keys(copy.search('network')[0]?.matches ?? {}).length, 1);
    assert.equal(read.length, 2);
  });
});

function paperOf(key: string, text: string): Paper {
  return paper(key, text, {
    names: /TinyMIM/.test(text) ? ['TinyMIM'] : [],
    titleIsDerived: !text.startsWith('graph'),
    title: text.slice(0, 40),
  });
}
