import type { EngineClient } from './client';
import type { StoredIndex } from './index-keeper';
import type { ArgumentOf } from './protocol';

/** Sends the parts of a stored index to an engine, each in a message. @returns what `restore` is then to be called with */
export async function sendStored(engine: EngineClient, { label, pieces, shards }: StoredIndex, pause: () => Promise<void>): Promise<ArgumentOf<'restore'>> {
  for (const part of [...pieces, ...shards]) {
    // A failure is logged by the engines, and `restore` finds that parts are missing.
    engine.call('restorePart', part).catch(() => undefined);
    await pause();
  }
  return { label, pieces: pieces.length, shards: shards.length };
}
