// npm run test:host -- [SUITE…] [--host=node|web] [--grep=TEXT] [--oldest]
import { build } from 'esbuild';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { hasData } from '../test/data';
import { printedMark, resultsMark } from '../test/host/print';
import { suites, type Suite } from '../test/host/suites';
import { logFile, writeResults, type Counts } from './results';
import { launchBrowser, type ExtensionHost } from './vscode/browser';
import { repository, tell } from './vscode/cache';
import { findDesktop } from './vscode/desktop';
import { runInBrowser, runInDesktop, type HostRun } from './vscode/host-tests';
import { installServer, newest, oldest } from './vscode/server-install';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { host: { type: 'string' }, grep: { type: 'string' }, oldest: { type: 'boolean', default: false } },
});

/** VS Code has races of its own: in CI a test that failed is tried once more, and listed at the end; elsewhere it has failed. As in `test/ui/.mocharc.js`. */
const retries = process.env.CI === 'true' ? 1 : 0;

type Runner = (run: HostRun) => Promise<number>;

/** The test files of a suite. */
function testFiles(suite: Suite): string[] {
  const folder = join(repository, 'test', 'host', suite.name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => join(folder, file));
}

/** One bundle for both hosts: CommonJS, for a browser's globals, with `run` as VS Code wants it. */
async function bundle(suite: Suite, files: readonly string[]): Promise<string> {
  const outfile = join(repository, 'out', 'host-tests', `${suite.name}.js`);
  await build({
    stdin: {
      contents: [
        `import { runTests } from ${JSON.stringify(join(repository, 'test', 'host', 'mocha'))};`,
        `export const run = () => runTests(() => {`,
        ...files.map((file) => `  require(${JSON.stringify(file)});`),
        `}, ${JSON.stringify(options.grep ?? '')}, ${String(retries)});`,
      ].join('\n'),
      resolveDir: repository,
    },
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    alias: { 'node:assert/strict': join(repository, 'test', 'host', 'assert') },
    sourcemap: 'inline',
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}

/** Runs a suite in one host; returns whether it passed. */
async function runSuite(suite: Suite, host: ExtensionHost, file: string, runner: Runner): Promise<boolean> {
  const run = `${options.oldest ? 'oldest' : 'host'}-${suite.name}-${host}`;
  const told: string[] = [];
  const began = Date.now();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'literature-notes-workspace-'));
  const log = logFile(run);
  let counts: Counts | undefined;
  const onLine = (line: string): void => {
    appendFileSync(log, `${line}\n`);
    const printed = textAfter(line, printedMark);
    if (printed === undefined) {
      return;
    }
    const results = textAfter(printed, resultsMark);
    if (results === undefined) {
      told.push(`  ${printed}`);
    } else {
      counts = JSON.parse(results) as Counts;
    }
  };
  try {
    const code = await runner({
      bundle: file,
      host,
      workspace: suite.workspace(folder),
      settings: suite.settings ?? {},
      trusted: suite.trusted ?? true,
      isTraced: suite.isTraced ?? false,
      onLine,
    });
    if (counts === undefined) {
      const cause = `The tests did not run to their end (exit code ${String(code)}):\n${lastLines(log, 20)}`;
      told.push(`  ${cause}`);
      counts = { passed: 0, failed: 1, skipped: 0, failures: [cause] };
    }
    const nothingRan = options.grep === undefined && counts.passed + counts.failed + counts.skipped === 0;
    if ((code !== 0 || nothingRan) && counts.failed === 0) {
      const cause = nothingRan ? 'There is no test in this suite.' : `VS Code ended with exit code ${String(code)}.`;
      told.push(`  ${cause}`);
      counts = { ...counts, failed: 1, failures: [cause] };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  writeResults(run, counts);
  const seconds = String(Math.round((Date.now() - began) / 1000));
  told.push(
    `${run}: ${String(counts.passed)} passed, ${String(counts.failed)} failed, ${String(counts.skipped)} skipped, after ${seconds} s`,
  );
  if (counts.failed > 0) {
    told.push(`What VS Code printed: ${log}`);
  }
  tell(`\n${run}\n${told.join('\n')}`);
  return counts.failed === 0;
}

/** What follows a mark in a line. */
function textAfter(line: string, mark: string): string | undefined {
  const start = line.indexOf(mark);
  return start < 0 ? undefined : line.slice(start + mark.length);
}

function lastLines(file: string, count: number): string {
  return readFileSync(file, 'utf8').split('\n').slice(-count).join('\n');
}

/** The suites that are asked for, each with its bundle. */
async function bundles(): Promise<Map<Suite, string>> {
  const found = new Map<Suite, string>();
  for (const suite of suites) {
    if (names.length > 0 && !names.includes(suite.name)) {
      continue;
    }
    if (suite.needsData === true && !hasData) {
      tell(`\nhost-${suite.name}: skipped, the real input is missing (LITERATURE_NOTES_DATA).`);
      continue;
    }
    found.set(suite, await bundle(suite, testFiles(suite)));
  }
  return found;
}

/** Runs the suites one after the other in those hosts; returns whether all passed. */
async function runAll(
  files: ReadonlyMap<Suite, string>,
  hosts: readonly ExtensionHost[],
  runner: Runner,
): Promise<boolean> {
  let passed = true;
  for (const [suite, file] of files) {
    for (const host of suite.hosts) {
      if (hosts.includes(host)) {
        passed = (await runSuite(suite, host, file, runner)) && passed;
      }
    }
  }
  return passed;
}

async function main(): Promise<boolean> {
  const files = await bundles();
  const hosts = (['node', 'web'] as const).filter((host) => options.host === undefined || options.host === host);
  const desktop = findDesktop(process.env.VSCODE_PATH);
  if (desktop !== undefined && !options.oldest) {
    tell(`Host tests in the desktop VS Code at ${desktop}`);
    return runAll(files, hosts, (run) => runInDesktop(desktop, run));
  }
  const server = await installServer(options.oldest ? oldest : newest);
  const lanes: { readonly host: ExtensionHost; readonly browser: Browser }[] = [];
  try {
    // Launched one after the other: the first may still have to be fetched.
    for (const host of hosts) {
      lanes.push({ host, browser: await launchBrowser() });
    }
    tell(
      `Host tests in VS Code ${server.version.vscode}, in a browser without a window (VSCODE_PATH names a desktop VS Code instead)`,
    );
    // The two hosts beside each other: each waits for its VS Code half of the time.
    const passed = await Promise.all(
      lanes.map(({ host, browser }) => runAll(files, [host], (run) => runInBrowser(server, browser, run))),
    );
    return passed.every(Boolean);
  } finally {
    await Promise.all(lanes.map(({ browser }) => browser.close()));
  }
}

main().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
