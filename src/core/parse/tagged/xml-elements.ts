import type { TextRange } from '../../model/paper';

/** The text of an element that holds no other but ones of style, where it stands. */
export interface XmlText extends TextRange {
  /** Names from the outermost element, apart by `/`, in lower case. */
  readonly path: string;
  /** As it is written, without tags. */
  readonly text: string;
}

const tag = /<(?:!--|!\[CDATA\[|[!?][^<>]*>|(\/?)([\p{L}_][\p{L}\p{N}_.:-]{0,60})([^<>]{0,2000}?)(\/?)>)/gu;
const maxDepth = 30;

/**
 * The texts of an element's own elements. Elements of the names given are style: they end no text. What is not closed ends
 * with the element around it. Linear in the text.
 */
export function xmlTexts(text: string, range: TextRange, styles: ReadonlySet<string>): XmlText[] {
  const found: XmlText[] = [];
  const open: string[] = [];
  let value = '';
  let start = -1;
  let last = -1;
  let at = range.start;
  /** Takes in the text up to a tag. */
  const take = (written: string, from: number) => {
    value += written;
    if (written.trim() !== '') {
      start = start < 0 ? from + written.length - written.trimStart().length : start;
      last = from + written.trimEnd().length;
    }
  };
  const flush = () => {
    if (start >= 0) {
      found.push({ path: open.join('/'), text: value.trim(), start, end: last });
    }
    value = '';
    start = -1;
  };
  tag.lastIndex = range.start;
  for (let match = tag.exec(text); match !== null && match.index < range.end; match = tag.exec(text)) {
    take(text.slice(at, match.index), at);
    at = tag.lastIndex;
    const [whole, slash, written, , selfClosing] = match;
    if (written === undefined) {
      const close = whole === '<!--' ? '-->' : whole === '<![CDATA[' ? ']]>' : undefined;
      if (close !== undefined) {
        const end = text.indexOf(close, at);
        const inner = text.slice(at, end < 0 ? range.end : Math.min(end, range.end));
        if (close === ']]>') {
          take(inner.replaceAll('&', '&amp;'), at);
        }
        at = end < 0 ? range.end : end + close.length;
        tag.lastIndex = at;
      }
      continue;
    }
    const name = written.toLowerCase();
    if (styles.has(name) || selfClosing === '/') {
      continue;
    }
    flush();
    if (slash === '') {
      if (open.length < maxDepth) {
        open.push(name);
      }
    } else if (open.includes(name)) {
      open.length = open.lastIndexOf(name);
    }
  }
  take(text.slice(at, range.end), at);
  flush();
  return found;
}
