// The extension for both hosts: the web host takes one file, `extension.web.js`, and Node requires that from `extension.node.js`, which
// holds what Node alone has. Each by itself would hold nearly all of the other.
const { builtinModules } = require('node:module');
const { basename } = require('node:path');
const esbuild = require('esbuild');
const { takesApiAsItIs } = require('./vscode-api');

const [node, web] = ['extension.node.js', 'extension.web.js'];
/** The API of VS Code in the file for the web host, which asks for it once. */
const api = 'vscodeApi';

/**
 * Bundles the two entries of a build that has `outdir`, and writes nothing.
 * @param {import('esbuild').BuildOptions & { entryPoints: Record<string, string> }} options
 * @returns {Promise<{ files: Map<string, string>, metafile: import('esbuild').Metafile }>} texts by their names in `outdir`
 */
async function bundleHosts(options) {
  const { outputFiles, metafile } = await esbuild.build({
    ...options,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    external: ['vscode', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
    minify: true,
    sourcemap: false,
    write: false,
    metafile: true,
  });
  const texts = new Map();
  for (const { path, text } of outputFiles) {
    const { code } = await esbuild.transform(text, {
      format: 'cjs',
      target: options.target,
      charset: 'utf8',
      minify: true,
    });
    const name = basename(path);
    const plain = takesApiAsItIs(code.trim());
    texts.set(name, name === node ? plain : plain.replaceAll('require("vscode")', api));
  }
  const [chunk, ...others] = [...texts.keys()].filter((name) => name !== node && name !== web);
  if (chunk === undefined || others.length > 0) {
    throw new Error(`The hosts share ${texts.size - 2} files of code where there is one.`);
  }
  const asked = `require("./${chunk}")`;
  const inWeb = texts.get(web).replaceAll(asked, 'sharedCode.exports');
  const files = new Map([
    [
      web,
      `const ${api}=require("vscode"),sharedCode={exports:{}};(function(module,exports){${texts.get(chunk)}\n})(sharedCode,sharedCode.exports);\n` +
        `${inWeb}\nmodule.exports.sharedCode=sharedCode.exports;\n`,
    ],
    [node, `${texts.get(node).replaceAll(asked, `require("./${web}").sharedCode`)}\n`],
  ]);
  return { files, metafile };
}

/** What runs in both hosts, not minified, with the path of each module before it. @param {import('esbuild').BuildOptions} options */
async function readableHosts(options) {
  const { outputFiles } = await esbuild.build({
    ...options,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    external: ['vscode', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
    write: false,
  });
  return outputFiles.find(({ path }) => ![node, web].includes(basename(path))).text;
}

module.exports = { bundleHosts, readableHosts };
