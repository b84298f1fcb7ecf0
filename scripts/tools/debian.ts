import { runProgram, tell } from '../vscode/cache';
import { findOnPath } from '../vscode/chromium-install';

let isUpdated = false;

/**
 * What `find` finds; where it finds nothing on Debian as root, Debian's packages are installed first.
 * @returns undefined where it is still not there, after saying so
 */
export async function fromDebian<T>(
  what: string,
  packages: readonly string[],
  find: () => T | undefined,
): Promise<T | undefined> {
  const found = find() ?? (await install(what, packages).then(find));
  if (found === undefined) {
    tell(
      `No ${what} here: its tests are skipped. On Debian as root it is installed with apt-get (${packages.join(' ')}).`,
    );
  }
  return found;
}

async function install(what: string, packages: readonly string[]): Promise<void> {
  const apt = findOnPath(['apt-get']);
  if (apt === undefined || process.getuid?.() !== 0) {
    return;
  }
  tell(`Installing Debian’s packages for ${what}: ${packages.join(' ')}.`);
  try {
    if (!isUpdated) {
      await runProgram(apt, ['update', '-q']);
    }
    isUpdated = true;
    await runProgram(apt, ['install', '-y', '-q', '--no-install-recommends', ...packages]);
  } catch (error) {
    tell(`apt-get failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
