import { parseArgs } from 'node:util';
import { exportFormats } from '../core/parse/formats/index';
import type { SharedLibraryPlace } from '../core/shared-library/model';
import { sharedLibraryPlace } from '../core/shared-library/place';

/** A refusal that the user sees as one line; the exit code is 2. */
export class UsageError extends Error {}

export interface CheckArguments {
  readonly command: 'check';
  readonly folder: string;
  readonly documents: readonly string[];
  /** Set where the references that documents cite are checked too. */
  readonly records?: true;
  /** The path of Retraction Watch's list. */
  readonly retractions?: string;
  /** Set where entries that no document cites are told. */
  readonly uncited?: true;
}

export type Arguments =
  | { readonly command: 'list' | 'problems'; readonly folder: string }
  | { readonly command: 'similar'; readonly folder: string; readonly limit: number; readonly key: string }
  | { readonly command: 'search'; readonly folder: string; readonly limit: number; readonly query: string }
  | {
      readonly command: 'search-queries';
      readonly folder: string;
      readonly limit: number;
      readonly queriesFile: string;
    }
  | {
      readonly command: 'search-shared';
      readonly place: SharedLibraryPlace;
      readonly limit: number;
      readonly query: string;
    }
  | {
      readonly command: 'push';
      readonly folder: string;
      readonly place: SharedLibraryPlace;
      /** What its papers are called together on the server; undefined for the name of the folder. */
      readonly collection: string | undefined;
    }
  | CheckArguments
  | { readonly command: 'mcp'; readonly folders: readonly string[]; readonly cache: string | undefined }
  | {
      readonly command: 'identify';
      readonly folder: string;
      readonly catalogues: readonly string[];
      readonly isWritten: boolean;
      readonly limit: number | undefined;
    }
  | {
      readonly command: 'add';
      readonly folder: string;
      readonly work: string;
      readonly catalogues: readonly string[];
    }
  | {
      readonly command: 'export';
      readonly folder: string;
      readonly format: string;
      readonly citedIn?: readonly string[];
    };

const formatNames = exportFormats.map(({ id }) => id);

export const usage = `Usage:
  lit list FOLDER                                every paper
  lit search FOLDER QUERY [--limit N]            papers that match, best first
  lit search FOLDER --queries FILE [--limit N]   the same for each line {"id", "query"} of FILE
  lit search --shared URL QUERY [--limit N]      the same in a shared library on OpenSearch or Elasticsearch, at https://HOST/INDEX
  lit similar FOLDER KEY [--limit N]             papers like one, most alike first
  lit problems FOLDER                            what could not be read as it should
  lit check FOLDER DOCUMENT… [--records] [--retractions FILE] [--uncited]
                                                 what is wrong with the citations of documents: file:line:column: message;
                                                 --records: with the references that they cite too; --retractions: those that
                                                 are retracted, corrected or in doubt by Retraction Watch's list; --uncited:
                                                 entries of their bibliographies that none of them cites
  lit export FOLDER --format FORMAT [--cited-in DOCUMENT…]
                                                 the bibliography: ${formatNames.slice(0, -1).join(', ')} or ${formatNames.at(-1)}; of every paper, or of the cited ones
  lit identify FOLDER --catalogue FILE… [--write] [--limit N]
                                                 which records of catalogues the papers are that lack authors, year or title;
                                                 --write keeps the certain ones in literature-records.bib
  lit add FOLDER IDENTIFIER [--catalogue FILE…]  adds a paper to literature-records.bib: a DOI, arXiv, PMID, ISBN or ACL
                                                 Anthology identifier, or a title in quotes, with what catalogues say of it
  lit push FOLDER --to URL [--as NAME]           brings the papers of a shared library in step with FOLDER: new and changed ones are
                                                 written, those that have left are deleted; NAME tells them from other folders'
  lit mcp FOLDER… [--cache FOLDER]               a server of the Model Context Protocol over standard input and output
FOLDER is the library. push and search --shared ask the server that URL names, with the credentials in LIT_SHARED_CREDENTIALS
("user:password", or "ApiKey …"), and no other command asks any. Output is JSON lines, but for check and export. Exit code 1: check has found something; 2: lit could not do it.`;

const defaultLimit = 20;
const commands = [
  'list',
  'search',
  'similar',
  'problems',
  'check',
  'export',
  'identify',
  'add',
  'push',
  'mcp',
] as const;

function isCommand(word: string): word is (typeof commands)[number] {
  return (commands as readonly string[]).includes(word);
}

/** Reads the words of the command line. Throws `UsageError`. */
export function parseArguments(words: readonly string[]): Arguments {
  const { options, plain } = split(words);
  const [command, folder, ...rest] = plain;
  if (command === undefined) {
    throw new UsageError(`A command is missing: ${commands.join(', ')}.`);
  }
  if (!isCommand(command)) {
    throw new UsageError(`There is no command "${command}": use ${commands.join(', ')}.`);
  }
  if (command === 'search' && options.has('--shared')) {
    refuseOptions(command, options, ['--limit', '--shared']);
    const query = plain.slice(1).join(' ');
    if (query.trim() === '') {
      throw new UsageError('"lit search --shared URL" needs a query, and no folder.');
    }
    const place = readPlace(options.get('--shared')?.at(-1));
    return { command: 'search-shared', place, limit: readLimit(options.get('--limit')?.at(-1)), query };
  }
  if (folder === undefined) {
    throw new UsageError(`"lit ${command}" needs the folder of the library.`);
  }
  if (command === 'list' || command === 'problems') {
    if (rest.length > 0 || options.size > 0) {
      throw new UsageError(`"lit ${command}" takes a folder and nothing else.`);
    }
    return { command, folder };
  }
  if (command === 'mcp') {
    refuseOptions(command, options, ['--cache']);
    return { command, folders: [folder, ...rest], cache: options.get('--cache')?.at(-1) };
  }
  if (command === 'check') {
    refuseOptions(command, options, ['--records', '--retractions', '--uncited']);
    if (rest.length === 0) {
      throw new UsageError('"lit check" needs the folder of the library and the documents to check.');
    }
    const retractions = options.get('--retractions')?.at(-1);
    return {
      command,
      folder,
      documents: rest,
      ...(options.has('--records') || retractions !== undefined ? { records: true } : {}),
      ...(retractions === undefined ? {} : { retractions }),
      ...(options.has('--uncited') ? { uncited: true } : {}),
    };
  }
  if (command === 'export') {
    refuseOptions(command, options, ['--format', '--cited-in']);
    return {
      command,
      folder,
      format: readFormat(options.get('--format')?.at(-1)),
      ...citedIn(options.get('--cited-in'), rest),
    };
  }
  if (command === 'identify') {
    refuseOptions(command, options, ['--catalogue', '--limit', '--write']);
    const catalogues = [...(options.get('--catalogue') ?? []), ...(options.has('--catalogue') ? rest : [])];
    if (catalogues.length === 0) {
      throw new UsageError('"lit identify" needs the folder of the library and "--catalogue" with a file of records.');
    }
    const limit = options.has('--limit') ? readLimit(options.get('--limit')?.at(-1)) : undefined;
    return { command, folder, catalogues, isWritten: options.has('--write'), limit };
  }
  if (command === 'add') {
    refuseOptions(command, options, ['--catalogue']);
    const [work, ...files] = rest;
    if (work === undefined || (files.length > 0 && !options.has('--catalogue'))) {
      throw new UsageError('"lit add" needs the folder of the library and one identifier, or a title in quotes.');
    }
    return { command, folder, work, catalogues: [...(options.get('--catalogue') ?? []), ...files] };
  }
  if (command === 'push') {
    refuseOptions(command, options, ['--to', '--as']);
    if (rest.length > 0 || !options.has('--to')) {
      throw new UsageError('"lit push" needs the folder of the library and "--to" with the address of an index.');
    }
    const collection = options.get('--as')?.at(-1);
    if (collection !== undefined && !/^[^\s/\p{Cc}]{1,100}$/u.test(collection)) {
      throw new UsageError(`"--as" takes a name without spaces and slashes, not "${collection}".`);
    }
    return { command, folder, place: readPlace(options.get('--to')?.at(-1)), collection };
  }
  refuseOptions(command, options, ['--limit', '--queries']);
  const limit = readLimit(options.get('--limit')?.at(-1));
  const queriesFile = options.get('--queries')?.at(-1);
  if (command === 'similar') {
    const [key, ...more] = rest;
    if (key === undefined || more.length > 0 || queriesFile !== undefined) {
      throw new UsageError('"lit similar" needs a folder and one citation key.');
    }
    return { command, folder, limit, key };
  }
  if (queriesFile !== undefined) {
    if (rest.length > 0) {
      throw new UsageError('"lit search" takes a query or --queries FILE, not both.');
    }
    return { command: 'search-queries', folder, limit, queriesFile };
  }
  if (rest.length === 0) {
    throw new UsageError('"lit search" needs a query, or --queries FILE.');
  }
  return { command, folder, limit, query: rest.join(' ') };
}

const optionNames = [
  '--limit',
  '--queries',
  '--format',
  '--cited-in',
  '--catalogue',
  '--retractions',
  '--cache',
  '--shared',
  '--to',
  '--as',
];
/** Those that take no value. */
const flagNames = ['--write', '--records', '--uncited'];
const parsedOptions = Object.fromEntries([
  ...optionNames.map((name) => [name.slice(2), { type: 'string' as const, multiple: true }] as const),
  ...flagNames.map((name) => [name.slice(2), { type: 'boolean' as const, multiple: true }] as const),
]);

type Options = ReadonlyMap<string, readonly string[]>;

function refuseOptions(command: string, options: Options, taken: readonly string[]): void {
  const refused = [...options.keys()].find((name) => !taken.includes(name));
  if (refused !== undefined) {
    throw new UsageError(`"lit ${command}" takes no "${refused}".`);
  }
}

function readFormat(value: string | undefined): string {
  const format = formatNames.find((name) => name === value);
  if (format === undefined) {
    throw new UsageError(
      `"lit export" needs "--format" with one of ${formatNames.join(', ')}${value === undefined ? '' : `, not "${value}"`}.`,
    );
  }
  return format;
}

/** Documents follow the option, several apart by spaces. */
function citedIn(documents: readonly string[] | undefined, rest: readonly string[]): { citedIn?: readonly string[] } {
  if (documents === undefined && rest.length > 0) {
    throw new UsageError('"lit export" takes one folder; documents stand after "--cited-in".');
  }
  return documents === undefined ? {} : { citedIn: [...documents, ...rest] };
}

/** Options but flags take a value, as `--limit 5` or `--limit=5`, whatever it looks like; after `--`, and with one `-`, words are plain. */
function split(words: readonly string[]): { options: Options; plain: string[] } {
  const options = new Map<string, string[]>();
  const plain = new Map<number, string>();
  const { tokens } = parseArgs({
    args: [...words],
    options: parsedOptions,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional' || (token.kind === 'option' && !token.rawName.startsWith('--'))) {
      plain.set(token.index, words[token.index] ?? '');
    } else if (token.kind === 'option') {
      const [name = ''] = token.rawName.split('=');
      if (![...optionNames, ...flagNames].includes(name)) {
        throw new UsageError(`There is no option "${name}".`);
      }
      if (flagNames.includes(name)) {
        if (token.value !== undefined) {
          throw new UsageError(`"${name}" takes no value.`);
        }
        options.set(name, []);
        continue;
      }
      if (token.value === undefined) {
        throw new UsageError(`"${name}" needs a value.`);
      }
      options.set(name, [...(options.get(name) ?? []), token.value]);
    }
  }
  return { options, plain: [...plain.values()] };
}

function readLimit(value: string | undefined): number {
  if (value === undefined) {
    return defaultLimit;
  }
  if (!/^[1-9]\d{0,5}$/.test(value)) {
    throw new UsageError(`"--limit" takes a whole number from 1 to 999999, not "${value}".`);
  }
  return Number(value);
}

function readPlace(value = ''): SharedLibraryPlace {
  const place = sharedLibraryPlace(value);
  if (place === undefined) {
    throw new UsageError(
      `"${value}" is no address of a shared library: write https://HOST/INDEX, without credentials, the index in lower case.`,
    );
  }
  return place;
}
