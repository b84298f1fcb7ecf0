import { readAhead } from '../async/limiter';
import { settingDefaults } from './defaults';
import { withDecoding } from '../files/decoding-problems';
import { walk } from '../files/walk';
import { deriveSource } from '../library/derive';
import { Library, type SourceUpdate } from '../library/library';
import { type ParsedPins, parsePins } from '../library/pins/pins';
import { pinsFileName } from '../library/pins/pins-file-name';
import { mayBeSource } from '../parse/formats/index';
import { parseSource } from '../parse/source';
import { uriBelow } from '../base/uris';
import { NotFound, type ReadText, type Workspace } from '../workspace/workspace';
import { reasonOf, refusedSource, unreadSource } from './refused-source';
import { yamlFor } from './yaml-for';

/** Files that are being read at a time. */
const readsAtOnce = 4;
/** What problems of the folder itself are told of. */
const folderItself = '.';

/** The folder of a library cannot be read. */
export class UnreadableFolder extends Error {}

/** What is read of a library, and where it is. */
export interface LibraryPlace {
  readonly workspace: Pick<Workspace, 'list' | 'read' | 'realPath'>;
  /** The folder's URI. */
  readonly folder: string;
}

/**
 * Reads a folder as a library, once, with the limits and defaults of the editor's; sources are paths relative to it, with
 * `/`. What cannot be read is a problem of the library; rejects with `UnreadableFolder` where the folder itself cannot be.
 */
export async function readLibrary(place: LibraryPlace): Promise<Library> {
  const { workspace, folder } = place;
  const library = new Library();
  const pins = await readPins(place);
  if (pins !== undefined) {
    library.setPins(pinsFileName, pins);
  }
  const tree = {
    list: (path: string) => workspace.list(uriBelow(folder, path)),
    realPath: (path: string) => workspace.realPath(uriBelow(folder, path)),
  };
  // The library's own keys file is read already, and its problems are told once.
  const isWanted = (name: string) => name !== pinsFileName && mayBeSource(name);
  const { files: sources, notRead } = await walk(tree, { isWanted }).catch((error: unknown) => {
    throw new UnreadableFolder(`The folder cannot be read: ${reasonOf(error)}`, { cause: error });
  });
  const updated: SourceUpdate[] = notRead.map(({ path, code, args }) => ({
    source: path === '' ? folderItself : path,
    parsed: refusedSource(code, ...args),
  }));
  // The next files are read while one is parsed.
  for await (const { path, read } of readAhead(sources, readsAtOnce, async (path) => ({
    path,
    read: await readFile(place, path),
  }))) {
    const update = read !== undefined && 'text' in read ? await parseText(path, read) : read;
    if (update !== undefined) {
      updated.push(update);
    }
  }
  library.apply({ updated, removed: [] });
  if (library.needsRomanizer) {
    library.useRomanizer((await import('../library/keys/pinyin')).romanize);
  }
  return library;
}

async function readFile(
  { workspace, folder }: LibraryPlace,
  path: string,
): Promise<ReadText | SourceUpdate | undefined> {
  try {
    return await workspace.read(uriBelow(folder, path));
  } catch (error) {
    // What has gone since it was listed is not missing.
    return error instanceof NotFound ? undefined : { source: path, parsed: unreadSource(error) };
  }
}

async function parseText(path: string, file: ReadText): Promise<SourceUpdate | undefined> {
  try {
    const { text } = file;
    const parsed = parseSource(
      { path, text },
      { markers: settingDefaults['library.markers'], ...(await yamlFor({ path, text })) },
    );
    if ('skipped' in parsed) {
      return undefined;
    }
    return { source: path, parsed: deriveSource(withDecoding(parsed, file)) };
  } catch (error) {
    return { source: path, parsed: unreadSource(error) };
  }
}

/** The keys that the library keeps, which are read and never written here; undefined where there are none. What cannot be read is a problem of the file. */
async function readPins({ workspace, folder }: LibraryPlace): Promise<ParsedPins | undefined> {
  try {
    return parsePins((await workspace.read(uriBelow(folder, pinsFileName))).text);
  } catch (error) {
    return error instanceof NotFound
      ? undefined
      : { pins: [], spans: [], problems: unreadSource(error).problems, isReadable: false };
  }
}
