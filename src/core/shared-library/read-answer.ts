import type { CslItem, Link, LinkKind, Paper, PaperLink, PersonName, SourceSpan, Translation } from '../model/paper';
import { cleanItem, cleanText } from '../services/clean-item';
import { withoutUndefined } from '../text/without-undefined';
import { member } from './client';
import { type SharedAnswer, SharedLibraryError, type SharedPage, type SharedPaper } from './model';

/** What an index holds of one paper is bounded, whoever wrote it. */
const maxTitle = 2_000;
const maxWord = 500;
const maxList = 1_000;
const linkKinds: readonly LinkKind[] = ['repository', 'arxiv', 'doi', 'website'];

/**
 * Reads the answer to a `_search`, which anybody may have written: what is no paper is left out, texts are bounded and without control
 * characters. Rejects an answer of another shape with a `SharedLibraryError`.
 * @param limit how many were asked for
 * @param isTolerant whether misspelt and missing words were allowed
 */
export function readSearchAnswer(value: unknown, limit: number, isTolerant = false): SharedAnswer {
  const hits = member(member(value, 'hits'), 'hits');
  if (!Array.isArray(hits)) {
    throw new SharedLibraryError('malformed', 'no hits');
  }
  const asked = (hits as unknown[]).slice(0, limit);
  const failed = member(member(value, '_shards'), 'failed');
  const after = asked.length < limit ? undefined : sortOf(asked.at(-1));
  return {
    papers: asked.flatMap((hit) => readHit(hit) ?? []),
    next: after && { after, isTolerant },
    isPartial: member(value, 'timed_out') === true || (typeof failed === 'number' && failed > 0),
  };
}

/** What a hit was sorted by. */
export function sortOf(hit: unknown): SharedPage['after'] | undefined {
  const sort = member(hit, 'sort');
  return Array.isArray(sort) && sort.length > 0 && sort.length <= 4 && sort.every(isSortValue) ? sort : undefined;
}

const isSortValue = (value: unknown): value is string | number =>
  (typeof value === 'string' && value.length <= 2 * maxWord) || (typeof value === 'number' && Number.isFinite(value));

function readHit(hit: unknown): SharedPaper | undefined {
  const source = member(hit, '_source');
  const score = member(hit, '_score');
  const title = text(source, 'title', maxTitle);
  const key = text(source, 'key', maxWord) ?? (title === undefined ? undefined : text(hit, '_id', maxWord));
  if (title === undefined || key === undefined) {
    return undefined;
  }
  return {
    paper: paperOf(source, key, title),
    item: itemOf(source, title),
    score: typeof score === 'number' && Number.isFinite(score) ? score : 0,
  };
}

function paperOf(source: unknown, key: string, title: string): Paper {
  const place = placeOf(member(source, 'source'));
  const year = member(source, 'year');
  const doi = text(source, 'doi', maxWord);
  const arxiv = text(source, 'arxiv', maxWord);
  return {
    key,
    aliases: texts(source, 'aliases'),
    title,
    titleIsDerived: member(source, 'derived') === true,
    names: texts(source, 'names'),
    language: languageOf(source),
    abstract: text(source, 'abstract') ?? '',
    links: list(source, 'links').flatMap((link) => linkOf(link, place.source) ?? []),
    sources: [{ ...place, format: '' }],
    ...withoutUndefined({
      authors: member(source, 'authors') === undefined ? undefined : peopleOf(member(source, 'authors')),
      translation: translationOf(member(source, 'translation')),
      year: isYear(year) ? year : undefined,
      doi,
      arxiv,
      tags: member(source, 'tags') === undefined ? undefined : texts(source, 'tags'),
      topics: member(source, 'topics') === undefined ? undefined : texts(source, 'topics'),
    }),
  };
}

const isYear = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 9_999;

/** What the server says of the publication, with what it says of the paper where that says nothing. */
function itemOf(source: unknown, title: string): CslItem {
  const own = cleanItem(member(source, 'item'));
  const abstract = text(source, 'abstract');
  const year = member(source, 'year');
  return cleanItem({
    ...(member(source, 'derived') === true ? {} : { title }),
    ...(isYear(year) ? { issued: { 'date-parts': [[year]] } } : {}),
    ...withoutUndefined({ author: member(source, 'authors'), DOI: text(source, 'doi', maxWord) }),
    ...own,
    ...(abstract === undefined ? {} : { abstract }),
  });
}

function text(value: unknown, name: string, longest?: number): string | undefined {
  const found = member(value, name);
  const cleaned = typeof found === 'string' ? cleanText(longest === undefined ? found : found.slice(0, longest)) : '';
  return cleaned === '' ? undefined : cleaned;
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? (found as unknown[]).slice(0, maxList) : [];
}

function texts(value: unknown, name: string): readonly string[] {
  return list(value, name).flatMap((one) => text({ one }, 'one', maxWord) ?? []);
}

function languageOf(source: unknown): string {
  const language = text(source, 'language', maxWord) ?? '';
  return /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8}){0,3}$/.test(language) ? language : 'und';
}

/** Names; what other programs put there as plain texts is taken as it stands. */
function peopleOf(value: unknown): readonly PersonName[] {
  const people = (Array.isArray(value) ? (value as unknown[]) : []).slice(0, maxList);
  const { author } = cleanItem({ author: people.map((one) => (typeof one === 'string' ? { literal: one } : one)) });
  return author as readonly PersonName[];
}

function translationOf(value: unknown): Translation | undefined {
  const title = text(value, 'title', maxTitle);
  const abstract = text(value, 'abstract');
  const authors = member(value, 'authors');
  const found = withoutUndefined({ title, abstract, authors: authors === undefined ? undefined : peopleOf(authors) });
  return Object.keys(found).length === 0 ? undefined : found;
}

function placeOf(value: unknown): { readonly source: string; readonly span: SourceSpan } {
  const line = (name: string): number => {
    const found = member(value, name);
    return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found - 1 : 0;
  };
  return {
    source: text(value, 'path', maxWord) ?? '',
    span: { start: 0, end: 0, line: line('line'), endLine: line('endLine') },
  };
}

function linkOf(value: unknown, source: string): PaperLink | undefined {
  const kind = linkKinds.find((one) => one === member(value, 'kind'));
  const url = webAddress(value, 'url');
  const host = text(value, 'host', maxWord);
  if (kind === undefined || url === undefined || host === undefined) {
    return undefined;
  }
  const offset = (name: string): number => {
    const found = member(value, name);
    return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : 0;
  };
  const more: Partial<Link> = withoutUndefined({
    owner: text(value, 'owner', maxWord),
    repo: text(value, 'repo', maxWord),
    repositoryUrl: webAddress(value, 'repositoryUrl'),
    own: member(value, 'own') === false ? (false as const) : undefined,
  });
  return { kind, url, host, start: offset('start'), end: offset('end'), source, ...more };
}

function webAddress(value: unknown, name: string): string | undefined {
  const url = text(value, name, maxTitle);
  return url !== undefined && /^https?:\/\/[^\s"<>]+$/.test(url) ? url : undefined;
}
