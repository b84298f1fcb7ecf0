import assert from 'node:assert/strict';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type { BibtexDetails } from '../../../src/core/parse/bibtex-entry';

type Parse = (entry: string, context?: string) => BibtexDetails | undefined;

/** The module as the web worker host gets it: bundled for browsers, run without any global of Node. */
function loadBundled(): Parse {
  const entry = join(__dirname, '..', '..', '..', 'src', 'core', 'parse', 'bibtex-entry.ts');
  const [bundle] = buildSync({ entryPoints: [entry], bundle: true, write: false, format: 'cjs', platform: 'browser', mainFields: ['module', 'main'] }).outputFiles;
  const module = { exports: {} as { parseBibtexEntry?: Parse } };
  runInNewContext(bundle?.text ?? '', { module, exports: module.exports });
  return module.exports.parseBibtexEntry ?? assert.fail('no export');
}

describe('BibTeX entry', () => {
  it('is understood fully by the kept parser, bundled for a web worker', () => {
    const parseBibtexEntry = loadBundled();
    const details = parseBibtexEntry(
      '@article{k, title={A {\\"o}ber {DNA} Strand}, author={van der Berg, J{\\\'e}r{\\^o}me and {WHO}}, journal=n, volume=3, keywords={a, b}}',
      '@string{n = "Nature"}',
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

  it('is left alone where it or its definitions are longer than any', function () {
    this.timeout(10_000);
    const parseBibtexEntry = loadBundled();
    assert.equal(parseBibtexEntry(`@misc{k, title={${'"'.repeat(5_000_000)}}}`), undefined);
    assert.equal(parseBibtexEntry('@misc{k, title={T}}', '@string{a = "b"}\n'.repeat(300_000))?.fields.get('title'), 'T');
  });
});
