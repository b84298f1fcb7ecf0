import { StyleError } from './style-error';
import type { StyleElement } from './style-xml';

/** How deep elements may stand in each other, those of the macros that they call included. */
export const maxStyleDepth = 200;
/** How many elements the processor may have to go through for a reference, each macro counted wherever it is called. */
export const maxElements = 50_000;
/** How much text of its own a style may have for a reference. */
export const maxOwnText = 200_000;

/** What an element comes to with all macros that it calls. */
interface Extent {
  readonly depth: number;
  readonly elements: number;
  readonly text: number;
}

const none: Extent = { depth: 0, elements: 0, text: 0 };
/** Attributes whose text appears in references. */
const shown = [
  'value',
  'prefix',
  'suffix',
  'delimiter',
  'initialize-with',
  'sort-separator',
  'name-delimiter',
  'names-delimiter',
];

/**
 * Refuses a style whose macros would make it grow beyond what any style for people needs, before a processor expands them:
 * each macro's extent is worked out once, from those that it calls. Throws `StyleError`.
 */
export function checkStyleLimits(style: StyleElement): void {
  const macros = new Map<string, StyleElement[]>();
  for (const child of style.children) {
    if (typeof child === 'object' && child.name === 'macro') {
      const name = child.attrs.name ?? '';
      macros.set(name, [...(macros.get(name) ?? []), child]);
    }
  }
  const extents = new Map<string, Extent | 'open'>();

  const ofMacro = (name: string, depth: number): Extent => {
    const known = extents.get(name);
    if (known === 'open') {
      throw new StyleError('its macro "{0}" calls itself', name);
    }
    if (known !== undefined) {
      return known;
    }
    extents.set(name, 'open');
    const extent = together(macros.get(name) ?? [], depth);
    extents.set(name, extent);
    return extent;
  };
  const ofElement = ({ attrs, children }: StyleElement, depth: number): Extent => {
    refuseDepth(depth);
    const called = attrs.macro === undefined ? none : ofMacro(attrs.macro, depth + 1);
    const within = together(
      children.filter((child) => typeof child === 'object'),
      depth + 1,
    );
    const own = shown.reduce((sum, name) => sum + (attrs[name]?.length ?? 0), 0);
    return checked({
      depth: 1 + Math.max(called.depth, within.depth),
      elements: 1 + called.elements + within.elements,
      text: own + called.text + within.text,
    });
  };
  const together = (elements: readonly StyleElement[], depth: number): Extent => {
    let sum = none;
    for (const element of elements) {
      const extent = ofElement(element, depth);
      sum = checked({
        depth: Math.max(sum.depth, extent.depth),
        elements: sum.elements + extent.elements,
        text: sum.text + extent.text,
      });
    }
    return sum;
  };
  const [calling, called] = [[] as StyleElement[], [] as StyleElement[]];
  for (const child of style.children) {
    if (typeof child === 'object') {
      (child.name === 'macro' ? called : calling).push(child);
    }
  }
  for (const element of calling) {
    ofElement(element, 1);
  }
  // Also those that nothing calls, since the processor may look at them.
  for (const { attrs } of called) {
    ofMacro(attrs.name ?? '', 1);
  }
}

function refuseDepth(depth: number): void {
  if (depth > maxStyleDepth) {
    throw new StyleError('its elements and macros are nested more than {0} deep', maxStyleDepth);
  }
}

function checked(extent: Extent): Extent {
  refuseDepth(extent.depth);
  if (extent.elements > maxElements) {
    throw new StyleError('with its macros it comes to more than {0} elements', maxElements);
  }
  if (extent.text > maxOwnText) {
    throw new StyleError('its own text is longer than {0} characters', maxOwnText);
  }
  return extent;
}
