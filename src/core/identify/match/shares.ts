/** How often a stem stands in papers, where no catalogue has told it. */
export interface StemShares {
  share(stem: string): number;
}

/** So many papers the shares of stems count as that were known before. */
const priorPapers = 400;
const bigramShare = 0.01;
const numberShare = 1 / 300;
const leastShare = 1 / 4000;
const isHan = /^[\u3400-\u9fff]/;

/** Learns from the records of catalogues what share of them has each feature. */
export class FeatureShares {
  #counts = new Float64Array(1 << 12);
  #priors = new Float64Array(1 << 12);
  #known = 0;
  records = 0;
  readonly #stems: StemShares;

  constructor(stems: StemShares) {
    this.#stems = stems;
  }

  /** Takes in the features that have been numbered since. */
  prepare(names: readonly string[]): void {
    if (names.length > this.#counts.length) {
      const size = 2 * names.length;
      const [counts, priors] = [this.#counts, this.#priors];
      this.#counts = new Float64Array(size);
      this.#priors = new Float64Array(size);
      this.#counts.set(counts);
      this.#priors.set(priors);
    }
    for (; this.#known < names.length; this.#known++) {
      const name = names[this.#known] ?? '';
      this.#priors[this.#known] = isHan.test(name)
        ? bigramShare
        : /^\d/.test(name)
          ? numberShare
          : Math.max(leastShare, this.#stems.share(name));
    }
  }

  /** A record has the feature. */
  count(feature: number): void {
    this.#counts[feature] = (this.#counts[feature] ?? 0) + 1;
  }

  share(feature: number): number {
    const prior = this.#priors[feature] ?? leastShare;
    return ((this.#counts[feature] ?? 0) + prior * priorPapers) / (this.records + priorPapers);
  }
}
