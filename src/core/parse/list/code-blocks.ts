/** Blocks of code between the texts of a list: how to install what a paper describes, or how to cite it. */
import { fieldLabelOf, minAbstractLength } from './labels';
import { endsAsSentence, hasSeveralSentences, itemOf, weightOf } from './line-heuristics';
import type { ListRow } from './list-rows';
import { weightFrom } from './section';

const fence = /^(`{3,}|~{3,})[ \t]{0,9}([^`]{0,60})$/;
const maxRows = 200;
/** From this weight on a sentence is text, and no line of code. */
const minSentence = 60;

/** Rows in which blocks of code, fenced or set in, are blank, and keep their text as `code`. */
export const withoutCode = (rows: readonly ListRow[]): ListRow[] => withoutIndentedCode(withoutFencedCode(rows));

/** Rows in which blocks between code fences are blank, which keep their text as `code`. A fence around text, or that nothing closes, is left. */
function withoutFencedCode(rows: readonly ListRow[]): ListRow[] {
  const result = [...rows];
  if (!rows.some(({ text }) => fence.test(text.slice(0, 80)))) {
    return result;
  }
  for (let at = 0; at < rows.length; at++) {
    const mark = fenceIn(rows[at]);
    const end = mark === undefined ? -1 : closingRow(rows, at, mark);
    if (end < 0) {
      continue;
    }
    const block = rows.slice(at, end + 1);
    if (!block.some(({ text }) => isText(text)) && !isProse(block.slice(1, -1))) {
      block.forEach((row, index) => {
        result[at + index] = { ...row, kind: 'blank', text: '', code: row.text };
      });
    }
    at = end;
  }
  return result;
}

const fenceIn = (row: ListRow | undefined): string | undefined =>
  row?.kind === 'text' ? fence.exec(row.text.slice(0, 80))?.[1] : undefined;

function closingRow(rows: readonly ListRow[], at: number, mark: string): number {
  const last = Math.min(rows.length, at + maxRows);
  for (let end = at + 1; end < last; end++) {
    const text = rows[end]?.text ?? '';
    if (text.startsWith(mark) && text.replaceAll(mark[0] ?? '', '') === '') {
      return end;
    }
  }
  return -1;
}

const isText = (text: string): boolean =>
  (weightOf(text) >= minSentence && endsAsSentence(text)) || fieldLabelOf(text)?.field === 'abstract';

/** Whether the lines between two fences are sentences that were broken to a width: then these lines of signs part texts. */
function isProse(block: readonly ListRow[]): boolean {
  const text = block
    .map((row) => row.text)
    .join(' ')
    .trim();
  return (
    weightOf(text) >= minAbstractLength &&
    hasSeveralSentences(text) &&
    /[.。!?！？]$/.test(text) &&
    !codeSign.test(text)
  );
}

const codeSign = /[{}=;]|^(?:\$|>>>|pip|conda|npm|git|python3?|cd|make|sudo|docker|import)\s/;

/** Whether the paragraph that begins at a row, set in below a text, is code and not more of the text. */
export function beginsIndentedCode(rows: readonly ListRow[], at: number): boolean {
  const { weight, ended } = weightFrom(rows, at);
  return !(ended && weight >= minSentence) || codeSign.test(rows[at]?.text ?? '');
}

/** How much farther than the text above it code is set in. */
export const codeIndent = 4;

const command =
  /^(?:[$>%] |>>> |#include|@[a-z]{3,20}\{|(?:sudo |!)?(?:pip3?|conda|mamba|npm|npx|yarn|git|python3?|cd|make|cmake|docker|curl|wget|bash|sh|cargo|go|julia|apt|apt-get|brew|import|export|from \w{1,40} import)\s+[\w"'./-])|^[\w.]{1,60}\s?=\s?[\w"'([{]|^[\w.]{1,60}\([^()]{0,200}\);?$/;

/** Rows in which paragraphs of commands, set in below a text, are blank, and keep their text as `code`. */
function withoutIndentedCode(rows: readonly ListRow[]): ListRow[] {
  const result = [...rows];
  let above: ListRow | undefined;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row?.kind !== 'text') {
      continue;
    }
    let end = at;
    while (rows[end]?.kind === 'text') {
      end++;
    }
    const margin = above === undefined ? Infinity : above.indent + (itemOf(above.text)?.indent ?? 0);
    const block = rows.slice(at, end);
    if (block.every(({ indent }) => indent >= margin + codeIndent) && command.test(row.text)) {
      const { weight, ended } = weightFrom(rows, at);
      if (!(ended && weight >= minSentence && !/https?:\/\/\S+$/.test(rows[end - 1]?.text ?? ''))) {
        block.forEach((line, index) => {
          result[at + index] = { ...line, kind: 'blank', text: '', code: line.text };
        });
      }
    } else {
      above = row;
    }
    at = end;
  }
  return result;
}
