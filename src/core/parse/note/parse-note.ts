import type { Entry, Link, ParsedSource, PersonName, Problem } from '../../model/paper';
import { arxivIn, describe, yearIn } from '../fields/bibliographic-fields';
import { doiIn } from '../fields/doi';
import { withoutUndefined } from '../../text/without-undefined';
import { LineIndex } from '../../text/line-index';
import { findLinks } from '../links/find-links';
import { parsePersonName, splitAuthors } from '../fields/person-names';
import type { YamlReader } from '../yaml/yaml';

export interface NoteFrontMatter {
  /** Of the YAML between the fences. */
  readonly start: number;
  readonly end: number;
  /** Where the body begins. */
  readonly body: number;
}

/** The front matter of a Markdown file: from `---` in the first line to the next line that is `---` or `...`. */
export function findFrontMatter(text: string): NoteFrontMatter | undefined {
  const open = /^---[ \t]{0,40}\r?\n/.exec(text);
  if (open === null) {
    return undefined;
  }
  const start = open[0].length;
  const close = /^(?:---|\.\.\.)[ \t]{0,40}$/;
  for (let line = start; line < text.length;) {
    const newline = text.indexOf('\n', line);
    const end = newline < 0 ? text.length : newline;
    const row = text.slice(line, Math.min(end, line + 60)).replace(/\r$/, '');
    if (close.test(row)) {
      return { start, end: line, body: Math.min(text.length, end + 1) };
    }
    line = end + 1;
  }
  return undefined;
}

/** Reads a literature note: YAML front matter about one paper, and the note as body. Without front matter it is no source. */
export function parseNote(text: string, yaml: YamlReader): ParsedSource {
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
  const { value, errors } = yaml.values(fenced);
  const problems = new Map<string, Problem>();
  const tell = (message: string, start: number, end: number) => {
    const span = lines.spanOf(front.start + start, front.start + Math.max(start + 1, end));
    problems.set(`${span.line} ${message}`, { code: 'malformed-front-matter', args: [message], span });
  };
  errors.forEach(({ message, start, end }) => {
    tell(message, start, end);
  });
  if (errors.length === 0 && value !== null && value !== undefined && !(value instanceof Map)) {
    tell('It holds no fields (name: value).', 0, fenced.trimEnd().length);
  }
  const fields = value instanceof Map ? fieldsOf(value) : plainFields(fenced);
  return {
    entries: [entryOf(text, front, fields, body, lines.spanOf(0, text.length))],
    problems: [...problems.values()],
  };
}

/** The fields of one line and plain text, where the whole is no YAML: `title: A: B`. The first of each name counts. */
function plainFields(yaml: string): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [, name = '', value = ''] of yaml.matchAll(plainField)) {
    const text = value.trim();
    const quoted = /^(["'])(.*)\1$/.exec(text)?.[2];
    if (!fields.has(name.toLowerCase()) && !/^["'[{|>&*!%@`]/.test(quoted === undefined ? text : '')) {
      fields.set(name.toLowerCase(), quoted ?? text);
    }
  }
  return fields;
}

const plainField = /^([A-Za-z][\w-]{0,40}):[ \t]+(\S[^\r\n]{0,2000})$/gm;

function fieldsOf(map: ReadonlyMap<unknown, unknown>): Map<string, unknown> {
  return new Map([...map].map(([name, value]) => [String(name).toLowerCase(), value]));
}

function textOf(value: unknown): string | undefined {
  const text =
    typeof value === 'string'
      ? value.trim()
      : typeof value === 'number' || typeof value === 'bigint'
        ? String(value)
        : value instanceof Date
          ? value.toISOString()
          : '';
  return text === '' ? undefined : text;
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => textOf(item) ?? []);
}

/** A list of tags, or one text with commas. A leading `#` is Obsidian's. */
function tagsOf(value: unknown): string[] | undefined {
  const tags = (Array.isArray(value) ? listOf(value) : (textOf(value) ?? '').split(/[,，、]/))
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '');
  return tags.length === 0 ? undefined : [...new Set(tags)];
}

/** Texts, or maps with CSL's name parts. */
function authorsOf(value: unknown): PersonName[] | undefined {
  const people = Array.isArray(value) ? (value as unknown[]) : splitAuthors(textOf(value) ?? '');
  const authors = people.flatMap((person): PersonName[] => {
    if (person instanceof Map) {
      const name = withoutUndefined({
        family: textOf(person.get('family')),
        given: textOf(person.get('given')),
        literal: textOf(person.get('literal') ?? person.get('name')),
      });
      return Object.keys(name).length === 0 ? [] : [name];
    }
    const text = textOf(person);
    return text === undefined ? [] : [parsePersonName(text)];
  });
  return authors.length === 0 ? undefined : authors;
}

function entryOf(
  text: string,
  front: NoteFrontMatter,
  fields: ReadonlyMap<string, unknown>,
  body: string,
  span: Entry['span'],
): Entry {
  const get = (...names: string[]) =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== null);
  const title = textOf(get('title'))?.replace(/\s+/g, ' ');
  const abstract = textOf(get('abstract')) ?? '';
  // Also out of so many: `4/5`.
  const rating = Number(
    /^(-?\d{1,4}(?:\.\d{1,4})?)(?:\s?\/\s?\d{1,4})?$/.exec(textOf(get('rating')) ?? '')?.[1] ?? NaN,
  );
  const aliases = listOf(get('aliases', 'alias'));
  const arxiv = textOf(get('arxiv', 'eprint'));
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
      writtenKey: textOf(get('key', 'citekey', 'citation-key'))?.replace(/^@(?=.)/, ''),
      title,
      authors: authorsOf(get('authors', 'author')),
      year: yearIn(textOf(get('year', 'date', 'issued'))),
      doi: doiIn(textOf(get('doi'))),
      arxiv: arxiv === undefined ? undefined : arxivIn(arxiv),
      tags: tagsOf(get('tags', 'keywords')),
      topics: tagsOf(get('topics')),
      status: textOf(get('status')),
      rating: Number.isFinite(rating) ? rating : undefined,
      aliases: aliases.length === 0 ? undefined : aliases,
    }),
  };
}
