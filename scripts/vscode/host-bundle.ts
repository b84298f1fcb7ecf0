import { build, type BuildOptions } from 'esbuild';
import { join } from 'node:path';
import { repository } from './cache';

/**
 * Bundles tests (or what measures) to run inside VS Code, one file for both hosts: CommonJS, for a browser's globals.
 * `outfile` is a path under `out/host-tests`, which is returned whole.
 */
export async function bundleForHost(
  source: Pick<BuildOptions, 'entryPoints' | 'stdin' | 'sourcemap'>,
  outfile: string,
): Promise<string> {
  const path = join(repository, 'out', 'host-tests', outfile);
  await build({
    ...source,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    alias: { 'node:assert/strict': join(repository, 'test', 'host', 'assert') },
    outfile: path,
    logLevel: 'warning',
  });
  return path;
}
