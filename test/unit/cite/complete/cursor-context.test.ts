import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { languageOf } from '../../../../src/core/cite/languages/index';
import { assertLinear } from '../../parse/hostile';

const cursor = '$$CURSOR$$';

/** What is typed for a citation at the marker: `text that would be replaced|query`, or nothing. */
function typedAt(syntax: CitationSyntax, marked: string) {
  const offset = marked.indexOf(cursor);
  assert.ok(offset >= 0, 'no cursor');
  const text = marked.replace(cursor, '');
  const typed = languageOf(syntax).contextAt(text, offset)?.typed;
  return typed === undefined ? undefined : { ...typed, replaced: text.slice(typed.start, typed.keyEnd) };
}

describe('what is typed for a citation', () => {
  const places: [
    syntax: CitationSyntax,
    marked: string,
    replaced: string,
    query: string,
    form: string,
    close?: string,
  ][] = [
    ['pandoc', `As shown by @${cursor}`, '@', '', 'bare'],
    ['pandoc', `As shown by @tide${cursor} there`, '@tide', 'tide', 'bare'],
    ['pandoc', `研究表明@rmix${cursor}说明`, '@rmix', 'rmix', 'bare'],
    ['pandoc', `\`code\` by @tide${cursor}`, '@tide', 'tide', 'bare'],
    ['pandoc', `研究表明@移动端检测${cursor}`, '@移动端检测', '移动端检测', 'bare'],
    ['pandoc', `（@移动${cursor}）`, '@移动', '移动', 'bare'],
    ['pandoc', `@doe-smith:2020.a${cursor}`, '@doe-smith:2020.a', 'doe-smith:2020.a', 'bare'],
    ['pandoc', `[@${cursor}]`, '@', '', 'item'],
    ['pandoc', `[@object detection${cursor}]`, '@object detection', 'object detection', 'item'],
    ['pandoc', `[see @object detection in ${cursor}`, '@object detection in ', 'object detection in ', 'item'],
    ['pandoc', `[@a, p. 3; -@b${cursor}]`, '@b', 'b', 'item'],
    ['pandoc', `[@a；@b${cursor}】`, '@b', 'b', 'item'],
    ['pandoc', `[@ol${cursor}dkey, p. 3]`, '@oldkey', 'ol', 'item'],
    ['pandoc', `[a\nwrapped @line${cursor}`, '@line', 'line', 'item'],
    ['pandoc', `[@移动${cursor}目标, p. 3]`, '@移动', '移动', 'item'],
    ['pandoc', `@{odd/key${cursor}}`, 'odd/key', 'odd/key', 'key', ''],
    ['pandoc', `@{odd${cursor} and on`, 'odd', 'odd', 'key', '}'],
    ['pandoc', `In \\cite{a, object det${cursor}} too`, 'object det', 'object det', 'key', ''],
    ['pandoc', `In {cite:p}\`a,b${cursor}\` too`, 'b', 'b', 'key', ''],
    ['myst', `{cite}\`${cursor}`, '', '', 'key', '`'],
    ['myst', `As shown by @tide${cursor}`, '@tide', 'tide', 'bare'],
    ['latex', `\\cite{${cursor}}`, '', '', 'key', ''],
    ['latex', `\\cite{tide${cursor} and`, 'tide', 'tide', 'key', '}'],
    ['latex', `\\cite{a,${cursor}}`, '', '', 'key', ''],
    ['latex', `\\cite{a, 移动 检测${cursor}, b}`, '移动 检测', '移动 检测', 'key', ''],
    ['latex', `研究\\cite{a,b${cursor}}说明`, 'b', 'b', 'key', ''],
    ['latex', `\\parencite*[see][p.~3]{doe:a.b-c${cursor}}`, 'doe:a.b-c', 'doe:a.b-c', 'key', ''],
    ['latex', `\\cites[see \\emph{x}][3]{a}[4]{b${cursor}}`, 'b', 'b', 'key', ''],
    ['latex', `\\textcites(x)(y)[1]{a}{b${cursor}}`, 'b', 'b', 'key', ''],
    ['latex', `\\citeauthor{a,\n  b${cursor}}`, 'b', 'b', 'key', ''],
    ['latex', `\\Autocite {ol${cursor}dkey, c}`, 'oldkey', 'ol', 'key', ''],
    ['latex', `\\nocite{a${cursor}}`, 'a', 'a', 'key', ''],
    ['typst', `As shown by @tide${cursor}`, '@tide', 'tide', 'bare'],
    ['typst', `研究表明@tide${cursor}说明`, '@tide', 'tide', 'bare'],
    ['typst', `#cite(<tide${cursor}>)`, 'tide', 'tide', 'key', ''],
    ['typst', `#cite(<${cursor}`, '', '', 'key', '>)'],
    ['typst', `#cite(<${cursor})`, '', '', 'key', '>'],
    ['typst', `#cite(<object det${cursor}, form: "prose")`, 'object det', 'object det', 'key', '>'],
    ['typst', `#cite(label("odd/k${cursor}"))`, 'odd/k', 'odd/k', 'key', ''],
    ['org', `[cite:${cursor}]`, '', '', 'item', ''],
    ['org', `[cite/t:@tide${cursor}]`, '@tide', 'tide', 'item', ''],
    ['org', `[cite:see @a p. 3;@object det${cursor}`, '@object det', 'object det', 'item', ']'],
    ['org', `[cite:tide${cursor}]`, 'tide', 'tide', 'item', ''],
    ['org', `As shown @tide${cursor}`, '@tide', 'tide', 'bare'],
    ['rst', `:cite:\`${cursor}\``, '', '', 'key', ''],
    ['rst', `:cite:p:\`a, object det${cursor}\``, 'object det', 'object det', 'key', ''],
    ['rst', `研究\\ :footcite:t:\`移动${cursor}`, '移动', '移动', 'key', '`'],
  ];
  for (const [syntax, marked, replaced, query, form, close = ''] of places) {
    it(`${syntax}: ${marked.replace('\n', '⏎')}`, () => {
      const typed = typedAt(syntax, marked);
      assert.deepEqual(
        { replaced: typed?.replaced, query: typed?.query, form: typed?.form, close: typed?.close },
        { replaced, query, form, close },
      );
    });
  }

  const others: [CitationSyntax, string][] = [
    ['pandoc', `me@${cursor}`],
    ['pandoc', `first.last@exam${cursor}`],
    ['pandoc', `\\@tide${cursor}`],
    ['pandoc', `é@tide${cursor}`],
    ['pandoc', `\`@tide${cursor}`],
    ['pandoc', `\`a\` and \`b @tide${cursor}`],
    ['typst', `\`@tide${cursor}`],
    ['pandoc', `https://example.org/@tide${cursor}`],
    ['pandoc', `@tide and${cursor}`],
    ['pandoc', `@tide，说明${cursor}`],
    ['pandoc', `[@a, p. 3${cursor}]`],
    ['pandoc', `[@ a${cursor}]`],
    ['pandoc', `@a @@${cursor}`],
    ['pandoc', `no mark${cursor}`],
    ['pandoc', `\\section{tide${cursor}}`],
    ['pandoc', `@${'x'.repeat(101)}${cursor}`],
    ['latex', `@tide${cursor}`],
    ['latex', `\\cite{a} tide${cursor}`],
    ['latex', `\\cite[see ${cursor}`],
    ['latex', `\\label{tide${cursor}}`],
    ['typst', `#ref(<tide${cursor}>)`],
    ['typst', `#cite(<tide>, supplement: [p${cursor}`],
    ['org', `[cite:@a p. 3;see the ${cursor}`],
    ['org', `[[file:a@b${cursor}`],
    ['rst', `:ref:\`tide${cursor}\``],
    ['rst', `@tide${cursor}`],
    ['rst', `:cite:\`a\` tide${cursor}`],
  ];
  for (const [syntax, marked] of others) {
    it(`${syntax}: nothing in ${marked.slice(0, 60)}`, () => {
      assert.equal(typedAt(syntax, marked), undefined);
    });
  }

  it('takes no more than linear time over long and hostile lines @slow', () => {
    for (const syntax of ['pandoc', 'latex', 'typst', 'org', 'rst', 'myst'] as const) {
      const ask = (text: string) => {
        for (let tenth = 1; tenth <= 10; tenth++) {
          languageOf(syntax).contextAt(text, Math.floor((text.length * tenth) / 10));
        }
      };
      assertLinear(ask, ['@', '[@', '\\cite{', '\\cite[', '[cite:', ':cite:', '`', '{cite}', 'cite(<', ' ', '(', 'a:']);
    }
  });
});

describe('a citation that has been begun', () => {
  const begun: [
    syntax: CitationSyntax,
    marked: string,
    replaced?: string,
    query?: string,
    opening?: string,
    items?: string,
    missing?: string,
    command?: string,
  ][] = [
    ['pandoc', `As @tide${cursor}`, '@tide', 'tide'],
    ['pandoc', `As [@tide${cursor}`, '@tide', 'tide', '[', '@tide', ']', ''],
    ['pandoc', `As [@tide${cursor}]`, '@tide', 'tide', '[', '@tide', '', ''],
    ['pandoc', `As [@a; @tide${cursor}]`, '@tide', 'tide', '[', '@a; @tide', '', ''],
    ['pandoc', `As [see @tide${cursor}, p. 3]`, '@tide', 'tide', '[', 'see @tide, p. 3', '', ''],
    ['pandoc', `As [${cursor}]`, '', '', '[', '', '', ''],
    ['pandoc', `As [@${cursor}`, '@', '', '[', '@', ']', ''],
    ['pandoc', `[a] @tide${cursor}`, '@tide', 'tide'],
    ['pandoc', `[a\n\n@tide${cursor}]`, '@tide', 'tide'],
    ['pandoc', `As @{odd${cursor}`, '@{odd', 'odd'],
    ['pandoc', `As @{odd${cursor}}`, '@{odd}', 'odd'],
    ['pandoc', `As -@tide${cursor}`, '@tide', 'tide'],
    ['pandoc', `x@tide${cursor}`],
    ['pandoc', `\\@tide${cursor}`],
    ['pandoc', `@tide${cursor}more`],
    ['pandoc', `As \\cite{tide${cursor}`, 'tide', 'tide', '\\cite{', 'tide', '}', 'cite'],
    ['pandoc', `As \\cite{a,tide${cursor}}`, 'tide', 'tide', '\\cite{', 'a,tide', '', 'cite'],
    ['pandoc', `As {cite}\`tide${cursor}`, 'tide', 'tide', '{cite}`', 'tide', '`', 'cite'],
    ['latex', `\\cite{tide${cursor}`, 'tide', 'tide', '\\cite{', 'tide', '}', 'cite'],
    ['latex', `\\cite{a, tide${cursor}}`, 'tide', 'tide', '\\cite{', 'a, tide', '', 'cite'],
    ['latex', `\\cite[p. 3]{tide${cursor}} x`, 'tide', 'tide', '\\cite[p. 3]{', 'tide', '', 'cite'],
    ['latex', `\\cite{${cursor}}`, '', '', '\\cite{', '', '', 'cite'],
    ['latex', `\\cite{${cursor},b}`, '', '', '\\cite{', ',b', '', 'cite'],
    ['latex', `\\cite{tide${cursor},b}`, 'tide', 'tide', '\\cite{', 'tide,b', '', 'cite'],
    ['latex', `\\cite{${cursor} and more}`, '', '', '\\cite{', '', '}', 'cite'],
    ['latex', `\\cite{a b${cursor}}`],
    ['latex', `\\cite{a\n\ntide${cursor}}`],
    ['latex', `\\cites{a}{tide${cursor}`, 'tide', 'tide', '\\cites{a}{', 'tide', '}', 'cites'],
    ['latex', `\\volcite{tide${cursor}`],
    ['latex', `As \\cite${cursor}`, '', '', '\\cite', '', '}', 'cite'],
    ['typst', `As @tide${cursor}`, '@tide', 'tide'],
    ['typst', `#cite(<tide${cursor}`, 'tide', 'tide', '#cite(<', 'tide', '>)', 'cite'],
    ['typst', `#cite(<tide${cursor}>)`, 'tide', 'tide', '#cite(<', 'tide', '', 'cite'],
    ['typst', `#cite(label("tide${cursor}`, 'tide', 'tide', '#cite(label("', 'tide', '"))', 'cite'],
    ['typst', `x <tide${cursor}`],
    ['org', `[cite:@tide${cursor}`, '@tide', 'tide', '[cite:', '@tide', ']', 'cite'],
    ['org', `[cite/t:@a;@tide${cursor}]`, '@tide', 'tide', '[cite/t:', '@a;@tide', '', 'cite/t'],
    ['org', `[cite:${cursor}]`, '', '', '[cite:', '', '', 'cite'],
    ['org', `cite:tide${cursor}`, 'tide', 'tide', 'cite:', 'tide', '', 'cite'],
    ['org', `[[cite:&tide${cursor}`, '&tide', 'tide', '[[cite:', '&tide', ']]', 'cite'],
    ['rst', `:cite:\`tide${cursor}`, 'tide', 'tide', ':cite:`', 'tide', '`', 'cite'],
    ['rst', `:cite:\`a,tide${cursor}\``, 'tide', 'tide', ':cite:`', 'a,tide', '', 'cite'],
    ['rst', `:cite:\`a${cursor}, b\``, 'a', 'a', ':cite:`', 'a, b', '', 'cite'],
    ['asciidoc', `cite:[tide${cursor}`, 'tide', 'tide', 'cite:[', 'tide', ']', 'cite'],
    ['asciidoc', `cite:[a, tide${cursor}]`, 'tide', 'tide', 'cite:[', 'a, tide', '', 'cite'],
    ['myst', `{cite:p}\`a,tide${cursor}\``, 'tide', 'tide', '{cite:p}`', 'a,tide', '', 'cite:p'],
  ];
  for (const [syntax, marked, replaced, query, ...enclosed] of begun) {
    it(`${syntax}: ${marked.replace(/\n/g, '⏎')}`, () => {
      const text = marked.replace(cursor, '');
      const partial = languageOf(syntax).contextAt(text, marked.indexOf(cursor))?.partial;
      assert.equal(partial && text.slice(partial.start, partial.end), replaced);
      assert.equal(partial?.query, query);
      const enclosure = partial?.enclosure;
      const told = enclosure && [
        text.slice(enclosure.start, enclosure.items.start),
        text.slice(enclosure.items.start, enclosure.items.end),
        enclosure.missing,
        enclosure.style.command ?? '',
      ];
      assert.deepEqual(told ?? [], enclosed);
    });
  }
});
