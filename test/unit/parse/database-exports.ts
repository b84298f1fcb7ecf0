/** The same two works as databases export them, each in the shape of one. */
const abstracts = [
  '冬季缓慢的河流会结冰,本文收集了三个站点九十个冬天的记录,结果表明破裂日期取决于积雪深度。',
  '本文列出了下游山谷的石头，并提出它们如何到达那里的假说。',
] as const;
const english = 'Ice forms on slow rivers in winter. We propose a model of how its breaking depends on snow.';

export const exported: Readonly<Record<string, string>> = {
  noteexpress: `{Reference Type}: Journal Article
{Title}: 河冰的形成与破裂
{Translated Title}: Formation and breaking of river ice
{Author}: 王小明;李红;
{Translated Author}: Wang Xiaoming;Li Hong
{Author Address}: 河流研究所
{Journal}: 水文学报
{Translated Journal}: Journal of Hydrology
{Year}: 2021
{Volume}: 52
{Issue}: 03
{Pages}: 12-20
{Keywords}: 河冰;积雪
{Abstract}: ${abstracts[0]}
{ISBN/ISSN}: 1000-1234
{DOI}: 10.1000/ice.2021
{URL}: https://www.example.org/ice
{Database Provider}: CNKI

{Reference Type}: Thesis
{Title}: 下游山谷的石头
{Author}: 赵强
{Publisher}: 河谷大学
{Type of Work}: 硕士
{Year}: 2020
{Abstract}: ${abstracts[1]}
`,
  refer: `%0 Journal Article
%A 王小明
%A 李红
%H Wang Xiaoming
%H Li Hong
%+ 河流研究所;
%T 河冰的形成与破裂
%Q Formation and breaking of river ice
%J 水文学报
%O Journal of Hydrology
%D 2021
%V 52
%N 03
%P 12-20
%K 河冰;积雪
%X ${abstracts[0]}
%@ 1000-1234
%R 10.1000/ice.2021
%U https://www.example.org/ice
%W CNKI

%0 Thesis
%A 赵强
%T 下游山谷的石头
%I 河谷大学
%9 硕士
%D 2020
%X ${abstracts[1]}
`,
  refworks: `RT Journal Article
SR 1
A1 王小明;李红
AD 河流研究所;
T1 河冰的形成与破裂
TT Formation and breaking of river ice
JF 水文学报
YR 2021
VO 52
IS 03
SP 12
OP 20
K1 河冰;积雪
AB ${abstracts[0]}
SN 1000-1234
DO 10.1000/ice.2021
UL https://www.example.org/ice
LA 中文;
DS CNKI

RT Dissertation/Thesis
SR 1
A1 赵强
T1 下游山谷的石头
PB 河谷大学
YR 2020
AB ${abstracts[1]}
`,
  cnki: `SrcDatabase-来源库: 期刊
Title-题名: 河冰的形成与破裂
Author-作者: 王小明;李红;
Organ-单位: 河流研究所
Source-文献来源: 水文学报
Keyword-关键词: 河冰;积雪
Summary-摘要: ${abstracts[0]}
PubTime-发表时间: 2021-03-15
Year-年: 2021
Volume-卷: 52
Period-期: 03
PageCount-页码: 12-20
DOI-DOI: 10.1000/ice.2021
URL-网址: https://www.example.org/ice

SrcDatabase-来源库: 硕士
Title-题名: 下游山谷的石头
Author-作者: 赵强;
Source-文献来源: 河谷大学
Summary-摘要: ${abstracts[1]}
PubTime-发表时间: 2020-05-01
`,
  'web-of-science': `FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Ash, V
   Birch, O
AF Ash, Vera
   Birch, Otto
TI Ice on slow
   rivers
SO ANNALS OF COLD WATER
LA English
DT Article
DE ice; snow;
   rivers
AB ${english}
C1 [Ash, Vera] Inst Ice, Town, Country.
SN 1234-5678
J9 ANN COLD WATER
JI Ann. Cold Water
PD MAR 15
PY 2019
VL 12
IS 3
BP 45
EP 67
DI 10.1000/ice.2019
UT WOS:000000000000001
ER

PT S
AU Cedar, I
TI Stones of the lower valley
BE Dogwood, E
SO PROCEEDINGS OF THE VALLEY MEETING
DT Proceedings Paper
CT Valley Meeting
PY 2018
BP 1
EP 9
ER

EF
`,
  medline: `
PMID- 30000001
OWN - NLM
STAT- MEDLINE
DP  - 2019 Mar 15
VI  - 12
IP  - 3
TI  - Ice on slow
      rivers.
PG  - 45-67
LID - S1234-5678(19)30001-0 [pii]
LID - 10.1000/ice.2019 [doi]
AB  - ${english}
FAU - Ash, Vera
AU  - Ash V
FAU - Birch, Otto
AU  - Birch O
LA  - eng
PT  - Journal Article
TA  - Ann Cold Water
JT  - Annals of cold water
IS  - 1234-5678 (Print)
MH  - *Ice
MH  - Rivers
OT  - snow

PMID- 30000002
DP  - 2018
TI  - [Stones of the lower valley].
TT  - 下游山谷的石头.
AU  - Cedar I
LA  - chi
PT  - English Abstract
PT  - Journal Article
JT  - Valley
`,
  'endnote-xml': `<?xml version="1.0" encoding="UTF-8"?><xml><records><record><database name="a.enl" path="a.enl">a.enl</database><source-app name="EndNote" version="20">EndNote</source-app><rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal" font="default" size="100%">Ash, Vera</style></author><author>Birch, Otto</author></authors></contributors><titles><title><style face="normal">Ice on slow </style><style face="italic">rivers</style> &amp; lakes</title><secondary-title>Annals of Cold Water</secondary-title></titles><periodical><full-title>Annals of Cold Water</full-title></periodical><pages>45-67</pages><volume>12</volume><number>3</number><keywords><keyword>ice</keyword><keyword>snow</keyword></keywords><dates><year><style>2019</style></year><pub-dates><date>Mar 15</date></pub-dates></dates><isbn>1234-5678</isbn><abstract><style>${english}</style></abstract><urls><related-urls><url><style>https://github.com/ash/ice</style></url></related-urls></urls><electronic-resource-num><style>10.1000/ice.2019</style></electronic-resource-num></record>
<record><rec-number>2</rec-number><ref-type name="Thesis">32</ref-type><contributors><authors><author>Cedar, Ida</author></authors></contributors><titles><title>Stones of the lower valley</title></titles><dates><year>2018</year></dates><publisher>Valley University</publisher></record></records></xml>
`,
  'pubmed-xml': `<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">
<PubmedArticleSet>
<PubmedArticle>
  <MedlineCitation Status="MEDLINE" Owner="NLM">
    <PMID Version="1">30000001</PMID>
    <DateRevised><Year>2020</Year><Month>01</Month><Day>02</Day></DateRevised>
    <Article PubModel="Print">
      <Journal>
        <ISSN IssnType="Print">1234-5678</ISSN>
        <JournalIssue CitedMedium="Print"><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2019</Year><Month>Mar</Month><Day>15</Day></PubDate></JournalIssue>
        <Title>Annals of cold water</Title>
        <ISOAbbreviation>Ann Cold Water</ISOAbbreviation>
      </Journal>
      <ArticleTitle>Ice on <i>slow</i> rivers.</ArticleTitle>
      <Pagination><MedlinePgn>45-67</MedlinePgn></Pagination>
      <ELocationID EIdType="pii" ValidYN="Y">S1000</ELocationID>
      <ELocationID EIdType="doi" ValidYN="Y">10.1000/ice.2019</ELocationID>
      <Abstract><AbstractText>${english}</AbstractText></Abstract>
      <AuthorList CompleteYN="Y">
        <Author ValidYN="Y"><LastName>Ash</LastName><ForeName>Vera</ForeName><Initials>V</Initials><AffiliationInfo><Affiliation>Institute of Rivers.</Affiliation></AffiliationInfo></Author>
        <Author ValidYN="Y"><LastName>Birch</LastName><ForeName>Otto</ForeName><Initials>O</Initials></Author>
      </AuthorList>
      <Language>eng</Language>
      <PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
    </Article>
  </MedlineCitation>
  <PubmedData><ArticleIdList><ArticleId IdType="pubmed">30000001</ArticleId></ArticleIdList><ReferenceList><Reference><Citation>Other work.</Citation><ArticleIdList><ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData>
</PubmedArticle>
<PubmedArticle><MedlineCitation><PMID Version="1">30000002</PMID><Article><Journal><JournalIssue><Volume>2</Volume><PubDate><MedlineDate>2018 Jan-Feb</MedlineDate></PubDate></JournalIssue><Title>Valley letters</Title></Journal><ArticleTitle>[Stones of the lower valley].</ArticleTitle><Abstract><AbstractText Label="AIM">We list the stones.</AbstractText><AbstractText Label="METHODS">We walk.</AbstractText></Abstract><AuthorList><Author><LastName>Cedar</LastName><Initials>I</Initials></Author></AuthorList><VernacularTitle>下游山谷的石头</VernacularTitle></Article></MedlineCitation></PubmedArticle>
</PubmedArticleSet>
`,
  mods: `<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3">
<mods ID="Ash2019">
  <titleInfo><title>Ice on slow rivers</title></titleInfo>
  <name type="personal"><namePart type="given">Vera</namePart><namePart type="family">Ash</namePart><role><roleTerm authority="marcrelator" type="text">author</roleTerm></role></name>
  <name type="personal"><namePart type="family">Birch</namePart><namePart type="given">Otto</namePart><namePart type="given">B.</namePart><role><roleTerm type="code">aut</roleTerm></role></name>
  <genre authority="bibutilsgt">journal article</genre>
  <abstract>${english}</abstract>
  <relatedItem type="host">
    <titleInfo><title>Annals of Cold Water</title></titleInfo>
    <name type="personal"><namePart type="family">Elm</namePart><namePart type="given">Fay</namePart><role><roleTerm>editor</roleTerm></role></name>
    <originInfo><publisher>Cold Press</publisher><dateIssued>2019-03</dateIssued></originInfo>
    <part><detail type="volume"><number>12</number></detail><detail type="issue"><number>3</number></detail><extent unit="page"><start>45</start><end>67</end></extent></part>
    <identifier type="issn">1234-5678</identifier>
  </relatedItem>
  <relatedItem type="references"><titleInfo><title>Another work</title></titleInfo></relatedItem>
  <identifier type="doi">10.1000/ice.2019</identifier>
</mods>
<mods><titleInfo><title>Stones of the lower valley</title></titleInfo><name type="personal"><namePart>Cedar, Ida</namePart></name><originInfo><publisher>Valley Press</publisher><dateIssued>2018</dateIssued></originInfo><genre>book</genre></mods>
</modsCollection>
`,
  'pubmed-text': `1. Ann Cold Water. 2019 Mar 15;12(3):45-67. doi: 10.1000/ice.2019. Epub 2019 Jan
2.

Ice on slow
rivers.

Ash V(1), Birch O(1)(2).

Author information:
(1)Institute of Ice, Town, Country.
(2)Institute of Snow, Town, Country.

BACKGROUND: Ice forms on slow rivers in winter.
METHODS: We propose a model of how its breaking
depends on snow.

Copyright © 2019 Institute of Ice.

DOI: 10.1000/ice.2019
PMID: 30000001 [Indexed for MEDLINE]

Conflict of interest statement: The authors declare none.


2. Valley. 2018;7:e12.

Stones of the lower valley: what do they say?

Cedar I.

We list the stones of the lower valley.

PMID: 30000002
`,
  'scopus-text': `Scopus
EXPORT DATE: 12 May 2020

Ash, V., Birch, O.
Ice on slow rivers
(2019) Annals of Cold Water, 12 (3), pp. 45-67. Cited 3 times.
https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&doi=10.1000%2fice.2019
DOI: 10.1000/ice.2019

AFFILIATIONS: Institute of Ice, Town, Country

ABSTRACT: ${english} © 2019 Institute.

AUTHOR KEYWORDS: ice; snow

DOCUMENT TYPE: Article
PUBLICATION STAGE: Final
SOURCE: Scopus

Cedar, I.
Stones of the lower valley
(2018) Proceedings of the Valley Meeting, art. no. 17, .
https://www.scopus.com/inward/record.uri?eid=2-s2.0-2

ABSTRACT: We list the stones of the lower valley.

DOCUMENT TYPE: Conference Paper
SOURCE: Scopus
`,
  'science-direct': `Vera Ash, Otto Birch,
Ice on slow rivers,
Annals of Cold Water,
Volume 12, Issue 3,
2019,
Pages 45-67,
ISSN 1000-1234,
https://doi.org/10.1000/ice.2019.
(https://www.sciencedirect.com/science/article/pii/S0000000119300001)
Abstract: ${english}
Keywords: ice; snow

Ida Cedar,
Stones of the lower valley,
Valleys,
Volume 5,
2018,
100012,
ISSN 1000-1235,
https://doi.org/10.1000/ice.2018.
(https://www.sciencedirect.com/science/article/pii/S0000000218300002)

`,
  'engineering-village': `<RECORD 1>
Accession number:20193400000001
Title:Ice on slow rivers
Authors:Ash, Vera (1, 2); Birch, Otto (2)
Author affiliation:(1) Institute of Ice, Town; (2) College of Rivers, City
Source title:Annals of Cold Water
Abbreviated source title:Ann. Cold Water
Volume:12
Issue:3
Issue date:March 15, 2019
Publication year:2019
Pages:45-67
Language:English
ISSN:12345678
Document type:Journal article (JA)
Abstract:${english}
Main heading:Ice
Controlled terms:Snow - Rivers
DOI:10.1000/ice.2019
Database:Compendex
Compilation and indexing terms, Copyright 2019 Example Inc.

<RECORD 2>
Accession number:20183400000002
Title:Stones of the lower valley
Authors:Cedar, Ida (1)
Source title:Proceedings of the Valley Meeting
Publication year:2018
Document type:Conference article (CA)
Abstract:We list the stones of the lower valley.
Database:Compendex
`,
  ovid: `<1>
Unique Identifier
  30000001
Title
  Ice on slow rivers.
Source
  Annals of Cold Water. 12(3):45-67, 2019 Mar 15.
Authors
  Ash V; Birch O.
Authors Full Name
  Ash, Vera; Birch, Otto.
Institution
  Ash, Vera. Institute of Rivers, Cold Town.
Abstract
  ${english}
Publication Type
  Journal Article.
DOI
  https://dx.doi.org/10.1000/ice.2019
Year of Publication
  2019

<2>
Unique Identifier
  30000002
Title
  Stones of the lower valley.
Source
  Valley Letters. 2(1):1-9, 2018.
Authors
  Cedar I.
`,
  embase: `RECORD 1

TITLE
Ice on slow rivers

AUTHOR NAMES
Ash V.; Birch O.

AUTHOR ADDRESSES
(Ash V.) Institute of Rivers, Cold Town.

SOURCE
Annals of Cold Water (2019) 12:3 (45-67). Date of Publication: 15 Mar 2019

ABSTRACT
${english}

EMTREE MEDICAL INDEX TERMS
ice, river, snow

PUBLICATION TYPE
Article

DOI
10.1000/ice.2019

RECORD 2

TITLE
Stones of the lower valley

AUTHOR NAMES
Cedar I.

SOURCE
Valley Letters (2018) 2:1 (1-9)
`,
  cochrane: `Record #1 of 2
ID: CN-01
AU: Ash V
AU: Birch O
TI: Ice on slow rivers
SO: Annals of Cold Water
YR: 2019
VL: 12
NO: 3
PG: 45-67
PT: Journal article
KY: ice; snow
DOI: 10.1000/ice.2019
AB: ${english}

Record #2 of 2
ID: CN-02
AU: Cedar I
TI: Stones of the lower valley
SO: Valley Letters
YR: 2018
`,
  'chinese-databases': `流水号：2021000001
标题：河冰的形成与破裂
英文标题：Formation and breaking of river ice
作者：王小明(1)；李红(2)
作者单位：河谷大学水利学院
摘要：${abstracts[0]}
著者文摘：是
出处：水文学报 2021；52(03)：12-20
ISSN：1000-1234
关键词：河冰；积雪
DOI：10.1000/ice.2021

流水号：2021000002
标题：下游山谷的石头
作者：赵强
摘要：${abstracts[1]}
出处：地质学报 2020；41(2)：101-110
`,
  proquest: `____________________________________________________________

Document 1 of 2

Ice on slow rivers

Author: Ash, Vera 1 ; Birch, Otto 1, 2

 1 Institute of Ice

http://search.example.org/docview/1

Abstract: ${english}

Subject: Ice; Rivers

Title: Ice on slow rivers

Author: Ash, Vera; Birch, Otto

Publication title: Annals of Cold Water

Volume: 12

Issue: 3

Pages: 45-67

Publication year: 2019

Publication date: Mar 15, 2019

ISSN: 1234-5678

Source type: Scholarly Journals

Language of publication: English

Document type: Journal Article

DOI: http://dx.doi.org/10.1000/ice.2019

ProQuest document ID: 1

Document URL: http://search.example.org/docview/1

Database: ProQuest Central

____________________________________________________________

Document 2 of 2

Stones of the lower valley

Author: Cedar, Ida

Abstract: We list the stones of the lower valley.

Title: Stones of the lower valley

Author: Cedar, Ida

Publication title: Valley Letters

Publication year: 2018

Source type: Scholarly Journals

ProQuest document ID: 2

Database: ProQuest Central

____________________________________________________________

Contact us at: http://support.example.org Copyright © 2021 Example. All rights reserved.
`,
  csv: `Authors,Author full names,Author(s) ID,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,DOI,Link,Abstract,Author Keywords,Document Type,Source
"Ash V., Birch O.","Ash, Vera (5600000001); Birch, Otto (5600000002)","5600000001; 5600000002","Ice on slow rivers",2019,"Annals of Cold Water",12,3,,45,67,10.1000/ice.2019,https://www.scopus.com/inward/record.uri?eid=1,"${english}","ice; snow",Article,Scopus
"Cedar I.",,,"Stones of the lower valley",2018,"Valley",,,,,,,,"We list the ""stones"", all of them.

We do.",,,Scopus
`,
};
