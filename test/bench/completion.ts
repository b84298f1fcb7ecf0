import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, type Workspace } from '../../scripts/vscode/browser';
import { repository, runProgram } from '../../scripts/vscode/cache';
import { bundleForHost } from '../../scripts/vscode/host-bundle';
import { runInBrowser } from '../../scripts/vscode/host-tests';
import { installServer, oldest, type InstalledServer } from '../../scripts/vscode/server-install';
import type { CorpusPaper } from '../data';
import { largeLibrary } from '../host/large-library';
import { keyToList } from './completion-in-window';
import { type CompletionTimes, timesMark } from './completion-times';
import type { Measured } from './measured';
import { median } from './statistics';
import { keystrokes, realQueries } from './typed-queries';

const queriesInRound = 5;
const presses = 5;
/** Seen in the same VS Code with 10,000 entries, from the trigger key to the list. */
const peers = { pandocCiter: 512, latexWorkshop: 1006 };

/**
 * Completion inside VS Code with 10,000 papers: the provider's own time in the extension host beside MiniSearch's as it comes
 * in the same process, and the time from the key to the list in a real window. In VS Code 1.100, where peers were measured.
 * Without VS Code there are no figures, and a line says so.
 */
export async function measureCompletion(corpus: readonly CorpusPaper[], rounds: number): Promise<Measured[]> {
  try {
    return await measure(corpus, rounds);
  } catch (error) {
    console.error(`Completion was not measured: ${String(error)}`);
    return [];
  }
}

async function measure(corpus: readonly CorpusPaper[], rounds: number): Promise<Measured[]> {
  await runProgram('npm', ['run', '--silent', 'build']);
  const server = await installServer(oldest);
  const browser = await launchBrowser();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'literature-completion-'));
  try {
    const workspace = largeLibrary(folder);
    writeFileSync(join(folder, 'draft.md'), draft);
    const queries = realQueries(corpus, queriesInRound * rounds);
    const typed = Array.from({ length: rounds }, (_, round) =>
      keystrokes(queries.slice(round * queriesInRound, (round + 1) * queriesInRound)),
    );
    writeFileSync(join(folder, 'queries.json'), JSON.stringify(typed));
    const times = await inHost(server, browser, workspace);
    const shown = await keyToList(server, browser, workspace, times.papers, presses);
    return [...ofHost(times), ofWindow(shown, times.papers)];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const draft = `---\ntitle: A draft\n---\n\n${Array.from({ length: 60 }, (_, index) => `Paragraph ${String(index)} says what others found before [@key${String(index)}, p. 3], and \`code\`.\n\n`).join('')}As shown `;

async function inHost(server: InstalledServer, browser: Browser, workspace: Workspace): Promise<CompletionTimes> {
  const entry = join(repository, 'test', 'bench', 'completion-in-host.ts');
  const bundle = await bundleForHost({ entryPoints: [entry] }, 'bench-completion.js');
  const lines: string[] = [];
  let times: CompletionTimes | undefined;
  const onLine = (line: string): void => {
    lines.push(line);
    const at = line.indexOf(timesMark);
    times = at < 0 ? times : (JSON.parse(line.slice(at + timesMark.length)) as CompletionTimes);
  };
  await runInBrowser(server, browser, { bundle, host: 'node', workspace, settings: {}, trusted: true, onLine });
  if (times === undefined) {
    throw new Error(`Completion was not measured.\n${lines.slice(-20).join('\n')}`);
  }
  return times;
}

function ofHost({ papers, rounds }: CompletionTimes): Measured[] {
  const count = rounds.reduce((sum, round) => sum + round.keystrokes, 0);
  const ms = (value: number) => value.toFixed(1);
  const of = (percentile: 'p50' | 'p95', atMost?: number): Measured => {
    const own = median(rounds.map((round) => round.own[percentile]));
    const bare = median(rounds.map((round) => round.bare[percentile]));
    const behind = `${ms(own)} over ${ms(bare)} ms of MiniSearch in the same host, ${count} keystrokes, ${papers} papers`;
    const value = median(rounds.map((round) => round.own[percentile] / round.bare[percentile]));
    return {
      what: `completion: provider's own time ${percentile}`,
      value,
      unit: '×',
      behind,
      ...(atMost === undefined ? {} : { atMost }),
    };
  };
  const most = Math.max(...rounds.map(({ maxItems }) => maxItems));
  const whole = {
    what: 'completion: whole call through VS Code',
    value: median(rounds.map((round) => round.whole)),
    unit: 'ms',
    behind: `PandocCiter 110, LaTeX-Workshop 994, a call that returns nothing about 13; ${most} items at most`,
  } as const;
  return [of('p50', 0.18), of('p95', 0.08), whole];
}

function ofWindow(shown: readonly number[], papers: number): Measured {
  const behind = `${shown.map((time) => time.toFixed(0)).join(', ')} ms, ${papers} papers; PandocCiter ${peers.pandocCiter}, LaTeX-Workshop ${peers.latexWorkshop.toLocaleString('en')}`;
  return {
    what: 'completion: trigger key to visible list',
    value: median(shown),
    unit: 'ms',
    behind,
    atMost: peers.pandocCiter,
  };
}
