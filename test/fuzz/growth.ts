import { computingTime } from '../unit/parse/hostile';
import type { Reader } from './reader';
import type { Family } from './texts';

/** Twice the text may take so many times as long. */
const mostGrowth = 2.5;
/** Lengths of texts, in UTF-16 units: each family is looked at between the first two, and what looks long there up to the last. */
const [short, long, longest] = [4_000, 32_000, 1_024_000] as const;
/** What takes less than this tells nothing, in milliseconds of computing time. */
const [leastLook, leastMeasured] = [12, 40] as const;
/** A text that takes longer is not doubled. */
const mostMeasured = 4_000;
const times = 3;

/** A family whose texts take more than their length. */
export interface Growth {
  readonly reader: string;
  readonly family: string;
  /** Length and computing time in milliseconds. */
  readonly measured: readonly (readonly [length: number, time: number])[];
}

/** Looks whether the time of a reader grows as its texts do; undefined where it does. */
export async function growthOf(reader: Reader, family: Family): Promise<Growth | undefined> {
  const before = family.of(short);
  await reader.read(before);
  const first = await timeOf(reader, before);
  const second = await timeOf(reader, family.of(long));
  if (second < leastLook || second < (long / short) * 1.6 * first) {
    return undefined;
  }
  return confirmed(reader, family);
}

/**
 * A suspicion looked into: medians of several measurements at doubled lengths. Two steps in a row must grow too much, or one to what
 * cannot be waited for, and all of it twice.
 */
async function confirmed(reader: Reader, family: Family): Promise<Growth | undefined> {
  let last: Growth | undefined;
  for (let again = 0; again < 2; again++) {
    const measured: (readonly [number, number])[] = [];
    for (let length = long; length <= longest; length *= 2) {
      const time = await median(reader, family.of(length));
      if (time >= leastMeasured) {
        measured.push([length, time]);
      }
      if (time > mostMeasured || measured.length >= 3) {
        break;
      }
    }
    const steps = measured.slice(1).map(([, time], at) => time / (measured[at]?.[1] ?? time));
    const isLong = (measured.at(-1)?.[1] ?? 0) > mostMeasured;
    if (steps.length < (isLong ? 1 : 2) || !steps.every((step) => step > mostGrowth)) {
      return undefined;
    }
    last = { reader: reader.name, family: family.name, measured };
  }
  return last;
}

async function median(reader: Reader, text: string): Promise<number> {
  const all: number[] = [];
  for (let time = 0; time < times; time++) {
    all.push(await timeOf(reader, text));
  }
  return all.sort((left, right) => left - right)[Math.floor(times / 2)] ?? 0;
}

async function timeOf(reader: Reader, text: string): Promise<number> {
  let found: unknown;
  const time = computingTime(() => {
    found = reader.read(text);
  });
  if (!(found instanceof Promise)) {
    return time;
  }
  const started = process.cpuUsage();
  await found;
  const { user, system } = process.cpuUsage(started);
  return time + (user + system) / 1000;
}
