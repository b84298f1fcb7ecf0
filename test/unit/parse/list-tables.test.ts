import assert from 'node:assert/strict';
import type { Entry } from '../../../src/core/model/paper';
import { knownEntries, withKnown } from '../../../src/core/parse/list/incremental';
import { looksLikeList } from '../../../src/core/parse/list/list-evidence';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { parseSource } from '../../../src/core/parse/source';

const read = (text: string) => parseList(text, { markers: [] });
const family = (entry: Entry) => entry.authors?.map((name) => name.family ?? name.literal) ?? [];
const all = ({ title, authors, year, arxiv, doi, abstract }: Entry) => [
  title,
  authors?.map((name) => name.family ?? name.literal).join('; ') ?? '',
  year,
  arxiv ?? doi,
  abstract,
];

const inMarkdown = (text: string) => {
  const parsed = parseSource({ path: 'a.md', text }, { markers: [] });
  return 'skipped' in parsed ? [] : parsed.entries;
};

describe('A table of works in a list', () => {
  it('has a title, and in further cells names, a year, a place and addresses', () => {
    const text = `# Awesome rivers

Contributions are welcome!

## Ice

| Title | Authors | Venue | Year | Code |
|:------|:-------:|-------|-----:|------|
| [Ice on slow rivers](https://arxiv.org/abs/2501.00001) | V. Ash, O. Birch et.al. | Cold | 2024 | [GitHub](https://github.com/ash/ice) |
| [A \\| B testing of stones](https://doi.org/10.1000/stones) | E. Dogwood | Valley | 2020 | - |
| | | | | |

## Grass

| **Title** | **Authors** | **Venue** | **Code** |
|---|---|---|---|
| Wind over dry grass &amp; reed | 王小明、李红 | Grass 2019 | none |
`;
    const entries = inMarkdown(text);
    assert.deepEqual(entries.map(all), [
      ['Ice on slow rivers', 'Ash; Birch', 2024, '2501.00001', ''],
      ['A | B testing of stones', 'Dogwood', 2020, '10.1000/stones', ''],
      ['Wind over dry grass & reed', '王小明; 李红', 2019, undefined, ''],
    ]);
    assert.deepEqual(
      entries.map(({ links }) => links.map(({ url }) => url)),
      [['https://arxiv.org/abs/2501.00001', 'https://github.com/ash/ice'], ['https://doi.org/10.1000/stones'], []],
    );
    assert.deepEqual(
      entries.map(({ span }) => text.slice(span.start, span.end).startsWith('|')),
      [true, true, true],
    );
  });

  it('may have what a work is about behind its title', () => {
    const entries = inMarkdown(`| **Paper**  | **Links** |
| ------------- | ------------- |
| 1) **Ice on Slow Rivers** - a model of how ice breaks that has two terms only. <br>● It needs no snow. | [Paper](https://arxiv.org/abs/2501.00001), [Tweet](https://example.org/1) |
| 2) Stones  This paper lists the stones of the lower valley and proposes how they came there. | [Paper](https://arxiv.org/abs/2501.00002) |
| 10) Kites Introduces a formula for the height of kites. Its error is within four per cent. | [Paper](https://example.org/kites.pdf) |
`);
    assert.deepEqual(entries.map(all), [
      [
        'Ice on Slow Rivers',
        '',
        undefined,
        '2501.00001',
        'a model of how ice breaks that has two terms only. ● It needs no snow.',
      ],
      [
        'Stones',
        '',
        undefined,
        '2501.00002',
        'This paper lists the stones of the lower valley and proposes how they came there.',
      ],
      [
        'Kites',
        '',
        undefined,
        undefined,
        'Introduces a formula for the height of kites. Its error is within four per cent.',
      ],
    ]);
  });

  it('need not have bars around it, and has line breaks, names and pictures in a cell', () => {
    const entries = inMarkdown(`Paper | Venue | Date
:--- | :---: | ---
![Stars](https://example.org/stars.svg)<br>**Ice on slow rivers**<br>Vera Ash, Otto Birch<br>[Paper](https://arxiv.org/abs/2501.00001) | Cold 2023 | 2024-04-01
**Stones of the valley** | Valley | -
`);
    assert.deepEqual(entries.map(all), [
      ['Ice on slow rivers', 'Ash; Birch', 2024, '2501.00001', ''],
      ['Stones of the valley', '', undefined, undefined, ''],
    ]);
  });

  it('is known by Chinese names of columns, and has abstracts', () => {
    const entries = inMarkdown(`| 序号 | 题目 | 作者 | 摘要 | 链接 |
|---|---|---|---|---|
| 1 | 河冰的形成 | 王小明；李红 | 本文研究河冰。 | [论文](https://arxiv.org/abs/2501.00001) |
| 2 | 下游山谷的石头 | 赵强 | 本文列出了石头。 | 无 |

| 论文 | 会议 | 代码 |
|---|---|---|
| [Wind over dry grass](https://arxiv.org/pdf/2501.00003.pdf) | Grass 2022 | [代码](https://github.com/x/y) |
`);
    assert.deepEqual(entries.map(all), [
      ['河冰的形成', '王小明; 李红', undefined, '2501.00001', '本文研究河冰。'],
      ['下游山谷的石头', '赵强', undefined, undefined, '本文列出了石头。'],
      ['Wind over dry grass', '', 2022, '2501.00003', ''],
    ]);
  });

  it('is none where it has no column of titles, or its rows do not lead to works', () => {
    for (const text of [
      '| Option | Default |\n|---|---|\n| year | 2020 |\n| venue | none |\n',
      '| Title | Year | Rating |\n|---|---|---|\n| A long winter | 1987 | 5 |\n| The kite | 1992 | 4 |\n',
      '| Model | Paper | mAP |\n|---|---|---|\n| R-50 | [He et al.](https://arxiv.org/abs/1512.03385) | 76.1 |\n| V-16 | [link](https://arxiv.org/abs/1409.1556) | 70 |\n',
      '| Title | Authors |\n| One | A. Ash |\n| Two | B. Birch |\n',
      '| Title | Authors |\n|---|\n| One river | A. Ash |\n| Two rivers | B. Birch |\n',
    ]) {
      assert.equal(looksLikeList(text, [], 2), false, text);
    }
    const row = '| [Ice on slow rivers](https://arxiv.org/abs/2501.00001) | 2024 |\n';
    assert.equal(
      looksLikeList(`| Title | Year |\n|---|---|\n${row}${row}| One more | 2020 |\n| One | 2021 |\n`, [], 2),
      true,
    );
    assert.equal(
      looksLikeList(`| Title | Year |\n|---|---|\n${row}| Two | 2022 |\n| One more | 2020 |\n| One | 2021 |\n`, [], 2),
      false,
    );
  });

  it('is no list where it is the smaller part of a document', () => {
    const table =
      '| Title | Authors |\n|---|---|\n| Ice on slow rivers | V. Ash |\n| Stones of the valley | E. Dogwood |\n';
    assert.equal(looksLikeList(`# Rivers\n\n${'x'.repeat(40)}\n\n${table}`, [], 2), true);
    assert.equal(looksLikeList(`# Rivers\n\n${'x y '.repeat(60)}\n\n${table}`, [], 2), false);
  });

  it('tells of no heading between tables, and leaves abstracts beside them to themselves', () => {
    const abstract =
      'How high a kite flies depends on its line as much as on the wind. We study the drag of long lines in a wind tunnel. The formula that we give predicts the height of a kite within four per cent, which is less than what others have found before.';
    const { entries, problems } = read(
      `# Papers\n\n| Title | Authors |\n|---|---|\n| Ice on slow rivers | V. Ash |\n\n${abstract}\n\n## More\n\n| Title | Authors |\n|---|---|\n| 石头 | 赵强 |\n`,
    );
    assert.deepEqual(
      entries.map(({ title, abstract: text }) => title ?? text),
      ['Ice on slow rivers', abstract, '石头'],
    );
    assert.deepEqual(problems, []);
  });

  it('is read again after an edit as it is read anew', () => {
    const rows = [1, 2, 3, 4, 5, 6].map(
      (i) =>
        `| ${String(i)} | [Ice on river ${String(i)}](https://arxiv.org/abs/2501.0000${String(i)}) | V. Ash | Cold 202${String(i)} |`,
    );
    const text = (lines: readonly string[], head = '| No. | Title | Authors | Venue |') =>
      `# Rivers\n\n${head}\n|---|---|---|---|\n${lines.join('\n')}\n`;
    const before = read(text(rows)).entries;
    for (const [after, fresh] of [
      [text(rows.map((row, i) => (i === 2 ? row.replace('V. Ash', 'O. Birch') : row))), 1],
      [text([...rows.slice(0, 1), ...rows.slice(3)]), 0],
      [`Some words.\n\n${text(rows)}`, 0],
      [text(rows, '| No. | Title | Venue | Authors |'), 6],
    ] as const) {
      const known = knownEntries(before.map(({ fingerprint }) => fingerprint));
      const again = parseList(after, { markers: [], known });
      assert.equal(again.entries.length, fresh);
      const steps = withKnown(again.entries, again.places!, before);
      let step = steps.next();
      while (step.done !== true) {
        step = steps.next();
      }
      assert.deepEqual(step.value, read(after).entries);
    }
    assert.deepEqual(
      before.map(family),
      rows.map(() => ['Ash']),
    );
  });
});
