import { deriveSource } from '../core/library/derive';
import { Library, type SourceUpdate } from '../core/library/library';
import { type ParsedPins, parsePins, pinsFileName } from '../core/library/pins';
import type { ProblemCode } from '../core/model';
import { mayBeSource } from '../core/parse/formats';
import { parseSource } from '../core/parse/source';
import { undecodableProblems } from '../core/parse/undecodable';
import { yamlFor } from './yaml';
import { UsageError } from './arguments';
import { decodeText } from './decode';
import type { Files } from './files';

const defaultMarkers = ['translated by 谷歌翻译'];
const wholeFile = { start: 0, end: 0, line: 0, endLine: 0 };
const megabyte = 1024 * 1024;
/** What the setting `maxFileSize` is where nobody sets it. */
const largest = 50 * megabyte;
/** Files that are being read at a time. */
const readAhead = 4;
/** Deeper folders than this are links in a circle. */
const maxDepth = 16;
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '__pycache__']);

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
  const { paths, refused } = await listFiles(files);
  const updated = [...refused];
  const sources = paths.filter(mayBeSource);
  const reading: Promise<Uint8Array | SourceUpdate>[] = [];
  for (const [at, path] of sources.entries()) {
    // The next files are read while this one is parsed.
    for (const next of sources.slice(at + reading.length, at + readAhead)) {
      reading.push(readBytes(files, next));
    }
    const bytes = await reading.shift();
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

async function listFiles(files: Files): Promise<{ paths: string[]; refused: SourceUpdate[] }> {
  const paths: string[] = [];
  const refused: SourceUpdate[] = [];
  const visit = async (folder: string, depth: number): Promise<void> => {
    for (const { name, isFolder } of await files.list(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (name.startsWith('.') || skippedFolders.has(name)) {
        continue;
      }
      if (!isFolder) {
        paths.push(path);
      } else if (depth < maxDepth) {
        await visit(path, depth + 1).catch((error: unknown) => refused.push(refusal(path, 'unreadable-folder', reasonOf(error))));
      }
    }
  };
  try {
    await visit('', 0);
  } catch (error) {
    throw new UsageError(`The folder cannot be read: ${reasonOf(error)}`);
  }
  return { paths: paths.sort(), refused };
}

async function readBytes(files: Files, path: string): Promise<Uint8Array | SourceUpdate> {
  try {
    const size = await files.size(path);
    return size > largest ? refusal(path, 'too-large', Math.ceil(size / megabyte), largest / megabyte) : await files.read(path);
  } catch (error) {
    return refusal(path, 'unreadable', reasonOf(error));
  }
}

async function parseBytes(path: string, bytes: Uint8Array): Promise<SourceUpdate | undefined> {
  try {
    const { text, encoding, undecodable } = decodeText(bytes);
    const parsed = parseSource({ path, text }, { markers: defaultMarkers, ...(await yamlFor({ path, text })) });
    if ('skipped' in parsed) {
      return undefined;
    }
    const problems = [...undecodableProblems(text, undecodable, encoding), ...parsed.problems];
    return { source: path, parsed: deriveSource({ ...parsed, problems }) };
  } catch (error) {
    return refusal(path, 'unreadable', reasonOf(error));
  }
}

/** The keys that the library keeps; they are read and never written here. */
async function readPins(files: Files): Promise<ParsedPins | undefined> {
  try {
    return parsePins(decodeText(await files.read(pinsFileName)).text);
  } catch {
    return undefined;
  }
}
