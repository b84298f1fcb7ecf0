import { StyleError } from './style-error';

/** An element of a style as the CSL processor takes it: elements, or the text of an element that has none. */
export interface StyleElement {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: (StyleElement | string)[];
}

const maxStyleLength = 1_000_000;
/** No attribute of a style that people use comes near it; the processor writes some of them for each name. */
const maxAttributeLength = 2_000;
const maxTermLength = 1_000;

const skipped = /<!--[^]*?-->|<\?[^]*?\?>|<![A-Za-z][^<>[\]]*>/y;
const openingTag = /<([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const closingTag = /<\/([A-Za-z_][\w.:-]*)\s*>/y;
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const characterData = /<!\[CDATA\[([^]*?)\]\]>/y;
/** Elements whose text may be empty. */
const isTerm = (name: string) => name === 'term' || name === 'single' || name === 'multiple';

interface Open {
  readonly element: StyleElement;
  text: string;
}

/**
 * Reads the XML of a CSL style (https://docs.citationstyles.org/en/stable/specification.html) in linear time, which the
 * processor's own reader does not. Declared entities are not resolved. Throws `StyleError`.
 * @returns the root element
 */
export function readStyleXml(xml: string): StyleElement {
  if (xml.length > maxStyleLength) {
    throw new StyleError('it is longer than {0} characters', maxStyleLength);
  }
  const root: Open = { element: { name: '', attrs: {}, children: [] }, text: '' };
  const open = [root];
  for (let at = xml.startsWith('\uFEFF') ? 1 : 0; at < xml.length;) {
    const current = open.at(-1) ?? root;
    const next = xml.indexOf('<', at);
    const end = next < 0 ? xml.length : next;
    current.text += decoded(xml.slice(at, end));
    at = end === xml.length ? end : readMarkup(xml, end, open);
  }
  const [style, ...others] = root.element.children;
  if (open.length > 1 || typeof style !== 'object' || others.length > 0) {
    throw new StyleError('it is not a complete XML file');
  }
  return style;
}

/** Reads what begins with `<` at an offset. Gives where reading goes on. */
function readMarkup(xml: string, at: number, open: Open[]): number {
  const current = open.at(-1);
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(xml);
  };
  const skip = match(skipped);
  if (skip !== null) {
    return skipped.lastIndex;
  }
  const data = match(characterData);
  if (data !== null && current !== undefined) {
    current.text += data[1] ?? '';
    return characterData.lastIndex;
  }
  const closing = match(closingTag);
  if (closing !== null && open.length > 1 && current !== undefined && current.element.name === closing[1]) {
    open.pop();
    close(current);
    return closingTag.lastIndex;
  }
  const opening = match(openingTag);
  if (opening === null || current === undefined) {
    throw new StyleError('it is no XML that can be read, in line {0}', xml.slice(0, at).split('\n').length);
  }
  const [, name = '', attributes = '', end] = opening;
  const opened: Open = { element: { name, attrs: attributesOf(attributes), children: [] }, text: '' };
  current.element.children.push(opened.element);
  if (end === '/') {
    close(opened);
  } else {
    open.push(opened);
  }
  return openingTag.lastIndex;
}

function close({ element: { name, children }, text }: Open): void {
  if (children.length === 0 && (isTerm(name) || text.trim() !== '')) {
    if (isTerm(name) && text.length > maxTermLength) {
      throw new StyleError('it has a term that is longer than {0} characters', maxTermLength);
    }
    children.push(text.replace(/[\r\n]+/g, ' '));
  }
}

function attributesOf(text: string): Record<string, string> {
  const attributes: [string, string][] = [];
  for (const [, name = '', double, single = ''] of text.matchAll(attribute)) {
    const value = decoded(double ?? single);
    if (value.length > maxAttributeLength) {
      throw new StyleError('it has an attribute that is longer than {0} characters', maxAttributeLength);
    }
    attributes.push([name, value]);
  }
  return Object.fromEntries(attributes);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
]);

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|quot|apos|lt|gt));/g,
    (whole: string, decimal?: string, hexadecimal?: string, name?: string) => {
      const point = decimal !== undefined ? Number(decimal) : parseInt(hexadecimal ?? '', 16);
      return name !== undefined
        ? (entities.get(name) ?? whole)
        : point > 0 && point <= 0x10ffff
          ? String.fromCodePoint(point)
          : whole;
    },
  );
}
