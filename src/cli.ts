import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { uriOfFile } from './core/base/uris';
import type { Library } from './core/library/library';
import { exportedText, publicationsOf } from './core/usecases/export-cited';
import { paperJson, placeJson, problemsJson } from './core/usecases/paper-json';
import { type LibraryPlace, readLibrary } from './core/usecases/read-library';
import { foundJson, PaperSearch } from './core/usecases/search-papers';
import type * as mcp from './mcp';
import { folderOnDisk, NodeWorkspace } from './node/node-workspace';
import { added } from './terminal/add';
import { type Arguments, type CheckArguments, parseArguments, usage, UsageError } from './terminal/arguments';
import { checkedLines } from './terminal/check';
import { RecordsCheck } from './terminal/check-records';
import { documentReader } from './terminal/documents';
import { printedJson, printedLine } from './terminal/printed';
import { type Query, readQueries } from './terminal/queries';
import { identified } from './terminal/identify';
import { readStems, readTerms } from './terminal/read-terms';
import { foundShared, pushed } from './terminal/shared';

/** Where the extension lies: this file is in its `dist`. */
const root = join(__dirname, '..');

/** Values to print as JSON, a line each, or a text to print as it is. */
async function run(
  asked: Exclude<Arguments, { readonly command: 'mcp' | 'search-shared' }>,
): Promise<Iterable<unknown> | string> {
  const place = folderOnDisk(asked.folder);
  const library = await readLibrary(place);
  const search = () => new PaperSearch(library, () => readTerms(root));
  switch (asked.command) {
    case 'export': {
      const onUnknown = (document: string, key: string) => {
        tell(`${document}: no paper has the key "${key}".`);
      };
      return exportedText(
        { library, publications: publicationsOf(place), read: readerOfDocuments(), onUnknown },
        asked,
      );
    }
    case 'check': {
      const { records, uncited } = asked;
      const lines = await checkedLines({
        documents: asked.documents,
        library,
        tell,
        read: readerOfDocuments(),
        records: records === true || uncited === true ? await recordsCheck(library, place, asked) : undefined,
        uncitedIn: uncited === true ? (path) => shownPath(path) : undefined,
      });
      process.exitCode = lines.length > 0 ? 1 : 0;
      return lines.map((line) => `${line}\n`).join('');
    }
    case 'identify':
      return identified({ ...asked, library, tell, terms: readTerms(root), stems: readStems(root) });
    case 'add': {
      const key = await added({ ...asked, library, tell });
      return [(await readLibrary(place)).get(key)].flatMap((paper) => (paper === undefined ? [] : paperJson(paper)));
    }
    case 'push':
      return pushed({ ...asked, library, publications: publicationsOf(place), tell });
    case 'list':
      return library.papers.map(paperJson);
    case 'problems':
      return problemsJson(library);
    case 'search':
      return search().search(asked.query, asked.limit).map(foundJson);
    case 'search-queries':
      return answers(search(), readQueries(asked.queriesFile), asked.limit);
    case 'similar': {
      const found = library.get(asked.key) && search().similar(asked.key, asked.limit);
      if (found === undefined) {
        throw new UsageError(`There is no paper with the key "${asked.key}".`);
      }
      return found.map(foundJson);
    }
  }
}

function* answers(search: PaperSearch, queries: readonly Query[], limit: number) {
  search.prepareTerms();
  for (const { id, query } of queries) {
    const started = performance.now();
    const results = search.search(query, limit);
    const ms = performance.now() - started;
    yield {
      id,
      results: results.map(({ paper, hit }) => ({
        key: paper.key,
        source: placeJson(paper.sources[0]),
        score: hit.score,
      })),
      ms,
    };
  }
}

function recordsCheck(
  library: Library,
  place: LibraryPlace,
  { records, retractions }: Pick<CheckArguments, 'records' | 'retractions'>,
) {
  const workspace = new NodeWorkspace([resolve('.')]);
  const texts = new Map<string, Promise<string | undefined>>();
  const read = (path: string) =>
    workspace.read(uriOfFile(path)).then(
      ({ text }) => text,
      () => undefined,
    );
  return RecordsCheck.begin({
    library,
    publications: publicationsOf(place),
    readBibliography: (path) => {
      const text = texts.get(path) ?? read(path);
      texts.set(path, text);
      return text;
    },
    retractions,
    isFull: records === true,
    tell,
  });
}

/** A path below the current folder from there. */
function shownPath(path: string): string {
  const below = relative(resolve('.'), path);
  return below.startsWith('..') ? path : below;
}

function readerOfDocuments() {
  return documentReader(new NodeWorkspace([resolve('.')]), (path) => uriOfFile(resolve(path)));
}

/** A line for people. */
function tell(message: string): void {
  process.stderr.write(`lit: ${printedLine(message)}\n`);
}

async function main(words: readonly string[]): Promise<void> {
  if (words.length === 0 || words.includes('--help') || words.includes('-h')) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = words.length === 0 ? 2 : 0;
    return;
  }
  try {
    const asked = parseArguments(words);
    if (asked.command === 'mcp') {
      // A bundle of its own, which other commands need not load.
      const { serve } = (await import(pathToFileURL(join(__dirname, 'mcp.js')).href)) as typeof mcp;
      await serve({ ...asked, tell });
      return;
    }
    const output =
      asked.command === 'search-shared'
        ? await foundShared({ ...asked, terms: () => readTerms(root), tell })
        : await run(asked);
    if (typeof output === 'string') {
      process.stdout.write(output);
      return;
    }
    for (const value of output) {
      process.stdout.write(`${printedJson(value)}\n`);
    }
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

// A reader that has seen enough (`lit list … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
void main(process.argv.slice(2));

// Without an export, esbuild takes the file for one that may be CommonJS, and wraps all that it imports.
export {};
