import type { Clock } from '../async/clock';
import { Abort } from '../services/abort';
import type { AbortSignalLike } from '../services/model';
import { BulkWriter, type BulkOperation } from '../shared-library/bulk';
import type { SharedClient } from '../shared-library/client';
import { SharedIndex } from '../shared-library/shared-index';
import type { SharedDocument } from './shared-document';

export interface PushAsked {
  readonly client: SharedClient;
  readonly clock: Clock;
  /** All that the collection is to hold. */
  readonly documents: Iterable<SharedDocument>;
  /** The papers that are pushed together, from one folder: others of the index are left alone. */
  readonly collection: string;
  /** The documents are a part of the collection, and nothing is deleted. */
  readonly isPart?: boolean;
  readonly signal?: AbortSignalLike;
  /** Called as batches arrive. @param sent of the operations so far */
  readonly onProgress?: (sent: number) => void;
  /** Called with what the server refused. */
  readonly onRefused?: (id: string, reason: string) => void;
}

/** What a push came to. */
export interface PushResult {
  readonly index: string;
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  readonly unchanged: number;
  readonly refused: number;
}

/**
 * Brings a collection of a shared library in step: what is new or has changed by its fingerprint is written, what has left is deleted. Makes the
 * index where it is missing. One that was broken off goes on where it was, since it asks the server what is there already. Rejects with a
 * `SharedLibraryError`.
 */
export async function pushLibrary(asked: PushAsked): Promise<PushResult> {
  const { client, clock, documents, collection, isPart = false, signal = new Abort() } = asked;
  const { onProgress, onRefused } = asked;
  const index = await SharedIndex.open(client, signal);
  const known = await index.fingerprints(collection, signal);
  const counts = { added: 0, changed: 0, deleted: 0, unchanged: 0, refused: 0 };
  const present = new Set<string>();
  function* operations(): Iterable<BulkOperation> {
    for (const document of documents) {
      if (present.has(document.id)) {
        continue;
      }
      present.add(document.id);
      const before = known.get(document.id);
      if (before === document.fingerprint) {
        counts.unchanged++;
      } else {
        counts[before === undefined ? 'added' : 'changed']++;
        yield document;
      }
    }
    for (const id of isPart ? [] : known.keys()) {
      if (!present.has(id)) {
        counts.deleted++;
        yield { id };
      }
    }
  }
  const writer = new BulkWriter(client, index.name, clock);
  let sent = 0;
  for await (const { count, refused } of writer.write(operations(), signal)) {
    sent += count;
    counts.refused += refused.length;
    refused.forEach(({ id, reason }) => onRefused?.(id, reason));
    onProgress?.(sent);
  }
  await index.publish(collection, signal, isPart);
  return { index: index.name, ...counts };
}
