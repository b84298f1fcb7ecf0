import type { FeatureShares } from './shares';
import type { Profile } from './profile';

/** What a feature tells is bounded: one word alone proves nothing. */
const mostGain = 7;
/** A profile's rarest features lead to it: as many as are expected to tell so much, in nats. */
const leadSum = 64;
/** A profile is looked at closely when its leading features tell this share of what is expected, at least … */
const leadShare = 0.1;
/** … and more than for all records so far but the best so many. */
const closeLooks = 16;
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
  /** Of each feature where its profiles begin in the lists below. */
  #leadStarts = new Int32Array(1);
  #leadProfiles = new Int32Array();
  #leadGains = new Float32Array();
  readonly #sums: Float32Array;
  /** Profiles that the record at hand has led to. */
  readonly #touched: Int32Array;
  /** What leading features must tell now. */
  readonly #needed: Float32Array;
  /** Of each profile the highest sums of its leading features so far, the highest first. */
  readonly #highest: Float32Array;

  constructor(profiles: readonly Profile[], features: number, shares: FeatureShares) {
    this.profiles = profiles;
    this.#features = features;
    this.#shares = shares;
    this.#base = new Float64Array(profiles.length);
    this.#needed = new Float32Array(profiles.length);
    this.#sums = new Float32Array(profiles.length);
    this.#touched = new Int32Array(profiles.length);
    this.#highest = new Float32Array(profiles.length * closeLooks);
    this.refresh();
  }

  /** Weighs all features anew, by what shares of records have them by now. */
  refresh(): void {
    const leads: { feature: number; profile: number; gain: number }[] = [];
    this.profiles.forEach(({ features, chances, leading }, number) => {
      const gains = new Float64Array(features.length);
      const expected = new Float64Array(features.length);
      let base = 0;
      features.forEach((feature, at) => {
        const share = this.#shares.share(feature);
        const chance = chances[at] ?? 0;
        const gain = gainOf(chance, share);
        gains[at] = Math.max(0, gain);
        expected[at] = Math.max(0, gain * chance);
        base += gain > 0 ? lackOf(chance, share) : 0;
      });
      this.#gains[number] = gains;
      this.#base[number] = base;
      const order = [...gains.keys()].slice(0, leading).sort((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0) || a - b);
      let led = 0;
      for (const at of order) {
        if (led >= leadSum) {
          break;
        }
        led += expected[at] ?? 0;
        const gain = gains[at] ?? 0;
        if (gain > 0) {
          leads.push({ feature: features[at] ?? 0, profile: number, gain });
        }
      }
      this.#needed[number] = leadShare * led;
    });
    // Sums by other weights do not compare.
    this.#highest.fill(0);
    this.#layOut(leads);
  }

  #layOut(leads: readonly { readonly feature: number; readonly profile: number; readonly gain: number }[]): void {
    const starts = new Int32Array(this.#features + 1);
    leads.forEach(({ feature }) => (starts[feature + 1] = (starts[feature + 1] ?? 0) + 1));
    for (let feature = 0; feature < this.#features; feature++) {
      starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
    }
    const next = starts.slice();
    this.#leadProfiles = new Int32Array(leads.length);
    this.#leadGains = new Float32Array(leads.length);
    for (const { feature, profile, gain } of leads) {
      const at = next[feature] ?? 0;
      this.#leadProfiles[at] = profile;
      this.#leadGains[at] = gain;
      next[feature] = at + 1;
    }
    this.#leadStarts = starts;
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
    const [sums, needed, starts] = [this.#sums, this.#needed, this.#leadStarts];
    const [profiles, gains] = [this.#leadProfiles, this.#leadGains];
    const touched = this.#touched;
    let touches = 0;
    for (let at = 0; at < count; at++) {
      const feature = found[at] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let each = starts[feature] ?? 0; each < end; each++) {
        const profile = profiles[each] ?? 0;
        const sum = sums[profile] ?? 0;
        if (sum === 0) {
          touched[touches++] = profile;
        }
        sums[profile] = sum + (gains[each] ?? 0);
      }
    }
    for (let at = 0; at < touches; at++) {
      const profile = touched[at] ?? 0;
      const sum = sums[profile] ?? 0;
      sums[profile] = 0;
      if (sum > (needed[profile] ?? 0)) {
        this.#raise(profile, sum);
        visit(profile, this.score(profile, stamps, stamp));
      }
    }
  }

  #raise(profile: number, sum: number): void {
    const first = profile * closeLooks;
    let at = first + closeLooks - 1;
    while (at > first && (this.#highest[at - 1] ?? 0) < sum) {
      this.#highest[at] = this.#highest[at - 1] ?? 0;
      at--;
    }
    this.#highest[at] = sum;
    this.#needed[profile] = Math.max(this.#needed[profile] ?? 0, this.#highest[first + closeLooks - 1] ?? 0);
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
