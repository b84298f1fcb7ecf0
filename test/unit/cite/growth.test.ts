import assert from 'node:assert/strict';
import { checkCitations, type KnownKeys } from '../../../src/core/cite/check/check';
import { escapeText } from '../../../src/core/cite/write/escape';
import { fillTemplate } from '../../../src/core/cite/edit/template';
import { DocumentKeys } from '../../../src/core/cite/bibliographies/document-keys';
import { citationLanguages, languageOf, parseCitations } from '../../../src/core/cite/languages/index';
import { extendMarkdown, type MarkdownIt } from '../../../src/core/cite/preview/plugin';
import { findBlock } from '../../../src/core/cite/references/block';
import { growsAtMost } from '../parse/hostile';
import { paper } from '../search/paper';

// The package has no types of its own.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const createParser = require('markdown-it') as (options: {
  html: boolean;
}) => MarkdownIt & { render(text: string, env?: object): string };

/** Fails where four times as much takes more than ten times as long: twice as much twice as long leaves room for noise. */
function grows(task: (count: number) => () => unknown, count: number): void {
  const { holds, said } = growsAtMost(10, task(count), task(count * 4), 15);
  assert.ok(holds, `four times as much: ${said}`);
}

const many = (count: number, unit: (index: number) => string, separator = '') =>
  Array.from({ length: count }, (_, index) => unit(index)).join(separator);

describe('documents of any size', function () {
  this.timeout(120_000);

  const moss = paper('moss', '', { title: 'On moss', authors: [{ family: 'Berg' }], year: 2020 });
  const markdown = () =>
    extendMarkdown(createParser({ html: true }), {
      drawn: () => undefined,
      isOn: () => true,
      paperOf: (key) => (key.startsWith('moss') ? moss : undefined),
      references: (keys) => ({ entries: keys.map((id) => ({ id, html: id })) }),
      heading: () => 'References',
      footer: '',
      unknown: (key) => key,
    });
  const previews: Readonly<Record<string, (count: number) => string>> = {
    'paragraphs with citations': (count) =>
      many(count, (index) => `Paragraph ${index} is about [@moss${index}].`, '\n\n'),
    'one paragraph of cited lines': (count) => many(count, (index) => `Line ${index} is about [@moss${index}].`, '\n'),
    'one paragraph over and over': (count) =>
      many(count / 100, () => many(100, (index) => `Word @moss${index}`, ' '), '\n\n'),
    'one long paragraph twice': (count) =>
      many(2, () => many(count, (index) => `word @moss${index % 10}`, ' '), '\n\n'),
    'one group of many keys': (count) => `[${many(count, (index) => `@moss${index}`, '; ')}]`,
    'one row of many cells': (count) =>
      `|${many(count, () => 'a', '|')}|\n|${many(count, () => '-', '|')}|\n|${many(count, (index) => `@moss${index}`, '|')}|\n`,
    'groups over many lines': (count) => many(count / 10, () => `[@moss ${many(10, () => 'and so on', '\n')}]`, ' '),
    'a heading with signs at its end': (count) => `@moss\n\n# ${'a'.repeat(count)}b ${'#'.repeat(count)}`,
  };
  for (const [name, text] of Object.entries(previews)) {
    it(`are shown in time by their length: ${name} @slow`, () => {
      grows((count) => {
        const made = text(count);
        const preview = markdown();
        return () => preview.render(made);
      }, 4_000);
    });
  }

  const cursors = {
    'keys behind many comments': ['latex', '\\cite{a', '%\n', ',b}'],
    parentheses: ['asciidoc', 'cite:[', '(', ') x'],
  } as const;
  for (const [name, [syntax, open, unit, rest]] of Object.entries(cursors)) {
    it(`have a cursor read in time by the length of its group: ${name} @slow`, () => {
      grows((count) => {
        const filling = unit.repeat(count / unit.length);
        const text = open + filling + rest;
        const offset = syntax === 'asciidoc' ? text.length : open.length;
        return () => languageOf(syntax).contextAt(text, offset, '');
      }, 4_900);
    });
  }

  const known: KnownKeys = {
    get: (key) => (key === 'moss' ? moss : undefined),
    lost: () => undefined,
    isDisputed: () => false,
    nearest: () => [],
  };
  const own = new DocumentKeys([], new Set(), 'none', []);
  for (const { id: syntax, comment, writing } of citationLanguages) {
    const write = (keys: readonly string[]) =>
      writing.group(keys.map((key) => writing.item(key)).join(writing.separator), {});
    const checks: Readonly<Record<string, (count: number) => string>> = {
      'distinct unknown keys': (count) => many(count, (index) => `Word ${write([`key${index}`])} word.`, '\n'),
      'one key over and over': (count) => many(count, () => `Word ${write(['moss'])} word.`, '\n'),
      'one unknown key over and over': (count) => many(count, () => `Word ${write(['nobody'])} word.`, '\n'),
      'one group of one key': (count) => write(Array<string>(count).fill('moss')),
      'one group of distinct keys': (count) => write(Array.from({ length: count }, (_, index) => `key${index}`)),
      'one group separated by full-width marks': (count) =>
        write(Array.from({ length: count }, (_, index) => `key${index}`)).replace(/; ?|,/g, '；'),
    };
    for (const [name, text] of Object.entries(checks)) {
      it(`are checked in time by their length: ${syntax}, ${name} @slow`, () => {
        grows((count) => {
          const made = text(count);
          const parsed = parseCitations(made, syntax);
          return () => checkCitations(parsed, made, known, own, { isAsked: true });
        }, 3_000);
      });
    }

    it(`have their bibliography found in time by their length: ${syntax} @slow`, () => {
      const [open, close] = comment;
      const first = `${open}literature-notes:bibliography style=apa${close}\n`;
      const last = `${open}/literature-notes:bibliography${close}\n`;
      const filling = 'word\n'.repeat(20_000);
      for (const text of [
        (count: number) => first.repeat(count) + filling + last,
        (count: number) => last.repeat(count) + first.repeat(count),
        (count: number) => (first + last).repeat(count),
      ]) {
        grows((count) => {
          const made = text(count);
          return () => findBlock(made, syntax);
        }, 10_000);
      }
    });

    it(`have text escaped in time by its length: ${syntax} @slow`, () => {
      for (const unit of [
        '*',
        'x*y',
        '*/+=~',
        '_',
        '[[',
        '-',
        '- ',
        'a ',
        '\\',
        '$ ',
        '1. ',
        '{{',
        '@a',
        '\n',
        'ivx',
        '#',
        '<>',
        '``',
      ]) {
        grows((count) => {
          const abstract = unit.repeat(count / unit.length);
          return () => [
            escapeText(syntax, abstract, true),
            fillTemplate(
              '> ${abstract}\n${key} ${title} "${abstract}" [a](${abstract})',
              paper('moss', abstract, { title: 'On moss' }),
              syntax,
            ),
          ];
        }, 12_000);
      }
    });
  }
});
