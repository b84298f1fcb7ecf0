import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Library, type SourceUpdate } from '../core/library/library';
import { type ParsedPins, parsePins, pinsFileName } from '../core/library/pins';
import type { Problem } from '../core/model';
import { parseSource } from '../core/parse/source';
import { mayBeSource } from '../core/parse/source-name';
import { undecodableProblems } from '../core/parse/undecodable';
import { UsageError } from './arguments';
import { decodeText } from './decode';

const defaultMarkers = ['translated by 谷歌翻译'];
const wholeFile = { start: 0, end: 0, line: 0, endLine: 0 };

/** Reads a folder as a library; sources are paths relative to it, with `/`. Throws `UsageError` where it cannot be read. */
export async function readLibrary(folder: string): Promise<Library> {
  const library = new Library();
  const pins = await readPins(folder);
  if (pins !== undefined) {
    library.setPins(pinsFileName, pins);
  }
  const updated: SourceUpdate[] = [];
  for (const path of (await listFiles(folder)).filter(mayBeSource)) {
    const update = await readSource(folder, path);
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

async function listFiles(folder: string): Promise<string[]> {
  try {
    const found: string[] = [];
    const visit = async (below: string): Promise<void> => {
      const children = await readdir(join(folder, below), { withFileTypes: true });
      for (const child of children.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')) {
        const path = below === '' ? child.name : `${below}/${child.name}`;
        if (child.isDirectory()) {
          await visit(path);
        } else {
          found.push(path);
        }
      }
    };
    await visit('');
    return found.sort();
  } catch (error) {
    throw new UsageError(`The folder cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readSource(folder: string, path: string): Promise<SourceUpdate | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(folder, path));
  } catch (error) {
    const problem: Problem = { code: 'unreadable', args: [error instanceof Error ? error.message : String(error)], span: wholeFile };
    return { source: path, parsed: { entries: [], problems: [problem] } };
  }
  const { text, encoding, undecodable } = decodeText(bytes);
  let parsed = parseSource({ path, text }, { markers: defaultMarkers });
  if ('skipped' in parsed && parsed.skipped === 'needs-yaml') {
    const { parseYaml } = await import('../core/parse/yaml-front-matter');
    parsed = parseSource({ path, text }, { markers: defaultMarkers, parseYaml });
  }
  if ('skipped' in parsed) {
    return undefined;
  }
  const problems = [...undecodableProblems(text, undecodable, encoding), ...parsed.problems];
  return { source: path, parsed: { ...parsed, problems } };
}

/** The keys that the library keeps; they are read and never written here. */
async function readPins(folder: string): Promise<ParsedPins | undefined> {
  try {
    return parsePins(decodeText(await readFile(join(folder, pinsFileName))).text);
  } catch {
    return undefined;
  }
}
