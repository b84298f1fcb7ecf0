import assert from 'node:assert/strict';
import { formatReferences } from '../../../../src/core/cite/references/processor';
import {
  checkStyleLimits,
  maxStyleDepth,
  maxElements,
  maxOwnText,
} from '../../../../src/core/cite/references/style-limits';
import { readStyleXml } from '../../../../src/core/cite/references/style-xml';
import { assertLinear } from '../../parse/hostile';
import { moss, shipped } from './style';

const locales = new Map(['en-US', 'zh-CN'].map((tag) => [tag, shipped(`locales-${tag}.xml`)]));
const head =
  '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info>';
const styleOf = (macros: string, layout: string) =>
  `${head}${macros}<citation><layout><text variable="title"/></layout></citation><bibliography><layout>${layout}</layout></bibliography></style>`;
const check = (style: string) => {
  checkStyleLimits(readStyleXml(style));
};
const format = (style: string) => formatReferences({ items: [moss], style, locales, language: 'en-US' });
const macro = (name: string, body: string) => `<macro name="${name}">${body}</macro>`;
const call = (name: string | number) => `<text macro="${name}"/>`;

/** Each macro calls the next one twice. */
const doubling = (depth: number) =>
  styleOf(
    Array.from({ length: depth }, (_, index) => macro(`m${index}`, call(`m${index + 1}`).repeat(2))).join('') +
      macro(`m${depth}`, '<text value="x"/>'),
    call('m0'),
  );

describe('limits of citation styles', () => {
  for (const name of [
    'apa',
    'ieee',
    'chicago-author-date',
    'china-national-standard-gb-t-7714-2015-numeric',
    'china-national-standard-gb-t-7714-2015-author-date',
  ]) {
    it(`leave room for ${name}`, () => {
      const style = readStyleXml(shipped(`${name}.csl`));
      assert.doesNotThrow(() => {
        checkStyleLimits(style);
      });
    });
  }

  it('refuse macros that double each other before they are expanded', () => {
    assert.doesNotThrow(() => {
      check(doubling(13));
    });
    assert.throws(() => {
      check(doubling(14));
    }, /more than 50000 elements/);
    for (const depth of [30, 60, 90]) {
      assert.throws(() => format(doubling(depth)), /more than 50000 elements/);
    }
  });

  it('count what a reference comes to, on both sides of the limit', () => {
    const leaves = (count: number) => styleOf(macro('a', '<text value="x"/>'.repeat(99)), call('a').repeat(count));
    // Bibliography and layout, and for each call itself, the macro and its texts.
    const fitting = Math.floor((maxElements - 2) / 101);
    assert.doesNotThrow(() => {
      check(leaves(fitting));
    });
    assert.throws(() => {
      check(leaves(fitting + 1));
    }, /elements/);
    const written = (count: number) =>
      styleOf(
        macro('a', `<text value="${'x'.repeat(1_000)}" prefix="${'y'.repeat(1_000)}"/>`),
        call('a').repeat(count),
      );
    assert.doesNotThrow(() => {
      check(written(maxOwnText / 2_000));
    });
    assert.throws(() => {
      check(written(maxOwnText / 2_000 + 1));
    }, /its own text is longer/);
    const deep = (count: number) =>
      styleOf('', '<group>'.repeat(count) + '<text value="x"/>' + '</group>'.repeat(count));
    assert.doesNotThrow(() => {
      check(deep(maxStyleDepth - 10));
    });
    assert.throws(() => {
      check(deep(maxStyleDepth));
    }, /deep/);
    const chain = (count: number) =>
      styleOf(
        Array.from({ length: count }, (_, index) => macro(`m${index}`, call(`m${index + 1}`))).join(''),
        call('m0'),
      );
    assert.doesNotThrow(() => {
      check(chain(maxStyleDepth / 2 - 10));
    });
    assert.throws(() => {
      check(chain(maxStyleDepth));
    }, /deep/);
    assert.throws(() => {
      check(chain(9_000));
    }, /deep/);
  });

  it('refuse a macro that calls itself, by others too, in a sort key too, and one that nothing calls', () => {
    assert.throws(() => {
      check(styleOf(macro('a', call('a')), call('a')));
    }, /"a" calls itself/);
    assert.throws(() => {
      check(styleOf(macro('a', call('b')) + macro('b', `<group>${call('a')}</group>`), call('a')));
    }, /calls itself/);
    assert.throws(() => {
      check(styleOf(macro('a', call('b')) + macro('b', call('a')), '<text variable="title"/>'));
    }, /calls itself/);
    assert.throws(() => {
      check(
        `${head}${macro('a', '<key macro="a"/>')}<bibliography><sort><key macro="a"/></sort><layout/></bibliography></style>`,
      );
    }, /calls itself/);
  });

  it('refuse long attributes, long terms and long styles', () => {
    assert.throws(() => format(styleOf('', `<text value="${'x'.repeat(2_001)}"/>`)), /attribute/);
    assert.throws(
      () =>
        format(
          `${head}<locale><terms><term name="and">${'x'.repeat(1_001)}</term></terms></locale><bibliography><layout/></bibliography></style>`,
        ),
      /term/,
    );
    assert.throws(() => format(styleOf('', '<text variable="title"/>') + ' '.repeat(1_000_000)), /longer than 1000000/);
  });

  it('refuse a style that prints a work over and over', () => {
    const long = { ...moss, title: 'x'.repeat(10_000) };
    assert.throws(
      () =>
        formatReferences({
          items: [long],
          style: styleOf('', '<text variable="title"/>'.repeat(2_000)),
          locales,
          language: 'en-US',
        }),
      /too long/,
    );
  });
});

describe('XML of citation styles', () => {
  it('is read with its attributes, texts, entities and empty terms', () => {
    assert.deepEqual(
      readStyleXml(
        '\uFEFF<?xml version="1.0"?>\n<!-- > a <b> -->\n<!DOCTYPE style>\n<style a="x &amp; &#x41;&#66;" b = \'"\'>\n<term/><term name="t"></term>\n<title>A <![CDATA[<&]]> &lt;b&gt;</title><x> </x><!-- c --></style>\n',
      ),
      {
        name: 'style',
        attrs: { a: 'x & AB', b: '"' },
        children: [
          { name: 'term', attrs: {}, children: [''] },
          { name: 'term', attrs: { name: 't' }, children: [''] },
          { name: 'title', attrs: {}, children: ['A <& <b>'] },
          { name: 'x', attrs: {}, children: [] },
        ],
      },
    );
  });

  it('is refused where it is none, with the line', () => {
    for (const [xml, message] of [
      ['', /not a complete XML/],
      ['x', /not a complete XML/],
      ['<a>', /not a complete XML/],
      ['<a/><b/>', /not a complete XML/],
      ['<a>\n</b>', /in line 2/],
      ['<a b=1/>', /in line 1/],
      ['<a\n<b/>', /in line 1/],
      ['<!DOCTYPE s [<!ENTITY a "&b;&b;">]><s/>', /in line 1/],
      ['<a (.*)*="x"/>', /in line 1/],
    ] as const) {
      assert.throws(() => readStyleXml(xml), message, xml);
    }
  });

  it('is read in time by its length @slow', () => {
    const tried = (xml: string) => {
      try {
        readStyleXml(xml);
      } catch {
        /* refused */
      }
    };
    assertLinear(
      tried,
      [
        '<a>',
        '<!--',
        '<!',
        '<?',
        '<a b="',
        '<a b="c"',
        ' ',
        '<term></term>',
        '>   ',
        '&amp;',
        '<![CDATA[',
        '</a>',
        '<a ',
        '&#1;',
        '\n<!-- -->',
      ],
      300_000,
    );
    for (const unit of ['<term></term>', '<a b="c" d="e"/>', '<a>   </a>', '<!-- -->', '<a>&amp;</a>']) {
      assertLinear(
        (text) => {
          tried(`<s>${text.slice(0, text.lastIndexOf(unit))}</s>`);
        },
        [unit],
        300_000,
      );
    }
  });
});
