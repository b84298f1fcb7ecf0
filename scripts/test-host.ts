// npm run test:host -- [SUITE…] [--host=node|web] [--grep=TEXT] [--oldest] [--desktop=VERSION] [--trace]
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { hasData } from '../test/data';
import { printedMark, resultsMark } from '../test/host/print';
import { suites, type Suite } from '../test/host/suites';
import { startStandIns } from '../test/services/stand-ins';
import { logFile, writeResults, type Counts } from './results';
import { launchBrowser, type ExtensionHost } from './vscode/browser';
import { cacheFolder, repository, tell } from './vscode/cache';
import { findDesktop } from './vscode/desktop';
import { bundleForHost } from './vscode/host-bundle';
import { runInBrowser, runInDesktop, type HostRun } from './vscode/host-tests';
import { installServer, newest, oldest } from './vscode/server-install';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    host: { type: 'string' },
    grep: { type: 'string' },
    oldest: { type: 'boolean', default: false },
    /** A version of the desktop VS Code to fetch, `stable` or `oldest`. */
    desktop: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
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

/** Bundles the tests of a suite, with `run` as VS Code wants it. */
async function bundle(suite: Suite, files: readonly string[], standIns: string): Promise<string> {
  const contents = [
    `globalThis.literatureNotesStandIns = ${JSON.stringify(standIns)};`,
    `import { runTests } from ${JSON.stringify(join(repository, 'test', 'host', 'mocha'))};`,
    `export const run = () => runTests(() => {`,
    ...files.map((file) => `  require(${JSON.stringify(file)});`),
    `}, ${JSON.stringify(options.grep ?? '')}, ${String(retries)});`,
  ].join('\n');
  return bundleForHost({ stdin: { contents, resolveDir: repository }, sourcemap: 'inline' }, `${suite.name}.js`);
}

/** Runs a suite in one host; returns whether it passed. */
async function runSuite(suite: Suite, host: ExtensionHost, file: string, runner: Runner): Promise<boolean> {
  const run = `${options.oldest ? 'oldest' : 'host'}-${suite.name}-${host}`;
  tell(`\n${run}`);
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
      tell(`  ${printed}`);
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
      isTraced: options.trace && suite.isTraced === true,
      onLine,
    });
    if (counts === undefined) {
      const cause = `The tests did not run to their end (exit code ${String(code)}):\n${lastLines(log, 20)}`;
      tell(`  ${cause}`);
      counts = { passed: 0, failed: 1, skipped: 0, failures: [cause] };
    }
    const nothingRan = options.grep === undefined && counts.passed + counts.failed + counts.skipped === 0;
    if ((code !== 0 || nothingRan) && counts.failed === 0) {
      const cause = nothingRan ? 'There is no test in this suite.' : `VS Code ended with exit code ${String(code)}.`;
      tell(`  ${cause}`);
      counts = { ...counts, failed: 1, failures: [cause] };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  writeResults(run, counts);
  tell(`${run}: ${String(counts.passed)} passed, ${String(counts.failed)} failed, ${String(counts.skipped)} skipped`);
  if (counts.failed > 0) {
    tell(`What VS Code printed: ${log}`);
  }
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

async function runAll(runner: Runner): Promise<boolean> {
  const standIns = await startStandIns();
  try {
    return await runSuites(runner, standIns.address);
  } finally {
    await standIns.close();
  }
}

/** @param standIns the address of the stand-ins of public services */
async function runSuites(runner: Runner, standIns: string): Promise<boolean> {
  let passed = true;
  for (const suite of suites) {
    if (names.length > 0 && !names.includes(suite.name)) {
      continue;
    }
    const files = testFiles(suite);
    if (suite.needsData === true && !hasData) {
      tell(`\nhost-${suite.name}: skipped, the real input is missing (LITERATURE_NOTES_DATA).`);
      continue;
    }
    const file = await bundle(suite, files, standIns);
    for (const host of suite.hosts) {
      if (options.host !== undefined && options.host !== host) {
        continue;
      }
      passed = (await runSuite(suite, host, file, runner)) && passed;
    }
  }
  return passed;
}

async function main(): Promise<boolean> {
  const desktop =
    options.desktop === undefined
      ? findDesktop(process.env.VSCODE_PATH)
      : await downloadAndUnzipVSCode({
          version: options.desktop === 'oldest' ? oldest.vscode : options.desktop,
          cachePath: join(cacheFolder, 'desktop'),
        });
  if (desktop !== undefined && !options.oldest) {
    tell(`Host tests in the desktop VS Code at ${desktop}`);
    return runAll((run) => runInDesktop(desktop, run));
  }
  const server = await installServer(options.oldest ? oldest : newest);
  const browser = await launchBrowser();
  try {
    tell(
      `Host tests in VS Code ${server.version.vscode}, in a browser without a window (VSCODE_PATH names a desktop VS Code instead)`,
    );
    return await runAll((run) => runInBrowser(server, browser, run));
  } finally {
    await browser.close();
  }
}

main().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
