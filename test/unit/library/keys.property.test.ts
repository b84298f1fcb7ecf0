import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withDerived } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { parsePins } from '../../../src/core/library/pins/pins';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import type { Entry } from '../../../src/core/model/paper';

const pinsFile = 'literature-keys.json';
const runs = { numRuns: 150, seed: 20261122 };

/** A paper of the model; its number, and the DOI that makes papers one, travel as tags, which no matching looks at. */
interface ModelPaper {
  readonly id: string;
  readonly name: string | undefined;
  readonly words: readonly string[];
  readonly title: string | undefined;
  readonly writtenKey: string | undefined;
  readonly doi: string | undefined;
  readonly year: number | undefined;
}

type Model = Map<string, ModelPaper[]>;

const vocabulary = (
  'we propose learning deep model graph tree house image speech robust fast large small sparse dense method data result ' +
  'train test scale prune quant route token layer norm cache policy reward agent plan search index query cite note key pin page'
).split(' ');
const han = [...'我们提出一种新的方法用于图像语音模型训练测试数据结果网络深度学习'];

const word = fc.constantFrom(...vocabulary);
const text = fc.oneof(
  { weight: 4, arbitrary: fc.uniqueArray(word, { minLength: 30, maxLength: 50, size: 'max' }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...han), { minLength: 40, maxLength: 120, size: 'max' }) },
  { weight: 1, arbitrary: fc.array(word, { minLength: 0, maxLength: 6 }) },
);
/** The frame that papers of one group write alike, so that only their own words tell them apart. */
const frame =
  'in this paper we study the problem and present a method that improves over prior work on several benchmarks'.split(
    ' ',
  );

let counter = 0;
const paper: fc.Arbitrary<ModelPaper> = fc
  .record({
    name: fc.option(fc.constantFrom('R-Mix', 'NetA', 'NetB', 'SAM-DETR ++', 'NAS-Bench-360', '图灵', 'con'), {
      nil: undefined,
    }),
    words: fc.oneof(
      text,
      fc.uniqueArray(word, { minLength: 20, maxLength: 30, size: 'max' }).map((words) => [...frame, ...words]),
    ),
    title: fc.option(
      fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
      { nil: undefined },
    ),
    writtenKey: fc.option(fc.constantFrom('smith2020', 'doe2021', 'smith2020a', 'r-mix'), { nil: undefined, freq: 3 }),
    doi: fc.option(
      fc.nat(30).map((number) => `10.1000/${number}`),
      { nil: undefined, freq: 3 },
    ),
    year: fc.option(fc.integer({ min: 2019, max: 2022 }), { nil: undefined }),
  })
  .map((fields) => ({ ...fields, id: `paper ${counter++}` }));

type Step =
  | { readonly kind: 'add'; readonly paper: ModelPaper; readonly file: number; readonly at: number }
  | { readonly kind: 'delete' | 'cite' | 'restart'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly file: number; readonly to: number }
  | { readonly kind: 'edit'; readonly at: number; readonly where: readonly number[]; readonly with: readonly string[] }
  | {
      readonly kind: 'lookalike';
      readonly at: number;
      readonly every: number;
      readonly with: string;
      readonly name: string | undefined;
    }
  | { readonly kind: 'append'; readonly at: number; readonly with: readonly string[] }
  | { readonly kind: 'shuffle'; readonly seed: number };

const at = fc.nat(1000);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), paper, file: fc.nat(3), at }),
  fc.record({ kind: fc.constant('delete' as const), at }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cite' as const), at }) },
  fc.record({ kind: fc.constant('restart' as const), at }),
  fc.record({ kind: fc.constant('move' as const), at, file: fc.nat(3), to: at }),
  fc.record({
    kind: fc.constant('edit' as const),
    at,
    where: fc.array(at, { maxLength: 4 }),
    with: fc.array(word, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('lookalike' as const),
    at,
    every: fc.integer({ min: 2, max: 20 }),
    with: word,
    name: fc.option(fc.constantFrom('NetA', 'NetB', 'NetC'), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('append' as const), at, with: fc.array(word, { minLength: 1, maxLength: 8 }) }),
  fc.record({ kind: fc.constant('shuffle' as const), seed: at }),
);

const fileOf = (number: number) => `file${number}.txt`;

function all(model: Model): { file: string; paper: ModelPaper; index: number }[] {
  return [...model].flatMap(([file, papers]) => papers.map((entry, index) => ({ file, paper: entry, index })));
}

function pick(model: Model, position: number): { file: string; paper: ModelPaper; index: number } | undefined {
  const papers = all(model);
  return papers[position % Math.max(1, papers.length)];
}

function replaced<T>(list: readonly T[], index: number, ...items: T[]): T[] {
  return [...list.slice(0, index), ...items, ...list.slice(index + 1)];
}

function entryOf(model: ModelPaper, line: number): Entry {
  const isHan = model.words.some((part) => han.includes(part));
  const body = model.words.join(isHan ? '' : ' ');
  return {
    span: { start: line * 1000, end: line * 1000 + 999, line, endLine: line },
    format: model.writtenKey === undefined ? 'list' : 'bibtex',
    names: model.name === undefined ? [] : [model.name],
    language: isHan ? 'zh' : 'en',
    abstract: model.name === undefined ? body : `${model.name} ${body}`,
    links: [],
    tags: model.doi === undefined ? [model.id] : [model.id, model.doi],
    ...(model.title === undefined ? {} : { title: model.title }),
    ...(model.writtenKey === undefined ? {} : { writtenKey: model.writtenKey }),
    ...(model.doi === undefined ? {} : { doi: model.doi }),
    ...(model.year === undefined ? {} : { year: model.year }),
  };
}

const romanize = (chinese: string) => chinese.replace(/\p{Script=Han}/gu, (char) => ` x${char.charCodeAt(0)} `);

function applyTo(library: Library, model: Model, files: Iterable<string>): void {
  const updated = [...files]
    .filter((file) => model.has(file))
    .map((source) => ({
      source,
      parsed: {
        entries: (model.get(source) ?? []).map((paper, line) => withDerived(entryOf(paper, line))),
        problems: [],
      },
    }));
  library.apply({ updated, removed: [...files].filter((file) => !model.has(file)) });
}

/** Takes a step on the model; gives the files it touched. */
function take(model: Model, taken: Step): Set<string> {
  const touched = new Set<string>();
  const set = (file: string, papers: ModelPaper[]) => {
    model.set(file, papers);
    touched.add(file);
  };
  const target = 'at' in taken ? pick(model, taken.at) : undefined;
  switch (taken.kind) {
    case 'add': {
      const papers = model.get(fileOf(taken.file)) ?? [];
      set(fileOf(taken.file), [
        ...papers.slice(0, taken.at % (papers.length + 1)),
        taken.paper,
        ...papers.slice(taken.at % (papers.length + 1)),
      ]);
      break;
    }
    case 'delete':
      if (target !== undefined) {
        set(target.file, replaced(model.get(target.file) ?? [], target.index));
      }
      break;
    case 'move':
      if (target !== undefined) {
        set(target.file, replaced(model.get(target.file) ?? [], target.index));
        const papers = model.get(fileOf(taken.file)) ?? [];
        const to = taken.to % (papers.length + 1);
        set(fileOf(taken.file), [...papers.slice(0, to), target.paper, ...papers.slice(to)]);
      }
      break;
    case 'lookalike':
      if (target !== undefined) {
        const words = target.paper.words.map((part, index) => (index % taken.every === 0 ? taken.with : part));
        const other = {
          ...target.paper,
          id: `paper ${counter++}`,
          words,
          name: taken.name,
          doi: undefined,
          writtenKey: undefined,
          title: undefined,
        };
        set(fileOf(3), [...(model.get(fileOf(3)) ?? []), other]);
      }
      break;
    case 'edit':
    case 'append':
      if (target !== undefined) {
        const words = [...target.paper.words];
        if (taken.kind === 'append') {
          words.push(...taken.with);
        } else {
          taken.where.forEach((position, index) => {
            words[position % Math.max(1, words.length)] = taken.with[index % taken.with.length]!;
          });
        }
        set(target.file, replaced(model.get(target.file) ?? [], target.index, { ...target.paper, words }));
      }
      break;
    case 'shuffle':
      for (const [file, papers] of model) {
        set(
          file,
          [...papers].sort((left, right) => hash(left.id, taken.seed) - hash(right.id, taken.seed)),
        );
      }
      break;
    default:
  }
  return touched;
}

function hash(id: string, seed: number): number {
  return [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0) * (seed + 7)) % 1_000_003, seed);
}

describe('keys: properties', () => {
  it('a cited key means the same paper or none, whatever is edited, added, deleted, moved and shuffled @slow', function () {
    this.timeout(60_000);
    let resolved = 0;
    let cited = 0;
    fc.assert(
      fc.property(
        fc.array(paper, { minLength: 1, maxLength: 12, size: 'max' }),
        fc.array(step, { maxLength: 40, size: 'max' }),
        (papers, steps) => {
          const model: Model = new Map();
          papers.forEach((entry, index) =>
            model.set(fileOf(index % 4), [...(model.get(fileOf(index % 4)) ?? []), entry]),
          );
          let library = new Library(romanize);
          applyTo(library, model, model.keys());
          const meant = new Map<string, readonly string[]>();
          for (const taken of steps) {
            const touched = take(model, taken);
            applyTo(library, model, touched);
            if (taken.kind === 'cite') {
              const target = library.papers[taken.at % Math.max(1, library.papers.length)];
              if (target !== undefined) {
                library.pin([target.key], pinsFile);
                meant.set(target.key, meant.get(target.key) ?? target.tags ?? []);
              }
            }
            if (taken.kind === 'restart') {
              const written = serializePins(library.pinsOf(pinsFile), '');
              library = new Library(romanize);
              library.setPins(pinsFile, parsePins(written ?? assert.fail('not written')));
              applyTo(library, model, [...model.keys()].reverse());
            }
            assert.equal(
              new Set(library.papers.map(({ key }) => key)).size,
              library.papers.length,
              'keys are distinct',
            );
            assert.equal(library.size, library.papers.length);
            for (const [key, tags] of meant) {
              const found = library.get(key);
              const present = all(model).some(({ paper: { id } }) => tags.includes(id));
              cited += present ? 1 : 0;
              if (found !== undefined) {
                resolved++;
                assert.ok(
                  found.tags?.some((tag) => tags.includes(tag)),
                  `${key} means ${found.tags?.join()} instead of ${tags.join()}`,
                );
                assert.ok(found.key === key || found.aliases.includes(key));
                // What was one work once stays one: of a merged paper, any entry may be left.
                meant.set(key, [...new Set([...tags, ...(found.tags ?? [])])]);
              }
            }
          }
        },
      ),
      runs,
    );
    assert.ok(resolved / cited > 0.9, `${resolved} of ${cited} resolve`);
  });

  it('the result does not depend on the order of files and batches @cases', () => {
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 12, size: 'max' }), fc.nat(23), (papers, seed) => {
        const model: Model = new Map();
        papers.forEach((entry, index) =>
          model.set(fileOf(index % 4), [...(model.get(fileOf(index % 4)) ?? []), entry]),
        );
        const together = new Library(romanize);
        applyTo(together, model, model.keys());
        const apart = new Library(romanize);
        const files = [...model.keys()].sort((left, right) => hash(left, seed) - hash(right, seed));
        files.forEach((file) => {
          applyTo(apart, model, [file]);
        });
        assert.deepEqual(apart.papers, together.papers);
      }),
      runs,
    );
  });

  it('a key that no other paper wants stays, whatever happens to other papers @cases', () => {
    fc.assert(
      fc.property(
        fc.array(paper, { maxLength: 10, size: 'max' }),
        fc.array(step, { maxLength: 20, size: 'max' }),
        (papers, steps) => {
          const lone: ModelPaper = {
            id: 'lone',
            name: 'Lonely-1',
            words: ['nobody', 'says', 'this'],
            title: undefined,
            writtenKey: undefined,
            doi: undefined,
            year: undefined,
          };
          const model: Model = new Map([[fileOf(0), [...papers, lone]]]);
          const library = new Library(romanize);
          applyTo(library, model, model.keys());
          for (const taken of steps) {
            const touches = 'at' in taken ? pick(model, taken.at)?.paper.id : undefined;
            if (touches === 'lone' && taken.kind !== 'add' && taken.kind !== 'move') {
              continue;
            }
            applyTo(library, model, take(model, taken));
            assert.deepEqual(library.get('lonely-1')?.tags, ['lone']);
          }
        },
      ),
      runs,
    );
  });

  it('who wants the same key gets a suffix that others do not change @cases', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.array(word, { minLength: 3, maxLength: 9 }).map((words) => words.join(' ')),
          { minLength: 2, maxLength: 6 },
        ),
        (texts) => {
          const base = { title: undefined, writtenKey: undefined, doi: undefined, year: undefined, name: 'R-Mix' };
          const papers = texts.map((words, index) => ({ ...base, id: String(index), words: words.split(' ') }));
          const keysOf = (some: readonly ModelPaper[]) => {
            const library = new Library(romanize);
            applyTo(library, new Map([['a', [...some]]]), ['a']);
            return new Map(
              library.papers.flatMap((found) => found.tags?.map((tag) => [tag, found.key] as const) ?? []),
            );
          };
          const keys = keysOf(papers);
          assert.ok([...keys.values()].every((key) => /^r-mix-[a-z0-9]{4,9}$/.test(key)));
          for (const [tag, key] of keysOf([...papers].reverse())) {
            assert.equal(key, keys.get(tag));
          }
          if (papers.length > 2) {
            for (const [tag, key] of keysOf(papers.slice(1))) {
              assert.equal(key, keys.get(tag));
            }
          }
        },
      ),
      runs,
    );
  });

  it('derived keys are safe in every citation syntax and as file names @cases', () => {
    const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
    const reservedNames = fc.constantFrom(
      'CON',
      'aux',
      'NUL',
      'com1',
      'LPT9',
      'prn',
      '',
      '-',
      '+',
      '++',
      '#',
      '。',
      '42',
      '𝒳',
      'É',
      'ﬁ',
      '__proto__',
      'constructor',
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), reservedNames),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (name, title, family) => {
          const entry = (fields: Partial<Entry>) =>
            withDerived({
              span: { start: 0, end: 1, line: 0, endLine: 0 },
              format: 'list',
              names: [],
              language: 'en',
              abstract: '',
              links: [],
              ...fields,
            });
          const library = new Library(romanize);
          library.apply({
            updated: [
              {
                source: 'a',
                parsed: {
                  entries: [
                    entry({ names: [name] }),
                    entry({ title }),
                    entry({ title: name, authors: [{ family }], year: 2020 }),
                  ],
                  problems: [],
                },
              },
            ],
            removed: [],
          });
          for (const { key } of library.papers) {
            assert.match(key, /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/);
            assert.ok(key.length >= 2 && key.length <= 55 && !devices.test(key), key);
          }
        },
      ),
      { ...runs, numRuns: 2_000 },
    );
  });
});
