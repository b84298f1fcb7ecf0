import assert from 'node:assert/strict';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { parseSource } from '../../../src/core/parse/source';
import type { Entry, ParsedSource } from '../../../src/core/model/paper';
import { xmlTexts } from '../../../src/core/parse/tagged/xml-elements';
import { assertLinear } from './hostile';

const read = (text: string): ParsedSource => {
  const parsed = parseSource({ path: 'a.xml', text }, { markers: [] });
  assert.ok(!('skipped' in parsed), JSON.stringify(parsed));
  return parsed;
};
const namesOf = ({ authors = [] }: Pick<Entry, 'authors'>) =>
  authors.map(({ literal, family, given, suffix }) => literal ?? [family, given, suffix].filter(Boolean).join(', '));
const cslOf = (text: string, index = 0) => {
  const entry = read(text).entries[index]!;
  return publicationsIn(text, entry.format)(entry.span)?.csl ?? {};
};

describe('exports in XML', () => {
  const dblp = `<?xml version="1.0" encoding="US-ASCII"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<article key="journals/acw/AshB19" mdate="2020-01-01">
<author orcid="0000-0001-0000-0000">Vera Ash</author>
<author>J&ouml;rg Birch 0001</author>
<title>Ice on <i>slow</i> rivers.</title>
<pages>45-67</pages><year>2019</year><volume>12</volume><journal>Ann. Cold Water</journal><number>3</number>
<ee type="oa">https://doi.org/10.1000/ice.2019</ee>
<url>db/journals/acw/acw12.html#AshB19</url>
</article>
<inproceedings key="conf/val/Cedar18"><author>Ida Cedar</author><title>Stones &amp; sand: why?</title><pages>1-9</pages><year>2018</year><booktitle>VAL</booktitle><crossref>conf/val/2018</crossref></inproceedings>
<www key="homepages/1/1"><author>Ida Cedar</author><title>Home Page</title></www>
</dblp>
`;

  it('of DBLP are its records', () => {
    const { entries, problems } = read(dblp);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map((entry) => [entry.title, namesOf(entry), entry.year, entry.doi, entry.publishedIn?.container]),
      [
        ['Ice on slow rivers', ['Ash, Vera', 'Birch, Jörg'], 2019, '10.1000/ice.2019', 'Ann. Cold Water'],
        ['Stones & sand: why?', ['Cedar, Ida'], 2018, undefined, 'VAL'],
      ],
    );
    assert.deepEqual(
      [cslOf(dblp).type, cslOf(dblp).issue, cslOf(dblp).page, cslOf(dblp, 1).type],
      ['article-journal', '3', '45-67', 'paper-conference'],
    );
  });

  it('of DBLP may be what its search answers', () => {
    const { entries } = read(
      '<result><hits total="1"><hit><info><authors><author pid="1/1">Vera Ash</author><author pid="2/2">Otto Birch 0001</author></authors><title>Ice on slow rivers.</title><venue>Ann. Cold Water</venue><volume>12</volume><year>2019</year><type>Journal Articles</type><doi>10.1000/ice.2019</doi><url>https://dblp.org/rec/a</url></info><url>URL#1</url></hit></hits></result>',
    );
    assert.deepEqual(
      entries.map((entry) => [entry.title, namesOf(entry), entry.year, entry.doi]),
      [['Ice on slow rivers', ['Ash, Vera', 'Birch, Otto'], 2019, '10.1000/ice.2019']],
    );
  });

  it('of PubMed have bodies, suffixes, parts of abstracts and chapters of books', () => {
    const text =
      '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Ice &#x2013; a study.</ArticleTitle><Abstract><AbstractText Label="AIM">We ask.</AbstractText><AbstractText Label="METHODS">We walk.</AbstractText></Abstract><AuthorList><Author><LastName>Van der Berg</LastName><ForeName>An</ForeName><Suffix>Jr</Suffix></Author><Author><CollectiveName>Ice, Snow and Rivers Group</CollectiveName></Author></AuthorList></Article></MedlineCitation></PubmedArticle><PubmedBookArticle><BookDocument><PMID>2</PMID><Book><PublisherName>P</PublisherName><BookTitle>Valleys</BookTitle><PubDate><Year>2018</Year></PubDate><AuthorList Type="editors"><Author><LastName>Elm</LastName><ForeName>Fay</ForeName></Author></AuthorList></Book><ArticleTitle>Stones</ArticleTitle><AuthorList Type="authors"><Author><LastName>Cedar</LastName><ForeName>Ida</ForeName></Author></AuthorList></BookDocument></PubmedBookArticle></PubmedArticleSet>';
    const { entries } = read(text);
    assert.deepEqual(
      entries.map((entry) => [entry.title, namesOf(entry), entry.abstract, entry.publishedIn?.container]),
      [
        [
          'Ice – a study',
          ['Van der Berg, An, Jr', 'Ice Snow and Rivers Group'],
          'AIM: We ask. METHODS: We walk.',
          undefined,
        ],
        ['Stones', ['Cedar, Ida'], '', 'Valleys'],
      ],
    );
    assert.deepEqual(cslOf(text, 1).editor, [{ family: 'Elm', given: 'Fay' }]);
  });

  it('of catalogues may have a prefix, subtitles, roles, translated titles and hosts', () => {
    const text =
      '<mods:mods xmlns:mods="http://www.loc.gov/mods/v3"><mods:titleInfo><mods:nonSort>The </mods:nonSort><mods:title>ice</mods:title><mods:subTitle>a study</mods:subTitle></mods:titleInfo><mods:titleInfo type="translated"><mods:title>河冰</mods:title></mods:titleInfo><mods:name><mods:namePart>Ash, Vera</mods:namePart><mods:role><mods:roleTerm>aut</mods:roleTerm></mods:role></mods:name><mods:name type="corporate"><mods:namePart>River Office</mods:namePart><mods:role><mods:roleTerm>author</mods:roleTerm></mods:role></mods:name><mods:name><mods:namePart>Elm, Fay</mods:namePart><mods:role><mods:roleTerm>thesis advisor</mods:roleTerm></mods:role></mods:name><mods:relatedItem type="host"><mods:titleInfo><mods:title>Valleys</mods:title></mods:titleInfo><mods:name><mods:namePart type="family">Fir</mods:namePart><mods:namePart type="given">Gus</mods:namePart><mods:role><mods:roleTerm>editor</mods:roleTerm></mods:role></mods:name><mods:genre>book</mods:genre><mods:part><mods:date>2018</mods:date></mods:part></mods:relatedItem></mods:mods>';
    const [entry] = read(text).entries;
    assert.deepEqual(
      [entry?.title, namesOf(entry!), entry?.year, entry?.publishedIn?.container, entry?.translation?.title],
      ['The ice: a study', ['Ash, Vera', 'River Office'], 2018, 'Valleys', '河冰'],
    );
    assert.deepEqual([cslOf(text).type, cslOf(text).editor], ['chapter', [{ family: 'Fir', given: 'Gus' }]]);
  });

  it('have their texts where they stand, in the text, though signs of character data are written otherwise', () => {
    const text = '<a><![CDATA[R&D & more';
    const [found] = xmlTexts(text, { start: 0, end: text.length }, new Set());
    assert.deepEqual([found?.text, text.slice(found?.start, found?.end)], ['R&amp;D &amp; more', 'R&D & more']);
  });

  it('that are not closed hide no others, and are read in linear time', () => {
    const [first, second] = read(
      '<dblp><article key="a/b"><title>Ice.</title><year>2019<article key="a/c"><title>Stones.</title></article></dblp>',
    ).entries;
    assert.deepEqual([first?.title, first?.year, second?.title], ['Ice', 2019, 'Stones']);
    assertLinear(
      (text) => read(`<dblp>${text}`),
      [
        '<article key="a/b"><title>',
        '</article>',
        '<author>A</author>',
        '<mods><titleInfo><name>',
        '< ',
        '<a b="',
        '<article><!--',
        '<article><![CDATA[',
      ],
    );
  });
});
