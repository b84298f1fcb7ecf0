import assert from 'node:assert/strict';
import type { CslItem, PersonName } from '../../../../src/core/model/paper';
import { withAccessDate } from '../../../../src/core/cite/export/access-date';
import { formatReferences } from '../../../../src/core/cite/references/processor';
import { StyleError } from '../../../../src/core/cite/references/style-error';
import { plainTextOf } from '../../../../src/core/cite/model/formatted-text';
import { derived, inStyle, listInStyle, moss, preprint, shipped } from './style';

const lines = (style: string, items: readonly CslItem[], language?: string) =>
  inStyle(style, items, language).map(
    ({ label, spans }) => `${label === undefined ? '' : `${label} `}${plainTextOf(spans)}`,
  );

describe('references by a CSL style', () => {
  it('sorts and writes them as APA does', () => {
    assert.deepEqual(lines('apa', [moss, preprint, derived]), [
      'MossNet: a network that finds moss. (n.d.). https://github.com/moss/net_1',
      'van der Berg, J., & Zhang, S. (2020). On moss & <mask> walls. Journal of Moss, 12(3), 1–10. https://doi.org/10.1000/moss_1',
      '张三. (2023). 移动网络 (arXiv:2401.00001). arXiv. https://arxiv.org/abs/2401.00001',
    ]);
  });

  it('numbers them in order of citation as IEEE does', () => {
    assert.deepEqual(lines('ieee', [moss, derived]), [
      '[1] J. van der Berg and S. Zhang, “On moss & <mask> walls,” Journal of Moss, vol. 12, no. 3, pp. 1–10, Mar. 2020, doi: 10.1000/moss_1.',
      '[2] “MossNet: a network that finds moss.” [Online]. Available: https://github.com/moss/net_1',
    ]);
  });

  it('writes GB/T 7714 and Chicago', () => {
    assert.deepEqual(lines('china-national-standard-gb-t-7714-2015-numeric', [moss]), [
      '[1] VAN DER BERG J, ZHANG S. On moss & <mask> walls[J/OL]. Journal of Moss, 2020, 12(3): 1-10. DOI:10.1000/moss_1.',
    ]);
    assert.deepEqual(lines('china-national-standard-gb-t-7714-2015-author-date', [derived]), [
      'Anon. MossNet: a network that finds moss[Z/OL]. https://github.com/moss/net_1.',
    ]);
    assert.deepEqual(lines('chicago-author-date', [moss]), [
      'Berg, Jan van der, and San Zhang. 2020. “On Moss & <mask> Walls.” Journal of Moss 12 (3): 1–10. https://doi.org/10.1000/moss_1.',
    ]);
  });

  it('has the day on which a record was taken where the style wants it, and no other', () => {
    const record = { date: '2026-11-29' };
    const line = (item: CslItem, taken: { readonly date?: string } | undefined = record) =>
      lines('china-national-standard-gb-t-7714-2015-numeric', [
        withAccessDate(item, taken === undefined ? {} : { record: taken }),
      ])[0];
    assert.match(line(derived) ?? '', /\[2026-11-29\]/);
    assert.match(line({ ...derived, accessed: { 'date-parts': [[2020, 1, 2]] } }) ?? '', /\[2020-01-02\]/);
    for (const other of [line(derived, {}), line(derived, { date: 'today' }), line({ ...derived, URL: undefined })]) {
      assert.ok(!/\[2026/.test(other ?? ''));
    }
  });

  it('writes what a Chinese style says of works in English in English, by their titles, not by their abstracts', () => {
    const names = (families: readonly string[]) => families.map((family) => ({ family, given: '三' }));
    const four = { ...moss, id: 'four', author: names(['Ash', 'Birch', 'Cedar', 'Dill']), language: 'zh' };
    const chinese = {
      ...moss,
      id: 'zh',
      title: '苔藓 MossNet',
      author: names(['张', '李', '王', '赵']),
      language: 'en',
    };
    const numeric = lines('china-national-standard-gb-t-7714-2015-numeric', [four, chinese]);
    assert.match(numeric[0] ?? '', /^\[1\] ASH 三, BIRCH 三, CEDAR 三, et al\. On moss/);
    assert.match(numeric[1] ?? '', /^\[2\] 张三, 李三, 王三, 等\. 苔藓/);
    const authorDate = lines('china-national-standard-gb-t-7714-2015-author-date', [four, chinese]);
    assert.deepEqual(authorDate.map((line) => /等|et al/.exec(line)?.[0]).sort(), ['et al', '等']);
    assert.match(lines('apa', [{ ...four, issued: undefined }], 'zh-CN')[0] ?? '', /不详/);
  });

  it('writes Latin names in their own order, though the abstract is Chinese', () => {
    const author = ['Lin, Yue', 'Vera, Rita'].map((name) => {
      const [family = '', given = ''] = name.split(', ');
      return { family, given };
    });
    assert.match(lines('ieee', [{ ...moss, author, language: 'zh' }])[0] ?? '', /Y\. Lin and R\. Vera, “On moss/);
  });

  it('writes each name in the order of its own script, whatever the title and the text are in', () => {
    const berger = { family: 'Berger', given: 'Nora' };
    const by = (title: string, language: string, ...author: PersonName[]): CslItem => ({
      ...moss,
      id: `${title} ${language} ${JSON.stringify(author)}`,
      title,
      language,
      author,
    });
    const cases = ['zh', 'zh-CN', 'zh-Hant', 'ja', 'en', 'ko'].flatMap((language) =>
      ['墙上的苔藓', 'コケの研究', 'On moss', ''].flatMap((title): [CslItem, RegExp][] => [
        [by(title, language, berger, { family: 'Бергер', given: 'Нора' }), /^\[\d+\] N\. Berger and Н\. Бергер,/],
        [by(title, language, { family: '张', given: '三' }, berger), /^\[\d+\] 张三 and N\. Berger,/],
        [by(title, language, { family: '김', given: '철수' }), /^\[\d+\] 김철수,/],
        [by(title, language, { family: 'Plato' }, { literal: 'Moss Group' }), /^\[\d+\] Plato and Moss Group,/],
      ]),
    );
    lines(
      'ieee',
      cases.map(([item]) => item),
    ).forEach((line, at) => {
      assert.match(line, cases[at]?.[1] ?? /^$/);
    });
    const mixed = by('墙上的苔藓', 'zh', { family: '李', given: '四' }, berger);
    assert.match(lines('chicago-author-date', [mixed])[0] ?? '', /^李四,? and Nora Berger/);
    const [numeric] = lines('china-national-standard-gb-t-7714-2015-numeric', [by('墙上的苔藓', 'zh', berger)]);
    assert.match(numeric ?? '', /^\[1\] BERGER N\. 墙上/);
  });

  it('has a work that is known in Chinese and English in both, in Chinese styles alone', () => {
    const chinese = {
      ...moss,
      id: 'zh',
      title: '墙上的苔藓',
      author: [{ family: '张', given: '三' }],
      'container-title': '苔藓学报',
    };
    const bilingual = new Map([['zh', { chinese, other: { ...moss, id: 'zh' } }]]);
    const list = (style: string) =>
      listInStyle(style, { items: [derived, { ...moss, id: 'zh' }], bilingual }).references.map(
        ({ label, spans, translation }) => [label, plainTextOf(spans), translation && plainTextOf(translation)],
      );
    assert.deepEqual(list('china-national-standard-gb-t-7714-2015-numeric')[1], [
      '[2]',
      '张三. 墙上的苔藓[J/OL]. 苔藓学报, 2020, 12(3): 1-10. DOI:10.1000/moss_1.',
      'VAN DER BERG J, ZHANG S. On moss & <mask> walls[J/OL]. Journal of Moss, 2020, 12(3): 1-10. DOI:10.1000/moss_1.',
    ]);
    assert.ok(list('apa').every(([, , translation]) => translation === undefined));
    assert.match(list('apa').flat().join(), /van der Berg/);
  });

  it('writes terms in the language of the reader where the style has none of its own', () => {
    assert.equal(
      lines('apa', [derived], 'zh-CN')[0],
      'MossNet: a network that finds moss. (不详). https://github.com/moss/net_1',
    );
  });

  it('marks what is set in italics, and links', () => {
    const [{ spans }] = inStyle('ieee', [moss]) as [ReturnType<typeof inStyle>[number]];
    assert.deepEqual(
      spans.filter((span) => typeof span !== 'string'),
      [
        { style: 'italic', spans: ['Journal of Moss'] },
        { url: 'https://doi.org/10.1000/moss_1', spans: ['10.1000/moss_1'] },
      ],
    );
  });

  it('survives items that hold anything', () => {
    const hostile = {
      ...moss,
      id: 'h',
      author: [null, 'x', { family: 7 }, { literal: 'Moss \ue000Group\ue008' }],
      issued: { 'date-parts': [['x'], []] },
      volume: { a: 1 },
      editor: 'x',
      'container-title': ['x'],
    } as unknown as CslItem;
    assert.equal(
      lines('apa', [hostile])[0],
      'Moss Group. (n.d.). On moss & <mask> walls. 3, 1–10. https://doi.org/10.1000/moss_1',
    );
  });

  it('refuses what is no style', () => {
    const refused = (style: string) => () =>
      formatReferences({
        items: [moss],
        style,
        locales: new Map([['en-US', shipped('locales-en-US.xml')]]),
        language: 'en-US',
      });
    assert.throws(
      refused('<style><info><link rel="independent-parent" href="x"/></info></style>'),
      new StyleError('it only names another style'),
    );
    assert.throws(refused('Hello'), new StyleError('it has no bibliography'));
    assert.throws(refused('<bibliography'), StyleError);
  });
});
