import type { CitedDocument } from '../../model/citation';
import type { FurtherNaming } from '../../model/citation-language';
import { insertAt } from '../../model/text-edit';
import { inString } from './keys';

/** In the one call of `bibliography` of a document, whose files stand there as strings. */
export function furtherInTypst(
  text: string,
  path: string,
  { bibliographies }: CitedDocument,
): FurtherNaming | undefined {
  const [first, last] = [bibliographies[0], bibliographies.at(-1)];
  if (first === undefined || last === undefined) {
    return undefined;
  }
  const opening = /(?<![\w-])bibliography\(\s{0,200}(\(\s{0,200})?"$/.exec(
    text.slice(Math.max(0, first.start - 500), first.start),
  );
  const areAlone = bibliographies
    .slice(1)
    .every(({ start }, at) => /^"\s{0,200},\s{0,200}"$/.test(text.slice(bibliographies[at]?.end, start)));
  if (opening === null || !areAlone) {
    return undefined;
  }
  const behind = text.slice(last.end, last.end + 500);
  const added = `"${inString(path)}"`;
  if (opening[1] !== undefined) {
    return /^"\s{0,200},?\s{0,200}\)/.test(behind) ? insertAt(last.end + 1, `, ${added}`) : undefined;
  }
  return bibliographies.length === 1 && /^"\s{0,200}[,)]/.test(behind)
    ? {
        start: last.start - 1,
        end: last.end + 1,
        text: `(${text.slice(last.start - 1, last.end + 1)}, ${added})`,
      }
    : undefined;
}
