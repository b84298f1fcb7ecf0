import assert from 'node:assert/strict';
import { inOtherWords, synonymGroups } from '../../../src/core/search/query/synonyms';
import { phraseWords } from '../../../src/core/search/text/phrases';
import { hasCorpus, readCorpus, readTranslatedCorpus } from '../../data';

describe('synonyms', () => {
  it('stand in place of the longest phrase that has some, whatever its ending', () => {
    assert.deepEqual(inOtherWords('deep Lifelong-Learning of robots'), [
      'deep continual learning of robots',
      'deep incremental learning of robots',
    ]);
    assert.deepEqual(inOtherWords('task-oriented dialogue systems, surveyed'), [
      'task-oriented dialog system, surveyed',
      'task-oriented conversational agent, surveyed',
      'task-oriented chatbot, surveyed',
    ]);
    assert.deepEqual(inOtherWords('a toolkit'), ['a toolbox']);
  });

  it('are sought of whole phrases alone', () => {
    for (const text of ['lifelong', 'learning for life', 'model', '', '终身学习', 'lifelong, learning']) {
      assert.deepEqual(inOtherWords(text), [], text);
    }
  });

  it('stand in one group each, under different words', () => {
    const all = synonymGroups.flat().map((phrase) =>
      phraseWords(phrase)
        .map(({ stem }) => stem)
        .join(' '),
    );
    assert.deepEqual([...new Set(all)], all);
    assert.ok(all.every((key) => key.split(' ').length <= 4));
  });

  (hasCorpus ? it : it.skip)('occur in the corpora, each in several papers @slow', () => {
    const texts = [...readCorpus(), ...readTranslatedCorpus()].map(({ title, abstract }) =>
      `${title} ${abstract}`.toLowerCase().replaceAll('-', ' '),
    );
    for (const phrase of synonymGroups.flat()) {
      const count = texts.filter((text) => text.includes(phrase.replaceAll('-', ' '))).length;
      assert.ok(count >= 3, `${phrase}: ${count}`);
    }
  });
});
