// npm run package: the extension as one file, `literature-notes.vsix`, the same for Visual Studio Marketplace and Open VSX, and what is
// wrong with it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageProblems } from './package-checks';
import { isPreRelease } from './release-plan';
import { repository, runProgram, tell } from './vscode/cache';

async function main(): Promise<void> {
  const file = join(repository, 'literature-notes.vsix');
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
  await runProgram(
    'npx',
    ['vsce', 'package', '--no-dependencies', ...(isPreRelease(version) ? ['--pre-release'] : []), '--out', file],
    { cwd: repository },
  );
  const packed = readFileSync(file);
  const problems = packageProblems(packed, repository);
  problems.forEach((problem) => {
    tell(problem);
  });
  tell(`literature-notes.vsix: ${packed.length} bytes, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  tell(String(error));
  process.exitCode = 1;
});
