import assert from 'node:assert/strict';
import { findLinks } from '../../../src/core/parse/links/find-links';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { looksLikeList } from '../../../src/core/parse/list/list-evidence';
import { parseSource } from '../../../src/core/parse/source';
import { computingTime } from './hostile';
import { yaml } from '../../../src/core/parse/yaml/library';

/**
 * Text made to slow a parser down. Each kind is fed at two lengths, and all kinds together at 5 MB and half of it: the
 * time must grow with the length, which it does not in a parser with more than linear time.
 */
const size = 5_000_000;
const small = 30_000;

const fill = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const texts: Record<string, (length: number) => string> = {
  'one word': fill('a'),
  spaces: fill(' '),
  'blank lines': fill('\n'),
  'carriage returns': fill('\r'),
  'addresses without end': fill('https://'),
  'one long address': (length) => `https://github.com/a/${'b'.repeat(length)}`,
  'glued addresses': fill('https://github.com/a/bhttp:'),
  'open brackets in an address': (length) => `https://a.org/${'('.repeat(length)}`,
  'brackets by turns': (length) => `https://a.org/${'()'.repeat(length / 2)}`,
  braces: fill('\\url{'),
  'angle brackets': fill('<https://a.b/c '),
  hyphens: fill('https://a.org/b-\n'),
  'hyphens at line ends': fill('ab-\ncd '),
  dots: fill('a.io.'),
  'dots and spaces': fill('github . '),
  'a host of many labels': fill('a.com.'),
  digits: fill('10.1234/'),
  'arxiv and doi': fill('arxiv doi: '),
  escapes: (length) => `https://a.org/${'\\_'.repeat(length / 2)}`,
  'percent signs': (length) => `https://a.org/${'%20'.repeat(length / 3)}`,
  'zero-width spaces': (length) => `https://a.org/${'\u200b'.repeat(length)}`,
  'commas and sentences': fill('We use x, y; z. '),
  'citing words': fill('based on the code of '),
  'Han text': fill('本文提出了一种方法'),
  'Han sentences': fill('我们。在https://a.cn中'),
  labels: fill('Title: a\n'),
  'labels in a line': fill('Title:'),
  numbers: fill('1. '),
  'numbered lines': (length) => Array.from({ length: length / 10 }, (_, i) => `${i + 1}. abc`).join('\n'),
  'rows of a table': (length) =>
    `| Title | Authors |\n|---|---|\n${Array.from({ length: length / 40 }, (_, i) => `| **Ice on river ${i}** - a text | V. Ash |`).join('\n')}`,
  'lines with bare numbers': (length) => Array.from({ length: length / 10 }, (_, i) => `${i + 1} Abc`).join('\n'),
  'short lines': fill('We fly.\nab\n'),
  names: fill('Anna Stone, '),
  'names by line': fill('A Title\nAnna Stone, Otto Wind\n'),
  stars: fill('*_#'),
  'marker starts': fill('translated by '),
  'markers without end': fill('。translated by 谷歌翻译'),
  nulls: fill('\0'),
  'lone surrogates': fill('\ud800'),
};

const markers = ['translated by 谷歌翻译', 'translated by *', '*a*a*a*a*b', '***---***'];

const parsers: Record<string, (text: string) => unknown> = {
  findLinks: (text) => findLinks(text, 0),
  parseList: (text) => parseList(text, { markers }),
  'parseList, paragraphs': (text) => parseList(text, { markers: [], shape: 'paragraph' }),
  'parseList, blocks': (text) => parseList(text, { markers: [], shape: 'block' }),
  looksLikeList: (text) => looksLikeList(text, markers, 2),
  'parseSource of Markdown': (text) => parseSource({ path: 'a.md', text: `---\n${text}` }, { markers, yaml }),
};

/** All kinds, a part of the length each. */
function mixed(length: number): string {
  const kinds = Object.values(texts);
  return kinds.map((make) => make(length / kinds.length)).join('\n');
}

describe('hostile text', function () {
  this.timeout(120_000);
  for (const [name, parse] of Object.entries(parsers)) {
    it(`${name}: every kind takes time by its length @slow`, () => {
      for (const [what, make] of Object.entries(texts)) {
        // The shorter text goes first, so warming up can only help the longer one; the slack covers pauses of the machine.
        const short = computingTime(() => parse(make(small)));
        const long = computingTime(() => parse(make(small * 3)));
        assert.ok(
          long < 5 * short + 400,
          `${what}: ${Math.round(short)} ms for ${small}, ${Math.round(long)} ms for ${small * 3} characters`,
        );
      }
    });

    it(`${name}: 5 MB of all kinds @slow`, () => {
      const half = computingTime(() => parse(mixed(size / 2)));
      const whole = computingTime(() => parse(mixed(size)));
      assert.ok(whole < 3 * half + 1_000, `${Math.round(half)} ms for 2.5 MB, ${Math.round(whole)} ms for 5 MB`);
    });
  }
});
