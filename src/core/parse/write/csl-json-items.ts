import type { WrittenWork } from '../formats/shared/bibliography-format';

const references = /&(?=(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos|nbsp);)/g;
const tags =
  /<(?=\/?(?:i|b|em|strong|italic|bold|sup|sub|sc|scp|span|p|br|title|sec|jats:\w{1,20}|mml:\w{1,20})(?:\s[^<>]{0,200})?\/?>)/gi;

/** What readers of CSL-JSON would take for markup in a text that has none, written so that they do not. */
function withoutMarkup(text: string): string {
  return text.replace(references, '&amp;').replace(tags, '&lt;');
}

/** A CSL-JSON array of items. */
export function cslJsonItems(works: readonly WrittenWork[]): string {
  const items = works.map(({ item: written, publication }) => {
    const item: Record<string, unknown> = { ...written };
    for (const name of ['title', 'abstract'] as const) {
      // What a CSL-JSON source says is CSL's own markup already.
      const text = item[name];
      const isMarkup = publication?.isCslMarkup === true && publication.csl[name] !== undefined;
      if (typeof text === 'string' && !isMarkup) {
        item[name] = withoutMarkup(text);
      }
    }
    return item;
  });
  return `${JSON.stringify(items, undefined, 2)}\n`;
}
