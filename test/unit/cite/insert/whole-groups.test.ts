import assert from 'node:assert/strict';
import { CompletionPlaces } from '../../../../src/core/cite/complete/completion';
import { insertionAt } from '../../../../src/core/cite/edit/insertion';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { citedKeys, type CitationSyntax } from '../../../../src/core/cite/model/citation';

/** How a group of many keys is written. */
type Written = readonly [
  syntax: CitationSyntax,
  what: string,
  open: string,
  item: (key: string) => string,
  separator: string,
  close: string,
];

const plain = (key: string) => key;

const groups: readonly Written[] = [
  ['pandoc', 'a bracket', '[', (key) => `@${key}`, '; ', ']'],
  ['pandoc', 'a bracket over lines', '[', (key) => `@${key}`, ';\n', ']'],
  ['pandoc', 'a role', '{cite}`', plain, ',', '`'],
  ['myst', 'a role over lines', '{cite:p}`', plain, ',\n', '`'],
  ['latex', 'a command', '\\citep[see][]{', plain, ', ', '}'],
  ['latex', 'a command over lines', '\\cite{%\n  ', plain, ',\n  ', '%\n}'],
  ['latex', 'a command with comments', '\\cite{\n  ', plain, ', % {the one} on moss\n  ', '\n}'],
  ['latex', 'commands for several', '\\autocites', (key) => `[3]{${key}}`, '', ''],
  ['org', 'a citation', '[cite/t:', (key) => `@${key}`, ';', ']'],
  ['org', 'a citation over lines', '[cite:', (key) => `@${key}`, ';\n', ']'],
  ['org', 'a link in brackets', '[[cite:', (key) => `&${key}`, ';', ']]'],
  ['org', 'a link', 'cite:', plain, ',', ''],
  ['rst', 'a role', ':cite:p:`', plain, ',', '`'],
  ['rst', 'a role over lines', ':cite:p:`', plain, ',\n', '`'],
  ['asciidoc', 'a macro', 'cite:[', plain, ',', ']'],
];

const known = (key: string) => (/^author|^new$/.test(key) ? key : undefined);

/** A text with a group of so many keys, and where each of them ends. */
function textWith([, , open, item, separator, close]: Written, keys: readonly string[]) {
  const text = `On moss ${open}${keys.map(item).join(separator)}${close} and so on.\n`;
  return { text, ends: keys.map((key) => text.indexOf(key) + key.length) };
}

describe('a group that is closed further on', () => {
  for (const count of [4, 120]) {
    const keys = Array.from({ length: count }, (_, index) => `author20${String(index).padStart(3, '0')}title`);
    for (const group of groups) {
      const [syntax, what] = group;
      it(`is extended and not closed: ${syntax}, ${what} of ${count}`, () => {
        const { text, ends } = textWith(group, keys);
        const document = parseCitations(text, syntax);
        assert.deepEqual(citedKeys(document), keys);
        for (const index of [0, 1, count / 2, count - 2, count - 1]) {
          const offset = ends[index]!;
          const edit = insertionAt(document, text, { start: offset, end: offset }, ['new'], { resolve: known });
          assert.ok(edit !== undefined);
          const edited = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
          assert.deepEqual(
            new Set(citedKeys(parseCitations(edited, syntax))),
            new Set([...keys, 'new']),
            `behind key ${index}`,
          );
        }
      });

      it(`is completed and not closed: ${syntax}, ${what} of ${count}`, () => {
        for (const index of [0, 1, count / 2, count - 2, count - 1]) {
          const begun = keys.map((key, each) => (each === index ? 'qu' : key));
          const { text, ends } = textWith(group, begun);
          const offset = text.indexOf('qu', ends[index - 1] ?? 0) + 2;
          const place = new CompletionPlaces(parseCitations).at(
            text,
            offset,
            syntax,
            (key) => known(key) !== undefined,
          );
          assert.ok(place !== undefined, `nothing is offered at key ${index}`);
          const { start, end, text: written } = place.editFor('new');
          const document = parseCitations(text.slice(0, start) + written + text.slice(end), syntax);
          assert.deepEqual(
            citedKeys(document),
            keys.map((key, each) => (each === index ? 'new' : key)),
            `key ${index}`,
          );
          assert.equal(place.groupKeys.size, count - 1);
        }
      });
    }
  }
});
