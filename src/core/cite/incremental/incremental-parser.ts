import type { TextRange } from '../../model/paper';
import type { CitationGroup, CitationSyntax, CitedDocument } from '../model/citation';
import { plainRulesOf } from '../languages/plain-text';
import { type TextChange, textChangeBetween, type DocumentParagraph, paragraphsIn } from './paragraphs';
import { movedGroup, movedRange, ShortenedText } from './shortened-text';

/** What a document of some syntax cites. */
export type ParseDocument = (text: string, syntax: CitationSyntax, definitions?: string) => CitedDocument;

interface Version {
  readonly text: string;
  readonly syntax: CitationSyntax;
  readonly definitions: string | undefined;
  readonly parsed: CitedDocument;
  readonly paragraphs: readonly DocumentParagraph[];
}

/** A change of more text than this is read with the whole document; in characters. */
const maxChange = 20_000;

/**
 * Parses a document after a change without most of what the change does not touch: of plain paragraphs one behind another, only the
 * first that cites and the last are parsed. These tell whether the others are read as before; where they are not, or the document
 * defines something else than before, all of it is parsed. The answer is that of a whole parse.
 */
export class IncrementalParser {
  readonly #parse: ParseDocument;
  #last: Version | undefined;

  constructor(parse: ParseDocument) {
    this.#parse = parse;
  }

  /**
   * What a document cites as it stands now. It is remembered: the next text is one that this has changed into.
   * @param definitions of other documents of its work
   */
  parse(text: string, syntax: CitationSyntax, definitions?: string): CitedDocument {
    const last = this.#lastOf(syntax, definitions);
    const change = last === undefined ? undefined : textChangeBetween(last.text, text);
    const changed = last === undefined || change === undefined ? undefined : this.#changed(last, change, text, '');
    this.#last = changed ?? {
      text,
      syntax,
      definitions,
      parsed: this.#parse(text, syntax, definitions),
      paragraphs: paragraphsIn(text, { start: 0, end: text.length }, plainRulesOf(syntax)),
    };
    return this.#last.parsed;
  }

  /**
   * What the document would cite if it were another text.
   * @param end what would stand behind that besides
   * @param definitions as given to `parse`
   */
  tried(text: string, syntax: CitationSyntax, end = '', definitions?: string): CitedDocument {
    const last = this.#lastOf(syntax, definitions);
    const changed = last === undefined ? undefined : this.#changed(last, textChangeBetween(last.text, text), text, end);
    return changed?.parsed ?? this.#parse(text + end, syntax, definitions);
  }

  #lastOf(syntax: CitationSyntax, definitions: string | undefined): Version | undefined {
    return this.#last?.syntax === syntax && this.#last.definitions === definitions ? this.#last : undefined;
  }

  #changed(last: Version, change: TextChange, text: string, end: string): Version | undefined {
    const { syntax, definitions, paragraphs } = last;
    const plain = plainRulesOf(syntax);
    const touched = touchedBy(last, change);
    const now = { start: touched.start, end: touched.end + change.by };
    if (
      Math.max(change.end, change.end + change.by) - change.start > maxChange ||
      plain.defines?.test(last.text.slice(touched.start, touched.end)) === true ||
      plain.defines?.test(text.slice(now.start, now.end)) === true
    ) {
      return undefined;
    }
    const left = leftOut(last, touched);
    if (left.length === 0) {
      return undefined;
    }
    const shift = (offset: number) => (offset >= touched.end ? change.by : 0);
    const shortened = new ShortenedText(
      text,
      left.map((range) => movedRange(range, shift)),
    );
    const found = shortened.restored(this.#parse(shortened.text + end, syntax, definitions));
    if (factsOf(found) !== factsOf(last.parsed)) {
      return undefined;
    }
    // What was not read again, and what was: that must be as before, but where the text has changed.
    const isLeft = inOneOf(left);
    const unread: CitationGroup[] = [];
    const expected: CitationGroup[] = [];
    for (const group of last.parsed.groups) {
      if (isLeft(group)) {
        unread.push(movedGroup(group, shift));
      } else if (isApart(group, touched)) {
        expected.push(movedGroup(group, shift));
      }
    }
    const again = found.groups.filter((group) => isApart(group, now));
    if (again.length !== expected.length || expected.some((group, index) => !isSame(group, again[index] ?? group))) {
      return undefined;
    }
    return {
      text,
      syntax,
      definitions,
      parsed: { ...found, groups: [...unread, ...found.groups].sort((one, other) => one.start - other.start) },
      paragraphs: [
        ...paragraphs.filter((paragraph) => paragraph.end <= touched.start),
        ...paragraphsIn(text, now, plain),
        ...paragraphs
          .filter((paragraph) => paragraph.start >= touched.end)
          .map((paragraph) => (change.by === 0 ? paragraph : { ...paragraph, ...movedRange(paragraph, shift) })),
      ],
    };
  }
}

/** The paragraphs that a change is in or touches, and those beside them. */
function touchedBy({ text, paragraphs }: Version, change: TextChange): TextRange {
  const behind = paragraphs.findIndex(({ start }) => start > change.start);
  const first = (behind < 0 ? paragraphs.length : behind) - 2;
  const last = paragraphs.findIndex(({ end }) => end >= change.end);
  return {
    start: paragraphs[first]?.start ?? 0,
    end: (last < 0 ? undefined : paragraphs[last + 1]?.end) ?? text.length,
  };
}

/** What need not be read again: in each run of plain paragraphs those between the first that cites and the last. */
function leftOut(
  { parsed: { groups, bibliographies }, paragraphs }: Version,
  touched: TextRange,
): readonly TextRange[] {
  const left: TextRange[] = [];
  let run: DocumentParagraph[] = [];
  let witness = 0;
  let hasWitness = false;
  const endRun = () => {
    const [first, last] = [run[witness + 1], run.at(-1)];
    if (first !== undefined && last !== undefined && first !== last) {
      left.push({ start: first.start, end: last.start });
    }
    run = [];
    witness = 0;
    hasWitness = false;
  };
  let next = 0;
  let groupsEnd = 0;
  for (const paragraph of paragraphs) {
    const { start, end, isPlain, hasMarks } = paragraph;
    const isWhole = groupsEnd <= start;
    const before = next;
    for (let group = groups[next]; group !== undefined && group.start < end; group = groups[next]) {
      groupsEnd = Math.max(groupsEnd, group.end);
      next += 1;
    }
    const cites = next > before;
    const isKept =
      !isPlain ||
      !isApart(paragraph, touched) ||
      !isWhole ||
      groupsEnd > end ||
      (hasMarks && !cites) ||
      bibliographies.some((named) => start <= named.start && named.start < end);
    if (isKept) {
      endRun();
    } else {
      run.push(paragraph);
      if (cites && !hasWitness) {
        hasWitness = true;
        witness = run.length - 1;
      }
    }
  }
  endRun();
  return left;
}

function isApart({ start, end }: TextRange, other: TextRange): boolean {
  return end <= other.start || other.end <= start;
}

/** Tells whether a range begins in one of some ranges; both come in order. */
function inOneOf(ranges: readonly TextRange[]): (range: TextRange) => boolean {
  let next = 0;
  return ({ start }) => {
    while ((ranges[next]?.end ?? Infinity) <= start) {
      next += 1;
    }
    return (ranges[next]?.start ?? Infinity) <= start;
  };
}

/** What a document says besides the places of its citations, to be compared. */
function factsOf(parsed: CitedDocument): string {
  const bibliographies = parsed.bibliographies.map(({ path, mayBeMissing }) => [path, mayBeMissing]);
  const facts = { ...parsed, groups: undefined, bibliographies: undefined, body: undefined };
  return JSON.stringify([bibliographies, parsed.body === undefined, facts], (_name, value: unknown) =>
    value instanceof Set ? [...(value as ReadonlySet<unknown>)] : value,
  );
}

function isSame(group: CitationGroup, other: CitationGroup): boolean {
  return (
    group.start === other.start &&
    group.end === other.end &&
    group.form === other.form &&
    group.unread === other.unread &&
    group.citations.length === other.citations.length &&
    group.citations.every(({ start, end, key }, index) => {
      const citation = other.citations[index];
      return start === citation?.start && end === citation.end && key === citation.key;
    })
  );
}
