import fc from 'fast-check';
import type { Reader } from './reader';
import { assertSound } from './soundness';
import { textOf } from './texts';

/** How a reader is tried. */
export interface Trial {
  readonly seed: number;
  /** Where it is known, the one case that fails, as fast-check names it. */
  readonly path?: string;
  /** Cases at most. */
  readonly cases: number;
  /** Milliseconds at most, by the clock; without it, all cases are tried. */
  readonly time?: number;
}

/** Whether a reader keeps what is promised of it, whatever the text. */
export async function tried(reader: Reader, { seed, path, cases, time }: Trial): Promise<fc.RunDetails<[string]>> {
  const property = fc.asyncProperty(textOf(reader.pieces), async (text) => {
    const found = await reader.read(text);
    assertSound(text, rangesOf(reader, found));
    await reader.check?.(text, found);
  });
  return fc.check(property, {
    seed,
    numRuns: cases,
    ...(path === undefined ? {} : { path }),
    ...(time === undefined ? {} : { interruptAfterTimeLimit: time, markInterruptAsFailure: false }),
  });
}

/** Ranges of what was read out of something else than the text itself are not in it. */
function rangesOf({ readsOther }: Reader, found: unknown): unknown {
  return readsOther === true ? undefined : found;
}
