import type { Span, TextStyle } from '../model/formatted-text';

const elements: Readonly<Record<TextStyle, readonly [string, string]>> = {
  italic: ['<i>', '</i>'],
  bold: ['<b>', '</b>'],
  'small-caps': ['<span style="font-variant: small-caps">', '</span>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
  underline: ['<u>', '</u>'],
};

/** Text made safe for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Formatted text as HTML; links lead to http and https addresses only. */
export function spansToHtml(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (typeof span === 'string') {
        return escapeHtml(span);
      }
      const inner = spansToHtml(span.spans);
      if ('url' in span) {
        return /^https?:\/\//i.test(span.url) ? `<a href="${escapeHtml(span.url)}">${inner}</a>` : inner;
      }
      const [before, after] = elements[span.style];
      return `${before}${inner}${after}`;
    })
    .join('');
}
