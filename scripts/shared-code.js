// Bundles that have much code in common, as files that hold it once: `dist/shared/engine.js` what the worker needs, `dist/shared/common.js`
// the rest of what two or more of them do. Each is a table of modules, run when they are asked for by number:
// `require("./shared/engine.js")("3")`. Node loads them as they are; `src/host/bundles/bundle-text.ts` knows them elsewhere.
const { builtinModules } = require('node:module');
const { basename, dirname, relative, resolve } = require('node:path');
const esbuild = require('esbuild');

/** What Node loads of a bundle that stands by itself, in place of a copy: import as it is written, and file in `dist`. */
const ownBundles = [{ filter: /\/library\/keys\/pinyin$/, file: 'bundles/romanizer.js' }];

/** @type {import('esbuild').Plugin} */
const loadsOwnBundles = {
  name: 'own-bundles',
  setup({ onResolve }) {
    for (const { filter, file } of ownBundles) {
      onResolve({ filter }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `dist:${file}`, external: true } : undefined,
      );
    }
  },
};

/**
 * Bundles these entries of a build that has `outdir` and writes nothing.
 * @param {import('esbuild').BuildOptions & { entryPoints: Record<string, string>, heads?: Record<string, string> }} options heads: first lines of entries
 * @returns {Promise<{ files: Map<string, string>, metafile: import('esbuild').Metafile }>} texts by their paths in `outdir`
 */
async function bundleSharing({ outdir, heads = {}, ...options }) {
  const { outputFiles, metafile } = await esbuild.build({
    ...options,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    external: ['vscode', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
    chunkNames: 'shared/[name]-[hash]',
    plugins: [loadsOwnBundles],
    minify: true,
    sourcemap: false,
    write: false,
    metafile: true,
  });
  const nameOf = (path) => relative(resolve(outdir), resolve(path)).replaceAll('\\', '/');
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [nameOf(path), output]));
  const isEntry = (name) => Object.hasOwn(options.entryPoints, name.replace(/\.js$/, ''));
  const ofWorker = reachedFrom('worker.js', outputs, nameOf);
  const chunks = [...outputs.keys()].filter((name) => !isEntry(name)).sort();
  /** Where each chunk is found. */
  const places = new Map(
    chunks.map((name, index) => [basename(name), { file: ofWorker.has(name) ? 'engine.js' : 'common.js', id: index }]),
  );
  const texts = new Map();
  for (const { path, text } of outputFiles) {
    const name = nameOf(path);
    const { code } = await esbuild.transform(text, {
      format: 'cjs',
      platform: 'node',
      target: options.target,
      charset: 'utf8',
      minify: true,
    });
    texts.set(name, code);
  }
  const linked = (code, from, within) =>
    code.replace(
      /\b(require|import)\("(?:dist:([\w./-]+)|(?:\.\.?\/)+(?:shared\/)?([\w.-]+-[A-Z0-9]{8}\.js))"\)/g,
      (_, how, own, chunk) => {
        const { file, id } = places.get(chunk) ?? {};
        const found =
          own !== undefined
            ? `require("${from}${own}")`
            : file === within
              ? `get(${id})`
              : `require("${from}shared/${file}")(${id})`;
        return how === 'require' ? found : `Promise.resolve().then(()=>${found})`;
      },
    );
  const files = new Map();
  for (const name of [...outputs.keys()].filter(isEntry)) {
    const head = heads[name.replace(/\.js$/, '')] ?? '';
    files.set(name, head + linked(texts.get(name), dirname(name) === '.' ? './' : '../'));
  }
  for (const file of ['engine.js', 'common.js']) {
    const modules = chunks
      .filter((name) => places.get(basename(name)).file === file)
      .map(
        (name) => `${places.get(basename(name)).id}(module,exports){${linked(texts.get(name), '../', file).trim()}\n}`,
      );
    files.set(
      `shared/${file}`,
      `const made={},modules={\n${modules.join(',\n')}\n};\n` +
        'function get(id){let module=made[id];if(module===undefined){module=made[id]={exports:{}};modules[id](module,module.exports);}return module.exports;}\n' +
        'module.exports=get;\n',
    );
  }
  return { files, metafile };
}

/** The outputs that one needs, itself among them. */
function reachedFrom(name, outputs, nameOf) {
  const reached = new Set();
  const next = [name];
  while (next.length > 0) {
    const one = next.pop();
    if (!reached.has(one)) {
      reached.add(one);
      next.push(
        ...outputs
          .get(one)
          .imports.filter(({ external }) => !external)
          .map(({ path }) => nameOf(path)),
      );
    }
  }
  return reached;
}

module.exports = { bundleSharing };
