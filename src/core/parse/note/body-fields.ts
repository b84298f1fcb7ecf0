/** What the body of a note says of its work in fields of Obsidian's Dataview: `**Title**:: Ice`, `(year:: 2019)`, as templates for Zotero write them, or set in bold. */

const field =
  /^[>\s*+_-]{0,20}([[(]?)[\s*_]{0,3}([\p{L}][\p{L} _-]{0,30}?)[\s*_]{0,6}::[\s*_]{0,6}(\S.{0,4000}?)[\s*_]{0,6}[\s~]{0,9}$/u;
/** As people set them: `- **Author**: Vera Ash`. */
const emphasised =
  /^[>\s+-]{0,20}(?:\d{1,2}[.)]\s)?(?:\*\*|__)([\p{L}][\p{L} _-]{0,30}?)(?:\s?[:：]\s?(?:\*\*|__)|(?:\*\*|__)\s{0,3}[:：])\s{0,5}(\S.{0,4000})$/u;
/** Names of fields, in small letters without spaces, to those that front matter has. */
const names: ReadonlyMap<string, string> = new Map(
  Object.entries({
    title: 'title',
    firstauthor: 'authors',
    author: 'authors',
    authors: 'authors',
    year: 'year',
    date: 'date',
    published: 'date',
    doi: 'doi',
    arxiv: 'arxiv',
    abstract: 'abstract',
    citekey: 'citekey',
    citationkey: 'citekey',
    keywords: 'keywords',
    标题: 'title',
    题名: 'title',
    作者: 'authors',
    年份: 'year',
    摘要: 'abstract',
    关键词: 'keywords',
  }),
);
/** So many lines are looked through. */
const maxLines = 400;
const isPlaceholder = (value: string): boolean => /\{\{|<%|\{%|^[-–—?]+$/.test(value);

/** The fields of a note's body, under the names of front matter; the first of each counts, but of authors each is one. */
export function bodyFields(body: string): Map<string, string | string[]> {
  const found = new Map<string, string | string[]>();
  if (!/::|[*_]\s{0,3}[:：]|[:：]\s?[*_]/.test(body)) {
    return found;
  }
  for (const line of body.split(/\r\n?|\n/, maxLines)) {
    const [, open = '', written = '', said = ''] = line.includes('::') ? (field.exec(line) ?? []) : [];
    const [, set = '', told = ''] = written === '' ? (emphasised.exec(line) ?? []) : [];
    const value = (open === '' ? said || told : said.replace(/[)\]]$/, '')).trim();
    const name = names.get((written || set).toLowerCase().replace(/[\s_-]/g, ''));
    // A day in bold may be that of the note.
    if (name === undefined || (set !== '' && name === 'date') || isPlaceholder(value)) {
      continue;
    }
    const before = found.get(name);
    if (name === 'authors') {
      found.set(name, [...(Array.isArray(before) ? before : []), value]);
    } else if (before === undefined) {
      found.set(name, value);
    }
  }
  return found;
}
