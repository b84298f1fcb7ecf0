import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { printedMark } from '../../test/host/print';
import { openWindow, type ExtensionHost, type Workspace } from './browser';
import { repository } from './cache';
import { startServer } from './server';
import type { InstalledServer } from './server-install';
import { tracedCategories, workByPhase } from './thread-work';

/** One run of a test bundle in an extension host. */
export interface HostRun {
  readonly bundle: string;
  readonly host: ExtensionHost;
  readonly workspace: Workspace;
  readonly settings: Record<string, unknown>;
  readonly trusted: boolean;
  /** Set where a browser's trace is to tell how long the thread of the web worker host works in one go. */
  readonly isTraced?: boolean;
  /** Called with each line that the tests print. */
  readonly onLine: (line: string) => void;
}

/** Ends a run that hangs. */
const runLimit = 600_000;

/** Runs a test bundle in VS Code in a browser; returns the exit code, 1 where the run hung. */
export async function runInBrowser(server: InstalledServer, browser: Browser, run: HostRun): Promise<number> {
  const running = await startServer(server, { settings: run.settings, trusted: run.trusted });
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const isTraced = run.isTraced === true && run.host === 'web';
  if (isTraced) {
    await browser.startTracing(undefined, { categories: tracedCategories });
  }
  try {
    const ended = new Promise<number>((done) => {
      timer = setTimeout(() => {
        run.onLine(`The run did not end within ${String(runLimit / 1000)} s.`);
        done(1);
      }, runLimit);
      void openWindow(
        browser,
        running,
        { workspace: run.workspace, host: run.host, tests: run.bundle },
        async (page) => {
          await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
            if (!over) {
              for (const line of args.map(String).join(' ').split('\n')) {
                run.onLine(line);
              }
            }
          });
          await page.exposeFunction('codeAutomationExit', (code: number) => {
            over = true;
            done(code);
          });
          page.on('crash', () => {
            run.onLine('The page crashed.');
            done(1);
          });
        },
      ).catch((error: unknown) => {
        run.onLine(String(error));
        done(1);
      });
    });
    const code = await ended;
    if (isTraced) {
      const phases = workByPhase((await browser.stopTracing()).toString());
      phases.forEach(({ phase, longest }) => {
        run.onLine(
          `${printedMark}${phase}: longest work ${longest.toFixed(0)} ms by the clock of the thread (to stay under 50)`,
        );
      });
    }
    return code;
  } finally {
    clearTimeout(timer);
    await Promise.all(browser.contexts().map((context) => context.close()));
    await running.stop();
  }
}

/** Runs a test bundle in a desktop VS Code; returns its exit code. */
export async function runInDesktop(executable: string, run: HostRun): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'literature-notes-desktop-'));
  mkdirSync(join(profile, 'User'));
  writeFileSync(join(profile, 'User', 'settings.json'), JSON.stringify(run.settings));
  const args = run.workspace === 'none' ? [] : [Object.values(run.workspace)[0] as string];
  args.push(
    `--extensionDevelopmentPath=${repository}`,
    `--extensionTestsPath=${run.bundle}`,
    `--user-data-dir=${profile}`,
  );
  args.push(
    `--extensions-dir=${join(profile, 'extensions')}`,
    '--disable-updates',
    '--skip-welcome',
    '--skip-release-notes',
    '--no-sandbox',
    '--disable-gpu',
  );
  if (run.host === 'web') {
    args.push('--extensionDevelopmentKind=web');
  }
  if (run.trusted) {
    args.push('--disable-workspace-trust');
  }
  try {
    return await new Promise<number>((done, fail) => {
      const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [child.stdout, child.stderr]) {
        let rest = '';
        stream.setEncoding('utf8').on('data', (chunk: string) => {
          const lines = (rest + chunk).split('\n');
          rest = lines.pop() ?? '';
          lines.forEach(run.onLine);
        });
      }
      child.on('error', fail);
      child.on('exit', (code) => {
        done(code ?? 1);
      });
    });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
