import assert from 'node:assert/strict';
import {
  crossProximity as crossGain,
  type Gain,
  proximity as ownGain,
} from '../../../src/core/search/ranking/proximity';
import { followers } from '../../../src/core/search/ranking/followers';
import { stem, stemPrefix } from '../../../src/core/search/text/stem';
import { TermTable } from '../../../src/core/search/translation/term-table';
import type { Paper } from '../../../src/core/model/paper';
import { assertLinear } from '../parse/hostile';
import { paper } from './paper';

/** What papers gain, each counted by itself. */
const counting = (gain: Gain | undefined) =>
  gain === undefined
    ? undefined
    : (each: Paper, isPartial = false) =>
        gain.of(
          gain.neighbours.map(({ count }) => count(each)),
          isPartial,
        );
const proximity = (query: string) => counting(ownGain(query));
const crossProximity = (query: string, table: TermTable) => counting(crossGain(query, table));

const gainOf = (query: string, abstract: string) => proximity(query)?.(paper('any', abstract));

/** What a topic gains whose pairs stand so often on average, with the one that stands least often counted as much as all together. */
const topicGain = (times: number) => (1 + (5 * times * 9) / (times + 8)) ** 2;
const crossTopicGain = (times: number) => (1 + (2 * times * 4) / (times + 3)) ** 1.5;
const assertNear = (actual: number | undefined, expected: number, message?: string) => {
  assert.ok(Math.abs((actual ?? 0) - expected) <= 1e-9, `${message ?? ''} ${actual} for ${expected}`);
};

describe('proximity', () => {
  it('is the share of neighbours that stand side by side, by their stems', () => {
    const query = 'training graph networks quickly';
    assert.ok(Math.abs(gainOf(query, 'We train graph network models. Quickly.')! - (1 + 2 / 3)) <= 1e-9);
    assert.equal(gainOf(query, 'networks graph training quickly'), 1);
    assert.equal(gainOf(query, ''), 1);
  });

  it('counts a pair once', () => {
    assert.ok(Math.abs(gainOf('one two three four', 'one two, one two, one two')! - (1 + 1 / 3)) <= 1e-9);
  });

  it('is the same when many other papers were asked about between', () => {
    const gain = proximity('one two three four');
    const papers = Array.from({ length: 300 }, (_, index) =>
      paper(`p${index}`, index % 2 === 0 ? 'one two three four' : 'two one'),
    );
    const once = papers.map((each) => gain?.(each));
    assert.deepEqual(once.slice(0, 2), [2, 1]);
    assert.deepEqual(
      papers.map((each) => gain?.(each)),
      once,
    );
  });

  it('counts the one pair of a query of two words, and is silent on one word and pairs of stop words', () => {
    assert.equal(gainOf('graph networks', 'We train graph networks.'), 36);
    assert.equal(gainOf('graph networks', 'Networks of a graph.'), 1);
    assert.equal(proximity('graph'), undefined);
    assert.equal(proximity('such as in the'), undefined);
  });

  it('grows with a topic that stands again and again, by less each time', () => {
    const gains = [1, 2, 3, 50].map((times) => gainOf('graph networks', 'Graph networks. '.repeat(times))!);
    [1, 2, 3, 50].forEach((times, at) => {
      assertNear(gains[at], topicGain(times));
    });
    assert.deepEqual(gains.slice(0, 2), [36, 100]);
    assert.ok(gains[3]! < 46 ** 2, String(gains[3]));
  });

  it('takes a query of three words for a topic, one of four for a title', () => {
    const twice = 'Graph network training. Graph network training.';
    assert.equal(gainOf('graph network training', 'graph network training'), 36);
    assert.equal(gainOf('graph network training', twice), 100);
    assert.equal(gainOf('fast graph network training', `${twice} Fast graph.`), 2);
    assert.equal(gainOf('目标检测', '目标检测'), 36);
    assert.equal(gainOf('小目标检测', '小目标检测'), 2);
  });

  it('asks for all pairs of a title, and of a sentence with more than 48 for so many from all over it', () => {
    const words = (count: number, from = 0) =>
      Array.from(
        { length: count },
        (_, at) => `word${String.fromCharCode(97 + Math.floor((at + from) / 26), 97 + ((at + from) % 26))}x`,
      );
    const pairs = (count: number) => ownGain(words(count).join(' '))?.neighbours.length;
    assert.deepEqual([pairs(48), pairs(49), pairs(50), pairs(200)], [47, 48, 48, 48]);
    const sentence = words(193);
    const of = (text: readonly string[]) => gainOf(sentence.join(' '), text.join(' '));
    assert.equal(of(sentence), 2);
    assertNear(of(sentence.slice(0, 97)), 1.5);
    assertNear(of(sentence.slice(96)), 1.5);
  });

  it('gives less for a topic of which words are missing', () => {
    const gain = proximity('graph network training')!;
    const half = paper('any', 'Graph networks.');
    // Half of the pairs on average, and one of them never.
    assert.equal(gain(half, false), (1 + 5 / 4) ** 2);
    assertNear(
      gain(paper('any', 'Graph networks. Graph network training. Graph networks.'), false),
      (1 + (5 * ((27 / 11 + 1) / 2 + 1)) / 2) ** 2,
    );
    assert.equal(gain(half, true), 1.5);
    assert.equal(
      gain(
        paper('any', 'Graph networks. We like graph networks.', { title: 'Graph networks', titleIsDerived: false }),
        true,
      ),
      1.5,
    );
  });

  it('reads a title, which tells as much of a topic as three sentences, tags, topics and notes', () => {
    const gainWith = (more: Partial<Paper>) => proximity('graph networks')!(paper('any', 'A text.', more));
    assertNear(gainWith({ title: 'Graph networks', titleIsDerived: false }), topicGain(3));
    assert.equal(gainWith({ title: 'Graph networks' }), 1);
    for (const more of [{ tags: ['graph networks'] }, { topics: ['Graph networks'] }, { note: 'On graph networks.' }]) {
      assert.equal(gainWith(more), 36, Object.keys(more)[0]);
    }
    assert.equal(gainWith({ title: 'On a graph', titleIsDerived: false, topics: ['networks'] }), 1, 'two texts');
    for (const more of [
      { tags: ['graph', 'networks'] },
      { topics: ['Graph', 'networks'] },
      { names: ['Graph', 'Networks'] },
    ]) {
      assert.equal(gainWith(more), 1, Object.keys(more)[0]);
    }
    assert.equal(proximity('level 0')!(paper('any', 'Nothing.', { title: 'The level', titleIsDerived: false })), 1);
  });

  it('reads long notes up to a limit', () => {
    const noted = (blanks: number) => paper('any', 'A text.', { note: `${' '.repeat(blanks)}graph networks` });
    assert.equal(proximity('graph networks')!(noted(3986)), 36);
    assert.equal(proximity('graph networks')!(noted(3990)), 1);
  });
});

describe('proximity across languages', () => {
  const table = TermTable.parse(
    '知识图谱 20 knowledg 16 graph 14\n补全 24 complet 15\n方法 12 method 16 approach 10\n的 4\n稀疏 20 spars 18',
  );
  const gainAcross = (query: string, abstract: string) => crossProximity(query, table)?.(paper('any', abstract));

  it('is the share of neighbours that stand side by side as their translations, in either order', () => {
    const query = '稀疏知识图谱的补全方法';
    assert.ok(
      Math.abs(gainAcross(query, 'An approach: completion of sparse knowledge graphs.')! - (1 + (2 * 3) / 4)) <= 1e-9,
    );
    assert.ok(Math.abs(gainAcross(query, 'A method to complete graphs.')! - (1 + (2 * 2) / 4)) <= 1e-9);
    assert.equal(gainAcross(query, 'Graphs.'), 1);
  });

  it('finds English neighbours in Chinese text', () => {
    assert.equal(gainAcross('sparse knowledge graph completion', '我们研究稀疏的知识图谱补全。'), 3);
    assert.ok(
      Math.abs(
        gainAcross('sparse knowledge graph completion', '我们研究知识图谱，它很稀疏。')! - (1 + 2 / 3 + 2 / 3),
      ) <= 1e-9,
    );
  });

  it('takes a Chinese word that the table has whole by its parts, in a text and in a query', () => {
    const whole = TermTable.parse(
      '生成 20 gener 15\n对抗 20 adversari 16\n网络 16 network 17\n生成对抗网络 24 gener 13 adversari 12',
    );
    const gain = (query: string, abstract: string) => crossProximity(query, whole)?.(paper('any', abstract));
    assertNear(gain('generative adversarial networks', '我们训练生成对抗网络。'), crossTopicGain(1));
    assert.equal(gain('generative adversarial networks', '我们训练网络，生成音乐。'), 1);
    assertNear(gain('生成对抗网络', 'We train generative adversarial networks.'), crossTopicGain(1));
    assert.equal(gain('生成对抗网络', 'Generative networks.'), 1);
  });

  it('grows with a topic that stands again and again, in either language', () => {
    assertNear(gainAcross('补全方法', 'Completion methods exist. '.repeat(3)), crossTopicGain(3));
    assertNear(gainAcross('completion methods', '补全方法，稀疏。'.repeat(3)), crossTopicGain(3));
    assert.equal(gainAcross('sparse knowledge graph completion', '稀疏的知识图谱补全。'.repeat(2)), 3);
  });

  it('counts a Chinese word of several stems once where it stands', () => {
    const several = TermTable.parse('目标 20 target 12 goal 11 object 10\n检测 20 detect 16 object 8');
    const gain = (abstract: string) => crossProximity('object detection', several)?.(paper('any', abstract));
    assertNear(gain('我们研究目标检测。'), crossTopicGain(1));
    assertNear(gain('我们研究目标检测，也谈目标检测。'), crossTopicGain(2));
  });

  it('gives less for a topic of which words are missing, as in the query’s own language', () => {
    const gain = crossProximity('graph completion methods', table)!;
    const often = paper('any', '补全方法，稀疏。'.repeat(3));
    assert.equal(gain(often, true), 2);
    // Of the two pairs one three times, the other never.
    assertNear(gain(often, false), 2 ** 1.5);
  });

  it('reads a title too', () => {
    const english = paper('any', 'A text.', { title: 'Completion methods', titleIsDerived: false });
    assertNear(crossProximity('补全方法', table)?.(english), crossTopicGain(3));
  });

  it('counts the one pair of a short query, and is silent on one word', () => {
    assertNear(gainAcross('补全方法', 'A completion method.'), crossTopicGain(1));
    assert.equal(gainAcross('graph completion', '我们研究图谱。'), 1);
    assert.equal(crossProximity('补全', table), undefined);
    assert.equal(crossProximity('graph', table), undefined);
  });
});

describe('what stands behind a word', () => {
  const behind = (text: string, first: string, skipsStopWords = false) => [...followers(text, first, skipsStopWords)];

  it('is the stem of the next word, whole words of the stem alone', () => {
    assert.deepEqual(behind('graph networks, graphs: cut; subgraph nets; graphite rods', 'graph'), ['network', 'cut']);
    assert.deepEqual(behind('study of graphs', 'graph'), []);
    assert.deepEqual(behind('', 'graph'), []);
  });

  it('is found for a word of one letter, whose stem begins with something', () => {
    assert.deepEqual(['i', 'y', 'ti', 'studi'].map(stemPrefix), ['i', 'y', 't', 'stud']);
    for (const word of ['mining', 'mines', 'tuning', 'capability', 'capable', 'probably', 'studies', 'sizing', 'be']) {
      assert.ok(word.startsWith(stemPrefix(stem(word))), word);
      assert.deepEqual(behind(`${word} first`, stem(word)), ['first'], word);
    }
    assert.deepEqual(behind('as i think, (i) graphs and i', 'i'), ['think', 'graph']);
    assert.equal(gainOf('i robot', 'I, Robot is (i) a novel'), 36);
  });

  it('may be one behind stop words', () => {
    assert.deepEqual(behind('detection of small objects', 'detect', true), ['small']);
    assert.deepEqual(behind('detection of small objects', 'detect'), ['of']);
    assert.deepEqual(behind('detection of the', 'detect', true), []);
  });

  it('is found in time that grows as the text does', () => {
    assertLinear((text: string) => behind(text, 'net'), ['net', 'net ', 'net-', 'net 网']);
    assertLinear((text: string) => behind(text, '神经'), ['神经', '神经，', '神经 a', '神神经']);
  });

  it('is within Han characters the pair that overlaps, else the next run', () => {
    assert.deepEqual(behind('知识图谱，补全', '知识'), ['识图']);
    assert.deepEqual(behind('知识图谱，补全', '图谱'), ['补全']);
    assert.deepEqual(behind('知识 transformers', '知识'), ['transform']);
    assert.deepEqual(behind('transformers的应用', 'transform'), ['的应']);
    assert.deepEqual(behind('graph 的', 'graph'), ['的']);
    assert.deepEqual(behind('𠀀𠀁𠀂', '𠀀𠀁'), ['𠀁𠀂']);
  });
});
