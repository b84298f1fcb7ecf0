import type { CitedDocument } from '../../model/citation';
import type { FurtherNaming } from '../../model/citation-language';
import { insertAt } from '../../model/text-edit';

/** A keyword that names one file, and all that stands on its line. */
const keyword = /^([ \t]{0,20}#\+bibliography:)[ \t]{1,20}\S[^\n]{0,1000}$/i;

/** By a further keyword, of which Org reads any number, or in the one link of org-ref. */
export function furtherInOrg(text: string, path: string, { bibliographies }: CitedDocument): FurtherNaming | undefined {
  const [first, last] = [bibliographies[0], bibliographies.at(-1)];
  if (first === undefined || last === undefined || /\s/.test(path)) {
    return undefined;
  }
  const lines = bibliographies.map(({ start, end }) => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const to = text.indexOf('\n', end);
    return { from, to: to < 0 ? text.length : text[to - 1] === '\r' ? to - 1 : to };
  });
  const line = lines.at(-1);
  const keywords = lines.map(({ from, to }) => keyword.exec(text.slice(from, to))?.[1]);
  const written = keywords.at(-1);
  if (line !== undefined && written !== undefined && keywords.every((each) => each !== undefined)) {
    return insertAt(line.to, `\n${written} ${path}`);
  }
  const isLink =
    /(?<![\p{L}\p{N}_])bibliography:$/u.test(text.slice(Math.max(0, first.start - 30), first.start)) &&
    !/[\s\]]/.test(text.slice(first.start, last.end)) &&
    /^(?:\]\]|\s|$)/.test(text.slice(last.end, last.end + 2));
  return isLink ? insertAt(last.end, `,${path}`) : undefined;
}
