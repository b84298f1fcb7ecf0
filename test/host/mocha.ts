import 'mocha/mocha.js';
import { guardNetwork } from './no-network';
import { print, resultsMark } from './print';

/**
 * Runs tests in an extension host with mocha's browser build, which runs in the Node host and in the web worker host
 * alike. `load` requires the test files; `filter` is part of the titles to run, all if empty; `retries` says how often a test
 * that failed is tried again.
 */
export async function runTests(load: () => void, filter: string, retries: number): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: lines as unknown as Mocha.ReporterConstructor, timeout: 60_000, retries });
  if (filter !== '') {
    mocha.fgrep(filter);
  }
  guardNetwork();
  load();
  const failures = await new Promise<number>((done) => {
    // Not mocha.run, which reads the address bar: the Node host has none.
    Mocha.prototype.run.call(mocha, done);
  });
  if (failures > 0) {
    throw new Error(`${String(failures)} failed`);
  }
}

/** A mocha reporter: one line a test, as it ends. */
function lines(runner: Mocha.Runner): void {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] as string[], retried: [] as string[] };
  let depth = 0;
  const line = (text: string): void => {
    print('  '.repeat(depth) + text);
  };
  runner.on('suite', (suite) => {
    if (suite.title !== '') {
      line(suite.title);
    }
    depth += 1;
  });
  runner.on('suite end', () => {
    depth -= 1;
  });
  runner.on('pass', (test) => {
    counts.passed += 1;
    line(`✔ ${test.title} (${String(test.duration ?? 0)} ms)`);
  });
  runner.on('pending', (test) => {
    counts.skipped += 1;
    line(`- ${test.title} (skipped)`);
  });
  const told = (test: Mocha.Runnable, error: Error): string => {
    const cause = error.stack ?? String(error);
    line(cause);
    return `${test.fullTitle()}\n${cause}`;
  };
  runner.on('fail', (test, error: Error) => {
    counts.failed += 1;
    line(`✘ ${test.title}`);
    counts.failures.push(told(test, error));
  });
  runner.on('retry', (test, error: Error) => {
    line(`↻ ${test.title}: failed, is tried again`);
    counts.retried.push(told(test, error));
  });
  runner.on('end', () => {
    print(resultsMark + JSON.stringify(counts));
  });
}
