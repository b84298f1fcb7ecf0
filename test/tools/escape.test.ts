import assert from 'node:assert/strict';
import { installPandoc, installTypst } from '../../scripts/tools/programs';
import { escapeText, plainLine } from '../../src/core/cite/write/escape';
import type { CitationSyntax } from '../../src/core/cite/model/citation';
import { beforeWith } from './available';
import { runPandoc } from './pandoc';
import { Typst } from './typst';

type Node =
  | null
  | string
  | number
  | readonly Node[]
  | { readonly t?: string; readonly c?: Node; readonly blocks?: readonly Node[] };

/** What a block or inline of Pandoc's JSON says, anything but plain text marked as what it is. */
function textOf(node: Node | undefined): string {
  if (typeof node === 'string') {
    return node;
  }
  if (Array.isArray(node)) {
    return (node as readonly Node[]).map(textOf).join('');
  }
  if (typeof node !== 'object' || node === null) {
    return '';
  }
  const { t, c } = node as { t?: string; c?: Node };
  if (t === 'Space' || t === 'SoftBreak') {
    return ' ';
  }
  return t === 'Str' || t === 'Para' || t === 'Plain' ? textOf(c) : `<${String(t)} ${textOf(c)}>`;
}

/** Titles that mean something else in every syntax, without the characters left out. */
function titles(without: string): string[] {
  const characters = Array.from('*_`$[](){}<>#&%~^@|\\"\'-=+/:;.,!?1aB 说，《').filter(
    (character) => !without.includes(character),
  );
  let seed = 7;
  const below = (limit: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * limit);
  };
  return Array.from({ length: 300 }, () =>
    plainLine(Array.from({ length: 3 + below(10) }, () => characters[below(characters.length)]).join('')),
  ).filter((title) => title !== '');
}

const plain = (text: string) =>
  text
    .replace(/\u200B/g, '')
    .replace(/[\u00A0 ]{1,9}/g, ' ')
    .replace(/’/g, "'")
    .replace(/–/g, '--');

/** Quotes are typographic in LaTeX, and Org has no way to write every pair of = and ~. */
const formats: readonly (readonly [syntax: CitationSyntax, format: string, without: string])[] = [
  ['pandoc', 'markdown-smart', ''],
  ['myst', 'commonmark', ''],
  ['latex', 'latex', "`'"],
  ['rst', 'rst', ''],
  ['org', 'org', '=~'],
];

describe('text that is put into a document', () => {
  describe('is shown as it is by Pandoc', () => {
    const pandoc = beforeWith(installPandoc);
    for (const [syntax, format, without] of formats) {
      for (const before of ['', 'x ']) {
        it(`from ${syntax}, ${before === '' ? 'at the start of a line' : 'within one'}`, () => {
          const all = titles(without);
          const text = all
            .map((title) => `${before}${escapeText(syntax, title, before === '')} z`)
            .join(syntax === 'pandoc' || syntax === 'myst' ? '\n\n<!-- -->\n\n' : '\n\n');
          const { blocks = [] } = JSON.parse(runPandoc(pandoc(), ['-f', format, '-t', 'json'], text)) as {
            blocks?: { t: string }[];
          };
          assert.deepEqual(
            blocks.filter(({ t }) => t !== 'RawBlock').map((block) => plain(textOf(block as Node))),
            all.map((title) => plain(`${before}${title} z`)),
          );
        });
      }
    }
  });

  describe('is shown as it is by Typst', () => {
    const create = beforeWith(installTypst);
    it('from typst', () => {
      const all = titles('');
      const reader = [
        '#let plain(it) = {',
        '  if it.has("text") { it.text }',
        '  else if it.has("children") { it.children.map(plain).join("") }',
        '  else if repr(it) == "[ ]" { " " }',
        '  else if it.func() == smartquote { if it.fields().at("double", default: true) { "\\"" } else { "\'" } }',
        '  else { "<" + repr(it) + ">" }',
        '}\n',
      ].join('\n');
      for (const before of ['', 'x ']) {
        const text = all
          .map((title) => `#metadata(plain([${before}${escapeText('typst', title, before === '')} z])) <m>`)
          .join('\n');
        const found = new Typst(create()).query(reader + text, '<m>') as { value: string }[];
        assert.deepEqual(
          found.map(({ value }) => plain(value)),
          all.map((title) => plain(`${before}${title} z`)),
        );
      }
    });
  });
});
