import { withoutUndefined } from '../../text/without-undefined';

type Properties = Readonly<Record<string, unknown>>;

const own = (item: Properties, name: string): unknown => (Object.hasOwn(item, name) ? item[name] : undefined);

/** The object at a path of names, empty where there is none. */
function at(item: Properties, ...names: readonly string[]): Properties {
  let found: Properties = item;
  for (const name of names) {
    const inner = own(found, name);
    found = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Properties) : {};
  }
  return found;
}

function textOf(item: Properties, name: string): string | undefined {
  const value = own(item, name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function listOf(item: Properties, name: string): readonly Properties[] {
  const value = own(item, name);
  return (Array.isArray(value) ? (value as unknown[]) : []).filter(
    (one): one is Properties => typeof one === 'object' && one !== null && !Array.isArray(one),
  );
}

/** OpenAlex's kinds of works that CSL calls otherwise. */
const types: ReadonlyMap<string, string> = new Map([
  ['article', 'article-journal'],
  ['review', 'article-journal'],
  ['letter', 'article-journal'],
  ['editorial', 'article-journal'],
  ['erratum', 'article-journal'],
  ['preprint', 'article'],
  ['book-chapter', 'chapter'],
  ['book-section', 'chapter'],
  ['dissertation', 'thesis'],
  ['reference-entry', 'entry'],
  ['peer-review', 'review'],
  ['paratext', 'document'],
  ['other', 'document'],
]);

/** Whether an item of JSON is a work of OpenAlex. */
export function isOpenAlexWork(item: Properties): boolean {
  return Array.isArray(own(item, 'authorships')) || /^https:\/\/openalex\.org\/W\d/.test(textOf(item, 'id') ?? '');
}

/** A work of OpenAlex as CSL says it; its identifier there is no key that anybody cites. */
export function openAlexItem(work: Properties): Properties {
  const source = { ...at(work, 'host_venue'), ...at(work, 'primary_location', 'source') };
  const biblio = at(work, 'biblio');
  const [first, last] = [textOf(biblio, 'first_page'), textOf(biblio, 'last_page')];
  const type = textOf(work, 'type') ?? '';
  const page = textOf(at(work, 'primary_location'), 'landing_page_url');
  const year = own(work, 'publication_year');
  const keywords = listOf(work, 'keywords').flatMap(
    (keyword) => textOf(keyword, 'display_name') ?? textOf(keyword, 'keyword') ?? [],
  );
  return withoutUndefined({
    type:
      textOf(source, 'type') === 'conference' && type === 'article'
        ? 'paper-conference'
        : (types.get(type) ?? (type === '' ? undefined : type)),
    title: textOf(work, 'title') ?? textOf(work, 'display_name'),
    author: listOf(work, 'authorships').flatMap((authorship) => {
      const name = textOf(at(authorship, 'author'), 'display_name') ?? textOf(authorship, 'raw_author_name');
      return name === undefined ? [] : [name];
    }),
    'container-title': textOf(source, 'display_name'),
    publisher: textOf(source, 'host_organization_name') ?? textOf(source, 'publisher'),
    ISSN: textOf(source, 'issn_l'),
    volume: textOf(biblio, 'volume'),
    issue: textOf(biblio, 'issue'),
    page: first === undefined || last === undefined || first === last ? first : `${first}-${last}`,
    issued: textOf(work, 'publication_date') ?? (typeof year === 'number' ? String(year) : undefined),
    DOI: (textOf(work, 'doi') ?? textOf(at(work, 'ids'), 'doi'))?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, ''),
    PMID: /\d{1,9}$/.exec(textOf(at(work, 'ids'), 'pmid') ?? '')?.[0],
    URL: page === undefined || page.includes('doi.org/') ? undefined : page,
    keyword: keywords.length === 0 ? undefined : keywords,
    language: textOf(work, 'language'),
    abstract: textOfIndex(at(work, 'abstract_inverted_index')),
  });
}

/** More words than an abstract has. */
const maxWords = 20_000;

/** The abstract of which OpenAlex tells where each word stands. */
function textOfIndex(index: Properties): string | undefined {
  const words: string[] = [];
  for (const [word, places] of Object.entries(index)) {
    for (const place of Array.isArray(places) ? (places as unknown[]) : []) {
      if (typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < maxWords) {
        words[place] = word;
      }
    }
  }
  const text = Array.from(words, (word: string | undefined) => word ?? '')
    .filter((word) => word !== '')
    .join(' ');
  return text === '' ? undefined : text;
}
