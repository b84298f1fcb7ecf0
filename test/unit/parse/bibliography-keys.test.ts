import assert from 'node:assert/strict';
import { bibliographyEntries, keyUses } from '../../../src/core/parse/bibliography';
import { yaml } from '../../../src/core/parse/yaml/library';
import { assertLinear } from './hostile';

/** Keys with what stands in their ranges. */
const keys = (path: string, text: string) =>
  [...(bibliographyEntries({ path, text }, yaml)?.values() ?? [])].map(({ key, start, end }) =>
    text.slice(start, end) === key ? key : `${key} at ${text.slice(start, end)}`,
  );

describe('keys of bibliographies', () => {
  it('are read from BibTeX, with further ids and in spite of damage', () => {
    const bib =
      '@string{a = "x"}\n@misc{misc, title={T}}\n@article{b:2020,\n  ids = {old-b, older-b},\n  title = {Broken\n}\n@book (c+1, title = "C")\n@misc{misc, title={again}}\n';
    assert.deepEqual(keys('/x/refs.bib', bib), ['misc', 'b:2020', 'old-b', 'older-b', 'c+1']);
  });

  it('are read from CSL-JSON', () => {
    assert.deepEqual(
      keys('refs.json', '[{"id": "a2020", "title": "id"}, {"id":42}, {"title": "x", "id" : "b\\u002dc"}]'),
      ['a2020', '42', 'b-c at b\\u002dc'],
    );
  });

  it('are read from CSL-YAML', () => {
    assert.deepEqual(
      keys('refs.yaml', 'references:\n- id: a2020\n  title: "x"\n- title: y\n  id: "b 1"\n-   id: c # the third\n'),
      ['a2020', 'b 1', 'c'],
    );
  });

  it("are read from Typst's Hayagriva", () => {
    assert.deepEqual(
      keys(
        'refs.yml',
        '# works\nharry:\n    type: book\n    title: Harry\n"quoted-key":\n    type: misc\nlast:  # a comment\n    type: misc\n',
      ),
      ['harry', 'quoted-key', 'last'],
    );
  });

  it('are read from RIS', () => {
    assert.deepEqual(keys('refs.ris', 'TY  - JOUR\r\nID  - one\r\nER  - \r\nTY  - BOOK\r\nID  - two \r\nER  - \r\n'), [
      'one',
      'two',
    ]);
  });

  it('are not read from other kinds', () => {
    assert.equal(bibliographyEntries({ path: 'refs.xml', text: '<id>a</id>' }), undefined);
  });

  it('take linear time on hostile texts @slow', () => {
    for (const [path, unit] of [
      ['a.bib', '@misc{a,'],
      ['a.json', '"id": '],
      ['a.yaml', '- id: \n'],
      ['a.yml', '"a'],
      ['a.ris', 'ID  - \n'],
    ] as const) {
      assertLinear((text) => bibliographyEntries({ path, text }, yaml), [unit]);
    }
  });

  it('are found where other entries refer to them', () => {
    const bib = '@inbook{part, crossref = {whole}, related = "other, whole"}\n@book{whole, title = {whole}}';
    assert.deepEqual(
      keyUses({ path: 'refs.bib', text: bib }, ['whole'])
        .map(({ start }) => start)
        .sort((a, b) => a - b),
      [bib.indexOf('whole'), bib.indexOf('whole"'), bib.lastIndexOf('whole,')],
    );
  });
});
