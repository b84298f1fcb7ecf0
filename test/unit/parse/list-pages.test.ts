import assert from 'node:assert/strict';
import { looksLikeList } from '../../../src/core/parse/list/list-evidence';
import { parseAuthors } from '../../../src/core/parse/list/author-lines';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { parseSource } from '../../../src/core/parse/source';
import { yaml } from '../../../src/core/parse/yaml/library';

const ice =
  'Ice forms on slow rivers in winter, but it is not known how its breaking depends on snow. We collected records of ninety winters from three stations and fitted a model with two terms.';
const stones =
  'We list the stones of the lower valley and propose how they came there. The method is to compare their wear with that of stones of the upper valley.';

const read = (text: string) => parseList(text, { markers: [] });
const papersIn = (text: string) => read(text).entries.map(({ title, arxiv, abstract }) => ({ title, arxiv, abstract }));

/** Two papers below headings, each with its lines. */
const below = (first: string, second: string) =>
  `### [Ice on slow rivers](https://arxiv.org/abs/2501.00001)\n${first}\n\n### [Stones of the lower valley](https://arxiv.org/abs/2501.00002)\n${second}\n`;

describe('pages that list papers', () => {
  it('keep in an abstract an address that stands in a line of its own behind words', () => {
    const [first, second] = read(
      below(
        'Abstract: Ice forms on slow rivers in winter, and nobody knows\nwhen it breaks. We fit a model to ninety winters. The records are at\nhttps://example.org/ice.',
        `Abstract: ${stones}\nhttps://example.org/stones`,
      ),
    ).entries;
    assert.match(first?.abstract ?? '', /The records are at https:\/\/example\.org\/ice\.$/);
    assert.equal(second?.abstract, stones);
    assert.equal(second.links.at(-1)?.url, 'https://example.org/stones');
  });

  it('have no label where a broken sentence goes on with a word and a colon', () => {
    const broken =
      'Ice forms on slow rivers in winter, and the records of it are kept in the written\nlanguage: Nynorsk. We read ninety winters of them and fit a model with two terms to\nwhat they say.';
    const whole = broken.replaceAll('\n', ' ');
    assert.equal(read(below(`Abstract: ${broken}`, `Abstract: ${stones}`)).entries[0]?.abstract, whole);
    const blocks = `Title: Ice on slow rivers\nAbstract: ${broken}\n\nTitle: Stones of the lower valley\nAbstract: ${stones}\n`;
    assert.equal(read(blocks).entries[0]?.abstract, whole);
  });

  it('have a label in small letters below a whole sentence', () => {
    const [first] = read(
      below(`Abstract: ${ice}\nkeywords: ice, rivers`, `Abstract: ${stones}\nkeywords: stones`),
    ).entries;
    assert.equal(first?.abstract, ice);
    assert.deepEqual(first.tags, ['ice', 'rivers']);
  });

  it('may have a table of fields in a quotation, whose head names none', () => {
    const entry = (number: number, title: string, name: string, abstract: string) =>
      `> ### ${String(number)}. ${title}\n>\n> | 属性 | 内容 |\n> |:---:|:---|\n> | 📅 发布日期 | 2026-08-18 |\n> | 👤 作者 | ${name} |\n>\n> **📄 英文摘要：**\n> ${abstract}\n>\n> 🔗 [阅读论文](http://arxiv.org/abs/2501.0000${String(number)}v1)\n\n---\n\n`;
    const { entries } = read(
      entry(1, 'Ice off\\-season on slow rivers', 'Alma M. Ash', `${ice} It is semi\\-frozen \\(ice\\), 5\\% of it.`) +
        entry(2, 'Stones of the lower valley', 'Min Kim', `${stones} Its loss \\(x\\) is 5\\%.`),
    );
    assert.deepEqual(
      entries.map(({ authors, year, title, abstract }) => [authors, year, title, abstract]),
      [
        [
          [{ family: 'Ash', given: 'Alma M.' }],
          2026,
          'Ice off-season on slow rivers',
          `${ice} It is semi-frozen (ice), 5% of it.`,
        ],
        [[{ family: 'Kim', given: 'Min' }], 2026, 'Stones of the lower valley', `${stones} Its loss \\(x\\) is 5\\%.`],
      ],
    );
  });

  it('make no papers of badges, contents, lists of sites and definitions of links', () => {
    const furniture = `# Papers

[![Total](https://img.example.org/badge/papers_of_today-520+-red)]()
[![Updated](https://img.example.org/badge/dynamic/json?url=https://api.example.org/repos/a/b/commits&query=%24.date&label=updated)](https://example.org/a/b/commits)
[![Licence](https://img.example.org/badge/license-CC_BY-3989c9)](LICENSE)

- 🔥 Hot Topic
  - [Frozen_Rivers](hot/Frozen_Rivers_and_What_They_Carry.md)
  - [Multimodal_Stones](hot/Multimodal_Stones_of_the_Valley.md)
- 💫 Sites
  - [Huggingface](https://example.org/papers)
  - [LlamaFactory](https://www.example.org/daily-paper/)
  - [X (Twitter)](https://example.org/x/arxiv_daily)

`;
    const definitions = `
[contributors-shield]: https://img.example.org/github/contributors/a/b.svg?style=for-the-badge
[contributors-url]: https://example.org/a/b/graphs/contributors "Who has helped"
`;
    const titles = ['Ice on slow rivers', 'Stones of the lower valley'];
    const list = furniture + below(`Abstract: ${ice}`, `Abstract: ${stones}`) + definitions;
    assert.deepEqual(
      papersIn(list).map(({ title }) => title),
      titles,
    );
    const table = `${furniture}|Date|Title|Authors|PDF|\n|---|---|---|---|\n|2025-07-21|**Ice on slow rivers**|Vera Ash et.al.|[2501.1](http://arxiv.org/abs/2501.00001)|\n|2025-07-21|**Stones of the lower valley**|Otto Birch et.al.|[2501.2](http://arxiv.org/abs/2501.00002)|\n${definitions}`;
    assert.deepEqual(
      papersIn(table).map(({ title }) => title),
      titles,
    );
  });

  it('have titles with a lone grave accent or code in them, but none with categories behind', () => {
    const titles = [
      "Three cores . . . . `Lord of the Flies' manners among ice cores",
      'The `lattice` package for frozen rivers',
      'Stones of the lower valley',
    ];
    const text = titles
      .map(
        (title, i) => `## ${title}${i === 2 ? ' `cs.RO` `eess.SP`' : ''}\n\n**Abstract**: ${i === 1 ? stones : ice}\n`,
      )
      .join('\n');
    assert.deepEqual(
      papersIn(text).map(({ title }) => title),
      titles,
    );
  });

  const entry = (title: string, id: string, text: string) =>
    `<article markdown="1">\n\n#### [${title}](daily/${title.toLowerCase().replaceAll(' ', '-')}-and-all-that-it-carries-from-the-upper-valley.md)\n\n<div class="meta"><span class="id">arXiv ${id}</span><span class="chip">Rivers and Lakes</span><span class="chip">Winter</span></div>\n\n<div class="summary" markdown="1">\n\n${text}\n\n</div>\n\n</article>\n\n`;
  const site =
    entry('Ice on slow rivers', '2501.00001', ice) +
    entry('Stones of the lower valley', '2501.00002', 'No summary yet.') +
    entry('Kites and their lines', '2501.00003', stones);

  it('have papers without an abstract among others where a number tells which they are', () => {
    assert.deepEqual(papersIn(`# Papers\n\n${site}## cs.RO\n`), [
      { title: 'Ice on slow rivers', arxiv: '2501.00001', abstract: ice },
      { title: 'Stones of the lower valley', arxiv: '2501.00002', abstract: '' },
      { title: 'Kites and their lines', arxiv: '2501.00003', abstract: stones },
    ]);
  });

  it('are lists though a site has put front matter before them, which names no work', () => {
    const options = { markers: [], yaml };
    const page = `---\ntitle: "Papers of May"\ndescription: every day\n---\n\n${site}`;
    const parsed = parseSource({ path: 'may.md', text: page }, options);
    assert.ok('entries' in parsed);
    assert.deepEqual(
      parsed.entries.map(({ format, title, span }) => [format, title, page.slice(span.start).startsWith('#### [')]),
      [
        ['list', 'Ice on slow rivers', true],
        ['list', 'Stones of the lower valley', true],
        ['list', 'Kites and their lines', true],
      ],
    );
    assert.equal(parsed.entries[0]?.span.line, 7);
    for (const [path, front] of [
      ['may.md', 'title: Papers of May\nauthors: [Vera Ash]'],
      ['@ash2020.md', 'title: Papers of May'],
    ] as const) {
      const note = parseSource({ path, text: `---\n${front}\n---\n\n${site}` }, options);
      assert.deepEqual('entries' in note && note.entries.map(({ format }) => format), ['note']);
    }
    const one = parseSource({ path: 'may.md', text: `---\ntitle: Ice\n---\n\n## Abstract\n\n${ice}\n` }, options);
    assert.deepEqual('entries' in one && one.entries.map(({ format }) => format), ['note']);
  });

  it('have titles that a full stop closes, with names and a year behind', () => {
    const item = (title: string, names: string, id: string, abstract: string) =>
      `1. **${title}.** *${names}.* arXiv 2025. [[Paper](https://arxiv.org/abs/${id})] [[Code](https://github.com/a/b)]\n\n   > ${abstract}\n\n`;
    assert.deepEqual(
      read(
        item('Ice on slow rivers', 'Vera Ash, Otto Birch', '2501.00001', ice) +
          item('Stones in Co. Down', 'Ida Cedar', '2501.00002', stones),
      ).entries.map(({ title, authors, year, arxiv }) => [title, authors?.map(({ family }) => family), year, arxiv]),
      [
        ['Ice on slow rivers', ['Ash', 'Birch'], 2025, '2501.00001'],
        ['Stones in Co. Down', ['Cedar'], 2025, '2501.00002'],
      ],
    );
  });

  it('have abstracts behind a word and a full stop, below names and a college', () => {
    const { entries } = read(
      `Ice on Slow Rivers\nVera Ash1, Otto Birch2\n1Institute of Ice, Northtown; 2Valley College\nAbstract. ${ice}\nKeywords: ice, rivers\n\nStones of the Lower Valley\nIda Cedar\nValley College\nAbstract. ${stones}\nKeywords. stones\n`,
    );
    assert.deepEqual(
      entries.map(({ title, authors, abstract, tags }) => [
        title,
        authors?.map(({ family }) => family),
        abstract,
        tags,
      ]),
      [
        ['Ice on Slow Rivers', ['Ash', 'Birch'], ice, ['ice', 'rivers']],
        ['Stones of the Lower Valley', ['Cedar'], stones, ['stones']],
      ],
    );
  });

  it('have emphasised numbers and days before their titles', () => {
    const item = (before: string, title: string, id: string, names: string, abstract: string) =>
      `* ${before} [${title}](https://arxiv.org/abs/${id}) - ${names}\n    * **TL;DR**: A law.\n    * **Abstract**: ${abstract}\n`;
    const told = (first: string, second: string) =>
      read(
        item(first, 'Ice on slow rivers', '2501.00001', 'Vera Ash, Otto Birch et al.', ice) +
          item(second, 'Stones of the lower valley', '2501.00002', 'Ida Cedar', stones),
      ).entries.map(({ title, authors, year, arxiv }) => [title, authors?.map(({ family }) => family), year, arxiv]);
    const both = (year: number | undefined) => [
      ['Ice on slow rivers', ['Ash', 'Birch'], year, '2501.00001'],
      ['Stones of the lower valley', ['Cedar'], year, '2501.00002'],
    ];
    assert.deepEqual(told('**[2501.00001]**', '**2501.00002**'), both(undefined));
    assert.deepEqual(told('`2501.00001`', '[2501.00002]'), both(undefined));
    assert.deepEqual(told('**2025-01-02**', '**[2025.01]**'), both(2025));
  });

  it('have the year of where a work appeared, behind its title or a label', () => {
    const years = (first: string, second: string) =>
      read(`${first}\n**Abstract**: ${ice}\n\n${second}\n**Abstract**: ${stones}\n`).entries.map(({ title, year }) => [
        title,
        year,
      ]);
    assert.deepEqual(
      years('## Ice on slow rivers (NeurIPS 2024)\n', '## The flood (Iowa 2008) and its stones (Part 2)\n'),
      [
        ['Ice on slow rivers', 2024],
        ['The flood (Iowa 2008) and its stones (Part 2)', undefined],
      ],
    );
    assert.deepEqual(
      years(
        '## Ice on slow rivers\n**Journal**: Annals, 12(3), 2014, pp. 1990-1999',
        '## Stones\n**Comment**: as of 2019\n**来源**: 石头学报 2020年第3期',
      ),
      [
        ['Ice on slow rivers', 2014],
        ['Stones', 2020],
      ],
    );
  });

  it('have names before a dash and a place', () => {
    const [first, second] = read(
      below(
        `Vera Ash, Otto Birch — *University of North*\n\nAbstract: ${ice}`,
        `Slow Rivers — a Review\n\nAbstract: ${stones}`,
      ),
    ).entries;
    assert.deepEqual(
      first?.authors?.map(({ family }) => family),
      ['Ash', 'Birch'],
    );
    assert.equal(second?.authors, undefined);
  });

  it('have summaries in Chinese for abstracts, where they have no others', () => {
    const summary =
      '本文列出了下游山谷的石头，并提出它们如何到达那里的假说，方法是将它们的磨损与上游山谷的石头进行比较。';
    assert.deepEqual(
      read(below(`**作者**: Vera Ash\n\n**总结**:\n${summary}`, `**论文概述**: ${summary}`)).entries.map(
        ({ abstract }) => abstract,
      ),
      [summary, summary],
    );
    assert.deepEqual(
      read(
        below(`**总结**: ${summary}\n\n**摘要**: ${ice}`, `**Abstract**: ${stones}\n\n**总结**: ${summary}`),
      ).entries.map(({ abstract }) => abstract),
      [ice, stones],
    );
  });

  it('have labels in any Latin letters', () => {
    const [first] = read(
      below(
        `<p><b>Authors:</b> Vera Ash</p>\n<p><b>Résumé:</b> Le court</p>\n<p><b>Abstract:</b> ${ice}</p>`,
        `<p><b>Abstract:</b> ${stones}</p>`,
      ),
    ).entries;
    assert.deepEqual([first?.authors, first?.abstract], [[{ family: 'Ash', given: 'Vera' }], ice]);
  });

  it('are no lists where they only tell of a site', () => {
    assert.ok(
      !looksLikeList('# Papers\n\n- [Ice](https://example.org/ice)\n- [Stones](https://example.org/s)\n', [], 2),
    );
  });

  it('have no papers in code that is set in below an abstract', () => {
    const text = `${stones}

    pip install stones
    stones --count valley

${ice}

    git clone https://github.com/ash/ice
    cd ice && make

    from ice import Model
    Model("slow").fit()
`;
    assert.deepEqual(
      read(text).entries.map(({ abstract }) => abstract),
      [stones, ice],
    );
    // Text may be set in too.
    const items = `1. Ice on slow rivers\n\n    Vera Ash; Otto Birch\n\n    ${ice}\n\n2. Stones of the lower valley\n\n    Ida Cedar; Emil Dogwood\n\n    ${stones}\n`;
    assert.ok(read(items).entries.every(({ abstract }) => abstract.includes('and')));
  });
});

describe('the authors of a line', () => {
  for (const [line, ...names] of [
    ['Elzo Brito dos Santos Filho', { family: 'Santos Filho', given: 'Elzo Brito', 'non-dropping-particle': 'dos' }],
    ['Vera Ash, HC Birch', { family: 'Ash', given: 'Vera' }, { family: 'Birch', given: 'HC' }],
    ['LI Yang, NG Andrew', { family: 'LI', given: 'Yang' }, { family: 'NG', given: 'Andrew' }],
    ['XRISM Collaboration', { literal: 'XRISM Collaboration' }],
  ] as const) {
    it(`are read: ${line}`, () => {
      assert.deepEqual(parseAuthors(line), names);
    });
  }

  it('may be one with small words in it', () => {
    const [first] = read(
      below(`Elzo Brito dos Santos Filho\n\nAbstract: ${ice}`, `Ana de la Cruz y Vega\n\nAbstract: ${stones}`),
    ).entries;
    assert.deepEqual(
      first?.authors?.map(({ family }) => family),
      ['Santos Filho'],
    );
  });
});
