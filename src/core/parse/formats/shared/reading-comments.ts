import type { Metadata } from '../../../model/paper';
import { withoutUndefined } from '../../../text/without-undefined';
import { decodedValue, encodedValue, readEvidence, writtenEvidence } from './encoded-values';

/** What a reader notes of a paper, as far as it says something. */
export type ReadingState = Pick<Metadata, 'status' | 'rating' | 'tags' | 'readingOrder'>;

/** What a reader has noted of a paper, as it stands in a records file. */
export interface ReadingComment {
  /** Of the paper. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** By which its paper is found. */
  readonly evidence: Readonly<Record<string, string>>;
  readonly state: ReadingState;
}

const comment = /@comment\{literature-reading:([^{}@]{0,100000})\}/g;
const names: readonly string[] = ['paper', 'status', 'rating', 'tags', 'order'];

/** What readers have noted of papers, in the order of the text; linear in its length. What names no paper is passed over. */
export function readingComments(text: string): readonly ReadingComment[] {
  return [...text.matchAll(comment)].flatMap(({ 0: whole, 1: body = '', index }): ReadingComment[] => {
    const pairs = body.split(';').map((pair): readonly [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
    });
    const values = new Map(pairs);
    const key = decodedValue(values.get('paper') ?? '');
    const tags = (values.get('tags') ?? '')
      .split(',')
      .map((tag) => decodedValue(tag.trim()))
      .filter((tag) => tag !== '');
    const evidence = pairs.filter(([name]) => !names.includes(name)).map(([name, value]) => `${name}=${value}`);
    return key === ''
      ? []
      : [
          {
            key,
            start: index,
            end: index + whole.length,
            evidence: readEvidence(evidence.join(';')),
            state: withoutUndefined({
              status: decodedValue(values.get('status')) || undefined,
              rating: numberOf(values.get('rating')),
              tags: tags.length === 0 ? undefined : [...new Set(tags)],
              readingOrder: numberOf(values.get('order')),
            }),
          },
        ];
  });
}

function numberOf(written: string | undefined): number | undefined {
  return written !== undefined && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(written) ? Number(written) : undefined;
}

/** The text of such a comment, with a line end: BibTeX and all who read its files pass over it. */
export function readingCommentText(
  key: string,
  { status, rating, tags, readingOrder }: ReadingState,
  evidence: Readonly<Record<string, string | number | undefined>>,
): string {
  const written: readonly (readonly [name: string, value: string])[] = [
    ['paper', encodedValue(key)],
    ['status', encodedValue(status ?? '')],
    ['rating', rating?.toString() ?? ''],
    ['tags', (tags ?? []).map((tag) => encodedValue(tag).replaceAll(',', '%002c')).join(', ')],
    ['order', readingOrder?.toString() ?? ''],
  ];
  const lines = written.flatMap(([name, value]) => (value === '' ? [] : [`  ${name}=${value};\n`]));
  return `@comment{literature-reading:\n${lines.join('')}  ${writtenEvidence(evidence)}\n}\n`;
}
