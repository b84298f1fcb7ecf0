import type { Paper } from '../model/paper';
import { type FieldEdit, noteFieldOf, type NoteFields, readFields } from '../notes/front-matter-fields';
import type { ReadingState } from '../parse/formats/shared/reading-comments';
import { readingFields, tagsOfNote } from '../parse/note/parse-note';
import { yamlScalar } from '../parse/write/yaml-text';
import type { YamlReader } from '../parse/yaml/yaml';

/** What is to be said of a paper as its reader; what is not named stays. */
export interface ReadingRequest {
  /** `null` takes it away. */
  readonly status?: string | null;
  readonly rating?: number | null;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

/** What a reader has noted, changed as requested; the place on the reading list stays. */
export function requested(
  before: ReadingState,
  { status, rating, addTags = [], removeTags = [] }: ReadingRequest,
): ReadingState {
  const tags = changedTags(before.tags ?? [], addTags, removeTags);
  const kept = {
    status: status === undefined ? before.status : status,
    rating: rating === undefined ? before.rating : rating,
  };
  return {
    ...(kept.status === undefined || kept.status === null ? {} : { status: kept.status }),
    ...(kept.rating === undefined || kept.rating === null ? {} : { rating: kept.rating }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(before.readingOrder === undefined ? {} : { readingOrder: before.readingOrder }),
  };
}

function changedTags(tags: readonly string[], added: readonly string[], removed: readonly string[]): readonly string[] {
  const isRemoved = (tag: string) => removed.some((other) => other.toLowerCase() === tag.toLowerCase());
  const left = tags.filter((tag) => !isRemoved(tag));
  const has = new Set(left.map((tag) => tag.toLowerCase()));
  return [...left, ...added.filter((tag) => !has.has(tag.toLowerCase()) && !isRemoved(tag))];
}

/** What is left to be noted in a records file of a paper that has a note: its place on the reading list. */
export function besideNote({ readingOrder }: ReadingState): ReadingState {
  return readingOrder === undefined ? {} : { readingOrder };
}

/** What a reader has noted as the lines of a note's front matter. */
export function stateLines({ status, rating, tags = [] }: ReadingState): string {
  return [
    ...(status === undefined ? [] : [`status: ${yamlScalar(status)}`]),
    ...(rating === undefined ? [] : [`rating: ${rating}`]),
    ...(tags.length === 0 ? [] : [`tags: ${flow(tags)}`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const flow = (items: readonly string[]): string => `[${items.map(yamlScalar).join(', ')}]`;

/**
 * The edits of a note that do what is requested.
 * @param text of the note
 * @param isFirst whether it is the note in which new things are said; of others only what is to go goes
 * @returns undefined where the front matter cannot be read
 */
export function readingFieldEdits(
  text: string,
  request: ReadingRequest,
  yaml: YamlReader,
  isFirst = true,
): readonly FieldEdit[] | undefined {
  const fields = readFields(text, yaml);
  return (
    fields && [
      ...scalarEdits(fields, 'status', request.status, isFirst),
      ...scalarEdits(fields, 'rating', request.rating, isFirst),
      ...tagEdits(fields, isFirst ? (request.addTags ?? []) : [], request.removeTags ?? []),
    ]
  );
}

function scalarEdits(
  fields: NoteFields,
  name: 'status' | 'rating',
  wanted: string | number | null | undefined,
  isFirst: boolean,
): readonly FieldEdit[] {
  const field = noteFieldOf(fields, ...readingFields[name]);
  if (wanted === undefined || (wanted !== null && !isFirst) || (wanted === null && field === undefined)) {
    return [];
  }
  return edit(
    field?.name ?? name,
    field?.raw,
    wanted === null ? undefined : ` ${yamlScalar(wanted)}${field?.comment ?? ''}`,
  );
}

function tagEdits(fields: NoteFields, added: readonly string[], removed: readonly string[]): readonly FieldEdit[] {
  const field = noteFieldOf(fields, ...readingFields.tags);
  const before = tagsOfNote(field?.value) ?? [];
  const after = changedTags(before, added, removed);
  if (after.length === before.length && after.every((tag, at) => tag === before[at])) {
    return [];
  }
  const raw =
    after.length === 0
      ? undefined
      : (inLines(field?.raw ?? '', before, after) ?? ` ${flow(after)}${field?.comment ?? ''}`);
  return edit(field?.name ?? 'tags', field?.raw, raw);
}

const itemStart = /^([ \t]*)-(?: |$)/;

/** A list in lines stays one, with the comments of what stays; nothing where it is none. */
function inLines(raw: string, before: readonly string[], after: readonly string[]): string | undefined {
  const [head = '', ...lines] = raw.split('\n');
  const items = lines.filter((line) => itemStart.test(line));
  const indent = itemStart.exec(items[0] ?? '')?.[1];
  if (indent === undefined || !/^\s*(?:#.*)?$/.test(head)) {
    return undefined;
  }
  // An item of several lines, or of several tags, is written anew.
  const isOneEach =
    items.length === before.length && lines.every((line) => itemStart.test(line) || /^\s*(?:#|$)/.test(line));
  const kept = isOneEach
    ? lines.filter((line) => !itemStart.test(line) || after.includes(before[items.indexOf(line)] ?? ''))
    : [];
  const isKept = new Set(isOneEach ? before : []);
  const added = after.filter((tag) => !isKept.has(tag)).map((tag) => `${indent}- ${yamlScalar(tag)}`);
  return [head, ...kept, ...added].join('\n');
}

function edit(name: string, before: string | undefined, after: string | undefined): readonly FieldEdit[] {
  return before === after ? [] : [{ name, before, after }];
}

/** The tags of papers that a reader can take away: those that no source but notes and records says, as far as the papers tell. */
export function tagsOfPapers(papers: readonly Paper[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of papers.flatMap(({ tags = [] }) => tags)) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort(([, many], [, more]) => more - many).map(([tag]) => tag);
}
