import type { CslItem, CslVariables } from '../../model/paper';
import { latexToText } from '../../parse/bibtex/latex-to-text';
import { normalItem } from '../../parse/csl-json/normalize';
import { plainOfCsl } from '../../parse/csl-json/parse-csl-json';
import { arxivIn } from '../../parse/fields/bibliographic-fields';
import { cslDate } from '../../parse/fields/csl-date';
import { doiIn } from '../../parse/fields/doi';
import { parsePersonName } from '../../parse/fields/person-names';
import { arxivAt, arxivOfDoi } from '../../parse/links/identifiers';
import { withoutUndefined } from '../../text/without-undefined';
import type { CatalogueRecord } from './record';

type Item = Readonly<Record<string, unknown>>;

const own = (item: Item, name: string): unknown => (Object.hasOwn(item, name) ? item[name] : undefined);
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);
const spaces = /\s+/g;
const unusual = /[^\S ]|^ | $| {2}/;

function textOf(item: Item, name: string): string | undefined {
  const text = writtenText(item, name);
  return text === undefined ? undefined : oneLine(text);
}

/** A text with its white space as it is: most records are compared and let go. */
function writtenText(item: Item, name: string): string | undefined {
  const value = own(item, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== ''
    ? first
    : typeof first === 'number' && Number.isFinite(first)
      ? String(first)
      : undefined;
}

/** White space as single spaces; most texts have no other. */
function oneLine(text: string): string {
  return unusual.test(text) ? text.replace(spaces, ' ').trim() : text;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** No abstract is longer; positions beyond it are damage. */
const maxWords = 20_000;

/** The text of OpenAlex's index of positions by word. */
function textOfPositions(index: Item): string {
  const words: string[] = [];
  for (const [word, positions] of Object.entries(index)) {
    for (const at of listOf(positions)) {
      if (typeof at === 'number' && Number.isInteger(at) && at >= 0 && at < maxWords) {
        words[at] = word;
      }
    }
  }
  return Array.from(words, (word: string | undefined) => word ?? '')
    .join(' ')
    .replace(spaces, ' ')
    .trim();
}

/** The item inside what services wrap round it. */
function innermost(item: Item): Item {
  return (
    ['message', 'data', 'attributes', 'paper']
      .map((name) => own(item, name))
      .find((value): value is Item => isItem(value) && (Object.hasOwn(value, 'title') || isItem(own(value, 'data')))) ??
    item
  );
}

/** A record out of a JSON object of any of the shapes that catalogues have; `undefined` where it names no work. */
export function jsonRecord(value: unknown, line: number): CatalogueRecord | undefined {
  if (!isItem(value)) {
    return undefined;
  }
  const item = innermost(value);
  const index = own(item, 'abstract_inverted_index');
  const written =
    writtenText(item, 'abstract') ?? writtenText(item, 'abstractNote') ?? writtenText(item, 'paperAbstract');
  const abstract = isItem(index) ? textOfPositions(index) : withoutMarkup(written ?? '');
  const title = withoutMarkup(textOf(item, 'title') ?? textOf(item, 'display_name') ?? '');
  if (title === '' && abstract === '') {
    return undefined;
  }
  const doi = doiIn(textOf(item, 'doi') ?? textOf(item, 'DOI') ?? externalId(item, 'DOI'));
  const arxiv = arxivOf(item) ?? (doi === undefined ? undefined : arxivOfDoi(doi));
  return {
    line,
    title,
    abstract,
    doi: doi === undefined || arxivOfDoi(doi) !== undefined ? undefined : doi,
    arxiv,
    csl: () => cslOf(item, { title, abstract, doi, arxiv }),
  };
}

const withoutMarkup = (text: string): string => (/[<&]/.test(text) ? plainOfCsl(text) : text);

function externalId(item: Item, name: string): string | undefined {
  const ids = own(item, 'externalIds') ?? own(item, 'ids');
  return isItem(ids) ? (textOf(ids, name) ?? textOf(ids, name.toLowerCase())) : undefined;
}

function arxivOf(item: Item): string | undefined {
  const stated =
    textOf(item, 'arxiv_id') ?? textOf(item, 'arxivId') ?? textOf(item, 'arxiv') ?? externalId(item, 'ArXiv');
  const candidates = [stated, textOf(item, 'id'), textOf(item, 'url_abs'), textOf(item, 'number'), landingPage(item)];
  for (const text of candidates) {
    const from =
      text === undefined ? -1 : /^(?:arxiv:|https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/)?/i.exec(text)?.[0].length;
    const found = text === undefined ? undefined : arxivAt(text, from ?? 0);
    if (found !== undefined && text !== undefined && /^(?:\.pdf)?$/.test(text.slice(found.end))) {
      return found.id;
    }
  }
  const custom = own(item, 'custom');
  return isItem(custom) ? arxivIn(textOf(custom, 'arxiv')) : arxivIn(textOf(item, 'URL'));
}

/** As OpenAlex and Semantic Scholar have it, perhaps as an address. */
function pmidOf(item: Item): string | undefined {
  const stated = externalId(item, 'PubMed') ?? externalId(item, 'pmid');
  return /^(?:https?:\/\/\S{1,60}\/)?(\d{1,9})$/.exec(stated ?? '')?.[1];
}

function landingPage(item: Item): string | undefined {
  const location = own(item, 'primary_location');
  return isItem(location) ? textOf(location, 'landing_page_url') : undefined;
}

interface Known {
  readonly title: string;
  readonly abstract: string;
  readonly doi: string | undefined;
  readonly arxiv: string | undefined;
}

const plainTitle = (title: string): string => (/[\\$]/.test(title) ? latexToText(title) : title);

function cslOf(item: Item, known: Known): CslItem {
  const csl = isOpenAlex(item)
    ? openAlex(item)
    : Object.hasOwn(item, 'authors_parsed')
      ? arxivSnapshot(item)
      : other(item);
  const { doi, arxiv } = known;
  const isPublished = csl['container-title'] !== undefined;
  const preprint =
    arxiv === undefined || isPublished
      ? {}
      : { number: `arXiv:${arxiv}`, archive: 'arXiv', publisher: csl.publisher ?? 'arXiv' };
  const key =
    arxiv ?? doi ?? textOf(item, 'id') ?? textOf(item, 'citation-key') ?? textOf(item, 'paperId') ?? known.title;
  return {
    ...withoutUndefined({
      ...csl,
      ...preprint,
      title: plainTitle(known.title) || undefined,
      issued: csl.issued ?? (arxiv === undefined ? undefined : dateOfArxiv(arxiv)),
      DOI: doi ?? csl.DOI,
      PMID: csl.PMID ?? pmidOf(item),
      URL: arxiv === undefined ? csl.URL : (csl.URL ?? `https://arxiv.org/abs/${arxiv}`),
      abstract: oneLine(known.abstract) || undefined,
      custom: arxiv === undefined || !isPublished ? csl.custom : { arxiv },
    }),
    id: key.replace(/^https?:\/\/openalex\.org\//, ''),
    type: typeof csl.type === 'string' ? csl.type : arxiv === undefined ? 'document' : 'article',
  };
}

/** When a preprint was submitted first, by its identifier: year and month. */
function dateOfArxiv(arxiv: string): CslVariables | undefined {
  const digits = /(?:^|\/)(\d\d)(\d\d)/.exec(arxiv);
  const [year, month] = [Number(digits?.[1]), Number(digits?.[2])];
  return digits === null || month < 1 || month > 12
    ? undefined
    : { 'date-parts': [[year + (year > 90 ? 1900 : 2000), month]] };
}

function arxivSnapshot(item: Item): CslVariables {
  const author = listOf(own(item, 'authors_parsed')).flatMap((parts) => {
    const [family, given, suffix] = listOf(parts).map((part) => (typeof part === 'string' ? part.trim() : ''));
    if (family === undefined || family === '') {
      return [];
    }
    return [
      given === undefined || given === '' ? { literal: family } : { family, given, ...(suffix ? { suffix } : {}) },
    ];
  });
  const first = listOf(own(item, 'versions'))[0];
  const created = isItem(first) ? Date.parse(textOf(first, 'created') ?? '') : Number.NaN;
  const day = Number.isNaN(created) ? undefined : new Date(created);
  return withoutUndefined({
    type: 'article',
    author: author.length === 0 ? namesOf(textOf(item, 'authors')) : author,
    issued:
      day === undefined
        ? undefined
        : { 'date-parts': [[day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]] },
    annote: textOf(item, 'journal-ref'),
  });
}

function namesOf(authors: string | undefined): unknown {
  return authors === undefined ? undefined : normalItem({ author: authors }).author;
}

const isOpenAlex = (item: Item): boolean =>
  Object.hasOwn(item, 'authorships') || Object.hasOwn(item, 'abstract_inverted_index');

const openAlexTypes: ReadonlyMap<string, string> = new Map([
  ['article', 'article-journal'],
  ['preprint', 'article'],
  ['book-chapter', 'chapter'],
  ['book', 'book'],
  ['dissertation', 'thesis'],
  ['dataset', 'dataset'],
  ['report', 'report'],
]);

function openAlex(item: Item): CslVariables {
  const author = listOf(own(item, 'authorships')).flatMap((authorship) => {
    const person = isItem(authorship) ? own(authorship, 'author') : undefined;
    const name =
      (isItem(person) ? textOf(person, 'display_name') : undefined) ??
      (isItem(authorship) ? textOf(authorship, 'raw_author_name') : undefined);
    return name === undefined ? [] : [parsePersonName(name)];
  });
  const location = own(item, 'primary_location');
  const source = isItem(location) ? own(location, 'source') : undefined;
  const kind = isItem(source) ? textOf(source, 'type') : undefined;
  const container = isItem(source) && kind !== 'repository' ? textOf(source, 'display_name') : undefined;
  const found = own(item, 'biblio');
  const biblio: Item = isItem(found) ? found : {};
  const [first, last] = [textOf(biblio, 'first_page'), textOf(biblio, 'last_page')];
  const date = textOf(item, 'publication_date') ?? textOf(item, 'publication_year');
  const type = openAlexTypes.get(textOf(item, 'type') ?? '');
  return withoutUndefined({
    type:
      container === undefined
        ? type === 'article-journal'
          ? 'article'
          : type
        : kind === 'conference'
          ? 'paper-conference'
          : type,
    author: author.length === 0 ? undefined : author,
    issued: date === undefined ? undefined : cslDate(date),
    'container-title': container,
    volume: textOf(biblio, 'volume'),
    issue: textOf(biblio, 'issue'),
    page: first === undefined ? undefined : last === undefined || last === first ? first : `${first}-${last}`,
    language: textOf(item, 'language'),
    URL: isItem(location) ? textOf(location, 'landing_page_url') : undefined,
  });
}

/** CSL, Crossref, Zotero, Semantic Scholar, Papers with Code and what is like them. */
function other(item: Item): CslVariables {
  const csl = normalItem({
    ...item,
    venue: own(item, 'venue') ?? own(item, 'proceeding'),
    URL: own(item, 'URL') ?? own(item, 'url') ?? own(item, 'url_abs'),
  });
  return Object.fromEntries(Object.entries(csl).filter(([name]) => cslVariables.has(name)));
}

const cslVariables: ReadonlySet<string> = new Set(
  (
    'type author editor translator container-author collection-editor issued container-title container-title-short volume issue page number ' +
    'publisher publisher-place collection-title collection-number edition event event-title event-place genre ISBN ISSN PMID PMCID DOI URL ' +
    'language keyword note original-title original-author number-of-pages archive custom title-short citation-key'
  ).split(' '),
);
