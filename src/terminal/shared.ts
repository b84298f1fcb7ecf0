import { randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Library } from '../core/library/library';
import { pinsFileName } from '../core/library/pins/pins-file-name';
import type { ReadPublications } from '../core/library/publications';
import type { ProblemCode } from '../core/model/paper';
import { problemMessage } from '../core/model/problems';
import type { TermTable } from '../core/search/translation/term-table';
import type { Network } from '../core/services/model';
import { SharedClient } from '../core/shared-library/client';
import {
  SharedLibraryError,
  type SharedLibraryPlace,
  type SharedLibraryTrouble,
  type SharedPage,
} from '../core/shared-library/model';
import { indexAddress, authorizationOf } from '../core/shared-library/place';
import { sharedQuery } from '../core/shared-library/query';
import { ForeignIndex } from '../core/shared-library/shared-index';
import { maxPage, SharedSearch } from '../core/shared-library/shared-search';
import { withPublications } from '../core/usecases/export-cited';
import { paperJson } from '../core/usecases/paper-json';
import { pushLibrary, type PushOwnership, TakenCollection } from '../core/usecases/push-library';
import { type SharedDocument, sharedDocument } from '../core/usecases/shared-document';
import { fetchNetwork } from '../network/fetch-network';
import { nodeClock } from '../node/clock';
import { type PushOwners, PushOwnersOnDisk } from '../node/push-owners';
import { UsageError } from './arguments';

/** No answer is longer, in bytes: ten thousand fingerprints take two million, a page of a thousand papers with abstracts some six. */
const maxAnswer = 64_000_000;
/** Operations between two lines of progress. */
const progressStep = 10_000;
/** Papers that the server refused and that are told one by one; the others are counted. */
const toldRefused = 5;
/** Pages in a row that may hold nothing but what is no paper, such as documents of another program. */
const mostEmptyPages = 20;

interface SharedAsked {
  readonly place: SharedLibraryPlace;
  /** Takes a line for people. */
  readonly tell: (line: string) => void;
  /** What sends requests; `fetch` unless told. */
  readonly network?: Network;
}

export interface TerminalPush extends SharedAsked {
  readonly library: Library;
  readonly publications: ReadPublications;
  readonly folder: string;
  readonly collection: string | undefined;
  /** What earlier pushes have left; files of the user's own unless told. */
  readonly owners?: PushOwners;
}

/** Brings a shared library in step with a folder. @returns the value to print: what was done */
export async function pushed(asked: TerminalPush): Promise<unknown[]> {
  const { library, folder, place, tell } = asked;
  const collection = asked.collection ?? collectionOf(folder);
  if (library.papers.length === 0) {
    // A folder that is not there at the moment would have all of it deleted.
    throw new UsageError(`${folder} holds no papers, and nothing was pushed or deleted.`);
  }
  const unreadKeys = library.problemsOf(pinsFileName).find(({ code }) => keysUnread.has(code));
  if (unreadKeys !== undefined) {
    // Under other keys all papers would be written anew, and those of the keys that are lost deleted.
    throw new UsageError(
      `${pinsFileName} of ${folder} cannot be read, and without it papers may get other keys, so nothing was pushed or deleted: ${problemMessage(unreadKeys)}`,
    );
  }
  const unread = unreadOf(library);
  const documents = await documentsOf(asked, collection);
  const ownership = await ownershipOf(asked, collection);
  let nextTold = progressStep;
  let refused = 0;
  const result = await told(place, () =>
    pushLibrary({
      client: clientOf(asked),
      clock: nodeClock,
      collection,
      documents,
      ownership,
      isPart: unread.length > 0,
      onProgress: (sent) => {
        if (sent >= nextTold) {
          nextTold = sent + progressStep;
          tell(`${indexAddress(place)}: ${String(sent)} written or deleted`);
        }
      },
      onRefused: (id, reason) => {
        refused++;
        if (refused <= toldRefused) {
          tell(`${indexAddress(place)}: "${id}" was refused: ${reason}`);
        }
      },
    }),
  );
  if (refused > 0) {
    tell(`${indexAddress(place)}: ${String(refused)} papers in all were refused.`);
    process.exitCode = 2;
  }
  if (unread.length > 0) {
    const [first = '', ...more] = unread;
    const others = more.length === 0 ? '' : ` and ${String(more.length)} more`;
    tell(`${first}${others} has not been read, so nothing was deleted; "lit problems" says why.`);
    process.exitCode = 2;
  }
  return [{ url: indexAddress(place), collection, ...result }];
}

/** Problems of files and folders whose papers may only seem to have left. */
const missing: ReadonlySet<ProblemCode> = new Set([
  'unreadable',
  'unreadable-folder',
  'too-large',
  'not-a-file',
  'too-many-files',
]);

/** Problems of a keys file of which keys may be missing. */
const keysUnread: ReadonlySet<ProblemCode> = new Set([
  ...missing,
  'no-text',
  'unknown-encoding',
  'pins-unreadable',
  'pins-foreign',
]);

/** What of a folder has not been read, though it may hold papers. */
function unreadOf(library: Library): readonly string[] {
  return [...library.sources].filter((source) => library.problemsOf(source).some(({ code }) => missing.has(code)));
}

async function documentsOf(
  { library, publications }: Pick<TerminalPush, 'library' | 'publications'>,
  collection: string,
): Promise<Iterable<SharedDocument>> {
  const exported = await withPublications(
    library.papers.map((paper) => ({ paper })),
    { sources: library.sources, read: publications },
  );
  // One at a time: all of them take several times the library.
  return {
    *[Symbol.iterator]() {
      for (const one of exported) {
        yield sharedDocument(one, collection);
      }
    },
  };
}

async function ownershipOf(
  { folder, place, collection: named, owners = new PushOwnersOnDisk() }: TerminalPush,
  collection: string,
): Promise<PushOwnership> {
  const isNamed = named !== undefined;
  const pushPlace = { folder: realPathOf(folder), index: indexAddress(place), collection };
  return {
    remembered: await owners.get(pushPlace),
    remember: async (id) => {
      try {
        await owners.set(pushPlace, id);
      } catch (error) {
        // Whoever names the papers needs nothing that is remembered.
        if (!isNamed) {
          const reason = error instanceof Error ? error.message : String(error);
          throw new UsageError(
            `It cannot be remembered that "${collection}" is this folder, so nothing was pushed (${reason}). Name its papers with "--as NAME".`,
            { cause: error },
          );
        }
      }
    },
    newId: randomUUID,
    today: new Date().toISOString().slice(0, 10),
    isNamed,
  };
}

function realPathOf(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return resolve(folder);
  }
}

function collectionOf(folder: string): string {
  const name = basename(resolve(folder)).replace(/[\s/\p{Cc}]+/gu, '-');
  return name === '' ? 'library' : name.slice(0, 100);
}

export interface SearchAsked extends SharedAsked {
  readonly query: string;
  readonly limit: number;
  readonly terms: () => TermTable;
}

/** Values to print: papers of a shared library, best first, as `lit search` prints them, with the library that they are of. */
export async function foundShared(asked: SearchAsked): Promise<unknown[]> {
  const { place, query, limit, tell } = asked;
  const terms = asked.terms();
  const search = new SharedSearch(clientOf(asked), (text, options) => sharedQuery(text, { ...options, terms }));
  const values: unknown[] = [];
  let after: SharedPage | undefined;
  let empty = 0;
  do {
    const page = await told(place, () =>
      search.search(query, {
        limit: Math.min(maxPage, limit - values.length),
        ...(after === undefined ? {} : { after }),
      }),
    );
    values.push(
      ...page.papers.map(({ paper, score }) => ({ ...paperJson(paper), score, shared: indexAddress(place) })),
    );
    if (page.isPartial) {
      tell(`${indexAddress(place)}: parts of the index did not answer, and papers may be missing.`);
    }
    after = page.next;
    empty = page.papers.length === 0 ? empty + 1 : 0;
  } while (after !== undefined && values.length < limit && empty < mostEmptyPages);
  return values;
}

function clientOf({ place, network = fetchNetwork(maxAnswer) }: SharedAsked): SharedClient {
  const credentials = process.env.LIT_SHARED_CREDENTIALS;
  const authorization = credentials === undefined ? undefined : authorizationOf(credentials);
  if (credentials !== undefined && authorization === undefined) {
    throw new UsageError('LIT_SHARED_CREDENTIALS holds neither "user:password" nor "ApiKey …".');
  }
  return new SharedClient(place, { network, clock: nodeClock, authorization: () => Promise.resolve(authorization) });
}

const reasons: Readonly<Record<SharedLibraryTrouble, string>> = {
  unreachable: 'it cannot be reached',
  refused: 'it wants other credentials; LIT_SHARED_CREDENTIALS holds them',
  'not-found': 'it has no such index; "lit push" makes one',
  busy: 'it is asked too much; try again later',
  failed: 'it has a fault of its own',
  rejected: 'it does not take the request',
  malformed: 'its answer cannot be read; is it OpenSearch or Elasticsearch?',
  'too-large': 'its answer is too long',
  'timed-out': 'it has not answered in time',
  cancelled: 'it was not waited for',
  insecure: 'credentials are sent over https only; write https://',
};

/** What a step gives; what is wrong with the server is one line. */
async function told<T>(place: SharedLibraryPlace, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof ForeignIndex) {
      throw new UsageError(`${indexAddress(place)}: ${error.message}, and nothing was written.`, { cause: error });
    }
    if (error instanceof TakenCollection) {
      const name = error.message;
      const when = error.since === '' ? '' : ` since ${error.since}`;
      throw new UsageError(
        `${indexAddress(place)} has papers of another folder, or of this one on another machine, under the name "${name}"${when}, and nothing was written or deleted. Give these a name of their own with "--as NAME"; if they are the same papers, go on with "--as ${name}".`,
        { cause: error },
      );
    }
    if (error instanceof SharedLibraryError) {
      const detail = error.message === error.trouble ? '' : ` (${error.message})`;
      throw new UsageError(`${indexAddress(place)}: ${reasons[error.trouble]}${detail}.`, { cause: error });
    }
    throw error;
  }
}
