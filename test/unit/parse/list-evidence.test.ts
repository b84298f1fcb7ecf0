import assert from 'node:assert/strict';
import { looksLikeList } from '../../../src/core/parse/list/list-evidence';
import { animals, chinese, long } from './abstracts';

describe('a Markdown list', () => {
  const list = (titles: readonly string[], more = '', label = '**Abstract**: ') =>
    titles.map((title, i) => `## ${title}\n${label}${long(i)}${i === 0 ? more : ''}\n`).join('\n');

  for (const more of [
    ' We follow \\cite{other2019} here.',
    ' See [@other2019].',
    '\n```\nnpm start\n```',
    ' Let \\begin{equation} x \\end{equation} be.',
  ]) {
    it(`is one in spite of ${more.trim().slice(0, 16)}`, () => {
      assert.ok(looksLikeList(list(['Ice on slow rivers', 'Stones'], more), [], 2));
      assert.ok(looksLikeList(list(animals, more, ''), [], 2));
    });
  }
  for (const title of [
    'Methods for the stones of the valley',
    'Methodical stones',
    'Usage of stones in walls',
    'Introduction to Stones',
    'Conclusions of a stone',
    '方法论的历史',
    'Introduction',
    'Methods',
  ]) {
    it(`is one with the heading "${title}"`, () =>
      assert.ok(looksLikeList(list(['Ice on slow rivers', title]), [], 2)));
  }
  it('is one with headings that only begin as those of a document', () => {
    assert.ok(looksLikeList(list(['Methods for stones', 'Usage of stones'], '', ''), [], 2));
    assert.ok(!looksLikeList(list(['Methods', 'Usage'], '', ''), [], 2));
    assert.ok(!looksLikeList(list(['2. Methods and Results', '3 Discussion'], '', ''), [], 2));
  });

  const body = (cite: string) =>
    Array.from(
      { length: 8 },
      (_, i) =>
        `The night of island ${i} was studied by others before${cite}, who walked its paths with lamps and counted what they saw there. In their work our method is not named, and what they saw by lamp is less than what can be heard in the dark. We show in the next section how both may be joined, and what that costs.`,
    ).join('\n\n');
  for (const [name, text] of [
    [
      'a chapter',
      `# Introduction\n\n${body(' [@stone2020]')}\n\n## Related work\n\n${body(' [@moss2021; @kite2022]')}`,
    ],
    ['a chapter in LaTeX', `${body(' \\cite{stone2020}')}\n`],
    [
      'a thesis with abstracts in two languages',
      `**摘要**：${chinese(1)}\n\n**Abstract**: ${long(1)}\n\n# 引言\n\n${body(' [@stone2020]')}\n`,
    ],
    ['a draft with one labelled abstract', `# Night\n\nAbstract: ${long(1)}\n\n## Introduction\n\n${body('')}\n`],
    ['a short draft', `# Introduction\n\n${long(1)} Others did so before [@stone2020].\n\n${long(2)}\n`],
    ['a manual', `# Night\n\n${long(1)}\n\n## Usage\n\n\`\`\`\nnpm start\n\`\`\`\n`],
  ] as const) {
    it(`is not ${name}`, () => assert.ok(!looksLikeList(text, [], 2)));
  }
});
