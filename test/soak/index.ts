import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repository } from '../../scripts/vscode/cache';
import { randomNumbers } from '../eval/corpus-papers';
import { Workbench } from '../ui/workbench';
import { Actions } from './actions';
import { Probe } from './probe-client';
import type { HostMemory } from './probe-memory';
import { soakFolder, type SoakFolder } from './soak-library';
import { differences, type SoakState } from './state';
import { ConsoleWatch, hasOwnLog, loggedTroubles } from './watching';

/**
 * npm run soak: four hours' worth of edits, searches, saves, renames and reloads by keys in a real window, in 15 minutes; `-- 90` what takes 90 seconds.
 * SOAK_SEED makes another run the same, SOAK_PAPERS the library larger or smaller (3,000). A run is so many actions, 48 a minute, three for each minute of a
 * person's; on a busy machine they take longer, and are the same.
 *
 * A reload of the window starts a new extension host, so all of them come before the first sample of memory. That is taken when a quarter
 * is done, everything that is loaded on first use has been used once more, all editors are closed, whose texts VS Code keeps, and the host has
 * come to rest; the last one at the end, at rest as well. What is compared is what is in use after garbage was collected (objects and buffers, of the host and of its workers): what the
 * process holds besides, V8 gives back as it likes.
 */
const [, , given = '900'] = process.argv;
const seconds = Number(given);
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
const papers = Number(process.env.SOAK_PAPERS ?? 3_000);

const mostGrowth = 1.1;
/** The library stores its index, and packs it, once it has been still for six seconds; in milliseconds. */
const restTime = 10_000;
/** Of what a person does, so much may not be to be done, since VS Code has races of its own. */
const mostUndone = 0.05;
const windowReloads = 2;
const actionsInMinute = 48;
/** SOAK_TOLD=1 tells each action. */
const isTold = process.env.SOAK_TOLD === '1';
const isOurs = (text: string) =>
  /literature[- ]?notes|literatureNotes/i.test(text) || text.includes(join(repository, 'dist'));

interface Soaked {
  readonly state: SoakState;
  readonly troubles: readonly string[];
  readonly lists: readonly string[];
}

async function main(): Promise<void> {
  console.log(`seed ${String(seed)}, ${String(seconds)} s, ${String(papers)} papers`);
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'literature-notes-soak-'));
  try {
    const made = soakFolder(join(root, 'work'), papers, seed);
    const probe = await Probe.make(join(root, 'probe'));
    const soaked = await soak(made, probe);
    probe.forget();
    const fresh = await freshState(made, probe, soaked.lists);
    const unlike = differences(soaked.state, fresh);
    const troubles = [...soaked.troubles, ...unlike.slice(0, 40)];
    console.log(
      `${String(fresh.papers.length)} papers, ${String(fresh.problems.length)} problems, ${String(fresh.cited.length)} cited papers, ${String(fresh.answers.length)} queries: ${String(unlike.length)} differences from a fresh start`,
    );
    troubles.forEach((line) => {
      console.log(line);
    });
    console.log(troubles.length === 0 ? 'sound' : `${String(troubles.length)} troubles (SOAK_SEED=${String(seed)})`);
    process.exitCode = troubles.length === 0 ? 0 : 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const open = (made: SoakFolder, probe: Probe) =>
  Workbench.open({
    folder: made.folder,
    extensions: [probe.folder],
    settings: { 'literatureNotes.citations.check': 'warning', 'editor.wordBasedSuggestions': 'off' },
  });

async function soak(made: SoakFolder, probe: Probe): Promise<Soaked> {
  const random = randomNumbers(seed);
  const workbench = await open(made, probe);
  try {
    const watch = new ConsoleWatch(workbench.page, isOurs);
    const troubles: string[] = [];
    const undone: string[] = [];
    const counts = new Map<string, number>();
    const actions = new Actions(workbench, made, random);
    await probe.ask('idle');
    const planned = Math.max(10, Math.round((seconds / 60) * actionsInMinute));
    let tried = 0;
    const once = async (doing: () => Promise<string>) => {
      const started = performance.now();
      const name = await doing().catch((error: unknown) => {
        undone.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
        return undefined;
      });
      if (name !== undefined) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      if (isTold) {
        const time = (performance.now() - started).toFixed(0);
        console.log(
          `${String(tried)} of ${String(planned)}, ${time} ms: ${name ?? `not done: ${undone.at(-1) ?? ''}`}`,
        );
      }
    };
    const work = async (until: number) => {
      for (; tried < until * planned; tried++) {
        await once(() => actions.next());
      }
    };
    for (let reload = 1; reload <= windowReloads; reload++) {
      await work((reload * 0.12) / windowReloads);
      await actions.saveAll();
      troubles.push(...(await probe.ask<string[]>('rejections')));
      probe.forget();
      await workbench.reload();
      await probe.ask('idle');
    }
    await work(0.25);
    // What is loaded on first use is used.
    for (let kind = 0; kind < actions.kinds; kind++) {
      await once(() => actions.each(kind));
    }
    const early = await sample(actions, probe);
    const samples = [early];
    for (let part = 1; part <= 5; part++) {
      await work(0.25 + part * 0.15);
      samples.push(await sample(actions, probe));
    }
    await actions.saveAll();
    samples.forEach((memory, index) => {
      console.log(toldMemory(memory, index === 0 ? 'early' : index === samples.length - 1 ? 'last' : 'between'));
    });
    const last = samples.at(-1) ?? early;
    const growth = usedOf(last) / usedOf(early);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `${String(total)} actions, ${String(undone.length)} that could not be done; memory at ${(growth * 100).toFixed(1)} % of the early sample`,
    );
    console.log([...counts].map(([name, count]) => `${name} ${String(count)}`).join(', '));
    new Set(undone).forEach((line) => {
      console.log(`not done: ${line}`);
    });
    troubles.push(
      ...(await probe.ask<string[]>('rejections')).map((line) => `not handled: ${line}`),
      ...(growth > mostGrowth ? [`memory has grown to ${(growth * 100).toFixed(1)} %`] : []),
      ...(undone.length > mostUndone * (total + undone.length) + 1
        ? [`${String(undone.length)} actions could not be done`]
        : []),
    );
    const state = await stateOf(workbench, probe, askedFor(made, actions.lists));
    troubles.push(
      ...watch.lines.map((line) => `console: ${line}`),
      ...loggedTroubles(workbench.server.profile, isOurs).map((line) => `log: ${line}`),
      ...(hasOwnLog(workbench.server.profile) ? [] : ['the log of the extension was not found']),
    );
    return { state, troubles, lists: actions.lists };
  } finally {
    await workbench.close();
  }
}

/** What a window says that opens the same files for the first time. */
async function freshState(made: SoakFolder, probe: Probe, lists: readonly string[]): Promise<SoakState> {
  const workbench = await open(made, probe);
  try {
    return await stateOf(workbench, probe, askedFor(made, lists));
  } finally {
    await workbench.close();
  }
}

/** What the window's extension knows; where it does not answer, a picture tells what the window shows. */
async function stateOf({ page }: Workbench, probe: Probe, asked: object): Promise<SoakState> {
  try {
    return await probe.ask<SoakState>('state', asked);
  } catch (error) {
    const picture = join(repository, '.cache', 'soak-not-answered.png');
    mkdirSync(dirname(picture), { recursive: true });
    await page.screenshot({ path: picture }).then(
      () => {
        console.log(`picture: ${picture}`);
      },
      (reason: unknown) => {
        console.log(`no picture: ${String(reason)}`);
      },
    );
    throw error;
  }
}

function askedFor({ documents, bibliography, words }: SoakFolder, lists: readonly string[]): object {
  const random = randomNumbers(7);
  const word = () => words[Math.floor(random() * words.length)] ?? '';
  const queries = Array.from({ length: 50 }, (_, at) => (at % 3 === 0 ? word() : `${word()} ${word().slice(0, 4)}`));
  return { documents, sources: [bibliography, ...lists.slice(0, 12)], queries };
}

async function sample(actions: Actions, probe: Probe): Promise<HostMemory> {
  await actions.saveAll();
  const unsaved = await probe.ask<string[]>('close');
  if (unsaved.length > 0) {
    console.log(`could not be saved: ${unsaved.join(', ')}`);
  }
  await probe.ask('idle');
  await new Promise((done) => setTimeout(done, restTime));
  return probe.ask<HostMemory>('memory');
}

function usedOf({ host, workers }: HostMemory): number {
  return [host, ...Object.values(workers)].reduce((sum, { heap, buffers }) => sum + heap + buffers, 0);
}

function toldMemory(memory: HostMemory, which: string): string {
  const mega = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const workers = Object.entries(memory.workers).map(([name, { heap, buffers }]) => `${name} ${mega(heap + buffers)}`);
  return `memory, ${which}: ${mega(usedOf(memory))} (host ${mega(memory.host.heap)} and buffers ${mega(memory.host.buffers)}, ${workers.join(', ')}), resident ${mega(memory.resident)}, process ${String(memory.process)}`;
}

void main().catch((error: unknown) => {
  console.error(error);
  console.error(`SOAK_SEED=${String(seed)}`);
  process.exitCode = 1;
});
