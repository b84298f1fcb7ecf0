import assert from 'node:assert/strict';
import { citationAt } from '../../../../src/core/cite/model/citation';
import type { TextEdit } from '../../../../src/core/cite/model/text-edit';
import { readableForm, separatedForm, withKeys, withoutCitation } from '../../../../src/core/cite/write/fixes';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';

const cursor = '$$CURSOR$$';

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end), text);
}

/** The text, and what the cursor stands in. */
function at(marked: string, syntax: CitationSyntax) {
  const text = marked.replace(cursor, '');
  const placed = citationAt(parseCitations(text, syntax), marked.indexOf(cursor));
  assert.notEqual(placed, undefined, marked);
  return { text, ...placed! };
}

const readable = (marked: string, syntax: CitationSyntax) => {
  const { text, group } = at(marked, syntax);
  assert.notEqual(group.unread, undefined, 'the citation is read as it stands');
  const changed = applied(text, [readableForm(group, text)]);
  const again = parseCitations(changed, syntax).groups;
  assert.equal(
    again.some(({ unread }) => unread !== undefined),
    false,
    `${changed} is not read either`,
  );
  const keysOf = (groups: typeof again) => groups.flatMap(({ citations }) => citations.map(({ key }) => key));
  assert.deepEqual(keysOf(again), keysOf(parseCitations(text, syntax).groups));
  return changed;
};

const without = (marked: string, syntax: CitationSyntax) => {
  const { text, group, citation } = at(marked, syntax);
  const edit = withoutCitation(group, group.citations.indexOf(citation), text);
  return edit === undefined ? undefined : applied(text, [edit]);
};

const instead = (marked: string, syntax: CitationSyntax, ...keys: string[]) => {
  const { text, group, citation } = at(marked, syntax);
  return applied(text, withKeys(group, citation, keys, text));
};

const parted = (marked: string) => {
  const { text, group, citation } = at(marked, 'pandoc');
  const edit = separatedForm(group, group.citations.indexOf(citation), text)?.edit;
  return edit === undefined ? undefined : applied(text, [edit]);
};

describe('the semicolon that Pandoc reads', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['[@a；@b$$CURSOR$$]', '[@a; @b]'],
    ['[@a, p. 3； -@{b}$$CURSOR$$, p. 4]', '[@a, p. 3; -@{b}, p. 4]'],
    ['[@a；[@b$$CURSOR$$, p. 3]；@c]', '[@a; @b, p. 3；@c]'],
    ['[@a；[@b]；@c$$CURSOR$$]', '[@a；[@b]; @c]'],
    ['[@a；见@b$$CURSOR$$]', '[@a; 见 @b]'],
    ['[@a， @b$$CURSOR$$; @c]', '[@a; @b; @c]'],
    ['[@a; @b$$CURSOR$$]', undefined],
    ['[@a；[@b$$CURSOR$$; @c]]', undefined],
  ];
  for (const [marked, changed] of cases) {
    it(`makes ${String(changed)} of ${marked}`, () => {
      assert.equal(parted(marked), changed);
    });
  }
});

describe('the form that a tool reads', () => {
  it('has brackets in Pandoc', () => {
    assert.equal(readable('研究表明@r-$$CURSOR$$mix。', 'pandoc'), '研究表明[@r-mix]。');
    assert.equal(readable('研究表明@r-$$CURSOR$$mix说明', 'pandoc'), '研究表明[@r-mix]说明');
    assert.equal(readable('研究表明@r-$$CURSOR$$mix [p. 3]。', 'pandoc'), '研究表明[@r-mix, p. 3]。');
  });
});

describe('the form that Typst reads', () => {
  it('is the function', () => {
    assert.equal(readable('表明@r-$$CURSOR$$mix说明', 'typst'), '表明#cite(<r-mix>)说明');
    assert.equal(readable('表明@a @r-$$CURSOR$$mix说明', 'typst'), '表明@a #cite(<r-mix>)说明');
  });
});

describe('the form that Docutils reads', () => {
  it('has an escaped space where letters touch the role', () => {
    assert.equal(readable('表明:cite:p:`r-$$CURSOR$$mix,a`说明', 'rst'), '表明\\ :cite:p:`r-mix,a`\\ 说明');
    assert.equal(readable('x :cite:`r-$$CURSOR$$mix`s', 'rst'), 'x :cite:`r-mix`\\ s');
  });

  it('has one where other signs touch it that hinder Docutils', () => {
    assert.equal(readable('n=:cite:`b$$CURSOR$$`%', 'rst'), 'n=\\ :cite:`b`\\ %');
    assert.equal(readable('(:cite:`b$$CURSOR$$`#', 'rst'), '(:cite:`b`\\ #');
  });
});

describe('a group without one citation', () => {
  it('has no separator left', () => {
    assert.equal(without('[see @a; @$$CURSOR$$a; @b]', 'pandoc'), '[see @a; @b]');
    assert.equal(without('[@a; @$$CURSOR$$a]', 'pandoc'), '[@a]');
    assert.equal(without('\\cite{a,b, a$$CURSOR$$}', 'latex'), '\\cite{a,b}');
    assert.equal(without('\\parencites[p. 3]{a}{b}{b$$CURSOR$$}', 'latex'), '\\parencites[p. 3]{a}{b}');
    assert.equal(without('@a @$$CURSOR$$a', 'typst'), '@a');
    assert.equal(without('[cite:see @a;@b p. 3; @$$CURSOR$$b p. 3]', 'org'), '[cite:see @a;@b p. 3]');
    assert.equal(without(':cite:p:`a, b, $$CURSOR$$a`', 'rst'), ':cite:p:`a, b`');
    assert.equal(without('{cite:p}`a, b,$$CURSOR$$a`', 'myst'), '{cite:p}`a, b`');
  });

  it('is nothing where the citation is the first', () => {
    assert.equal(without('[@$$CURSOR$$a; @b]', 'pandoc'), undefined);
  });

  it('is nothing where more than a separator would go', () => {
    assert.equal(without('\\cites{a,b}{$$CURSOR$$a}', 'latex'), undefined, 'the brace of the list before');
    assert.equal(without('As @a [@$$CURSOR$$a; @b] says', 'pandoc'), undefined, 'the bracket that opens there');
    assert.equal(
      without('@a #cite(<$$CURSOR$$a>)说明', 'typst'),
      undefined,
      'letters that the key before would go on with',
    );
    assert.equal(without('@a #cite(<$$CURSOR$$a>)，说明', 'typst'), '@a，说明');
    assert.equal(
      without('#cite(supplement: [see @b], <b$$CURSOR$$>)', 'typst'),
      undefined,
      'the call that holds another one',
    );
    assert.equal(
      without('\\cites{b}[see \\cite{a}]{b$$CURSOR$$}', 'latex'),
      undefined,
      'the option that holds another one',
    );
    assert.equal(without('\\cite{a, % see there\n  $$CURSOR$$a}', 'latex'), undefined, 'a comment');
    assert.equal(without('\\cite{%\n  a,%\n  $$CURSOR$$a%\n}', 'latex'), '\\cite{%\n  a%\n}');
  });
});

describe('other keys in place of one', () => {
  it('keep prefix and locator', () => {
    assert.equal(instead('[see @un$$CURSOR$$known, p. 3; @b]', 'pandoc', 'r-mix'), '[see @r-mix, p. 3; @b]');
    assert.equal(instead('As @un$$CURSOR$$known says', 'pandoc', 'r-mix'), 'As @r-mix says');
  });

  it('are written so that the tool reads them', () => {
    const key = 'DBLP:conf/x/Foo.2020';
    assert.equal(instead('see @$$CURSOR$$u.', 'typst', key), `see #cite(label("${key}")).`);
    assert.equal(
      instead('see @$$CURSOR$$u[p. 3].', 'typst', key, 'k'),
      `see #cite(label("${key}"), supplement: [p. 3]) @k.`,
    );
    assert.equal(
      instead('#cite(<$$CURSOR$$u>, form: "prose")', 'typst', key, key),
      `#cite(label("${key}"), form: "prose") #cite(label("${key}"))`,
    );
    assert.equal(instead('#cite(label("$$CURSOR$$u"))', 'typst', key), `#cite(label("${key}"))`);
    assert.equal(instead('#cite(label("$$CURSOR$$u"))', 'typst', 'k'), '#cite(label("k"))');
    assert.equal(instead('As @$$CURSOR$$u says', 'pandoc', 'k.', 'l::'), 'As @{k.} [@{l::}] says');
    assert.equal(instead('[-@{$$CURSOR$$u}, p. 3]', 'pandoc', 'k.', 'l:'), '[-@{k.}, p. 3; @{l:}]');
  });

  it('become items of the group where they are several', () => {
    assert.equal(instead('[u$$CURSOR$$]_ x\n\n.. [u] y', 'rst', 'k', 'l'), '[k]_ [l]_ x\n\n.. [u] y');
    assert.equal(instead('#{ cite(<u$$CURSOR$$>) }', 'typst', 'k', 'l'), '#{ cite(<k>) + cite(<l>) }');
    assert.equal(instead('cite:$$CURSOR$$u', 'org', 'k', 'l'), 'cite:k,l');
    assert.equal(instead('[[cite:see &$$CURSOR$$u p. 3]]', 'org', 'k', 'l'), '[[cite:see &k p. 3;&l]]');
    assert.equal(instead('[see @un$$CURSOR$$known, p. 3; @b]', 'pandoc', 'x', 'y'), '[see @x, p. 3; @y; @b]');
    assert.equal(instead('As @un$$CURSOR$$known says', 'pandoc', 'x', 'y'), 'As @x [@y] says');
    assert.equal(instead('\\cite[p. 3]{un$$CURSOR$$known, b}', 'latex', 'x', 'y'), '\\cite[p. 3]{x,y, b}');
    assert.equal(instead('\\cites[p. 3]{un$$CURSOR$$known}{b}', 'latex', 'x', 'y'), '\\cites[p. 3]{x,y}{b}');
    assert.equal(instead('@un$$CURSOR$$known.', 'typst', 'x', 'y'), '@x @y.');
    assert.equal(instead('[cite:see @un$$CURSOR$$known p. 3;@b]', 'org', 'x', 'y'), '[cite:see @x p. 3;@y;@b]');
    assert.equal(instead(':cite:t:`un$$CURSOR$$known`', 'rst', 'x', 'y'), ':cite:t:`x,y`');
    assert.equal(instead('#cite(<un$$CURSOR$$known>).', 'typst', 'x', 'y'), '#cite(<x>) #cite(<y>).');
    assert.equal(instead('{cite:p}`un$$CURSOR$$known, b`', 'myst', 'x', 'y'), '{cite:p}`x,y, b`');
  });
});
