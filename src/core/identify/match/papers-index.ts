import type { FeatureShares } from './shares';
import type { Profile } from './profile';

/** What a feature tells is bounded: one word alone proves nothing. */
const mostGain = 7;
/** A profile is looked at closely when a record has this share of what its rarest features tell. */
const leadShare = 0.22;
/** The rarest features of a profile, which lead to it, are expected to tell this share of the whole. */
const leadPart = 0.6;
const minShare = 1e-6;

/** What having a feature tells for a record, in nats: the logarithm of the ratio of the odds. */
function gainOf(chance: number, share: number): number {
  const random = Math.min(0.95, Math.max(minShare, share));
  return Math.min(mostGain, Math.log((chance * (1 - random)) / (random * (1 - chance))));
}

/** What lacking all features tells: the logarithm of the ratio of probabilities. */
function lackOf(chance: number, share: number): number {
  return Math.log((1 - chance) / (1 - Math.min(0.95, share)));
}

/**
 * The profiles of all papers, inverted: which of them a record's features lead to, and how well it fits each, as the
 * logarithm of a likelihood ratio under which features are independent.
 */
export class PapersIndex {
  readonly profiles: readonly Profile[];
  readonly #shares: FeatureShares;
  readonly #features: number;
  /** Of each profile its features with what they tell. */
  readonly #gains: Float64Array[] = [];
  readonly #base: Float64Array;
  readonly #needed: Float64Array;
  #leads: Int32Array[] = [];
  #leadGains: Float64Array[] = [];
  readonly #sums: Float64Array;
  readonly #touched: Int32Array;
  readonly #isNew: Uint8Array;

  constructor(profiles: readonly Profile[], features: number, shares: FeatureShares) {
    this.profiles = profiles;
    this.#features = features;
    this.#shares = shares;
    this.#base = new Float64Array(profiles.length);
    this.#needed = new Float64Array(profiles.length);
    this.#sums = new Float64Array(profiles.length);
    this.#touched = new Int32Array(profiles.length);
    this.#isNew = new Uint8Array(profiles.length);
    this.refresh();
  }

  /** Weighs all features anew, by what shares of records have them by now. */
  refresh(): void {
    const leads = new Map<number, { profile: number; gain: number }[]>();
    this.profiles.forEach(({ features, chances }, number) => {
      const gains = new Float64Array(features.length);
      const expected = new Float64Array(features.length);
      let base = 0;
      let whole = 0;
      features.forEach((feature, at) => {
        const share = this.#shares.share(feature);
        const chance = chances[at] ?? 0;
        const gain = gainOf(chance, share);
        gains[at] = Math.max(0, gain);
        expected[at] = Math.max(0, gain * chance);
        whole += expected[at] ?? 0;
        base += gain > 0 ? lackOf(chance, share) : 0;
      });
      this.#gains[number] = gains;
      this.#base[number] = base;
      const order = [...gains.keys()].sort((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0) || a - b);
      let led = 0;
      for (const at of order) {
        if (led >= leadPart * whole) {
          break;
        }
        led += expected[at] ?? 0;
        const feature = features[at] ?? 0;
        const list = leads.get(feature) ?? [];
        list.push({ profile: number, gain: gains[at] ?? 0 });
        leads.set(feature, list);
      }
      this.#needed[number] = leadShare * led;
    });
    this.#leads = Array.from({ length: this.#features });
    this.#leadGains = Array.from({ length: this.#features });
    for (const [feature, list] of leads) {
      this.#leads[feature] = Int32Array.from(list, ({ profile }) => profile);
      this.#leadGains[feature] = Float64Array.from(list, ({ gain }) => gain);
    }
  }

  /**
   * Calls back with the profiles that a record may belong to.
   * @param found the record's features, each once, the first `count` of the array
   * @param has whether the record has a feature: the stamp of a feature is the record's
   */
  visit(
    found: Int32Array,
    count: number,
    stamps: Int32Array,
    stamp: number,
    visit: (profile: number, score: number) => void,
  ): void {
    const [sums, touched, isNew] = [this.#sums, this.#touched, this.#isNew];
    let reached = 0;
    for (let at = 0; at < count; at++) {
      const feature = found[at] ?? 0;
      const profiles = this.#leads[feature];
      const gains = this.#leadGains[feature];
      if (profiles === undefined || gains === undefined) {
        continue;
      }
      for (let each = 0; each < profiles.length; each++) {
        const profile = profiles[each] ?? 0;
        sums[profile] = (sums[profile] ?? 0) + (gains[each] ?? 0);
        if (isNew[profile] === 0) {
          isNew[profile] = 1;
          touched[reached++] = profile;
        }
      }
    }
    for (let at = 0; at < reached; at++) {
      const profile = touched[at] ?? 0;
      if ((sums[profile] ?? 0) >= (this.#needed[profile] ?? 0)) {
        visit(profile, this.score(profile, stamps, stamp));
      }
      sums[profile] = 0;
      isNew[profile] = 0;
    }
  }

  /** How well a record fits a profile. */
  score(profile: number, stamps: Int32Array, stamp: number): number {
    const features = this.profiles[profile]?.features ?? new Int32Array();
    const gains = this.#gains[profile] ?? new Float64Array();
    let sum = this.#base[profile] ?? 0;
    for (let at = 0; at < features.length; at++) {
      if (stamps[features[at] ?? 0] === stamp) {
        sum += gains[at] ?? 0;
      }
    }
    return sum;
  }

  /** What a record of the paper itself is expected to score, and how far it strays from that (one standard deviation). */
  expected(profile: number): { readonly mean: number; readonly deviation: number } {
    const { chances } = this.profiles[profile] ?? { chances: new Float64Array() };
    const gains = this.#gains[profile] ?? new Float64Array();
    let mean = this.#base[profile] ?? 0;
    let variance = 0;
    gains.forEach((gain, at) => {
      const chance = chances[at] ?? 0;
      mean += gain * chance;
      variance += gain * gain * chance * (1 - chance);
    });
    return { mean, deviation: Math.sqrt(variance) };
  }
}
