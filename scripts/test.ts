// npm test: everything, each step on its own, with a summary at the end.
import { clearResults, readResults, writeResults } from './results';
import { runProgram, tell } from './vscode/cache';

/** A script of package.json, and the names of its runs where it counts its tests. */
interface Step {
  readonly script: string;
  readonly runs?: RegExp;
}

/** VS Code, which waits for itself half of the time. */
const inHosts: readonly Step[] = [{ script: 'build' }, { script: 'test:host', runs: /^host-/ }];

/** What needs no window, beside that: VS Code comes first wherever both want a core. */
const beside: readonly Step[] = [
  { script: 'check' },
  { script: 'coverage', runs: /^unit$/ },
  { script: 'test:tools', runs: /^tools$/ },
  { script: 'test:engine', runs: /^engine$/ },
  { script: 'unit:slow', runs: /^unit-slow$/ },
  { script: 'lint' },
];

/** A window with keys and clicks, alone. */
const inWindows: readonly Step[] = [{ script: 'test:ui', runs: /^ui$/ }];

/** Runs a step; where it fails without a failed test to show for it, the step itself counts as one. */
async function runStep({ script, runs }: Step, isBeside: boolean): Promise<void> {
  if (!isBeside) {
    tell(`\n== npm run ${script}`);
  }
  const start = Date.now();
  const failure = await runProgram('npm', ['run', '--silent', script], {
    isHeld: isBeside,
    hasLowPriority: isBeside,
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  tell(
    `== ${script}: ${failure === undefined ? 'done' : 'FAILED'} after ${String(Math.round((Date.now() - start) / 1000))} s`,
  );
  const counted = [...readResults()].filter(([run]) => runs?.test(run));
  const failed = counted.some(([, counts]) => counts.failed > 0);
  if (failure !== undefined && !failed) {
    writeResults(`step-${script.replace(':', '-')}`, { passed: 0, failed: 1, skipped: 0 });
  }
}

/** The title, the message and the nearest frames. */
function firstLines(told: string): string {
  return told.split('\n').slice(0, 12).join('\n');
}

async function main(): Promise<boolean> {
  clearResults();
  const inRow = async (steps: readonly Step[], isBeside: boolean) => {
    for (const step of steps) {
      await runStep(step, isBeside);
    }
  };
  await Promise.all([inRow(inHosts, false), inRow(beside, true)]);
  await inRow(inWindows, false);
  const total = { passed: 0, failed: 0, skipped: 0 };
  tell('\nrun                        passed  failed  skipped');
  for (const [run, { passed, failed, skipped }] of readResults()) {
    tell([run.padEnd(26), ...[passed, failed, skipped].map((count) => String(count).padStart(7))].join(''));
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  let tried = 0;
  for (const [run, { failures = [], retried = [] }] of readResults()) {
    retried.forEach((told) => {
      tell(`\nTRIED AGAIN in ${run}: ${firstLines(told)}`);
    });
    failures.forEach((told) => {
      tell(`\nFAILED in ${run}: ${firstLines(told)}`);
    });
    tried += retried.length;
  }
  if (tried > 0) {
    tell(`${String(tried)} failed and was tried again: see above, and find out why.`);
  }
  if (total.skipped > 0) {
    tell(`${String(total.skipped)} skipped: what was missing is said above.`);
  }
  tell(`${String(total.passed)} passed, ${String(total.failed)} failed`);
  return total.failed === 0;
}

main().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
