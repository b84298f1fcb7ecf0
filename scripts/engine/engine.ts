// OpenSearch in a JVM of its own on loopback, for tests and measurements: `pom.xml` names what it is made of, `Engine.java` starts it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheFolder, installOnce, repository, runProgram, tell } from '../vscode/cache';
import { findOnPath } from '../vscode/chromium-install';

const opensearchVersion = '2.19.6';
const oldestJava = 17;
/** A goal with its version, so that every Maven does the same. */
const classpathGoal = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:build-classpath';
/** A start takes some ten seconds; a machine that is busy with other tests, more. */
const startTimeout = 180_000;

/** What starts the engine. */
export interface EngineInstallation {
  readonly java: string;
  readonly classpath: string;
}

export interface EngineOptions {
  /** One unless told. */
  readonly nodes?: number;
  /** Of the JVM, in megabytes; 1,024 unless told. */
  readonly heap?: number;
  /** Where its data lies; a temporary folder, removed afterwards, unless told. */
  readonly data?: string;
}

/** The engine, or undefined where Java with its compiler, Maven, or what they fetch is missing, after saying so. */
export async function installEngine(): Promise<EngineInstallation | undefined> {
  const java = findOnPath(['java']);
  const maven = findOnPath(['mvn']);
  if (java === undefined || maven === undefined || !isRecent(java)) {
    tell(`skipped: the search engine needs Java ${String(oldestJava)} with its compiler (a JDK), and Maven.`);
    return undefined;
  }
  try {
    const folder = await installOnce(`opensearch-${opensearchVersion}`, async (target) => {
      tell(`Fetching OpenSearch ${opensearchVersion} with Maven, once, about 60 MB on disk.`);
      await runProgram(maven, [
        '--quiet',
        '--batch-mode',
        `--file=${join(repository, 'scripts', 'engine', 'pom.xml')}`,
        `-Dmaven.repo.local=${join(cacheFolder, 'maven')}`,
        `-Dmdep.outputFile=${join(target, 'classpath')}`,
        `-Dopensearch.version=${opensearchVersion}`,
        classpathGoal,
      ]);
    });
    return { java, classpath: readFileSync(join(folder, 'classpath'), 'utf8').trim() };
  } catch (error) {
    tell(
      `skipped: Maven could not fetch the search engine. ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`,
    );
    return undefined;
  }
}

/** Whether this Java can run a source file: its compiler is one of the modules, and new enough. */
function isRecent(java: string): boolean {
  const modules = spawnSync(java, ['--list-modules'], { encoding: 'utf8' }).stdout;
  return Number(/^jdk\.compiler@(\d+)/m.exec(modules)?.[1] ?? 0) >= oldestJava;
}

/** A running engine. */
export class Engine {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #isOwnFolder: boolean;
  readonly #lines = new Set<(line: string) => void>();
  readonly #ended: Promise<void>;
  /** The address of each node. */
  readonly urls: string[] = [];

  private constructor({ java, classpath }: EngineInstallation, { nodes = 1, heap = 1_024, data }: EngineOptions) {
    this.#isOwnFolder = data === undefined;
    this.#folder = data ?? mkdtempSync(join(tmpdir(), 'literature-notes-engine-'));
    mkdirSync(this.#folder, { recursive: true });
    const source = join(repository, 'scripts', 'engine', 'Engine.java');
    // Errors alone; what Log4j tells without a configuration.
    this.#process = spawn(java, [`-Xmx${String(heap)}m`, '-cp', classpath, source, this.#folder, String(nodes)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#ended = new Promise((resolve) => {
      this.#process.on('close', () => {
        resolve();
      });
    });
    if (this.#process.stdout !== null) {
      createInterface({ input: this.#process.stdout }).on('line', (line) => {
        [...this.#lines].forEach((take) => {
          take(line);
        });
      });
    }
  }

  /** Resolves when all nodes answer. */
  static async start(installation: EngineInstallation, options: EngineOptions = {}): Promise<Engine> {
    const engine = new Engine(installation, options);
    try {
      await engine.#line((line) => {
        if (line.startsWith('http://')) {
          engine.urls.push(line);
        }
        return line === 'ready';
      });
      return engine;
    } catch (error) {
      await engine.stop();
      throw error;
    }
  }

  /** Stops one node, counted from 0. */
  async stopNode(node: number): Promise<void> {
    const stopped = this.#line((line) => line === `stopped ${String(node)}`);
    this.#process.stdin?.write(`stop ${String(node)}\n`);
    await stopped;
  }

  /** Stops all nodes, and removes their data where nobody gave them a folder. */
  async stop(): Promise<void> {
    this.#process.stdin?.end();
    const late = setTimeout(() => this.#process.kill('SIGKILL'), 30_000);
    await this.#ended;
    clearTimeout(late);
    if (this.#isOwnFolder && existsSync(this.#folder)) {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** Resolves with the first line that is the one awaited; rejects where the engine ends or is too slow. */
  #line(isAwaited: (line: string) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const take = (line: string): void => {
        if (isAwaited(line)) {
          finish(resolve);
        }
      };
      const finish = (end: () => void): void => {
        this.#lines.delete(take);
        clearTimeout(late);
        end();
      };
      const late = setTimeout(() => {
        finish(() => {
          reject(new Error('The search engine has not answered in time.'));
        });
      }, startTimeout);
      this.#lines.add(take);
      void this.#ended.then(() => {
        finish(() => {
          reject(new Error('The search engine has ended.'));
        });
      });
    });
  }
}
