import assert from 'node:assert/strict';
import type { Entry } from '../../../src/core/model/paper';
import { parseAuthors } from '../../../src/core/parse/list/author-lines';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { looksLikeList } from '../../../src/core/parse/list/list-evidence';
import { knownEntries, withKnown } from '../../../src/core/parse/list/incremental';
import { chinese, english, type Form, listOf, type Paper, wrap } from './listed-papers';
import { forms } from './titled-lists';

const options = { markers: ['translated by 谷歌翻译'] };

const read = (text: string) => parseList(text, options);
const families = ({ authors }: Entry): string[] =>
  (authors ?? []).map(({ literal, family }) => literal ?? family ?? '');

describe('a list whose entries begin at their titles', () => {
  for (const [name, papers, told, each] of forms) {
    for (const [how, end, before] of [
      ['', '\n', ''],
      [' with CRLF', '\r\n', ''],
      [' below a heading of the list', '\n', '# Papers of This Spring\n\n'],
    ] as const) {
      it(`is read in the form of ${name}${how}`, () => {
        const text = (before + listOf(papers, each)).replaceAll('\n', end);
        const { entries, problems } = read(text);
        assert.deepEqual(
          entries.map(({ title, abstract }) => [title, abstract]),
          papers.map(({ title, abstract }) => [title, abstract]),
        );
        if (told.includes('authors')) {
          assert.deepEqual(
            entries.map(families),
            papers.map((paper) => paper.families),
          );
        }
        assert.deepEqual(
          entries.map(({ arxiv }) => arxiv),
          papers.map(({ id }) => (told.includes('arxiv') ? id : undefined)),
        );
        assert.deepEqual(
          entries.map(({ doi }) => doi),
          papers.map(({ id }) => (told.includes('doi') ? `10.1000/x.${id}` : undefined)),
        );
        assert.deepEqual(
          entries.map(({ year }) => year),
          papers.map(() => (told.includes('year') ? 2025 : undefined)),
        );
        assert.deepEqual(
          entries.map(({ tags }) => tags),
          papers.map(() => (told.includes('tags') ? ['first', 'second'] : undefined)),
        );
        for (const entry of entries) {
          assert.ok(
            entry.links.every(
              ({ url }) => !url.includes('2501.') || url.includes(papers[entries.indexOf(entry)]?.id ?? ''),
            ),
            'its own links',
          );
        }
        assert.deepEqual(
          problems.map(({ code }) => code),
          before === '' ? [] : problems.map(() => 'stray-line'),
        );
      });
    }
  }

  it('is one in Markdown in all forms with a label', () => {
    for (const [name, papers, , each] of forms) {
      const text = listOf(papers, each);
      if (/abstract|摘\s*要/i.test(text.replaceAll(/book of abstracts/g, ''))) {
        assert.ok(looksLikeList(text, [], 2), name);
      }
    }
  });

  const edits = [0, 1 / 3, 1 / 2, 1].flatMap((part) => ['', '\n', '## New\n', 'x'].map((added) => ({ part, added })));
  const isReadAgain = ([name, papers, , each]: Form, { part, added }: (typeof edits)[number]) => {
    const text = listOf(papers, each);
    const before = read(text).entries;
    const at = Math.floor(text.length * part);
    const edited = text.slice(0, at) + added + text.slice(at + 9);
    const { entries, places } = parseList(edited, {
      ...options,
      known: knownEntries(before.map(({ fingerprint }) => fingerprint)),
    });
    assert.ok(places !== undefined);
    const steps = withKnown(entries, places, before);
    let step = steps.next();
    while (step.done !== true) {
      step = steps.next();
    }
    assert.deepEqual(step.value, read(edited).entries, name);
  };

  it('is read again after an edit as it is read anew', () => {
    for (const [index, form] of forms.entries()) {
      isReadAgain(form, edits[(index * 3) % edits.length]!);
    }
  });

  it('is read again after each edit as it is read anew @cases', () => {
    for (const form of forms) {
      for (const edit of edits) {
        isReadAgain(form, edit);
      }
    }
  });

  it('has no title of a section, and gives nothing of a heading without abstract', () => {
    const body = (p: Paper): string => `### ${p.title}\n${p.names}\n\n**Abstract**: ${p.abstract}\n\n`;
    const { entries, problems } = read(
      `# Papers\n\n- [Rivers](#rivers) (2)\n- [Kites](#kites) (1)\n\n## Rivers\n\n${body(english[0]!)}${body(english[1]!)}## Kites\n\n### Only a Title\n\n${body(english[2]!)}\n[⬆️ back](#papers)\n`,
    );
    assert.deepEqual(
      entries.map(({ title }) => title),
      english.map(({ title }) => title),
    );
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.line]),
      [
        ['stray-line', 0],
        ['stray-line', 5],
        ['stray-line', 17],
        ['stray-line', 19],
      ],
    );
  });

  it('keeps what is said besides as a note', () => {
    const [entry] = read(
      `## Ice\n*Vera Ash* | **Main category: cs.CV**\n\n**Comment:** 12 pages\n\n**Abstract**: ${english[0]!.abstract}\n\n## Stones\n\n**Abstract**: ${english[1]!.abstract}\n`,
    ).entries;
    assert.equal(entry?.note, '*Vera Ash* | **Main category: cs.CV**\n**Comment:** 12 pages');
  });

  it('takes the abstract of the work, not a translation or a summary, whichever comes first', () => {
    const labels = (first: string, second: string) =>
      `## Ice\n\n${first}\n\n${second}\n\n## Stones\n\n**Abstract**: ${english[1]!.abstract}\n`;
    const own = `**Abstract**: ${english[0]!.abstract}`;
    for (const other of [
      `**TL;DR:** ${chinese[0]!.abstract}`,
      `**摘要翻译:** ${chinese[0]!.abstract}`,
      `> **ai_Abstract:** ${chinese[0]!.abstract}`,
      `**Abstract (ZH)**: ${chinese[0]!.abstract}`,
    ]) {
      assert.equal(read(labels(own, other)).entries[0]?.abstract, english[0]!.abstract, other);
      assert.equal(read(labels(other, own)).entries[0]?.abstract, english[0]!.abstract, other);
    }
  });

  it('takes numbers of contributions off titles where most have one', () => {
    const titled = (codes: readonly string[]) =>
      read(
        english.map((p, i) => `## ${codes[i] ?? ''}Walls ${String(i)}\n\n**Abstract**: ${p.abstract}\n\n`).join(''),
      ).entries.map(({ title }) => title);
    assert.deepEqual(titled(['P1-01 ', 'P1-02 ', '']), ['Walls 0', 'Walls 1', 'Walls 2']);
    assert.deepEqual(titled(['P1-01 ', '', '']), ['P1-01 Walls 0', 'Walls 1', 'Walls 2']);
  });

  it('leaves abstracts that stand behind it to themselves', () => {
    const plain = english.map(({ abstract }) => `${abstract} ${abstract.replace('a', 'no')}`);
    for (const gap of ['', '\n']) {
      const { entries } = read(
        `${listOf(english, (p) => `## ${p.title}\n**Abstract**: ${p.abstract}\n\n`)}${plain.join(`\n${gap}`)}\n`,
      );
      assert.deepEqual(
        entries.map(({ abstract }) => abstract),
        [...english.map(({ abstract }) => abstract), ...plain],
      );
    }
  });

  it('keeps the paragraphs of an abstract below a heading together', () => {
    const second = `In this second part, ${english[2]!.abstract} ${english[1]!.abstract}`;
    const text = (gap: string) =>
      english
        .map((p, i) => `# ${p.title}\n\n**Abstract**: ${p.abstract}${i === 1 ? gap + second : ''}\n\n---\n`)
        .join('');
    for (const gap of ['\n', '\n\n']) {
      assert.deepEqual(
        read(text(gap)).entries.map(({ abstract }) => abstract),
        english.map(({ abstract }, i) => (i === 1 ? `${abstract} ${second}` : abstract)),
      );
    }
  });

  it('has no entry of what stands below the heading of the list', () => {
    const { entries, problems } = read(
      `# My List\nSome words on it.\n\n${listOf(english, (p) => `# ${p.title}\n${p.names}\n\n## Abstract\n${p.abstract}\n\n## Notes\nVery good.\n\n`)}`,
    );
    assert.deepEqual(
      entries.map(({ title, note }) => [title, note]),
      english.map(({ title }) => [title, '## Notes\nVery good.']),
    );
    assert.deepEqual(
      problems.map(({ span }) => span.line),
      [0, 1],
    );
  });

  it('has an abstract without label of 100 and more below its title', () => {
    const body = (length: number) => `Moss grows on walls. It is${'s'.repeat(length - 27)}.`;
    const count = (length: number) =>
      read(`## Moss\n**Abstract**: ${english[0]!.abstract}\n\n## Ice\n${body(length)}\n`).entries.length;
    assert.equal(body(100).length, 100);
    assert.deepEqual([count(100), count(99)], [2, 1]);
  });

  it('is one where a tenth of the lines in a form of Markdown head an abstract, or half of others', () => {
    const isOne = (mark: string, bare: number) =>
      read(
        `${Array.from({ length: bare }, (_, i) => `${mark}Title ${String(i)} of Walls\n`).join('')}${mark}Moss on Walls\n*Vera Ash*\nAbstract: ${english[0]!.abstract}\n`,
      ).entries.some(({ title, authors }) => title === 'Moss on Walls' && authors !== undefined);
    assert.deepEqual(
      [9, 10].map((bare) => isOne('## ', bare)),
      [true, false],
    );
    assert.deepEqual(
      [1, 2].map((bare) => isOne('- ', bare)),
      [true, false],
    );
  });

  it('is none where headings part several abstracts each', () => {
    const long = (number: number) =>
      `Abstract ${String(number)} says this. ${english[0]!.abstract} ${english[1]!.abstract}`;
    const { entries } = read(`## Rivers\n${long(1)}\n${long(2)}\n## Kites\n${long(3)}\n${long(4)}\n`);
    assert.deepEqual(
      entries.map(({ abstract }) => abstract),
      [1, 2, 3, 4].map(long),
    );
  });

  it('reads the mail in which arXiv lists papers', () => {
    const rule = '-'.repeat(78);
    const paper = (p: Paper, names: string): string =>
      `\\\\\narXiv:${p.id}\nDate: Wed, 1 Jan 2025 10:00:00 GMT   (5kb)\n\nTitle: ${wrap(p.title, 12).replaceAll('\n', '\n  ')}\nAuthors: ${names}\nCategories: cs.CL cs.AI\n\\\\\n  ${wrap(p.abstract)}\n\\\\ ( https://arxiv.org/abs/${p.id} ,  5kb)\n`;
    const text = `Send any comments regarding submissions directly to submitter.\n${rule}\nArchives at http://arxiv.org/\nTo unsubscribe, e-mail To: cs@example.org, Subject: cancel\n${rule}\n Submissions to:\nArtificial Intelligence\n received from  Tue  1 Jan 25 19:00:00 GMT\n${rule}\n${rule}\n${paper(english[0]!, 'Vera Ash (1) and Otto Birch (1 and 2) ((1) University of X, (2) Y\n  College)')}${rule}\n${paper(english[1]!, english[1]!.names)}${'%%--'.repeat(19)}\n`;
    const { entries, problems } = read(text);
    assert.deepEqual(
      entries.map(({ title, abstract, arxiv, year }) => [title, abstract, arxiv, year]),
      english.slice(0, 2).map(({ title, abstract, id }) => [title, abstract, id, 2025]),
    );
    assert.deepEqual(entries.map(families), [['Ash', 'Birch'], ['Dogwood']]);
    assert.ok(
      entries.every(({ links }, i) =>
        links.every(({ url }) => url === `https://arxiv.org/abs/${english[i]?.id ?? ''}`),
      ),
    );
    assert.ok(problems.every(({ code }) => code === 'stray-line'));
  });

  it('reads brackets of every kind, days before titles, numbered references and footnotes at places', () => {
    const labelled = read(
      '风过枯草\n王小明1，李红2\n〔摘要〕草在风中弯曲，但枯草弯曲的程度尚不清楚。本文提出一个弯曲模型，并在四片草地上用两个夏天进行了检验。\n〔关键词〕草；风\n\n玻璃丝的损耗\n赵强\n〔摘要〕玻璃丝可以远距离传输光线。本文证明其损耗取决于温度，并给出了一个公式，预测结果与测量值的误差在百分之一以内。\n〔关键词〕玻璃\n',
    ).entries;
    assert.deepEqual(
      labelled.map(({ title, tags, abstract }) => [title, tags, abstract.slice(0, 1)]),
      [
        ['风过枯草', ['草', '风'], '草'],
        ['玻璃丝的损耗', ['玻璃'], '玻'],
      ],
    );
    const dated = read(
      english
        .map((p) => `**[2025-02-03] ${p.title}** ([arXiv](https://arxiv.org/abs/${p.id}))\n\n> ${p.abstract}\n\n`)
        .join(''),
    ).entries;
    assert.deepEqual(
      dated.map(({ title, year, arxiv }) => [title, year, arxiv]),
      english.map(({ title, id }) => [title, 2025, id]),
    );
    const references = read(
      '[1]王小明,李红.河冰的形成与破裂[J].水文学报,2021,52(03):12-20.\n摘要：冬季缓慢的河流会结冰,本文收集了三个站点九十个冬天的记录。\n\n[2]赵强.下游山谷的石头[D].河谷大学,2020.\n摘要：本文列出了下游山谷的石头，并提出它们如何到达那里的假说。\n',
    ).entries;
    assert.deepEqual(
      references.map((entry) => [entry.title, entry.year, entry.authors?.length]),
      [
        ['河冰的形成与破裂', 2021, 2],
        ['下游山谷的石头', 2020, 1],
      ],
    );
    const programme = read(
      english
        .slice(0, 2)
        .map(
          (p, i) =>
            `O2.${String(i + 3)} ${p.title}\nA. Ash1, O. Birch2\n1Institute of Grass, Town; 2University of Wind, City\n${p.abstract}\n\n`,
        )
        .join(''),
    ).entries;
    assert.deepEqual(
      programme.map(({ title, abstract }) => [title, abstract]),
      english.slice(0, 2).map(({ title, abstract }) => [title, abstract]),
    );
  });

  it('name people whose names are filled with a space', () => {
    const { entries } = parseList(
      '河冰的形成与破裂\n王 小明，李 红，赵　强\n【摘要】冬季缓慢的河流会结冰，但其破裂如何取决于积雪尚不清楚。本文收集了三个站点九十个冬天的记录，结果表明破裂日期取决于积雪深度。\n\n下游山谷的石头\n赵 强，孙 八\n【摘要】本文列出了下游山谷的石头，并提出它们如何到达那里的假说，方法是将它们的磨损与上游山谷的石头进行比较。\n',
      { markers: [] },
    );
    assert.deepEqual(
      entries.map(({ title, authors }) => [title, authors?.map(({ literal }) => literal)]),
      [
        ['河冰的形成与破裂', ['王小明', '李红', '赵强']],
        ['下游山谷的石头', ['赵强', '孙八']],
      ],
    );
  });

  it('is a reference whatever is said of where it was published', () => {
    const { entries } = parseList(
      'V. Ash, O. Birch, and E. O\'Dogwood, "Ice on Slow Rivers," 2021 International Conference on the Waters of Cold Countries and Their Uses (ICWCC), Upper Valley, Lower Province, Country, 2021, pp. 1-6, doi: 10.1000/ice.2021.\nAbstract: Ice forms on slow rivers. We propose a model.\nkeywords: {Ice;Rivers},\n\nI. Cedar, "Stones," Valley, 2010, doi: 10.1000/val.\nAbstract: We list the stones.\n',
      options,
    );
    assert.deepEqual(
      entries.map(({ title, doi, year, authors }) => [title, doi, year, authors?.length]),
      [
        ['Ice on Slow Rivers', '10.1000/ice.2021', 2021, 3],
        ['Stones', '10.1000/val', 2010, 1],
      ],
    );
  });

  it('has names behind a dash or between dots, families first in capitals or before initials', () => {
    const read = (lead: string) =>
      parseList(
        english
          .map((p) => `## [${p.title}](https://arxiv.org/abs/${p.id})\n\n${lead}\n\n**Abstract**: ${p.abstract}\n\n`)
          .join(''),
        options,
      ).entries[0];
    assert.deepEqual(
      [read('👥 Oskar Lund, Bea Tran · 📅 2024-04-18 · 🏷️ cs.LG')].map((entry) => [
        entry?.year,
        entry && families(entry),
      ]),
      [[2024, ['Lund', 'Tran']]],
    );
    const bullets = parseList(
      english
        .map(
          (p) =>
            `- **${p.title}** — J. Ortiz, H. Kim. *Cold 2023*. [[pdf](https://example.org/a.pdf)]\n  - Abstract: ${p.abstract}\n`,
        )
        .join(''),
      options,
    ).entries;
    assert.deepEqual(
      bullets.map(families),
      english.map(() => ['Ortiz', 'Kim']),
    );
    for (const [names, expected] of [
      ['HUGHES T, DE LUCA MA, 王小明', ['HUGHES', 'DE LUCA', '王小明']],
      ['Ash V, Birch O B', ['Ash', 'Birch']],
      ['Ash V, Otto Birch', ['V', 'Birch']],
      ['WANG Xiaoming, LI Hong', ['WANG', 'LI']],
      ['Bob C. Dean and the COUNT Collaboration', ['Dean', 'COUNT Collaboration']],
      ['Ravi Menon et.al.', ['Menon']],
    ] as const) {
      assert.deepEqual(
        parseAuthors(names).map(({ family, literal }) => family ?? literal),
        expected,
        names,
      );
    }
  });

  it('has lines that nothing tells between names and a labelled abstract', () => {
    const { entries } = parseList(
      'P1-01\nNesting of terns\nIda Holt, Marc Petit\nAves, Montpellier, France\nAbstract: Terns nest on roofs. We surveyed 300 roofs in two towns.\nKeywords: terns; roofs\n\nP1-02\nDiet of foxes\nPaula Reyes\nUniversidad de Chile, Santiago\nAbstract: We analysed scats of foxes. Human food made up half of the diet.\nKeywords: foxes; diet\n\nP1-03\nMoths at lamps\nJon Vale, Kim Yun\nUniversity of Leeds, UK\nAbstract: Lamps attract moths. We compared lamps of three colours.\nKeywords: moths\n',
      options,
    );
    assert.deepEqual(
      entries.map(({ title, tags, authors }) => [title, tags?.length, authors?.length]),
      [
        ['Nesting of terns', 2, 2],
        ['Diet of foxes', 2, 1],
        ['Moths at lamps', 1, 2],
      ],
    );
  });

  it('has labels of theses, and both versions behind labels', () => {
    const theses = parseList(
      [0, 1]
        .map(
          (i) =>
            `论文题目：${chinese[i]!.title}\n作者姓名：${chinese[i]!.families[0]!}\n指导教师：何平\n学科专业：环境工程\n摘要：${chinese[i]!.abstract}\n关键词：水\n\n`,
        )
        .join(''),
      options,
    ).entries;
    assert.deepEqual(
      theses.map(({ title, authors, abstract }) => [title, authors?.length, abstract]),
      [0, 1].map((i) => [chinese[i]!.title, 1, chinese[i]!.abstract]),
    );
    for (const order of [
      (i: number) =>
        `题目：${chinese[i]!.title}\nTitle: ${english[i]!.title}\n作者：王小明\nAuthors: Wang Xiaoming\n摘要：${chinese[i]!.abstract}\nAbstract: ${english[i]!.abstract}\n\n`,
      (i: number) =>
        `题目：${chinese[i]!.title}\n作者：王小明\n摘要：${chinese[i]!.abstract}\nAbstract: ${english[i]!.abstract}\n\n`,
    ]) {
      const both = parseList(order(0) + order(1), options).entries;
      assert.deepEqual(
        both.map(({ title, authors, abstract, translation }) => [title, authors, abstract, translation?.abstract]),
        [0, 1].map((i) => [chinese[i]!.title, [{ literal: '王小明' }], chinese[i]!.abstract, english[i]!.abstract]),
      );
    }
  });

  it('is a list in Markdown where texts have the addresses of their papers beside their titles', () => {
    const text = (link: string) =>
      english.map((p) => `#### ${p.title}\n\n${p.names}\n\n${link}\n\n${p.abstract.slice(0, 170)}.\n\n`).join('');
    assert.equal(looksLikeList(text('[2501.00001](https://arxiv.org/abs/2501.00001)'), [], 2), true);
    assert.equal(looksLikeList(text('[notes](https://example.org/notes)'), [], 2), false);
  });

  it('has no number of its entry, whatever words stand at it and where the list begins', () => {
    const titles = (lead: (i: number) => string, papers = chinese.slice(0, 3)) =>
      parseList(papers.map((p, i) => `${lead(i)}${p.title}\n${p.abstract}\n\n`).join(''), options).entries.map(
        ({ title }) => title,
      );
    const bare = chinese.slice(0, 3).map(({ title }) => title);
    for (const lead of [
      (i: number) => `第${String(i + 1)}篇 `,
      (i: number) => `第${'九十'[i] ?? '十一'}篇：`,
      (i: number) => `第${String(i + 4)} `,
      (i: number) => `论文${String(i + 1)}：`,
      (i: number) => `Paper ${String(i + 7)}: `,
      (i: number) => `${String(i + 11)} `,
      (i: number) => `${String(i + 1)}　`,
    ]) {
      assert.deepEqual(titles(lead), bare, lead(0));
    }
    assert.deepEqual(
      titles(() => '1 ', chinese.slice(0, 1)),
      bare.slice(0, 1),
    );
    assert.deepEqual(
      titles(() => '第1篇 ', chinese.slice(0, 1)),
      bare.slice(0, 1),
    );
    // Two numbers from elsewhere, some that do not follow one another, and a lone one are words of titles.
    assert.deepEqual(
      titles((i) => `${String(i + 11)} `, chinese.slice(0, 2)),
      [`11 ${bare[0]!}`, `12 ${bare[1]!}`],
    );
    assert.deepEqual(
      titles((i) => `${String(i * 2 + 11)} `),
      bare.map((title, i) => `${String(i * 2 + 11)} ${title}`),
    );
    assert.deepEqual(
      titles(() => '2 ', chinese.slice(0, 1)),
      [`2 ${bare[0]!}`],
    );
    assert.deepEqual(
      titles(() => '第三世界的'),
      bare.map((title) => `第三世界的${title}`),
    );
  });

  it('leaves code below an abstract out of it, and no text that is set in or fenced', () => {
    const papers = english.slice(0, 2);
    const abstracts = (below: string) =>
      read(
        papers.map(({ title, abstract }) => `## ${title}\n**Abstract**: ${abstract}\n${below}\n`).join('\n'),
      ).entries.map(({ abstract }) => abstract);
    const alone = papers.map(({ abstract }) => abstract);
    for (const code of [
      '\n    @article{ash2019,\n      title={Ice},\n    }',
      '\n    pip install ice\n\n    make all',
      '\n```python\nimport ice\n\nice.run()\n```',
      '~~~\npip install ice\n~~~',
    ]) {
      assert.deepEqual(abstracts(code), alone, code);
    }
    const more = 'A second paragraph says what the first one has left out, at about the same length.';
    for (const text of [`\n    ${more}`, `\n   ${more}`]) {
      assert.deepEqual(
        abstracts(text).map((abstract) => abstract.endsWith(more)),
        [true, true],
        text,
      );
    }
    assert.equal(read(`\`\`\`\n${papers.map(({ abstract }) => abstract).join('\n\n')}\n\`\`\`\n`).entries.length, 2);
  });
});
