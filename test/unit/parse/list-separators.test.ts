import assert from 'node:assert/strict';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { animals, chinese, long } from './abstracts';
import { drawn } from './drawn';
import { wrap } from './listed-papers';

const numbers = [1, 2, 3, 4, 5];
const texts = numbers.map((number) => (number % 2 === 0 ? chinese(number) : long(number)));
const english = numbers.map((number) => long(number));

const read = (text: string) => {
  const { entries, problems } = parseList(text, { markers: ['translated by 谷歌翻译'] });
  return {
    abstracts: entries.map(({ abstract }) => abstract),
    titles: entries.flatMap(({ title }) => title ?? []),
    problems: problems.map(({ code }) => code),
    entries,
  };
};
const plain = { titles: [], problems: [] };
const without = ({ abstracts, titles, problems }: ReturnType<typeof read>) => ({ abstracts, titles, problems });

describe('what parts the entries of a list', () => {
  for (const line of [
    'translated by 谷歌翻译。',
    '(translated by 谷歌翻译)',
    '【Translated by 谷歌翻译】',
    'translated by谷歌翻译',
    'translated by  谷歌翻译',
    'translated by\u00a0谷歌翻译',
    '——translated by 谷歌翻译——',
  ]) {
    it(`is a marker with other spaces and signs: ${line}`, () => {
      for (const each of [texts, english.map((text) => wrap(text))]) {
        const { entries, ...found } = read(each.map((text) => `${text}\n${line}\n`).join(''));
        assert.equal(entries.length, numbers.length);
        assert.deepEqual([found.titles, found.problems], [[], []]);
      }
      assert.deepEqual(read(`${line}\n${english[0] ?? ''}\n${line}`).problems, ['empty-entry']);
    });
  }

  it('is no marker of few letters within another sign', () => {
    const { entries } = parseList(`${texts.join('\n---\n')}\n(end)`, { markers: ['end'] });
    assert.equal(entries.length, texts.length);
    assert.deepEqual(
      parseList(`${english[0] ?? ''}\nend\n${english[1] ?? ''}\nend`, { markers: ['end'] }).entries.map(
        ({ abstract }) => abstract,
      ),
      english.slice(0, 2),
    );
  });

  for (const line of [
    'Translated by Google Translate',
    'translated by DeepL',
    '(Machine translated by Google)',
    'translated by 百度翻译',
    '有道翻译',
    '由百度翻译提供',
    '谷歌翻譯',
  ]) {
    it(`is who translated: ${line}`, () => {
      for (const all of [texts, texts.slice(0, 2), english.map((text) => wrap(text))]) {
        const found = read(all.map((text) => `${text}\n${line}\n`).join(''));
        assert.equal(found.entries.length, all.length);
        assert.deepEqual([found.titles, found.problems], [[], []]);
      }
    });
  }

  it('is one line that comes again below text after text', () => {
    for (const line of ['Next paper', '下一篇', 'End of entry']) {
      assert.deepEqual(without(read(texts.map((text) => `${text}\n${line}\n`).join(''))), {
        abstracts: texts,
        ...plain,
      });
    }
  });

  it('is no line above texts, nor several that come again in each, nor one that comes twice', () => {
    const venue = read(texts.map((text, i) => `Counting ${i} owls at dusk\nWorkshop on Owls\n${text}\n\n`).join(''));
    assert.equal(venue.entries.length, texts.length);
    const parts = ['Aim', 'What was done', 'What was found'];
    const structured = texts
      .slice(0, 3)
      .map((text, i) => `${parts.map((part) => `${part}\n${text}`).join('\n')}\n${i}`);
    assert.equal(
      read(structured.join('\n\n')).abstracts.join(' ').includes('What was done'),
      read(structured.join('\n\n')).titles.length === 0,
    );
    const twice = `${texts[0] ?? ''}\nSeen in spring\n${texts[1] ?? ''}\nSeen in spring\n${texts[2] ?? ''}`;
    assert.ok(read(twice).problems.length + read(twice).titles.length > 0);
  });

  for (const sign of [
    '---',
    '==========',
    '* * *',
    '......',
    '++++',
    '@@@@',
    '═══════',
    '//////',
    '~~~~~~',
    '•',
    '★★★',
  ]) {
    it(`is a line of signs: ${sign}`, () => {
      assert.deepEqual(without(read(texts.join(`\n${sign}\n`))), { abstracts: texts, ...plain });
      const wrapped = english.map((text) => wrap(text)).join(`\n${sign}\n`);
      assert.deepEqual(without(read(wrapped)), { abstracts: english, ...plain });
    });
  }

  for (const form of [
    (number: number) => `【${number}】`,
    (number: number) => `#${number} `,
    (number: number) => `No. ${number} `,
    (number: number) => `${number}: `,
    (number: number) => `${'一二三四五'.charAt(number - 1)}、`,
    (number: number) => `（${'一二三四五'.charAt(number - 1)}）`,
    (number: number) => `${number}\n`,
    (number: number) => `[${number}]\n`,
  ]) {
    it(`has numbers that are no text: ${JSON.stringify(form(1))}`, () => {
      const lines = texts.map((text, i) => form(i + 1) + text);
      for (const gap of ['\n', '\n\n']) {
        assert.deepEqual(without(read(lines.join(gap))), { abstracts: texts, ...plain });
      }
      const titled = texts.map((text, i) => `${form(i + 1)}Counting at night, with ${animals[i] ?? ''}\n${text}`);
      assert.deepEqual(
        read(titled.join('\n\n')).titles,
        numbers.map((_, i) => `Counting at night, with ${animals[i] ?? ''}`),
      );
    });
  }

  it('has numbers that do not run on from one as text', () => {
    const [first = '', second = ''] = texts;
    assert.deepEqual(read(`【2】${first}\n【7】${second}`).abstracts, [`【2】${first}`, `【7】${second}`]);
    assert.equal(read(`7: ${first}\n9: ${second}`).abstracts[0], `7: ${first}`);
  });

  it('leaves quoted lists as they were before', () => {
    const quoted = english
      .map((text) => wrap(text))
      .join('\n\n')
      .replace(/^/gm, '> ');
    const { entries, abstracts } = read(quoted);
    assert.deepEqual(abstracts, english);
    assert.equal(quoted.slice(entries[0]?.span.start).startsWith('Counting'), true);
    assert.equal(read(`${english[0] ?? ''}\n\n> ${english[1] ?? ''}\n\n${english[2] ?? ''}`).entries.length, 3);
  });
});

describe('lines that belong to the text above them', () => {
  const ids = numbers.map((number) => `arXiv:2001.0000${number}`);

  it('are numbers of arXiv, unless the list begins with one', () => {
    const below = read(texts.map((text, i) => `${text}\n${ids[i] ?? ''}\n`).join(''));
    assert.deepEqual(
      below.entries.map(({ links }) => links.map(({ url }) => url)),
      numbers.map((number) => [`https://arxiv.org/abs/2001.0000${number}`]),
    );
    assert.deepEqual(below.problems, []);
    const above = read(texts.map((text, i) => `${ids[i] ?? ''}\n${text}\n`).join(''));
    assert.deepEqual(
      above.entries.map(({ arxiv, abstract }) => [arxiv, abstract]),
      texts.map((text, i) => [`2001.0000${i + 1}`, text]),
    );
  });

  it('are numbers of arXiv below titled texts', () => {
    const titled = texts.map((text, i) => `Counting at night, with ${animals[i] ?? ''}\n${text}\n${ids[i] ?? ''}\n`);
    const { entries, titles } = read(titled.join(''));
    assert.deepEqual(
      titles,
      numbers.map((_, i) => `Counting at night, with ${animals[i] ?? ''}`),
    );
    assert.deepEqual(
      entries.map(({ links }) => links.map(({ url }) => url)),
      numbers.map((number) => [`https://arxiv.org/abs/2001.0000${number}`]),
    );
  });

  for (const line of [
    '2023-01-10',
    '2023年1月10日',
    '10 Jan 2023',
    '2023',
    '(CVPR 2021)',
    "NeurIPS'23",
    '[IEEE TPAMI 2020]',
  ]) {
    it(`are days and venues, which are no titles: ${line}`, () => {
      // Each another, as no line comes again.
      const each = (i: number) => line.replace(/\d(?=\D*$)/, String(i));
      const below = read(texts.map((text, i) => `${text}\n${each(i)}\n`).join(''));
      assert.deepEqual([below.entries.length, below.titles, below.problems], [texts.length, [], []]);
      assert.ok(below.abstracts.every((abstract, i) => abstract.endsWith(each(i))));
      const above = read(texts.map((text, i) => `${each(i)}\n${text}\n`).join(''));
      assert.deepEqual([above.abstracts, above.titles], [texts, []]);
    });
  }
});

describe('names in a list', () => {
  it('stand below titles, with the abstract after a blank line, in wrapped texts too', () => {
    const text = english
      .map((each, i) => `Counting at night, with ${animals[i] ?? ''}\nVera Ash, Otto Birch, Ida Cedar\n\n${wrap(each)}`)
      .join('\n\n');
    const { entries, abstracts } = read(text);
    assert.deepEqual(abstracts, english);
    assert.ok(entries.every(({ title = '', authors }) => title.startsWith('Counting at') && authors?.length === 3));
  });

  it('may hold references of HTML', () => {
    const text = english.map(
      (each, i) =>
        `Counting at night, with ${animals[i] ?? ''}\nTim Baumg&#xe4;rtner, Raquel Fern&aacute;ndez\n${each}`,
    );
    assert.deepEqual(
      read(text.join('\n\n')).entries.map(({ authors }) => authors?.map(({ family }) => family)),
      english.map(() => ['Baumgärtner', 'Fernández']),
    );
  });

  it('are no reason to lose a paper between rules whose names are not understood', () => {
    const text = english.map(
      (each, i) =>
        `Counting at night, with ${animals[i] ?? ''}\n${i === 2 ? 'the people of 3 islands; see 2 of them' : 'Vera Ash, Otto Birch'}\n${each}`,
    );
    const { abstracts } = read(text.join('\n----------\n'));
    assert.ok(english.every((each) => abstracts.some((abstract) => abstract.includes(each))));
  });
});

describe('titles of a list', () => {
  const titles = numbers.map((_, i) => `Counting ${animals[i] ?? ''} by ear`);

  it('stand above addresses and days, which belong to the text below', () => {
    for (const gap of ['', '\n']) {
      for (const wrapped of [false, true]) {
        const text = english
          .map((each, i) => {
            const body = wrapped ? wrap(each) : each;
            return `${titles[i] ?? ''}\nVera Ash, Otto Birch\n2019-03-0${i + 1}\nhttps://arxiv.org/abs/2001.0000${i}\n${gap}${body}`;
          })
          .join('\n\n');
        const { entries, abstracts, problems } = read(text);
        assert.deepEqual([abstracts, problems], [english, []]);
        assert.deepEqual(
          entries.map(({ title, authors, year, arxiv, links }) => [title, authors?.length, year, arxiv, links.length]),
          titles.map((title, i) => [title, 2, 2019, `2001.0000${i}`, 1]),
        );
        assert.ok(entries.every(({ span }, i) => text.slice(span.start, span.end).startsWith(titles[i] ?? '?')));
      }
    }
  });

  it('stand above an address alone, and an address below a text is that text’s', () => {
    const above = read(
      texts.map((each, i) => `${titles[i] ?? ''}\nhttps://doi.org/10.1000/${i}\n${each}\n\n`).join(''),
    );
    assert.deepEqual(
      above.entries.map(({ title, doi, abstract }) => [title, doi, abstract]),
      texts.map((each, i) => [titles[i], `10.1000/${i}`, each]),
    );
    const below = read(
      texts.map((each, i) => `${titles[i] ?? ''}\n${each}\nhttps://doi.org/10.1000/${i}\n\n`).join(''),
    );
    assert.deepEqual(
      below.entries.map(({ title, links }) => [title, links.map(({ url }) => url)]),
      texts.map((_, i) => [titles[i], [`https://doi.org/10.1000/${i}`]]),
    );
  });

  for (const end of ['.', ':', '。', '：']) {
    it(`may end with ${end} where short lines and texts alternate`, () => {
      for (const gap of ['\n', '\n\n']) {
        assert.deepEqual(
          read(texts.map((each, i) => `${titles[i] ?? ''}${end}${gap}${each}`).join('\n\n')).entries.map(
            ({ title, abstract }) => [title, abstract],
          ),
          texts.map((each, i) => [titles[i], each]),
        );
      }
    });
  }

  it('are no sentences where these do not alternate with texts, or are two only', () => {
    const said = `${titles[0] ?? ''}.\n${texts[0] ?? ''}\n${texts[1] ?? ''}\n${titles[1] ?? ''}.\n${texts[2] ?? ''}`;
    assert.deepEqual(read(said).titles, []);
    assert.deepEqual(read([0, 1].map((i) => `${titles[i] ?? ''}.\n${texts[i] ?? ''}`).join('\n')).titles, []);
  });
});

describe('thresholds of what separates the entries of a list', () => {
  const alternating = (count: number, title: number, text: number) =>
    read(Array.from({ length: count }, () => `${drawn('Moss', title, '.')}\n${drawn('Owls', text, '.')}`).join('\n'))
      .titles.length;

  it('are three titles of at most 260 that end as sentences, each with a text of 150 and twice its weight below', () => {
    assert.deepEqual([alternating(2, 60, 300), alternating(3, 60, 300)], [0, 3]);
    assert.deepEqual([alternating(3, 50, 149), alternating(3, 50, 150)], [0, 3]);
    assert.deepEqual([alternating(3, 100, 199), alternating(3, 100, 200)], [0, 3]);
    assert.deepEqual([alternating(3, 261, 900), alternating(3, 260, 900)], [0, 3]);
  });

  it('are three times and a weight of 60 for a line that comes again', () => {
    const count = (times: number, line: string) =>
      read(
        texts
          .slice(0, times)
          .map((text) => `${text}\n${line}\n`)
          .join(''),
      ).entries.filter(({ abstract, title }) => !abstract.includes(line) && title !== line).length;
    assert.equal(count(3, 'End of entry'), 3);
    assert.ok(
      count(2, 'End of entry') < 2 ||
        read(`${texts[0] ?? ''}\nEnd of entry\n${texts[1] ?? ''}\nEnd of entry`).problems.length > 0,
    );
    const closed = (weight: number) => read(texts.map((text) => `${text}\n${drawn('End', weight, '')}\n`).join(''));
    assert.deepEqual(without(closed(60)), { abstracts: texts, ...plain });
    assert.notDeepEqual(without(closed(61)), { abstracts: texts, ...plain });
  });

  it('are nine tenths of the lines that are quoted', () => {
    const lines = (quoted: number) =>
      read(Array.from({ length: 10 }, (_, i) => `${i < quoted ? '> ' : ''}${long(i)}`).join('\n')).abstracts.filter(
        (abstract) => abstract.startsWith('>'),
      ).length;
    assert.equal(lines(9), 0);
    assert.ok(lines(8) > 0);
  });
});
