import type { TextRange } from '../../model/paper';
import type { Citation, CitationGroup, CitedDocument } from '../model/citation';

/** By how much what was found at an offset has to be moved. */
type Shift = (offset: number) => number;

/** A text without some of its ranges, which are in order and apart. */
export class ShortenedText {
  readonly text: string;
  /** Where something was left out of the shortened text, and how much up to there. */
  readonly #cuts: readonly { readonly at: number; readonly length: number }[];

  constructor(text: string, left: readonly TextRange[]) {
    const kept: string[] = [];
    let from = 0;
    let length = 0;
    this.#cuts = left.map(({ start, end }) => {
      kept.push(text.slice(from, start));
      from = end;
      const at = start - length;
      length += end - start;
      return { at, length };
    });
    this.text = kept.join('') + text.slice(from);
  }

  /** What the shortened text cites, at its places in the whole one. */
  restored({ groups, bibliographies, body, ...facts }: CitedDocument): CitedDocument {
    const shift: Shift = (offset) => this.#lengthBefore(offset);
    return {
      ...facts,
      groups: groups.map((group) => movedGroup(group, shift)),
      bibliographies: bibliographies.map((named) => ({ ...named, ...movedRange(named, shift) })),
      ...(body === undefined ? {} : { body: movedRange(body, shift) }),
    };
  }

  #lengthBefore(offset: number): number {
    let low = 0;
    let high = this.#cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cuts[middle]?.at ?? Infinity) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#cuts[low - 1]?.length ?? 0;
  }
}

/** A range elsewhere. */
export function movedRange({ start, end }: TextRange, shift: Shift): TextRange {
  return { start: start + shift(start), end: end + shift(end) };
}

/** The same group elsewhere; itself where nothing moves. */
export function movedGroup(group: CitationGroup, shift: Shift): CitationGroup {
  if (shift(group.start) === 0 && shift(group.end) === 0) {
    return group;
  }
  const [first, ...others] = group.citations;
  const moved = { ...group };
  return Object.assign(moved, movedRange(group, shift), {
    itemsRange: movedRange(group.itemsRange, shift),
    citations: [movedCitation(first, shift), ...others.map((citation) => movedCitation(citation, shift))],
  });
}

// Objects of one kind are copied at each place, which is much faster than copies of several kinds at one place.
function movedCitation(citation: Citation, shift: Shift): Citation {
  const moved = { ...citation };
  return Object.assign(moved, movedRange(citation, shift), { keyRange: movedRange(citation.keyRange, shift) });
}
