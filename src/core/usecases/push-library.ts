import type { Clock } from '../async/clock';
import { Abort } from '../services/abort';
import type { AbortSignalLike } from '../services/model';
import { BulkWriter, type BulkOperation } from '../shared-library/bulk';
import type { SharedClient } from '../shared-library/client';
import { SharedIndex } from '../shared-library/shared-index';
import type { SharedDocument } from './shared-document';

/** Tells a folder from others of its name. */
export interface PushOwnership {
  /** The owner of the collection as an earlier push of this folder has left it. */
  readonly remembered: string | undefined;
  /** Keeps the owner for later pushes of this folder; rejects where it cannot be kept. */
  readonly remember: (id: string) => Promise<void>;
  readonly newId: () => string;
  /** The day, `2026-11-30`. */
  readonly today: string;
  /** The user has named the collection himself, and means it whoever was first. */
  readonly isNamed: boolean;
}

/** Papers of another folder, or of the same on another machine, stand in the index under the name of the collection. */
export class TakenCollection extends Error {
  /** The day on which that was pushed first; empty where the index does not say. */
  readonly since: string;

  constructor(collection: string, since = '') {
    super(collection);
    this.since = since;
  }
}

export interface PushAsked {
  readonly client: SharedClient;
  readonly clock: Clock;
  /** All that the collection is to hold. */
  readonly documents: Iterable<SharedDocument>;
  /** The papers that are pushed together, from one folder: others of the index are left alone. */
  readonly collection: string;
  /** Where it is left out, the collection is taken to be this folder's. */
  readonly ownership?: PushOwnership;
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
 * `SharedLibraryError`, and with a `TakenCollection`, before anything is written, where the collection is another folder's.
 */
export async function pushLibrary(asked: PushAsked): Promise<PushResult> {
  const { client, clock, documents, collection, isPart = false, signal = new Abort() } = asked;
  const { onProgress, onRefused, ownership } = asked;
  const index = await SharedIndex.open(client, signal);
  const known = await index.fingerprints(collection, signal);
  if (ownership !== undefined) {
    await own(index, collection, known.size > 0, ownership, signal);
  }
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

/** Makes sure that a collection is this folder's, which it is from the first push on. */
async function own(
  index: SharedIndex,
  collection: string,
  hasPapers: boolean,
  { remembered, remember, newId, today, isNamed }: PushOwnership,
  signal: AbortSignalLike,
): Promise<void> {
  const { owner, isCurrent, isUsed } = await index.stateOf(collection, hasPapers, signal);
  const isOurs = owner === undefined ? !isUsed : owner.id === remembered;
  if (!isOurs && !isNamed) {
    throw new TakenCollection(collection, owner?.since);
  }
  const id = owner?.id ?? remembered ?? newId();
  if (id !== remembered) {
    await remember(id);
  }
  if (!isCurrent) {
    const isFirst = await index.claim(collection, { id, since: owner?.since ?? today }, signal);
    if (!isFirst && !isNamed) {
      throw new TakenCollection(collection);
    }
  }
}
