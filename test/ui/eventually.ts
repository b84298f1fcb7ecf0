import { setTimeout as delay } from 'node:timers/promises';

const limit = 15_000;
const interval = 25;

/** Reads until what is read is as wanted, and returns it. Rejects after 15 s (or `most`, in milliseconds), saying what was waited for and what was last read. */
export async function eventually<T>(
  wanted: string,
  read: () => Promise<T>,
  check: (value: T) => boolean,
  most = limit,
): Promise<T> {
  const end = Date.now() + most;
  for (;;) {
    const value = await read();
    if (check(value)) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${String(most / 1000)} s in vain: ${wanted}; last seen: ${JSON.stringify(value)}`);
    }
    await delay(interval);
  }
}
