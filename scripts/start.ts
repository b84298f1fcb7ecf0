// npm start -- [FOLDER]: opens a real VS Code with the extension, on examples/library or on FOLDER.
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { address } from './vscode/browser';
import { cacheFolder, repository, runProgram, tell } from './vscode/cache';
import { findOnPath } from './vscode/chromium-install';
import { findDesktop } from './vscode/desktop';
import { startServer } from './vscode/server';
import { installServer, newest } from './vscode/server-install';

const folder = resolve(process.argv[2] ?? join(repository, 'examples', 'library'));

/** Whether a desktop VS Code could show a window here. */
function hasDisplay(): boolean {
  return (
    process.platform !== 'linux' ||
    [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((display) => display !== undefined && display !== '')
  );
}

/** The desktop VS Code that VSCODE_PATH names, or the one on PATH, or one downloaded into the cache; undefined where none can be had. */
async function desktop(): Promise<string | undefined> {
  if (!hasDisplay()) {
    return undefined;
  }
  const installed = findDesktop(process.env.VSCODE_PATH ?? findOnPath(['code', 'code.cmd']));
  if (installed !== undefined) {
    return installed;
  }
  tell('No VS Code on PATH (VSCODE_PATH may name one). Fetching the desktop build into .cache, once …');
  try {
    return await downloadAndUnzipVSCode({ cachePath: join(cacheFolder, 'desktop') });
  } catch (error) {
    tell(
      `  That did not work (${error instanceof Error ? error.message : String(error)}); VS Code in the browser instead.`,
    );
    return undefined;
  }
}

/** Opens a window of its own profile, so that no other extension and no setting of the user's meddles; waits until it is closed. */
async function openDesktop(executable: string): Promise<void> {
  tell(`Opening ${folder} in ${executable}`);
  const profile = join(cacheFolder, 'profile');
  const child = spawn(
    executable,
    [
      folder,
      `--extensionDevelopmentPath=${repository}`,
      `--user-data-dir=${profile}`,
      `--extensions-dir=${join(profile, 'extensions')}`,
      '--disable-workspace-trust',
      '--new-window',
      '--wait',
    ],
    { stdio: 'inherit', shell: process.platform === 'win32' && executable.endsWith('.cmd') },
  );
  await once(child, 'exit');
}

/** Serves VS Code on loopback until Ctrl+C. */
async function serve(): Promise<void> {
  const installed = await installServer(newest);
  tell('Packing the extension and installing it …');
  await runProgram('npm', ['run', '--silent', 'package'], { cwd: repository });
  const server = await startServer(installed, { extension: join(repository, 'literature-notes.vsix') });
  tell(`\nOpen this address in a browser on this machine:\n\n  ${address(server, { folder })}\n\nCtrl+C ends it.`);
  await once(server.process, 'exit');
  throw new Error('VS Code’s server has ended.');
}

async function main(): Promise<void> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Error(`There is no folder ${folder}.`);
  }
  const executable = await desktop();
  await (executable === undefined ? serve() : openDesktop(executable));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
