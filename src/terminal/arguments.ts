/** A refusal that the user sees as one line; the exit code is 2. */
export class UsageError extends Error {}

export type Arguments =
  | { readonly command: 'list' | 'problems'; readonly folder: string }
  | { readonly command: 'similar'; readonly folder: string; readonly limit: number; readonly key: string }
  | { readonly command: 'search'; readonly folder: string; readonly limit: number; readonly query: string }
  | { readonly command: 'search-queries'; readonly folder: string; readonly limit: number; readonly queriesFile: string };

export const usage = `Usage:
  lit list FOLDER                                every paper
  lit search FOLDER QUERY [--limit N]            papers that match, best first
  lit search FOLDER --queries FILE [--limit N]   the same for each line {"id", "query"} of FILE
  lit similar FOLDER KEY [--limit N]             papers like one, most alike first
  lit problems FOLDER                            what could not be read as it should
FOLDER is the library. Output is JSON lines.`;

const defaultLimit = 20;
const commands = ['list', 'search', 'similar', 'problems'] as const;

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
  if (folder === undefined) {
    throw new UsageError(`"lit ${command}" needs the folder of the library.`);
  }
  if (command === 'list' || command === 'problems') {
    if (rest.length > 0 || options.size > 0) {
      throw new UsageError(`"lit ${command}" takes a folder and nothing else.`);
    }
    return { command, folder };
  }
  const limit = readLimit(options.get('--limit'));
  const queriesFile = options.get('--queries');
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

/** Options take a value, as `--limit 5` or `--limit=5`; after `--` all words are plain. */
function split(words: readonly string[]): { options: Map<string, string>; plain: string[] } {
  const options = new Map<string, string>();
  const plain: string[] = [];
  const waiting = [...words];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (word === '--') {
      return { options, plain: [...plain, ...waiting] };
    }
    const [name = '', inline] = word.startsWith('--') ? splitOnce(word) : [];
    if (name === '') {
      plain.push(word);
    } else if (name !== '--limit' && name !== '--queries') {
      throw new UsageError(`There is no option "${name}".`);
    } else {
      const value = inline ?? waiting.shift();
      if (value === undefined) {
        throw new UsageError(`"${name}" needs a value.`);
      }
      options.set(name, value);
    }
  }
  return { options, plain };
}

function splitOnce(word: string): [name: string, value: string | undefined] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
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
