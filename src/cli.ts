import { readFile } from 'node:fs/promises';
import type { Library } from './core/library/library';
import { SearchEngine } from './core/search/engine';
import { type Arguments, parseArguments, usage, UsageError } from './terminal/arguments';
import { paperJson, placeJson, problemsJson } from './terminal/output';
import { readQueries } from './terminal/queries';
import { readLibrary } from './terminal/read-library';

function engineOf(library: Library): SearchEngine {
  const engine = new SearchEngine();
  engine.update({ removed: [], added: library.papers });
  return engine;
}

async function run(asked: Arguments): Promise<Iterable<unknown>> {
  const library = await readLibrary(asked.folder);
  switch (asked.command) {
    case 'list':
      return library.papers.map(paperJson);
    case 'problems':
      return problemsJson(library);
    case 'search':
      return found(library, engineOf(library), asked.query, asked.limit).map(({ paper, hit }) => ({
        ...paperJson(paper),
        score: hit.score,
        matches: hit.matches,
      }));
    case 'search-queries':
      return answers(library, engineOf(library), await readQueries(asked.queriesFile, readFile), asked.limit);
  }
}

function found(library: Library, engine: SearchEngine, query: string, limit: number) {
  return engine.search(query, { limit }).flatMap((hit) => {
    const paper = library.get(hit.key);
    return paper === undefined ? [] : [{ paper, hit }];
  });
}

function* answers(library: Library, engine: SearchEngine, queries: readonly { id: unknown; query: string }[], limit: number) {
  for (const { id, query } of queries) {
    const started = performance.now();
    const results = found(library, engine, query, limit);
    const ms = performance.now() - started;
    yield { id, results: results.map(({ paper, hit }) => ({ key: paper.key, source: placeJson(paper.sources[0]), score: hit.score })), ms };
  }
}

async function main(words: readonly string[]): Promise<void> {
  if (words.length === 0 || words.includes('--help') || words.includes('-h')) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = words.length === 0 ? 2 : 0;
    return;
  }
  try {
    for (const value of await run(parseArguments(words))) {
      process.stdout.write(`${JSON.stringify(value)}\n`);
    }
  } catch (error) {
    process.stderr.write(`lit: ${error instanceof UsageError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    process.exitCode = 2;
  }
}

// A reader that has seen enough (`lit list … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
void main(process.argv.slice(2));
