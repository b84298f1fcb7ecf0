import assert from 'node:assert/strict';
import { extendMarkdown, type MarkdownIt, type PreviewSource } from '../../../../src/core/cite/preview/plugin';
import type { Paper } from '../../../../src/core/model/paper';
import { paper } from '../../search/paper';

// The package has no types of its own.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const createParser = require('markdown-it') as (options: {
  html: boolean;
}) => MarkdownIt & { render(text: string, env?: object): string };

const papers = new Map<string, Paper>([
  [
    'moss',
    paper('moss', '', {
      title: 'On moss & <mask>',
      authors: [{ family: 'Berg' }, { family: 'Zhang' }, { family: 'Li' }],
      year: 2020,
    }),
  ],
  ['old-moss', paper('moss', '', { title: 'On moss & <mask>', authors: [{ family: 'Berg' }], aliases: ['old-moss'] })],
  [
    'zh',
    paper('zh', '', {
      title: '苔藓',
      authors: ['张', '李', '王'].map((family) => ({ family, given: family === '张' ? '三' : '四' })),
      year: 2020,
    }),
  ],
  ['two', paper('two', '', { authors: [{ family: '张', given: '三' }, { literal: '李四' }] })],
  ['old-moss', paper('moss', '', { title: 'On moss & <mask>', authors: [{ family: 'Berg' }], aliases: ['old-moss'] })],
  [
    'zh',
    paper('zh', '', {
      title: '苔藓',
      authors: ['张', '李', '王'].map((family) => ({ family, given: family === '张' ? '三' : '四' })),
      year: 2020,
    }),
  ],
  ['two', paper('two', '', { authors: [{ family: '张', given: '三' }, { literal: '李四' }] })],
  ['net', paper('net', '', { title: 'MossNet: a network', names: ['MossNet'] })],
  ['long', paper('long', '', { title: 'A title that goes on and on until it is very long indeed' })],
]);

function source(more: Partial<PreviewSource> = {}): PreviewSource {
  return {
    drawn: () => undefined,
    isOn: () => true,
    paperOf: (key) => papers.get(key),
    references: (keys) => ({ entries: keys.map((id) => ({ id, html: `<i>${id}</i>` })) }),
    heading: () => 'References',
    footer: 'Footer',
    unknown: (key) => `no ${key}`,
    ...more,
  };
}

const render = (text: string, more?: Partial<PreviewSource>, env?: object) =>
  extendMarkdown(createParser({ html: true }), source(more)).render(text, env);
/** The preview without its list of references, its citations as plain text between bars. */
const shown = (text: string) =>
  render(text)
    .replace(/<section[\s\S]*/, '')
    .replace(/<span class="literature-notes-citation">(.*?)<\/span>(?=[^<]|<(?!\/span))/g, '|$1|')
    .replace(/<a [^>]*>(.*?)<\/a>/g, '$1')
    .trim();

describe('Markdown preview', () => {
  it('shows authors and year, or the name, or a short title', () => {
    assert.equal(shown('See [@moss].'), '<p>See |(Berg et al. 2020)|.</p>');
    assert.equal(shown('By @moss and @net.'), '<p>By |Berg et al. (2020)| and |MossNet|.</p>');
    assert.equal(shown('[@net; @long]'), '<p>|(MossNet; A title that goes on and on until it is…)|</p>');
  });

  it('tells when a document is drawn, not when it is only parsed', () => {
    let times = 0;
    const md = extendMarkdown(
      createParser({ html: true }),
      source({
        drawn: () => {
          times++;
        },
      }),
    ) as MarkdownIt & { parse(text: string, env: object): unknown; render(text: string): string };
    md.parse('See [@moss].', {});
    assert.equal(times, 0);
    assert.match(md.render('See [@moss].'), /Berg et al/);
    assert.equal(times, 1);
  });

  it('shows prefix, locator and suppressed authors', () => {
    assert.equal(
      shown('[@moss；见 @moss] [@moss；]'),
      '<p>|(Berg et al. 2020; 见 Berg et al. 2020)| |(Berg et al. 2020；)|</p>',
    );
    assert.equal(shown('[see @moss, p. 3; -@moss, chap. 2]'), '<p>|(see Berg et al. 2020, p. 3; 2020, chap. 2)|</p>');
  });

  it('tells the title in a tooltip, escaped, and leads to the reference', () => {
    assert.match(
      render('[@moss]'),
      /<a href="#literature-notes-moss" title="On moss &#38; &#60;mask&#62;">Berg et al\. 2020<\/a>/,
    );
    assert.match(
      render('[@moss]'),
      /<section class="literature-notes-references">\n<h2>References<\/h2>\n<p id="literature-notes-moss"><i>moss<\/i><\/p>\n<footer>Footer<\/footer>\n<\/section>\n$/,
    );
  });

  it('reads citations in lists, quotations, headings, tables, emphasis, Chinese and roles', () => {
    assert.equal(
      shown('# On @net\n\n- a [@moss]\n  b\n\n> quoted\n> [@net]\n\n**x [@moss]**'),
      '<h1>On |MossNet|</h1>\n<ul>\n<li>a |(Berg et al. 2020)|\nb</li>\n</ul>\n<blockquote>\n<p>quoted\n|(MossNet)|</p>\n</blockquote>\n<p><strong>x |(Berg et al. 2020)|</strong></p>',
    );
    assert.ok(shown('| a | b |\n|---|---|\n| x | see [@moss] |\n').includes('<td>see |(Berg et al. 2020)|</td>'));
    assert.equal(shown('研究表明[@moss]说明'), '<p>研究表明|（Berg et al. 2020）|说明</p>');
    assert.equal(shown('A role {cite:p}`moss`.'), '<p>A role |(Berg et al. 2020)|.</p>');
    assert.equal(shown('over two\nlines [@moss;\n@net] on'), '<p>over two\nlines |(Berg et al. 2020; MossNet)| on</p>');
  });

  it('leaves code, addresses, escaped signs and strangers alone', () => {
    for (const text of ['`@moss`', 'me@moss.org', '\\@moss', 'thanks @someone', '[@someone]']) {
      assert.ok(!render(text).includes('literature-notes'), text);
    }
    assert.ok(!render('```\n@moss\n```\n').includes('literature-notes'));
    assert.equal(shown('`@moss` and @moss'), '<p><code>@moss</code> and |Berg et al. (2020)|</p>');
  });

  it('marks an unknown key among known ones', () => {
    assert.ok(
      render('[@moss; @nobody]').includes('<span class="literature-notes-unknown" title="no nobody">@nobody</span>'),
    );
  });

  it('lists what is cited once, in order, and nothing where the document has its own list', () => {
    const asked: [readonly string[], string | undefined][] = [];
    const references: PreviewSource['references'] = (keys, _, style) => {
      asked.push([keys, style]);
      return { entries: [] };
    };
    render('@net, [@moss; @net] and @nobody', { references });
    render('Nothing', { references });
    const html = render(
      '@net\n\n<!-- literature-notes:bibliography style=ieee -->\n\n[1] X @moss\n\n<!-- /literature-notes:bibliography -->\n',
      { references },
    );
    assert.ok(!html.includes('<section'));
    assert.deepEqual(asked, [
      [['net', 'moss'], undefined],
      [['net'], 'ieee'],
    ]);
  });

  it('takes for known what the bibliography of the very document has', () => {
    const paperOf = (key: string, document: unknown) =>
      document === 'a.md' && key === 'own' ? paper('own', '', { title: 'Own walls' }) : papers.get(key);
    assert.match(
      render('[@own; @net]', { paperOf }, { currentDocument: 'a.md' }),
      /title="Own walls">Own walls<\/a>; .*<i>own<\/i>.*<i>net<\/i>/s,
    );
    assert.ok(!render('[@own]', { paperOf }, { currentDocument: 'b.md' }).includes('literature-notes'));
  });

  it('has full-width brackets and signs beside Chinese, and half-width ones beside anything else', () => {
    assert.equal(shown('见 [@zh; @moss, p. 3]。'), '<p>见 |（张三等 2020；Berg et al. 2020，p. 3）|。</p>');
    assert.equal(shown('MossNet [@two]：'), '<p>MossNet |（张三和李四）|：</p>');
    assert.equal(shown('@zh 指出 @moss [p. 3] 说明'), '<p>|张三等（2020）| 指出 |Berg et al.（2020，p. 3）| 说明</p>');
    assert.equal(shown('See [@zh] in “Moss”.'), '<p>See |(张三等 2020)| in “Moss”.</p>');
    assert.equal(shown('[@zh]'), '<p>|(张三等 2020)|</p>');
  });

  it('shows a work under several keys once', () => {
    const html = render('[@moss; @old-moss] and @net');
    assert.equal(html.match(/<p id=/g)?.length, 2);
    assert.equal(html.match(/href="#literature-notes-moss"/g)?.length, 2);
  });

  it('has full-width brackets and signs beside Chinese, and half-width ones beside anything else', () => {
    assert.equal(shown('见 [@zh; @moss, p. 3]。'), '<p>见 |（张三等 2020；Berg et al. 2020，p. 3）|。</p>');
    assert.equal(shown('MossNet [@two]：'), '<p>MossNet |（张三和李四）|：</p>');
    assert.equal(shown('@zh 指出 @moss [p. 3] 说明'), '<p>|张三等（2020）| 指出 |Berg et al.（2020，p. 3）| 说明</p>');
    assert.equal(shown('See [@zh] in “Moss”.'), '<p>See |(张三等 2020)| in “Moss”.</p>');
    assert.equal(shown('[@zh]'), '<p>|(张三等 2020)|</p>');
  });

  it('shows a work under several keys once', () => {
    const html = render('[@moss; @old-moss] and @net');
    assert.equal(html.match(/<p id=/g)?.length, 2);
    assert.equal(html.match(/href="#literature-notes-moss"/g)?.length, 2);
  });

  it('can be turned off for a document', () => {
    const isOn = (document: unknown) => document !== 'a.md';
    assert.ok(!render('[@moss]', { isOn }, { currentDocument: 'a.md' }).includes('literature-notes'));
    assert.ok(render('[@moss]', { isOn }, { currentDocument: 'b.md' }).includes('literature-notes'));
  });
});
