import assert from 'node:assert/strict';
import { parseList } from '../../../src/core/parse/list/parse-list';

const ice =
  'Ice forms on slow rivers in winter, but it is not known how its breaking depends on snow. We collected records of ninety winters from three stations and fitted a model with two terms.';
const stones =
  'We list the stones of the lower valley and propose how they came there. The method is to compare their wear with that of stones of the upper valley.';
const kites =
  'How high a kite flies depends on its line as much as on the wind. We study the drag of long lines in a wind tunnel and give a formula for it.';
const iceHan =
  '冬季缓慢的河流会结冰，但其破裂如何取决于积雪尚不清楚。本文收集了三个站点九十个冬天的记录，结果表明破裂日期取决于积雪深度。';
const stonesHan =
  '本文列出了下游山谷的石头，并提出它们如何到达那里的假说，方法是将它们的磨损与上游山谷的石头进行比较，结果与预期一致。';

const works = [
  { title: 'Ice on Slow Rivers', id: '2501.00001', names: 'Vera Ash, Otto Birch', text: ice, han: iceHan },
  {
    title: 'Stones of the Lower Valley',
    id: '2501.00002',
    names: 'Emil Dogwood, Fay Elm',
    text: stones,
    han: stonesHan,
  },
];
const listOf = (each: (work: (typeof works)[number], number: number) => string): string =>
  works.map((work, i) => each(work, i + 1)).join('\n');
const read = (text: string) => parseList(text, { markers: [] }).entries;
const families = (text: string) =>
  read(text).map(({ authors }) => authors?.map(({ family, literal }) => family ?? literal));
const titles = works.map(({ title }) => title);

describe('entries of lists with sections of their own', () => {
  it('have the title of their heading, not the name of a section that every entry has', () => {
    const bold = read(
      `# Papers of the day\n\n**Number: 2**\n\n${listOf(
        ({ title, id, names, text, han }, i) =>
          `### ${String(i)}. [${title}](https://arxiv.org/abs/${id})\n\n**基本信息**\n\n- 🔗 arXiv: [\`${id}\`](https://arxiv.org/abs/${id})\n- 👥 作者: ${names}\n\n**💡 相关性分析**\n\n满足标准，因为与主题有关。\n\n**📖 中文摘要**\n\n${han}\n\n<details>\n<summary><b>🔍 查看原文摘要</b></summary>\n\n${text}\n\n</details>\n\n---\n`,
      )}`,
    );
    assert.deepEqual(
      bold.map(({ title, arxiv, abstract }) => [title, arxiv, abstract]),
      works.map(({ title, id, text }) => [title, id, text]),
    );
    const headed = read(
      listOf(
        ({ title, id, han }) =>
          `## <a id="${id}v1"></a>[${title}](http://arxiv.org/abs/${id}v1) [[back]](#toc-1)\n\n**Relevance:** \`0.6\`\n\n### Background\n\n恒星的质量分布是天体物理中最基本的经验定律之一，但在早期宇宙中直接测量极为困难，因此需要新的方法。\n\n### Summary\n\n${han}\n`,
      ),
    );
    assert.deepEqual(
      headed.map(({ title, arxiv, abstract }) => [title, arxiv, abstract]),
      works.map(({ title, id, han }) => [title, id, han]),
    );
  });

  it('have the heading as title where works are listed again under a second topic', () => {
    const topic = (name: string) =>
      `# ${name}\n\n${listOf(({ title, names, text }) => `## ${title}\n${names}\n\n${text}\n`)}\n`;
    assert.deepEqual(
      read(topic('Rivers') + topic('Valleys')).map(({ title }) => title),
      [...titles, ...titles],
    );
  });

  it('have the names of a bullet of their own', () => {
    const text = listOf(
      ({ title, id, names, text: abstract }) =>
        `- [${title}](https://arxiv.org/abs/${id})\n    - ${names}\n    - 📅 Date: August 12, 2025\n    - 📖 Abstract: ${abstract}\n`,
    );
    assert.deepEqual(families(text), [
      ['Ash', 'Birch'],
      ['Dogwood', 'Elm'],
    ]);
  });

  it('have the year of a day behind emphasised names', () => {
    const text = listOf(
      ({ title, id, names, text: abstract }) =>
        `### [${title}](${id}.md)\n**${names}** · 2022-12-30\n\n<details>\n<summary>Abstract</summary>\n\n${abstract}\n\n</details>\n`,
    );
    assert.deepEqual(
      read(text).map(({ year }) => year),
      [2022, 2022],
    );
  });

  it('have their abstract between elements of HTML and below attributes, the last one too', () => {
    const entries = read(
      works
        .map(
          ({ title, id, names, text }) =>
            `### [${title}](http://arxiv.org/abs/${id})  \n${names}  \n<details>  \n  <summary>Abstract</summary>  \n  {: .fs-3 .text-delta }\n  <ol>  \n    ${text}  \n  </ol>  \n</details>  \n{: .fs-5 }\n**comments**: accepted  \n`,
        )
        .join('  \n'),
    );
    assert.deepEqual(
      entries.map(({ title, abstract }) => [title, abstract]),
      works.map(({ title, text }) => [title, text]),
    );
  });

  it('have no notes of a reader in their abstract, but the parts of a structured one', () => {
    const noted = (heading: string) =>
      read(
        listOf(
          ({ title, text }) =>
            `### ${title}\n\n**Abstract**\n${text}\n\n**${heading}**\n\nWhat is below is of ninety winters and of two terms.\n`,
        ),
      ).map(({ abstract }) => abstract);
    assert.deepEqual(
      noted('Insights of mine'),
      works.map(({ text }) => text),
    );
    assert.match(noted('Results')[0] ?? '', /of two terms\.$/);
  });

  it('have Chinese keywords that slashes or spaces part', () => {
    const tags = (keywords: string) =>
      read(works.map(({ title, han }) => `${title}\n摘要：${han}\n关键词：${keywords}\n`).join('\n'))[0]?.tags;
    assert.deepEqual(tags('河冰/积雪'), ['河冰', '积雪']);
    assert.deepEqual(tags('河冰 积雪　破裂'), ['河冰', '积雪', '破裂']);
    assert.deepEqual(tags('河冰；积雪/破裂'), ['河冰', '积雪/破裂']);
    assert.deepEqual(tags('ice/snow'), ['ice/snow']);
  });

  it('have a title behind categories in code, and its summary where there is no abstract', () => {
    const entries = read(
      listOf(
        ({ title, id, text }) =>
          `* \`serving\` \`MoE\` [${title}](http://arxiv.org/abs/${id}v1)\n  > **TL;DR**: ${text}\n`,
      ),
    );
    assert.deepEqual(
      entries.map(({ title, arxiv, abstract }) => [title, arxiv, abstract]),
      works.map(({ title, id, text }) => [title, id, text]),
    );
  });

  it('have no names where a title in another language is set off by commas', () => {
    const text = listOf(
      ({ title, id, text: abstract }, i) =>
        `### [${String(i)}] [${title}](https://arxiv.org/abs/${id})\n> *缓慢河流的结冰、破裂、积雪、观测站和九十个冬天的记录：一项综合调查、路线图与实施蓝图*\n\n*Vera Ash* | **Main category: cs.CR**\n\nAbstract: ${abstract}\n`,
    );
    assert.deepEqual(families(text), [['Ash'], ['Ash']]);
    const chinese = listOf(
      ({ title, id, text: abstract }) =>
        `### [${title}](https://arxiv.org/abs/${id})\n*王小明、李红、欧阳明月*\n\nAbstract: ${abstract}\n`,
    );
    assert.deepEqual(families(chinese)[0], ['王小明', '李红', '欧阳明月']);
    const mixed = listOf(
      ({ title, id, text: abstract }) =>
        `### [${title}](https://arxiv.org/abs/${id})\n> *使用 E-图的切割追踪技术用于布尔FHE电路综合*\n\n*Vera Ash, Otto Birch* | **Main category: cs.CR**\n\nAbstract: ${abstract}\n`,
    );
    assert.deepEqual(families(mixed)[0], ['Ash', 'Birch']);
  });

  it('have the names that a label tells, not a heading above it that looks as a name does', () => {
    const text = listOf(
      ({ title, id, names, text: abstract }, i) =>
        `### ${String(i)}. [${title}](https://arxiv.org/abs/${id})\n\n**基本信息**\n\n- 👥 作者: ${names}\n\n**摘要**\n\n${abstract}\n`,
    );
    assert.deepEqual(families(text), [
      ['Ash', 'Birch'],
      ['Dogwood', 'Elm'],
    ]);
  });
});

describe('pages around entries', () => {
  const entry = (number: number) =>
    `- [Ice on the River Number ${String(number)} [Technical Report]](https://arxiv.org/abs/2501.0000${String(number)})\n    - Vera Ash, Otto Birch\n    - 📖 Abstract: ${ice}\n\n`;
  const entries = Array.from({ length: 6 }, (_, i) => entry(i + 1)).join('');

  it('are no papers where a few paragraphs only say what the page is for', () => {
    const text = `# Papers\n\n- **One-click copies** — as a list that can be pasted.\n- **Full text**: all of it can be searched.\n\nThe structured store is the source of truth; everything on this page is made from it by a machine that runs at night.\n\n## Reading\n\nThese methods try to follow ice from one winter to the next, usually with records of stations that have been kept by hand. The choice of the station matters, and most of the work is about that choice and how it is made.\n\n${entries}`;
    assert.deepEqual(
      read(text).map(({ title }) => title),
      [1, 2, 3, 4, 5, 6].map((number) => `Ice on the River Number ${String(number)} [Technical Report]`),
    );
  });

  it('are papers where one of them says what a work proposes', () => {
    const titled = read(`# Papers\n\n${entries}# Others\n\n${kites}\n`);
    assert.equal(titled.length, 7);
    assert.equal(titled.at(-1)?.abstract, kites);
  });
});

describe('cells with a title and a text', () => {
  const table = (...cells: string[]) =>
    `| **Paper** | **Links** |\n| --- | --- |\n${cells.map((cell, i) => `| ${String(i + 1)}) ${cell} | [Paper](https://arxiv.org/abs/2501.0000${String(i + 1)}) |\n`).join('')}`;

  it('have the text behind a dash, though it names a place of work', () => {
    const said = 'a survey of open foundation models and of the research that a centre of ice may do with them.';
    assert.deepEqual(
      read(table(`**Ice on Slow Rivers** - ${said}`, `**Stones** - ${stones}`)).map(({ title, abstract }) => [
        title,
        abstract,
      ]),
      [
        ['Ice on Slow Rivers', said],
        ['Stones', stones],
      ],
    );
  });

  it('have the text behind a gap, though it goes on with points', () => {
    const [first] = read(
      table(
        'Ice Zero  Introduces a model of ice that needs no records of winters. Key highlights: <br>● It learns from snow alone, and its errors are half of those of the rule that ferrymen use.',
        `**Stones** - ${stones}`,
      ),
    );
    assert.equal(first?.title, 'Ice Zero');
    assert.match(first.abstract ?? '', /^Introduces a model of ice/);
  });
});

describe('comments of HTML', () => {
  it('are no rows of a table and no papers', () => {
    const row = (title: string, number: number) =>
      `|2025-01-0${String(number)}|[${title}](https://arxiv.org/abs/2501.0000${String(number)})|Vera Ash|${kites}|\n`;
    const text = `|Date|Title|Authors|Abstract|\n|---|---|---|---|\n${row('Ice on Slow Rivers', 1)}<!-- ${row('Stones of the Lower Valley', 2).trim()} -->\n${row('How High a Kite Flies', 3)}`;
    assert.deepEqual(
      read(text).map(({ title }) => title),
      ['Ice on Slow Rivers', 'How High a Kite Flies'],
    );
  });
});
