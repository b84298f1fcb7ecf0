import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { parseCslJson } from '../../../src/core/parse/csl-json/parse-csl-json';
import { findLinks } from '../../../src/core/parse/links/find-links';
import { parseNote } from '../../../src/core/parse/note/parse-note';
import { parseRis } from '../../../src/core/parse/ris/parse-ris';
import { yaml } from '../../../src/core/parse/yaml/library';
import { assertLinear } from './hostile';

const sici = '10.1002/(SICI)1097-0000(19980815/30)17:15/16<1661::AID-LEAF968>3.0.CO;2-2';
const address = 'https://doi.org/10.1002/(SICI)1097-0000(19980815/30)17:15/16%3C1661::AID-LEAF968%3E3.0.CO;2-2';
const brackets = '10.1890/0012-0000(2002)083[1421:SDEOLC]2.0.CO;2';

describe('DOIs', () => {
  const fields: readonly (readonly [written: string, doi: string])[] = [
    [sici, sici],
    [brackets, brackets],
    [address, sici],
    [`doi: ${sici}`, sici],
    [`https://dx.doi.org/${sici}`, sici],
    [sici.replace('<', '&lt;').replace('>', '&gt;'), sici],
    [sici.replace('<', '&amp;lt;').replace('>', '&amp;gt;'), sici],
    ['10.1000%2Fabc', '10.1000/abc'],
    ['10.1016/S0000-0000(97)00012-0', '10.1016/S0000-0000(97)00012-0'],
    ['10.1000/ends.in.a.', '10.1000/ends.in.a.'],
    ['10.1000/a--b', '10.1000/a--b'],
    ['10.1000/x,', '10.1000/x'],
    ['(10.1000/x)', '10.1000/x'],
    ['10.1000/x; 10.1000/y', '10.1000/x'],
    ['10.1000/x,10.1000/y', '10.1000/x'],
    ['https://doi.org/10.1000/x?from=feed#top', '10.1000/x'],
  ];
  for (const [written, doi] of fields) {
    it(`are read to their end in fields of all formats: ${written}`, () => {
      assert.equal(parseBibtex(`@misc{a, doi = {${written}}}`).entries[0]?.doi, doi);
      assert.equal(parseRis(`TY  - JOUR\nTI  - T\nDO  - ${written}\nER  - \n`).entries[0]?.doi, doi);
      assert.equal(parseCslJson(JSON.stringify([{ id: 'a', DOI: written }])).entries[0]?.doi, doi);
      assert.equal(parseNote(`---\ntitle: T\ndoi: ${JSON.stringify(written)}\n---\n`, yaml).entries[0]?.doi, doi);
    });
  }

  for (const [latex, doi] of [
    ['10.1000/a{\\_}b', '10.1000/a_b'],
    ['10.1000/a\\_b\\&c\\%d', '10.1000/a_b&c%d'],
    ['\\url{https://doi.org/10.1000/a}', '10.1000/a'],
    [sici.replace('<', '{\\textless}').replace('>', '\\textgreater '), sici],
    [sici.replace('<', '$<$').replace('>', '$>$'), sici],
    ['\\href{https://doi.org/10.1000/a}{10.1000/a}', '10.1000/a'],
  ] as const) {
    it(`are read out of LaTeX: ${latex}`, () => {
      assert.equal(parseBibtex(`@misc{a, doi = {${latex}}}`).entries[0]?.doi, doi);
    });
  }

  it('open at their address, from where they stand', () => {
    const text = `@misc{a, doi = {${sici}}}`;
    assert.deepEqual(
      parseBibtex(text).entries[0]?.links.map(({ url, start, end }) => [url, text.slice(start, end)]),
      [[address, sici]],
    );
  });

  for (const [text, url, written] of [
    [`See doi:${sici}, and more.`, address, `doi:${sici}`],
    [`See ${sici}.`, address, sici],
    [`(https://doi.org/${sici})`, address, `https://doi.org/${sici}`],
    [`See ${address}.`, address, address],
    [`<${brackets}>`, `https://doi.org/${brackets.replace('[', '%5B').replace(']', '%5D')}`, brackets],
    ['See doi:10.1000/abc.5; it is <b>', 'https://doi.org/10.1000/abc.5', 'doi:10.1000/abc.5'],
    ['(10.1000/s12-5)<br>', 'https://doi.org/10.1000/s12-5', '10.1000/s12-5'],
    ['10.1234%2Fabc-d, x', 'https://doi.org/10.1234/abc-d', '10.1234%2Fabc-d'],
  ] as const) {
    it(`are read in running text: ${text}`, () => {
      assert.deepEqual(
        findLinks(text, 0).map((link) => [link.url, text.slice(link.start, link.end)]),
        [[url, written]],
      );
    });
  }

  it('are read in linear time @slow', function () {
    this.timeout(120_000);
    assertLinear((text) => parseBibtex(`@misc{a, doi = {${text}}}`), ['10.1000/', '\\url', '&lt;', '%3', '$<']);
    assertLinear(
      (text) => findLinks(text, 0),
      ['10.1000/<', '10.1000/a<b>1.', 'https://doi.org/10.1000/[', 'doi:10.1000/('],
    );
  });
});
