import type { Entry, OtherAbstract, Paper, PaperLink, PaperSource, RecordOrigin, Translation } from '../../model/paper';
import { formatKindOf } from '../../parse/formats/index';
import { detectLanguage } from '../../text/language';
import { withoutUndefined } from '../../text/without-undefined';
import type { EntryRecord, Work } from './entry-record';

type Field =
  | 'title'
  | 'authors'
  | 'year'
  | 'doi'
  | 'arxiv'
  | 'tags'
  | 'topics'
  | 'status'
  | 'rating'
  | 'readingOrder'
  | 'translation';

/** The first record that has the field. */
function first<F extends Field>(records: readonly EntryRecord[], field: F): Entry[F] {
  return records.find((record) => record.entry[field] !== undefined)?.entry[field];
}

function union<T>(lists: readonly (readonly T[] | undefined)[]): T[] | undefined {
  const all = [...new Set(lists.flatMap((list) => list ?? []))];
  return all.length === 0 ? undefined : all;
}

function sourceOf({ source, entry }: EntryRecord): PaperSource {
  return { source, span: entry.span, format: entry.format };
}

/** Where a record comes from, without what finds its paper. */
function originOf({ entry: { accepted } }: EntryRecord): RecordOrigin {
  return withoutUndefined({ source: accepted?.source, date: accepted?.date, score: accepted?.score });
}

/** Names that differ in more than case, in order. */
function mergedNames(records: readonly EntryRecord[]): string[] {
  const names = new Map<string, string>();
  for (const name of records.flatMap(({ entry }) => entry.names)) {
    const folded = name.toLowerCase();
    if (!names.has(folded)) {
      names.set(folded, name);
    }
  }
  return [...names.values()];
}

/** The record whose abstract is shown: the longest, which is the least likely to be cut; the first of equals. */
function abstractRecord(records: Work): EntryRecord {
  return records.reduce((best, record) => (record.entry.abstract.length > best.entry.abstract.length ? record : best));
}

/** The language of a work without abstract: that of the title shown. */
function languageOf(records: readonly EntryRecord[]): string {
  const languages = [...records.filter(({ entry }) => entry.title !== undefined), ...records].map(
    ({ entry }) => entry.language,
  );
  return languages.find((language) => language !== 'und') ?? 'und';
}

/** Abstracts beside the main one, each text once. */
function otherAbstracts(work: readonly EntryRecord[], main: EntryRecord): OtherAbstract[] | undefined {
  const seen = new Set([main.identity.text]);
  const others = work.flatMap(({ entry, identity, source }): OtherAbstract[] => {
    if (identity.text === undefined || seen.has(identity.text)) {
      return [];
    }
    seen.add(identity.text);
    return [{ text: entry.abstract, language: entry.language, source }];
  });
  return others.length === 0 ? undefined : others;
}

/** What an entry says in Chinese of a work whose title is in another language, or the other way round. */
function otherTitle(stated: readonly EntryRecord[], shown: string | undefined): Translation | undefined {
  const isChinese = (text: string) => detectLanguage(text) === 'zh';
  const other =
    shown === undefined
      ? undefined
      : stated.find(({ entry: { title } }) => title !== undefined && isChinese(title) !== isChinese(shown))?.entry;
  const authors = other?.authors?.filter((name) => isChinese(Object.values(name).join('')) !== isChinese(shown ?? ''));
  return other?.title === undefined
    ? undefined
    : {
        title: other.title,
        ...withoutUndefined({
          authors: authors?.length === other.authors?.length ? authors : undefined,
          container: other.publishedIn?.container,
        }),
      };
}

/** What is known of a work beside its entries. */
interface Beside {
  /** The title to show where no source has one. */
  readonly derived: string;
  /** Records that describe it, which say nothing of its key and names. */
  readonly accepted: readonly EntryRecord[];
}

/** Whether it is what a language model wrote, and says nothing of the work. */
const isByModel = ({ entry }: EntryRecord): boolean => entry.accepted?.model !== undefined;

/** Whether it is what a reader has noted in the records file, where there is no note, and says nothing of the work. */
const isReading = ({ entry }: EntryRecord): boolean => entry.accepted?.isReading === true;

/** Whether it stands in the records file, for a paper that was added. */
const isAdded = ({ entry }: EntryRecord): boolean => entry.accepted !== undefined;

/**
 * One paper out of all entries of a work. Bibliographies come first for what they state, notes for what only a reader
 * says (tags, status, rating); within a kind, the first source wins. Records, and what was added, come after the user's own bibliographies.
 */
export function paperOfWork(
  merged: Work,
  key: string,
  aliases: readonly string[],
  { derived: derivedTitle, accepted: records }: Beside,
): Paper {
  const byModel = records.find(isByModel)?.entry.accepted?.model;
  const readings = records.filter(isReading);
  const accepted = records.filter((record) => !isByModel(record) && !isReading(record));
  const work = merged.some(isAdded)
    ? ([...merged].sort((left, right) => Number(isAdded(left)) - Number(isAdded(right))) as [...Work])
    : merged;
  const [head, ...rest] = work;
  const origin = accepted[0] ?? work.find(isAdded);
  const notes = work.filter(({ entry }) => formatKindOf(entry.format) === 'note');
  const others = work.filter(({ entry }) => formatKindOf(entry.format) !== 'note');
  const described = others.filter(({ entry }) => formatKindOf(entry.format) !== 'abstracts');
  const stated = [...described, ...accepted, ...notes, ...others];
  const read = [...notes, ...readings, ...others, ...accepted];
  const title = first(stated, 'title');
  const ownTitle = first(work, 'title');
  const isWithoutText = work.every(({ entry }) => entry.abstract === '');
  const main = abstractRecord(isWithoutText ? [head, ...rest, ...accepted] : work);
  const bodies = notes.flatMap(({ entry }) => entry.note ?? []);
  const links: PaperLink[] = [...work, ...accepted].flatMap(({ source, entry }) =>
    entry.links.map((link) => ({ ...link, source })),
  );
  return {
    key,
    aliases,
    title: title ?? derivedTitle,
    titleIsDerived: title === undefined,
    names: mergedNames([...described, ...notes, ...others]),
    language: main.entry.abstract === '' ? languageOf(stated) : main.entry.language,
    abstract: main.entry.abstract,
    ...withoutUndefined({
      derivedTitle: title !== undefined && ownTitle === undefined && derivedTitle !== '' ? derivedTitle : undefined,
      record: origin && originOf(origin),
      byModel,
      authors: first(stated, 'authors'),
      translation: first(stated, 'translation') ?? otherTitle(stated, title),
      year: first(stated, 'year'),
      doi: first(stated, 'doi'),
      arxiv: first(stated, 'arxiv'),
      tags: union(read.map(({ entry }) => entry.tags)),
      topics: union(read.map(({ entry }) => entry.topics)),
      status: first(read, 'status'),
      rating: first(read, 'rating'),
      readingOrder: first(readings, 'readingOrder'),
      note: bodies.length === 0 ? undefined : bodies.join('\n\n'),
      ...(rest.length + accepted.length === 0 ? {} : { otherAbstracts: otherAbstracts([...work, ...accepted], main) }),
    }),
    links,
    sources: [sourceOf(head), ...rest.map(sourceOf), ...accepted.map(sourceOf)],
  };
}
