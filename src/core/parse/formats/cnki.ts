import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import { taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';

/** CNKI's own form, whose tags say everything twice: `Title-题名:`. Wanfang has it too. */
export const cnki: BibliographyFormat = {
  id: 'cnki',
  name: 'CNKI',
  extensions: [],
  kind: 'export',
};

const tagLine =
  /^\s{0,4}(?:[A-Za-z][A-Za-z ()（）/.]{0,30}[-－–])?(?:(?<=[-－–])|(?=DataType:))(\p{Script=Han}[\p{Script=Han}A-Za-z()（）/]{0,15}|DOI|ISSN|ISBN|CN|URL|ID|DataType)\s{0,4}[:：][ \t]?([\s\S]*)$/u;
/** The form's own tags, and any two of its kind that tell of a paper. */
const informative =
  /^\s{0,4}[A-Za-z][A-Za-z ()（）/.]{0,30}[-－–](题名|篇名|标题|作者|来源库|文献来源|关键词|摘要|发表时间)\s{0,4}[:：]/gmu;

const syntax: TaggedSyntax = {
  line: tagLine,
  first: new Set(['来源库', 'DataType']),
  single: new Set(['题名', '篇名', '标题']),
};

export const cnkiReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: cnki,
  recognizes: (sample) => new Set([...sample.matchAll(informative)].map(([, name]) => name)).size > 1,
  records: (text) => taggedRecords(text, syntax),
  roles: {
    type: '来源库 文献类型',
    title: '题名 篇名 标题 中文题名 中文篇名',
    title2: '英文题名 英文篇名 英文标题 外文题名 外文标题',
    author: '作者 中文作者 责任者',
    author2: '英文作者 外文作者 作者英文名',
    container: '文献来源 来源 刊名 中文刊名 期刊 学位授予单位 授予单位 会议名称',
    container2: '英文刊名 外文刊名 英文来源 英文文献来源',
    year: '年 年份',
    date: '发表时间 出版时间 出版日期 发表日期 日期',
    volume: '卷 卷号',
    issue: '期 卷期 刊期',
    pages: '页码 页',
    doi: 'DOI',
    url: '网址 链接 URL 链接地址 网址链接',
    abstract: '摘要 中文摘要',
    abstract2: '英文摘要 外文摘要',
    keywords: '关键词 中文关键词 英文关键词 外文关键词',
    issn: '国际标准刊号 ISSN ISBN 国际标准书号',
    publisher: '出版社 出版者 出版单位',
    language: '语种 语言',
    genre: '学位 学位级别',
    editor: '编者 主编',
  },
});
