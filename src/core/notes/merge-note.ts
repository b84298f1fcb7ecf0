import { Fingerprint } from '../text/text-fingerprint';
import { fieldName } from '../parse/note/parse-note';
import type { YamlReader } from '../parse/yaml/yaml';
import { type FieldEdit, noteFieldOf, type NoteField, type NoteFields, readFields } from './front-matter-fields';
import type { NoteParts } from './note-fields';

/** The field of a note that keeps, for each field that was made of the paper, a fingerprint of what was written last. */
const writtenFieldName = 'literature-written';

/** The fingerprint of what a field says, however it is written: `2023` and `"2023"` are one. */
function fingerprintOf(value: unknown): string {
  return `w${new Fingerprint().add(JSON.stringify(canonical(value))).value.replaceAll('.', '-')}`;
}

function canonical(value: unknown): unknown {
  if (value instanceof Map) {
    return [...(value as ReadonlyMap<unknown, unknown>)]
      .map(([name, inside]) => [String(name), canonical(inside)] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1));
  }
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    typeof value === 'bigint'
    ? String(value).normalize('NFC').replace(/\s+/g, ' ').trim()
    : '';
}

const rawOfWritten = (written: ReadonlyMap<string, string>): string =>
  ` {${[...written].map(([name, print]) => `${/^[\p{L}][\w\p{L}-]*$/u.test(name) ? name : JSON.stringify(name)}: ${print}`).join(', ')}}`;

/**
 * The text of a new note.
 * @param state what its reader has noted before, in lines of YAML
 */
export function newNoteText({ front, followed, body }: NoteParts, state: string, yaml: YamlReader): string {
  const start = `---\n${front}`;
  const made = readFields(`${start}---\n`, yaml);
  const written = new Map(
    (made === undefined ? [] : followedFields(made, followed)).map((field) => [field.name, fingerprintOf(field.value)]),
  );
  return `${start}${state}${writtenFieldName}:${rawOfWritten(written)}\n---\n${body}`;
}

function followedFields(made: NoteFields, followed: ReadonlySet<string>): readonly NoteField[] {
  return made.fields.filter(({ name }) => followed.has(name));
}

/** What an update does to a note. */
export interface NoteUpdate {
  readonly edits: readonly FieldEdit[];
  /** Fields that would say something else now, and stay as they are, since a person has written them. */
  readonly kept: readonly string[];
}

/**
 * Merges three ways what the library says of a paper by now into the front matter of its note: a field that reads as it was last written
 * follows, one that a person has changed, written or taken out stays so. The body is nobody's but the person's.
 * @param parts what a note of the paper would say if it were made now
 * @returns undefined where the note was not made by the extension, or its front matter or that of the template cannot be read
 */
export function noteUpdate(text: string, { front, followed }: NoteParts, yaml: YamlReader): NoteUpdate | undefined {
  const note = readFields(text, yaml);
  const made = readFields(`---\n${front}---\n`, yaml);
  const base = note && noteFieldOf(note, writtenFieldName);
  if (note === undefined || made === undefined || !(base?.value instanceof Map)) {
    return undefined;
  }
  const last = new Map(
    [...(base.value as ReadonlyMap<unknown, unknown>)].map(([name, print]) => [String(name), String(print)]),
  );
  const next = new Map(last);
  const edits: FieldEdit[] = [];
  const kept: string[] = [];
  for (const { name, raw, value } of followedFields(made, followed)) {
    const [is, was] = [fingerprintOf(value), last.get(name)];
    const field = noteFieldOf(note, name);
    const stands = field === undefined ? undefined : fingerprintOf(field.value);
    const isOurs = was !== undefined && (stands === was || stands === is);
    if (isOurs || (field === undefined && was === undefined)) {
      next.set(name, is);
      if (stands !== is) {
        edits.push({ name: field?.name ?? name, before: field?.raw, after: raw + (field?.comment ?? '') });
      }
    } else if (stands !== is && was !== is) {
      kept.push(name);
    }
  }
  const wanted = new Set(followedFields(made, followed).map(({ name }) => fieldName(name)));
  for (const [name, was] of last) {
    const field = noteFieldOf(note, name);
    if (!wanted.has(fieldName(name)) && (field === undefined || fingerprintOf(field.value) === was)) {
      next.delete(name);
      edits.push(...(field === undefined ? [] : [{ name: field.name, before: field.raw, after: undefined }]));
    }
  }
  const raw = rawOfWritten(next);
  return {
    kept,
    edits:
      rawOfWritten(last) === raw ? edits : [...edits, { name: base.name, before: base.raw, after: raw + base.comment }],
  };
}
