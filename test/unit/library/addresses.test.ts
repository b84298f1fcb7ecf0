import assert from 'node:assert/strict';
import { addressesOf } from '../../../src/core/library/base/addresses';
import type { Paper, PaperLink } from '../../../src/core/model/paper';

const link = (url: string, own?: boolean) =>
  ({ kind: 'website', url, ...(own === undefined ? {} : { own }) }) as PaperLink;
const at = (fields: Partial<Paper>) => addressesOf({ links: [], ...fields } as unknown as Paper);
const page = link('https://moss.example.org/');
const others = link('https://other.example.org/', false);

describe('addresses of a paper', () => {
  it('are its own links', () => {
    assert.deepEqual(at({ links: [page, others], doi: '10.1000/moss' }), ['https://moss.example.org/']);
  });

  it('are else its DOI, and without one its page on arXiv', () => {
    assert.deepEqual(at({ links: [others], doi: '10.1000/moss', arxiv: '2001.00001' }), [
      'https://doi.org/10.1000/moss',
    ]);
    assert.deepEqual(at({ arxiv: '2001.00001' }), ['https://arxiv.org/abs/2001.00001']);
  });

  it('are none where nothing is known', () => {
    assert.deepEqual(at({}), []);
    assert.deepEqual(at({ links: [others] }), []);
  });
});
