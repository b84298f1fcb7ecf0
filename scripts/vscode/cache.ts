import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join, resolve } from 'node:path';

export const repository = resolve(__dirname, '..', '..');

/** What tests and `npm start` fetch (VS Code, a browser) and write (results); ignored by git. */
export const cacheFolder = resolve(process.env.LITERATURE_NOTES_CACHE ?? join(repository, '.cache'));

/** Prints one line of progress. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * The folder `name` of the cache, filled by `install` on first use. A stamp written last tells a finished install from
 * one that was broken off, which is redone.
 */
export async function installOnce(name: string, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  const stamp = join(folder, 'installed');
  if (!existsSync(stamp)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const start = Date.now();
    await install(folder);
    writeFileSync(stamp, new Date().toISOString());
    tell(`  ready after ${Math.round((Date.now() - start) / 1000)} s: ${folder}`);
  }
  return folder;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Print the output when the program has ended, in one piece: another one runs beside it. */
  readonly isHeld?: boolean;
  /** Let what else runs on this machine go first. */
  readonly hasLowPriority?: boolean;
}

/** Runs a program to its end, its output on this terminal. Rejects unless it exits with 0. */
export function runProgram(
  command: string,
  args: readonly string[],
  { isHeld = false, hasLowPriority = false, ...options }: ProgramOptions = {},
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', isHeld ? 'pipe' : 'inherit', isHeld ? 'pipe' : 'inherit'],
    });
    if (hasLowPriority && child.pid !== undefined) {
      setPriority(child.pid, constants.priority.PRIORITY_LOW);
    }
    const held: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece: Buffer) => held.push(piece));
    }
    child.on('error', fail);
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(held));
      if (code === 0) {
        done();
      } else {
        fail(new Error(`${command} ${args.join(' ')} ended with code ${String(code)}`));
      }
    });
  });
}

/** Installs packages, or what the folder's own package.json asks for, without running any package's scripts. */
export function npmInstall(folder: string, packages: readonly string[] = []): Promise<void> {
  if (packages.length > 0) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  }
  return runProgram(
    'npm',
    ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
    { cwd: folder },
  );
}
