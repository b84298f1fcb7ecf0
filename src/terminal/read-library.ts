import { readAhead } from '../core/async/limiter';
import { settingDefaults } from '../core/defaults';
import { withDecoding } from '../core/files/decoding-problems';
import { largestSource } from '../core/files/limits';
import { FileRefusal } from '../core/files/refusal';
import { walk } from '../core/files/walk';
import { deriveSource } from '../core/library/derive';
import { Library, type SourceUpdate } from '../core/library/library';
import { type ParsedPins, parsePins, pinsFileName } from '../core/library/pins';
import type { ProblemCode } from '../core/model';
import { mayBeSource } from '../core/parse/formats';
import { parseSource } from '../core/parse/source';
import { yamlFor } from './yaml';
import { UsageError } from './arguments';
import { decodeText } from './decode';
import type { Files } from './files';

const wholeFile = { start: 0, end: 0, line: 0, endLine: 0 };
/** Files that are being read at a time. */
const readsAtOnce = 4;
/** What problems of the folder itself are told of. */
const folderItself = '.';

/**
 * Reads a folder as a library; sources are paths relative to it, with `/`. What cannot be read is a problem of the
 * library; throws `UsageError` only where the folder itself cannot be read.
 */
export async function readLibrary(files: Files): Promise<Library> {
  const library = new Library();
  const pins = await readPins(files);
  if (pins !== undefined) {
    library.setPins(pinsFileName, pins);
  }
  const { files: sources, notRead } = await walk(files, { isWanted: mayBeSource }).catch((error: unknown) => {
    throw new UsageError(`The folder cannot be read: ${reasonOf(error)}`);
  });
  const updated = notRead.map(({ path, code, args }) => refusal(path === '' ? folderItself : path, code, ...args));
  // The next files are read while one is parsed.
  for await (const { path, bytes } of readAhead(sources, readsAtOnce, async (path) => ({ path, bytes: await readBytes(files, path) }))) {
    const update = bytes instanceof Uint8Array ? await parseBytes(path, bytes) : bytes;
    if (update !== undefined) {
      updated.push(update);
    }
  }
  library.apply({ updated, removed: [] });
  if (library.needsRomanizer) {
    library.useRomanizer((await import('../core/library/pinyin')).romanize);
  }
  return library;
}

function refusal(source: string, code: ProblemCode, ...args: (string | number)[]): SourceUpdate {
  return { source, parsed: { entries: [], problems: [{ code, args, span: wholeFile }] } };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function readBytes(files: Files, path: string): Promise<Uint8Array | SourceUpdate | undefined> {
  try {
    return await files.read(path, largestSource);
  } catch (error) {
    // What has gone since it was listed is not missing.
    return isGone(error) ? undefined : refusalFor(path, error);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function refusalFor(path: string, error: unknown): SourceUpdate {
  return error instanceof FileRefusal ? refusal(path, error.code, ...error.args) : refusal(path, 'unreadable', reasonOf(error));
}

async function parseBytes(path: string, bytes: Uint8Array): Promise<SourceUpdate | undefined> {
  try {
    const file = decodeText(bytes);
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
async function readPins(files: Files): Promise<ParsedPins | undefined> {
  try {
    return parsePins(decodeText(await files.read(pinsFileName, largestSource)).text);
  } catch {
    return undefined;
  }
}
