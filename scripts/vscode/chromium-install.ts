import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Chromium to launch. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Finds a program on PATH. */
export function findOnPath(programs: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find((path) => existsSync(path));
}

export async function installChromium(): Promise<Chromium> {
  const found = process.env.CHROME_PATH ?? findOnPath(names);
  if (found === undefined) throw new Error('No Chromium.');
  return Promise.resolve({ executablePath: found, args: [], env: {} });
}
