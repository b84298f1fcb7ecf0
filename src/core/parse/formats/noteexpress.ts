import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import { taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';

/** NoteExpress: what CNKI and Wanfang offer for it. */
export const noteExpress: BibliographyFormat = {
  id: 'noteexpress',
  name: 'NoteExpress',
  extensions: ['net'],
  kind: 'export',
};

const tagLine = /^\s{0,4}\{([^{}:：]{1,40})\}\s{0,4}[:：][ \t]?([\s\S]*)$/;

const syntax: TaggedSyntax = {
  line: tagLine,
  first: new Set(['Reference Type', '文献类型', '参考文献类型']),
  single: new Set(['Title', '标题', '题名']),
};

export const noteExpressReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: noteExpress,
  recognizes: (sample) =>
    /^\s{0,4}\{(?:Reference Type|文献类型|参考文献类型)\}\s{0,4}[:：]/im.test(sample) ||
    (/^\{(?:Title|标题|题名)\}\s{0,4}[:：]/im.test(sample) && /^\{(?:Authors?|作者)\}\s{0,4}[:：]/im.test(sample)),
  records: (text) => taggedRecords(text, syntax),
  roles: {
    type: 'Reference Type|文献类型|参考文献类型',
    title: 'Title|标题|题名',
    title2:
      'Translated Title|Title Translated|Foreign Title|Alternate Title|English Title|Title English|翻译标题|外文标题|英文标题|英文题名',
    author: 'Author|Authors|作者',
    author2:
      'Translated Author|Author Translated|Translated Authors|Foreign Author|English Author|Author English|翻译作者|外文作者|英文作者',
    editor: 'Secondary Author|Editor|Editors|Series Editor|编者|编辑',
    translator: 'Subsidiary Author|Translator|译者',
    container: 'Journal|Secondary Title|Book Title|Conference Name|Newspaper|Magazine|Periodical|期刊|期刊名|刊名',
    container2:
      'Translated Journal|Journal Translated|Translated Secondary Title|Foreign Journal|English Journal|Journal English|翻译期刊|外文期刊|英文刊名',
    containerOther: 'Alternate Journal|Original Publication',
    series: 'Tertiary Title|Series Title|丛书',
    year: 'Year|年份|年',
    date: 'Date|日期',
    volume: 'Volume|卷',
    issue: 'Issue|Number|期|报告号',
    pages: 'Pages|页码|页',
    doi: 'DOI|Electronic Resource Number|Electronic Resource Num',
    url: 'URL|Url|Link|网址|链接',
    abstract: 'Abstract|摘要',
    abstract2:
      'Translated Abstract|Abstract Translated|Foreign Abstract|English Abstract|Abstract English|翻译摘要|外文摘要|英文摘要',
    keywords: 'Keywords|Keyword|Translated Keywords|关键词|英文关键词',
    issn: 'ISBN/ISSN|ISSN/ISBN|ISSN|ISBN',
    publisher: 'Publisher|University|Institution|出版社|出版者|学校',
    place: 'Place Published|Place|City|出版地',
    edition: 'Edition|版次',
    language: 'Language|语言|语种',
    note: 'Notes|Note|备注',
    genre: 'Type of Work|Thesis Type|Academic Degree|Degree|学位',
    database: 'Database Provider|数据库提供者',
  },
});
