import type { AbortSignalLike } from '../services/model';
import { encodeComponent } from '../text/uri-text';
import { member, type SharedClient } from './client';
import { SharedLibraryError } from './model';

/** Milliseconds for which the server is waited. */
const ownerTimeout = 60_000;
const maxOwner = 100;

/** Whose papers stand in an index under a name: of the folder that was pushed first. */
export interface CollectionOwner {
  /** Random, and remembered where the folder is. */
  readonly id: string;
  /** The day of the first push, `2026-11-30`; empty where the index does not say. */
  readonly since: string;
}

/** The document of an index that says who owns a collection. Identifiers of papers have a slash, which names of collections have not. */
export const ownerDocument = (collection: string): string => `owner:${collection}`;

/** Who owns a collection in an index; undefined where nobody has said so. Rejects with a `SharedLibraryError`. */
export async function readOwner(
  client: SharedClient,
  index: string,
  collection: string,
  signal: AbortSignalLike,
): Promise<CollectionOwner | undefined> {
  try {
    const path = `/${index}/_doc/${encodeComponent(ownerDocument(collection))}`;
    const answer = await client.send({ method: 'GET', path, timeout: ownerTimeout, signal });
    const owner = member(member(answer, '_source'), 'owner');
    const id = member(owner, 'id');
    const since = member(owner, 'since');
    if (typeof id !== 'string' || id.length > maxOwner) {
      throw new SharedLibraryError('malformed', ownerDocument(collection));
    }
    return { id, since: typeof since === 'string' && /^\d{4}-\d\d-\d\d$/.test(since) ? since : '' };
  } catch (error) {
    if (error instanceof SharedLibraryError && error.trouble === 'not-found') {
      return undefined;
    }
    throw error;
  }
}

/** Makes a folder the owner of a collection that has none. @returns whether it is: another may have been quicker */
export async function claimCollection(
  client: SharedClient,
  index: string,
  collection: string,
  owner: CollectionOwner,
  signal: AbortSignalLike,
): Promise<boolean> {
  const path = `/${index}/_create/${encodeComponent(ownerDocument(collection))}`;
  try {
    await client.send({ method: 'PUT', path, body: { owner }, timeout: ownerTimeout, signal });
    return true;
  } catch (error) {
    if (error instanceof SharedLibraryError && error.status === 409) {
      return false;
    }
    throw error;
  }
}
