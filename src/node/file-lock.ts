import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Who holds a lock longer, in milliseconds by the clock of who waits, has died or sleeps; writing takes a few. */
const lease = 2_000;
/** Longer than any lease, so that many may wait one after another. */
const patience = 20_000;

/** A lock that is held; before the last step its holder asks whether it still is. */
export interface HeldLock {
  /** False where another process took it for one that had been left behind. Does not wait, so that nothing comes between the answer and what is done. */
  isHeld(): boolean;
}

/**
 * Does something while no other process that uses this lock does, on this or another machine: a lock is a file beside the one that it is
 * for, which only one can create. One that was left behind is moved away by whoever has seen it unchanged for as long as the lease.
 */
export async function withFileLock<T>(path: string, step: (lock: HeldLock) => Promise<T>): Promise<T> {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const token = crypto.randomUUID();
  await acquire(lock, token);
  const isHeld = () => {
    try {
      return readFileSync(lock, 'utf8') === token;
    } catch {
      return false;
    }
  };
  try {
    return await step({ isHeld });
  } finally {
    if (isHeld()) {
      await rm(lock, { force: true }).catch(() => undefined);
    }
  }
}

async function acquire(lock: string, token: string): Promise<void> {
  const start = performance.now();
  let seen: { readonly holder: string; readonly since: number } | undefined;
  for (;;) {
    try {
      await createWhole(lock, token);
      return;
    } catch (error) {
      const now = performance.now();
      if (!isCode(error, 'EEXIST') || now - start > patience) {
        throw error;
      }
      const holder = await readFile(lock, 'utf8').catch(() => undefined);
      if (holder === undefined || holder !== seen?.holder) {
        seen = holder === undefined ? undefined : { holder, since: now };
      } else if (now - seen.since > lease) {
        await breakLock(lock, holder, token);
        seen = undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 9));
    }
  }
}

/** Its holder is in it from the beginning; where a file system has no links, a reader may see it empty. */
async function createWhole(lock: string, token: string): Promise<void> {
  const draft = `${lock}.${token}`;
  await writeFile(draft, token, { flag: 'wx' });
  try {
    await link(draft, lock).catch(async (error: unknown) => {
      if (isCode(error, 'EEXIST')) {
        throw error;
      }
      await writeFile(lock, token, { flag: 'wx' });
    });
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Of all who wait only one can move it away; if that was a new one in its place, it goes back. */
async function breakLock(lock: string, holder: string, token: string): Promise<void> {
  const aside = `${lock}.${token}.old`;
  try {
    await rename(lock, aside);
    if ((await readFile(aside, 'utf8')) !== holder) {
      await link(aside, lock);
    }
  } catch {
    // Another one was faster, or its holder has noticed.
  } finally {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
