import { readAhead } from '../async/limiter';
import { settingDefaults } from '../defaults';
import { withDecoding } from '../files/decoding-problems';
import { FileRefusal } from '../files/refusal';
import { walk } from '../files/walk';
import { deriveSource } from '../library/derive';
import { Library, type SourceUpdate } from '../library/library';
import { type ParsedPins, parsePins, pinsFileName } from '../library/pins';
import type { ProblemCode } from '../model';
import { mayBeSource } from '../parse/formats';
import { parseSource } from '../parse/source';
import { uriBelow } from '../uris';
import { NotFound, type ReadText, type Workspace } from '../workspace';
import { yamlFor } from './yaml-for';

const wholeFile = { start: 0, end: 0, line: 0, endLine: 0 };
/** Files that are being read at a time. */
const readsAtOnce = 4;
/** What problems of the folder itself are told of. */
const folderItself = '.';

/** The folder of a library cannot be read. */
export class UnreadableFolder extends Error {}

/** What is read of a library, and where it is. */
export interface LibraryFolder {
  readonly workspace: Pick<Workspace, 'list' | 'read' | 'realPath'>;
  /** The folder's URI. */
  readonly folder: string;
}

/**
 * Reads a folder as a library, once, with the limits and defaults of the editor's; sources are paths relative to it, with
 * `/`. What cannot be read is a problem of the library; rejects with `UnreadableFolder` where the folder itself cannot be.
 */
export async function readLibrary(place: LibraryFolder): Promise<Library> {
  const { workspace, folder } = place;
  const library = new Library();
  const pins = await readPins(place);
  if (pins !== undefined) {
    library.setPins(pinsFileName, pins);
  }
  const tree = { list: (path: string) => workspace.list(uriBelow(folder, path)), realPath: (path: string) => workspace.realPath(uriBelow(folder, path)) };
  const { files: sources, notRead } = await walk(tree, { isWanted: mayBeSource }).catch((error: unknown) => {
    throw new UnreadableFolder(`The folder cannot be read: ${reasonOf(error)}`, { cause: error });
  });
  const updated = notRead.map(({ path, code, args }) => refusal(path === '' ? folderItself : path, code, ...args));
  // The next files are read while one is parsed.
  for await (const { path, read } of readAhead(sources, readsAtOnce, async (path) => ({ path, read: await readFile(place, path) }))) {
    const update = read !== undefined && 'text' in read ? await parseText(path, read) : read;
    if (update !== undefined) {
      updated.push(update);
    }
  }
  library.apply({ updated, removed: [] });
  if (library.needsRomanizer) {
    library.useRomanizer((await import('../library/pinyin')).romanize);
  }
  return library;
}

function refusal(source: string, code: ProblemCode, ...args: (string | number)[]): SourceUpdate {
  return { source, parsed: { entries: [], problems: [{ code, args, span: wholeFile }] } };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function readFile({ workspace, folder }: LibraryFolder, path: string): Promise<ReadText | SourceUpdate | undefined> {
  try {
    return await workspace.read(uriBelow(folder, path));
  } catch (error) {
    // What has gone since it was listed is not missing.
    return error instanceof NotFound ? undefined : refusalFor(path, error);
  }
}

function refusalFor(path: string, error: unknown): SourceUpdate {
  return error instanceof FileRefusal ? refusal(path, error.code, ...error.args) : refusal(path, 'unreadable', reasonOf(error));
}

async function parseText(path: string, file: ReadText): Promise<SourceUpdate | undefined> {
  try {
    const { text } = file;
    const parsed = parseSource({ path, text }, { markers: settingDefaults.markers, ...(await yamlFor({ path, text })) });
    if ('skipped' in parsed) {
      return undefined;
    }
    return { source: path, parsed: deriveSource(withDecoding(parsed, file)) };
  } catch (error) {
    return refusalFor(path, error);
  }
}

/** The keys that the library keeps; they are read and never written here. */
async function readPins({ workspace, folder }: LibraryFolder): Promise<ParsedPins | undefined> {
  try {
    return parsePins((await workspace.read(uriBelow(folder, pinsFileName))).text);
  } catch {
    return undefined;
  }
}
