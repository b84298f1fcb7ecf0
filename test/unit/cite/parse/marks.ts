import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { parseCitations } from '../../../../src/core/cite/languages/index';

/**
 * A text with what it cites marked: `«…»` around groups, `‹…›` around keys, and `✗` before groups that the document's own tool
 * does not read.
 */
export function citationMarks(text: string, syntax: CitationSyntax): string {
  const marks = parseCitations(text, syntax).groups.flatMap(({ start, end, citations, unread }) => [
    { at: start, rank: 2, mark: unread === undefined ? '«' : '✗«' },
    ...citations.flatMap(({ keyRange }) => [
      { at: keyRange.start, rank: 3, mark: '‹' },
      { at: keyRange.end, rank: 0, mark: '›' },
    ]),
    { at: end, rank: 1, mark: '»' },
  ]);
  marks.sort((left, right) => left.at - right.at || left.rank - right.rank);
  const places = [0, ...marks.map(({ at }) => at)];
  return marks.map(({ at, mark }, index) => text.slice(places[index], at) + mark).join('') + text.slice(places.at(-1));
}

/** The text without its marks. */
export const unmarked = (text: string) => text.replace(/✗(?=«)|[«»‹›]/g, '');
