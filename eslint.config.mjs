import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';
import { importX } from 'eslint-plugin-import-x';

/** Which folders of `src` a folder may import, from the layout in CONTRIBUTING.md. */
const mayImport = {
  'core/model': [],
  'core/text': ['core/model'],
  'core/base': ['core/text'],
  'core/async': ['core/base'],
  'core/parse': ['core/model', 'core/text'],
  'core/files': ['core/async', 'core/model', 'core/text'],
  'core/workspace': ['core/base', 'core/files'],
  'core/library': ['core/base', 'core/model', 'core/parse', 'core/text', 'core/async'],
  'core/search': ['core/async', 'core/library', 'core/model', 'core/text'],
  'core/map': ['core/async', 'core/library', 'core/model', 'core/search', 'core/text'],
  'core/cite': ['core/async', 'core/library', 'core/model', 'core/parse', 'core/text'],
  'core/identify': [
    'core/async',
    'core/cite',
    'core/files',
    'core/library',
    'core/model',
    'core/parse',
    'core/search',
    'core/text',
  ],
  'core/services': [
    'core/async',
    'core/base',
    'core/identify',
    'core/library',
    'core/model',
    'core/parse',
    'core/text',
  ],
  'core/notices': ['core/files', 'core/identify', 'core/library', 'core/services', 'core/text'],
  'core/verify': [
    'core/async',
    'core/cite',
    'core/library',
    'core/model',
    'core/notices',
    'core/parse',
    'core/records',
    'core/services',
    'core/text',
  ],
  'core/records': ['core/base', 'core/cite', 'core/identify', 'core/library', 'core/model', 'core/parse', 'core/text'],
  'core/notes': ['core/base', 'core/cite', 'core/library', 'core/model', 'core/parse', 'core/text'],
  'core/zotero': [
    'core/async',
    'core/base',
    'core/cite',
    'core/library',
    'core/model',
    'core/parse',
    'core/records',
    'core/search',
    'core/services',
    'core/text',
  ],
  'core/shared-library': ['core/async', 'core/model', 'core/search', 'core/services', 'core/text', 'core/zotero'],
  'core/usecases': ['core'],
  'core/bundles': ['core'],
  worker: ['core'],
  node: ['core'],
  network: ['core'],
  host: ['core', 'worker', 'node', 'network'],
  composition: ['core', 'worker', 'host'],
  terminal: ['core', 'node', 'network'],
  mcp: ['core', 'worker', 'node', 'terminal'],
  pages: ['core'],
  views: ['core', 'host'],
  providers: ['core', 'host', 'composition'],
  commands: ['core', 'host', 'views', 'providers'],
};

const folders = Object.keys(mayImport);

/** Who may not import whom. */
const zones = folders.flatMap((folder) =>
  folders
    .filter((other) => other !== folder && !mayImport[folder].some((allowed) => other.startsWith(allowed)))
    .map((other) => ({
      target: `./src/${folder}`,
      from: `./src/${other}`,
      message: `${folder} may not import ${other}.`,
    })),
);

/** The ids of the citation languages: a folder each. */
const languages = readdirSync(new URL('src/core/cite/languages', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => name)
  .join('|');

/** The ids of the source formats, a file each, but for those that are words of other things too. */
const formats = readdirSync(new URL('src/core/parse/formats', import.meta.url))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((id) => !['index', 'shared', 'list', 'note', 'unknown-export'].includes(id))
  .join('|');

const namesLanguage =
  'Only src/core/cite/languages names citation languages; ask CitationLanguage for what differs between them.';
const namesFormat =
  'Only src/core/parse/formats names source formats; ask the list in src/core/parse/formats/index.ts.';

const sends = 'Only src/network/fetch-network.ts sends anything: use the Network port of src/core/services/model.ts.';

/**
 * What code may not say, and where it may all the same. Each is a rule of its own, since of two configurations of one rule
 * for the same file ESLint takes the later alone.
 */
const unsaid = {
  messages: {
    except: [
      'src/core/text/uri-text.ts',
      'src/host/notify.ts',
      'src/host/shown-text.ts',
      'src/providers/paper-hover.ts',
    ],
    restrictions: [
      {
        selector:
          'MemberExpression[property.name=/^(?:show(?:Information|Warning|Error)Message|showInputBox|createInputBox|setStatusBarMessage|createStatusBarItem)$/]',
        message: 'Messages go through src/host/notify.ts, which makes no links of what files say.',
      },
      {
        selector: "MemberExpression[object.property.name='ProgressLocation']",
        message: 'The title of a progress goes through src/host/notify.ts.',
      },
      {
        selector: 'TemplateElement[value.raw=/^[$][(][a-z-]*(?:[)]|$)/]',
        message: 'Icons in labels go through iconLabel of src/host/shown-text.ts.',
      },
      {
        selector: "CallExpression[callee.name='encodeURIComponent']",
        message: 'It throws at half a character: use encodeComponent of src/core/text/uri-text.ts.',
      },
    ],
  },
  network: {
    except: ['src/network/fetch-network.ts'],
    restrictions: [
      { selector: "CallExpression[callee.name='fetch']", message: sends },
      {
        selector: "MemberExpression[property.name='fetch'][object.name=/^(?:globalThis|self|window)$/]",
        message: sends,
      },
      {
        selector: 'NewExpression[callee.name=/^(?:XMLHttpRequest|WebSocket|EventSource)$/]',
        message: sends,
      },
    ],
  },
  languages: {
    except: ['src/core/cite/languages/**'],
    restrictions: [
      { selector: `Literal[value=/^(?:${languages})$/]`, message: namesLanguage },
      { selector: `Property[key.name=/^(?:${languages})$/]`, message: namesLanguage },
    ],
  },
  formats: {
    except: ['src/core/parse/formats/**', 'src/core/parse/{bibtex,csl-json,note,ris}/**', 'src/core/parse/write/**'],
    restrictions: [
      { selector: `Literal[value=/^(?:${formats})$/]`, message: namesFormat },
      { selector: `Property[key.name=/^(?:${formats})$/]`, message: namesFormat },
      {
        selector: "BinaryExpression[right.type='Literal']:matches([left.property.name='format'], [left.name='format'])",
        message: namesFormat,
      },
    ],
  },
};

const unsaidRules = {
  rules: Object.fromEntries(Object.keys(unsaid).map((name) => [name, builtinRules.get('no-restricted-syntax')])),
};

const oneAssert = "Tests say `import assert from 'node:assert/strict'`, and `assert.equal`.";

/** A wall clock in what a test asserts, itself or by a variable that is compared in the same call. */
const clocks = ['performance.now', 'Date.now', 'process.hrtime'].map((name) => {
  const [object, property] = name.split('.');
  return {
    selector: `CallExpression[callee.object.name='assert'] MemberExpression[object.name='${object}'][property.name='${property}']`,
    message: 'A test asserts no time by the clock: count, or compare computing times as growsAtMost does.',
  };
});

const pure = {
  name: 'vscode',
  message: 'src/core is pure: no vscode.',
};

export default tseslint.config(
  { ignores: ['dist', 'out', '.cache', 'node_modules', '**/*.js'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'scripts/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.js', '.json'] } },
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      curly: 'error',
      eqeqeq: 'error',
    },
  },
  ...Object.entries(unsaid).map(([name, { except, restrictions }]) => ({
    files: ['src/**/*.ts'],
    ignores: except,
    plugins: { unsaid: unsaidRules },
    rules: { [`unsaid/${name}`]: ['error', ...restrictions] },
  })),
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...['assert', 'assert/strict', 'node:assert'].map((name) => ({ name, message: oneAssert })),
            { name: 'node:assert/strict', importNames: ['strict', ...Object.keys(assert)], message: oneAssert },
          ],
          patterns: [{ group: ['chai', 'chai/*', 'expect'], message: oneAssert }],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/bench/**', 'test/eval/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'A test does the same each time: use fast-check, which is seeded.',
        },
      ],
      'no-restricted-syntax': ['error', ...clocks],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/extension.*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/extension', '**/extension.*'], message: 'Nobody imports the root.' }] },
      ],
    },
  },
  ...Object.keys(mayImport).map((folder) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          ...(folder.startsWith('core/') ? { paths: [pure] } : {}),
          patterns: [
            { group: ['**/extension', '**/extension.*'], message: 'Nobody imports the root.' },
            ...(folder.startsWith('core/')
              ? [
                  {
                    group: ['node:*', 'fs', 'path', 'os', 'crypto', 'worker_threads'],
                    message: 'src/core is pure: no Node built-ins.',
                  },
                ]
              : []),
          ],
        },
      ],
    },
  })),
);
