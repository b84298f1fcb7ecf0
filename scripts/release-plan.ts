/** A program with its arguments, and what a release does by it. */
export interface ReleaseStep {
  readonly says: string;
  readonly command: readonly string[];
  /** It sends the package to a shop. */
  readonly uploads: boolean;
}

/** What is known of the repository when a release is planned. */
export interface ReleaseState {
  readonly version: string;
  /** The text of the change log. */
  readonly changes: string;
  /** Whether all that is in the folder has been committed. */
  readonly isClean: boolean;
}

/** The file that both shops are given. */
const packed = 'literature-notes.vsix';

/** The release of Open VSX's own tool that uploads. */
const openVsxTool = 'ovsx@1.3.0';

/** Whether a version is a pre-release, by the rule of both shops: an odd minor number. Throws where it is no version of three numbers. */
export function isPreRelease(version: string): boolean {
  const minor = /^\d{1,9}\.(\d{1,9})\.\d{1,9}$/.exec(version)?.[1];
  if (minor === undefined) {
    throw new Error(`${version} is no version of three numbers, as shops ask for.`);
  }
  return Number(minor) % 2 === 1;
}

/** What keeps a version from being released. */
export function releaseObstacles({ version, changes, isClean }: ReleaseState): readonly string[] {
  const heading = changes.split('\n').some((line) => line.trim() === `## ${version}`);
  return [
    ...(isClean ? [] : ['What is in the folder has not been committed.']),
    ...(heading ? [] : [`CHANGELOG.md has no heading "## ${version}".`]),
    ...(/^## Unreleased\s*\n+(?!## |$)/m.test(changes) ? ['CHANGELOG.md still has changes under "Unreleased".'] : []),
  ];
}

/**
 * The steps of a release: one file is built and checked, and sent to both shops where that is asked for.
 * @param uploads whether it is
 */
export function releaseSteps(version: string, uploads: boolean): readonly ReleaseStep[] {
  const preRelease = isPreRelease(version) ? ['--pre-release'] : [];
  const steps: readonly ReleaseStep[] = [
    { says: 'Build and check the package', command: ['npm', 'run', '--silent', 'package'], uploads: false },
    {
      says: 'Visual Studio Marketplace',
      command: ['npx', 'vsce', 'publish', '--packagePath', packed, ...preRelease],
      uploads: true,
    },
    // Whether it is a pre-release stands in the package.
    { says: 'Open VSX', command: ['npx', '--yes', openVsxTool, 'publish', packed], uploads: true },
  ];
  return steps.filter((step) => uploads || !step.uploads);
}

/**
 * Releases a version, or shows what a release would do. Resolves with whether all went well; rejects where a step fails.
 * @param args `--publish` sends the package to the shops; without it nothing is sent
 * @param run runs a program to its end
 */
export async function release(
  args: readonly string[],
  state: ReleaseState,
  run: (command: readonly string[]) => Promise<void>,
  tell: (line: string) => void,
): Promise<boolean> {
  const unknown = args.filter((arg) => arg !== '--publish');
  if (unknown.length > 0) {
    throw new Error(`Unknown: ${unknown.join(' ')}. There is --publish, without which nothing is sent anywhere.`);
  }
  const uploads = args.includes('--publish');
  const obstacles = releaseObstacles(state);
  tell(`${state.version}, ${isPreRelease(state.version) ? 'a pre-release' : 'a release'}`);
  obstacles.forEach(tell);
  if (uploads && obstacles.length > 0) {
    return false;
  }
  for (const { says, command } of releaseSteps(state.version, uploads)) {
    tell(`${says}: ${command.join(' ')}`);
    await run(command);
  }
  if (!uploads) {
    const left = releaseSteps(state.version, true).filter((step) => step.uploads);
    left.forEach(({ says, command }) => {
      tell(`${says} (not run): ${command.join(' ')}`);
    });
  }
  return true;
}
