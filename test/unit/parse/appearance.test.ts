import assert from 'node:assert/strict';
import type * as appearances from '../../../src/core/parse/bibtex/appearance';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { bundled } from './bundled';

const { appearanceOf } = bundled<typeof appearances>('appearance');

/** Of the entry that begins with `start`, up to the end. */
function appearance(format: string, text: string, start = '') {
  const publication = publicationsIn(
    text,
    format,
  )({ start: text.indexOf(start), end: text.length, line: 0, endLine: 0 });
  return publication === undefined ? [] : [...appearanceOf(publication)];
}

describe('where a work appeared', () => {
  it('is read by the full parser, with strings and the parent of an entry', () => {
    const child = '@inproceedings{fern, title = {Ferns}, crossref = {Walls2020}, pages = {1--9}}';
    const parent =
      '@proceedings{walls2020, title = {Proceedings of {\\"O}ld Walls}, publisher = stone # { Press}, volume = 3}';
    assert.deepEqual(appearance('bibtex', `@string{stone = {Stone}}\n${parent}\n${child}`, '@inproc'), [
      'Proceedings of Öld Walls',
      'Stone Press',
      '3',
      '1–9',
    ]);
  });

  it('is read from CSL-JSON and RIS', () => {
    assert.deepEqual(
      appearance('csl-json', '{"id": "a", "container-title": "Walls", "volume": 3, "page": "1-9", "publisher": {}}'),
      ['Walls', '3', '1-9'],
    );
    assert.deepEqual(appearance('ris', 'TY  - JOUR\nTI  - Moss\nT2  - Walls\nVL  - 3\nER  - \n'), ['Walls', '3']);
  });

  it('is nothing where no bibliography says it', () => {
    assert.deepEqual(appearance('bibtex', '@misc{moss, title = {Moss}}'), []);
    assert.deepEqual(appearance('csl-json', '{"id": '), []);
    assert.deepEqual(appearance('list', 'We present MossNet.'), []);
  });
});
