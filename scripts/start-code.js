// What bundles that are loaded later have in common with the extension's own code, which is running by then: they take it from there
// (`src/host/bundles/start-code.ts`) in place of a copy. Only what the extension needs itself is given, so that its start does not grow.
const { readdirSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const ts = require('typescript');

const repository = join(__dirname, '..');
const giver = join(repository, 'src', 'host', 'bundles', 'start-code.ts');
/** What bundles require it by. */
const startModule = 'start-code';

/** What a module is asked for as a whole. */
const everything = '*';

/** The names that a file imports or passes on, with the module that each is from, `*` for all; types are left out. @param {string} file */
function importsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found = [];
  for (const statement of source.statements) {
    const from = statement.moduleSpecifier?.text;
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : statement;
    const named = ts.isImportDeclaration(statement) ? clause?.namedBindings : statement.exportClause;
    if (from === undefined || clause === undefined || clause.isTypeOnly) continue;
    if (ts.isImportDeclaration(statement) ? named !== undefined && ts.isNamespaceImport(named) : named === undefined) {
      found.push({ from, name: everything });
    }
    for (const element of named?.elements ?? []) {
      if (!element.isTypeOnly) found.push({ from, name: (element.propertyName ?? element.name).text });
    }
  }
  return found;
}

/** What all modules of `src` ask each other for: by module the names, `*` where one takes it whole. */
function namesAsked() {
  const asked = new Map();
  for (const file of sourceFiles()) {
    for (const { from, name } of importsOf(file)) {
      const module = from.startsWith('.') ? sourceAt(resolve(file, '..', from)) : undefined;
      if (module !== undefined) asked.set(module, (asked.get(module) ?? new Set()).add(name));
    }
  }
  return asked;
}

/** Whether a value is one of which two are as good as one: no object that is compared, and none that remembers. @param {ts.Expression | undefined} value */
function isPlainValue(value) {
  if (value === undefined) return false;
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value) || ts.isParenthesizedExpression(value)) {
    return isPlainValue(value.expression);
  }
  if (ts.isPrefixUnaryExpression(value)) return isPlainValue(value.operand);
  if (ts.isBinaryExpression(value)) return isPlainValue(value.left) && isPlainValue(value.right);
  return (
    ts.isStringLiteralLike(value) ||
    ts.isNumericLiteral(value) ||
    ts.isArrowFunction(value) ||
    ts.isFunctionExpression(value) ||
    (ts.isRegularExpressionLiteral(value) && !/[gy][a-z]*$/.test(value.text)) ||
    value.kind === ts.SyntaxKind.TrueKeyword ||
    value.kind === ts.SyntaxKind.FalseKeyword
  );
}

const plain = new Map();
/** Whether a module holds functions and plain values alone, so that a bundle may have a part of it from elsewhere. @param {string} file */
function isPlain(file) {
  if (!plain.has(file)) plain.set(file, readsPlain(file));
  return plain.get(file);
}

function readsPlain(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.every(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      ts.isExportDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isFunctionDeclaration(statement) ||
      (ts.isVariableStatement(statement) &&
        (statement.declarationList.flags & ts.NodeFlags.Const) !== 0 &&
        statement.declarationList.declarations.every(({ initializer }) => isPlainValue(initializer))),
  );
}

/** The modules of `src` that one asks for something. @param {string} file */
const restsOn = (file) =>
  importsOf(file).flatMap(({ from }) => (from.startsWith('.') ? (sourceAt(resolve(file, '..', from)) ?? []) : []));

/** Files with all that they rest on and that there may be only one of. @param {Iterable<string>} files */
function withAllBelow(files) {
  const all = new Set(files);
  const seen = new Set();
  const open = [...all];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (!seen.has(file)) {
      seen.add(file);
      if (!isPlain(file)) all.add(file);
      open.push(...restsOn(file));
    }
  }
  return all;
}

/**
 * The modules that bundles may take from the start: those that it has all of, with all that these rest on, unless two of a kind are as good as
 * one. Else a bundle would have a list from one copy of a module and what it looks for in it from another.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} declared what the start has, see `declaredIn`
 * @param {ReadonlyMap<string, ReadonlySet<string>>} asked
 * @param {ReadonlySet<string>} common what bundles have from files that they share with programs without a start
 */
function wholeModules(declared, asked, common) {
  const isWhole = (file) =>
    !common.has(file) && [...(asked.get(file) ?? [])].every((name) => declared.get(file).has(name));
  const whole = new Set([...declared.keys()].filter((file) => isPlain(file) || isWhole(file)));
  const isSound = (file, seen) =>
    restsOn(file).every((each) => {
      if (whole.has(each) || seen.has(each)) return true;
      seen.add(each);
      return isPlain(each) && isSound(each, seen);
    });
  for (let isDone = false; !isDone;) {
    const broken = [...whole].filter((file) => !isSound(file, new Set()));
    broken.forEach((file) => whole.delete(file));
    isDone = broken.length === 0;
  }
  return whole;
}

/**
 * The names that modules of `src` declare in a bundle, by module: what of them is in use.
 * @param {string} text of a bundle that is not minified, in which each module begins with its path
 */
function declaredIn(text) {
  const declared = new Map();
  const [, ...parts] = text.split(/^\/\/ (src\/\S+\.ts)$/m);
  for (let at = 0; at < parts.length; at += 2) {
    const names = Array.from(
      parts[at + 1].matchAll(/^(?:(?:async )?function\*? ?|var |let |const |class )([\w$]+)/gm),
      // Where two modules declare a name, one of them has a number behind it.
      ([, name]) => [name, name.replace(/\d+$/, '')],
    );
    declared.set(join(repository, parts[at]), new Set(names.flat()));
  }
  return declared;
}

/**
 * What the extension's code has to give: the names that modules import of those that bundles may take from there.
 * @param {string} text of what runs in both hosts, see `declaredIn`
 * @param {ReadonlySet<string>} common see `wholeModules`
 */
function startNames(text, common) {
  const declared = declaredIn(text);
  const asked = namesAsked();
  const whole = wholeModules(declared, asked, common);
  const ids = new Map();
  for (const file of [...whole].sort()) {
    for (const name of [...(asked.get(file) ?? [])].filter((each) => declared.get(file).has(each)).sort()) {
      ids.set(`${file}\n${name}`, `s_${ids.size.toString(36)}`);
    }
  }
  return { ids };
}

/** The names of `startNames` as code takes or gives them. */
function links(ids, isWanted) {
  const byFile = new Map();
  for (const [key, id] of ids) {
    const [file, name] = key.split('\n');
    if (isWanted(id)) byFile.set(file, [...(byFile.get(file) ?? []), { name, id }]);
  }
  return byFile;
}

const sources = new Set();
function sourceFiles() {
  if (sources.size === 0) {
    const folder = join(repository, 'src');
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .forEach((name) => sources.add(join(folder, name)));
  }
  return sources;
}

/** The file of `src` that an import without its ending means. */
function sourceAt(path) {
  return [`${path}.ts`, join(path, 'index.ts'), path].find((each) => sourceFiles().has(each));
}

/**
 * Has bundles take from the extension what that has. What they have beyond it, they hold themselves.
 * @param {ReturnType<typeof startNames>} start
 * @param {{ entryPoints: Record<string, string>, uriModule: string, common?: ReadonlySet<string> }} bundles the entries of those that the
 * extension loads, others of the same build are left alone; what stands for `vscode-uri` in the extension; and files that are shared with those
 * others, as they are for these
 * @returns {import('esbuild').Plugin}
 */
function takesFromStart({ ids }, { entryPoints, uriModule, common = new Set() }) {
  const entries = new Set(Object.values(entryPoints).map((path) => join(repository, path)));
  const given = links(ids, () => true);
  return {
    name: 'takes-from-start',
    setup(build) {
      const { onResolve, onLoad } = build;
      onResolve(
        { filter: /^(?:\.|\/|[A-Za-z]:|src\/)/ },
        async ({ path, importer, kind, namespace, resolveDir, pluginData }) => {
          if (pluginData === 'resolving') return undefined;
          const isEntry = kind === 'entry-point' && entries.has(resolve(repository, path));
          if (!isEntry && namespace !== 'host' && namespace !== 'start') return undefined;
          const own = kind === 'dynamic-import' ? undefined : sourceAt(resolve(resolveDir || repository, path));
          const found =
            own === undefined
              ? await build.resolve(path, {
                  importer: namespace === 'start' ? '' : importer,
                  kind,
                  resolveDir: resolveDir || repository,
                  pluginData: 'resolving',
                })
              : { path: own, external: false, errors: [] };
          if (found.external || found.errors.length > 0 || /[\\/]node_modules[\\/]/.test(found.path)) return found;
          if (common.has(found.path) && !(given.has(found.path) && namespace === 'host')) return { path: found.path };
          return given.has(found.path) && namespace === 'host'
            ? { path: found.path, namespace: 'start', sideEffects: false }
            : { path: found.path, namespace: 'host', sideEffects: isEntry ? undefined : false };
        },
      );
      onResolve({ filter: /^vscode-uri$/ }, ({ namespace }) =>
        namespace === 'host' ? { path: uriModule, namespace: given.has(uriModule) ? 'start' : 'host' } : undefined,
      );
      onResolve({ filter: /^start-code$/ }, () => ({ path: startModule, external: true }));
      onLoad({ filter: /.*/, namespace: 'host' }, ({ path }) => ({
        contents: readFileSync(path, 'utf8'),
        loader: path.endsWith('.json') ? 'json' : 'ts',
        resolveDir: join(path, '..'),
      }));
      onLoad({ filter: /.*/, namespace: 'start' }, ({ path }) => {
        const taken = given.get(path).map(({ name, id }) => `${id} as ${name}`);
        return {
          contents: `export { ${taken.join(', ')} } from ${JSON.stringify(startModule)};\nexport * from ${JSON.stringify(path)};\n`,
          loader: 'ts',
          resolveDir: join(path, '..'),
        };
      });
    },
  };
}

/** The names of the extension that texts of bundles take. @param {Iterable<string>} texts */
function takenIn(texts) {
  return new Set([...texts].flatMap((text) => text.match(/\bs_[0-9a-z]{1,4}\b/g) ?? []));
}

/**
 * Has the extension give these names.
 * @param {ReturnType<typeof startNames>} start @param {ReadonlySet<string>} taken
 * @returns {import('esbuild').Plugin}
 */
function givesToBundles({ ids }, taken) {
  return {
    name: 'gives-to-bundles',
    setup({ onLoad }) {
      onLoad({ filter: /start-code\.ts$/ }, ({ path }) => {
        if (path !== giver) return undefined;
        const lines = [...links(ids, (id) => taken.has(id))].map(
          ([file, names]) =>
            `export { ${names.map(({ name, id }) => `${name} as ${id}`).join(', ')} } from ${JSON.stringify(file)};`,
        );
        return {
          contents: `${lines.join('\n')}\nimport * as own from './start-code';\nexport { own as startCode };\n`,
          loader: 'ts',
          resolveDir: join(path, '..'),
        };
      });
    },
  };
}

module.exports = { givesToBundles, isPlain, startNames, takenIn, takesFromStart, withAllBelow };
