/** What a labelled line of a list may say about a paper. */
export type Field = 'title' | 'authors' | 'abstract' | 'link' | 'doi' | 'arxiv' | 'year' | 'tags' | 'other';

const words: Record<Field, string> = {
  title: 'title, paper title, paper, 标题, 题目, 题名, 论文题目, 论文标题, 文章标题, 论文, 篇名',
  authors: 'author, authors, author(s), by, 作者, 论文作者, 著者',
  abstract: 'abstract, summary, 摘要, 论文摘要, 内容摘要, 简介, 内容',
  link:
    'url, urls, link, links, code, code url, github, repository, repo, project, project page, website, homepage, pdf, paper url, paper link, ' +
    'source code, 链接, 网址, 地址, 论文链接, 论文地址, 代码, 代码链接, 代码地址, 源码, 项目, 项目主页, 项目地址, 主页, 开源地址, 原文链接',
  doi: 'doi',
  arxiv: 'arxiv, arxiv id, arxiv号, arxiv编号',
  year: 'year, date, published, publication date, 年份, 年, 日期, 时间, 发表时间, 发表日期, 出版年',
  tags: 'keyword, keywords, key words, tag, tags, index terms, 关键词, 关键字, 标签',
  other:
    'venue, journal, conference, booktitle, publisher, category, categories, subjects, comment, comments, journal-ref, report-no, msc-class, ' +
    'acm-class, language, note, notes, 期刊, 会议, 来源, 出处, 单位, 机构, 备注, 分类, 类别, 语言, 发表于',
};

const fields = new Map((Object.keys(words) as Field[]).flatMap((field) => words[field].split(', ').map((word): [string, Field] => [word, field])));

const label =
  /^(?:[-*+•]\s+)?(?:[*_]{1,2}|#{1,6}\s+)?([[【]?)\s*([A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff() -]{0,20}?)\s*(?:[*_]{1,2}\s*[:：]|[:：]\s*[*_]{1,2}|[】\]]\s*[:：]?|[:：])\s*/;

export interface Label {
  readonly field: Field;
  /** Length of what stands before the value. */
  readonly indent: number;
}

/** The label that a line begins with: `Title:`, `**Abstract:**`, `【作者】`. */
export function labelOf(text: string): Label | undefined {
  const found = label.exec(text.slice(0, 60));
  const field = found === null ? undefined : fields.get((found[2] ?? '').toLowerCase());
  if (found === null || field === undefined) return undefined;
  // A closing bracket needs its opening one.
  if (found[1] === '' && /[】\]]/.test(found[0])) return undefined;
  return { field, indent: found[0].length };
}
