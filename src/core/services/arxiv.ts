import { doiIn } from '../parse/fields/doi';
import { parsePersonName } from '../parse/fields/person-names';
import { arxivAt } from '../parse/links/identifiers';
import { innerPath, xmlRecords } from '../parse/tagged/xml-records';
import type { TaggedRecord } from '../parse/tagged/tagged-records';
import { cslDate } from '../parse/fields/csl-date';
import { withoutUndefined } from '../text/without-undefined';
import { cleanItem } from './clean-item';
import { type FoundWork, mostFound, queryOf, type Service, ServiceError, wordsOf } from './service';

/** https://info.arxiv.org/help/api/user-manual.html */
export const arxiv: Service = {
  id: 'arxiv',
  name: 'arXiv',
  base: 'https://export.arxiv.org',
  finds: ['arxiv', 'title'],
  inWeb: false,
  takesKey: false,
  pace: { atOnce: 1, interval: 3_000 },
  find: async ({ kind, value }, ask) => {
    const asked =
      kind === 'arxiv'
        ? { id_list: value, max_results: 1 }
        : { search_query: `ti:"${wordsOf(value)}"`, max_results: mostFound };
    const feed = await ask(`/api/query${queryOf(asked)}`);
    if (!/<(?:[\w.-]{1,30}:)?feed[\s>]/.test(feed.slice(0, 2_000))) {
      throw new ServiceError('malformed');
    }
    return xmlRecords(feed, layout).records.slice(0, mostFound).flatMap(workIn);
  },
};

const layout = {
  records: new Set(['entry']),
  styles: new Set<string>(),
  tagOf: innerPath,
};

function workIn({ lines }: TaggedRecord): FoundWork[] {
  const all = (tag: string): string[] =>
    lines
      .filter((line) => line.tag === tag)
      .map(({ rows }) =>
        rows
          .map(({ text }) => text)
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim(),
      );
  const text = (tag: string): string | undefined => all(`entry/${tag}`).find((one) => one !== '');
  const address = /\/abs\/(.{1,100})$/.exec(text('id') ?? '')?.[1] ?? '';
  const id = arxivAt(address, 0)?.id;
  const title = text('title');
  // An error is an entry too, whose identifier is none.
  if (id === undefined || title === undefined) {
    return [];
  }
  const authors = all('author/name');
  const date = /^\d{4}-\d\d-\d\d/.exec(text('published') ?? '')?.[0];
  const published = doiIn(text('doi'));
  return [
    {
      item: cleanItem(
        withoutUndefined({
          id,
          type: 'article',
          title,
          author: authors.length === 0 ? undefined : authors.map((name) => parsePersonName(name)),
          issued: date === undefined ? undefined : cslDate(date),
          abstract: text('summary'),
          number: `arXiv:${id}`,
          archive: 'arXiv',
          publisher: 'arXiv',
          annote: text('journal_ref'),
          URL: `https://arxiv.org/abs/${id}`,
        }),
      ),
      arxiv: id,
      ...(published === undefined ? {} : { publishedAs: [{ kind: 'doi' as const, value: published }] }),
    },
  ];
}
