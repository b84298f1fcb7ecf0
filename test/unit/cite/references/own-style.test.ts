import assert from 'node:assert/strict';
import type { CslItem } from '../../../../src/core/model/paper';
import type { Reference } from '../../../../src/core/cite/model/formatted-text';
import { formatReferences } from '../../../../src/core/cite/references/processor';
import { shipped } from './style';

const locales = new Map(['en-US', 'zh-CN'].map((tag) => [tag, shipped(`locales-${tag}.xml`)]));
const item: CslItem = { id: 'a', type: 'book', title: 'Moss', DOI: '10.1/x', URL: 'https://x.org/y' };

/** The first reference of a style that has this in its bibliography. */
function referenceOf(layout: string, more: object = {}, language = 'en-US'): Reference {
  const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout>${layout}</layout></bibliography></style>`;
  const items = [{ ...item, ...more }];
  return formatReferences({ items, style, locales, language }).references[0]!;
}
const spansOf = (layout: string, more?: object) => referenceOf(layout, more).spans;

describe('a reference by a style of its own', () => {
  const title = (attributes: string) => `<text value="a "/><text variable="title" ${attributes}/><text value=" b"/>`;
  const styled: Readonly<Record<string, string | undefined>> = {
    'font-style="italic"': 'italic',
    'font-style="oblique"': 'italic',
    'font-style="normal"': undefined,
    'font-variant="small-caps"': 'small-caps',
    'font-variant="normal"': undefined,
    'font-weight="bold"': 'bold',
    'font-weight="normal"': undefined,
    'font-weight="light"': undefined,
    'text-decoration="underline"': 'underline',
    'text-decoration="none"': undefined,
    'vertical-align="sup"': 'superscript',
    'vertical-align="sub"': 'subscript',
    'vertical-align="baseline"': undefined,
  };
  for (const [attributes, style] of Object.entries(styled)) {
    it(`has ${attributes} as ${style ?? 'plain text'}`, () => {
      assert.deepEqual(
        spansOf(title(attributes)),
        style === undefined ? ['a Moss b'] : ['a ', { style, spans: ['Moss'] }, ' b'],
      );
    });
  }

  const back: readonly (readonly [on: string, off: string, style: string])[] = [
    ['font-style="italic"', 'font-style="normal"', 'italic'],
    ['font-style="oblique"', 'font-style="normal"', 'italic'],
    ['font-weight="bold"', 'font-weight="normal"', 'bold'],
    ['font-weight="bold"', 'font-weight="light"', 'bold'],
    ['font-variant="small-caps"', 'font-variant="normal"', 'small-caps'],
    ['text-decoration="underline"', 'text-decoration="none"', 'underline'],
    ['vertical-align="sup"', 'vertical-align="baseline"', 'superscript'],
    ['vertical-align="sub"', 'vertical-align="baseline"', 'subscript'],
  ];
  for (const [on, off, style] of back) {
    it(`has ${off} within ${on} as plain text`, () => {
      assert.deepEqual(spansOf(`<group ${on}>${title(off)}</group>`), [
        { style, spans: ['a '] },
        'Moss',
        { style, spans: [' b'] },
      ]);
    });
  }

  it('has a name within an italic title upright, as CSL turns what is nested', () => {
    const italic = '<text variable="title" font-style="italic"/>';
    const within = (text: string) => ({ style: 'italic', spans: [text] });
    assert.deepEqual(spansOf(italic, { title: 'On <i>Bryum</i> here' }), [within('On '), 'Bryum', within(' here')]);
    assert.deepEqual(spansOf(italic, { title: 'On <i>Bryum</i>' }), [within('On '), 'Bryum']);
    assert.deepEqual(spansOf('<text variable="title"/>', { title: 'On <i>Bryum</i>' }), ['On ', within('Bryum')]);
  });

  it('has quotes, and others within, of its language', () => {
    const quoted = title('quotes="true"');
    assert.deepEqual(spansOf(quoted, { title: 'On "moss" here' }), ['a “On ‘moss’ here” b']);
    assert.deepEqual(referenceOf(quoted, { title: '苔藓' }, 'zh-CN').spans, ['a 《苔藓》 b']);
    assert.deepEqual(spansOf('<text variable="title" quotes="false"/>', { title: 'It\'s "moss"' }), ['It’s “moss”']);
  });

  it('has its blocks apart, and its label', () => {
    const shown = (display: string) =>
      referenceOf(`<text value="a"/><text variable="title" display="${display}"/><text value="b"/>`);
    assert.deepEqual(['block', 'indent', 'left-margin', 'right-inline'].map(shown), [
      { id: 'a', spans: ['a Moss b'] },
      { id: 'a', spans: ['a Moss b'] },
      { id: 'a', label: 'Moss', spans: ['a', 'b'] },
      { id: 'a', spans: ['aMossb'] },
    ]);
  });

  it('has links where addresses and DOIs stand', () => {
    assert.deepEqual(spansOf('<text variable="URL"/><text value=" "/><text variable="DOI"/>'), [
      { url: 'https://x.org/y', spans: ['https://x.org/y'] },
      ' ',
      { url: 'https://doi.org/10.1/x', spans: ['10.1/x'] },
    ]);
    assert.deepEqual(spansOf('<text variable="URL" prefix="at "/>', { URL: 'x y' }), ['at ', 'x y']);
  });

  const date = '<date variable="issued" form="text" date-parts="year-month-day"/>';
  it('has dates of any form', () => {
    const dates: readonly (readonly [issued: unknown, written: string])[] = [
      [{ 'date-parts': [[2020, 3, 4]] }, 'd March 4, 2020'],
      [{ 'date-parts': [['2020', '3']] }, 'd March 2020'],
      [{ 'date-parts': [[2020, 'x']] }, 'd 2020'],
      [{ 'date-parts': [[2019], [2020], [2021]] }, 'd 2019–2020'],
      [{ 'date-parts': [[], [2020]] }, 'd 2020'],
      [{ 'date-parts': [] }, 'd'],
      [{ 'date-parts': [], literal: 'in spring' }, 'd in spring'],
      [{ 'date-parts': ['x'], raw: 'in spring' }, 'd in spring'],
      [{ 'date-parts': 'x', raw: 'in spring' }, 'd in spring'],
      [{ literal: 'in spring', raw: 'in autumn' }, 'd in spring'],
      [{ raw: 'in autumn' }, 'd in autumn'],
      [{ literal: 7 }, 'd'],
      [{ literal: 7, raw: 'in autumn' }, 'd in autumn'],
      [{ 'date-parts': [[2020]], season: 1 }, 'd Spring 2020'],
      [{ 'date-parts': [[2020]], season: 'x' }, 'd 2020'],
      ['x', 'd'],
      [null, 'd'],
    ];
    for (const [issued, written] of dates) {
      assert.equal(
        referenceOf(`<text value="d "/>${date}`, { issued }).spans.join(''),
        written,
        JSON.stringify(issued),
      );
    }
  });

  it('has terms of its locale, else of another one of its language, else in English', () => {
    const term = '<text value="d "/><text term="no date" form="short"/>';
    const inLanguage = (language: string) => referenceOf(term, {}, language).spans;
    assert.deepEqual(
      ['en-US', 'en-GB', 'zh-CN', 'zh-TW', 'zh', 'fr-FR', 'tlh'].flatMap((tag) => inLanguage(tag)),
      ['d n.d.', 'd n.d.', 'd 不详', 'd 不详', 'd 不详', 'd n.d.', 'd n.d.'],
    );
  });

  it('has people, and nobody of what names nobody', () => {
    const names = '<text variable="title"/><names variable="author" prefix=", "/>';
    assert.deepEqual(
      [[], [{}], [{ literal: 'Moss Group' }], [{ family: 'Ash', given: 'Vera' }]].flatMap(
        (author) => referenceOf(names, { author }).spans,
      ),
      ['Moss', 'Moss', 'Moss, Moss Group', 'Moss, Vera Ash'],
    );
  });

  it('has no more than 10,000 characters of a text', () => {
    const length = (more: object) => referenceOf('<text variable="title"/>', more).spans.join('').length;
    assert.deepEqual([length({ title: 'x'.repeat(10_000) }), length({ title: 'x'.repeat(10_001) })], [10_000, 10_000]);
  });
});
