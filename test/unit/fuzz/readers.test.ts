import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { tried } from '../../fuzz/property';
import type { Reader } from '../../fuzz/reader';
import { allReaders, readersNamed } from '../../fuzz/readers';

/** The parts of core that read what others wrote. */
const parts = [
  'core/parse',
  'core/cite',
  'core/records',
  'core/notes',
  'core/search/query',
  'core/shared-library',
  'core/library/pins',
];

/** What takes a text and reads none that others wrote. */
const others: Readonly<Record<string, string>> = {
  DocumentKeys: 'keys that documentEntries and parseCitations have read',
  PinMatcher: 'papers of the library',
  Pinning: 'papers of the library',
  SketchIndex: 'papers of the library',
  withoutFields: 'a publication that publicationsIn has read',
};

interface Exported {
  readonly file: string;
  readonly name: string;
}

const sources = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [normalize(file).replaceAll('\\', '/'), readFileSync(join('src', file), 'utf8')]),
);
const partOf = (file: string) => parts.find((part) => file.startsWith(`${part}/`));

/** What a part exports that takes a text or a value of any kind: its functions and classes, by what their parameters are. */
function exportedReaders(): readonly Exported[] {
  const declared =
    /^export (?:async )?(?:function\*? (\w+)(?:<[^>]{0,80}>)?\(([^]*?)\)\s*(?::|\{)|class (\w+)|const (\w+)[^=\n]{0,80}= (?:async )?\(([^)]*)\))/gm;
  return [...sources].flatMap(([file, text]) =>
    partOf(file) === undefined
      ? []
      : [...text.matchAll(declared)].flatMap(([, named, parameters, classed, constant, taken]) => {
          const takes = parameters ?? taken ?? 'string';
          const name = named ?? classed ?? constant ?? '';
          return /\bstring\b|\bFileText\b|\bunknown\b/.test(takes) ? [{ file, name }] : [];
        }),
  );
}

/** Where each exported name is imported. */
function importers(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [file, text] of sources) {
    for (const [, names = '', from = ''] of text.matchAll(/^(?:import|export) \{([^}]*)\} from '(\.[^']*)'/gm)) {
      const path = normalize(join(dirname(file), from)).replaceAll('\\', '/');
      const target = [`${path}.ts`, `${path}/index.ts`].find((each) => sources.has(each)) ?? '';
      for (const name of names.split(',').map((each) => each.trim().split(' as ')[0] ?? '')) {
        const key = `${target} ${name}`;
        found.set(key, (found.get(key) ?? new Set()).add(file));
      }
    }
  }
  return found;
}

describe('readers of what others wrote', () => {
  it('are all in the list that the fuzzer goes by: what takes a text and is used outside its part', () => {
    const importedBy = importers();
    const exported = exportedReaders().filter(({ file, name }) =>
      [...(importedBy.get(`${file} ${name}`) ?? [])].some((by) => partOf(by) !== partOf(file)),
    );
    assert.ok(exported.length > 100, String(exported.length));
    const covered = new Set(allReaders.flatMap(({ covers = [] }) => covers));
    const missing = exported.filter(({ name }) => !covered.has(name) && others[name] === undefined);
    assert.deepEqual(missing, [], 'add them to test/fuzz/readers, or say here why they read nothing of others');
    const names = new Set(exported.map(({ name }) => name));
    assert.deepEqual(
      [...covered, ...Object.keys(others)].filter((name) => !names.has(name)),
      [],
      'they are not there, or nobody uses them',
    );
    assert.equal(new Set(allReaders.map(({ name }) => name)).size, allReaders.length);
  });

  it('are chosen by a part of their names, and a text that names none is no run without findings', () => {
    const [{ name }] = allReaders as [Reader];
    assert.ok(readersNamed(name.slice(1)).some((reader) => reader.name === name));
    assert.equal(readersNamed('').length, allReaders.length);
    assert.throws(
      () => readersNamed('TYPO'),
      (error) => error instanceof Error && allReaders.every((reader) => error.message.includes(reader.name)),
    );
  });

  for (const reader of allReaders) {
    it(`keep what is promised of any text: ${reader.name} @cases`, async () => {
      const { failed, counterexample, errorInstance } = await tried(reader, { seed: 20261129, cases: 60 });
      assert.ok(!failed, `${JSON.stringify(counterexample?.[0])}: ${String(errorInstance)}`);
    });
  }
});
