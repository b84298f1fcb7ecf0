import type { CitationMarks } from '../model/formatted-text';
import type { StyleElement } from './style-xml';

/** How a style writes a group of citations, but for what stands for the works. */
export type GroupLayout = Omit<CitationMarks, 'of'>;

/**
 * How a style that cites by numbers or labels writes groups; undefined for one that cites by authors or in notes. Takes time by the
 * length of the style.
 */
export function groupLayoutOf(style: StyleElement): GroupLayout | undefined {
  const citation = childOf(style, 'citation');
  const layout = citation === undefined ? undefined : layoutOf(citation);
  if (citation === undefined || layout === undefined || style.attrs.class === 'note' || !writesMark(style, citation)) {
    return undefined;
  }
  const { prefix = '', suffix = '', delimiter = '', 'vertical-align': align } = layout.attrs;
  return {
    prefix,
    suffix,
    delimiter,
    isSuperscript: align === 'sup',
    isSorted: childOf(citation, 'sort') !== undefined,
    hasRanges: citation.attrs.collapse === 'citation-number',
  };
}

/** A style whose citations have nothing around the group, so that what stands for one work can be had by itself. */
export function withBareCitations(style: StyleElement): StyleElement {
  return withLayouts(style, 'citation', (layout) => [{ ...layout, attrs: {} }]);
}

/**
 * A Chinese style with a second layout for works in English, which a processor that knows CSL-M takes for its terms: the styles for GB/T 7714
 * hold the same in comments. Others stay as they are, as do those that have several layouts.
 */
export function withEnglishLayout(style: StyleElement): StyleElement {
  return isChineseStyle(style)
    ? withLayouts(style, 'bibliography', (layout) => [{ ...layout, attrs: { ...layout.attrs, locale: 'en' } }, layout])
    : style;
}

/** Whether a style is for texts in Chinese. */
export function isChineseStyle({ attrs }: StyleElement): boolean {
  return /^zh\b/i.test(attrs['default-locale'] ?? '');
}

/** A style with its only layout of an area replaced. */
function withLayouts(
  style: StyleElement,
  area: string,
  replace: (layout: StyleElement) => StyleElement[],
): StyleElement {
  return {
    ...style,
    children: style.children.map((child) => {
      const layout = isElement(child) && child.name === area ? layoutOf(child) : undefined;
      return isElement(child) && layout !== undefined
        ? { ...child, children: child.children.flatMap((one) => (one === layout ? replace(layout) : [one])) }
        : child;
    }),
  };
}

function layoutOf({ children }: StyleElement): StyleElement | undefined {
  const layouts = children.filter(isElement).filter(({ name }) => name === 'layout');
  return layouts.length === 1 ? layouts[0] : undefined;
}

function childOf({ children }: StyleElement, name: string): StyleElement | undefined {
  return children.filter(isElement).find((child) => child.name === name);
}

function isElement(child: StyleElement | string): child is StyleElement {
  return typeof child === 'object';
}

const marks = new Set(['citation-number', 'citation-label']);

/** Whether an element writes a work's number or label, itself or by macros; each macro is looked into once. */
function writesMark(style: StyleElement, root: StyleElement): boolean {
  const macros = new Map(
    style.children.filter(isElement).flatMap((child) => (child.name === 'macro' ? [[child.attrs.name, child]] : [])),
  );
  const seen = new Set<StyleElement>();
  const open = root.children.filter(isElement).filter(({ name }) => name === 'layout');
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (seen.has(element)) {
      continue;
    }
    seen.add(element);
    if (element.name === 'text' && marks.has(element.attrs.variable ?? '')) {
      return true;
    }
    const called = macros.get(element.attrs.macro);
    open.push(...element.children.filter(isElement), ...(called === undefined ? [] : [called]));
  }
  return false;
}
