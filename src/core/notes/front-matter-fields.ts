import { findFrontMatter, type FrontMatter } from '../parse/note/front-matter';
import { fieldName } from '../parse/note/parse-note';
import type { YamlReader } from '../parse/yaml/yaml';

/** A field of a note's front matter, as it stands there. */
export interface NoteField {
  readonly name: string;
  /** All behind the colon as far as the line end, with `\n` for line ends: its value, and a comment behind it. */
  readonly raw: string;
  /** A comment behind the value, with the space before it. */
  readonly comment: string;
  /** Maps as `Map`. */
  readonly value: unknown;
  /** Of its lines without the last line end. */
  readonly start: number;
  readonly end: number;
  /** Behind the colon. */
  readonly colon: number;
}

/** The front matter of a note, in YAML. */
export interface NoteFields {
  readonly front: FrontMatter;
  readonly fields: readonly NoteField[];
}

/** One change of a field: what stands behind its colon, or is to; `undefined` where there is to be no field of the name. Swapped, it undoes itself. */
export interface FieldEdit {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const unified = (text: string): string => text.replace(/\r\n?/g, '\n');

/**
 * The fields of a note, in order.
 * @param text the note, without a byte order mark
 * @returns undefined where it has no front matter in YAML, or one that cannot be read or is no list of fields in lines of their own
 */
export function readFields(text: string, yaml: YamlReader): NoteFields | undefined {
  const front = findFrontMatter(text);
  if (front?.kind !== 'yaml') {
    return undefined;
  }
  const { value, errors } = yaml.values(text.slice(front.start, front.end));
  if (errors.length > 0 || (value !== null && value !== undefined && !(value instanceof Map))) {
    return undefined;
  }
  const { root } = yaml.nodes(text, { start: front.start, end: front.end });
  const pairs = root?.kind === 'map' ? root.pairs : [];
  const isInLines = pairs.every(({ key }) => /^["']?$/.test(text.slice(lineStart(text, key.start), key.start)));
  if (!isInLines || pairs.length !== (value instanceof Map ? value.size : 0)) {
    return undefined;
  }
  const values = [...(value instanceof Map ? (value as ReadonlyMap<unknown, unknown>).values() : [])];
  const fields = pairs.map(({ key, value: node }, at): NoteField => {
    const colon = text.indexOf(':', key.end) + 1;
    const next = pairs[at + 1]?.key.start;
    const limit = next === undefined ? front.end : lineStart(text, next);
    // What an alias means stands elsewhere.
    const isHere = node !== undefined && node.start >= colon && node.end <= limit;
    const close = isHere ? node.end + (/["']/.test(text.charAt(node.end)) ? 1 : 0) : colon;
    const end = lineEnd(text, close);
    const rest = isHere ? text.slice(close, end) : '';
    return {
      name: key.text,
      raw: unified(text.slice(colon, end)),
      comment: /^\s+#/.test(rest) ? rest : '',
      value: values[at],
      start: lineStart(text, key.start),
      end,
      colon,
    };
  });
  return { front, fields };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** The field of a name, without regard to case; of several names the first that says something, else the first that is there. */
export function noteFieldOf({ fields }: NoteFields, ...names: readonly string[]): NoteField | undefined {
  const found = names.flatMap((name) => fields.filter((field) => fieldName(field.name) === fieldName(name)));
  return found.find(({ value }) => value !== null && value !== undefined && value !== '') ?? found[0];
}

/** A note with edits made. */
export interface EditedNote {
  readonly text: string;
  /** The edits that changed it. */
  readonly made: readonly FieldEdit[];
  /** Those that were not made, since the note says something else by now. */
  readonly stale: readonly FieldEdit[];
}

/**
 * Makes edits of a note's front matter: all else stays as it is, character by character. An edit that is made already is none. New fields
 * come last.
 * @returns undefined where the front matter cannot be read, see `readFields`
 */
export function withFieldEdits(text: string, edits: readonly FieldEdit[], yaml: YamlReader): EditedNote | undefined {
  const made: FieldEdit[] = [];
  const stale: FieldEdit[] = [];
  let now = text;
  for (const edit of edits) {
    const read = readFields(now, yaml);
    if (read === undefined) {
      return undefined;
    }
    const field = read.fields.find(({ name }) => name === edit.name);
    if (field?.raw === edit.after) {
      continue;
    }
    if (field?.raw !== edit.before) {
      stale.push(edit);
      continue;
    }
    made.push(edit);
    now = changed(now, read.front, field, edit);
  }
  return { text: now, made, stale };
}

function changed(text: string, front: FrontMatter, field: NoteField | undefined, { name, after }: FieldEdit): string {
  const lineBreak = text.slice(0, front.start).includes('\r\n') ? '\r\n' : '\n';
  const written = (after ?? '').replace(/\n/g, lineBreak);
  if (field === undefined) {
    const key = /^[\p{L}][\p{L}\p{N}_-]*$/u.test(name) ? name : JSON.stringify(name);
    return `${text.slice(0, front.end)}${key}:${written}${lineBreak}${text.slice(front.end)}`;
  }
  return after === undefined
    ? text.slice(0, field.start) + text.slice(field.end).replace(/^\r?\n/, '')
    : text.slice(0, field.colon) + written + text.slice(field.end);
}

/** Edits that undo others, in their order. */
export function undoneFields(edits: readonly FieldEdit[]): readonly FieldEdit[] {
  return edits.map(({ name, before, after }) => ({ name, before: after, after: before })).reverse();
}
