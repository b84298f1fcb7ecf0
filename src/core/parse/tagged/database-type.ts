/** What databases call their kinds of works, in English and Chinese, and CSL's types; the first that is named counts. */
const types: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/thesis|dissertation|学位|硕士|博士/i, 'thesis'],
  [/conference|proceeding|congress|symposium|会议/i, 'paper-conference'],
  [/section|chapter|in book|章节|析出/i, 'chapter'],
  [/patent|专利/i, 'patent'],
  [/news|报纸/i, 'article-newspaper'],
  [/standard|标准/i, 'standard'],
  [/magazine/i, 'article-magazine'],
  [/report|government document|报告/i, 'report'],
  [/preprint|unpublished work/i, 'article'],
  [/manuscript|unpublished/i, 'manuscript'],
  [/dataset|data set|数据集/i, 'dataset'],
  [/computer program|software|软件/i, 'software'],
  [/encyclop|reference work/i, 'entry-encyclopedia'],
  [/dictionary/i, 'entry-dictionary'],
  [/blog/i, 'post-weblog'],
  [/web|online (?:database|multimedia)|electronic source|网页/i, 'webpage'],
  [/journal|periodical|review|article|letter|editorial|期刊|论文/i, 'article-journal'],
  [/book|monograph|图书|专著/i, 'book'],
  // Web of Science has a letter, of which `B` and `S` leave open whether it is a part of a book.
  [/^j$/i, 'article-journal'],
  [/^c$/i, 'paper-conference'],
  [/^p$/i, 'patent'],
];

/** CSL's type of a work that databases call so, by the first name that tells one. */
export function databaseType(names: readonly string[]): string {
  for (const name of names) {
    const found = types.find(([pattern]) => pattern.test(name.slice(0, 80)));
    if (found !== undefined) {
      return found[1];
    }
  }
  return names.some((name) => /^[bs]$/i.test(name)) ? 'book' : 'document';
}
