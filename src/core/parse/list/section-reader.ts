import { beginsIndentedCode, codeIndent } from './code-blocks';
import { type LabelledField, minAbstractLength } from './labels';
import { isOfLinks, leadParts } from './leads';
import {
  continuesAbstract,
  endsAsSentence,
  firstPartOf,
  laterPartOf,
  isOnlyLink,
  isRule,
  itemOf,
  proposes,
  runsOn,
  weightOf,
} from './line-heuristics';
import type { Block } from './list-block';
import type { ListRow } from './list-rows';
import { isFurniture, type MarkedLabel, markedLabel, openingOf, type Part, withoutMarks } from './markup';
import { bodyRange, labelledAbstract, minBody, ofWork, type Section, weightFrom } from './section';
import { isDelimiterRow } from './table-cells';
import type { Piece } from './units';

const pieceOf = (row: ListRow, { start, end }: Omit<Part, 'field'>): Piece => ({
  start: row.start + start,
  end: row.start + end,
  line: row.line,
  text: row.text.slice(start, end),
});

const han = /\p{Script=Han}/u;
const boldAlone = /^(?:\*\*|__)([^*_]{2,40})(?:\*\*|__)$/;
/** Whether a line heads what a reader has noted below an abstract, and is no part of that: `**Insights**`. */
function isOwnHeading(text: string): boolean {
  const inner = boldAlone.exec(text)?.[1]?.trim();
  return (
    inner !== undefined &&
    inner.split(/\s+/).length <= 4 &&
    laterPartOf(`${inner}:`) === undefined &&
    firstPartOf(`${inner}:`) === undefined
  );
}
const withoutQuote = (text: string): string => text.replace(/^(?:>\s?){1,3}/, '');

/** A label of authors stands so near below the title. */
const maxRowsToNames = 12;

/** Reads the rows of one section in their order. */
export class SectionReader {
  readonly #fields = new Map<LabelledField, Piece[]>();
  readonly #rows: Piece[] = [];
  readonly #section: Section;
  readonly #labelled: ListRow | undefined;
  /** What is said in a second language, behind labels. */
  readonly #translation = new Map<LabelledField, Piece[]>();
  #field: LabelledField | undefined;
  /** Where rows without label belong. */
  #into = this.#fields;
  #afterGap = false;
  /** How far the last row of the abstract that is no code is set in. */
  #abstractIndent = 0;
  #isInCode = false;
  /** Whether the row that is read is an empty one of a quotation. */
  #gapIn = false;

  constructor(section: Section) {
    this.#section = section;
    this.#labelled = labelledAbstract(section.rows);
  }

  /** @param end the first row that is none of the entry, by its place in the section */
  read(end: number): Block | undefined {
    const { rows, head, told } = this.#section;
    rows.slice(0, end).forEach((row, at) => {
      if (row.kind !== 'text' || isRule(row.text)) {
        this.#afterGap = true;
        if (row.code !== undefined) {
          this.#take({ ...row, text: row.code }, [{ field: 'other', start: 0, end: row.code.length }]);
        }
        if (row.kind === 'text' && !row.text.startsWith('\\')) {
          this.#field = undefined;
        }
        return;
      }
      const parts = at === 0 ? head.parts : told?.get(row);
      if (parts !== undefined) {
        this.#take(row, parts);
      } else {
        this.#takeRow(row, at);
      }
      this.#afterGap = this.#gapIn;
      this.#gapIn = false;
    });
    const hasTitle = this.#has('title');
    return this.#has('abstract') || (hasTitle && (head.form === 'arxiv' || this.#isIdentified()))
      ? {
          fields: this.#fields,
          rows: this.#rows,
          ...(this.#translation.size === 0 ? {} : { translation: this.#translation }),
        }
      : undefined;
  }

  /** Whether an arXiv number or DOI tells which work it is. */
  #isIdentified(): boolean {
    return (
      this.#has('arxiv') ||
      this.#has('doi') ||
      this.#fields.get('link')?.some(({ text }) => ofWork.test(text.slice(0, 2_000))) === true
    );
  }

  #has(field: LabelledField): boolean {
    return this.#fields.get(field)?.some(({ text }) => text !== '') === true;
  }

  #take(row: ListRow, parts: readonly Part[], into = this.#fields): void {
    for (const part of parts) {
      const pieces = into.get(part.field);
      if (pieces === undefined) {
        into.set(part.field, [pieceOf(row, part)]);
      } else {
        pieces.push(pieceOf(row, part));
      }
    }
    if (parts.length > 0 && this.#rows.at(-1)?.start !== row.start) {
      this.#rows.push(row);
    }
  }

  #takeRow(row: ListRow, at: number): void {
    const label = markedLabel(row.text);
    const before = this.#afterGap ? undefined : this.#section.rows[at - 1]?.text;
    if (
      label !== undefined &&
      !(
        this.#field === 'abstract' &&
        ((label.field === 'other' && continuesAbstract(row.text)) || (before !== undefined && runsOn(before, row.text)))
      )
    ) {
      this.#takeLabel(row, label);
    } else if (isFurniture(row.text) || this.#headsTable(row, at)) {
      if (/<\/(?:details|p|div)>/i.test(row.text)) {
        this.#field = undefined;
      }
      this.#gapIn = /^[>\s]*$/.test(row.text);
    } else {
      if (this.#field === 'abstract' && this.#afterGap && isOwnHeading(row.text)) {
        this.#field = 'other';
      }
      this.#takeText(row, at);
    }
  }

  /** Whether a row only names the columns of a table: `| Field | Value |`. */
  #headsTable({ text }: ListRow, at: number): boolean {
    const below = this.#section.rows[at + 1];
    const own = openingOf(text).quoted ? withoutQuote(text) : text;
    return own.startsWith('|') && below?.kind === 'text' && isDelimiterRow(withoutQuote(below.text), own);
  }

  #takeLabel(row: ListRow, label: MarkedLabel): void {
    this.#into = this.#isTranslated(row, label) ? this.#translation : this.#fields;
    if (this.#into === this.#translation) {
      this.#field = label.field;
      this.#take(row, [label], this.#into);
      return;
    }
    // Of several abstracts one is the work's own; a title that a label tells comes before the head.
    const field = label.field === 'abstract' && row !== this.#labelled ? 'other' : label.field;
    if (field === 'title') {
      this.#fields.delete('title');
    }
    this.#field = field;
    this.#abstractIndent = row.indent;
    this.#take(row, splitAtLabels(row.text, { field, start: label.start, end: label.end }));
  }

  /** Whether a label says in another script what the entry has said, or its abstract, which the entry is yet to say. */
  #isTranslated(row: ListRow, { field, start, end, word, rank }: MarkedLabel): boolean {
    const isHan = han.test(start < end ? row.text.slice(start, end) : word);
    if (field === 'abstract') {
      const own = this.#labelled === undefined || row === this.#labelled ? undefined : markedLabel(this.#labelled.text);
      // A machine's translation is a remark on the work, as a summary is.
      return own !== undefined && rank === 0 && han.test(own.word) !== isHan;
    }
    const said = this.#fields.get(field);
    return (
      (field === 'title' || field === 'authors' || field === 'tags') &&
      said !== undefined &&
      said.some(({ text }) => text !== '') &&
      han.test(said.map(({ text }) => text).join('')) !== isHan
    );
  }

  #takeText(row: ListRow, at: number): void {
    const { text } = row;
    if (text.startsWith('\\\\')) {
      // So arXiv closes an abstract, with its address behind.
      this.#field = undefined;
      this.#take(row, [{ field: 'link', start: 2, end: text.length }]);
      return;
    }
    const opening = openingOf(text);
    const whole = { start: 0, end: text.length };
    const own = withoutMarks(text, opening.quoted ? opening.length : 0);
    const field = this.#field;
    const before = this.#section.rows[at - 1]?.text ?? '';
    // "The code is at", and the address in the next line.
    const endsSentence = field === 'abstract' && !this.#afterGap && !endsAsSentence(before);
    const linkAlone = (isOnlyLink(text) && !endsSentence) || (this.#afterGap && isOfLinks(text));
    if (field === 'abstract' && this.#isCode(row, at)) {
      this.#take(row, [{ field: 'other', ...whole }]);
      return;
    }
    if (field !== undefined && !linkAlone && (field === 'abstract' || !this.#afterGap || this.#empty(field))) {
      const isBody = field === 'abstract';
      // A label may stand above what names persons or places only.
      this.#take(row, [{ field, ...(isBody ? bodyRange(text) : own) }], this.#into);
      return;
    }
    const parts = leadParts(text, this.#has('authors') || this.#has('abstract') ? 2 : 1);
    if (parts !== undefined) {
      // Behind the abstract names are its authors only beside an address.
      const late = this.#has('abstract') && !parts.some((part) => part.field === 'link');
      const known = this.#has('authors') || (parts.some((part) => part.field === 'authors') && this.#namesFollow(at));
      this.#take(
        row,
        parts.map((part) =>
          part.field !== 'link' && (late || (part.field === 'authors' && known))
            ? { ...part, field: 'other' as const }
            : part,
        ),
      );
      return;
    }
    if (this.#labelled !== undefined || this.#has('abstract') || !this.#mayBeBody(at)) {
      this.#take(row, [{ field: 'other', ...whole }]);
      return;
    }
    this.#field = 'abstract';
    this.#abstractIndent = row.indent;
    this.#take(row, [{ field: 'abstract', ...bodyRange(text) }]);
  }

  /** Whether a row below the abstract belongs to a block that is set in as code. */
  #isCode(row: ListRow, at: number): boolean {
    if (row.indent < this.#abstractIndent + codeIndent) {
      this.#abstractIndent = row.indent;
      this.#isInCode = false;
    } else if (this.#afterGap) {
      this.#isInCode = this.#has('abstract') && beginsIndentedCode(this.#section.rows, at);
    }
    return this.#isInCode;
  }

  /** Whether a label below a row says who the authors are. */
  #namesFollow(at: number): boolean {
    return this.#section.rows
      .slice(at + 1, at + maxRowsToNames)
      .some((row) => row.kind === 'text' && markedLabel(row.text)?.field === 'authors');
  }

  #empty(field: LabelledField): boolean {
    return !this.#has(field);
  }

  /** Whether the text at a row may be the abstract where none is labelled: a paragraph that is more than a remark. */
  #mayBeBody(at: number): boolean {
    const { weight, ended } = weightFrom(this.#section.rows, at);
    const text = this.#section.rows[at]?.text ?? '';
    const own = bodyRange(text);
    const itemised = itemOf(text) !== undefined && weightOf(text) < minBody && !endsAsSentence(text);
    if (itemised) {
      return false;
    }
    return (
      proposes(text) ||
      weight >= minAbstractLength ||
      (weight >= minBody && (ended || endsAsSentence(text.slice(own.start, own.end))))
    );
  }
}

const inner =
  /[【〔［〖]([^【】〔〕［］〖〗]{2,12})[】〕］〗]\s*[:：]?\s*|(?:^|[\s\u3000]{1,9})((?:中图)?分类号|文献标[识志]码|文章编号|关键词|doi)\s*[:：]\s*/gi;

/** The parts of a line that holds several labels, as Chinese journals print them; an abstract is left whole but for bracketed ones. */
function splitAtLabels(text: string, first: Part): Part[] {
  const value = text.slice(first.start, first.end);
  if (!/[【〔［〖\u4e00-\u9fff]/.test(value)) {
    return [first];
  }
  const parts: Part[] = [];
  let open: Part = first;
  for (const found of value.matchAll(inner)) {
    const label = markedLabel(`${found[0].trim()}${found[1] === undefined ? '' : ':'}x`);
    if (label === undefined || (first.field === 'abstract' && found[1] === undefined)) {
      continue;
    }
    parts.push({ ...open, end: first.start + found.index });
    open = {
      field: label.field === 'abstract' ? 'other' : label.field,
      start: first.start + found.index + found[0].length,
      end: first.end,
    };
  }
  return [...parts, open];
}
