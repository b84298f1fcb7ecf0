/** A paper that was found. */
export interface Found {
  readonly paper: number;
  readonly score: number;
  /** Terms that may have matched. */
  readonly terms: Iterable<string>;
  /** Set where it answers only a part of the query. */
  readonly isPartial?: boolean;
}

/** Of papers that match whole in both languages, the third is of the other one, and then every third. */
export const ownBetween = 2;

/** Tiers of results: a later tier's scores are scaled to stay below the earlier ones'. */
export class Tiers {
  readonly found: Found[] = [];
  readonly #seen = new Set<number>();

  get size(): number {
    return this.found.length;
  }

  append(tier: readonly Found[]): void {
    const fresh = tier.filter(({ paper }) => !this.#seen.has(paper));
    const lowest = this.found.at(-1)?.score;
    const scale = lowest === undefined ? 1 : Math.min(1, (lowest * 0.99) / (fresh[0]?.score ?? 1));
    for (const each of fresh) {
      this.#seen.add(each.paper);
      this.found.push({ ...each, score: each.score * scale });
    }
  }
  /** Puts papers between those that are there, every third of a list; what is left over may be appended with a later tier. */
  interleave(others: readonly Found[]): void {
    const fresh = others.filter(({ paper }) => !this.#seen.has(paper));
    for (let at = ownBetween, next = 0; at <= this.found.length && next < fresh.length; at += ownBetween + 1, next++) {
      const each = fresh[next] as Found;
      this.#seen.add(each.paper);
      this.found.splice(at, 0, { ...each, score: this.found[at - 1]?.score ?? each.score });
    }
  }
}
