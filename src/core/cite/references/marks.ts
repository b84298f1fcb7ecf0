import type { Reference, Span, TextStyle } from '../model/formatted-text';

/** Characters of a private-use area that stand for markup between the processor and us; texts of papers lose them. */
export const signs = {
  italic: '\ue000',
  bold: '\ue001',
  'small-caps': '\ue002',
  superscript: '\ue003',
  subscript: '\ue004',
  underline: '\ue005',
  link: '\ue006',
  label: '\ue007',
  end: '\ue008',
  all: /[\ue000-\ue008]/g,
} as const;

const styles: ReadonlyMap<string, TextStyle> = new Map(
  (['italic', 'bold', 'small-caps', 'superscript', 'subscript', 'underline'] as const).map((style) => [
    signs[style],
    style,
  ]),
);

interface Open {
  readonly sign: string;
  readonly spans: Span[];
}

/** Spans of a text with marks. Marks that do not match are left out. */
export function readMarks(marked: string): Pick<Reference, 'label' | 'spans'> {
  const root: Open = { sign: '', spans: [] };
  const open = [root];
  let label: string | undefined;
  for (const piece of marked
    .replace(/\s+/g, ' ')
    .trim()
    .split(/([\ue000-\ue008])/)) {
    const current = open.at(-1) ?? root;
    if (piece === signs.end) {
      const closed = open.length > 1 ? open.pop() : undefined;
      const outer = open.at(-1) ?? root;
      if (closed?.sign === signs.label) {
        label = plain(closed.spans).trim();
      } else if (closed !== undefined) {
        outer.spans.push(...spansOf(closed));
      }
    } else if (piece.length === 1 && piece >= signs.italic && piece < signs.end) {
      open.push({ sign: piece, spans: [] });
    } else if (piece !== '') {
      current.spans.push(piece);
    }
  }
  return { ...(label === undefined || label === '' ? {} : { label }), spans: trimmed(root.spans) };
}

function spansOf({ sign, spans }: Open): Span[] {
  const style = styles.get(sign);
  if (style !== undefined) {
    return spans.length === 0 ? [] : [{ style, spans }];
  }
  const text = plain(spans);
  const url = text.startsWith('10.') ? `https://doi.org/${text}` : text;
  return /^https?:\/\/[^\s"<>]+$/i.test(url) ? [{ url, spans }] : spans;
}

function plain(spans: readonly Span[]): string {
  return spans.map((span) => (typeof span === 'string' ? span : plain(span.spans))).join('');
}

function trimmed(spans: readonly Span[]): readonly Span[] {
  return spans.map((span, index) =>
    typeof span !== 'string'
      ? span
      : index === 0
        ? span.trimStart()
        : index === spans.length - 1
          ? span.trimEnd()
          : span,
  );
}
