import assert from 'node:assert/strict';
import { type InsertionOptions, insertionAt, insertionsAt } from '../../../../src/core/cite/edit/insertion';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';

const cursor = '$$CURSOR$$';

/** The document after the keys were cited at each cursor. */
function cite(syntax: CitationSyntax, marked: string, keys: readonly string[], options?: InsertionOptions): string {
  const parts = marked.split(cursor);
  const text = parts.join('');
  const offsets = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('').length);
  const places = offsets.map((offset) => ({ start: offset, end: offset }));
  const insertions = insertionsAt(parseCitations(text, syntax), text, places, keys, options);
  return [...insertions]
    .reverse()
    .reduce((result, { start, end, text: added }) => result.slice(0, start) + added + result.slice(end), text);
}

type Case = readonly [
  situation: string,
  before: string,
  after: string,
  keys?: readonly string[],
  options?: InsertionOptions,
];

const known = { resolve: (key: string) => (/^[abcd]$/.test(key) ? key : undefined) };

function check(syntax: CitationSyntax, cases: readonly Case[]): void {
  for (const [situation, before, after, keys = ['k'], options = known] of cases) {
    it(situation, () => {
      assert.equal(
        cite(
          syntax,
          before.replaceAll('|', () => cursor),
          keys,
          options,
        ),
        after,
      );
    });
  }
}

describe('insertion', () => {
  describe('in Markdown', () => {
    check('pandoc', [
      ['writes a group', 'As shown |.', 'As shown [@k].'],
      ['writes several keys as one group', 'As shown |.', 'As shown [@k; @l].', ['k', 'l']],
      ['writes a group inside unspaced Chinese', '研究表明|说明', '研究表明[@k]说明'],
      ['parts a group from what would make it a link', '如图|(左)', '如图[@k] (左)'],
      ['parts a group from what would make it an image', '好!|', '好! [@k]'],
      ['extends a group at its end', 'x [@a|] y', 'x [@a; @k] y'],
      ['extends a group behind its bracket', 'x [@a]| y', 'x [@a; @k] y'],
      ['extends a group before its bracket', 'x |[@a; @b]', 'x [@k; @a; @b]'],
      ['puts keys behind the item at the cursor', '[@a|; @b]', '[@a; @k; @b]'],
      ['puts keys between items', '[@a; |@b]', '[@a; @k; @b]'],
      ['puts keys behind an item whose key the cursor is in', '[@aaa|aa; @b]', '[@aaaaa; @k; @b]'],
      [
        'keeps prefix, locator and suppressed author',
        '[see -@a|, p. 3; also @b, ch. 2]',
        '[see -@a, p. 3; @k; also @b, ch. 2]',
      ],
      ['keeps a separator without a space', '[@a;@b]|', '[@a;@b;@k]'],
      ['learns the separator from another group', '[@a;@b] and [@c|]', '[@a;@b] and [@c;@k]'],
      ['writes a new group with the separator of the others', '[@a;@b] and |', '[@a;@b] and [@k;@l]', ['k', 'l']],
      ['extends bare keys in full-width brackets', '研究【@a|】说明', '研究【@a；@k】说明'],
      ['keeps the full-width separator', '研究【@a；@b|】说明', '研究【@a；@b；@k】说明'],
      ['learns nothing from a full-width separator that Pandoc does not read', '[@a；@b|]', '[@a；@b; @k]'],
      ['puts bare keys between bare keys', '研究【@a|；@b】', '研究【@a；@k；@b】'],
      ['extends a key in the sentence', 'As @a| shows', 'As @a; @k shows'],
      ['extends a key in the sentence behind its locator', 'As @a [p. 3]| shows', 'As @a [p. 3]; @k shows'],
      ['leaves keys that are cited', '[@a|; @b]', '[@a; @k; @b]', ['b', 'k', 'a']],
      ['knows an alias', '[@old|]', '[@old]', ['a'], { resolve: (key) => (key === 'old' ? 'a' : key) }],
      ['adds beside a key that is not read where it stands', '研究@a|说明', '研究@a [@k]说明'],
      ['writes plainly inside code', 'x `[@a|]` y', 'x `[@a [@k]]` y'],
      ['writes plainly inside a comment', '<!-- see | -->', '<!-- see [@k] -->'],
      ['writes plainly in front matter', '---\ntitle: x |\n---\n', '---\ntitle: x [@k]\n---\n'],
      ['completes a bracket', 'x [@| y', 'x [@k] y'],
      ['completes a closed bracket', 'x [@|] y', 'x [@k; @l] y', ['k', 'l']],
      ['completes an empty bracket', 'x [|] y', 'x [@k] y'],
      ['leaves a task box', '- [|] y', '- [[@k]] y'],
      ['completes an item behind others', 'x [@a; @|]', 'x [@a; @k]'],
      ['completes an item without its mark', 'x [@a; |]', 'x [@a; @k]'],
      ['completes an open bracket behind others', 'x [@a; | y', 'x [@a; @k] y'],
      ['completes an item before others', 'x [@|; @b]', 'x [@k; @b]'],
      ['keeps what stands before an item that is typed', 'x [see -@|, p. 3]', 'x [see -@k, p. 3]'],
      ['replaces the beginning of the key', 'x [@ke|]', 'x [@key]', ['key']],
      ['replaces the beginning of the key, bracket open', 'x [@Ke|', 'x [@key]', ['key']],
      ['closes a bracket behind a key that stands', 'x [@a| y', 'x [@a; @k] y'],
      ['keeps a key that it does not know', 'x [@other|]', 'x [@other; @k]'],
      ['replaces a bare mark', 'As @| shows', 'As @k shows'],
      ['replaces a bare mark before Chinese', '参见，@|说明', '参见，@k 说明'],
      ['turns a bare mark that would not be read into a group', '研究@|说明', '研究[@k]说明'],
      ['completes braces', 'As @{|} shows', 'As @k shows'],
      ['does not take an address for a mark', 'me@| x', 'me@[@k] x'],
      ['writes a key in braces where Pandoc needs them', 'x |', 'x [@{k::l.}]', ['k::l.']],
      ['completes LaTeX', 'x \\cite{|} y', 'x \\cite{k,l} y', ['k', 'l']],
      ['completes a role of MyST', 'x {cite:p}`|', 'x {cite:p}`k`'],
      ['extends a role of MyST', 'x {cite:t}`a|`', 'x {cite:t}`a,k`'],
      ['serves several cursors, once a group', '| [@a|; @b|] |[@c]', '[@k] [@a; @k; @b] [@k; @c]'],
      ['adds in the sentence', 'As | shows', 'As @k shows', ['k'], { form: 'textual' }],
      ['adds in the sentence inside Chinese', '研究表明|说明', '研究表明 @k 说明', ['k'], { form: 'textual' }],
      ['adds another form beside a group', 'x [@a]| y', 'x [@a] @k y', ['k'], { form: 'textual' }],
      ['extends a group from inside whatever the form', 'x [@a|] y', 'x [@a; @k] y', ['k'], { form: 'textual' }],
      ['puts a link behind the group it would break', 'x [@a|] y', 'x [@a] [K](u) y', ['k'], { written: ['[K](u)'] }],
      ['puts a link for a bare mark', 'x @| y', 'x [K](u) y', ['k'], { written: ['[K](u)'] }],
      ['puts a link for a bracket that is typed', 'x [@|] y', 'x [K](u) y', ['k'], { written: ['[K](u)'] }],
    ]);
  });

  describe('in LaTeX', () => {
    check('latex', [
      ['writes a command', 'As shown |.', 'As shown \\cite{k,l}.', ['k', 'l']],
      ['extends a command', 'x \\cite{a|} y', 'x \\cite{a,k} y'],
      ['extends a command behind it', 'x \\citep{a, b}| y', 'x \\citep{a, b, k} y'],
      ['puts keys between keys', '\\cite{a|,b}', '\\cite{a,k,b}'],
      ['puts keys before the one that the locator belongs to', '\\cite[p. 3]{a}|', '\\cite[p. 3]{k,a}'],
      ['keeps a prefix', '\\cite[see][]{a}|', '\\cite[see][]{a,k}'],
      ['extends a command whose name the cursor is in', '\\ci|te{a}', '\\cite{a,k}'],
      ['extends keys on lines of their own', '\\cite{a,\n  b|}', '\\cite{a,\n  b,\n  k}'],
      ['extends a command of several lists', '\\cites[3]{a}{b}|', '\\cites[3]{a}{b}{k}'],
      ['leaves keys that are cited', '\\cite{a,b|}', '\\cite{a,b}', ['a', 'b']],
      ['completes a command', 'x \\cite{| y', 'x \\cite{k} y'],
      ['completes a closed command', 'x \\textcite{|} y', 'x \\textcite{k} y'],
      ['completes a command with options', 'x \\cite[p. 3]{|', 'x \\cite[p. 3]{k}'],
      ['completes a list', 'x \\cite{a,|}', 'x \\cite{a,k}'],
      ['completes a list in another macro', '\\footnote{x \\cite{| and more}', '\\footnote{x \\cite{k} and more}'],
      ['closes a command behind a key that stands', 'x \\cite{a| y', 'x \\cite{a,k} y'],
      ['replaces the beginning of a key', 'x \\cite{ke|', 'x \\cite{key}', ['key']],
      ['does not complete what is escaped', 'x @| y', 'x @\\cite{k} y'],
      [
        'writes the command that the document uses',
        '\\citep{a} \\citep{b} \\citet{c} |',
        '\\citep{a} \\citep{b} \\citet{c} \\citep{k}',
      ],
      ['writes in the sentence', 'As | shows', 'As \\textcite{k} shows', ['k'], { form: 'textual' }],
      [
        'writes in the sentence as the document does',
        '\\citet{a} |',
        '\\citet{a} \\citet{k}',
        ['k'],
        { form: 'textual' },
      ],
      ['writes plainly in a comment', '% \\cite{a|}', '% \\cite{a \\cite{k}}'],
      ['does not let a line break be eaten', 'x \\\\|', 'x \\\\\\cite{k}'],
    ]);
  });

  describe('in Typst', () => {
    check('typst', [
      ['writes a key', 'As shown |.', 'As shown @k @l.', ['k', 'l']],
      ['writes calls inside unspaced Chinese', '研究表明|说明', '研究表明#cite(<k>) #cite(<l>)说明', ['k', 'l']],
      ['ends a call before what it would take', 'x |.then', 'x #cite(<k>);.then'],
      ['ends a call before a bracket', 'x |[z]', 'x #cite(<k>);[z]'],
      ['extends a key', 'x @a| y', 'x @a @k y'],
      ['extends a key behind its supplement', 'x @a[p. 3]| y', 'x @a[p. 3] @k y'],
      ['puts keys between keys', 'x @a| @b y', 'x @a @k @b y'],
      ['puts keys before keys', 'x |@a @b', 'x @k @a @b'],
      ['extends a call by a call', '研究#cite(<a>)|说明', '研究#cite(<a>) #cite(<k>)说明'],
      [
        'extends a call in its form',
        'As #cite(<a>, form: "prose")| says',
        'As #cite(<a>, form: "prose") #cite(<k>, form: "prose") says',
      ],
      ['leaves keys that its neighbours cite', 'x @a| @b y', 'x @a @k @b y', ['b', 'k']],
      ['completes a mark', 'x @| y', 'x @k y'],
      ['completes a mark before Chinese', '研究@|说明', '研究#cite(<k>)说明'],
      ['completes a call', 'x #cite(<| y', 'x #cite(<k>) y'],
      ['completes a half closed call', 'x #cite(<|> y', 'x #cite(<k>) y'],
      ['completes a closed call', 'x #cite(<|>) y', 'x #cite(<k>) #cite(<l>) y', ['k', 'l']],
      ['completes a call closed but for the label', 'x #cite(<|) y', 'x #cite(<k>) y'],
      [
        'keeps what a call asks for',
        'x #cite(<|>, form: "prose") y',
        'x #cite(<k>, form: "prose") #cite(<l>, form: "prose") y',
        ['k', 'l'],
      ],
      ['completes a label', 'x #cite(label("|")) y', 'x #cite(label("k")) y'],
      ['writes a label for a key that is no label', 'x |', 'x #cite(label("DBLP:conf/x"))', ['DBLP:conf/x']],
      ['writes in the sentence', 'As | says', 'As #cite(<k>, form: "prose") says', ['k'], { form: 'textual' }],
    ]);
  });

  describe('in Org', () => {
    check('org', [
      ['writes a group', 'As shown |.', 'As shown [cite:@k;@l].', ['k', 'l']],
      ['extends a group', 'x [cite:@a|] y', 'x [cite:@a;@k] y'],
      ['extends a group behind it', 'x [cite/t:see @a p. 3; @b]| y', 'x [cite/t:see @a p. 3; @b; @k] y'],
      ['puts keys between keys', '[cite:@a|;@b]', '[cite:@a;@k;@b]'],
      ['completes a group', 'x [cite:| y', 'x [cite:@k] y'],
      ['extends a list of org-ref in its own way', 'x cite:a| y, [[citep:a,b|]]', 'x cite:a,k y, [[citep:a,b,k]]'],
      [
        'extends a marked list of org-ref in its own way',
        '[[cite:see &a p. 3|]] cite:&b|',
        '[[cite:see &a p. 3;&k]] cite:&b;&k',
      ],
      ['learns no separator from org-ref', 'cite:a,b |', 'cite:a,b [cite:@k;@l]', ['k', 'l']],
      ['completes a marked item', 'x [cite:@a;@|] y', 'x [cite:@a;@k] y'],
      ['completes an item without its mark', 'x [cite/t:@a;|] y', 'x [cite/t:@a;@k] y'],
      ['replaces a bare mark', 'x @| y', 'x [cite:@k] y'],
      ['writes in the sentence', 'As | says', 'As [cite/t:@k] says', ['k'], { form: 'textual' }],
    ]);
  });

  describe('in reStructuredText', () => {
    check('rst', [
      ['writes a role', 'As shown |.', 'As shown :cite:p:`k,l`.', ['k', 'l']],
      ['writes a role inside unspaced Chinese', '研究表明|说明', '研究表明\\ :cite:p:`k`\\ 说明'],
      ['writes a role between full-width punctuation', '研究，|。', '研究，:cite:p:`k`。'],
      ['parts a role from a full-width bracket', '研究|（说明）', '研究\\ :cite:p:`k`\\ （说明）'],
      ['extends a role', 'x :cite:t:`a|` y', 'x :cite:t:`a,k` y'],
      ['completes a role inside unspaced Chinese', '研究:cite:p:`|', '研究\\ :cite:p:`k`'],
      ['completes a closed role inside unspaced Chinese', '研究:cite:p:`a,|`说明', '研究\\ :cite:p:`a,k`\\ 说明'],
      ['extends a role behind it', 'x :cite:`a, b`| y', 'x :cite:`a, b, k` y'],
      ['completes a role', 'x :cite:p:`| y', 'x :cite:p:`k` y'],
      ['completes a closed role', 'x :cite:p:`a,|` y', 'x :cite:p:`a,k` y'],
      ['writes in the sentence', 'As | says', 'As :cite:t:`k` says', ['k'], { form: 'textual' }],
      ['extends a native citation', 'x [a]_| y\n\n.. [a] A', 'x [a]_ [k]_ y\n\n.. [a] A'],
    ]);
  });

  describe('in MyST', () => {
    check('myst', [
      ['writes a role', 'As shown |.', 'As shown {cite:p}`k,l`.', ['k', 'l']],
      ['extends a role', 'x {cite:p}`a|` y', 'x {cite:p}`a,k` y'],
      ['completes a role', 'x {cite:t}`| y', 'x {cite:t}`k` y'],
      ['extends a bracket', 'x [@a|] y', 'x [@a; @k] y'],
    ]);
  });

  it('replaces a selection that is the beginning of a citation, and no other', () => {
    const at = (text: string, selected: string) => {
      const start = text.indexOf(selected);
      return insertionAt(parseCitations(text, 'pandoc'), text, { start, end: start + selected.length }, ['key']);
    };
    assert.deepEqual(at('x @ke y', '@ke'), { start: 2, end: 5, text: '@key' });
    assert.deepEqual(at('x [@ y', '[@'), { start: 3, end: 4, text: '@key]' });
    assert.deepEqual(at('good work', 'good'), { start: 4, end: 4, text: ' [@key]' });
    assert.deepEqual(at('x [@a] y', '[@a]'), { start: 5, end: 5, text: '; @key' });
  });

  describe('in place of what is selected', () => {
    const cases: readonly (readonly [syntax: CitationSyntax, before: string, after: string])[] = [
      ['pandoc', 'x <word> y', 'x [@k; @l] y'],
      ['pandoc', '研究<文字>说明', '研究[@k; @l]说明'],
      ['pandoc', 'x <[@a]> y', 'x [@k; @l] y'],
      ['pandoc', 'x <@a> y', 'x @k; @l y'],
      ['pandoc', 'x <see [@a; @b] there> y', 'x [@k; @l] y'],
      ['pandoc', '[<@a>; @b]', '[@k; @l; @b]'],
      ['pandoc', '[@<a>; @b]', '[@k; @l; @b]'],
      ['pandoc', '[see -<@a>, p. 3; @k]', '[see -@l, p. 3; @k]'],
      ['pandoc', '[@b; <see @a, p. 3>]', '[@b; @k; @l]'],
      ['latex', '\\cite{<a>,b}', '\\cite{k,l,b}'],
      ['latex', 'x <\\citet{a}> y', 'x \\citet{k,l} y'],
      ['typst', '#cite(<a>, form: "prose")'.replace('<a>', '<<a>>'), '#cite(<k>, form: "prose") #cite(<l>)'],
      ['org', '[cite:<@a>;@b]', '[cite:@k;@l;@b]'],
      ['rst', ':cite:p:`<a>,b`', ':cite:p:`k,l,b`'],
    ];
    for (const [syntax, before, after] of cases) {
      it(`${syntax}: ${before}`, () => {
        const start = before.indexOf('<');
        const end = before.lastIndexOf('>') - 1;
        const text = before.slice(0, start) + before.slice(start + 1, end + 1) + before.slice(end + 2);
        const [insertion, ...more] = insertionsAt(parseCitations(text, syntax), text, [{ start, end }], ['k', 'l'], {
          ...known,
          replaces: true,
        });
        assert.deepEqual(more, []);
        assert.equal(text.slice(0, insertion?.start) + (insertion?.text ?? '') + text.slice(insertion?.end), after);
      });
    }
  });

  it('gives the edits of several places in the order of the places, whichever came first', () => {
    const text = 'One. Two. Three.';
    const insertions = insertionsAt(
      parseCitations(text, 'pandoc'),
      text,
      [16, 4, 9].map((at) => ({ start: at, end: at })),
      ['k'],
      known,
    );
    assert.deepEqual(
      insertions.map(({ start }) => start),
      [4, 9, 16],
    );
  });
});
