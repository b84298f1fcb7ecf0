import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from './cache';
import type { InstalledServer } from './server-install';

export interface ServerOptions {
  /** User settings, as in settings.json. */
  readonly settings?: Record<string, unknown>;
  /** Whether every workspace is trusted (no workspace trust). */
  readonly trusted?: boolean;
  /** A packed extension (.vsix) to install in the profile. */
  readonly extension?: string;
}

/** A running VS Code server, on loopback only, with a fresh profile that goes when it stops. */
export interface Server {
  /** `127.0.0.1:PORT`, which is also the authority of its `vscode-remote` URIs. */
  readonly authority: string;
  /** Folder of its settings and logs. */
  readonly profile: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Settings under which nothing but the workspace asks for attention, and nothing is painted that has not changed. */
const quiet: Record<string, unknown> = {
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'update.mode': 'none',
};

const startLimit = 60_000;

/** Starts the server and waits until it answers. Rejects, with what it printed, if it ends or does not answer in time. */
export async function startServer(server: InstalledServer, options: ServerOptions = {}): Promise<Server> {
  const profile = mkdtempSync(join(tmpdir(), 'literature-notes-vscode-'));
  mkdirSync(join(profile, 'User'));
  writeFileSync(
    join(profile, 'User', 'settings.json'),
    JSON.stringify({ ...quiet, ...options.settings }, undefined, 2),
  );
  const authority = `127.0.0.1:${String(await freePort())}`;
  writeFileSync(join(profile, 'config.yaml'), 'cert: false\n');
  const profileArgs = [
    '--config',
    join(profile, 'config.yaml'),
    '--user-data-dir',
    profile,
    '--extensions-dir',
    join(profile, 'extensions'),
  ];
  if (options.extension !== undefined) {
    await runProgram(server.node, [server.entry, ...profileArgs, '--install-extension', options.extension], {
      env: serverEnvironment(),
    });
  }
  const args = [
    server.entry,
    ...profileArgs,
    '--auth',
    'none',
    '--bind-addr',
    authority,
    '--disable-telemetry',
    '--disable-update-check',
  ];
  args.push('--disable-getting-started-override', '--ignore-last-opened');
  if (options.trusted !== false) {
    args.push('--disable-workspace-trust');
  }
  const log = createWriteStream(join(profile, 'server.log'));
  const child = spawn(server.node, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: serverEnvironment(),
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const remove = (): void => {
    end(child, 'SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const forget = beforeExit(remove);
  const stop = async (): Promise<void> => {
    forget();
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      end(child, 'SIGTERM');
      await Promise.race([ended, delay(3000, undefined, { ref: false })]);
    }
    remove();
  };
  try {
    await answers(`http://${authority}/healthz`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { authority, profile, process: child, stop };
}

/** Nothing of a VS Code in whose terminal this may run, and no extension gallery: nothing is asked of the network. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|NODE_OPTIONS$|ELECTRON_|PASSWORD$|HASHED_PASSWORD$)/.test(name),
  );
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }) };
}

/** Calls back when this process ends, of itself or by a signal such as Ctrl+C; returns a function that takes this back. */
function beforeExit(callback: () => void): () => void {
  const exit = (): void => process.exit(130);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  process.on('exit', callback);
  for (const signal of signals) {
    process.on(signal, exit);
  }
  return () => {
    process.off('exit', callback);
    for (const signal of signals) {
      process.off(signal, exit);
    }
  };
}

/** Ends a process and its children: it leads a process group of its own. */
function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  let printed = '';
  const keep = (chunk: Buffer): void => {
    printed = (printed + chunk.toString()).slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const limit = Date.now() + startLimit;
  while (Date.now() < limit && child.exitCode === null) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) {
      return;
    }
    await delay(100);
  }
  throw new Error(`VS Code's server did not start:\n${printed}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('No free port on loopback.');
  }
  return address.port;
}
