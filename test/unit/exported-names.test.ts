import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A bundle for each host or worker, and each has to export its own. */
const entryPoints = new Set(['activate', 'serve']);
const declared =
  /^export (?:default )?(?:abstract )?(?:async )?(?:const enum|function\*?|class|interface|type|const|let|enum) (\w+)/gm;

describe('exported names', () => {
  it('mean one thing each: no two files export the same name', () => {
    const filesOf = new Map<string, string[]>();
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    for (const file of files) {
      const names = new Set([...readFileSync(join('src', file), 'utf8').matchAll(declared)].map(([, name]) => name!));
      names.forEach((name) => filesOf.set(name, [...(filesOf.get(name) ?? []), file]));
    }
    assert.ok(filesOf.size > 1000, String(filesOf.size));
    const twice = [...filesOf].filter(([name, where]) => where.length > 1 && !entryPoints.has(name));
    assert.deepEqual(twice, []);
  });
});
