import type { Entry, Link, SourceSpan, Translation } from '../../model/paper';
import { arxivIn, tagsIn, yearIn } from '../fields/bibliographic-fields';
import { doiIn } from '../fields/doi';
import { withoutUndefined } from '../../text/without-undefined';
import { detectLanguage } from '../../text/language';
import { findLinks } from '../links/find-links';
import { findNames } from '../names/find-name';
import { parseAuthors } from './author-lines';
import type { Block } from './list-block';
import { type LabelledField, labelledOf } from './labels';
import { type Draft, type Piece, withoutLabel } from './units';
import { unwrap } from './unwrap';
import { isDayOrVenue, plainTitle } from './line-heuristics';

/** From the first row to the last. */
export function spanOf(rows: readonly Pick<Piece, 'start' | 'end' | 'line'>[]): SourceSpan {
  const first = rows[0];
  const last = rows.at(-1);
  return { start: first?.start ?? 0, end: last?.end ?? 0, line: first?.line ?? 0, endLine: last?.line ?? 0 };
}

/** A text without Markdown's backslashes, where some stand as only Markdown has them: `out\-of\-the\-box`. Others may be LaTeX's. */
const withoutEscapes = (text: string): string =>
  /[\p{L}\p{N}]\\-[\p{L}\p{N}]|\p{L}\\\.(?=\s|$)/u.test(text) ? text.replace(/\\([!-/:-@[-`{-~])/g, '$1') : text;

function linksIn(text: string, { start, end }: SourceSpan): Link[] {
  return findLinks(text.slice(start, end), start);
}

/** What every entry of a list has; the language and names of one without abstract are those of its title. */
function entryOf(
  text: string,
  span: SourceSpan,
  body: readonly Piece[],
  title: string | undefined,
): Pick<Entry, 'span' | 'format' | 'names' | 'language' | 'abstract' | 'links'> {
  const links = linksIn(text, span);
  const abstract = withoutEscapes(unwrap(body, links).trim());
  const spoken = abstract === '' ? (title ?? '') : abstract;
  return { span, format: 'list', names: findNames(spoken), language: detectLanguage(spoken), abstract, links };
}

/** All rows of an entry that is yet to be read. */
export const rowsOf = (parts: Draft | Block): Piece[] =>
  'fields' in parts
    ? parts.rows
    : [parts.title, parts.authors, ...(parts.above ?? []), ...parts.rows].filter((piece) => piece !== undefined);

/**
 * Reads an entry. It depends on the text of its rows and on where in it its parts stand, and on nothing else: `fingerprintOf`
 * (in `known.ts`) relies on that.
 */
export function readEntry(text: string, parts: Draft | Block): Entry {
  return 'fields' in parts ? blockEntry(text, parts) : plainEntry(text, parts);
}

/** An entry of a list without labels. */
function plainEntry(text: string, draft: Draft): Entry {
  const [first, ...rest] = draft.rows;
  const body = first === undefined ? [] : [withoutLabel(first), ...rest].filter((piece) => piece.text !== '');
  const span = spanOf(rowsOf(draft));
  const title = draft.title === undefined ? undefined : plainTitle(draft.title.text);
  const entry = entryOf(text, span, body, title);
  const above = draft.above ?? [];
  const linked = (kind: Link['kind']) =>
    entry.links.find(
      (link) => link.kind === kind && above.some(({ start, end }) => link.start >= start && link.end <= end),
    );
  const said = (field: LabelledField) => above.filter((row) => labelledOf(row.text)?.field === field);
  const valuesOf = (field: LabelledField) => said(field).map(({ text: row }) => row.slice(labelledOf(row)?.indent));
  const note = [...said('other'), ...above.filter((row) => isDayOrVenue(row.text) && /\p{Lu}.*\p{Lu}/u.test(row.text))]
    .map((row) => row.text)
    .join('\n');
  return {
    ...entry,
    ...(title === undefined ? {} : { title }),
    ...(draft.authors === undefined ? {} : { authors: parseAuthors(draft.authors.text) }),
    ...(note === '' ? {} : { note }),
    ...withoutUndefined({
      year: [...valuesOf('year'), ...above.map((row) => (isDayOrVenue(row.text) ? row.text : ''))]
        .map(yearIn)
        .find((year) => year !== undefined),
      tags: tagsIn(valuesOf('tags').join(', ')),
      doi: doiIn(linked('doi')?.url ?? ''),
      arxiv: arxivIn(linked('arxiv')?.url ?? ''),
    }),
  };
}

const valueIn = (fields: ReadonlyMap<LabelledField, readonly Piece[]>, field: LabelledField): string =>
  unwrap((fields.get(field) ?? []).filter(({ text }) => text !== '')).trim();

const valueOf = (block: Block, field: LabelledField): string => valueIn(block.fields, field);

/** What a block says in its second language. */
function translationOf({ translation }: Block): Translation | undefined {
  if (translation === undefined) {
    return undefined;
  }
  const authors = parseAuthors(valueIn(translation, 'authors'));
  const filled = (text: string) => (text === '' ? undefined : text);
  const said = withoutUndefined({
    title: filled(plainTitle(valueIn(translation, 'title'))),
    authors: authors.length === 0 ? undefined : authors,
    abstract: filled(valueIn(translation, 'abstract')),
  });
  return Object.keys(said).length === 0 ? undefined : said;
}

/** Tags in either language. */
function tagsOf({ fields, translation = new Map() }: Block): readonly string[] | undefined {
  const tags = [fields, translation].flatMap(
    (each) => tagsIn(valueIn(each, 'tags').replace(/^\{|\}?[.。,，]?$/g, '')) ?? [],
  );
  return tags.length === 0 ? undefined : [...new Set(tags)];
}

/** The identifier that a labelled line, not the running text, names. */
function identifierOf(block: Block, links: readonly Link[], kind: 'arxiv' | 'doi'): string | undefined {
  const rows = [...(block.fields.get(kind) ?? []), ...(block.fields.get('link') ?? [])];
  const link = links.find(
    (found) =>
      found.kind === kind &&
      rows.some(
        ({ line, start, end }) =>
          found.end <= end &&
          (found.start >= start || block.rows.some((row) => row.line === line && row.start <= found.start)),
      ),
  );
  // A number alone is no link, but is one behind its label.
  return kind === 'arxiv'
    ? (link?.url.slice('https://arxiv.org/abs/'.length) ?? arxivIn(valueOf(block, 'arxiv').replace(/^[*_`[]+/, '')))
    : doiIn(link?.url ?? valueOf(block, 'doi'));
}

const venue =
  /^[>\s*_|[【-]{0,12}(?:venue|journal|conference|booktitle|source|publication|来源|文献来源|出处|期刊|会议|刊名|期刊名称|发表于)[\s*_|\]】]{0,6}[:：|]/i;
const yearAlone = /(?<![\d–-])(?:19|20)\d\d(?!\d|\s?[–-]\s?\d)/;

/** The year that a line about where a work appeared tells. */
function yearOfVenue({ rows }: Block): number | undefined {
  const told = rows.find(({ text }) => venue.test(text.slice(0, 60)) && yearAlone.test(text.slice(0, 400)));
  return told === undefined ? undefined : yearIn(yearAlone.exec(told.text.slice(0, 400))?.[0]);
}

/** The rows in which pieces stand, both in the order of the text. */
function rowsHolding(rows: readonly Piece[], pieces: readonly Piece[]): Piece[] {
  let next = 0;
  return rows.filter((row) => {
    while ((pieces[next]?.start ?? Infinity) < row.start) {
      next++;
    }
    return (pieces[next]?.start ?? Infinity) <= row.end;
  });
}

/** An entry of labelled lines. What its other lines say is kept as a note. */
function blockEntry(text: string, block: Block): Entry {
  // A full stop closes a title in a line with names: `**Title.** *Names.*`
  const title = plainTitle(valueOf(block, 'title')).replace(/(?<=[\p{L}\p{N})]{3})\.$/u, '');
  const body = (block.fields.get('abstract') ?? []).filter((piece) => piece.text !== '');
  const base = entryOf(text, spanOf(block.rows), body, title);
  const labelled = new Set(
    [...block.fields].filter(([field]) => field !== 'abstract').flatMap(([, pieces]) => pieces.map(({ line }) => line)),
  );
  const links = base.links.map((link) => {
    const row = block.rows.find(({ start, end }) => link.start >= start && link.end <= end);
    if (row === undefined || !labelled.has(row.line) || link.own === undefined) {
      return link;
    }
    const owned: { -readonly [Part in keyof Link]: Link[Part] } = { ...link };
    delete owned.own;
    return owned;
  });
  const authors = parseAuthors(valueOf(block, 'authors'));
  const year = yearIn(valueOf(block, 'year')) ?? yearOfVenue(block);
  const tags = tagsOf(block);
  const translation = translationOf(block);
  const doi = identifierOf(block, links, 'doi');
  const arxiv = identifierOf(block, links, 'arxiv');
  const note = rowsHolding(block.rows, block.fields.get('other') ?? [])
    .map((row) => row.text)
    .join('\n');
  return {
    ...base,
    links,
    ...(title === '' ? {} : { title }),
    ...(authors.length === 0 ? {} : { authors }),
    ...withoutUndefined({ year, tags, doi, arxiv, translation }),
    ...(note === '' ? {} : { note }),
  };
}
