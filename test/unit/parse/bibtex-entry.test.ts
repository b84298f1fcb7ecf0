import assert from 'node:assert/strict';
import type * as bibtexEntry from '../../../src/core/parse/bibtex/entry-text';
import { bundled } from './bundled';

describe('BibTeX entry', () => {
  it('is understood fully by the kept parser, bundled for a web worker', () => {
    const { parseBibtexEntry } = bundled<typeof bibtexEntry>('bibtex-entry');
    const details = parseBibtexEntry(
      '@article{k, title={A {\\"o}ber {DNA} Strand}, author={van der Berg, J{\\\'e}r{\\^o}me and {WHO}}, journal={Nature}, volume=3, keywords={a, b}}',
    );
    assert.equal(details?.type, 'article');
    assert.equal(details?.key, 'k');
    assert.equal(details?.fields.get('journal'), 'Nature');
    assert.equal(details?.fields.get('title'), 'A öber DNA Strand');
    assert.equal(details?.fields.get('keywords'), 'a; b');
    assert.deepEqual(JSON.parse(JSON.stringify(details?.people.get('author'))), [
      { family: 'Berg', given: 'Jérôme', 'non-dropping-particle': 'van der' },
      { literal: 'WHO' },
    ]);
    assert.equal(parseBibtexEntry('no entry'), undefined);
  });

  it('is left alone where it is longer than any', function () {
    this.timeout(10_000);
    const { parseBibtexEntry } = bundled<typeof bibtexEntry>('bibtex-entry');
    assert.equal(parseBibtexEntry(`@misc{k, title={${'"'.repeat(5_000_000)}}}`), undefined);
  });
});
