import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';

/** A module of `src/core/parse` as the web worker host gets it: bundled for browsers, run without any global of Node. */
export function bundled<Exports>(name: string): Exports {
  const entry = join(__dirname, '..', '..', '..', 'src', 'core', 'parse', `${name}.ts`);
  const [bundle] = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'browser',
    mainFields: ['module', 'main'],
  }).outputFiles;
  const module = { exports: {} };
  runInNewContext(bundle?.text ?? '', { module, exports: module.exports });
  return module.exports as Exports;
}
