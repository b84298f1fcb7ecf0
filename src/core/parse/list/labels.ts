import {
  endsAsSentence,
  enumerates,
  hasSeveralSentences,
  isOnlyLink,
  itemOf,
  namesAddress,
  proposes,
  saysWhereItIs,
  weightOf,
} from './line-heuristics';

/** What a labelled line of a list may say about a paper. */
export type LabelledField = 'title' | 'authors' | 'abstract' | 'link' | 'doi' | 'arxiv' | 'year' | 'tags' | 'other';

const words: Record<LabelledField, string> = {
  title:
    'titre, titel, título, titolo, название, 제목, 논문제목, タイトル, 表題, ' +
    'title, paper title, paper, 标题, 题目, 题名, 论文题目, 论文标题, 文章标题, 论文, 篇名',
  authors:
    'auteur, auteurs, autor, autoren, autores, autori, авторы, автор, 저자, 著者名, ' +
    'author, authors, author(s), by, 作者, 论文作者, 作者姓名, 著者',
  abstract:
    'résumé, resumé, zusammenfassung, kurzfassung, kurzbeschreibung, resumen, resumo, riassunto, sammanfattning, samenvatting, аннотация, резюме, 초록, 요약, 국문초록, 영문초록, 要旨, 抄録, 要約, アブストラクト, 内容提要, 提要, 内容简介, ' +
    'abstract, summary, 摘要, 论文摘要, 内容摘要, 英文摘要, 原文摘要, 中文摘要, 简介, 内容',
  link:
    'url, urls, link, links, code, code url, github, repository, repo, project, project page, website, homepage, pdf, paper url, paper link, ' +
    'source code, arxiv link, arxiv url, pdf link, 链接, 网址, 地址, 论文链接, 论文地址, 代码, 代码链接, 代码地址, 源码, 项目, 项目主页, 项目地址, 主页, 开源地址, 原文链接',
  doi: 'doi',
  arxiv: 'arxiv, arxiv id, arxiv号, arxiv编号',
  year:
    'year, date, published, published on, publish date, published date, publication date, submitted, submitted on, submission date, ' +
    '年份, 年, 日期, 时间, 发表时间, 发表日期, 发布日期, 发布时间, 提交日期, 出版年',
  tags:
    'mots-clés, mots clés, mots-clefs, schlüsselwörter, schlagwörter, stichwörter, palabras clave, palavras-chave, parole chiave, nyckelord, trefwoorden, ключевые слова, 키워드, 주제어, 핵심어, キーワード, ' +
    'keyword, keywords, key words, tag, tags, index terms, 关键词, 关键字, 标签',
  other:
    'venue, journal, conference, booktitle, publisher, source, volume, issue, pages, issn, isbn, pmid, pmcid, document type, advisor, supervisor, degree, ' +
    'school, university, department, funding, correspondence, received, accepted, copyright, ' +
    'category, categories, subjects, comment, comments, journal-ref, report-no, msc-class, acm-class, language, note, notes, todo, insights, takeaways, key takeaways, affiliation, affiliations, institution, institutions, main category, primary category, 期刊, 会议, 来源, 出处, 单位, 机构, 备注, 分类, 类别, 语言, 发表于, 作者单位, 作者简介, ' +
    '刊名, 期刊名称, 卷, 期, 卷期, 年卷期, 页码, 页, 出版社, 语种, 文献类型, 指导教师, 指导老师, 导师, 导师姓名, 学科专业, 学科, 专业, 专业名称, 研究方向, 学位, 学位类别, 学位级别, 学位类型, 学校, ' +
    '学位授予单位, 授予单位, 培养单位, 答辩日期, 院系, 学院, 所在学院, 通信作者, 通讯作者, 基金项目, 基金, 资助项目, 引用格式, 引文格式, 收稿日期, 中图分类号, 分类号, 文献标识码, 文献标志码, 文章编号',
};

/** What each word of a label, in small letters and without spaces between Han characters, says. */
export const fieldOfLabel: ReadonlyMap<string, LabelledField> = new Map(
  (Object.keys(words) as LabelledField[]).flatMap((field) =>
    words[field].split(', ').map((word): [string, LabelledField] => [word, field]),
  ),
);

const label =
  /^(?:[*_]{1,2}|#{1,6}\s+)?([[【〔［〖]?)\s*(\p{L}[\p{L}ー()\u3000 -]{0,20}?)\s*(?:[*_]{1,2}\s*[:：]|[:：]\s*[*_]{1,2}|[】\]〕］〗]\s*[:：]?|[:：])\s*/u;
/** As journals print it, without a colon. */
const printed =
  /^(?:[*_]{1,2})?(?:abstract|summary|摘\s{0,4}要)(?:(?:[*_]{1,2})?(?:\s*[—–]+|\s+-\s|\.[*_]{0,2}\s)|[*_]{1,2}\s)\s*/i;

export interface Label {
  readonly field: LabelledField;
  /** Length of what stands before the value. */
  readonly indent: number;
}

/** The label that a line begins with, after a number or bullet: `Title:`, `**Abstract:**`, `【作者】`, `- 摘  要：`. */
export function fieldLabelOf(text: string): Label | undefined {
  const quoted = /^(?:>\s?){0,3}/.exec(text)?.[0].length ?? 0;
  const before = quoted + (itemOf(text.slice(quoted, quoted + 40))?.indent ?? 0);
  const rest = text.slice(before, before + 60);
  const found = /[:：】\]〕］〗]/.test(rest) ? label.exec(rest) : null;
  if (found !== null) {
    const word = (found[2] ?? '').toLowerCase();
    const field = fieldOfLabel.get(/^[\u4e00-\u9fff]/.test(word) ? word.replace(/[\s\u3000]/g, '') : word);
    // A closing bracket needs its opening one.
    if (field !== undefined && (found[1] !== '' || !/[】\]〕］〗]/.test(found[0]))) {
      return { field, indent: before + found[0].length };
    }
  }
  const without = printed.exec(rest);
  return without === null ? undefined : { field: 'abstract', indent: before + without[0].length };
}

/** A label and whether its value is what it says. */
export interface Labelled extends Label {
  /** Whether the value may be that of the field: an abstract is neither a title nor a list of authors. */
  readonly fits: boolean;
}

/** From this weight on a sentence is more than any title. */
const maxTitleSentenceLength = 150;
/** From this weight on several sentences are. */
const minSentences = 110;
/** From this weight on a sentence with a Chinese full stop is. */
const minHanSentence = 60;
/** From this weight on a text of sentences is an abstract. */
export const minAbstractLength = 250;

/** Whether a value reads as an abstract whatever its label says. */
function readsAsAbstract(value: string, field: LabelledField): boolean {
  const sentence = endsAsSentence(value) || hasSeveralSentences(value);
  const weight = weightOf(value);
  if (field === 'title' && weight >= minHanSentence && /。$/.test(value)) {
    return true;
  }
  if (
    field !== 'other' &&
    field !== 'link' &&
    weight >= minSentences &&
    endsAsSentence(value) &&
    hasSeveralSentences(value)
  ) {
    return true;
  }
  return (
    proposes(value) ||
    saysWhereItIs(value) ||
    (sentence && (weight >= minAbstractLength || (weight >= maxTitleSentenceLength && !/[?？]$/.test(value))))
  );
}

/** Fields whose values hold no address behind other words. */
const unlinked: ReadonlySet<LabelledField> = new Set<LabelledField>(['authors', 'arxiv', 'doi', 'year', 'tags']);

/** The label of a line, judged by what stands behind it. */
export function labelledOf(text: string): Labelled | undefined {
  const found = fieldLabelOf(text);
  if (found === undefined) {
    return undefined;
  }
  const value = text.slice(found.indent);
  // "Paper: https://…" is a link.
  const field = found.field === 'title' && isOnlyLink(value) ? 'link' : found.field;
  const fits =
    field === 'abstract' ||
    (field === 'link' && /^(?:https?:|www\.)/i.test(value)) ||
    ((field === 'authors' || field === 'tags') && enumerates(value) && !proposes(value)) ||
    (!readsAsAbstract(value, field) && !(unlinked.has(field) && namesAddress(value)));
  return { field, indent: found.indent, fits };
}
