import assert from 'node:assert/strict';
import { QueryMemory } from '../../../src/core/search/index/query-memory';

describe('query memory', () => {
  it('makes once what it is asked for again, until it is cleared', () => {
    const memory = new QueryMemory();
    let made = 0;
    const get = () => memory.get('word', () => ++made);
    assert.deepEqual([get(), get()], [1, 1]);
    memory.clear();
    assert.equal(get(), 2);
  });

  it('forgets what was not asked for the longest', () => {
    const memory = new QueryMemory();
    const made: string[] = [];
    const get = (name: string) =>
      memory.get(name, () => {
        made.push(name);
        return name;
      });
    for (let index = 0; index < 200; index++) {
      get('kept');
      get(`other ${index}`);
    }
    get('other 0');
    assert.equal(made.filter((name) => name === 'kept').length, 1);
    assert.equal(made.filter((name) => name === 'other 0').length, 2);
  });
});
