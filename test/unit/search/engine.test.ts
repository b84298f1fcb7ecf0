import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/model';
import { SearchEngine } from '../../../src/core/search/engine';
import { paper } from './paper';

function engineOf(...papers: Paper[]): SearchEngine {
  const engine = new SearchEngine();
  engine.update({ removed: [], added: papers });
  return engine;
}

const keys = (engine: SearchEngine, query: string): string[] => engine.search(query).map(({ key }) => key);

describe('SearchEngine', () => {
  const writings = ['tinymim', 'tiny mim', 'TinyMIM', 'Tiny-MIM', 'tiny-mim', 'TINYMIM', 'ＴｉｎｙＭＩＭ'];
  for (const written of writings) {
    it(`finds ${written} however the query writes it`, () => {
      const engine = engineOf(paper('a', `We call it ${written} here.`), paper('b', 'Something tiny.'), paper('c', 'A mim play.'));
      for (const query of writings) {
        assert.equal(keys(engine, query)[0], 'a', query);
      }
    });
  }

  it('finds names with joints and signs', () => {
    const engine = engineOf(
      paper('sam', 'SAM-DETR ++ aligns queries.', { names: ['SAM-DETR ++'] }),
      paper('nas', 'NAS-Bench-360 is a benchmark.'),
      paper('other', 'A DETR benchmark with 360 images.'),
    );
    for (const query of ['SAM-DETR++', 'sam detr', 'samdetr']) {
      assert.equal(keys(engine, query)[0], 'sam', query);
    }
    for (const query of ['nas bench 360', 'NASBench360', 'nas-bench-360', 'nasbench 360']) {
      assert.equal(keys(engine, query)[0], 'nas', query);
    }
  });

  it('wants all words before some may be missing', () => {
    const engine = engineOf(
      paper('one', 'saliency saliency saliency saliency'),
      paper('both', 'A long text about many things, among them saliency and, far behind, mixup in vision.'),
    );
    assert.deepEqual(keys(engine, 'saliency mixup'), ['both', 'one']);
  });

  it('takes the last word as a prefix, no other', () => {
    const engine = engineOf(paper('a', 'Reinforcement learning'), paper('b', 'Learning to rank'));
    assert.deepEqual(keys(engine, 'reinf'), ['a']);
    assert.deepEqual(keys(engine, 'learning reinf')[0], 'a');
  });

  it('tolerates typos below what matches, and never in Han', () => {
    const engine = engineOf(paper('a', 'robust calibration'), paper('b', 'calibrations of celebration'), paper('zh', '目标检测'));
    assert.deepEqual(keys(engine, 'calibratoin')[0], 'a');
    assert.deepEqual(keys(engine, '目标检查'), ['zh']);
    assert.deepEqual(keys(engine, '日标'), []);
  });

  it('prefers a name to a mention', () => {
    const engine = engineOf(
      paper('mention', 'DETR. We compare with DETR and DETR again, DETR.'),
      paper('name', 'A detector with a long abstract that says little of itself, called DETR.', { names: ['DETR'] }),
    );
    assert.deepEqual(keys(engine, 'detr'), ['name', 'mention']);
  });

  it('keeps library order among equals', () => {
    const same = ['p3', 'p1', 'p2'].map((key) => paper(key, 'exactly the same words'));
    const engine = engineOf(...[...same].reverse());
    assert.deepEqual(keys(engine, 'same words'), ['p3', 'p1', 'p2']);
  });

  it('follows changes', () => {
    const engine = engineOf(paper('a', 'apples'), paper('b', 'pears'));
    engine.update({ removed: ['a', 'b', 'never there'], added: [paper('b', 'plums')] });
    assert.equal(engine.size, 1);
    assert.deepEqual(keys(engine, 'apples'), []);
    assert.deepEqual(keys(engine, 'pears'), []);
    assert.deepEqual(keys(engine, 'plums'), ['b']);
  });

  it('reports the matched words as they stand in the text, by field', () => {
    const engine = engineOf(paper('a', 'Our TinyMIMs beat 目标检测 by far.', { names: ['TinyMIM'], title: 'Distilling Café', titleIsDerived: false }));
    assert.deepEqual(engine.search('tinymim')[0]?.matches, { names: ['TinyMIM'], abstract: ['TinyMIMs'] });
    assert.deepEqual(engine.search('cafe 目标检')[0]?.matches, { title: ['Café'], abstract: ['目标检'] });
  });

  it('finds by author, year, tag, note and repository', () => {
    const engine = engineOf(
      paper('a', 'text', { authors: [{ family: 'Müller', given: 'Jörg' }], year: 2021, tags: ['vision'], note: 'read again' }),
      paper('b', 'text', {
        links: [{ kind: 'repository', url: 'https://github.com/open-mmlab/mmrotate', host: 'github.com', owner: 'open-mmlab', repo: 'mmrotate', start: 0, end: 4, source: 'list.txt' }],
      }),
    );
    for (const query of ['muller', '2021', 'vision', 'read again', 'jörg müller']) {
      assert.deepEqual(keys(engine, query), ['a'], query);
    }
    assert.deepEqual(keys(engine, 'mmlab mmrotate'), ['b']);
  });

  it('answers odd input with nothing', () => {
    const engine = engineOf(paper('__proto__', 'constructor toString'), paper('b', 'hasOwnProperty'));
    for (const query of ['', '  ', '+++', '()[]{}*', '\ud800']) {
      assert.deepEqual(keys(engine, query), [], query);
    }
    assert.deepEqual(keys(engine, 'constructor'), ['__proto__']);
    assert.deepEqual(keys(engine, '__proto__')[0], '__proto__');
  });
});
