import { join, resolve } from 'node:path';
import type { Library } from './core/library/library';
import type { Paper } from './core/model';
import { SearchEngine, type SearchHit } from './core/search/engine';
import { uriOfFile } from './core/uris';
import { NodeWorkspace } from './node/node-workspace';
import { type Arguments, parseArguments, usage, UsageError } from './terminal/arguments';
import { checkedLines } from './terminal/check';
import { documentReader } from './terminal/documents';
import { exportedText } from './terminal/export';
import { filesOf } from './terminal/files';
import { paperJson, placeJson, problemsJson } from './terminal/output';
import { printedJson, printedLine } from './terminal/printed';
import { type Query, readQueries } from './terminal/queries';
import { readTerms } from './terminal/read-terms';
import { readLibrary } from './terminal/read-library';

function engineOf(library: Library): SearchEngine {
  const engine = new SearchEngine();
  engine.update({ removed: [], added: library.papers });
  return engine;
}

/** Where the extension lies: this file is in its `dist`. */
const root = join(__dirname, '..');

/** Values to print as JSON, a line each, or a text to print as it is. */
async function run(asked: Arguments): Promise<Iterable<unknown> | string> {
  const files = filesOf(asked.folder);
  const library = await readLibrary(files);
  switch (asked.command) {
    case 'export':
      return exportedText({ ...asked, library, files, tell, read: readerOfDocuments() });
    case 'check': {
      const lines = await checkedLines({ ...asked, library, tell, read: readerOfDocuments() });
      process.exitCode = lines.length > 0 ? 1 : 0;
      return lines.map((line) => `${line}\n`).join('');
    }
    case 'list':
      return library.papers.map(paperJson);
    case 'problems':
      return problemsJson(library);
    case 'search': {
      const engine = engineOf(library);
      if (engine.wantsTerms(asked.query)) {
        engine.useTerms(readTerms(root));
      }
      return papersOf(library, engine.search(asked.query, { limit: asked.limit })).map(foundJson);
    }
    case 'search-queries': {
      const engine = engineOf(library);
      engine.useTerms(readTerms(root));
      return answers(library, engine, readQueries(asked.queriesFile), asked.limit);
    }
    case 'similar': {
      const paper = library.get(asked.key);
      if (paper === undefined) {
        throw new UsageError(`There is no paper with the key "${asked.key}".`);
      }
      const engine = engineOf(library);
      engine.useTerms(readTerms(root));
      return papersOf(library, engine.similar(paper.key, { limit: asked.limit })).map(foundJson);
    }
  }
}

interface Found {
  readonly paper: Paper;
  readonly hit: SearchHit;
}

function foundJson({ paper, hit }: Found): unknown {
  return { ...paperJson(paper), score: hit.score, matches: hit.matches };
}

function papersOf(library: Library, hits: readonly SearchHit[]): Found[] {
  return hits.flatMap((hit) => {
    const paper = library.get(hit.key);
    return paper === undefined ? [] : [{ paper, hit }];
  });
}

function* answers(library: Library, engine: SearchEngine, queries: readonly Query[], limit: number) {
  for (const { id, query } of queries) {
    const started = performance.now();
    const results = papersOf(library, engine.search(query, { limit }));
    const ms = performance.now() - started;
    yield { id, results: results.map(({ paper, hit }) => ({ key: paper.key, source: placeJson(paper.sources[0]), score: hit.score })), ms };
  }
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
    const output = await run(parseArguments(words));
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
