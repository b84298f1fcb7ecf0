import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Search } from './rivals';

const maxOutput = 64 * 1024 * 1024;

/** The program on PATH, else that of the package `@vscode/ripgrep`; `undefined` where neither is there. */
async function findProgram(): Promise<string | undefined> {
  if (spawnSync('rg', ['--version']).status === 0) {
    return 'rg';
  }
  try {
    return (await import('@vscode/ripgrep')).rgPath;
  } catch {
    return undefined;
  }
}

/** Papers one a line in a file; those that hold every word of the query, in the order of the file: ripgrep does not rank. */
export async function ripgrep(
  papers: readonly { readonly key: string; readonly text: string }[],
  most: number,
): Promise<Search | undefined> {
  const program = await findProgram();
  if (program === undefined) {
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'literature-bench-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'papers.txt');
  writeFileSync(file, papers.map(({ text }) => text.replace(/\s+/g, ' ')).join('\n'));
  /** Numbers of lines; the lines themselves are left out of the output. */
  const linesWith = (word: string): number[] => {
    const { stdout } = spawnSync(
      program,
      ['--ignore-case', '--fixed-strings', '--line-number', '--max-columns', '1', '--', word, file],
      { encoding: 'utf8', maxBuffer: maxOutput },
    );
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Number.parseInt(line, 10));
  };
  return (query) => {
    let found: number[] | undefined;
    for (const word of query.split(/\s+/).filter((each) => each !== '')) {
      const lines = new Set(linesWith(word));
      found = found === undefined ? [...lines] : found.filter((line) => lines.has(line));
    }
    return (found ?? []).slice(0, most).flatMap((line) => papers[line - 1]?.key ?? []);
  };
}
