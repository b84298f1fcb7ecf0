import { onOneLine } from './one-line';
import { balanced, cutMark, tidy, withoutDangling } from './phrase';

/** As much of the end of a cut title as shows where in the text it was cut. */
const tail = 24;
/** What is told beyond the cut, at most: a clause that is longer says too much for a title. */
const most = 160;
const clauseEnd = /[.!?;:,](?=\s|$)|[。！？，；：…]| [-–—]{1,3} |—/;

/**
 * A title as it is written into documents and bibliographies. A derived one may be cut for lists; here it goes on to the end
 * of its clause, else ends with a word, and never with a mark that it was cut.
 * @param paper whose title, if derived, was made from the abstract
 */
export function wholeTitle({
  title,
  titleIsDerived,
  abstract,
}: {
  readonly title: string;
  readonly titleIsDerived: boolean;
  readonly abstract: string;
}): string {
  if (!titleIsDerived || !title.includes(cutMark)) {
    return title;
  }
  // Where titles were made distinct, the first part may be cut as well.
  const parts = title.split(`${cutMark} – `);
  const last = parts.pop() ?? '';
  return [...parts, last.endsWith(cutMark) ? goneOn(last.slice(0, -cutMark.length), abstract) : last].join(' – ');
}

function goneOn(title: string, text: string): string {
  const plain = onOneLine(text);
  // Its first letter may have become a capital.
  const end = title.slice(1).slice(-tail);
  const at = plain.indexOf(end);
  const rest = at < 0 ? '' : plain.slice(at + end.length, at + end.length + most);
  const clause = rest.search(clauseEnd);
  return clause < 0 ? title : withoutDangling(balanced(tidy(title + rest.slice(0, clause))));
}
