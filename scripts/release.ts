// npm run release: builds and checks the package, and shows what would be sent to the shops; with `-- --publish` it is sent.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { release } from './release-plan';
import { repository, runProgram, tell } from './vscode/cache';

async function main(): Promise<void> {
  const read = (name: string) => readFileSync(join(repository, name), 'utf8');
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: repository, encoding: 'utf8' });
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const isDone = await release(
    process.argv.slice(2),
    { version, changes: read('CHANGELOG.md'), isClean: changed.trim() === '' },
    ([program = '', ...args]) => runProgram(program, args, { cwd: repository }),
    tell,
  );
  process.exitCode = isDone ? 0 : 1;
}

main().catch((error: unknown) => {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
