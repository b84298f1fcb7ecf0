import assert from 'node:assert/strict';
import { cslItem } from '../../../../src/core/cite/export/csl-item';
import { documentEntries } from '../../../../src/core/cite/bibliographies/document-entries';
import { syncedBibMark } from '../../../../src/core/parse/formats/bibtex';
import { yaml } from '../../../../src/core/parse/yaml/library';

const bib = `@string{jm = {Journal of Moss}}
@article{own2020, ids = {older, oldest}, author = {Own, Olga}, title = {Walls {M}oss}, journal = jm, year = 2020}
@misc{untitled, author = {Berg, Ann}, year = 2021}
`;
const items = (path: string, text: string, ...keys: string[]) => documentEntries(path, text, keys, yaml).map(cslItem);

describe('papers of a document’s own bibliographies', () => {
  it('are what BibTeX says of them, strings resolved', () => {
    const [item] = items('/w/refs.bib', bib, 'own2020');
    assert.deepEqual(
      [item?.id, item?.type, item?.title, item?.['container-title'], item?.author],
      ['own2020', 'article-journal', 'Walls Moss', 'Journal of Moss', [{ family: 'Own', given: 'Olga' }]],
    );
  });

  it('have the strings of the other bibliographies, and what macros of the preamble stand for', () => {
    const text = `@preamble{ "\\newcommand{\\noopsort}[1]{} " # "\\providecommand{\\swap}[2]{#2#1}" # {\\def\\inst{Institute of \\moss}\\def\\moss{Moss}} }
@book{wall, title = {\\noopsort{x}A \\swap{b}{a} \\emph{title}}, year = "{\\noopsort{1980}}1981", publisher = {\\inst}, journal = IEEE_J_X}
@book{rust, title = {Rust}, publisher = {\\inst}, journal = jm}`;
    const read = (...related: string[]) =>
      documentEntries('/w/refs.bib', text, ['wall', 'rust'], undefined, related).map(cslItem);
    const [wall, rust] = read('@string{IEEE_J_X = {Journal of X}}', bib);
    assert.deepEqual(
      [wall?.title, wall?.issued, wall?.publisher, wall?.['container-title']],
      ['A ab title', { 'date-parts': [[1981]] }, 'Institute of Moss', 'Journal of X'],
    );
    assert.deepEqual([rust?.publisher, rust?.['container-title']], ['Institute of Moss', 'Journal of Moss']);
    assert.equal(read()[0]?.['container-title'], 'IEEE_J_X');
  });

  it('have what macros stand for of preambles behind one that nobody closes, but not of definitions within a macro', () => {
    const text = `@preamble{ "\\newcommand{\\swap"
@preamble{ "\\def\\outer{A \\def\\inner{b}}\\def\\moss{Moss}" }
@book{wall, title = {Walls}, publisher = {\\moss}, address = {\\inner}}`;
    const [wall] = documentEntries('/w/refs.bib', text, ['wall']).map(cslItem);
    assert.deepEqual([wall?.publisher, wall?.['publisher-place']], ['Moss', 'inner']);
  });

  it('are those of the keys that are asked for, further ones of an entry too', () => {
    assert.deepEqual(
      documentEntries('/w/refs.bib', bib, ['older', 'nobody', 'own2020', 'older']).map(({ id, paper }) => [
        id,
        paper.key,
        paper.title,
      ]),
      [
        ['older', 'older', 'Walls Moss'],
        ['own2020', 'own2020', 'Walls Moss'],
      ],
    );
  });

  it('are read though the library itself wrote the file, or nothing tells a title', () => {
    assert.equal(documentEntries('/w/refs.bib', `${syncedBibMark}\n${bib}`, ['own2020']).length, 1);
    assert.equal(documentEntries('/w/refs.bib', bib, ['untitled'])[0]?.paper.title, 'Berg 2021');
  });

  it('are what CSL-JSON and RIS say', () => {
    assert.deepEqual(
      items(
        '/w/refs.json',
        '[{"id": "a", "title": "One"}, {"id": "own2020", "type": "book", "title": "Two", "publisher": "P"}]',
        'own2020',
      ).map(({ id, type, title, publisher }) => [id, type, title, publisher]),
      [['own2020', 'book', 'Two', 'P']],
    );
    assert.deepEqual(
      items('/w/refs.ris', 'TY  - BOOK\nID  - own2020\nTI  - Three\nER  - \n', 'own2020').map(({ id, type, title }) => [
        id,
        type,
        title,
      ]),
      [['own2020', 'book', 'Three']],
    );
  });

  it('are what CSL-YAML and Hayagriva say', () => {
    assert.deepEqual(
      items('/w/refs.yaml', 'references:\n- id: own2020\n  type: book\n  title: Two\n', 'own2020').map(
        ({ id, type, title }) => [id, type, title],
      ),
      [['own2020', 'book', 'Two']],
    );
    assert.deepEqual(
      items('/w/refs.yaml', 'own2020:\n  type: book\n', 'own2020').map(({ id, type }) => [id, type]),
      [['own2020', 'book']],
    );
  });

  it('are none of what is damaged, or of another kind', () => {
    assert.deepEqual(items('/w/refs.json', '{"id": "own2020"', 'nobody'), []);
    assert.deepEqual(items('/w/__proto__', '', 'own2020'), []);
  });
});
