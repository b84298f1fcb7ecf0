import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { sourceLines } from '../tagged/source-line';
import { taggedReader } from '../tagged/tagged-format';
import { type TaggedLine, taggedRecords, type TaggedSyntax, type TaggedValue } from '../tagged/tagged-records';

/** Plain text of CSSCI, CQVIP and SinoMed: `【来源篇名】…`, `【题  名】…`, `标题：…`. */
export const chineseDatabases: BibliographyFormat = {
  id: 'chinese-databases',
  name: 'CSSCI, CQVIP, SinoMed',
  extensions: [],
  kind: 'export',
};

const titles: readonly string[] = ['来源篇名', '题名', '篇名', '标题', '中文标题', '中文题名'];

/** A label in brackets, or one of the databases' own before a colon. Spaces fill short ones. */
const inBrackets =
  /^\s{0,4}【(?!目的|背景|方法|结果|结论|意义|材料|对象|摘要翻译)([^【】]{1,12})】[:：]?[ \t\u3000]{0,8}([\s\S]*)$/;
const beforeColon =
  /^\s{0,4}([\p{Script=Han} \u3000]{1,12}|DOI|ISSN|ISBN|CN|PMID)[ \t]{0,4}[:：][ \t\u3000]{0,8}([\s\S]*)$/u;
const names: ReadonlySet<string> = /* @__PURE__ */ knownNames();

function knownNames(): ReadonlySet<string> {
  return new Set(
    [
      ...titles,
      '流水号 英文标题 英文篇名 英文题名 作者 著者 来源作者 第一作者 通讯作者 作者单位 作者地址 国省市名 机构 机构名称 第一机构 摘要 文摘 英文摘要 著者文摘 出处 期刊 刊名 期刊名称 中文期刊 年代卷期 年 年份 出版年 卷 卷号 期 期号 页 页码 起止页码 关键词 关键字',
      '主题词 特征词 主题词加权 分类号 中图分类号 中图类号 基金 基金类别 基金项目 资助类别 参考文献 参文数 语种 文种 语言 网址 链接 出版地 出版社 DOI ISSN ISBN CN PMID 国内代码 内部代码 创建日期 数据更新日期 文献类型 资料类型 学科分类 学科类别',
    ].flatMap((line) => line.split(' ')),
  );
}

/** A label without the spaces that fill it: `【题  名】`. */
const plainName = (name: string): string => name.replace(/[\s\u3000]/g, '');

function syntaxOf(text: string): TaggedSyntax {
  // In brackets, what is no part of an abstract is a label, known or not.
  const isBracketed = /^\s{0,4}【/m.test(text.slice(0, 20_000));
  return {
    ...(isBracketed ? { line: inBrackets } : { line: beforeColon, tags: names }),
    nameOf: plainName,
    first: new Set(['流水号', '来源篇名']),
    single: new Set(titles),
  };
}

function labelsOf(sample: string): ReadonlySet<string> {
  const found = sample.split(/\r\n?|\n/).flatMap((row) => (inBrackets.exec(row) ?? beforeColon.exec(row))?.[1] ?? []);
  return new Set(found.map(plainName).filter((name) => names.has(name)));
}

/** Labels that only databases write; a list of one's own has title, authors and abstract. */
const informative =
  /^(?:流水号|来源篇名|来源作者|年代卷期|中图类号|出处|刊名|期刊|期刊名称|中文期刊|机构|机构名称|国省市名|年份|年|卷|卷号|期|期号|页码|英文标题|英文篇名|英文题名|主题词|特征词|著者文摘|第一机构|作者单位|作者地址|网址|国内代码|内部代码)$/;

function recognizes(sample: string): boolean {
  const labels = labelsOf(sample);
  return (
    titles.some((title) => labels.has(title)) &&
    ['作者', '著者', '来源作者'].some((name) => labels.has(name)) &&
    ['出处', '刊名', '期刊', '期刊名称', '中文期刊', '年代卷期', '流水号'].some((name) => labels.has(name)) &&
    [...labels].filter((name) => informative.test(name)).length > 1
  );
}

/** `王小明/李红`, `王小明[1] 李红[2]`, `王小明(1)；李红(2)`. */
const apart = (row: TaggedValue): TaggedValue => ({
  ...row,
  text: row.text.replace(/\[\d{1,3}(?:[,，]\d{1,3}){0,9}\]/g, ';').replace(/\//g, ';'),
});

function linesOf({ tag, rows }: TaggedLine): TaggedLine[] {
  return tag === '出处' || tag === '年代卷期'
    ? sourceLines(rows)
    : /^(?:作者|著者|来源作者|关键词|关键字)$/.test(tag)
      ? [{ tag, rows: rows.map(apart) }]
      : [{ tag, rows }];
}

export const chineseDatabasesReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: chineseDatabases,
  recognizes,
  records: (text) => {
    const { records, stray } = taggedRecords(text, syntaxOf(text));
    return { records: records.map((record) => ({ ...record, lines: record.lines.flatMap(linesOf) })), stray };
  },
  roles: {
    type: '文献类型 资料类型',
    title: '来源篇名 题名 篇名 标题 中文标题 中文题名',
    title2: '英文标题 英文篇名 英文题名',
    author: '作者 著者 来源作者',
    container: '期刊 刊名 期刊名称 中文期刊 source/container',
    year: '年 年份 出版年 source/year',
    date: 'source/date',
    volume: '卷 卷号 source/volume',
    issue: '期 期号 source/issue',
    pages: '页 页码 起止页码 source/pages',
    doi: 'DOI',
    url: '网址 链接',
    abstract: '摘要 文摘',
    abstract2: '英文摘要',
    keywords: '关键词 关键字',
    issn: 'ISSN ISBN',
    publisher: '出版社',
    place: '出版地',
    language: '语种 文种 语言',
    pmid: 'PMID',
  },
});
