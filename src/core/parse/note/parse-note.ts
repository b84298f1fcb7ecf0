import type { Entry, Link, ParsedSource, Problem } from '../../model/paper';
import { arxivIn, describe, yearIn } from '../fields/bibliographic-fields';
import { normalDate } from '../csl-json/normal-date';
import { doiIn } from '../fields/doi';
import { type FrontMatter, frontMatterValues, findFrontMatter } from './front-matter';
import { withoutUndefined } from '../../text/without-undefined';
import { LineIndex } from '../../text/line-index';
import { findLinks } from '../links/find-links';
import { bodyFields } from './body-fields';
import { fieldsApart } from './fields-apart';
import { noteTexts, noteText } from './field-values';
import { noteAuthors } from './note-authors';
import type { YamlReader } from '../yaml/yaml';

/**
 * Reads a literature note: front matter about one paper, and the note as body. Without front matter it is no source.
 * @param yaml needed where the front matter is YAML
 * @param fileName tells the key where it is `@key.md` and the note states none
 */
export function parseNote(text: string, yaml: YamlReader | undefined, fileName = ''): ParsedSource {
  const front = findFrontMatter(text);
  if (front === undefined) {
    return { entries: [], problems: [] };
  }
  const fenced = text.slice(front.start, front.end);
  const body = text.slice(front.body).trim();
  if (fenced.trim() === '' && body === '') {
    return { entries: [], problems: [] };
  }
  const lines = new LineIndex(text);
  const { value, errors } = frontMatterValues(fenced, front.kind, yaml);
  const problems = new Map<string, Problem>();
  const tell = (message: string, start: number, end: number) => {
    const span = lines.spanOf(front.start + start, front.start + Math.max(start + 1, end));
    problems.set(`${span.line} ${message}`, { code: 'malformed-front-matter', args: [message], span });
  };
  errors.forEach(({ message, start, end }) => {
    tell(message, start, end);
  });
  if (errors.length === 0 && value !== null && value !== undefined && !(value instanceof Map)) {
    tell('it holds no fields (name: value)', 0, fenced.trimEnd().length);
  }
  const fields = fieldsOf(value instanceof Map ? value : fieldsApart(fenced, yaml));
  const isNamed = authorFields.some((name) => (fields.get(name) ?? '') !== '');
  for (const [name, said] of bodyFields(body)) {
    if ((fields.get(name) ?? '') === '' && !(name === 'authors' && isNamed)) {
      fields.set(name, Array.isArray(said) && said.length === 1 ? said[0] : said);
    }
  }
  return {
    entries: [entryOf(text, front, fields, body, lines.spanOf(0, text.length), fileName)],
    problems: [...problems.values()],
  };
}

/** Names of fields without regard to case, and to what parts their words. */
export const fieldName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

const authorFields = ['authors', 'author', 'creators', 'creator', 'author(s)', '作者'];

/** Where Quarto and others keep what they say of the work. */
const inner = ['citation', 'csl', 'reference', 'params'];

/** The fields of a map; those of a map in it count where it does not have them itself. */
function fieldsOf(map: ReadonlyMap<unknown, unknown>): Map<string, unknown> {
  const fields = new Map([...map].map(([name, value]) => [fieldName(String(name)), value]));
  for (const name of inner) {
    const more = fields.get(name);
    for (const [field, value] of more instanceof Map ? fieldsOf(more) : []) {
      if ((fields.get(field) ?? '') === '') {
        fields.set(field, value);
      }
    }
  }
  return fields;
}

/** The names under which notes have what their reader says of a work; the first that says something counts. */
export const readingFields = {
  status: ['status'],
  rating: ['rating'],
  tags: ['tags', 'keywords', 'keyword', '标签', '关键词'],
} as const;

/** A list of tags, or one text with commas. A leading `#` is Obsidian's. */
export function tagsOfNote(value: unknown): string[] | undefined {
  const tags = (Array.isArray(value) ? noteTexts(value) : [noteText(value) ?? ''])
    .flatMap((text) => text.split(Array.isArray(value) ? /[，、；]/ : /[,，、;；]/))
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '');
  return tags.length === 0 ? undefined : [...new Set(tags)];
}

/** The year of a date in CSL's shapes or as text. */
function yearOf(value: unknown): number | undefined {
  const plain = plainOf(value);
  const date = typeof plain === 'object' ? normalDate(plain) : undefined;
  const parts: unknown = date?.['date-parts'];
  const year: unknown = Array.isArray(parts) && Array.isArray(parts[0]) ? (parts[0] as unknown[])[0] : undefined;
  return yearIn(year === undefined ? (noteText(value) ?? noteText(date?.raw ?? date?.literal)) : String(year));
}

/** Maps as objects. */
function plainOf(value: unknown): unknown {
  return value instanceof Map
    ? Object.fromEntries(
        [...(value as ReadonlyMap<unknown, unknown>)].map(([name, inside]) => [String(name), plainOf(inside)]),
      )
    : Array.isArray(value)
      ? value.map(plainOf)
      : value;
}

/** `@key.md`, as notes of a reference manager are called. */
function keyOfName(fileName: string): string | undefined {
  return /^@(\S.*)\.[^.]+$/.exec(fileName)?.[1]?.trim();
}

/** The key in what a note calls its link to Zotero, near its beginning: `Zotero URI: zotero://select/items/@key`. */
function keyInLink(text: string, front: FrontMatter): string | undefined {
  const keys = new Set([...text.slice(0, front.body + 1_500).matchAll(zoteroLink)].map(([, key]) => key));
  return keys.size === 1 ? [...keys][0] : undefined;
}

/** A value that is a link of Markdown. */
const wholeLink = /^\[([^[\]]{1,400})\]\((\S{1,600})\)$/;
const zoteroLink = /zotero[^\r\n@]{1,30}?zotero:\/\/select\/items\/@([^\s"'()<>[\]{}|`]{1,200})/gi;

function entryOf(
  text: string,
  front: FrontMatter,
  fields: ReadonlyMap<string, unknown>,
  body: string,
  span: Entry['span'],
  fileName: string,
): Entry {
  const get = (...names: string[]) =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== null && value !== '');
  const title = noteText(get('title', '标题', '题名', '论文题目', '篇名'))
    ?.replace(wholeLink, '$1')
    .replace(/\s+/g, ' ');
  const abstract = noteText(get('abstract', 'abstractnote', '摘要')) ?? '';
  const isCsl = fields.has('issued') || fields.has('container-title');
  // Also out of so many: `4/5`.
  const rating = Number(
    /^(-?\d{1,4}(?:\.\d{1,4})?)(?:\s?\/\s?\d{1,4})?$/.exec(noteText(get(...readingFields.rating)) ?? '')?.[1] ?? NaN,
  );
  const aliases = noteTexts(get('aliases', 'alias'));
  const arxiv = noteText(get('arxiv', 'arxiv-id', 'arxivid', 'eprint'));
  const { authors, others } = noteAuthors(get(...authorFields));
  const links: Link[] = [
    ...findLinks(text.slice(front.start, front.end), front.start),
    ...findLinks(text.slice(front.body), front.body).map((link): Link => ({ ...link, own: false })),
  ];
  return {
    span,
    format: 'note',
    ...describe(title, abstract),
    abstract,
    links,
    note: body,
    ...withoutUndefined({
      writtenKey: (
        noteText(get('key', 'citekey', 'citation-key', 'citationkey', ...(isCsl ? ['id'] : []), '引用键')) ??
        keyOfName(fileName) ??
        keyInLink(text, front)
      )?.replace(/^@(?=.)/, ''),
      title,
      authors,
      translation: others === undefined ? undefined : { authors: others },
      year: [
        'year',
        'issued',
        'date',
        'published',
        'publication-date',
        'publication-year',
        'publicationdate',
        'publicationyear',
        'date-published',
        'published-date',
        'pubdate',
        'publish',
        '年份',
        '年',
        '发表年份',
        '出版年份',
        '出版年',
        '发表日期',
        '出版日期',
        '发表时间',
        '出版时间',
        '日期',
      ]
        .map((name) => yearOf(get(name)))
        .find((year) => year !== undefined),
      doi: doiIn(
        noteText(get('doi'))?.replace(wholeLink, (_, label: string, url: string) =>
          /10\.\d{4}/.test(label) ? label : url,
        ),
      ),
      arxiv: arxiv === undefined ? undefined : arxivIn(arxiv),
      tags: tagsOfNote(get(...readingFields.tags)),
      topics: tagsOfNote(get('topics')),
      status: noteText(get(...readingFields.status)),
      rating: Number.isFinite(rating) ? rating : undefined,
      aliases: aliases.length === 0 ? undefined : aliases,
    }),
  };
}
