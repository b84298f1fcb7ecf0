import { deepEqual, equal, throws } from 'node:assert/strict';
import { parseArguments, UsageError } from '../../../src/terminal/arguments';

const refused = (words: readonly string[]) => {
  let message = '';
  throws(
    () => parseArguments(words),
    (error) => error instanceof UsageError && (message = error.message) !== '',
  );
  return message;
};

describe('arguments of lit', () => {
  it('take options anywhere, their value after a space or "=", whatever it looks like; the last one counts', () => {
    const search = { command: 'search', folder: 'lib', limit: 5, query: 'moss walls' };
    deepEqual(parseArguments(['search', 'lib', 'moss', 'walls', '--limit', '5']), search);
    deepEqual(parseArguments(['--limit=5', 'search', 'lib', 'moss walls']), search);
    deepEqual(parseArguments(['search', '--limit', '3', 'lib', '--limit', '5', 'moss', 'walls']), search);
    deepEqual(parseArguments(['search', 'lib', '--queries', '--limit']), {
      command: 'search-queries',
      folder: 'lib',
      limit: 20,
      queriesFile: '--limit',
    });
    deepEqual(parseArguments(['search', 'lib', '--queries=a=b', '--limit', '2']), {
      command: 'search-queries',
      folder: 'lib',
      limit: 2,
      queriesFile: 'a=b',
    });
    equal(
      refused(['search', 'lib', 'x', '--limit', '-5']),
      '"--limit" takes a whole number from 1 to 999999, not "-5".',
    );
    equal(refused(['search', 'lib', 'x', '--limit=']), '"--limit" takes a whole number from 1 to 999999, not "".');
  });

  it('take words with one "-" as they are, and all words after "--"', () => {
    deepEqual(parseArguments(['search', 'lib', '-author:he', '-', '-x=3', 'moss']), {
      command: 'search',
      folder: 'lib',
      limit: 20,
      query: '-author:he - -x=3 moss',
    });
    deepEqual(parseArguments(['search', 'lib', '--', '--limit', '-x', '--', 'moss']), {
      command: 'search',
      folder: 'lib',
      limit: 20,
      query: '--limit -x -- moss',
    });
    deepEqual(parseArguments(['similar', 'lib', '-key']), {
      command: 'similar',
      folder: 'lib',
      limit: 20,
      key: '-key',
    });
  });

  it('are refused with what is wrong', () => {
    equal(refused([]), 'A command is missing: list, search, similar, problems, check, export.');
    equal(refused(['find']), 'There is no command "find": use list, search, similar, problems, check, export.');
    equal(refused(['list']), '"lit list" needs the folder of the library.');
    equal(refused(['list', 'lib', 'x']), '"lit list" takes a folder and nothing else.');
    equal(refused(['problems', 'lib', '--limit', '3']), '"lit problems" takes a folder and nothing else.');
    equal(refused(['search', 'lib', '--nope', 'x']), 'There is no option "--nope".');
    equal(refused(['search', 'lib', '--nope=x', 'x']), 'There is no option "--nope".');
    equal(refused(['search', 'lib', '--=x']), 'There is no option "--".');
    equal(refused(['search', 'lib', '--constructor', '--__proto__']), 'There is no option "--constructor".');
    equal(refused(['search', 'lib', '--no-limit']), 'There is no option "--no-limit".');
    equal(refused(['search', 'lib', 'x', '--limit']), '"--limit" needs a value.');
    equal(refused(['search', 'lib']), '"lit search" needs a query, or --queries FILE.');
    equal(refused(['search', 'lib', 'x', '--queries', 'f']), '"lit search" takes a query or --queries FILE, not both.');
    equal(refused(['similar', 'lib']), '"lit similar" needs a folder and one citation key.');
    equal(refused(['similar', 'lib', 'a', 'b']), '"lit similar" needs a folder and one citation key.');
    equal(refused(['check', 'lib', 'a.md', '--format', 'ris']), '"lit check" takes no "--format".');
  });
});
