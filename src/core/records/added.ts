import { deriveSource } from '../library/derive';
import type { Library } from '../library/library';
import type { Romanize } from '../library/base/romanize';
import { contentOf, deriveKey, isValidKey, needsRomanizer, slug, suffixOf, withSuffix } from '../library/keys/keys';
import type { DerivedEntry } from '../model/paper';
import { arxivOfCsl } from '../parse/csl-json/parse-csl-json';
import { describe } from '../parse/fields/bibliographic-fields';
import { recordsFileName, recordText } from '../parse/formats/literature-records';
import { parseSource } from '../parse/source';
import type { Description, DescriptionOrigin } from './described';
import { recordPlaces, type RecordEdit } from './records-text';

/** What of the library says which keys are taken. */
export type KeyedLibrary = Pick<Library, 'get' | 'isDisputed' | 'pinOf'>;

/** An entry for a paper that stands in no other source, as it can be put into a records file. */
export interface AddedEntry {
  readonly key: string;
  readonly edit: RecordEdit;
}

/** Whether the key of such an entry has to be romanized. */
export function wantsRomanizer(description: Description): boolean {
  const entry = readEntry(entryText('a', description, { source: '', date: '' }));
  return entry !== undefined && needsRomanizer(entry, entry.title ?? '');
}

/**
 * The entry of a paper that is to be one by itself. Its key is made as the library makes keys of what sources write without, and is
 * nobody's: no paper has or had it, and no entry of the file.
 * @param named what the key is made of where neither a title nor an author is known, such as an identifier
 * @param records the records file as it is
 * @param wanted the key by which the work is cited elsewhere, which it keeps unless that is taken
 * @param romanize needed where `wantsRomanizer` says so
 */
export function addedEntry(
  library: KeyedLibrary,
  description: Description,
  origin: DescriptionOrigin,
  {
    named,
    records,
    wanted,
    romanize = (text) => text,
  }: {
    readonly named: string;
    readonly records: string;
    readonly wanted?: string | undefined;
    readonly romanize?: Romanize;
  },
): AddedEntry {
  const entry = readEntry(entryText('a', description, origin));
  const isKnown = entry?.title !== undefined || entry?.authors !== undefined;
  const derived = isKnown ? deriveKey(entry, entry.title ?? '', romanize) : slug(named, romanize).slice(0, longestKey);
  const base = wanted ?? (isValidKey(derived) ? derived : 'paper');
  const written = new Set(recordPlaces(records).map(({ key }) => key.toLowerCase()));
  const isTaken = (key: string) =>
    written.has(key.toLowerCase()) ||
    library.get(key) !== undefined ||
    library.isDisputed(key) ||
    library.pinOf(key) !== undefined;
  const told = `${named}\n${entry === undefined ? '' : contentOf(entry)}`;
  let key = base;
  for (let tries = 0; isTaken(key); tries++) {
    key = withSuffix(base, suffixOf(tries === 0 ? told : `${told}\n${tries}`, 4));
  }
  return { key, edit: { key, before: undefined, after: entryText(key, description, origin) } };
}

/** Of a key made of an identifier. */
const longestKey = 40;

function entryText(
  key: string,
  { item, publication, empty }: Description,
  { source, date }: DescriptionOrigin,
): string {
  const title = typeof item.title === 'string' ? item.title : undefined;
  return recordText(
    {
      item: { ...item, keyword: undefined, id: key, type: item.type },
      publication,
      names: describe(title, '').names,
      arxiv: arxivOfCsl(item),
    },
    { source, date, isAdded: true, evidence: {} },
    empty === undefined ? {} : { empty },
  );
}

function readEntry(text: string): DerivedEntry | undefined {
  const parsed = parseSource({ path: recordsFileName, text }, { markers: [] });
  return 'skipped' in parsed ? undefined : deriveSource(parsed).entries[0];
}
