import { growthOf } from './growth';
import { tried } from './property';
import type { Reader } from './reader';
import { readersNamed } from './readers';
import { familiesOf } from './texts';

/**
 * npm run fuzz: tries every reader with texts made to break it, for so many minutes (`-- 10`; 3 by default): half of them with texts of any
 * kind, half with texts of doubled length. Prints its seed; `FUZZ_SEED=… npm run fuzz` tries the same again. `-- 10 NAME`: readers whose names hold that;
 * `FUZZ_PATH`, as it is printed: one case.
 */
async function main(): Promise<void> {
  const [, , minutes = '3', named = ''] = process.argv;
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
  const path = process.env.FUZZ_PATH;
  const readers = readersNamed(named);
  const share = (Number(minutes) * 60_000) / 2 / readers.length;
  console.log(`seed ${String(seed)}, ${String(readers.length)} readers, ${minutes} minutes`);
  const broken: string[] = [];
  let [cases, families] = [0, 0];
  for (const reader of readers) {
    const details = await tried(reader, {
      seed,
      cases: 1_000_000,
      time: share,
      ...(path === undefined ? {} : { path }),
    });
    cases += details.numRuns;
    if (details.failed) {
      broken.push(toldOf(reader, seed, details));
      console.log(broken.at(-1));
    }
  }
  for (const reader of path === undefined ? readers : []) {
    const end = performance.now() + share;
    for (const family of shuffled(familiesOf(reader.pieces, 400, seed), seed)) {
      if (performance.now() > end) {
        break;
      }
      families++;
      const growth = await growthOf(reader, family);
      if (growth !== undefined) {
        const measured = growth.measured.map(([length, time]) => `${String(length)}: ${time.toFixed(0)} ms`);
        broken.push(`${reader.name}: ${family.name}: ${measured.join(', ')}`);
        console.log(broken.at(-1));
      }
    }
  }
  console.log(
    `${String(cases)} texts, ${String(families)} families of texts: ${String(broken.length)} findings (seed ${String(seed)})`,
  );
  process.exitCode = broken.length > 0 ? 1 : 0;
}

function toldOf(
  { name }: Reader,
  seed: number,
  { counterexample, counterexamplePath, errorInstance }: Awaited<ReturnType<typeof tried>>,
): string {
  const error = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  return `${name}: FUZZ_SEED=${String(seed)} FUZZ_PATH=${String(counterexamplePath)} npm run fuzz -- 1 "${name}"\n  ${JSON.stringify(counterexample?.[0])}\n  ${error.split('\n').slice(0, 14).join('\n  ')}`;
}

/** In an order of their own for each seed, so that runs that are too short for all look at others. */
function shuffled<T>(all: readonly T[], seed: number): readonly T[] {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 8;
  return all
    .map((one) => ({ one, order: next() }))
    .sort((left, right) => left.order - right.order)
    .map(({ one }) => one);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
