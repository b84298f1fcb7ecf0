import type { TextRange } from '../../model/paper';

/** An element that is open: its name in lower case and without prefix, and what the start tag has besides. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: string;
  /** Where its start tag begins, so that two of a name are told apart. */
  readonly start: number;
}

/** The text of an element that holds no other but ones of style, where it stands. */
export interface XmlText extends TextRange {
  /** The elements around it, the outermost first. */
  readonly elements: readonly XmlElement[];
  /** As it is written, without tags. */
  readonly text: string;
}

const tag =
  /<(?:!--|!\[CDATA\[|[!?][^<>]*>|(\/?)(?:[\p{L}_][\p{L}\p{N}_.-]{0,30}:)?([\p{L}_][\p{L}\p{N}_.-]{0,60})([^<>]{0,2000}?)(\/?)>)/gu;
const maxDepth = 30;

/** The value of an attribute in a start tag, without regard to case. */
export function attributeOf({ attributes }: XmlElement, name: string): string | undefined {
  const found = [
    ...attributes.matchAll(/([\p{L}_][\p{L}\p{N}_.:-]{0,60})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)')/gu),
  ].find(([, written = '']) => written.toLowerCase() === name);
  return found?.[2] ?? found?.[3];
}

/**
 * The texts of an element's own elements. Elements of the names given are style: they end no text. What is not closed ends
 * with the element around it. Linear in the text.
 */
export function xmlTexts(text: string, range: TextRange, styles: ReadonlySet<string>): XmlText[] {
  const found: XmlText[] = [];
  const open: XmlElement[] = [];
  let value = '';
  let start = -1;
  let last = -1;
  let at = range.start;
  /** Takes in the text up to a tag; `read` is what it means, where that is not what is written. */
  const take = (written: string, from: number, read = written) => {
    value += read;
    if (written.trim() !== '') {
      start = start < 0 ? from + written.length - written.trimStart().length : start;
      last = from + written.trimEnd().length;
    }
  };
  const flush = () => {
    if (start >= 0) {
      found.push({ elements: [...open], text: value.trim(), start, end: last });
    }
    value = '';
    start = -1;
  };
  tag.lastIndex = range.start;
  for (let match = tag.exec(text); match !== null && match.index < range.end; match = tag.exec(text)) {
    take(text.slice(at, match.index), at);
    at = tag.lastIndex;
    const [whole, slash, written, attributes = '', selfClosing] = match;
    if (written === undefined) {
      const close = whole === '<!--' ? '-->' : whole === '<![CDATA[' ? ']]>' : undefined;
      if (close !== undefined) {
        // What closes behind the element is of another one, and is not looked for: each that is open would look through all the rest.
        const rest = text.slice(at, range.end);
        const length = rest.indexOf(close);
        const inner = length < 0 ? rest : rest.slice(0, length);
        if (close === ']]>') {
          take(inner, at, inner.replaceAll('&', '&amp;'));
        }
        at = length < 0 ? range.end : at + length + close.length;
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
        open.push({ name, attributes, start: match.index });
      }
    } else {
      const opened = open.map((element) => element.name).lastIndexOf(name);
      open.length = opened < 0 ? open.length : opened;
    }
  }
  take(text.slice(at, range.end), at);
  flush();
  return found;
}
