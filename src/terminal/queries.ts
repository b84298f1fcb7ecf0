import { readFileSync } from 'node:fs';
import { UsageError } from './arguments';

/** A query to be answered, its id given back as it was written. */
export interface Query {
  readonly id: unknown;
  readonly query: string;
}

/** Reads a file of JSON lines `{"id", "query"}`. Throws `UsageError` with the line that cannot be read. */
export function readQueries(path: string): Query[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The file of queries cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseQuery(line, `${path}:${index + 1}`)]));
}

function parseQuery(line: string, place: string): Query {
  try {
    const value = JSON.parse(line) as Partial<Query> | null;
    if (typeof value?.query === 'string') {
      return { id: value.id, query: value.query };
    }
  } catch {
    // Reported below, as a line of another shape is.
  }
  throw new UsageError(`${place}: expected an object {"id", "query"} in JSON.`);
}
