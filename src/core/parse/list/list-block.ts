import { type LabelledField, type Labelled, labelledOf, minAbstractLength } from './labels';
import type { ListRow } from './list-rows';
import { isTranslatedField } from './translated-field';
import type { Piece } from './units';
import {
  continuesAbstract,
  endsAsSentence,
  isOnlyLink,
  isRule,
  mayBeTitle,
  namesAddress,
  onlySaysWhereCodeIs,
  proposes,
  runsOn,
  weightOf,
} from './line-heuristics';

/** One labelled entry: the rows of each field without their labels, and all its rows. */
export interface Block {
  readonly fields: Map<LabelledField, Piece[]>;
  readonly rows: Piece[];
  /** The fields of the same work in another language. */
  translation?: Map<LabelledField, Piece[]>;
  /** Set on a row of a table of works. */
  readonly isTableRow?: true;
}

export interface Blocks {
  readonly blocks: Block[];
  /** Rows that belong to no block, in runs between blocks. */
  readonly loose: ListRow[][];
  /** Lines between blocks that belong to none. */
  readonly stray: Piece[];
  /** Rows which end a block only because they read as an abstract of their own, where the block had one. */
  readonly doubtful: ListRow[];
}

/** How the blocks of a file are read. */
export interface BlockRules {
  /** The field that opens a block. */
  readonly opening: LabelledField | undefined;
  /** How many further paragraphs an abstract may have. */
  readonly paragraphs: number;
  /** Whether a label alone makes a block, as where the user says that the file consists of blocks. */
  readonly single: boolean;
  /** Whether lines are broken to a width. */
  readonly wrapped: boolean;
}

const withoutLabel = (row: ListRow, indent: number): Piece => ({
  start: row.start + indent,
  end: row.end,
  line: row.line,
  text: row.text.slice(indent),
});
const has = (block: Block, field: LabelledField): boolean =>
  block.fields.get(field)?.some(({ text }) => text !== '') === true;

/** Reads the labelled blocks of one group of rows; a labelled abstract alone is no block but a line with a label. */
class BlockReader {
  readonly blocks: Block[] = [];
  readonly stray: Piece[] = [];
  readonly doubtful: ListRow[] = [];
  /** Rows that are taken by no block. */
  readonly #free = new Set<ListRow>();
  readonly #rules: BlockRules;
  #open: Block | undefined;
  /** All rows since the open block began, which go back where it turns out to be none. */
  #taken: ListRow[] = [];
  #strayHere: Piece[] = [];
  #labels = new Set<LabelledField>();
  /** Where rows without label belong: the entry's own fields, or those in its second language. */
  #into: Map<LabelledField, Piece[]> | undefined;
  #field: LabelledField | undefined;
  #further = 0;
  #previous: ListRow | undefined;
  #afterBlank = false;

  constructor(rules: BlockRules) {
    this.#rules = rules;
  }

  read(rows: readonly ListRow[]): Blocks {
    rows.forEach((row, at) => {
      if (row.kind !== 'text' || isRule(row.text)) {
        this.#afterBlank = true;
        if (row.text.startsWith('\\')) {
          this.#field = undefined;
        }
        return;
      }
      const label = this.#isGoingOn(row.text) ? undefined : labelledOf(row.text);
      if (label !== undefined && this.#believes(label, row)) {
        this.#takeLabel(label, row, rows[at + 1]);
      } else {
        this.#takeText(rows, at, row, label);
      }
      this.#afterBlank = false;
      this.#previous = row;
    });
    this.#close();
    const loose: ListRow[][] = [];
    let open: ListRow[] | undefined;
    for (const row of rows) {
      if (row.kind === 'text' && !this.#free.has(row) && !isRule(row.text)) {
        open = undefined;
      } else if (row.kind === 'text' || open !== undefined) {
        if (open === undefined) {
          loose.push((open = []));
        }
        open.push(row);
      }
    }
    return { blocks: this.blocks, loose, stray: this.stray, doubtful: this.doubtful };
  }

  /** Whether a line goes on with a sentence of the abstract that stands above it. */
  #isGoingOn(text: string): boolean {
    return !this.#afterBlank && this.#field === 'abstract' && runsOn(this.#previous?.text ?? '', text);
  }

  #believes(label: Labelled, row: ListRow): boolean {
    if (label.fits) {
      return true;
    }
    const block = this.#open;
    return (
      label.field === 'other' &&
      block !== undefined &&
      has(block, 'title') &&
      !(weightOf(row.text) >= minAbstractLength && proposes(row.text.slice(label.indent)))
    );
  }

  #takeLabel({ field, indent }: Labelled, row: ListRow, next: ListRow | undefined): void {
    const block = this.#open;
    const value = row.text.slice(indent);
    if (block !== undefined && isTranslatedField(block.fields, field, value === '' ? (next?.text ?? '') : value)) {
      block.translation ??= new Map<LabelledField, Piece[]>();
      this.#into = block.translation;
      this.#field = field;
      this.#add(field, withoutLabel(row, indent), row);
      return;
    }
    const again =
      block?.fields.has(field) === true && (field === this.#rules.opening || field === 'title' || field === 'abstract');
    if (block === undefined || again || field === this.#rules.opening) {
      this.#begin();
    }
    this.#into = this.#open?.fields;
    this.#labels.add(field);
    this.#field = field;
    this.#add(field, withoutLabel(row, indent), row);
  }

  #takeText(rows: readonly ListRow[], at: number, row: ListRow, label: Labelled | undefined): void {
    const block = this.#open;
    if (block === undefined) {
      this.#free.add(row);
      return;
    }
    if (label !== undefined || this.#standsAlone(rows, at, row, block)) {
      if (label === undefined && this.#further < this.#rules.paragraphs) {
        this.#further++;
      } else {
        if (this.#isBlock()) {
          this.doubtful.push(row);
        }
        this.#close();
        this.#free.add(row);
        return;
      }
    } else if (
      /^#{1,6}\s/.test(row.text) ||
      (this.#afterBlank && block.fields.has('abstract') && mayBeTitle(row.text) && weightOf(row.text) < 60)
    ) {
      this.#strayHere.push(row);
      this.#taken.push(row);
      return;
    }
    const field = this.#field;
    const short = field !== undefined && field !== 'abstract' && !this.#afterBlank;
    const isBody = weightOf(row.text) >= 200 || (this.#afterBlank && !isOnlyLink(row.text)) || proposes(row.text);
    if (field === undefined || (!short && field !== 'abstract') || (isBody && field !== 'abstract')) {
      this.#field = isOnlyLink(row.text) ? 'link' : 'abstract';
    }
    this.#add(this.#field ?? 'abstract', row, row);
  }

  /** Whether a row without label begins a paper of its own, as the block has its abstract already. */
  #standsAlone(rows: readonly ListRow[], at: number, row: ListRow, block: Block): boolean {
    if (this.#rules.single || continuesAbstract(row.text)) {
      return false;
    }
    const untitled = this.#labels.size === 1 && this.#labels.has('abstract');
    if (!has(block, 'abstract')) {
      return !has(block, 'title') && !this.#labels.has('abstract') && weightOf(row.text) >= minAbstractLength;
    }
    const weight =
      this.#rules.wrapped && weightOf(row.text) < minAbstractLength
        ? this.#afterBlank
          ? weightOfParagraph(rows, at)
          : 0
        : weightOf(row.text);
    if (weight >= minAbstractLength && (endsAsSentence(row.text) || weight >= minAbstractLength * 1.2)) {
      return true;
    }
    const fresh =
      this.#afterBlank ||
      (this.#previous !== undefined && endsAsSentence(this.#previous.text) && !/^[a-z]/.test(row.text));
    if (this.#rules.wrapped && !this.#afterBlank) {
      return false;
    }
    if (untitled && !this.#rules.wrapped) {
      return fresh && !isOnlyLink(row.text);
    }
    if (!fresh || onlySaysWhereCodeIs(row.text)) {
      return false;
    }
    if (this.#afterBlank) {
      return proposes(row.text) || namesAddress(row.text);
    }
    return proposes(row.text) && endsAsSentence(row.text) && (this.#field !== 'abstract' || namesAddress(row.text));
  }

  #add(field: LabelledField, piece: Piece, row: ListRow): void {
    const pieces = this.#into?.get(field);
    if (pieces !== undefined) {
      pieces.push(piece);
    } else {
      this.#into?.set(field, [piece]);
    }
    this.#open?.rows.push(row);
    this.#taken.push(row);
  }

  #begin(): void {
    this.#close();
    this.#open = { fields: new Map<LabelledField, Piece[]>(), rows: [] };
  }

  /** A title says that there is a paper; a labelled abstract does where something else is labelled as well. */
  #isBlock(): boolean {
    return this.#rules.single || this.#labels.has('title') || (this.#labels.has('abstract') && this.#labels.size > 1);
  }

  #close(): void {
    if (this.#open !== undefined) {
      if (this.#isBlock()) {
        this.blocks.push(this.#open);
        this.stray.push(...this.#strayHere);
      } else {
        for (const row of this.#taken) {
          this.#free.add(row);
        }
      }
    }
    this.#open = undefined;
    this.#taken = [];
    this.#strayHere = [];
    this.#labels = new Set();
    this.#field = undefined;
    this.#further = 0;
  }
}

/** The weight of the rows from one on to the next that is blank or labelled. */
function weightOfParagraph(rows: readonly ListRow[], at: number): number {
  let weight = 0;
  for (let i = at; i < rows.length; i++) {
    const next = rows[i];
    if (next?.kind !== 'text' || (i > at && labelledOf(next.text) !== undefined)) {
      break;
    }
    weight += weightOf(next.text);
  }
  return weight;
}

/** Reads the `Title:`, `Authors:`, `Abstract:` … blocks of a group of rows. A block ends where its opening label comes again, or a text that is a paper of its own. */
export function readLabelledBlocks(rows: readonly ListRow[], rules: BlockRules): Blocks {
  return new BlockReader(rules).read(rows);
}
