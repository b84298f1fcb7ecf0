import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './vscode/cache';

/** What one run of tests came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, and how: repeated at the end of `npm test`, where it is seen. */
  readonly failures?: readonly string[];
  /** What passed only when it was tried again, and how it had failed: each is a bug to find. */
  readonly retried?: readonly string[];
}

const folder = join(cacheFolder, 'results');

/** Keeps the counts of a run, named `unit`, `ui` or `host-SUITE-HOST`, for the summary. */
export function writeResults(run: string, counts: Counts): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${run}.json`), `${JSON.stringify(counts)}\n`);
}

/** An empty file for what VS Code prints during a run. */
export function logFile(run: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${run}.log`);
  writeFileSync(file, '');
  return file;
}

/** Counts of every run since `clearResults`, by run. */
export function readResults(): Map<string, Counts> {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(
    files
      .sort()
      .map((file) => [file.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, file), 'utf8')) as Counts]),
  );
}

export function clearResults(): void {
  rmSync(folder, { recursive: true, force: true });
}
