import { build } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../scripts/vscode/cache';
import { eventually } from '../ui/eventually';

const startLimit = 120_000;
/** Less than what `fetch` waits for an answer to begin. */
const answerLimit = 280_000;

/** Asks the probe that runs in the extension host. */
export class Probe {
  /** The folder of its extension. */
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes the probe's extension in a folder. */
  static async make(folder: string): Promise<Probe> {
    mkdirSync(folder, { recursive: true });
    await build({
      entryPoints: [join(repository, 'test', 'soak', 'probe.ts')],
      outfile: join(folder, 'probe.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      external: ['vscode'],
      logLevel: 'warning',
    });
    const manifest = {
      name: 'soak-probe',
      publisher: 'literature-notes',
      version: '0.0.1',
      engines: { vscode: '^1.100.0' },
      main: './probe.js',
      activationEvents: ['onStartupFinished'],
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    return new Probe(folder);
  }

  /** What the extension host answers; waits until the probe has started there. */
  async ask<T>(question: string, body: unknown = {}): Promise<T> {
    const file = join(this.folder, 'port');
    await eventually(
      'the probe has started',
      () => Promise.resolve(existsSync(file)),
      (isThere) => isThere,
      startLimit,
    );
    const address = `http://127.0.0.1:${readFileSync(file, 'utf8')}`;
    const response = await fetch(`${address}/${question}`, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerLimit),
    }).catch(async (error: unknown) => {
      const step = await fetch(`${address}/step`, { signal: AbortSignal.timeout(10_000) })
        .then((answer) => answer.text())
        .catch(() => 'the host does not answer at all');
      throw new Error(`${question} was not answered: ${step}`, { cause: error });
    });
    if (!response.ok) {
      throw new Error(`${question}: ${await response.text()}`);
    }
    return (await response.json()) as T;
  }

  /** Has `ask` wait for the next extension host. */
  forget(): void {
    rmSync(join(this.folder, 'port'), { force: true });
  }
}
