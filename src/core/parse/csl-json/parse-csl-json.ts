import type { Entry, Link, ParsedSource, PersonName, Problem, SourceSpan, Translation } from '../../model/paper';
import type { CslProperties } from './csl-properties';
import { normalDate } from './normal-date';
import { normalItem } from './normalize';
import { describe, publishedIn, tagsIn, yearIn } from '../fields/bibliographic-fields';
import { withoutUndefined } from '../../text/without-undefined';
import { linksOfField } from '../fields/field-links';
import { type NamedRange, scanJsonItems, type ScannedItem } from './json-items';
import { LineIndex } from '../../text/line-index';
import { withoutReferences, withoutTags } from '../../text/plain-markup';
import { statedArxiv, statedDoi } from '../fields/stated-ids';
import { WrittenKeys } from '../fields/written-keys';

/** Reads a CSL-JSON file: an array of items, or an object whose `items` is one. A damaged item is a problem and hides no other. */
export function parseCslJson(text: string): ParsedSource {
  const lines = new LineIndex(text);
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const keys = new WrittenKeys();
  const unkeyed: SourceSpan[] = [];
  for (const scanned of scanJsonItems(text)) {
    const span = lines.spanOf(scanned.start, scanned.end);
    const read = scanned.isDamaged ? undefined : itemOf(text.slice(scanned.start, scanned.end));
    const item = read === undefined ? stringsOf(text, scanned) : normalItem(read);
    if (read === undefined) {
      problems.push({ code: 'damaged-entry', args: [lineOf(span)], span });
    }
    if (item === undefined || (read !== undefined && isBelonging(read))) {
      continue;
    }
    const entry = entryOfItem(text, scanned.values, item, { span, format: 'csl-json' });
    if (entry.writtenKey !== undefined) {
      problems.push(...keys.add(entry.writtenKey, span));
    } else if (read !== undefined) {
      unkeyed.push(span);
    }
    entries.push(entry);
  }
  // What a service answers has no keys at all.
  if (unkeyed.length < entries.length) {
    problems.push(...unkeyed.map((span): Problem => ({ code: 'missing-key', span })));
    problems.sort((a, b) => a.span.start - b.span.start);
  }
  if (entries.length === 0 && problems.length === 0 && !/^\s*(?:\[\s*\]|\{\s*\})?\s*$/.test(text.slice(0, 1_000))) {
    problems.push({ code: 'damaged-entry', args: [1], span: lines.spanOf(0, text.length) });
  }
  return { entries, problems };
}

/** Zotero has files and notes among its items, which are no works. */
const isBelonging = ({ itemType }: CslProperties): boolean =>
  itemType === 'attachment' || itemType === 'note' || itemType === 'annotation';

const lineOf = (span: SourceSpan): number => span.line + 1;

/** Values only: own properties of what JSON says, `__proto__` among them like any other. */
function itemOf(json: string): CslProperties | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CslProperties) : undefined;
  } catch {
    return undefined;
  }
}

/** What of a damaged item can be read all the same: its texts, if they tell which work it is. */
function stringsOf(text: string, { values }: ScannedItem): CslProperties | undefined {
  const item = Object.create(null) as Record<string, unknown>;
  for (const { name, start, end } of values) {
    try {
      item[name] ??= JSON.parse(`"${text.slice(start, end)}"`) as unknown;
    } catch {
      // Damaged as well.
    }
  }
  return textOf(item, 'id') === undefined && textOf(item, 'title') === undefined ? undefined : item;
}

function textOf(item: CslProperties, name: string): string | undefined {
  const value = Object.hasOwn(item, name) ? item[name] : undefined;
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return text.trim() === '' ? undefined : text;
}

/** A text of CSL-JSON without the markup that titles and abstracts of the field carry (`<i>`, `<jats:p>`, `&amp;`), white space as single spaces. */
export function plainOfCsl(text: string): string {
  return withoutReferences(withoutTags(text)).replace(/\s+/g, ' ').trim();
}

function plainOf(item: CslProperties, name: string): string | undefined {
  const text = textOf(item, name);
  return text === undefined ? undefined : plainOfCsl(text);
}

/** The key that documents cite the item by: Zotero's own export has an address as id. */
function keyOf(item: CslProperties): string | undefined {
  const id = textOf(item, 'id');
  return id === undefined || id.includes('://') ? (textOf(item, 'citation-key') ?? id) : id;
}

function personOf(value: unknown): PersonName | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const person = value as CslProperties;
  const fields = withoutUndefined({
    family: textOf(person, 'family'),
    given: textOf(person, 'given'),
    literal: textOf(person, 'literal'),
    suffix: textOf(person, 'suffix'),
    'non-dropping-particle': textOf(person, 'non-dropping-particle'),
    'dropping-particle': textOf(person, 'dropping-particle'),
  });
  return Object.keys(fields).length === 0 ? undefined : fields;
}

function yearOf(value: unknown): number | undefined {
  const date = normalDate(value);
  const parts: unknown = date?.['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  const year: unknown = Array.isArray(first) ? first[0] : undefined;
  return typeof year === 'number'
    ? year === 0 || year > 2100
      ? undefined
      : year
    : date === undefined
      ? undefined
      : yearIn(textOf(date, 'raw') ?? textOf(date, 'literal'));
}

/** The arXiv identifier that an item states. CSL has no variable for it where `number` says something else. */
export function arxivOfCsl(item: CslProperties): string | undefined {
  const custom = Object.hasOwn(item, 'custom') ? item.custom : undefined;
  return statedArxiv({
    identifiers: [typeof custom === 'object' && custom !== null ? textOf(custom as CslProperties, 'arxiv') : undefined],
    numbers: [textOf(item, 'number'), textOf(item, 'issue')],
    containers: [plainOf(item, 'container-title'), textOf(item, 'volume')],
    addresses: [textOf(item, 'URL')],
    notes: [textOf(item, 'note')],
  });
}

/**
 * The entry of a CSL item.
 * @param values where the item's own texts stand in `text`
 */
export function entryOfItem(
  text: string,
  values: readonly NamedRange[],
  item: CslProperties,
  place: Pick<Entry, 'span' | 'format'>,
): Entry {
  const title = plainOf(item, 'title');
  const abstract = plainOf(item, 'abstract') ?? '';
  const people = (list: unknown) => (Array.isArray(list) ? list : []).flatMap((person) => personOf(person) ?? []);
  const authors = [people(item.author), people(item.editor)].find((names) => names.length > 0);
  return {
    ...place,
    ...describe(title, abstract),
    abstract,
    links: linksOf(text, values),
    ...withoutUndefined({
      writtenKey: keyOf(item),
      title,
      authors,
      year: yearOf(item.issued),
      doi: statedDoi(textOf(item, 'DOI'), [textOf(item, 'URL')]),
      arxiv: arxivOfCsl(item),
      tags: tagsIn(textOf(item, 'keyword')),
      translation: translationOf(item, people),
      publishedIn: publishedIn({
        container: plainOf(item, 'container-title'),
        volume: textOf(item, 'volume'),
        issue: textOf(item, 'issue'),
        pages: textOf(item, 'page'),
      }),
    }),
  };
}

/** Styles for two languages take what is said in the second one from these. */
function translationOf(item: CslProperties, people: (list: unknown) => readonly PersonName[]): Translation | undefined {
  const authors = people(item['original-author']);
  const translation = withoutUndefined({
    title: plainOf(item, 'original-title'),
    authors: authors.length === 0 ? undefined : authors,
    container: plainOf(item, 'original-container-title'),
  });
  return Object.keys(translation).length === 0 ? undefined : translation;
}

const linkFields: ReadonlySet<string> = new Set([
  'URL',
  'url',
  'DOI',
  'doi',
  'abstract',
  'abstractNote',
  'note',
  'extra',
]);

function linksOf(text: string, values: readonly NamedRange[]): Link[] {
  return values
    .filter(({ name }) => linkFields.has(name))
    .flatMap((value) => linksOfField(text, value, value.name.toUpperCase() === 'DOI' ? 'doi' : 'text'));
}
