import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Library, type SourceUpdate } from '../core/library/library';
import type { Problem } from '../core/model';
import { parseSource } from '../core/parse/source';
import { UsageError } from './arguments';
import { decodeText } from './decode';

const defaultMarkers = ['translated by 谷歌翻译'];
const wholeFile = { start: 0, end: 0, line: 0, endLine: 0 };

/** Reads a folder as a library; sources are paths relative to it, with `/`. Throws `UsageError` where it cannot be read. */
export async function readLibrary(folder: string): Promise<Library> {
  const library = new Library();
  const updated: SourceUpdate[] = [];
  for (const path of await listFiles(folder)) {
    const update = await readSource(folder, path);
    if (update !== undefined) {
      updated.push(update);
    }
  }
  library.apply({ updated, removed: [] });
  if (library.needsRomanizer) {
    library.useRomanizer((await import('../parts/romanizer')).romanize);
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
  const parsed = parseSource({ path, text: decodeText(bytes).text }, { markers: defaultMarkers });
  return 'skipped' in parsed ? undefined : { source: path, parsed };
}
