// Bundles the extension (one file for the Node and the web worker extension host) and the terminal tool.
const esbuild = require('esbuild');
const { writeNotices } = require('./scripts/notices');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: production,
  sourcemap: !production,
  outdir: 'dist',
  logLevel: 'info',
  metafile: true,
};

const builds = [
  {
    ...shared,
    entryPoints: { extension: 'src/extension.ts' },
    platform: 'browser',
    external: ['vscode'],
  },
  {
    ...shared,
    // Heavy parts, loaded on first use by src/host/parts.ts.
    entryPoints: {
      'parts/search': 'src/core/search/part.ts',
      'parts/romanizer': 'src/core/library/pinyin.ts',
      'parts/yaml': 'src/core/parse/yaml-front-matter.ts',
      'parts/bibtex': 'src/core/parse/bibtex-entry.ts',
    },
    platform: 'browser',
  },
  {
    ...shared,
    entryPoints: { cli: 'src/cli.ts' },
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
  },
];

async function main() {
  if (!watch) {
    const results = await Promise.all(builds.map((options) => esbuild.build(options)));
    writeNotices(results.map(({ metafile }) => metafile), 'dist/THIRD-PARTY-NOTICES.txt');
    return;
  }
  const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
}

module.exports = { builds };

if (require.main === module) main().catch((error) => {
  console.error(error);
  process.exit(1);
});
