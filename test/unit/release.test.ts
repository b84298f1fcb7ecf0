import assert from 'node:assert/strict';
import { isPreRelease, release, releaseObstacles, type ReleaseState } from '../../scripts/release-plan';

const ready: ReleaseState = { version: '0.3.0', changes: '# Changes\n\n## 0.3.0\n\n- One.\n', isClean: true };

describe('a release', () => {
  const recorded = async (args: readonly string[], state: ReleaseState) => {
    const [commands, lines]: [string[], string[]] = [[], []];
    const run = (command: readonly string[]) => {
      commands.push(command.join(' '));
      return Promise.resolve();
    };
    const isDone = await release(args, state, run, (line) => {
      lines.push(line);
    });
    return { isDone, commands, lines };
  };

  it('is a pre-release where the minor number is odd', () => {
    assert.deepEqual(['0.1.0', '0.2.9', '1.0.0', '1.11.2', '2.10.1'].map(isPreRelease), [
      true,
      false,
      false,
      true,
      false,
    ]);
    for (const none of ['1.2', '1.2.3-beta', 'v1.2.3', '']) {
      assert.throws(() => isPreRelease(none), /is no version/);
    }
  });

  it('sends nothing unless that is asked for, and shows what it would send', async () => {
    const { isDone, commands, lines } = await recorded([], ready);
    assert.equal(isDone, true);
    assert.deepEqual(commands, ['npm run --silent package']);
    assert.deepEqual(
      lines.filter((line) => line.includes('(not run)')),
      [
        'Visual Studio Marketplace (not run): npx vsce publish --packagePath literature-notes.vsix --pre-release',
        'Open VSX (not run): npx --yes ovsx@1.3.0 publish literature-notes.vsix',
      ],
    );
  });

  it('sends one file to both shops where it is asked for', async () => {
    const { commands } = await recorded(['--publish'], { ...ready, version: '1.2.0', changes: '## 1.2.0\n' });
    assert.deepEqual(commands, [
      'npm run --silent package',
      'npx vsce publish --packagePath literature-notes.vsix',
      'npx --yes ovsx@1.3.0 publish literature-notes.vsix',
    ]);
  });

  it('ends with the step that fails', async () => {
    const run = () => Promise.reject(new Error('The package has problems.'));
    await assert.rejects(
      release(['--publish'], ready, run, () => undefined),
      /has problems/,
    );
  });

  it('does not take a word for another', async () => {
    await assert.rejects(recorded(['--Publish'], ready), /Unknown: --Publish/);
  });

  for (const [what, state, obstacle] of [
    ['is not committed', { isClean: false }, 'What is in the folder has not been committed.'],
    ['has no heading', { changes: '## 0.2.0\n' }, 'CHANGELOG.md has no heading "## 0.3.0".'],
    [
      'has changes of no version',
      { changes: '## Unreleased\n\n- Two.\n\n## 0.3.0\n' },
      'CHANGELOG.md still has changes under "Unreleased".',
    ],
  ] as const) {
    it(`is not sent where it ${what}, but can be tried`, async () => {
      assert.deepEqual(releaseObstacles({ ...ready, ...state }), [obstacle]);
      const { isDone, commands } = await recorded(['--publish'], { ...ready, ...state });
      assert.deepEqual([isDone, commands], [false, []]);
      assert.equal((await recorded([], { ...ready, ...state })).isDone, true);
    });
  }

  it('has no obstacle in an empty list of what is to come', () => {
    assert.deepEqual(releaseObstacles({ ...ready, changes: '## Unreleased\n\n## 0.3.0\n' }), []);
    assert.deepEqual(releaseObstacles(ready), []);
  });
});
