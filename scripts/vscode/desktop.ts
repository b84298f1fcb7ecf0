import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath } from './chromium-install';

/**
 * The desktop VS Code's executable from a path: the executable itself, or the `code` command beside it, which cannot
 * run tests since it returns at once. A bare name is looked up on PATH.
 */
export function findDesktop(given: string | undefined): string | undefined {
  if (given === undefined || given === '') {
    return undefined;
  }
  const path = existsSync(given) ? given : findOnPath([given, `${given}.cmd`]);
  if (path === undefined) {
    throw new Error(`VSCODE_PATH: there is no ${given}.`);
  }
  const real = realpathSync(path);
  const folder = dirname(real);
  const places = [
    join(folder, '..', 'code'),
    join(folder, '..', 'code-insiders'),
    join(folder, '..', 'Code.exe'),
    join(folder, '..', '..', '..', 'MacOS', 'Electron'),
    join(folder, '..', '..', '..', 'MacOS', 'Code'),
  ];
  return (folder.endsWith('bin') ? places.find((place) => existsSync(place)) : undefined) ?? real;
}
