import type { StandInWork } from './works';

/** Answers of services in XML and YAML as they are recorded in their documentation. */
const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a parser that follows it reads a file of the machine by. */
const entities = '<!DOCTYPE feed [<!ENTITY xxe SYSTEM "file:///etc/passwd"><!ENTITY lol "&xxe;&xxe;&xxe;">]>';

export function arxivFeed(works: readonly StandInWork[], isHostile = false): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${isHostile ? entities : ''}
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>ArXiv Query: search_query=&amp;id_list=&amp;start=0&amp;max_results=5</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <updated>2026-11-29T00:00:00-05:00</updated>
  <opensearch:totalResults>${String(works.length)}</opensearch:totalResults>
  ${works
    .map(
      (work) => `<entry>
    <id>http://arxiv.org/abs/${work.arxiv}v2</id>
    <updated>2021-05-24T20:37:26Z</updated>
    <published>2021-03-17T00:50:01Z</published>
    <title>${xml(work.title).replace(': ', ':\n  ')}${isHostile ? ' &xxe; &lol;' : ''}</title>
    <summary>  ${xml(work.abstract)}
</summary>
    ${work.authors.map((name) => `<author><name>${xml(name.join(' '))}</name><arxiv:affiliation>Mudflat</arxiv:affiliation></author>`).join('\n    ')}
    <arxiv:comment>12 pages</arxiv:comment>
    <arxiv:journal_ref>${xml(work.container)} 7 (2021) 12-34</arxiv:journal_ref>
    <arxiv:doi>${work.doi}</arxiv:doi>
    <link href="http://arxiv.org/abs/${work.arxiv}v2" rel="alternate" type="text/html"/>
    <link title="doi" href="http://dx.doi.org/${work.doi}" rel="related"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
  </entry>`,
    )
    .join('\n  ')}
</feed>`;
}

export const arxivError = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title>
  <entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_1234.12345</id><title>Error</title>
    <summary>incorrect id format for 1234.12345</summary><author><name>arXiv api core</name></author></entry>
</feed>`;

export function dblpHits(works: readonly StandInWork[], isHostile = false): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${isHostile ? entities : ''}
<result>
<query id="1">tidal*</query><status code="200">OK</status><time unit="msecs">12.3</time>
<hits total="${String(works.length)}" computed="${String(works.length)}" sent="${String(works.length)}" first="0">
${works
  .map(
    (work) =>
      `<hit score="5" id="123"><info><authors>${work.authors.map((name, at) => `<author pid="1/${String(at)}">${xml(name.join(' '))} 0001</author>`).join('')}</authors>` +
      `<title>${xml(work.title)}.</title><venue>${xml(work.container)}</venue><volume>7</volume><number>2</number><pages>12-34</pages><year>2021</year>` +
      `<type>Journal Articles</type><access>open</access><key>journals/jec/MarlowA21</key><doi>${work.doi}</doi><ee>https://doi.org/${work.doi}</ee>` +
      `<url>https://dblp.org/rec/journals/jec/MarlowA21</url></info><url>URL#123</url></hit>`,
  )
  .join('\n')}
</hits>
</result>`;
}

export function pubmedArticles(works: readonly StandInWork[], isHostile = false): string {
  return `<?xml version="1.0" ?>${isHostile ? entities : '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">'}
<PubmedArticleSet>
${works
  .map(
    (
      work,
    ) => `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${work.pmid}</PMID><Article PubModel="Print">
<Journal><ISSN IssnType="Print">1234-5678</ISSN><JournalIssue CitedMedium="Print"><Volume>7</Volume><Issue>2</Issue><PubDate><Year>2021</Year><Month>Mar</Month><Day>4</Day></PubDate></JournalIssue>
<Title>${xml(work.container)}</Title></Journal><ArticleTitle>${xml(work.title)}</ArticleTitle><Pagination><MedlinePgn>12-34</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">${work.doi}</ELocationID><Abstract><AbstractText>${xml(work.abstract)}</AbstractText></Abstract>
<AuthorList CompleteYN="Y">${work.authors.map(([given, family]) => `<Author ValidYN="Y"><LastName>${xml(family)}</LastName><ForeName>${xml(given)}</ForeName></Author>`).join('')}</AuthorList>
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType><PublicationType UI="D016441">Retracted Publication</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J Estuar Comput. 2022 May;8(1):1. doi: ${work.notice}.</RefSource><PMID Version="1">35000000</PMID></CommentsCorrections>
<CommentsCorrections RefType="Cites"><RefSource>J Other. doi: 10.5555/cited.</RefSource></CommentsCorrections></CommentsCorrectionsList>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">${work.pmid}</ArticleId><ArticleId IdType="doi">${work.doi}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`,
  )
  .join('\n')}
</PubmedArticleSet>`;
}

export function citationCff(work: StandInWork): string {
  const text = (value: string) => JSON.stringify(value);
  const authors = work.authors
    .map(([given, family]) => `  - family-names: ${text(family)}\n    given-names: ${text(given)}`)
    .join('\n');
  return `cff-version: 1.2.0
message: If you use this software, please cite it.
title: ${text(`${work.title} (code)`)}
version: 1.4.0
date-released: 2021-08-11
repository-code: https://github.com/${work.repository}
authors:
${authors}
  - name: Estuary Consortium
preferred-citation:
  type: article
  title: ${text(work.title)}
  authors:
${authors.replace(/^/gm, '  ')}
  journal: ${text(work.container)}
  year: 2021
  month: 3
  volume: 7
  issue: 2
  start: 12
  end: 34
  doi: ${work.doi}
  abstract: ${text(work.abstract)}
`;
}
