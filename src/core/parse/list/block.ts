import { type Field, labelOf } from './labels';
import type { Row } from './rows';
import type { Piece } from './units';
import { isOnlyLink, isRule, mayBeTitle, weightOf } from './wording';

/** One labelled entry: the rows of each field without their labels, and all its rows. */
export interface Block {
  readonly fields: Map<Field, Piece[]>;
  readonly rows: Piece[];
}

export interface Blocks {
  readonly blocks: Block[];
  /** Rows before the first label of a group. */
  readonly loose: Row[];
  /** Lines between blocks that belong to none. */
  readonly stray: Piece[];
}

/** The label that opens the blocks of a file: the first one in it. */
export function openingField(rows: readonly Row[]): Field | undefined {
  for (const row of rows) {
    const field = row.kind === 'text' ? labelOf(row.text)?.field : undefined;
    if (field !== undefined) return field;
  }
  return undefined;
}

const withoutLabel = (row: Row, indent: number): Piece => ({ start: row.start + indent, end: row.end, line: row.line, text: row.text.slice(indent) });

/** Reads the `Title:`, `Authors:`, `Abstract:` … blocks of a group of rows. A block ends where its opening label comes again. */
export function readBlocks(rows: readonly Row[], opening: Field | undefined): Blocks {
  const blocks: Block[] = [];
  const loose: Row[] = [];
  const stray: Piece[] = [];
  let open: Block | undefined;
  let field: Field | undefined;
  let afterBlank = false;
  const add = (to: Field, piece: Piece): void => {
    const pieces = open?.fields.get(to);
    if (pieces !== undefined) pieces.push(piece);
    else open?.fields.set(to, [piece]);
  };
  for (const row of rows) {
    if (row.kind !== 'text' || isRule(row.text)) {
      afterBlank = true;
      if (row.text.startsWith('\\')) field = undefined;
      continue;
    }
    const label = labelOf(row.text);
    if (label !== undefined) {
      const value = withoutLabel(row, label.indent);
      // "Paper: https://…" is a link.
      field = label.field === 'title' && isOnlyLink(value.text) ? 'link' : label.field;
      const again = open?.fields.has(field) === true && (field === opening || field === 'title' || field === 'abstract');
      if (open === undefined || again || (field === opening && afterBlank && open.fields.has('abstract'))) blocks.push((open = { fields: new Map<Field, Piece[]>(), rows: [] }));
      add(field, value);
      open.rows.push(row);
    } else if (open === undefined) loose.push(row);
    else if (/^#{1,6}\s/.test(row.text) || (afterBlank && open.fields.has('abstract') && mayBeTitle(row.text) && weightOf(row.text) < 60)) {
      stray.push(row);
    } else {
      const short = field !== undefined && field !== 'abstract' && !afterBlank;
      const isBody = weightOf(row.text) >= 200 || (afterBlank && !isOnlyLink(row.text));
      if (field === undefined || (!short && field !== 'abstract') || (isBody && field !== 'abstract')) field = isOnlyLink(row.text) ? 'link' : 'abstract';
      add(field, row);
      open.rows.push(row);
    }
    afterBlank = false;
  }
  return { blocks, loose, stray };
}
