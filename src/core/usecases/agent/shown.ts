import { creditOf } from '../../library/base/label';
import type { Paper, PersonName } from '../../model/paper';
import { sentencesIn } from '../../identify/passages/sentences';

/** The longest text of a result, in UTF-16 units: what a model reads at a time without losing the rest of its conversation. */
export const maxResult = 16_000;
const maxTitle = 300;
const maxSentence = 300;
export const maxAuthors = 10;

/** At most so many UTF-16 units of a text, with an ellipsis where it goes on; no character is cut. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 2)) ? most - 2 : most - 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Characters that are not seen, or turn the direction of text. */
const unseen = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** A value as JSON on one line; what is not seen stands there by its code, so that nothing hides from who looks over it. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(unseen, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A result of at most `maxResult` UTF-16 units as JSON: the longest texts and lists are halved until it is, and it says so. */
export function bounded(result: Record<string, unknown>): Record<string, unknown> {
  let current = result;
  while (jsonText(current).length > maxResult) {
    const [name, value] = Object.entries(current).reduce((longest, each) =>
      jsonText(each[1] ?? null).length > jsonText(longest[1] ?? null).length ? each : longest,
    );
    current = { ...current, [name]: halved(value), isShortened: true };
  }
  return current;
}

function halved(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length < 4 ? '' : clipped(value, Math.ceil(value.length / 2));
  }
  return Array.isArray(value) ? value.slice(0, Math.floor(value.length / 2)) : null;
}

/** A paper in a row of a list. */
export function rowOf(paper: Paper): Record<string, unknown> {
  const repository = paper.links.find(({ kind, own }) => kind === 'repository' && own !== false)?.url;
  return {
    key: paper.key,
    title: clipped(paper.title, maxTitle),
    ...credits(paper),
    ...(repository === undefined ? {} : { code: clipped(repository, maxTitle) }),
    says: clipped(sentencesIn(paper.abstract)[0] ?? '', maxSentence),
  };
}

function credits(paper: Paper): Record<string, unknown> {
  const by = creditOf({ ...(paper.authors === undefined ? {} : { authors: paper.authors }) });
  return {
    ...(by === '' ? {} : { authors: clipped(by, maxTitle) }),
    ...(paper.year === undefined ? {} : { year: paper.year }),
  };
}

/** A person's name as a reader writes it. */
export function personName({ family, given, literal }: PersonName): string {
  return clipped(literal ?? [given, family].filter((part) => part !== undefined && part !== '').join(' '), maxTitle);
}
