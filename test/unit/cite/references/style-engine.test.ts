import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatReferences } from '../../../../src/core/cite/references/processor';
import type { CslItem } from '../../../../src/core/model/paper';
import { moss, shipped } from './style';

const locales = new Map(['en-US', 'zh-CN'].map((tag) => [tag, shipped(`locales-${tag}.xml`)]));

/** Works that a style has to tell apart, and that change under their ids. */
const item: fc.Arbitrary<CslItem> = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', '1', 'constructor'),
    type: fc.constantFrom('article-journal', 'book', 'document'),
    title: fc.constantFrom('Moss', 'On walls', '墙上的苔藓', ''),
    author: fc.array(
      fc.record({
        family: fc.constantFrom('Berg', 'Zhang', '张'),
        given: fc.constantFrom('Jan', 'Juri', '三'),
      }),
      { maxLength: 4 },
    ),
    issued: fc.constantFrom(2020, 2021).map((year) => ({ 'date-parts': [[year]] })),
    'container-title': fc.constant('Journal of Moss'),
    DOI: fc.constant('10.1000/moss'),
    language: fc.constantFrom('zh', 'en', 'ja'),
  },
  { requiredKeys: ['id', 'type'] },
);
const other: CslItem = { ...moss, id: 'x', title: 'On walls', author: [{ family: 'Dill', given: 'Ann' }] };
const work = fc.record({
  items: fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 5 }),
  isBilingual: fc.boolean(),
});

function listed(
  style: string,
  { items, isBilingual }: { items: readonly CslItem[]; isBilingual: boolean },
  by = locales,
) {
  const bilingual = new Map(
    isBilingual
      ? items.map(({ id }) => [id, { chinese: { ...moss, id, title: '苔藓' }, other: { ...other, id } }])
      : [],
  );
  const { references, marks } = formatReferences({ style, items, bilingual, locales: by, language: 'en-US' });
  return { references, marks: marks && { ...marks, of: [...marks.of] } };
}

describe('a style that is used again', () => {
  for (const name of ['ieee', 'china-national-standard-gb-t-7714-2015-author-date']) {
    it(`writes each list as if there had been no other: ${name}`, () => {
      const style = shipped(`${name}.csl`);
      fc.assert(
        fc.property(fc.array(work, { minLength: 2, maxLength: 3 }), (works) => {
          const again = works.map((each) => listed(style, each));
          assert.deepEqual(
            again,
            works.map((each) => listed(style, each, new Map(locales))),
          );
        }),
        { numRuns: 2 },
      );
    });
  }

  it('writes a list in which a work has changed as it is now', () => {
    const style = shipped('ieee.csl');
    const titled = (title: string) =>
      JSON.stringify(listed(style, { items: [{ ...moss, title }], isBilingual: false }));
    assert.match(titled('On moss'), /On moss/);
    assert.match(titled('On walls'), /On walls/);
  });

  it('is made ready anew after one that has stopped midway', () => {
    const style =
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info>' +
      '<citation><layout><text variable="title"/></layout></citation><bibliography><layout><group prefix="(" suffix=")">' +
      `${'<text variable="title"/>'.repeat(300)}</group></layout></bibliography></style>`;
    const before = listed(style, { items: [moss], isBilingual: false });
    const tooLong = { ...moss, id: 'long', title: 'x'.repeat(10_000) };
    assert.throws(() => listed(style, { items: [moss, tooLong], isBilingual: false }), /too long/);
    assert.deepEqual(listed(style, { items: [moss], isBilingual: false }), before);
  });

  it('is one style for one reader', () => {
    const style = shipped('chicago-author-date.csl');
    const undated = { ...moss, issued: undefined };
    const inLanguage = (language: string) =>
      JSON.stringify(formatReferences({ style, items: [undated], locales, language }).references);
    assert.notEqual(inLanguage('en-US'), inLanguage('zh-CN'));
  });
});
