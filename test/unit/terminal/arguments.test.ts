import assert from 'node:assert/strict';
import { parseArguments, UsageError } from '../../../src/terminal/arguments';

const refused = (words: readonly string[]) => {
  let message = '';
  assert.throws(
    () => parseArguments(words),
    (error) => error instanceof UsageError && (message = error.message) !== '',
  );
  return message;
};

describe('arguments of lit', () => {
  it('take options anywhere, their value after a space or "=", whatever it looks like; the last one counts', () => {
    const search = { command: 'search', folder: 'lib', limit: 5, query: 'moss walls' };
    assert.deepEqual(parseArguments(['search', 'lib', 'moss', 'walls', '--limit', '5']), search);
    assert.deepEqual(parseArguments(['--limit=5', 'search', 'lib', 'moss walls']), search);
    assert.deepEqual(parseArguments(['search', '--limit', '3', 'lib', '--limit', '5', 'moss', 'walls']), search);
    assert.deepEqual(parseArguments(['search', 'lib', '--queries', '--limit']), {
      command: 'search-queries',
      folder: 'lib',
      limit: 20,
      queriesFile: '--limit',
    });
    assert.deepEqual(parseArguments(['search', 'lib', '--queries=a=b', '--limit', '2']), {
      command: 'search-queries',
      folder: 'lib',
      limit: 2,
      queriesFile: 'a=b',
    });
    assert.equal(
      refused(['search', 'lib', 'x', '--limit', '-5']),
      '"--limit" takes a whole number from 1 to 999999, not "-5".',
    );
    assert.equal(
      refused(['search', 'lib', 'x', '--limit=']),
      '"--limit" takes a whole number from 1 to 999999, not "".',
    );
  });

  it('take words with one "-" as they are, and all words after "--"', () => {
    assert.deepEqual(parseArguments(['search', 'lib', '-author:he', '-', '-x=3', 'moss']), {
      command: 'search',
      folder: 'lib',
      limit: 20,
      query: '-author:he - -x=3 moss',
    });
    assert.deepEqual(parseArguments(['search', 'lib', '--', '--limit', '-x', '--', 'moss']), {
      command: 'search',
      folder: 'lib',
      limit: 20,
      query: '--limit -x -- moss',
    });
    assert.deepEqual(parseArguments(['similar', 'lib', '-key']), {
      command: 'similar',
      folder: 'lib',
      limit: 20,
      key: '-key',
    });
  });

  it('of add are the folder, one work and catalogues', () => {
    const add = { command: 'add', folder: 'lib', work: '10.1000/x', catalogues: ['a.json', 'b.bib'] };
    assert.deepEqual(parseArguments(['add', 'lib', '10.1000/x', '--catalogue', 'a.json', 'b.bib']), add);
    assert.deepEqual(parseArguments(['add', '--catalogue=a.json', '--catalogue', 'b.bib', 'lib', '10.1000/x']), add);
    assert.deepEqual(parseArguments(['add', 'lib', 'A Title']), { ...add, work: 'A Title', catalogues: [] });
    const needs = '"lit add" needs the folder of the library and one identifier, or a title in quotes.';
    assert.equal(refused(['add', 'lib']), needs);
    assert.equal(refused(['add', 'lib', 'A', 'Title']), needs);
    assert.equal(refused(['add', 'lib', 'x', '--limit', '2']), '"lit add" takes no "--limit".');
  });

  it('of identify are the folder and catalogues, as many as are named; --write takes no value', () => {
    const identify = {
      command: 'identify',
      folder: 'lib',
      catalogues: ['a.json', 'b.bib'],
      isWritten: false,
      limit: undefined,
    };
    assert.deepEqual(parseArguments(['identify', 'lib', '--catalogue', 'a.json', 'b.bib']), identify);
    assert.deepEqual(parseArguments(['identify', '--catalogue', 'a.json', 'lib', '--catalogue=b.bib']), identify);
    assert.deepEqual(parseArguments(['identify', 'lib', '--write', '--catalogue', 'a.json', 'b.bib', '--limit', '5']), {
      ...identify,
      isWritten: true,
      limit: 5,
    });
    const missing = '"lit identify" needs the folder of the library and "--catalogue" with a file of records.';
    assert.equal(refused(['identify', 'lib', 'a.json']), missing);
    assert.equal(refused(['identify', 'lib', '--write=no', '--catalogue', 'a']), '"--write" takes no value.');
    assert.equal(refused(['list', 'lib', '--write']), '"lit list" takes a folder and nothing else.');
    assert.equal(refused(['check', 'lib', 'a.md', '--write']), '"lit check" takes no "--write".');
  });

  it('may be several libraries to serve, with the folder of the cache', () => {
    assert.deepEqual(parseArguments(['mcp', 'a', 'b', '--cache', 'c']), {
      command: 'mcp',
      folders: ['a', 'b'],
      cache: 'c',
    });
    assert.deepEqual(parseArguments(['mcp', 'a']), { command: 'mcp', folders: ['a'], cache: undefined });
    assert.equal(refused(['mcp']), '"lit mcp" needs the folder of the library.');
    assert.equal(refused(['mcp', 'a', '--limit', '3']), '"lit mcp" takes no "--limit".');
  });

  it('are refused with what is wrong', () => {
    assert.equal(
      refused([]),
      'A command is missing: list, search, similar, problems, check, export, identify, add, push, mcp.',
    );
    assert.equal(
      refused(['find']),
      'There is no command "find": use list, search, similar, problems, check, export, identify, add, push, mcp.',
    );
    assert.equal(refused(['list']), '"lit list" needs the folder of the library.');
    assert.equal(refused(['list', 'lib', 'x']), '"lit list" takes a folder and nothing else.');
    assert.equal(refused(['problems', 'lib', '--limit', '3']), '"lit problems" takes a folder and nothing else.');
    assert.equal(refused(['search', 'lib', '--nope', 'x']), 'There is no option "--nope".');
    assert.equal(refused(['search', 'lib', '--nope=x', 'x']), 'There is no option "--nope".');
    assert.equal(refused(['search', 'lib', '--=x']), 'There is no option "--".');
    assert.equal(refused(['search', 'lib', '--constructor', '--__proto__']), 'There is no option "--constructor".');
    assert.equal(refused(['search', 'lib', '--no-limit']), 'There is no option "--no-limit".');
    assert.equal(refused(['search', 'lib', 'x', '--limit']), '"--limit" needs a value.');
    assert.equal(refused(['search', 'lib']), '"lit search" needs a query, or --queries FILE.');
    assert.equal(
      refused(['search', 'lib', 'x', '--queries', 'f']),
      '"lit search" takes a query or --queries FILE, not both.',
    );
    assert.equal(refused(['similar', 'lib']), '"lit similar" needs a folder and one citation key.');
    assert.equal(refused(['similar', 'lib', 'a', 'b']), '"lit similar" needs a folder and one citation key.');
    assert.equal(refused(['check', 'lib', 'a.md', '--format', 'ris']), '"lit check" takes no "--format".');
  });

  it('of check say what is checked; a list of retractions means that references are', () => {
    const asked = { command: 'check', folder: 'lib', documents: ['a.md', 'b.md'] };
    assert.deepEqual(parseArguments(['check', 'lib', 'a.md', 'b.md']), asked);
    assert.deepEqual(parseArguments(['check', '--records', 'lib', 'a.md', 'b.md']), { ...asked, records: true });
    assert.deepEqual(parseArguments(['check', 'lib', 'a.md', '--retractions', 'list.csv', 'b.md', '--uncited']), {
      ...asked,
      records: true,
      retractions: 'list.csv',
      uncited: true,
    });
    assert.equal(refused(['check', 'lib', 'a.md', '--records=yes']), '"--records" takes no value.');
    assert.equal(refused(['check', 'lib', 'a.md', '--retractions']), '"--retractions" needs a value.');
    assert.equal(
      refused(['check', 'lib', '--records']),
      '"lit check" needs the folder of the library and the documents to check.',
    );
    assert.equal(refused(['list', 'lib', '--records']), '"lit list" takes a folder and nothing else.');
  });
});
