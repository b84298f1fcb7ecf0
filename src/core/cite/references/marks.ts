import { plainTextOf, type Reference, type Span, type TextStyle } from '../model/formatted-text';

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
  'not-italic': '\ue009',
  'not-bold': '\ue00a',
  'not-small-caps': '\ue00b',
  'not-raised': '\ue00c',
  'not-underlined': '\ue00d',
  all: /[\ue000-\ue00d]/g,
} as const;

const sign = /([\ue000-\ue00d])/;

const styles: ReadonlyMap<string, TextStyle> = new Map(
  (['italic', 'bold', 'small-caps', 'superscript', 'subscript', 'underline'] as const).map((style) => [
    signs[style],
    style,
  ]),
);

/** What ends styles around a part of a text: the style `normal` of CSL, which titles within titles have too. */
const ended: ReadonlyMap<string, readonly TextStyle[]> = new Map([
  [signs['not-italic'], ['italic']],
  [signs['not-bold'], ['bold']],
  [signs['not-small-caps'], ['small-caps']],
  [signs['not-raised'], ['superscript', 'subscript']],
  [signs['not-underlined'], ['underline']],
]);

/** A part that stands outside of styles that are open around it. */
interface Outside {
  readonly ends: readonly TextStyle[];
  readonly pieces: readonly Piece[];
}

type Piece = Span | Outside;

interface Open {
  readonly sign: string;
  readonly pieces: Piece[];
}

/** Spans of a text with marks. Marks that do not match are left out. */
export function readMarks(marked: string): Pick<Reference, 'label' | 'spans'> {
  const root: Open = { sign: '', pieces: [] };
  const open = [root];
  let label: string | undefined;
  for (const piece of marked.replace(/\s+/g, ' ').trim().split(sign)) {
    const current = open.at(-1) ?? root;
    if (piece === signs.end) {
      const closed = open.length > 1 ? open.pop() : undefined;
      const outer = open.at(-1) ?? root;
      if (closed?.sign === signs.label) {
        label = plainTextOf(spansIn(closed.pieces)).trim();
      } else if (closed !== undefined) {
        outer.pieces.push(...piecesOf(closed));
      }
    } else if (piece.length === 1 && sign.test(piece)) {
      open.push({ sign: piece, pieces: [] });
    } else if (piece !== '') {
      current.pieces.push(piece);
    }
  }
  return { ...(label === undefined || label === '' ? {} : { label }), spans: trimmed(spansIn(root.pieces)) };
}

function piecesOf({ sign, pieces }: Open): readonly Piece[] {
  const style = styles.get(sign);
  const ends = ended.get(sign);
  if (style !== undefined) {
    return styled(style, pieces);
  }
  if (ends !== undefined) {
    return pieces.length === 0 ? [] : [{ ends, pieces }];
  }
  const spans = spansIn(pieces);
  const text = plainTextOf(spans);
  const url = text.startsWith('10.') ? `https://doi.org/${text}` : text;
  return /^https?:\/\/[^\s"<>]+$/i.test(url) ? [{ url, spans }] : spans;
}

/** Pieces in a style, but for what stands outside of it; what stands outside of another one stays so for that. */
function styled(style: TextStyle, pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  let within: Span[] = [];
  const close = () => {
    found.push(...(within.length === 0 ? [] : [{ style, spans: within }]));
    within = [];
  };
  for (const piece of pieces) {
    if (typeof piece === 'string' || !('ends' in piece)) {
      within.push(piece);
      continue;
    }
    close();
    found.push(...(piece.ends.includes(style) ? piece.pieces : [{ ...piece, pieces: styled(style, piece.pieces) }]));
  }
  close();
  return found;
}

/** Pieces around which no style is open that they could stand outside of; such text goes on with what is beside it. */
function spansIn(pieces: readonly Piece[]): readonly Span[] {
  const found: Span[] = [];
  let goesOn = false;
  for (const piece of pieces) {
    const isOutside = typeof piece !== 'string' && 'ends' in piece;
    const [first, ...rest] = isOutside ? spansIn(piece.pieces) : [piece];
    const last = found.at(-1);
    if ((isOutside || goesOn) && typeof first === 'string' && typeof last === 'string') {
      found.splice(-1, 1, last + first);
    } else if (first !== undefined) {
      found.push(first);
    }
    found.push(...rest);
    goesOn = isOutside;
  }
  return found;
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
