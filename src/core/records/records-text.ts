import { decodedValue, encodedValue } from '../parse/formats/shared/encoded-values';
import { scanRecords } from '../parse/formats/literature-records';
import type { TextEdit } from '../cite/model/text-edit';

/**
 * One change of a records file: an entry or a rejection as it stands there, or is to. Swapped, it undoes itself. Texts have `\n` for
 * line ends, and one at their end.
 */
export interface RecordEdit {
  /** Of the paper. */
  readonly key: string;
  /** What is there; `undefined` where there is to be no entry of the key, or no such rejection. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Of an edit that was made: what it replaced and put there, character by character with the blank lines that came with it. */
  readonly stored?: { readonly before: string; readonly after: string } | undefined;
}

/** A text with edits made. */
export interface EditedRecords {
  readonly text: string;
  /** What was made of the edits that changed something, as it can be undone. */
  readonly made: ReadonlyMap<RecordEdit, RecordEdit>;
  /** Those that were not made, since the file holds something else by now. */
  readonly stale: readonly RecordEdit[];
}

/** A candidate that somebody has said is not the paper. */
export interface Rejection {
  readonly key: string;
  /** Exact fingerprint of the paper's text, where it has one: its key may change. */
  readonly hash?: string | undefined;
  /** What names the candidate, see `candidateIds`. */
  readonly candidate: readonly string[];
  readonly date: string;
}

/** An entry of a records file: its range, with its line end, and its text with `\n` for line ends. */
export interface RecordPlace {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const unified = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The entries of a records file that have a key, in order. */
export function recordPlaces(text: string): readonly RecordPlace[] {
  return scanRecords(text).map(({ key, start, end }) => ({ key, start, ...withLineEnd(text, start, end) }));
}

function withLineEnd(text: string, start: number, end: number): { readonly end: number; readonly text: string } {
  const close = end + (/^[ \t]{0,20}(?:\r\n?|\n)/.exec(text.slice(end, end + 24))?.[0].length ?? 0);
  return { end: close, text: `${unified(text.slice(start, end))}\n` };
}

/** Whether a text may be a part of a records file that is being written just now. */
export function mayBeTorn(text: string): boolean {
  const last = scanRecords(text).at(-1);
  return last?.isDamaged === true && text.slice(last.end).trim() === '';
}

/**
 * Makes edits of a records file: what they do not name stays as it is, character by character. An edit that is made already is none.
 * An entry is replaced or removed only while it reads as the edit says, and added only where its key has none.
 */
export function withEdits(text: string, edits: readonly RecordEdit[]): EditedRecords {
  const made = new Map<RecordEdit, RecordEdit>();
  const stale: RecordEdit[] = [];
  let now = text;
  for (const edit of edits) {
    const change = changeOf(now, edit);
    if (change === undefined) {
      stale.push(edit);
    } else if (change !== 'made') {
      const stored = { before: now.slice(change.start, change.end), after: change.text };
      made.set(edit, { ...edit, stored });
      now = now.slice(0, change.start) + change.text + now.slice(change.end);
    }
  }
  return { text: now, made, stale };
}

/** What an edit does to a text, if that holds what the edit says; `made` where it is as it is to be. */
function changeOf(text: string, { key, before, after, stored }: RecordEdit): TextEdit | 'made' | undefined {
  const isEntry = !(before ?? after ?? '').startsWith('@comment');
  const places = isEntry ? recordPlaces(text).filter((place) => place.key === key) : commentPlaces(text);
  if (
    after === undefined
      ? places.every((place) => place.text !== before) && (!isEntry || places.length === 0)
      : places.some((place) => place.text === after)
  ) {
    return 'made';
  }
  const place = places.find((one) => one.text === before);
  if (before === undefined) {
    return isEntry && places.length > 0
      ? undefined
      : { start: text.length, end: text.length, text: added(text, after ?? '') };
  }
  if (place === undefined) {
    return undefined;
  }
  const { end } = place;
  if (stored !== undefined && text.slice(0, end).endsWith(stored.before)) {
    const start = end - stored.before.length;
    // What has been added below since needs a line of its own.
    if (stored.after !== '' || end === text.length || start === 0 || /[\r\n]/.test(text.charAt(start - 1))) {
      return { start, end, text: stored.after };
    }
  }
  const written = after === undefined ? '' : inLinesOf(text, after);
  // An entry of ours has a blank line above, which goes with it.
  const start =
    after === undefined
      ? place.start - (/(?<=\n)\r?\n$/.exec(text.slice(0, place.start))?.[0].length ?? 0)
      : place.start;
  const isAtEnd = end === text.length && !/[\r\n]$/.test(text);
  return { start, end, text: isAtEnd ? written.trimEnd() : written };
}

/** What adds a text at the end of the file, below a blank line. */
function added(text: string, block: string): string {
  const isComment = block.startsWith('@comment');
  const gap =
    text.trim() === '' || /\n\r?\n$/.test(text)
      ? ''
      : isComment && /@comment\{[^{}]*\}\r?\n$/.test(text.slice(-2_000))
        ? ''
        : '\n';
  const lineEnd = text === '' || /[\r\n]$/.test(text) ? '' : '\n';
  return inLinesOf(text, lineEnd + gap + block);
}

/** A text with the line ends of the file. */
function inLinesOf(text: string, block: string): string {
  return text.includes('\r\n') ? block.replace(/\n/g, '\r\n') : block;
}

const rejection = /@comment\{literature-rejected:([^{}@]{0,4000})\}/g;

/** Rejections, what language models wrote (`modelComments`), and what readers noted (`readingComments`). */
const comment = /@comment\{literature-(?:rejected|model|reading):[^{}@]{0,100000}\}/g;

function commentPlaces(text: string): RecordPlace[] {
  return [...text.matchAll(comment)].map((match) => ({
    key: '',
    start: match.index,
    ...withLineEnd(text, match.index, match.index + match[0].length),
  }));
}

/** The candidates that somebody has rejected, in order. */
export function rejectionsIn(text: string): readonly Rejection[] {
  return [...text.matchAll(rejection)].map(([, body = '']) => {
    const values = new Map(
      body.split(';').map((pair): [string, string] => {
        const at = pair.indexOf('=');
        return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
      }),
    );
    return {
      key: decodedValue(values.get('paper') ?? ''),
      hash: values.get('hash'),
      candidate: (values.get('candidate') ?? '')
        .split(' ')
        .filter((id) => id !== '')
        .map(decodedValue),
      date: values.get('date') ?? '',
    };
  });
}

/** A rejection as a comment, which BibTeX and all who read its files pass over. */
export function rejectionText({ key, hash, candidate, date }: Rejection): string {
  const ids = candidate.map((id) => encodedValue(id).replace(/\s+/g, '%0020')).join(' ');
  const values = [
    `paper=${encodedValue(key)}`,
    ...(hash === undefined ? [] : [`hash=${encodedValue(hash)}`]),
    `candidate=${ids}`,
    `date=${encodedValue(date)}`,
  ];
  return `@comment{literature-rejected: ${values.join('; ')}}\n`;
}
