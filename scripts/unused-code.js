// Code of packages that nothing here can reach, though it is imported.

/** Tables of which each file is needed only by who imports its names: the package does not say so. */
const withoutEffects = /[\\/]unicode2latex[\\/]dist[\\/]esm[\\/]/;

/** In place of the validator of JSON Schema for what a user enters at an assistant's request: our server requests nothing. */
const noValidator = `export class AjvJsonSchemaValidator {
  getValidator() { throw new Error('The server asks users for nothing, and so has no validator.'); }
}`;

/** @type {import('esbuild').Plugin} */
const leavesOutUnused = {
  name: 'leaves-out-unused',
  setup(build) {
    build.onResolve(
      { filter: /^(?:unicode2latex$|\.\/tables\/)/ },
      async ({ path, importer, kind, resolveDir, pluginData }) => {
        if (pluginData === 'resolving') return undefined;
        const found = await build.resolve(path, { importer, kind, resolveDir, pluginData: 'resolving' });
        return withoutEffects.test(found.path) ? { path: found.path, sideEffects: false } : undefined;
      },
    );
    build.onResolve({ filter: /\/validation\/ajv-provider\.js$/ }, ({ importer }) =>
      /[\\/]@modelcontextprotocol[\\/]/.test(importer)
        ? { path: 'ajv-provider.js', namespace: 'unused', sideEffects: false }
        : undefined,
    );
    build.onLoad({ filter: /ajv-provider\.js$/, namespace: 'unused' }, () => ({ contents: noValidator, loader: 'js' }));
  },
};

module.exports = { leavesOutUnused };
