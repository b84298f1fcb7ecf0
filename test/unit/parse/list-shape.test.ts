import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseList, type ListOptions } from '../../../src/core/parse/list/parse-list';
import { hasCorpus, readCorpus } from '../../data';
import { animals, chinese, long } from './abstracts';

const marker = 'translated by 谷歌翻译';
const read = (text: string, options: Partial<ListOptions> = {}) => parseList(text, { markers: [marker], ...options });
const abstractsOf = (text: string) => read(text).entries.map(({ abstract }) => abstract);
const codesOf = (text: string) => read(text).problems.map(({ code }) => code);

const lines = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => (i % 5 === 4 ? chinese(i) : long(i)));
const prefixed = (all: readonly string[], at: readonly number[], prefix: string): string =>
  all.map((line, i) => (at.includes(i) ? prefix + line : line)).join('\n');
const wrap = (text: string, width = 72): string =>
  text.replace(new RegExp(`(.{1,${width}})(?:\\s+|$)`, 'g'), '$1\n').trim();

const labels = [
  'Abstract: ',
  'Summary:',
  'Title: ',
  '摘要：',
  '【摘要】',
  '**Abstract**: ',
  '**Abstract:** ',
  '**Abstract** ',
  '__Summary__ ',
  '**摘要** ',
  'abstract: ',
  'ABSTRACT: ',
  'Abstract—',
  '摘  要：',
  'Authors: ',
  'Keywords: ',
  'Year: ',
  'DOI: ',
  'Note: ',
  'Code: ',
  '标题：',
  '作者：',
  '关键词：',
  '- **摘要**：',
];
const heads = ['- ', '* ', '• ', '+ ', '1. ', '[3] ', '(2) ', '7) ', '12、', '1. Abstract: '];
const short = [
  'We present QuantumGhost, a quantum computing benchmark for error correction codes. Code: https://github.com/x/quantumghost',
  'We introduce MossBench, a benchmark of moss… Code: https://github.com/x/mossbench',
  'A toolbox for counting moss on old walls. https://github.com/moss/toolbox',
  'A toolbox for counting moss on old walls https://github.com/moss/toolbox',
  'This paper surveys moths',
  '本文提出了一种统计苔藓的方法',
  '我们提出苔藓网络，代码见 https://github.com/moss/net',
];

describe('the shape of a list', () => {
  for (const prefix of [...labels, ...heads]) {
    it(`stays one abstract a line where "${prefix}" stands before some`, () => {
      for (const count of [2, 3, 5, 12]) {
        const all = lines(count);
        for (const at of [[0], [count - 1], [0, 1], [1, Math.floor(count / 2)], all.map((_, i) => i)]) {
          assert.deepEqual(abstractsOf(prefixed(all, at, prefix)), all, `${count} lines, ${at.join(' ')}`);
        }
      }
    });
  }

  it('takes no emphasised label for a title, whatever stands behind it', () => {
    const texts = [
      'Using the many-sided convolutional MossBox (MSC-MossBox) approach, we substantially advance the state of the art on the Wall 2014 detection challenge data set, with $0.5$ mAP for a single model and $0.52$ mAP for an ensemble of two models.',
      'Trials of our approach on Ferns, Lichens, and Mosses show that our networks need far less memory. For instance, when applied on MossNet, our method can reduce the memory by a factor of four with minimal loss in accuracy.',
    ];
    for (const label of ['**Abstract** ', '__Summary__ ', '**摘要** ', '<b>Abstract</b> ']) {
      assert.equal(abstractsOf(prefixed(texts, [0], label)).length, 2, label);
    }
  });

  for (const part of ['Conclusions: ', 'Methods: ', 'Findings: ', '结论：', '结果: ']) {
    it(`takes "${part}" before a whole text for no later part of the text above it`, () => {
      for (const count of [3, 5, 8]) {
        const all = lines(count);
        for (const at of [[1], [count - 1], [0, 2], all.map((_, i) => i)]) {
          const labelled = all.map((line, i) => (at.includes(i) ? part + line : line));
          for (const marked of [[1], [count - 2]]) {
            const text = labelled.map((line, i) => `${line}\n${marked.includes(i) ? `${marker}\n` : ''}`).join('');
            assert.deepEqual(abstractsOf(text), labelled, `${count} lines, ${at.join(' ')}, ${marked.join(' ')}`);
          }
        }
      }
    });
  }

  it('takes later parts beside another part of an abstract for parts of it', () => {
    for (const parts of [
      ['Background: ', 'Conclusions: '],
      ['', 'Methods: ', 'Results: '],
      ['目的：', '结论：'],
    ]) {
      const papers = [0, 20, 40].map((from) => parts.map((part, i) => `${part}${long(from + i)}`).join('\n'));
      const text = papers.map((paper) => `${paper}\n${marker}\n`).join('');
      assert.equal(read(text).entries.length, 3, parts.join());
    }
  });

  for (const appended of short) {
    it(`takes a short text for a paper beside long ones: ${appended.slice(0, 40)}`, () => {
      for (const count of [2, 7, 20]) {
        for (const end of ['\n', '\n\n', '\r\n', `\n${marker}\n`]) {
          assert.deepEqual(abstractsOf([...lines(count), appended].join(end)), [...lines(count), appended]);
        }
      }
      const blocks = lines(4)
        .map(
          (line, i) =>
            `Title: Night ${i}\nAuthors: Ada Byron, Max Born\nAbstract: ${line}\nURL: https://night.example.org/${i}\n`,
        )
        .join('\n');
      assert.deepEqual(abstractsOf(`${blocks}\n${appended}\n`), [...lines(4), appended]);
    });
  }

  for (const heading of [
    'Papers of this spring',
    '# Night',
    '夜间观察',
    '3 More to read',
    'On the Night Life of Newts',
  ]) {
    it(`does not take a heading for a paper: ${heading}`, () => {
      const all = lines(8);
      const { entries, problems } = read([...all.slice(0, 4), heading, ...all.slice(4), heading].join('\n'));
      assert.deepEqual(
        entries.map(({ abstract }) => abstract),
        all,
      );
      assert.equal(
        problems.every(({ code }) => code === 'stray-line'),
        true,
      );
      assert.equal(problems.length, entries.some(({ title }) => title !== undefined) ? 1 : 2);
    });
  }

  it('reads labelled blocks within a list of lines, and lines after labelled blocks', () => {
    const all = lines(40);
    const block = (i: number) => `Title: Night ${i}\nAbstract: ${all[i] ?? ''}`;
    const mixed = read(all.map((line, i) => (i === 7 || i === 20 ? block(i) : line)).join('\n'));
    assert.deepEqual(
      mixed.entries.map(({ abstract }) => abstract),
      all,
    );
    assert.deepEqual(
      mixed.entries.map(({ title }) => title).filter((title) => title !== undefined),
      ['Night 7', 'Night 20'],
    );
    const appended = read(
      `${all
        .slice(0, 30)
        .map((_, i) => block(i))
        .join('\n')}\n${all.slice(30).join('\n')}`,
    );
    assert.deepEqual(
      appended.entries.map(({ abstract }) => abstract),
      all,
    );
    assert.equal(appended.entries.filter(({ title }) => title !== undefined).length, 30);
    assert.deepEqual(
      appended.problems.map(({ code, span }) => [code, span.line]),
      [['doubtful-start', 60]],
    );
    const labelled = read(
      [`Abstract: ${all[0] ?? ''}`, block(1), all[2] ?? '', `Abstract: ${all[3] ?? ''}`, block(4)].join('\n'),
    );
    assert.deepEqual(
      labelled.entries.map(({ title, abstract }) => [title, abstract]),
      [
        [undefined, all[0]],
        ['Night 1', all[1]],
        [undefined, all[2]],
        [undefined, all[3]],
        ['Night 4', all[4]],
      ],
    );
  });

  it('keeps the later paragraphs of abstracts in labelled blocks where most have them', () => {
    const second = (i: number) =>
      `The counts of island ${i} were made by ${i + 2} observers in two winters, of which the first was mild and the second was not. Each of them walked the same path three times a night, and wrote down what was heard. Rain was measured at the ends of each path, since it drowns the calls, and nights with storms were left out.`;
    const text = [0, 1, 2, 3].map((i) => `Title: Night ${i}\nAbstract: ${long(i)}\n${second(i)}\n`).join('\n');
    assert.deepEqual(
      abstractsOf(text),
      [0, 1, 2, 3].map((i) => `${long(i)} ${second(i)}`),
    );
  });

  it('keeps the parts of a structured abstract together', () => {
    const text = [0, 1, 2]
      .map(
        (i) =>
          `Title: Night ${i}\nAbstract: Background: ${long(i)}\nMethods: ${long(i + 10)}\nResults: ${long(i + 20)}\n`,
      )
      .join('\n');
    assert.equal(read(text).entries.length, 3);
  });

  it('reads a numbered list in which numbers are lacking', () => {
    const all = lines(12).filter((_, i) => i % 5 !== 4);
    const numbered = (each: (line: string) => string) =>
      all.map((line, i) => (i === 3 || i === 6 ? each(line) : `${i + 1}. ${each(line)}`));
    assert.deepEqual(abstractsOf(numbered((line) => line).join('\n')), all);
    assert.deepEqual(abstractsOf(numbered(wrap).join('\n\n')), all);
  });

  for (const prefix of ['Abstract: ', '- ', '1. ', '摘要：']) {
    it(`reads a hard-wrapped list with "${prefix}" before one or two entries`, () => {
      const all = Array.from({ length: 12 }, (_, i) => long(i));
      for (const at of [[4], [2, 7], [0, 11]]) {
        assert.deepEqual(
          abstractsOf(all.map((line, i) => wrap(at.includes(i) ? prefix + line : line)).join('\n\n')),
          all,
        );
      }
      assert.deepEqual(
        abstractsOf(all.map((line, i) => `${wrap(i === 5 ? prefix + line : line)}\n${marker}\n`).join('')),
        all,
      );
    });
  }

  it('reads one-line abstracts that were appended to a hard-wrapped list', () => {
    const all = Array.from({ length: 12 }, (_, i) => long(i));
    assert.deepEqual(
      abstractsOf(
        `${all
          .slice(0, 10)
          .map((line) => wrap(line))
          .join('\n\n')}\n\n${all.slice(10).join('\n')}\n`,
      ),
      all,
    );
  });

  it('reads hard-wrapped abstracts that only their labels part', () => {
    const all = Array.from({ length: 6 }, (_, i) => long(i));
    assert.deepEqual(abstractsOf(all.map((line) => wrap(`Abstract: ${line}`)).join('\n')), all);
  });

  it('reads an abstract whose lines alone are broken, among whole lines', () => {
    const all = lines(12);
    for (const width of [60, 72, 100]) {
      for (const at of [0, 5, 11]) {
        assert.deepEqual(abstractsOf(all.map((line, i) => (i === at ? wrap(line, width) : line)).join('\n')), all);
      }
    }
    const han = chinese(4)
      .replace(/.{1,36}/g, '$&\n')
      .trim();
    assert.deepEqual(abstractsOf(all.map((line, i) => (i === 4 ? han : line)).join('\n')), all);
  });

  it('parts short texts that stand among whole lines, a line each', () => {
    const all = [...lines(6), ...short.slice(0, 3), ...short.slice(5), ...lines(12).slice(6)];
    assert.deepEqual(abstractsOf(all.join('\n')), all);
  });

  const second = (i: number) =>
    `The counts of island ${i} were made by ${i + 2} observers in two winters. We propose to walk the same path three times a night. Rain was measured at the ends of each path, since it drowns the calls, and nights with storms were left out of all that is reported here by us.`;

  it('keeps the paragraphs together that markers close, where nearly all have the same number', () => {
    const each = (count: number) =>
      Array.from({ length: 10 }, (_, i) => `${long(i)}\n${i < count ? `\n${second(i)}\n` : ''}${marker}\n`).join('');
    assert.equal(read(each(10)).entries.length, 10);
    assert.equal(read(each(8)).entries.length, 10);
    // Where few have two, their markers were lost.
    assert.equal(read(each(7)).entries.length, 17);
    assert.equal(read(each(1)).entries.length, 11);
    // A list with markers here and there has no such rule.
    assert.equal(
      read(Array.from({ length: 12 }, (_, i) => `${long(i)}\n${i % 2 ? `${marker}\n` : ''}`).join('')).entries.length,
      12,
    );
  });

  it('keeps the indented paragraphs of an item with it', () => {
    for (const item of ['- ', '1. ']) {
      for (const indent of ['  ', '    ']) {
        const text = Array.from(
          { length: 6 },
          (_, i) => `${item.replace('1', String(i + 1))}${long(i)}\n\n${indent}${second(i)}\n`,
        );
        assert.equal(read(text.join('\n')).entries.length, 6, JSON.stringify(item + indent));
      }
    }
    const apart = Array.from({ length: 6 }, (_, i) => `- ${long(i)}\n\n ${second(i)}\n`).join('\n');
    assert.equal(read(apart).entries.length, 12);
  });

  it('does not take texts that all begin as the same part of an abstract for one', () => {
    const all = lines(6);
    const text = all.map((line, i) => `Results: ${line}\n${i % 3 === 2 ? `${marker}\n` : ''}`).join('');
    assert.equal(read(text).entries.length, 6);
    const parts = [0, 2, 4]
      .map((i) => `${long(i)}\nMethods: ${long(i + 1)}\nResults: ${long(i + 2)}\n${marker}\n`)
      .join('');
    assert.equal(read(parts).entries.length, 3);
  });

  it('begins an item behind one that ends without a full stop', () => {
    const all = Array.from({ length: 8 }, (_, i) => (i % 3 === 1 ? long(i).slice(0, -1) : long(i)));
    assert.deepEqual(abstractsOf(all.map((line) => wrap(`- ${line}`)).join('\n')), all);
  });

  it('takes a short text for a paper that is a heading by its sign only, or says in the passive what is new', () => {
    for (const prefix of ['### 1. ', '## ', '来源：', '单位：', 'arXiv: ']) {
      for (const text of [
        'We introduce FernBench, a benchmark for ferns. Code: https://github.com/fern/bench',
        'An open-source toolkit for bells is presented here, with models and data.',
      ]) {
        assert.deepEqual(
          abstractsOf([...lines(5), prefix + text].join('\n'))
            .at(-1)
            ?.replace(/^### 1\. |^## /, ''),
          text,
        );
      }
    }
  });

  it('tells where as many texts stand behind labelled blocks as there are blocks', () => {
    const text = Array.from({ length: 4 }, (_, i) => `Title: Night ${i}\nAbstract: ${long(i)}\n\n${second(i)}\n`).join(
      '\n',
    );
    assert.deepEqual(
      codesOf(text),
      Array.from({ length: 4 }, () => 'doubtful-start'),
    );
  });

  it('parts entries between markers where some markers were lost', () => {
    const all = lines(20);
    assert.deepEqual(abstractsOf(all.map((line, i) => (i % 6 === 5 ? line : `${line}\n${marker}`)).join('\n')), all);
  });

  it('does not take a long line of authors for an abstract', () => {
    const names = (count: number) =>
      Array.from(
        { length: count },
        (_, i) => `${['Ada', 'Max', 'Mia'][i % 3] ?? ''} ${['Byron', 'Born', 'Line', 'Stone'][i % 4] ?? ''}`,
      ).join(', ');
    const all = Array.from({ length: 40 }, (_, i) => long(i));
    const text = all
      .map(
        (line, i) =>
          `On the Night Life of ${animals[i % animals.length] ?? ''}\n${names(i === 7 ? 30 : i % 10 < 3 ? 1 : 3)}\n${line}\n`,
      )
      .join('\n');
    const { entries } = read(text);
    assert.equal(entries.length, all.length);
    assert.equal(entries[7]?.authors?.length, 30);
    assert.equal(entries[7]?.abstract, all[7]);
  });

  it('tells of an entry that is far longer than the others', () => {
    const all = Array.from({ length: 20 }, (_, i) => long(i));
    const marked = (count: number) =>
      [...all.slice(0, 8).map((line) => `${wrap(line)}\n${marker}`), wrap(all.slice(0, count).join(' ')), marker].join(
        '\n',
      );
    assert.deepEqual(codesOf(marked(11)), ['long-entry']);
    assert.deepEqual(codesOf(marked(9)), []);
  });

  it('has every text in one paper, whatever stands before it and between @cases', function () {
    this.timeout(120_000);
    const real = hasCorpus
      ? readCorpus()
          .slice(0, 3000)
          .flatMap(({ abstract, zh_text }) => (zh_text === null ? [abstract] : [abstract, zh_text]))
          .map((text) => text.replace(/\s+/g, ' ').trim())
      : [];
    const material = [
      ...real.filter((text) => text.length > 150 && !/^[-*\d]/.test(text)),
      ...lines(60),
      ...short.slice(0, 3),
      ...short.slice(4),
    ];
    const number = fc.integer({ min: 0, max: material.length - 1 });
    const list = fc.uniqueArray(number, { minLength: 2, maxLength: 40 });
    const prefix = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, fc.constantFrom(...labels, ...heads));
    const between = fc.oneof(
      { weight: 4, arbitrary: fc.constant('') },
      fc.constantFrom('\n', ' \n', '\n\n', `${marker}\n`, `${marker}\n${marker}\n`),
    );
    fc.assert(
      fc.property(
        list,
        fc.array(prefix, { minLength: 40, maxLength: 40 }),
        fc.array(between, { minLength: 40, maxLength: 40 }),
        fc.constantFrom('', '  '),
        fc.boolean(),
        (numbers, prefixes, gaps, spaces, windows) => {
          const texts = [...new Set(numbers.map((at) => material[at] ?? ''))];
          const text = texts.map((each, i) => `${prefixes[i] ?? ''}${each}${spaces}\n${gaps[i] ?? ''}`).join('');
          assert.deepEqual(abstractsOf(windows ? text.replaceAll('\n', '\r\n') : text), texts);
        },
      ),
      { numRuns: 250, seed: 20 },
    );
  });

  it('reads long lists with few labels or bullets @slow', function () {
    this.timeout(60_000);
    const all = Array.from({ length: 5000 }, (_, i) => long(i));
    for (const prefix of ['', 'Abstract: ', '- ', '3. ']) {
      assert.equal(read(prefixed(all, [700, 3000], prefix)).entries.length, all.length, prefix);
    }
  });
});
