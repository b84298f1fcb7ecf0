// Bundles that have much code in common, as files in `dist/shared` that hold it once. Each of them is a table of modules, run when they
// are asked for by number: `require("./shared/3.js")(3)`. Node loads them as they are; elsewhere `src/host/bundles/bundle-text.ts` does,
// which reads in the first line of a bundle what it needs.
const { builtinModules } = require('node:module');
const { dirname, relative, resolve } = require('node:path');
const esbuild = require('esbuild');
const { takesApiAsItIs } = require('./vscode-api');

/** What Node loads of a bundle that stands by itself, in place of a copy: import as it is written, and file in `dist`. */
const ownBundles = [{ filter: /\/library\/keys\/pinyin$/, file: 'bundles/romanizer.js' }];

/** Chunks of fewer bytes stand in one file. */
const smallChunk = 8 * 1024;

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
async function bundleSharing({ outdir, heads = {}, plugins = [], ...options }) {
  const { outputFiles, metafile } = await esbuild.build({
    ...options,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    external: ['vscode', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
    chunkNames: 'shared/[name]-[hash]',
    plugins: [...plugins, loadsOwnBundles],
    minify: true,
    sourcemap: false,
    write: false,
    metafile: true,
  });
  const nameOf = (path) => relative(resolve(outdir), resolve(path)).replaceAll('\\', '/');
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [nameOf(path), output]));
  const isEntry = (name) => Object.hasOwn(options.entryPoints, name.replace(/\.js$/, ''));
  const chunks = [...outputs.keys()].filter((name) => !isEntry(name)).sort();
  /** Where each chunk is found: a large one by itself, so that no bundle reads what it does not need. */
  const places = new Map(
    chunks.map((name, id) => [name, { file: outputs.get(name).bytes < smallChunk ? 'rest.js' : `${id}.js`, id }]),
  );
  const texts = new Map();
  for (const { path, text } of outputFiles) {
    const { code } = await esbuild.transform(text, {
      format: 'cjs',
      // So that Node sees what a module exports.
      platform: 'node',
      target: options.target,
      charset: 'utf8',
      minify: true,
    });
    texts.set(nameOf(path), takesApiAsItIs(code.trim()));
  }
  const linked = (code, from, within) =>
    code.replace(
      /\b(require|import)\("(?:dist:([\w./-]+)|(?:\.\.?\/)+(?:shared\/)?([\w.-]+-[A-Z0-9]{8}\.js))"\)/g,
      (_, how, own, chunk) => {
        const { file, id } = places.get(`shared/${chunk}`) ?? {};
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
    const needed = [...reachedFrom(name, outputs, nameOf)].flatMap((reached) => places.get(reached)?.file ?? []);
    const head = `${heads[name.replace(/\.js$/, '')] ?? ''}//# shared ${[...new Set(needed)].sort().join(' ')}\n`;
    files.set(name, `${head}${linked(texts.get(name), dirname(name) === '.' ? './' : '../')}\n`);
  }
  for (const file of new Set([...places.values()].map((place) => place.file))) {
    const modules = chunks
      .filter((name) => places.get(name).file === file)
      // In brackets a function is compiled at once, not looked through first: what stands by itself is needed.
      .map((name) => {
        const run = `function(module,exports){${linked(texts.get(name), '../', file)}\n}`;
        return `${places.get(name).id}:${file === 'rest.js' ? run : `(${run})`}`;
      });
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
