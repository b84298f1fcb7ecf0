import type { Paper } from '../../model/paper';
import type { TermTable } from '../../search/translation/term-table';
import { latinWords, type Profile } from '../match/profile';
import { runsOf } from '../match/runs';
import { FeatureShares, type StemShares } from '../match/shares';
import { FeatureNumbers } from '../match/words';
import { askedProfiles } from './asked-text';
import { sentencesIn } from './sentences';

/** Papers that are looked at sentence by sentence. */
const lookedAt = 24;
const mostGain = 7;

/** How well a sentence of a paper says what a text does. */
export interface PassageMatch {
  readonly paper: Paper;
  readonly sentence: string;
  readonly kind: Profile['kind'];
  /** Logarithms of likelihood ratios, in nats: of the whole paper, and of the sentence; that of the text's own source would be about `mean`. */
  readonly paperScore: number;
  readonly score: number;
  readonly mean: number;
  /** Shares of what the text's words tell that the paper, and the sentence, have. */
  readonly paperShare: number;
  readonly sentenceShare: number;
  /** The share of the text's runs of three words that stand in the sentence. */
  readonly runs: number;
  /** How many of its features the sentence shares with the text, for each of its own words. */
  readonly density: number;
}

interface Weighed extends Profile {
  readonly gains: Float64Array;
  readonly lacks: Float64Array;
  readonly base: number;
  readonly mean: number;
  readonly whole: number;
}

/** Texts that are asked for, in all papers of a library. */
export class PassageSearch {
  readonly #numbers = new FeatureNumbers();
  readonly #asked: readonly { readonly text: string; readonly profiles: readonly Profile[] }[];
  readonly #shares: FeatureShares;
  readonly #papers: Paper[] = [];
  readonly #postings: number[][];
  readonly #stamps: Int32Array;
  #stamp = 0;

  constructor(texts: readonly string[], table: TermTable | undefined, stems: StemShares) {
    this.#asked = texts.map((text) => ({ text, profiles: askedProfiles(text, table, this.#numbers) }));
    this.#shares = new FeatureShares(stems);
    this.#shares.prepare(this.#numbers.names);
    this.#postings = this.#numbers.names.map(() => []);
    this.#stamps = new Int32Array(this.#numbers.names.length);
  }

  /** Takes in the next paper. */
  add(paper: Paper): void {
    const number = this.#papers.push(paper) - 1;
    this.#stamp++;
    for (const text of textsIn(paper)) {
      this.#numbers.visit(text, (feature) => {
        if (this.#stamps[feature] !== this.#stamp) {
          this.#stamps[feature] = this.#stamp;
          this.#postings[feature]?.push(number);
          this.#shares.count(feature);
        }
      });
    }
    this.#shares.records++;
  }

  /** The papers that may be the source of a text, the best first. */
  matches(asked: number): PassageMatch[] {
    const { text, profiles } = this.#asked[asked] ?? { text: '', profiles: [] };
    const runs = runsOf(text);
    const found = new Map<number, PassageMatch>();
    for (const profile of profiles.map((each) => this.#weigh(each))) {
      for (const { paper, score, share } of this.#best(profile)) {
        const match = this.#closest(this.#papers[paper] as Paper, profile, runs, score, share);
        if (match !== undefined && match.score > (found.get(paper)?.score ?? -Infinity)) {
          found.set(paper, match);
        }
      }
    }
    return [...found.values()];
  }

  #weigh(profile: Profile): Weighed {
    const gains = new Float64Array(profile.features.length);
    const lacks = new Float64Array(profile.features.length);
    let [base, mean, whole] = [0, 0, 0];
    profile.features.forEach((feature, at) => {
      const chance = profile.chances[at] ?? 0;
      const share = Math.min(0.95, Math.max(1e-6, this.#shares.share(feature)));
      const gain = Math.min(mostGain, Math.log((chance * (1 - share)) / (share * (1 - chance))));
      const lack = Math.log((1 - chance) / (1 - share));
      gains[at] = Math.max(0, gain);
      lacks[at] = gain > 0 ? lack : 0;
      base += lacks[at] ?? 0;
      mean += (lacks[at] ?? 0) + (gains[at] ?? 0) * chance;
      whole += (gains[at] ?? 0) * chance;
    });
    return { ...profile, gains, lacks, base, mean, whole };
  }

  #best(profile: Weighed): { readonly paper: number; readonly score: number; readonly share: number }[] {
    const scores = new Float64Array(this.#papers.length);
    profile.features.forEach((feature, at) => {
      const gain = profile.gains[at] ?? 0;
      this.#postings[feature]?.forEach((paper) => {
        scores[paper] = (scores[paper] ?? 0) + gain;
      });
    });
    return [...scores.keys()]
      .filter((paper) => (scores[paper] ?? 0) > 0)
      .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
      .slice(0, lookedAt)
      .map((paper) => ({
        paper,
        score: (scores[paper] ?? 0) + profile.base,
        share: Math.min(1, (scores[paper] ?? 0) / Math.max(1, profile.whole)),
      }));
  }

  #closest(
    paper: Paper,
    profile: Weighed,
    asked: ReadonlySet<string>,
    paperScore: number,
    paperShare: number,
  ): PassageMatch | undefined {
    let best: PassageMatch | undefined;
    for (const sentence of textsIn(paper).flatMap(sentencesIn)) {
      this.#stamp++;
      this.#numbers.visit(sentence, (feature) => {
        this.#stamps[feature] = this.#stamp;
      });
      let [gained, common] = [0, 0];
      profile.features.forEach((feature, at) => {
        if (this.#stamps[feature] === this.#stamp) {
          gained += profile.gains[at] ?? 0;
          common++;
        }
      });
      if (best === undefined || gained + profile.base > best.score) {
        const runs = runsOf(sentence);
        const shared = [...asked].filter((run) => runs.has(run)).length;
        best = {
          paper,
          sentence,
          kind: profile.kind,
          paperScore,
          score: gained + profile.base,
          mean: profile.mean,
          paperShare,
          sentenceShare: Math.min(1, gained / Math.max(1, profile.whole)),
          runs: asked.size === 0 ? 0 : shared / asked.size,
          density: common / Math.max(3, wordsOf(sentence)),
        };
      }
    }
    return best;
  }
}

function textsIn(paper: Paper): string[] {
  return [
    ...(paper.titleIsDerived ? [] : [paper.title]),
    paper.abstract,
    paper.translation?.title ?? '',
    paper.translation?.abstract ?? '',
    ...(paper.otherAbstracts ?? []).map(({ text }) => text),
  ].filter((text) => text !== '');
}

/** The words of a sentence, and its Chinese characters. */
const wordsOf = (sentence: string): number =>
  latinWords(sentence).length + (sentence.match(/\p{Script=Han}/gu)?.length ?? 0);
