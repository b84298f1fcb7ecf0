import type { Pausing } from '../core/async/time-slicer';
import type { EngineClient } from './client';
import type { StoredFiles } from './index-cache';
import type { ArgumentOf } from './protocol';

/**
 * Sends the parts of a stored index to an engine, each in a message as soon as it is read.
 * @returns what `restore` is then to be called with
 */
export async function sendStored(
  engine: EngineClient,
  { label, pieces, shards, parts }: StoredFiles,
  work: Pausing,
): Promise<ArgumentOf<'restore'>> {
  for (const part of parts) {
    // A failure is logged by the engines, and `restore` finds that parts are missing.
    engine.call('restorePart', await part).catch(() => undefined);
    await work.pause();
  }
  return { label, pieces, shards };
}
