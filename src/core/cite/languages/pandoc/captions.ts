import type { TextRange } from '../../../model/paper';
import { endOfLine } from '../../../text/around';

/** A field of a cell whose value Quarto and knitr put into the text. */
const captionLine =
  /^[ \t>]{0,40}(?:#|\/\/|%%|--|;)\|[ \t]{0,9}(?:(?:fig|tbl|lst|tab)-(?:cap|subcap)|fig\.(?:cap|scap|subcap)|cap|tbl\.cap)[ \t]{0,9}:/;
/** A further line of the value: an item of a list, or folded text, indented below its field. */
const furtherLine = /^[ \t>]{0,40}(?:#|\/\/|%%|--|;)\|[ \t]{2,40}(?=\S)/;
const optionLine = /^[ \t>]{0,40}(?:#|\/\/|%%|--|;)\|/;
/** The same in a chunk's header. */
const captionOption =
  /\b(?:(?:fig|tab|tbl)[.-](?:cap|scap|subcap))[ \t]{0,9}=[ \t]{0,9}(?:(?:paste0?|c)(\()[ \t]{0,9})?(?:"((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})')/g;

/** A further string of a list or a text in parts. */
const furtherString = /[ \t]{0,9},[ \t]{0,9}(?:"((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})')/y;

const quoted = /"(?:[^"\\\n]|\\.){0,2000}"|'(?:[^'\n]|''){0,2000}'/g;

/** The texts of a list in brackets, else all that stands there. */
function valuesIn(text: string, range: TextRange): readonly TextRange[] {
  const written = text.slice(range.start, range.end);
  if (!/^\s*\[\s*["']/.test(written)) {
    return [range];
  }
  return Array.from(written.matchAll(quoted), ({ 0: value, index }) => ({
    start: range.start + index + 1,
    end: range.start + index + value.length - 1,
  }));
}

/** Where the captions of a cell stand, in the header of its fence and in the options that its code begins with. */
export function captionsIn(text: string, header: TextRange, content: TextRange): readonly TextRange[] {
  const found: TextRange[] = [];
  const options = text.slice(header.start, header.end);
  for (const match of options.matchAll(captionOption)) {
    let behind = match.index + match[0].length;
    for (let value: string | undefined = match[2] ?? match[3] ?? ''; value !== undefined;) {
      found.push({ start: header.start + behind - 1 - value.length, end: header.start + behind - 1 });
      furtherString.lastIndex = behind;
      const further: RegExpExecArray | null = match[1] === undefined ? null : furtherString.exec(options);
      behind += further?.[0].length ?? 0;
      value = further === null ? undefined : (further[1] ?? further[2] ?? '');
    }
  }
  let isCaption = false;
  for (let start = content.start; start < content.end;) {
    const end = Math.min(endOfLine(text, start), content.end);
    const line = text.slice(start, end);
    if (!optionLine.test(line)) {
      break;
    }
    const named: number | undefined = captionLine.exec(line)?.[0].length;
    const further: number | undefined = isCaption ? furtherLine.exec(line)?.[0].length : undefined;
    isCaption = named !== undefined || further !== undefined;
    if (isCaption) {
      found.push(...valuesIn(text, { start: start + (named ?? further ?? 0), end }));
    }
    start = end + 1;
  }
  return found;
}
