import { labelledOf, minAbstractLength } from './labels';
import type { ListRow } from './list-rows';
import { chunksOf } from './list-shape';
import type { Assembled, Draft, Piece } from './units';
import { withoutLabel } from './units';
import {
  endsAsSentence,
  hasSeveralSentences,
  isOnlyLink,
  isRule,
  isItem,
  itemOf,
  firstPartOf,
  laterPartOf,
  mayBeAuthors,
  mayBeTitle,
  namesAddress,
  proposes,
  weightOf,
} from './line-heuristics';

/** By so much the text of an item is indented, at least. */
const minIndent = 2;

/** How likely a text is to be a whole abstract, from 0 to 1. `among` tells whether most lines of the file are. */
function chanceOf(text: string, among: boolean): number {
  if (isOnlyLink(text) || isRule(text) || mayBeAuthors(text, 3)) {
    return 0;
  }
  const weight = weightOf(text);
  const ended = endsAsSentence(text);
  if (weight >= minAbstractLength) {
    return ended || hasSeveralSentences(text) ? 1 : 0.8;
  }
  if (proposes(text)) {
    return ended || namesAddress(text) ? 0.9 : 0.7;
  }
  if (/^[a-z,，)]/.test(text)) {
    return 0.1;
  }
  if (namesAddress(text)) {
    return 0.8;
  }
  if (mayBeTitle(text)) {
    return 0;
  }
  if (!ended) {
    return 0.1;
  }
  if (weight >= 110 && hasSeveralSentences(text)) {
    return 0.8;
  }
  if (among) {
    return weight >= 60 ? 0.7 : 0.55;
  }
  return weight >= 110 ? 0.5 : 0.4;
}

/** Tells how much of a list each way to part it leaves without explanation. */
export class Explanation {
  readonly #chunk = new Map<number, number>();
  readonly #chances = new Map<string, number>();
  /** Ends of rows that go on with the entry before them. */
  readonly #goOn = new Set<number>();
  readonly #among: boolean;

  /** @param parts the rows between markers and blocks @param width what lines were broken to */
  constructor(parts: readonly (readonly ListRow[])[], width: number | undefined) {
    let all = 0;
    let whole = 0;
    let number = 0;
    for (const rows of parts) {
      const chunks = chunksOf(rows, width);
      this.#findContinuations(chunks);
      for (const chunk of chunks) {
        const weight = chunk.reduce((sum, { text }) => sum + weightOf(text), 0);
        all += weight;
        const last = chunk.at(-1);
        if (weight >= minAbstractLength && last !== undefined && endsAsSentence(last.text)) {
          whole += weight;
        }
        for (const row of chunk) {
          this.#chunk.set(row.end, number);
        }
        number++;
      }
    }
    this.#among = whole >= all * 0.5;
  }

  /**
   * Chunks below an item that are indented as its text is, and later parts of an abstract, beside another part of it: one label alone
   * stands before texts that are whole, too.
   */
  #findContinuations(chunks: readonly (readonly ListRow[])[]): void {
    let item: number | undefined;
    const parts = chunks.map(([first]) => laterPartOf(first?.text ?? ''));
    chunks.forEach(([first], i) => {
      if (first === undefined) {
        return;
      }
      if (isItem(first)) {
        item = first.indent;
      } else if (item === undefined || first.indent < item + minIndent) {
        item = undefined;
      } else {
        this.#goOn.add(first.end);
      }
      const before = parts[i - 1] ?? firstPartOf(chunks[i - 1]?.[0]?.text ?? '');
      const isBeside = [before, parts[i + 1]].some((part) => part !== undefined && part !== parts[i]);
      if (parts[i] !== undefined && isBeside && parts[i] !== parts[i - 1] && parts[i] !== parts[i + 1]) {
        this.#goOn.add(first.end);
      }
    });
  }

  /** The weight of what entries do not explain: lines of none, fragments, and texts inside an entry that are papers of their own. */
  unexplained({ drafts, stray }: Assembled): number {
    return (
      drafts.reduce((sum, draft) => sum + this.#ofDraft(draft), 0) +
      stray.reduce((sum, { text }) => sum + weightOf(text), 0)
    );
  }

  #ofDraft({ title, rows }: Draft): number {
    const chunks: Piece[][] = [];
    let number: number | undefined;
    for (const row of rows) {
      const next = this.#chunk.get(row.end);
      if (next === undefined || next !== number || chunks.length === 0) {
        chunks.push([]);
      }
      chunks.at(-1)?.push(row);
      number = next;
    }
    let cost = 0;
    let best: { readonly weight: number; readonly chance: number } | undefined;
    chunks.forEach((chunk, i) => {
      const weight = chunk.reduce((sum, { text }) => sum + weightOf(text), 0);
      const chance = this.#chanceOf(chunk);
      // A heading that is no title here would be part of the abstract.
      if (chance === 0 && i < chunks.length - 1 && chunk.every(({ text }) => mayBeTitle(text))) {
        cost += title === undefined ? weight : weight / 2;
      }
      const worse = best !== undefined && best.chance >= chance ? { weight, chance } : best;
      if (worse !== undefined) {
        cost += worse.weight * worse.chance;
      }
      if (best === undefined || best.chance < chance) {
        best = { weight, chance };
      }
    });
    return cost + (best === undefined ? 0 : best.weight * (1 - best.chance));
  }

  #chanceOf(chunk: readonly Piece[]): number {
    const [first] = chunk;
    const last = chunk.at(-1);
    if (first === undefined || last === undefined) {
      return 0;
    }
    const key = `${first.start}-${last.end}`;
    const known = this.#chances.get(key);
    if (known !== undefined) {
      return known;
    }
    const label = labelledOf(first.text);
    const bare = withoutLabel(first);
    const text = [bare.text.slice(itemOf(bare.text)?.indent ?? 0), ...chunk.slice(1).map((row) => row.text)]
      .join(' ')
      .trim();
    const chance =
      text === '' || this.#goOn.has(first.end)
        ? 0
        : label?.field === 'abstract'
          ? 1
          : label?.fits === true
            ? 0
            : chanceOf(text, this.#among);
    this.#chances.set(key, chance);
    return chance;
  }
}
