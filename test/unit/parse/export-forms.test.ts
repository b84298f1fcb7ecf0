import assert from 'node:assert/strict';
import { parseSource } from '../../../src/core/parse/source';
import type { ParsedSource } from '../../../src/core/model/paper';
import { exported } from './database-exports';
import { assertLinear } from './hostile';

const read = (text: string, path = 'savedrecs.txt'): ParsedSource => {
  const parsed = parseSource({ path, text }, { markers: [] });
  assert.ok(!('skipped' in parsed), `${path}: ${JSON.stringify(parsed)}`);
  return parsed;
};

describe('exports of databases in files of any name', () => {
  it('in texts are RIS, BibTeX and CSL-JSON as well', () => {
    const formatsOf = (text: string, path = 'a.txt') => [
      ...new Set(read(text, path).entries.map(({ format }) => format)),
    ];
    assert.deepEqual(formatsOf('TY  - JOUR\nTI  - Ice\nER  - \n'), ['ris']);
    assert.deepEqual(formatsOf('Provider: A\nDatabase: B\n\n\n1.\nTY  - JOUR\nTI  - Ice\nER  - \n'), ['ris']);
    assert.deepEqual(
      formatsOf('Scopus\nEXPORT DATE: 12 May 2020\n\n@ARTICLE{Ash2019,\nauthor={Ash, V.},\ntitle={Ice},\n}\n'),
      ['bibtex'],
    );
    assert.deepEqual(formatsOf('\uFEFF@article{ash, title = {Ice}}\n'.slice(1)), ['bibtex']);
    assert.deepEqual(
      formatsOf('[{"id":"ash","type":"article-journal","title":"Ice","issued":{"date-parts":[[2019]]}}]'),
      ['csl-json'],
    );
    assert.deepEqual(formatsOf('TY  - JOUR\nTI  - Ice\nER  - \n', 'a.bib'), ['ris']);
    assert.deepEqual(formatsOf('@article{ash, title = {Ice}}', 'a.ris'), ['bibtex']);
  });

  it('are BibTeX where words stand before the entries in their lines, and no list that quotes an entry is', () => {
    const entry = (key: string) => `@article{${key}, author={Ash, Vera}, title={Ice on slow rivers}, year={2019}}`;
    assert.deepEqual(
      read(`Please cite our work as ${entry('a')}\nor as ${entry('b')}, if you like.\n`).entries.map(
        ({ format, writtenKey }) => [format, writtenKey],
      ),
      [
        ['bibtex', 'a'],
        ['bibtex', 'b'],
      ],
    );
    const abstract =
      'We list the stones of the lower valley and propose how they came there. The method is to compare their wear with that of stones of the upper valley.';
    for (const text of [`${abstract} Cite: ${entry('a')}\n`, `${abstract}\nCite: ${entry('a')}\n\n${abstract}\n`]) {
      assert.ok(read(text).entries.every(({ format }) => format === 'list'));
    }
  });

  it('of an unknown form are told and never read as abstracts', () => {
    const unknown = [
      'UI: 1\n',
      '<DT>Ice',
      'AN- 1\nTN- Ice on rivers\nAA- Ash\nBB- We list the stones.\nDD- 2014\n\nAN- 2\nTN- Stones\nAA- Birch\nBB- We list more of them.\nDD- 2015\n',
      '%W one\n%Y two\n%Z three\n%G four\n%C five\n',
      '{A}: one\n{B}: two\n{C}: three\n{D}: four\n',
      'QA 1\nQB Ice on rivers\nQC Ash\nQD We list\nQE stones\n',
    ];
    for (const text of unknown.slice(2)) {
      const { entries, problems } = read(text);
      assert.deepEqual(
        [entries, problems.map(({ code, span }) => `${code} ${span.line}`)],
        [[], ['unknown-export 0']],
        text,
      );
      assert.deepEqual(parseSource({ path: 'a.txt', text }, { markers: [], needsEvidence: true }), {
        skipped: 'no-entries',
      });
    }
  });

  it('are not seen in lists of abstracts and other texts', () => {
    const abstract =
      'How mosses grow on walls is little known. In this paper we propose a camera rig that counts them. It was tried on twelve walls.';
    for (const text of [
      `${abstract}\n\n${abstract.replace('mosses', 'ferns')}\n`,
      `Title: Ice\nAuthors: Vera Ash\nAbstract: ${abstract}\n`,
      `1. ${abstract}\n2. ${abstract}\n`,
      `AI ${abstract}\nWE ${abstract}\nIN ${abstract}\n`,
      `题名：河冰\n作者：王小明\n摘要：冬季缓慢的河流会结冰。\n`,
    ]) {
      assert.deepEqual([...new Set(read(text).entries.map(({ format }) => format))], ['list'], text);
    }
    assert.equal(
      'skipped' in parseSource({ path: 'pom.xml', text: '<project><name>a</name></project>' }, { markers: [] }),
      true,
    );
    assert.equal(
      'skipped' in parseSource({ path: 'a.net', text: '*Vertices 2\n1 "a"\n2 "b"\n' }, { markers: [] }),
      true,
    );
  });

  it('take time by their length, whatever they hold @slow', function () {
    this.timeout(240_000);
    const units = [
      ...Object.values(exported),
      '%A a\n',
      '%0 a\n',
      '{Title}: a\n',
      '{Reference Type}: a\n',
      'RT a\n',
      'AB a\nb\n',
      'PT J\n',
      'TI a\n   b\n',
      'PMID- 1\n',
      'Title-题名: a\n',
      '<record>',
      '<title><style>',
      '<![CDATA[',
      '<a>',
      '<!--',
      '&amp;',
      '1. A. 2019\n\n',
      '(2019) A, 1 (2), pp. 3.\n',
      '<RECORD 1>\n',
      'Title:a\n',
      'Title: a\n',
      '____________\n',
      '"a",',
      ',"',
      '"" ',
      '\n',
      ' ',
    ];
    const own = Object.values(exported);
    own.forEach((start) => {
      assertLinear(
        (text) => parseSource({ path: 'a.txt', text: start + text }, { markers: [] }),
        [start, ...units.slice(own.length).filter((_, index) => (index + start.length) % 4 === 0)],
        20_000,
      );
    });
    assertLinear(
      (text) => parseSource({ path: 'a.txt', text: exported['endnote-xml']! + text }, { markers: [] }),
      ['<record>', '<title><style>', '<![CDATA[', '<a>', '<!--', '&amp;'],
      20_000,
    );
  });
});
