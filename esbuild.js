// Bundles the extension (a file each for the Node and the web worker extension host), its worker, and the terminal tool.
const { createHash } = require('node:crypto');
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const esbuild = require('esbuild');
const { packsPairs } = require('./scripts/dense-pairs');
const { packsPinyin } = require('./scripts/dense-pinyin');
const { bundleHosts, readableHosts } = require('./scripts/host-code');
const { writeNotices } = require('./scripts/notices');
const { bundleSharing } = require('./scripts/shared-code');
const { leavesOutUnused } = require('./scripts/unused-code');
const { takesApiAsItIs } = require('./scripts/vscode-api');
const { givesToBundles, startNames, takenIn, takesFromStart, withAllBelow } = require('./scripts/start-code');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** What was cached by other code than this is read anew: a fingerprint of all that decides what parsing gives. */
function parserVersion() {
  const hash = createHash('sha256');
  for (const folder of ['src/core/files', 'src/core/parse', 'src/core/library']) {
    const files = readdirSync(join(__dirname, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort();
    files.forEach((file) => hash.update(readFileSync(join(__dirname, folder, file))));
  }
  for (const file of [
    'src/core/model/paper.ts',
    'src/worker/cache-format.ts',
    'src/worker/service.ts',
    'node_modules/yaml/package.json',
  ]) {
    hash.update(readFileSync(join(__dirname, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The same for the stored index: of all that decides what is in it and how it is written. */
function indexVersion() {
  const hash = createHash('sha256');
  for (const folder of ['src/core', 'src/worker']) {
    const files = readdirSync(join(__dirname, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort();
    files.forEach((file) => hash.update(readFileSync(join(__dirname, folder, file))));
  }
  for (const library of ['minisearch', 'stemmer', 'opencc-js', 'pinyin-pro', 'yaml', 'fflate']) {
    hash.update(readFileSync(join(__dirname, 'node_modules', library, 'package.json')));
  }
  return hash.digest('hex').slice(0, 16);
}

const define = { PARSER_VERSION: JSON.stringify(parserVersion()), INDEX_VERSION: JSON.stringify(indexVersion()) };

/** What makes code of packages smaller. */
const packing = [leavesOutUnused, packsPairs, packsPinyin];

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: production,
  charset: 'utf8',
  sourcemap: !production,
  outdir: 'dist',
  logLevel: 'info',
  metafile: true,
  plugins: packing,
};

/** The extension has the URIs of the package from VS Code itself. */
const alias = { 'vscode-uri': join(__dirname, 'src/host/workspace/uri.ts') };

const builds = [
  {
    ...shared,
    entryPoints: { 'extension.node': 'src/extension.node.ts' },
    platform: 'node',
    external: ['vscode'],
    alias,
    define,
  },
  {
    ...shared,
    entryPoints: { 'extension.web': 'src/extension.web.ts' },
    platform: 'browser',
    external: ['vscode'],
    alias,
    define,
  },
  {
    ...shared,
    // Parsing and searching, off the host's main thread; started by src/host/workers/engines.ts.
    entryPoints: { worker: 'src/worker.ts' },
    platform: 'browser',
  },
  {
    ...shared,
    // Identifying papers by catalogues; started by src/host/identify/identify-run.ts.
    entryPoints: { 'identify-worker': 'src/identify-worker.ts' },
    platform: 'browser',
  },
  {
    ...shared,
    // Reading a list of retractions; started by src/host/records/retractions.ts.
    entryPoints: { 'notices-worker': 'src/notices-worker.ts' },
    platform: 'browser',
  },
  {
    ...shared,
    // Laying out the map of the library; started by src/host/map/library-overview.ts.
    entryPoints: { 'map-worker': 'src/map-worker.ts' },
    platform: 'browser',
  },
  {
    ...shared,
    // Scripts of webviews.
    entryPoints: { 'pages/library-map': 'src/pages/library-map/main.ts' },
    platform: 'browser',
    format: 'iife',
  },
  {
    ...shared,
    // Bundles that are loaded on first use, by src/host/bundles/lazy-bundles.ts.
    entryPoints: {
      'bundles/search': 'src/core/bundles/search.ts',
      'bundles/romanizer': 'src/core/library/keys/pinyin.ts',
      'bundles/appearance': 'src/core/parse/bibtex/appearance.ts',
      'bundles/decoding': 'src/core/files/decode.ts',
      'bundles/checking': 'src/core/bundles/checking.ts',
      'bundles/export': 'src/core/bundles/export.ts',
      'bundles/incremental': 'src/core/bundles/incremental.ts',
      'bundles/insertion': 'src/core/bundles/insertion.ts',
      'bundles/pins': 'src/core/bundles/pins.ts',
      'bundles/preview': 'src/core/bundles/preview.ts',
      'bundles/problems': 'src/core/model/problems.ts',
      'bundles/records': 'src/core/bundles/records.ts',
      'bundles/references': 'src/core/bundles/references.ts',
    },
    platform: 'browser',
  },
  {
    ...shared,
    // As above; these call VS Code.
    entryPoints: {
      'bundles/agent': 'src/providers/agent-answers.ts',
      'bundles/commands': 'src/commands/on-demand.ts',
      'bundles/bibliography-commands': 'src/commands/bibliography-commands.ts',
      'bundles/language-model': 'src/commands/suggest-by-model.ts',
      'bundles/note-commands': 'src/commands/note-commands.ts',
      'bundles/open-pdf': 'src/commands/open-pdf.ts',
      'bundles/in-text': 'src/providers/in-text.ts',
      'bundles/csl-styles': 'src/host/bibliographies/csl-styles.ts',
      'bundles/citation-diagnostics': 'src/providers/citation-diagnostics.ts',
      'bundles/citation-fixes': 'src/providers/citation-fixes.ts',
      'bundles/paper-hover': 'src/providers/paper-hover.ts',
      'bundles/pin-fixes': 'src/providers/pin-fixes.ts',
      'bundles/reading-back': 'src/providers/reading-back.ts',
      'bundles/record-checks': 'src/providers/record-checks.ts',
      'bundles/services': 'src/host/services/bundle.ts',
      'bundles/search-pick': 'src/views/search-pick.ts',
      'bundles/synced-bib-files': 'src/host/bibliographies/synced-bib-files.ts',
      'bundles/key-renaming': 'src/providers/key-renaming.ts',
      'bundles/markdown-preview': 'src/views/markdown-preview.ts',
      'bundles/library-map': 'src/views/library-map.ts',
      'bundles/paper-page': 'src/views/paper-page.ts',
      'bundles/shared-library': 'src/host/shared-library/bundle.ts',
      'bundles/shared-rows': 'src/views/shared-rows.ts',
      'bundles/zotero': 'src/host/zotero/index.ts',
    },
    platform: 'browser',
    external: ['vscode'],
    alias,
  },
  {
    ...shared,
    entryPoints: { cli: 'src/cli.ts' },
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...shared,
    // The server that `lit mcp` loads, and no other command.
    entryPoints: { mcp: 'src/mcp.ts' },
    platform: 'node',
    define,
  },
];

/** What is large and has most of its code in common. What a key stroke or a check of what is written waits for stands by itself: it would read more than it needs. */
const sharing = [
  'cli',
  'mcp',
  'worker',
  'identify-worker',
  'bundles/agent',
  'bundles/appearance',
  'bundles/export',
  'bundles/language-model',
  'bundles/note-commands',
  'bundles/open-pdf',
  'bundles/records',
  'bundles/services',
  'bundles/shared-library',
  'bundles/zotero',
];

/** Entries of builds by their names. */
const entriesOf = (isWanted) =>
  Object.fromEntries(
    builds.flatMap(({ entryPoints }) => Object.entries(entryPoints).filter(([name]) => isWanted(name))),
  );

const hosts = ['extension.node', 'extension.web'];
/** What runs beside the extension, and takes from it what that has. Pinyin is given to workers as text. */
const besideExtension = (name) => name.startsWith('bundles/') && name !== 'bundles/romanizer';
const standing = (name) => besideExtension(name) && !sharing.includes(name);

const { target, charset, outdir } = shared;

/**
 * All that has code in common: the extension for both hosts, the bundles beside it that stand by themselves, and what shares its code;
 * each with its metafile and its texts, by names in `dist`.
 */
async function buildInCommon() {
  const options = { target, charset, outdir, define, logLevel: 'warning' };
  const heads = { cli: '#!/usr/bin/env node\n' };
  const ofHosts = { ...options, alias, entryPoints: entriesOf((name) => hosts.includes(name)) };
  const beside = { entryPoints: entriesOf(besideExtension), uriModule: alias['vscode-uri'] };
  const common = await sourcesOf(entriesOf((name) => sharing.includes(name) && !besideExtension(name)));
  const start = startNames(await readableHosts(ofHosts), common);
  const [alone, together] = await Promise.all([
    bundleEach({
      ...options,
      plugins: [takesFromStart(start, beside), ...packing],
      entryPoints: entriesOf(standing),
    }),
    bundleSharing({
      ...options,
      heads,
      plugins: [takesFromStart(start, { ...beside, common }), ...packing],
      entryPoints: entriesOf((name) => sharing.includes(name)),
    }),
  ]);
  const taken = takenIn([...alone.files.values(), ...together.files.values()]);
  const extension = await bundleHosts({ ...ofHosts, plugins: [givesToBundles(start, taken)] });
  return { extension, alone, together };
}

/** The reading of files and what else is large, of the sources of programs that run without the extension: what runs beside that has no copy of its own. */
async function sourcesOf(entryPoints) {
  const { metafile } = await esbuild.build({
    ...shared,
    define,
    entryPoints,
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
  const isLarge = (path) => /^src\/core\/(?:parse|identify|services)\//.test(path);
  return withAllBelow(
    Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.keys(inputs).filter((path) => isLarge(path) && inputs[path].bytesInOutput > 0))
      .map((path) => join(__dirname, path)),
  );
}

/** Bundles that stand by themselves, as `bundleSharing` gives others. */
async function bundleEach(options) {
  const { outputFiles, metafile } = await esbuild.build({
    ...shared,
    ...options,
    platform: 'browser',
    external: ['vscode'],
    minify: true,
    sourcemap: false,
    write: false,
  });
  return { files: new Map(outputFiles.map(({ path, text }) => [nameInDist(path), takesApiAsItIs(text)])), metafile };
}

const nameInDist = (path) => relative(join(__dirname, outdir), path).replaceAll('\\', '/');

let inCommon;
/** What has code in common, made once. */
const builtInCommon = () => (inCommon ??= buildInCommon());
const buildHosts = async () => (await builtInCommon()).extension;
const buildSharing = async () => (await builtInCommon()).together;
const buildStanding = async () => (await builtInCommon()).alone;

async function write(building) {
  const { files, metafile } = await building;
  for (const [name, text] of files) {
    const path = join(__dirname, outdir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return { metafile };
}

/** A build without what is made apart. */
const apart = ({ entryPoints, ...options }) => ({
  ...options,
  entryPoints: Object.fromEntries(
    Object.entries(entryPoints).filter(([name]) => !besideExtension(name) && ![...sharing, ...hosts].includes(name)),
  ),
});

async function main() {
  if (!watch) {
    // Without minifying, each bundle is whole, for debugging.
    const others = production
      ? builds.map(apart).filter(({ entryPoints }) => Object.keys(entryPoints).length > 0)
      : builds;
    const results = await Promise.all([
      ...others.map((options) => esbuild.build(options)),
      ...(production ? [write(buildSharing()), write(buildStanding()), write(buildHosts())] : []),
    ]);
    writeNotices(
      results.map(({ metafile }) => metafile),
      'dist/THIRD-PARTY-NOTICES.txt',
    );
    return;
  }
  const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
}

module.exports = { builds, buildHosts, buildSharing, buildStanding };

if (require.main === module)
  main().catch((error) => {
    console.error(error);
    process.exit(1);
  });
