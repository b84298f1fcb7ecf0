import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('settings', () => {
  it('are read for a document or folder, or for none (null): VS Code logs a warning where a call leaves that open', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const calls = files.flatMap((file) =>
      [...readFileSync(join('src', file), 'utf8').matchAll(/getConfiguration\(([^()]*)\)/g)].map(([, given = '']) => ({
        file,
        given,
      })),
    );
    assert.ok(calls.length >= 8, String(calls.length));
    assert.deepEqual(
      calls.filter(({ given }) => !given.includes(',') || /\bscope$/.test(given.trim())),
      // The resource is never left out of these two.
      calls.filter(({ given }) => given === "'files', scope"),
    );
    // A setting of the window is read for none.
    assert.deepEqual(
      calls.filter(({ given }) => given.startsWith("'workbench'")).map(({ given }) => given),
      ["'workbench', null"],
    );
  });
});
