import { withoutReferences } from '../../text/plain-markup';
import type { TaggedLine, TaggedRecord, TaggedRecords } from './tagged-records';
import { type XmlElement, type XmlText, xmlTexts } from './xml-elements';

/** A part of what an element says, such as a person's family name: its tag and its text. */
export interface XmlPart {
  readonly tag: string;
  readonly text: string;
  readonly element: XmlElement;
}

/** How a format lays out its records in XML. */
export interface XmlLayout {
  /** Elements that are records, in lower case. */
  readonly records: { has(name: string): boolean };
  /** Elements of style, which end no text. */
  readonly styles: ReadonlySet<string>;
  /** The tag of a text, by the elements around it; undefined where it says nothing of the work. */
  tagOf(elements: readonly XmlElement[]): string | undefined;
  /** Elements whose texts are one value, such as a person or a date, and how they are put together. */
  readonly wholes?: ReadonlyMap<
    string,
    (parts: readonly XmlPart[], whole: XmlElement) => { readonly tag: string; readonly text: string }
  >;
  /** What the start tag itself says, or a look at the record as a whole changes. */
  finish?(lines: readonly TaggedLine[], record: XmlElement): readonly TaggedLine[];
}

const startTag = /<(?:[\p{L}_][\p{L}\p{N}_.-]{0,30}:)?([\p{L}_][\p{L}\p{N}_.-]{0,60})((?:\s[^<>]{0,2000})?)>/gu;

/** The records of a text in XML; one ends with its closing tag, or where the next one begins. Linear in the text. */
export function xmlRecords(text: string, layout: XmlLayout): TaggedRecords {
  const heads: XmlElement[] = [];
  for (const { 1: written = '', 2: attributes = '', index: start } of text.matchAll(startTag)) {
    const name = written.toLowerCase();
    if (layout.records.has(name) && !attributes.endsWith('/')) {
      heads.push({ name, attributes, start });
    }
  }
  return {
    records: heads.map((head, index): TaggedRecord => {
      const written = text.slice(head.start, heads[index + 1]?.start);
      const close = [...written.matchAll(/<\/(?:[^<>\s:]{1,30}:)?([^<>\s:]{1,61})\s{0,9}>/g)].find(
        ([, name = '']) => name.toLowerCase() === head.name,
      );
      const length = close === undefined ? written.trimEnd().length : close.index + close[0].length;
      const range = { start: head.start, end: head.start + length };
      const lines = linesOf(xmlTexts(text, range, layout.styles), layout);
      return {
        ...range,
        lines: layout.finish?.(lines, head) ?? lines,
        isOpened: true,
        isClosed: close !== undefined,
        ...(close === undefined ? { isCut: true as const } : {}),
      };
    }),
    stray: [],
  };
}

/** The names of the innermost two elements say what a text is: `titles/title`. */
export function innerPath(elements: readonly XmlElement[]): string {
  const [outer, inner] = elements.slice(-2);
  return `${outer?.name ?? ''}/${inner?.name ?? ''}`;
}

function linesOf(texts: readonly XmlText[], layout: XmlLayout): TaggedLine[] {
  const lines: TaggedLine[] = [];
  let open: { readonly whole: XmlElement; readonly parts: (XmlPart & XmlText)[] } | undefined;
  const close = () => {
    const [first, last] = [open?.parts[0], open?.parts.at(-1)];
    if (open !== undefined && first !== undefined && last !== undefined) {
      const { tag, text } = layout.wholes?.get(open.whole.name)?.(open.parts, open.whole) ?? { tag: '', text: '' };
      lines.push({ tag, rows: [{ text, start: first.start, end: last.end }] });
    }
    open = undefined;
  };
  for (const found of texts) {
    const tag = layout.tagOf(found.elements);
    const element = found.elements.at(-1);
    if (tag === undefined || element === undefined) {
      continue;
    }
    const written = withoutReferences(found.text);
    const whole = found.elements.filter(({ name }) => layout.wholes?.has(name) === true).at(-1);
    if (whole?.start !== open?.whole.start) {
      close();
    }
    if (whole !== undefined) {
      open ??= { whole, parts: [] };
      open.parts.push({ ...found, tag, text: written.replace(/\s+/g, ' '), element });
      continue;
    }
    const rows = written.split(/\r\n?|\n/).map((row) => ({
      text: row.trim().replace(/ {2,}/g, ' '),
      start: found.start,
      end: found.end,
    }));
    lines.push({ tag, rows });
  }
  close();
  return lines;
}

/** The texts of the parts that have a tag. */
export function partsOf(parts: readonly XmlPart[], ...tags: readonly string[]): string[] {
  return parts.flatMap(({ tag, text }) => (tags.includes(tag) ? [text] : []));
}

/** A person of several parts as a line of databases has one: `Family, Given, Suffix`; a comma at the end says that it is a body. */
export function writtenPerson(family: string, given: string, suffix = ''): string {
  return [family, given, ...(suffix === '' ? [] : [suffix])].join(', ');
}
