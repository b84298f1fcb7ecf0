import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { SearchEngine } from '../../../src/core/search/engine';
import { parseQuery } from '../../../src/core/search/query/query';
import { paper } from './paper';

const words = [
  'deep',
  'metric',
  'metrics',
  'Deep-Metric',
  'TinyMIM',
  'tiny',
  '学习',
  '学',
  '度学习,图',
  'bert模型',
  'a',
];
const phrases = [
  'deep metric',
  'metric',
  'metrics',
  'tinymim',
  'deepmetric',
  '学习',
  '习',
  '习 图',
  'bert模型',
  '度学',
  'a',
];

/** The engine with papers that are stored, and how many of them it has read since it was asked. */
function storedEngine(papers: readonly Paper[]): { readonly engine: SearchEngine; readonly readOf: () => number } {
  const made = new SearchEngine();
  made.update({ removed: [], added: papers });
  const packed = made.pack();
  const byKey = new Map(papers.map((each) => [each.key, each]));
  let read = 0;
  const engine = new SearchEngine();
  engine.unpack(packed, {
    paper: (number) => {
      read++;
      return byKey.get(packed.documents.keys[number] ?? '');
    },
  });
  return { engine, readOf: () => read };
}

describe('filters of a query', () => {
  it('let pass what their test does, though most papers are not read for it', () => {
    const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...phrases),
        fc.boolean(),
        (texts, phrase, isUnwanted) => {
          const papers = texts.map((each, at) => paper(`p${at}`, each));
          const engine = new SearchEngine();
          engine.update({ removed: [], added: papers });
          const query = isUnwanted ? `-"${phrase}"` : `lang:${papers[0]?.language ?? ''} "${phrase}"`;
          const { tests } = parseQuery(query);
          assert.deepEqual(
            engine
              .search(query)
              .map(({ key }) => key)
              .sort(),
            papers.filter((each) => tests.every(({ passes }) => passes(each, {}))).map(({ key }) => key),
            query,
          );
        },
      ),
    );
  });

  const filler = 'image network model graph learning method data task feature attention'.split(' ');
  const many = Array.from({ length: 3000 }, (_, at) =>
    paper(`p${at}`, `A ${filler.filter((_word, place) => (at >> place) % 2 === 0).join(' ')} of birds ${at % 500}.`),
  );

  for (const filter of ['-heron', '"birds 7"', '-"birds 7"', '-birds2', 'lang:en', 'year:2020']) {
    it(`read few of many papers for a long query with ${filter}`, () => {
      const { engine, readOf } = storedEngine(many);
      engine.find(`${filler.join(' ')} ${filter}`);
      // A filter that the index does not answer and no paper passes takes reading them all, once each.
      assert.ok(readOf() <= (filter === 'year:2020' ? many.length : 500), `${readOf()} papers were read`);
    });
  }
});
