import assert from 'node:assert/strict';
import { groupHtml } from '../../../../src/core/cite/preview/group-html';
import { pandoc } from '../../../../src/core/cite/languages/pandoc/index';
import { paper } from '../../search/paper';
import { listInStyle, moss } from '../references/style';

const numeric = 'china-national-standard-gb-t-7714-2015-numeric';
const keys = ['one', 'two', 'three', 'four', 'five'];
const items = keys.map((id) => ({ ...moss, id }));
const papers = new Map(keys.map((key) => [key, paper(key, '', { authors: [{ family: 'Berg' }], year: 2020 })]));

/** A citation as the preview shows it, links left out. */
function shown(style: string, text: string, isInChinese = false): string {
  const { marks } = listInStyle(style, { items });
  const [group] = pandoc.parse(text).groups;
  assert.ok(group);
  return groupHtml(group, {
    source: { unknown: () => '' },
    paperOf: (key) => papers.get(key),
    idOf: (key) => key,
    marks,
    isInChinese,
  }).replace(/<\/?(?:a|span)\b[^>]*>/g, '');
}

describe('citations in the preview, by styles that number', () => {
  it('have the numbers that the list has', () => {
    const { references, marks } = listInStyle('ieee', { items });
    assert.deepEqual(
      references.map(({ id }) => [marks?.of.get(id), id]),
      references.map(({ id, label }) => [label, id]),
    );
    assert.equal(shown('ieee', 'See [@two].'), '[2]');
    assert.equal(shown(numeric, 'See [@two].'), '<sup>[2]</sup>');
  });

  it('come in the order of the list, each once, three in a row as a range, two not', () => {
    assert.equal(shown('ieee', '[@five; @one; @two; @three; @one]'), '[1]–[3], [5]');
    assert.equal(shown('ieee', '[@four; @five]'), '[4], [5]');
    assert.equal(shown(numeric, '[@five; @one; @two; @three]'), '<sup>[1–3,5]</sup>');
    assert.equal(shown(numeric, '[@one; @two]'), '<sup>[1,2]</sup>');
  });

  it('keep what is said beside a number, in its brackets and in the order written', () => {
    assert.equal(shown('ieee', '[see @two, p. 3; @one]'), '[see 2, p. 3], [1]');
    assert.equal(shown(numeric, '[@two, 第 3 页]', true), '<sup>[2, 第 3 页]</sup>');
    assert.equal(shown('ieee', '[@one; @nobody]'), '[1], @nobody');
  });

  it('name the authors in the sentence', () => {
    assert.equal(shown('ieee', 'By @two [p. 3].'), 'Berg [2, p. 3]');
    assert.equal(shown(numeric, '按@two所说', true), 'Berg<sup>[2]</sup>');
    assert.equal(shown('ieee', 'By Berg [-@two].'), '[2]');
  });

  it('are shown by authors and year where the style cites so', () => {
    for (const style of ['apa', 'chicago-author-date', 'china-national-standard-gb-t-7714-2015-author-date']) {
      assert.equal(shown(style, '[@two]'), '(Berg 2020)', style);
    }
  });

  it('are links to their references, and hold nothing that a style says as markup', () => {
    const [group] = pandoc.parse('[@one; @two]').groups;
    assert.ok(group);
    const html = groupHtml(group, {
      source: { unknown: () => '' },
      paperOf: (key) => papers.get(key),
      idOf: (key) => key,
      isInChinese: false,
      marks: {
        of: new Map([
          ['one', '<b>1'],
          ['two', '2'],
        ]),
        prefix: '<',
        suffix: '"',
        delimiter: '&',
        isSuperscript: false,
        isSorted: false,
        hasRanges: false,
      },
    });
    assert.equal(html.replace(/<\/?(?:a|span)\b[^>]*>/g, ''), '&#60;&#60;b&#62;1&#38;2&#34;');
    assert.equal(html.match(/<a href="#literature-notes-(?:one|two)"/g)?.length, 2);
  });
});
