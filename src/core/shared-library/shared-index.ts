import type { AbortSignalLike } from '../services/model';
import { member, type SharedClient, type SharedRequest } from './client';
import { claimCollection, type CollectionOwner, ownerDocument, readOwner } from './collection-owner';
import { indexBody, mappingVersion, ownMark } from './mapping';
import { SharedLibraryError, type SharedPage } from './model';
import { isIndexName } from './place';
import { sortOf } from './read-answer';

/** Milliseconds for which an answer about an index is waited: a shard may have to be made, or documents to be deleted. */
const adminTimeout = 60_000;
/** Documents of a page of fingerprints; servers give no more. */
const pageSize = 10_000;

/** An index cannot be written, since others have made it. The message names it. */
export class ForeignIndex extends Error {}

/** What an index says of a collection. */
export interface CollectionState {
  /** Undefined where nobody has said whose it is. */
  readonly owner: CollectionOwner | undefined;
  /** The owner stands in the index of this version. */
  readonly isCurrent: boolean;
  /** There are papers of the collection. */
  readonly isUsed: boolean;
}

/**
 * The index behind an alias, as `lit push` writes it. The alias is what people name; the index has the version of its mapping in its name
 * (`papers-v2`), so that one of another version is filled beside it while the alias still leads to the first.
 */
export class SharedIndex {
  readonly #client: SharedClient;
  readonly name: string;
  /** The alias leads to it. */
  readonly #isPublic: boolean;
  /** Those of earlier versions that the alias leads to. */
  readonly #older: readonly string[];

  private constructor(client: SharedClient, name: string, isPublic: boolean, older: readonly string[]) {
    this.#client = client;
    this.name = name;
    this.#isPublic = isPublic;
    this.#older = older;
  }

  /** Finds the index of this version, or makes it. Rejects with a `SharedLibraryError`, and with a `ForeignIndex` where another program's would be written. */
  static async open(client: SharedClient, signal: AbortSignalLike): Promise<SharedIndex> {
    const alias = client.place.index;
    const behind = await versionsOf(client, alias, signal);
    const foreign = [...behind].find(([name, version]) => name === alias || version === undefined);
    if (foreign !== undefined) {
      throw new ForeignIndex(`the index "${foreign[0]}" was made by another program`);
    }
    const newer = [...behind].find(([, version]) => (version ?? 0) > mappingVersion);
    if (newer !== undefined) {
      throw new ForeignIndex(`the index "${newer[0]}" was made by a newer version of this program`);
    }
    const older = [...behind].flatMap(([name, version]) => (version === mappingVersion ? [] : [name]));
    const current = [...behind].find(([, version]) => version === mappingVersion)?.[0];
    if (current !== undefined) {
      return new SharedIndex(client, current, true, older);
    }
    const name = `${alias}-v${String(mappingVersion)}`;
    const begun = await versionsOf(client, name, signal);
    if (begun.size > 0 && begun.get(name) !== mappingVersion) {
      throw new ForeignIndex(`the index "${name}" was made by another program`);
    }
    if (begun.size === 0) {
      await ask(client, { method: 'PUT', path: `/${name}`, body: indexBody() }, signal);
    }
    return new SharedIndex(client, name, false, older);
  }

  /** The fingerprints of what the index has of a collection, by identifier. */
  async fingerprints(collection: string, signal: AbortSignalLike): Promise<ReadonlyMap<string, string>> {
    await ask(this.#client, { method: 'POST', path: `/${this.name}/_refresh` }, signal);
    const found = new Map<string, string>();
    for (let after: SharedPage['after'] | undefined; ;) {
      const body = {
        size: pageSize,
        track_total_hits: false,
        _source: false,
        docvalue_fields: ['fingerprint'],
        sort: [{ id: 'asc' }],
        ...(after === undefined ? {} : { search_after: after }),
        query: { term: { collection } },
      };
      const answer = await ask(this.#client, { method: 'POST', path: `/${this.name}/_search`, body }, signal);
      const hits = member(member(answer, 'hits'), 'hits');
      if (!Array.isArray(hits) || failedShards(answer) !== 0) {
        // Of a part alone it would seem that the rest has to be written again.
        throw new SharedLibraryError('malformed', 'fingerprints');
      }
      for (const hit of hits as unknown[]) {
        const [id] = sortOf(hit) ?? [];
        const fingerprint = member(member(hit, 'fields'), 'fingerprint');
        if (typeof id === 'string') {
          found.set(id, Array.isArray(fingerprint) ? String(fingerprint[0]) : '');
        }
      }
      const next = hits.length < pageSize ? undefined : sortOf(hits.at(-1));
      if (next === undefined || next[0] === after?.[0]) {
        return found;
      }
      after = next;
    }
  }

  /** Whose papers stand under the name of a collection, in the index of this version or an earlier one. @param isUsed whether this one has any */
  async stateOf(collection: string, isUsed: boolean, signal: AbortSignalLike): Promise<CollectionState> {
    const owner = await readOwner(this.#client, this.name, collection, signal);
    if (owner !== undefined) {
      return { owner, isCurrent: true, isUsed };
    }
    let isUsedBefore = isUsed;
    for (const name of this.#older) {
      const before = await readOwner(this.#client, name, collection, signal);
      if (before !== undefined) {
        return { owner: before, isCurrent: false, isUsed };
      }
      const body = { query: { term: { collection } } };
      const count = await ask(this.#client, { method: 'POST', path: `/${name}/_count`, body }, signal);
      isUsedBefore ||= member(count, 'count') !== 0 || failedShards(count) !== 0;
    }
    return { owner: undefined, isCurrent: false, isUsed: isUsedBefore };
  }

  /** Makes a folder the owner of a collection. @returns whether it is, and no other was quicker */
  claim(collection: string, owner: CollectionOwner, signal: AbortSignalLike): Promise<boolean> {
    return claimCollection(this.#client, this.name, collection, owner, signal);
  }

  /**
   * Lets searches find what was written: the alias leads here, and earlier versions have the collection no more.
   * @param isPart not all of the collection was written: earlier versions keep theirs
   */
  async publish(collection: string, signal: AbortSignalLike, isPart = false): Promise<void> {
    await ask(this.#client, { method: 'POST', path: `/${this.name}/_refresh` }, signal);
    if (!this.#isPublic) {
      const add = { index: this.name, alias: this.#client.place.index };
      await ask(this.#client, { method: 'POST', path: '/_aliases', body: { actions: [{ add }] } }, signal);
    }
    for (const name of isPart ? [] : this.#older) {
      const query = {
        bool: { should: [{ term: { collection } }, { ids: { values: [ownerDocument(collection)] } }] },
      };
      const path = `/${name}/_delete_by_query?conflicts=proceed&refresh=true`;
      await ask(this.#client, { method: 'POST', path, body: { query } }, signal);
      const left = await ask(this.#client, { method: 'GET', path: `/${name}/_count` }, signal);
      if (member(left, 'count') === 0 && failedShards(left) === 0) {
        await ask(this.#client, { method: 'DELETE', path: `/${name}` }, signal);
      }
    }
  }
}

/** How many parts of the index an answer is without. */
function failedShards(answer: unknown): number {
  return Number(member(member(answer, '_shards'), 'failed') ?? 0);
}

/** The indices that a name stands for, with the version of the mapping of those that are ours; none where there is no such name. */
async function versionsOf(
  client: SharedClient,
  name: string,
  signal: AbortSignalLike,
): Promise<ReadonlyMap<string, number | undefined>> {
  let answer: unknown;
  try {
    answer = await ask(client, { method: 'GET', path: `/${name}/_mapping` }, signal);
  } catch (error) {
    if (error instanceof SharedLibraryError && error.trouble === 'not-found') {
      return new Map();
    }
    throw error;
  }
  const names = typeof answer === 'object' && answer !== null ? Object.keys(answer) : [];
  if (names.length === 0 || !names.every(isIndexName)) {
    throw new SharedLibraryError('malformed', '_mapping');
  }
  return new Map(
    names.map((one) => {
      const meta = member(member(member(answer, one), 'mappings'), '_meta');
      const version = member(meta, 'version');
      return [one, member(meta, 'made_by') === ownMark && typeof version === 'number' ? version : undefined] as const;
    }),
  );
}

function ask(
  client: SharedClient,
  request: Pick<SharedRequest, 'method' | 'path' | 'body'>,
  signal: AbortSignalLike,
): Promise<unknown> {
  return client.send({ ...request, timeout: adminTimeout, signal });
}
