import tseslint from 'typescript-eslint';
import { importX } from 'eslint-plugin-import-x';
import { readdirSync } from 'node:fs';

/** Which folders of `src` a folder may import, from the layout in CONTRIBUTING.md. */
const mayImport = {
  'core/parse': [],
  'core/library': ['core/parse'],
  'core/search': ['core/library'],
  'core/cite': ['core/library', 'core/parse'],
  engine: ['core'],
  host: ['core', 'engine'],
  terminal: ['core'],
  views: ['core', 'host'],
  providers: ['core', 'host'],
  commands: ['core', 'host', 'views', 'providers'],
};

const folders = Object.keys(mayImport);

/** Who may not import whom. */
const zones = folders.flatMap((folder) =>
  folders
    .filter((other) => other !== folder && !mayImport[folder].some((allowed) => other.startsWith(allowed)))
    .map((other) => ({ target: `./src/${folder}`, from: `./src/${other}`, message: `${folder} may not import ${other}.` })),
);

/** Identifiers of the source formats, but for those that are words of other things too. */
const formatIds = readdirSync(new URL('src/core/parse/formats', import.meta.url))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((id) => id !== 'list' && id !== 'note');

/** Who asks for one format by its name forgets the others. */
const formatsByName = [
  { selector: `Literal[value=/^(?:${formatIds.join('|')})$/]`, message: 'Only the files of a format name it: ask the registry, src/core/parse/formats.ts.' },
  { selector: "BinaryExpression[right.type='Literal']:matches([left.property.name='format'], [left.name='format'])", message: 'Ask the registry, src/core/parse/formats.ts, what sort of format it is.' },
];

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
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.js', '.json'] } }, 'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] } },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/core/parse/formats/*.ts', 'src/core/parse/{bibtex,csl-json,note,ris}.ts'],
    rules: { 'no-restricted-syntax': ['error', ...formatsByName] },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/extension.*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['**/extension', '**/extension.*'], message: 'Nobody imports the root.' }] }],
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
              ? [{ group: ['node:*', 'fs', 'path', 'os', 'crypto', 'worker_threads'], message: 'src/core is pure: no Node built-ins.' }]
              : []),
          ],
        },
      ],
    },
  })),
);
