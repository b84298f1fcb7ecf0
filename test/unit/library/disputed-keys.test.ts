import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { withKeyGivenUp } from '../../../src/core/library/pins/pin-fixes';
import { parsePins } from '../../../src/core/library/pins/pins';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import { problemMessage } from '../../../src/core/model/problems';
import { sourceOf } from './entries';

const [one, two] = ['file:///w/my%20papers/literature-keys.json', 'file:///w/references/literature-keys.json'] as const;
const mix =
  'We mix pictures at random, where a saliency map says so, and find that networks trained on such pictures know better what they do not know, on four data sets and two kinds of network';
const grow =
  'Trees are grown on a sphere by a rule that looks at no more than two neighbours, which makes the growth cheap, and the sphere is covered after a number of steps that we bound from both sides';

const libraryOf = (...abstracts: readonly string[]) => {
  const library = new Library((text) => text);
  library.apply({
    updated: [
      {
        source: 'a.txt',
        parsed: sourceOf(...abstracts.map((abstract) => ({ abstract, names: [abstract === mix ? 'R-Mix' : 'Grow'] }))),
      },
    ],
    removed: [],
  });
  return library;
};

/** The line of the pin that a key has, under another key and with other former keys. */
const lineOf = (key: string, abstract: string, ...aliases: readonly string[]) => {
  const library = libraryOf(abstract);
  library.pin([library.papers[0]!.key], one);
  const [pin] = library.pinsOf(one);
  return (serializePins([{ ...pin!, key, aliases }], '') ?? '').split('\n')[3] ?? '';
};
const fileOf = (...lines: readonly string[]) => `{\n  "keys": {\n${lines.join(',\n')}\n  }\n}\n`;

/** `file line key` of the problems that say that a key is in dispute, as people count. */
const told = (library: Library) =>
  [one, two].flatMap((file) =>
    library
      .problemsOf(file)
      .filter(({ code }) => code === 'disputed-pin')
      .map(({ args, span }) => `${file === one ? 'one' : 'two'} ${String(span.line + 1)} ${String(args?.[0])}`),
  );

function read(library: Library, texts: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(texts)) {
    library.setPins(file, parsePins(text));
  }
}

describe('a key that two keys files give to two papers', () => {
  for (const [what, first, second] of [
    ['both as the key', () => lineOf('k', mix), () => lineOf('k', grow)],
    ['one as a former key', () => lineOf('k', mix), () => lineOf('growing', grow, 'k')],
    ['both as a former key', () => lineOf('mixing', mix, 'k'), () => lineOf('growing', grow, 'k')],
  ] as const) {
    describe(what, () => {
      const textsOf = () => ({
        [one]: fileOf(first()),
        [two]: fileOf('    "z": {"title": "Something lost"}', second()),
      });

      it('means none, which both places say', () => {
        const library = libraryOf(mix, grow);
        read(library, textsOf());
        assert.equal(library.get('k'), undefined);
        assert.deepEqual(told(library), ['one 3 k', 'two 4 k']);
        const [problem] = library.problemsOf(one).filter(({ code }) => code === 'disputed-pin');
        assert.match(problemMessage(problem!), /"k".*line 4 of references\/literature-keys\.json/);
        const [other] = library.problemsOf(two).filter(({ code }) => code === 'disputed-pin');
        assert.match(problemMessage(other!), /line 3 of my papers\/literature-keys\.json/);
      });

      for (const keeper of [0, 1]) {
        it(`is settled by a fix that lets ${keeper === 0 ? 'the first' : 'the second'} keep it`, () => {
          const texts = textsOf();
          const library = libraryOf(mix, grow);
          read(library, texts);
          const [dispute] = library.disputes;
          assert.deepEqual(
            dispute?.claims.map(({ source, paper }) => [source, paper?.abstract]),
            [
              [one, mix],
              [two, grow],
            ],
          );
          const fixed = withKeyGivenUp(
            new Map(Object.entries(texts)),
            'k',
            new Map([keeper === 0 ? [1, 'second'] : [0, 'first']]),
          );
          assert.equal(
            fixed.get(keeper === 0 ? one : two),
            undefined,
            'the file of the one that keeps it stays as it is',
          );
          read(library, { ...texts, ...Object.fromEntries(fixed) });
          assert.equal(library.get('k')?.abstract, keeper === 0 ? mix : grow);
          assert.deepEqual(told(library), []);
          assert.deepEqual(library.disputes, []);
          const others =
            what === 'both as the key' || (what === 'one as a former key' && keeper === 1)
              ? [keeper === 0 ? 'second' : 'first']
              : [keeper === 0 ? 'growing' : 'mixing'];
          assert.equal(library.get(others[0]!)?.abstract, keeper === 0 ? grow : mix);
        });
      }
    });
  }

  it('is reported beside the loss where one of the papers is lost', () => {
    const library = libraryOf(mix);
    read(library, { [one]: fileOf(lineOf('k', mix)), [two]: fileOf(lineOf('k', grow)) });
    assert.equal(library.get('k'), undefined);
    assert.deepEqual(told(library), ['one 3 k', 'two 3 k']);
    assert.ok(library.problemsOf(two).some(({ code }) => code === 'lost-pin'));
  });

  it('is reported in one file where the key of one is a former key of the other', () => {
    const library = libraryOf(mix, grow);
    read(library, { [one]: fileOf(lineOf('k', mix), lineOf('growing', grow, 'k')) });
    assert.equal(library.get('k'), undefined);
    assert.deepEqual(told(library), ['one 3 k', 'one 4 k']);
  });

  it('is not where both are about one paper, or one says nothing, nor where it stands twice in one file alone, which is told already', () => {
    const library = libraryOf(mix, grow);
    read(library, { [one]: fileOf(lineOf('k', mix)), [two]: fileOf(lineOf('k', mix)) });
    assert.equal(library.get('k')?.abstract, mix);
    assert.deepEqual(told(library), []);
    read(library, { [two]: fileOf('    "k": {}') });
    assert.deepEqual(told(library), []);
    read(library, { [one]: fileOf(lineOf('k', mix), lineOf('k', grow)), [two]: fileOf() });
    assert.deepEqual(told(library), []);
    assert.deepEqual(
      library.problemsOf(one).map(({ code }) => code),
      ['duplicate-pin'],
    );
  });

  it('stands in three places where a file has it twice and another one too', () => {
    const library = libraryOf(mix, grow);
    const texts = { [one]: fileOf(lineOf('k', mix), lineOf('k', grow)), [two]: fileOf(lineOf('k', mix)) };
    read(library, texts);
    assert.deepEqual(told(library), ['one 3 k', 'one 4 k', 'two 3 k']);
    const fixed = withKeyGivenUp(new Map(Object.entries(texts)), 'k', new Map([[1, 'growing']]));
    read(library, Object.fromEntries(fixed));
    assert.equal(library.get('k')?.abstract, mix);
    assert.equal(library.get('growing')?.abstract, grow);
    assert.deepEqual(told(library), []);
  });

  it('is no longer told of when the other file has gone', () => {
    const library = libraryOf(mix, grow);
    read(library, { [one]: fileOf(lineOf('k', mix)), [two]: fileOf(lineOf('k', grow)) });
    library.removePins(two);
    assert.equal(library.get('k')?.abstract, mix);
    assert.deepEqual(told(library), []);
  });
});
