import assert from 'node:assert/strict';
import { atOnce } from '../../../src/core/async/time-slicer';
import { DocumentKeys } from '../../../src/core/cite/bibliographies/document-keys';
import { parseCitations } from '../../../src/core/cite/languages/index';
import { CitationChecker, missingBibliographies } from '../../../src/core/usecases/check-documents';
import { Library } from '../../../src/core/library/library';
import { deriveSource } from '../../../src/core/library/derive';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { parsePins } from '../../../src/core/library/pins/pins';

let library: Library;

function prepare(): void {
  library = new Library();
  library.apply({
    updated: [
      { source: 'papers.bib', parsed: deriveSource(parseBibtex('@misc{owl-net, title = {Owl nets at dusk}}\n')) },
    ],
    removed: [],
  });
  library.setPins('literature-keys.json', parsePins('{"keys": {"heron": {"title": "Herons at noon"}}}'));
}

const checked = (text: string, own = DocumentKeys.none, syntax: 'pandoc' | 'latex' = 'pandoc') => ({
  text,
  parsed: parseCitations(text, syntax),
  own,
});

describe('CitationChecker', () => {
  beforeEach(prepare);

  it("finds what the library and the document's own bibliographies do not resolve, prepared or not", () => {
    const checker = new CitationChecker(library);
    const document = checked(
      '[@owl-net; @owl-nett; @heron; @fern]',
      new DocumentKeys([], new Set(['fern']), 'read', []),
    );
    const found = () =>
      checker.findings(document).map(({ code, about, nearest }) => [code, about, nearest.map(({ key }) => key)]);
    const expected = [
      ['unknown-key', undefined, ['owl-net']],
      ['lost-paper', 'Herons at noon', []],
    ];
    assert.deepEqual(found(), expected);
    atOnce(checker.prepare(document));
    assert.deepEqual(found(), expected);
  });
});

describe('a citation by an identifier', () => {
  beforeEach(prepare);

  it('means the paper of the library that has it', () => {
    const papers = new Library();
    papers.apply({
      updated: [
        {
          source: 'papers.bib',
          parsed: deriveSource(
            parseBibtex(
              '@misc{moss, doi = {10.1000/ABC}, title = {Moss}}\n@misc{fern, eprint = {2001.00001}, archiveprefix = {arXiv}, title = {Fern}}\n',
            ),
          ),
        },
      ],
      removed: [],
    });
    const cited = [
      'doi:10.1000/abc',
      '10.1000/abc',
      'https://doi.org/10.1000/abc',
      'arxiv:2001.00001v2',
      'https://arxiv.org/abs/2001.00001',
      'doi:10.48550/arXiv.2001.00001',
      'doi:10.1000/other',
      'moss',
      'abc',
    ];
    assert.deepEqual(
      cited.map((key) => papers.cited(key)?.key),
      ['moss', 'moss', 'moss', 'fern', 'fern', 'fern', undefined, 'moss', undefined],
    );
  });
});

describe('missingBibliographies', () => {
  beforeEach(prepare);

  const missing = (...names: readonly string[]) => new DocumentKeys([], new Set(), 'unread', names);
  const references = (document: ReturnType<typeof checked>) =>
    missingBibliographies(document).map(({ written, reference }) => [written, reference?.path]);

  it('are a mistake where the document itself names them', () => {
    assert.deepEqual(references(checked('---\nbibliography: refs.bib\n---\n', missing('refs.bib'))), [
      ['refs.bib', 'refs.bib'],
    ]);
  });

  it('are none where something else names them, they are elsewhere, or the tool searches for them', () => {
    assert.deepEqual(references(checked('[@a]', missing('refs.bib'))), [['refs.bib', undefined]]);
    assert.deepEqual(
      references(
        checked('---\nbibliography: https://example.org/refs.bib\n---\n', missing('https://example.org/refs.bib')),
      ),
      [['https://example.org/refs.bib', undefined]],
    );
    for (const path of ['~/refs.bib', '/home/me/refs.bib', 'C:\\refs.bib', '%HOME%/refs.bib']) {
      assert.deepEqual(
        references(checked(`---\nbibliography: '${path}'\n---\n`, missing(path))).map(([, told]) => told),
        [undefined],
        path,
      );
    }
    assert.deepEqual(references(checked('---\nbibliography: /refs.bib\n---\n', missing('/refs.bib'))), [
      ['/refs.bib', '/refs.bib'],
    ]);
    assert.deepEqual(references(checked('\\bibliography{refs}', missing('refs.bib'), 'latex')), [
      ['refs.bib', undefined],
    ]);
  });
});
