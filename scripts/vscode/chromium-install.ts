import { spawnSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { installOnce, npmInstall, runProgram, tell } from './cache';
import { installFonts } from './fonts-install';

/** A Chromium to launch. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The first of these programs on PATH. */
export function findOnPath(programs: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find((path) => existsSync(path));
}

/**
 * A Chromium and fonts to render Chinese with: the one that CHROME_PATH names; else one from the npm registry, the
 * same on every machine; where that does not run, one on PATH, which as root on Debian is installed.
 */
export async function installChromium(): Promise<Chromium> {
  if (process.env.CHROME_PATH !== undefined) {
    return { executablePath: process.env.CHROME_PATH, env: {} };
  }
  const fonts: Record<string, string> = process.platform === 'linux' ? { FONTCONFIG_FILE: await installFonts() } : {};
  const packaged = process.platform === 'linux' && process.arch === 'x64' ? await fromNpm() : undefined;
  if (packaged !== undefined && runs(packaged)) {
    return { ...packaged, env: { ...packaged.env, ...fonts } };
  }
  const found = findOnPath(names) ?? (await fromDebian());
  if (found === undefined) {
    throw new Error('No Chromium: install one, or name one with CHROME_PATH.');
  }
  return { executablePath: found, env: fonts };
}

function runs({ executablePath, env }: Chromium): boolean {
  return spawnSync(executablePath, ['--no-sandbox', '--version'], { env: { ...process.env, ...env } }).status === 0;
}

/** Chromium without a window, with the few libraries that a bare Debian lacks. */
async function fromNpm(): Promise<Chromium> {
  const folder = await installOnce('chromium-153', async (target) => {
    tell('Fetching Chromium 153 (npm package @sparticuz/chromium), once, about 300 MB on disk.');
    await npmInstall(target, ['@sparticuz/chromium@153.0.0']);
    const packed = join(target, 'node_modules', '@sparticuz', 'chromium', 'bin');
    const unpack = (name: string, to: string): Promise<void> =>
      pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), createWriteStream(join(target, to)));
    await unpack('chromium.br', 'chromium');
    chmodSync(join(target, 'chromium'), 0o755);
    await unpack('al2023.tar.br', 'lib.tar');
    await runProgram('tar', ['-xf', 'lib.tar'], { cwd: target });
    rmSync(join(target, 'node_modules'), { recursive: true });
  });
  return { executablePath: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: join(folder, 'lib') } };
}

async function fromDebian(): Promise<string | undefined> {
  const apt = findOnPath(['apt-get']);
  if (apt === undefined || process.getuid?.() !== 0) {
    return undefined;
  }
  tell('Installing Debian’s chromium with apt-get, since the one from the npm registry does not run here.');
  await runProgram(apt, ['update']);
  await runProgram(apt, ['install', '-y', '--no-install-recommends', 'chromium']);
  return findOnPath(names);
}
