import assert from 'node:assert/strict';
import { readRows } from '../../../src/core/parse/list/list-rows';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { withPartingLines } from '../../../src/core/parse/list/parting-lines';
import { animals, chinese, long } from './abstracts';
import { drawn } from './drawn';
import { wrap } from './listed-papers';

const marker = 'translated by 谷歌翻译';
const numbers = [1, 2, 3, 4, 5];
const english = numbers.map((number) => long(number));
const han = numbers.map((number) => chinese(number));
const titles = numbers.map((_, i) => `Counting ${animals[i] ?? ''} by ear`);

const read = (text: string) => parseList(text, { markers: [marker] }).entries;
/** Without white space. */
const bare = (text: string) => text.replace(/\s/g, '');
const said = (text: string) =>
  bare(
    read(text)
      .map(({ title = '', abstract }) => title + abstract)
      .join(''),
  );
const abstracts = (text: string) => read(text).map(({ abstract }) => abstract);

describe('lines of a text that separate no entries', () => {
  it('are sentences, days and venues that come again at the end of each', () => {
    for (const [texts, line] of [
      [english, 'Everything is open to others.'],
      [english, 'CVPR 2021'],
      [han, '代码已开源。'],
    ] as const) {
      const text = texts.map((each) => `${each}\n${line}`).join('\n\n');
      assert.equal(said(text), bare(text));
    }
  });

  it('say who translated within a sentence that is broken to a width, or once as a title', () => {
    const broken =
      'The sentences of the third of these corpora have since been\ntranslated with DeepL\ninto three languages.';
    const wrapped = english.map((each, i) => (i === 1 ? `${wrap(each)}\n${broken}` : wrap(each)));
    assert.deepEqual(
      abstracts(wrapped.join('\n\n')),
      english.map((each, i) => (i === 1 ? `${each} ${broken.replaceAll('\n', ' ')}` : each)),
    );
    const titled = english.map((each, i) => `${i === 1 ? 'Google Translate' : (titles[i] ?? '')}\n${each}`);
    assert.equal(read(titled.join('\n'))[1]?.title, 'Google Translate');
    // Beside markers a single one counts, and so do two.
    const marked = english.map((each, i) => `${each}\n${i === 1 ? 'translated by DeepL' : marker}`);
    assert.deepEqual(abstracts(marked.join('\n')), english);
  });

  it('say who translated below a line of 180, which a width may have broken there, and of no more', () => {
    const isKept = (weight: number) => {
      const text = `${drawn('Owls are counted by ear ', weight, '')}\ntranslated by DeepL`;
      return said(`${text}\n${text}`).includes('DeepL');
    };
    assert.deepEqual([isKept(180), isKept(181)], [true, false]);
  });

  for (const form of [
    (number: number) => `${'一二三'.charAt(number - 1)}、`,
    (number: number) => `（${'一二三'.charAt(number - 1)}）`,
    (number: number) => `【${number}】`,
    (number: number) => `${number}: `,
    (number: number) => `#${number} `,
    (number: number) => `(${number})\n`,
  ]) {
    it(`are numbers within a text: ${JSON.stringify(form(1))}`, () => {
      const items = [1, 2, 3].map((number) => `${form(number)}we count ${animals[number] ?? ''} there.`).join('\n');
      for (const at of [[0, 1, 2, 3, 4], [2]]) {
        const texts = english.map((each, i) => (at.includes(i) ? `${each} We do this:\n${items}` : each));
        assert.equal(said(texts.map((each) => `${each}\n${marker}`).join('\n')), bare(texts.join('')));
      }
      const unmarked = [...english.slice(0, 2), `${english[2] ?? ''}\n${items}`].join('\n\n');
      assert.equal(said(unmarked), bare(unmarked));
    });
  }

  it('are numbers between the same markers, even in the first text', () => {
    const text = `We count two animals:\n1: owls at night.\n2: bats at dusk.\n${marker}\n${english[0] ?? ''}\n${marker}`;
    assert.deepEqual(abstracts(text), ['We count two animals: 1: owls at night. 2: bats at dusk.', english[0]]);
    const counted = english.map((each, i) => `${i + 1}: ${each}\n${marker}`).join('\n');
    assert.deepEqual(abstracts(counted), english);
  });

  it('are numbers below a text of 250 and more, which is no introduction', () => {
    const counted = (weight: number) =>
      abstracts(`${drawn('Owls. Moss', weight, '.')}\n\n${english.map((each, i) => `${i + 1}: ${each}`).join('\n\n')}`);
    assert.ok(counted(249).includes(english[1] ?? ''));
    assert.ok(counted(250).includes(`2: ${english[1] ?? ''}`));
  });

  it('are numbers of pages in the middle of a sentence', () => {
    const paged = english.map((each, i) => {
      const lines = wrap(each).split('\n');
      return [...lines.slice(0, 2), String(i + 1), ...lines.slice(2)].join('\n');
    });
    assert.deepEqual(
      abstracts(paged.join('\n\n')),
      paged.map((each) => each.replaceAll('\n', ' ')),
    );
    const lines = (weight: number) =>
      [1, 2].map((number) => `${number}\n${english[number] ?? ''}\n${drawn('Owl', weight, '')}`).join('\n');
    const taken = (weight: number) =>
      withPartingLines(readRows(lines(weight), [])).filter(({ kind }) => kind === 'blank').length;
    assert.deepEqual([taken(39), taken(40)], [2, 0]);
  });

  it('are years above parts of a list that begins with its name', () => {
    for (const gap of ['\n', '\n\n']) {
      const list = ['Reading list', '2023', ...english.slice(0, 3), '2022', ...english.slice(3)].join(gap);
      assert.deepEqual(abstracts(list), english);
    }
  });

  it('are rules within an entry, of other signs than those between entries', () => {
    const list = english.map((each, i) => `${titles[i] ?? ''}\nVera Ash\n${each}\n* * *\nSeen again in spring.`);
    const found = read(list.join('\n\n=====\n\n'));
    assert.deepEqual(
      found.map(({ title, abstract, note }) => [title, `${abstract} ${note ?? ''}`.includes('Seen again')]),
      titles.map((title) => [title, true]),
    );
  });
});

describe('what is said between a title and its text', () => {
  for (const [line, expected] of [
    ['Keywords: ice, owls', { tags: ['ice', 'owls'] }],
    ['Year: 2017', { year: 2017 }],
    ['Venue: Journal of Owls', { note: 'Venue: Journal of Owls' }],
    ['CVPR 2021', { note: 'CVPR 2021', year: 2021 }],
    ['10 Jan 2023', { year: 2023 }],
  ] as const) {
    it(`is the paper's: ${line}`, () => {
      const found = read(english.map((each, i) => `${titles[i] ?? ''}\n${line}\n${each}`).join('\n\n'));
      assert.deepEqual(
        found.map(({ title, abstract }) => [title, abstract]),
        english.map((each, i) => [titles[i], each]),
      );
      for (const { tags, year, note } of found) {
        assert.deepEqual({ tags, year, note }, { tags: undefined, year: undefined, note: undefined, ...expected });
      }
    });
  }
});
