import assert from 'node:assert/strict';
import type { Entry } from '../../../src/core/model/paper';
import { parseList, type ListOptions } from '../../../src/core/parse/list/parse-list';

const marker = 'translated by 谷歌翻译';

/** Abstracts in the project's own words, long enough to be told from titles. */
const tides =
  'Tide gauges report the height of the sea, yet most of them fall silent in storms. We propose TidalNet, a recurrent model that fills such gaps from the gauges nearby. It is trained on forty years of records from six coasts. On held-out storms it halves the error of the harmonic method. Code is available at https://github.com/river-lab/TidalNet.';
const moss =
  'Counting moss on old walls by eye is slow and no two people agree. This paper presents a small camera rig and a segmentation model which together count it in minutes. Twelve walls were visited in each of four seasons. The counts agree with those of three botanists as well as these agree with each other. All pictures are published with the paper.';
const kites =
  'How high a kite flies depends on its line as much as on the wind. We study the drag of long lines in a wind tunnel and give a formula for the best thickness. Three lines of different make were tested at five speeds. The formula predicts the height of a kite within four per cent. Tables for common lines are given at the end.';
const harbour =
  '港口的潮位预报对航运十分重要,但是风暴期间的观测常常中断。本文提出了一种利用邻近站点补全缺测的循环网络模型。我们在六个海岸四十年的记录上训练该模型。结果表明它将误差减少了一半。代码可在https://github.com/river-lab/TidalNet上获得。';

const read = (text: string, options: Partial<ListOptions> = {}) => parseList(text, { markers: [marker], ...options });
const abstracts = (entries: readonly Entry[]) => entries.map(({ abstract }) => abstract);
const codes = (text: string, options: Partial<ListOptions> = {}) =>
  read(text, options).problems.map(({ code }) => code);

/** Breaks a text into lines of at most `width` characters at spaces. */
function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}

describe('parseList', () => {
  it('takes every line for a paper where there are no markers', () => {
    assert.deepEqual(abstracts(read(`${tides}\n${moss}\n${harbour}\n`).entries), [tides, moss, harbour]);
  });

  it('gives spans in lines from 0 and offsets without the line end', () => {
    const text = `${tides}\n\n  ${moss}  \n`;
    const [, second] = read(text).entries;
    assert.deepEqual(second?.span, {
      start: tides.length + 4,
      end: tides.length + 4 + moss.length,
      line: 2,
      endLine: 2,
    });
    assert.equal(text.slice(second?.span.start, second?.span.end), moss);
  });

  it('closes entries at markers, which are no text', () => {
    const { entries, problems } = read(`${tides}\n${marker}\n${harbour}\n${marker}\n${moss}`);
    assert.deepEqual(abstracts(entries), [tides, harbour, moss]);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ language }) => language),
      ['en', 'zh', 'en'],
    );
  });

  it('compares markers trimmed and without case', () => {
    assert.equal(read(`${tides}\n  Translated BY 谷歌翻译 \n${moss}`).entries.length, 2);
  });

  it('counts one problem for each entry without an abstract, and hides nothing', () => {
    const { entries, problems } = read(`${marker}\n${tides}\n${marker}\n${marker}\n\n${marker}\n${moss}\n${marker}`);
    assert.deepEqual(abstracts(entries), [tides, moss]);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.line]),
      [
        ['empty-entry', 0],
        ['empty-entry', 3],
        ['empty-entry', 5],
      ],
    );
  });

  it('keeps a short text that a marker closes', () => {
    assert.deepEqual(abstracts(read(`${tides}\n${marker}\nOnly a stub\n${marker}\n${moss}\n${marker}`).entries), [
      tides,
      'Only a stub',
      moss,
    ]);
  });

  it('takes * in a marker for any text, and ignores a marker of nothing else', () => {
    const options = { markers: ['translated by *', '*', '--*--'] };
    assert.deepEqual(abstracts(read(`${tides}\ntranslated by DeepL\n${moss}\n--end--\n${kites}`, options).entries), [
      tides,
      moss,
      kites,
    ]);
  });

  it('finds a marker that is glued to the end of a line', () => {
    assert.deepEqual(abstracts(read(`${harbour}${marker}\n${tides} ${marker}\n${moss}\n${marker}`).entries), [
      harbour,
      tides,
      moss,
    ]);
  });

  it('finds a marker between two abstracts in one line', () => {
    const text = `${harbour}${marker}${tides}\n${marker}`;
    const { entries } = read(text);
    assert.deepEqual(abstracts(entries), [harbour, tides]);
    assert.equal(text.slice(entries[1]?.span.start, entries[1]?.span.end), tides);
  });

  it('does not take words of a sentence for a marker', () => {
    const sentence = `${moss} Sentences translated by 谷歌翻译 are compared with those of people, and rated.`;
    assert.deepEqual(abstracts(read(`${tides}\n${sentence}`).entries), [tides, sentence]);
  });

  for (const [name, end] of [
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    it(`reads ${name} line ends, which count in offsets`, () => {
      const text = [tides, marker, moss, marker, marker].join(end);
      const { entries, problems } = read(text);
      assert.deepEqual(abstracts(entries), [tides, moss]);
      assert.deepEqual(
        entries.map(({ span }) => text.slice(span.start, span.end)),
        [tides, moss],
      );
      assert.deepEqual(
        entries.map(({ span }) => span.line),
        [0, 2],
      );
      assert.equal(problems.length, 1);
    });
  }

  it('joins hard-wrapped paragraphs separated by blank lines', () => {
    const text = [tides, moss, kites].map((abstract) => wrap(abstract, 72)).join('\n\n');
    const { entries, problems } = read(text);
    assert.deepEqual(abstracts(entries), [tides, moss, kites]);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ span }) => [span.line, span.endLine]),
      [
        [0, 4],
        [6, 10],
        [12, 16],
      ].map(([line = 0], i) => [line, entries[i]?.span.endLine ?? -1]),
    );
  });

  it('joins hard-wrapped entries between markers', () => {
    const text = [tides, moss, kites].map((abstract) => `${wrap(abstract, 80)}\n${marker}\n`).join('');
    assert.deepEqual(abstracts(read(text).entries), [tides, moss, kites]);
  });

  it('parts hard-wrapped abstracts without blank lines after a short last line', () => {
    const text = [tides, moss, kites].map((abstract) => wrap(`${abstract} It is so.`, 60)).join('\n');
    assert.ok(read(text).entries.length >= 2);
    assert.equal(
      abstracts(read(text).entries).join(' '),
      [tides, moss, kites].map((abstract) => `${abstract} It is so.`).join(' '),
    );
  });

  it('joins Han lines without a space and Latin lines with one', () => {
    const han = `${harbour.slice(0, 30)}\n${harbour.slice(30, 60)}\n${harbour.slice(60)}`;
    const [first] = read(`${han}\n\n${han}`).entries;
    assert.equal(first?.abstract, harbour);
  });

  it('drops a hyphen at a line end only where the word has none', () => {
    const text = `We compare the seg-\nmentation of moss by a self-\nsupervised model with one that is state-of-\nthe-art, and find that seg-\nments differ.\n\n${wrap(moss, 40)}`;
    assert.equal(
      read(text).entries[0]?.abstract,
      'We compare the segmentation of moss by a self-supervised model with one that is state-of-the-art, and find that segments differ.',
    );
  });

  it('reads an address that a line end breaks, with its range over both lines', () => {
    const text = `${wrap(moss, 70)}\nThe code is at https://github.com/river-lab/\nTidalNet for all to use, and the pictures are there too.\n\n${wrap(kites, 70)}`;
    const [first] = read(text).entries;
    const [link] = first?.links ?? [];
    assert.equal(link?.url, 'https://github.com/river-lab/TidalNet');
    assert.equal(text.slice(link?.start, link?.end), 'https://github.com/river-lab/\nTidalNet');
    assert.ok(first?.abstract.includes('at https://github.com/river-lab/TidalNet for all'));
  });

  for (const [name, numbers] of [
    ['1.', ['1. ', '2. ', '3. ']],
    ['[1]', ['[1] ', '[2] ', '[3] ']],
    ['(1)', ['(1) ', '(2) ', '(3) ']],
    ['1、', ['1、', '2、', '3、']],
    ['bullets', ['- ', '- ', '- ']],
  ] as const) {
    it(`takes off the numbers of a list numbered ${name}`, () => {
      const all = [tides, moss, kites];
      assert.deepEqual(
        abstracts(read(all.map((abstract, i) => `${numbers[i] ?? ''}${abstract}`).join('\n')).entries),
        all,
      );
      assert.deepEqual(
        abstracts(read(all.map((abstract, i) => `${numbers[i] ?? ''}${wrap(abstract, 70)}`).join('\n')).entries),
        all,
        'wrapped',
      );
    });
  }

  it('reads titles of a numbered list', () => {
    const { entries, problems } = read(`1. Filling gaps in tide records\n${tides}\n\n2. Moss on old walls\n${moss}\n`);
    assert.deepEqual(
      entries.map(({ title, abstract }) => [title, abstract]),
      [
        ['Filling gaps in tide records', tides],
        ['Moss on old walls', moss],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('does not take enumerations inside wrapped abstracts for numbers', () => {
    const text = `We ask three things of every wall:\n(1) how old it is, and who built it,\n(2) how wet it is, and for how long, and\n(3) how much moss there is on its sunny side.\n\n${wrap(kites, 50)}`;
    assert.equal(read(text).entries.length, 2);
  });

  for (const [name, gap] of [
    ['', '\n'],
    [' and a blank line', '\n\n'],
  ] as const) {
    it(`reads a first line${name} as title where most entries have one`, () => {
      const papers = [
        ['TidalNet: Filling Gaps in Tide Records', tides],
        ['Counting Moss on Old Walls', moss],
        ['How High Does a Kite Fly?', kites],
      ];
      const { entries, problems } = read(
        papers.map(([title, abstract]) => `${title ?? ''}${gap}${abstract ?? ''}`).join('\n\n'),
      );
      assert.deepEqual(
        entries.map(({ title, abstract }) => [title, abstract]),
        papers,
      );
      assert.deepEqual(problems, []);
    });
  }

  it('reads titles of hard-wrapped entries', () => {
    const papers = [
      ['TidalNet: Filling Gaps', tides],
      ['Counting Moss on Old Walls', moss],
      ['How High Does a Kite Fly?', kites],
    ];
    const { entries } = read(
      papers.map(([title, abstract]) => `${title ?? ''}\n${wrap(abstract ?? '', 72)}`).join('\n\n'),
    );
    assert.deepEqual(
      entries.map(({ title, abstract }) => [title, abstract]),
      papers,
    );
  });

  it('reads titles between markers, and authors below them', () => {
    const { entries } = read(
      `Counting Moss on Old Walls\nAnna B. Stone, Li Wei and Carla de Vries\n${moss}\n${marker}\nHow High Does a Kite Fly?\nOtto Wind, Mia Line\n${kites}\n${marker}`,
    );
    assert.deepEqual(
      entries.map(({ title }) => title),
      ['Counting Moss on Old Walls', 'How High Does a Kite Fly?'],
    );
    assert.deepEqual(
      entries.map(({ authors }) => authors?.map(({ family }) => family)),
      [
        ['Stone', 'Wei', 'Vries'],
        ['Wind', 'Line'],
      ],
    );
    assert.deepEqual(abstracts(entries), [moss, kites]);
  });

  it('reports one heading over a list instead of making a paper of it', () => {
    const { entries, problems } = read(`Papers about the sea\n${tides}\n${moss}\n${harbour}\n${kites}`);
    assert.deepEqual(abstracts(entries), [tides, moss, harbour, kites]);
    assert.deepEqual(problems, [{ code: 'stray-line', span: { start: 0, end: 20, line: 0, endLine: 0 } }]);
  });

  it('keeps the title of a single abstract', () => {
    assert.deepEqual(
      read(`Counting Moss on Old Walls\n\n${moss}`).entries.map(({ title, abstract }) => [title, abstract]),
      [['Counting Moss on Old Walls', moss]],
    );
  });

  it('gives a line that is only an address to the entry before it', () => {
    const { entries } = read(`${moss}\nhttps://moss.example.org/walls\n${kites}\n`);
    assert.deepEqual(
      entries.map(({ links }) => links.map(({ url }) => url)),
      [['https://moss.example.org/walls'], []],
    );
  });

  it('takes lines for papers where all are short', () => {
    assert.deepEqual(abstracts(read('We count moss.\nWe fly kites.\n').entries), ['We count moss.', 'We fly kites.']);
  });

  it('reads nothing out of an empty file', () => {
    assert.deepEqual(read('\n \r\n\t\n'), { entries: [], problems: [] });
    assert.deepEqual(read(''), { entries: [], problems: [] });
  });

  describe('labelled blocks', () => {
    const block = `Title: Counting Moss on Old Walls\nAuthors: Anna B. Stone, Li Wei, Carla de Vries\nDate: 12 May 2021\nAbstract: ${moss}\nURL: https://arxiv.org/abs/2105.01234v2\n`;
    const chinese = `标题：潮位缺测的补全\n作者：张伟，欧阳明\n摘要：${harbour}\n关键词：潮位；风暴\n链接：https://doi.org/10.1234/tide.5\n`;

    it('reads every field', () => {
      const [entry] = read(block).entries;
      assert.equal(entry?.title, 'Counting Moss on Old Walls');
      assert.deepEqual(entry?.authors, [
        { family: 'Stone', given: 'Anna B.' },
        { family: 'Wei', given: 'Li' },
        { family: 'Vries', given: 'Carla', 'non-dropping-particle': 'de' },
      ]);
      assert.equal(entry?.year, 2021);
      assert.equal(entry?.abstract, moss);
      assert.equal(entry?.arxiv, '2105.01234');
      assert.deepEqual(
        entry?.links.map(({ url, own }) => [url, own]),
        [['https://arxiv.org/abs/2105.01234', undefined]],
      );
      assert.deepEqual([entry?.span.line, entry?.span.endLine], [0, 4]);
    });

    it('reads Chinese labels', () => {
      const [entry] = read(chinese).entries;
      assert.deepEqual(
        [entry?.title, entry?.abstract, entry?.doi, entry?.tags],
        ['潮位缺测的补全', harbour, '10.1234/tide.5', ['潮位', '风暴']],
      );
      assert.equal(entry?.authors?.length, 2);
      assert.equal(entry?.language, 'zh');
    });

    it('tells blocks apart with and without blank lines', () => {
      assert.equal(read(block + chinese.replaceAll('标题', 'Title')).entries.length, 2);
      assert.equal(read(`${block}\n\n${block}\n${block}`).entries.length, 3);
    });

    it('reads blocks closed by markers', () => {
      const { entries, problems } = read(`${block}${marker}\n${chinese}${marker}\n${marker}\n`);
      assert.deepEqual(
        entries.map(({ title }) => title),
        ['Counting Moss on Old Walls', '潮位缺测的补全'],
      );
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['empty-entry'],
      );
    });

    it('reads wrapped fields, bold labels and labels on lines of their own', () => {
      const [entry] = read(
        `**Title:** Counting Moss\non Old Walls\n**Authors:** Anna Stone; Li Wei\n**Abstract:**\n${wrap(moss, 60)}\n**Venue:** Journal of Walls\n`,
      ).entries;
      assert.equal(entry?.title, 'Counting Moss on Old Walls');
      assert.equal(entry?.abstract, moss);
      assert.equal(entry?.authors?.length, 2);
      assert.equal(entry?.note, '**Venue:** Journal of Walls');
    });

    it('takes an unlabelled paragraph below the fields for the abstract', () => {
      const { entries } = read(
        `Title: Counting Moss\nAuthors: Anna Stone\n\n${moss}\n\nTitle: Kites\nAuthors: Otto Wind\n\n${kites}\n`,
      );
      assert.deepEqual(
        entries.map(({ title, abstract }) => [title, abstract]),
        [
          ['Counting Moss', moss],
          ['Kites', kites],
        ],
      );
    });

    it('takes off a label before each abstract of a plain list', () => {
      assert.deepEqual(abstracts(read(`Abstract: ${tides}\nAbstract: ${moss}\n`).entries), [tides, moss]);
    });
  });

  describe('a forced shape', () => {
    it('makes an entry of each line', () => {
      assert.equal(read(wrap(tides, 70), { shape: 'line' }).entries.length, wrap(tides, 70).split('\n').length);
    });
    it('makes an entry of each paragraph', () => {
      assert.deepEqual(abstracts(read(`${tides}\n${moss}\n\n${kites}`, { shape: 'paragraph' }).entries), [
        `${tides} ${moss}`,
        kites,
      ]);
    });
    it('reads numbers and blocks where there is little evidence', () => {
      assert.deepEqual(abstracts(read(`7. ${tides}`, { shape: 'numbered' }).entries), [tides]);
      assert.deepEqual(abstracts(read(`Abstract: ${tides}`, { shape: 'block' }).entries), [tides]);
    });
  });

  it('says something about every line of a muddled file', () => {
    const text = `Notes\n${tides}\n---\n# Walls\n\nsee also the other file\n${moss}\n`;
    const { entries, problems } = read(text);
    const covered = (line: number) =>
      [...entries.map(({ span }) => span), ...problems.map(({ span }) => span)].some(
        (span) => span.line <= line && line <= span.endLine,
      );
    text.split('\n').forEach((row, line) => {
      if (/\p{L}/u.test(row)) {
        assert.ok(covered(line), row);
      }
    });
    assert.equal(
      codes(text).every((code) => code === 'stray-line'),
      true,
    );
  });
});
