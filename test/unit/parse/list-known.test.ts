import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ParsedSource } from '../../../src/core/model/paper';
import { parseList, type ListOptions } from '../../../src/core/parse/list/parse-list';
import { knownEntries, withKnown } from '../../../src/core/parse/list/incremental';

const options: ListOptions = { markers: ['translated by 谷歌翻译'] };

/** The list after an edit, read with what was known before; and how many entries were read anew. */
function readAgain(before: ParsedSource, text: string, given = options): { parsed: ParsedSource; fresh: number } {
  const { entries, places, problems } = parseList(text, {
    ...given,
    known: knownEntries(before.entries.map(({ fingerprint }) => fingerprint)),
  });
  assert.ok(places !== undefined);
  const steps = withKnown(entries, places, before.entries);
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next();
  }
  return { parsed: { entries: step.value, problems }, fresh: entries.length };
}

const animal = fc.constantFrom('Quokka', 'Numbat', 'Bilby', 'Wombat', 'Potoroo');
const sentence = fc
  .tuple(animal, fc.nat(99))
  .map(
    ([name, number]) =>
      `We present ${name}-${number}, a network that counts ${name.toLowerCase()}s at night, and reaches ${number} per cent on three islands.`,
  );
const abstract = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const chinese = animal.map(
  (name) =>
    `我们提出了${name}Net,一种在夜间统计动物数量的网络。代码可在https://github.com/night/${name}上获得。它在三个岛屿上优于以往的方法。`,
);
const wrapped = abstract.map((text) => text.replace(/(.{50}\S*) /g, '$1\n'));
const title = animal.map((name) => `Counting ${name}s in the Dark`);
const block = fc
  .tuple(title, abstract, fc.nat(30))
  .map(
    ([name, text, year]) =>
      `Title: ${name}\nAuthors: Ada Byron, Max Born\nYear: ${1990 + year}\nAbstract: ${text}\nNote: read`,
  );
const unit = fc.oneof(
  { weight: 5, arbitrary: abstract },
  { weight: 2, arbitrary: chinese },
  wrapped,
  fc.tuple(title, abstract).map((parts) => parts.join('\n')),
  block,
  title,
  fc.constantFrom('', '---', 'https://github.com/night/owls', 'Keywords: owls, bats'),
);
const separator = fc.constantFrom('\n', '\n\n', '\ntranslated by 谷歌翻译\n', '\n  ', '\r\n', '\n1. ', '\n- ');
const list = fc.tuple(fc.array(unit, { maxLength: 8 }), separator).map(([units, between]) => units.join(between));

interface Edit {
  readonly at: number;
  readonly gone: number;
  readonly text: string;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(1000),
  gone: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(600)),
  text: fc.oneof(
    fc.constantFrom('', ' ', '\n', '\r', 'x', '\ntranslated by 谷歌翻译\n', 'Title: ', '2. '),
    unit.map((text) => `\n${text}\n`),
    list,
  ),
});
const edited = (text: string, { at, gone, text: added }: Edit): string => {
  const start = Math.floor((at / 1000) * text.length);
  return text.slice(0, start) + added + text.slice(start + gone);
};

describe('a list that is read again', () => {
  it('is what a new reading gives, whatever the edits @cases', () => {
    fc.assert(
      fc.property(list, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        let text = start;
        let parsed = parseList(text, options);
        for (const each of edits) {
          text = edited(text, each);
          ({ parsed } = readAgain(parsed, text));
          assert.deepEqual(parsed, parseList(text, options));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is what a new reading gives where its parts were put in another order, and twice @cases', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 8 }), separator, fc.nat(), (units, between, by) => {
        const before = parseList(units.join(between), options);
        const turned = [...units.slice(by % units.length), ...units, ...units.slice(0, by % units.length)].join(
          between,
        );
        assert.deepEqual(readAgain(before, turned).parsed, parseList(turned, options));
      }),
      { numRuns: 100 },
    );
  });

  it('is what a new reading gives with other markers and another shape @cases', () => {
    fc.assert(
      fc.property(
        list,
        fc.constantFrom<ListOptions>(
          { markers: [] },
          { markers: ['---'], shape: 'line' },
          { markers: [], shape: 'paragraph' },
          { markers: [], shape: 'block' },
        ),
        (text, other) => {
          assert.deepEqual(readAgain(parseList(text, options), text, other).parsed, parseList(text, other));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads only what the edit touched', () => {
    const line = (number: number) =>
      `We present Marsupial-${number}, a method of pouch number ${number * 7919} that outperforms ${number} kangaroos in tests of jumping over the hedge.`;
    const lines = Array.from({ length: 300 }, (_, number) => line(number));
    const before = parseList(lines.join('\n'), options);
    assert.equal(before.entries.length, 300);
    assert.equal(readAgain(before, lines.join('\n')).fresh, 0);
    assert.equal(readAgain(before, [line(1000), ...lines].join('\n')).fresh, 1);
    assert.equal(readAgain(before, [...lines.slice(0, 150), ...lines.slice(151)].join('\n')).fresh, 0);
    assert.equal(
      readAgain(before, lines.map((each, number) => (number === 150 ? `${each} It hops.` : each)).join('\r\n')).fresh,
      1,
    );
  });
});
