// npm run bench: bundles test/bench as the extension is bundled, so that what ships is measured, and runs it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = join(__dirname, '..');
const outfile = join(root, 'out', 'bench', 'bench.cjs');

/** In a bundle `__dirname` is the bundle's; the tests mean their own. */
const ownPaths: Plugin = {
  name: 'own-paths',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:test|scripts)[\\/].*\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8')
        .replace(/\b__dirname\b/g, () => JSON.stringify(dirname(path)))
        .replace(/\b__filename\b/g, () => JSON.stringify(path)),
    }));
  },
};

async function main(): Promise<void> {
  await build({
    entryPoints: [join(root, 'test/bench/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    sourcemap: 'inline',
    external: ['esbuild', 'playwright-core', '@vscode/ripgrep', '@vscode/test-electron', 'vscode'],
    plugins: [ownPaths],
    // Imports for their effects are kept, whatever package.json says of the extension's.
    ignoreAnnotations: true,
    logLevel: 'warning',
  });
  const { status } = spawnSync(
    process.execPath,
    ['--enable-source-maps', '--max-old-space-size=12000', outfile, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
}

void main();
