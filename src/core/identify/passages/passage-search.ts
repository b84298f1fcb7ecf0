import type { WorkSteps } from '../../async/time-slicer';
import type { Paper } from '../../model/paper';
import type { TermTable } from '../../search/translation/term-table';
import { latinWords, type Profile, translatedStems } from '../match/profile';
import { runsOf } from '../match/runs';
import { FeatureShares, type StemShares } from '../match/shares';
import { FeatureNumbers, stemOfWord } from '../match/words';
import { type AskedProfile, askedProfiles } from './asked-text';
import { sentencesIn } from './sentences';

/** Papers that are looked at sentence by sentence. */
const lookedAt = 24;
/** Fewer words, or pairs of characters, are a subject and no sentence. */
const leastFeatures = 3;
const mostGain = 7;
/** A translation as likely as this counts in full. */
const sureChance = 0.5;

/** Whether text and sentence are compared as they stand, or the text is Chinese, or the sentence is, and the other English. */
export type PassageKind = 'own' | 'fromChinese' | 'fromEnglish';

/** How well a sentence of a paper says what a text does. */
export interface PassageMatch {
  readonly paper: Paper;
  readonly sentence: string;
  readonly kind: PassageKind;
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
  readonly #asked: readonly { readonly text: string; readonly profiles: readonly AskedProfile[] }[];
  readonly #shares: FeatureShares;
  readonly #table: TermTable | undefined;
  readonly #papers: Paper[] = [];
  readonly #postings: number[][];
  readonly #stamps: Int32Array;
  readonly #translated = new Map<string, ReadonlyMap<string, number>>();
  #stamp = 0;

  constructor(texts: readonly string[], table: TermTable | undefined, stems: StemShares) {
    this.#asked = texts.map((text) => ({ text, profiles: askedProfiles(text, table, this.#numbers) }));
    this.#table = table;
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

  /** The papers that may be the source of a text, in no order. */
  *matches(asked: number): WorkSteps<PassageMatch[]> {
    const { text, profiles } = this.#asked[asked] ?? { text: '', profiles: [] };
    const runs = runsOf(text);
    const found = new Map<number, PassageMatch>();
    for (const profile of profiles.filter(({ features }) => features.length >= leastFeatures)) {
      const weighed = this.#weigh(profile);
      const compared = profile.inEnglish === undefined ? weighed : this.#weigh(profile.inEnglish);
      const kind = profile.kind === 'own' ? 'own' : compared === weighed ? 'fromChinese' : 'fromEnglish';
      for (const { paper, score, share } of this.#best(weighed)) {
        const match = this.#closest(this.#papers[paper] as Paper, compared, runs, score, share, kind);
        if (match !== undefined && match.score > (found.get(paper)?.score ?? -Infinity)) {
          found.set(paper, match);
        }
        yield;
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
    kind: PassageKind,
  ): PassageMatch | undefined {
    let best: PassageMatch | undefined;
    for (const sentence of textsIn(paper).flatMap(sentencesIn)) {
      const { gained, common } =
        kind === 'fromEnglish' ? this.#gainedAcross(profile, sentence) : this.#gained(profile, sentence);
      if (best === undefined || gained + profile.base > best.score) {
        const runs = runsOf(sentence);
        const shared = [...asked].filter((run) => runs.has(run)).length;
        best = {
          paper,
          sentence,
          kind,
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

  #gained(profile: Weighed, sentence: string): { readonly gained: number; readonly common: number } {
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
    return { gained, common };
  }

  /** English stems that a Chinese sentence stands for, with their chances; none for other sentences. */
  #englishOf(sentence: string): ReadonlyMap<string, number> {
    let chances = this.#translated.get(sentence);
    if (chances === undefined) {
      const latin = new Map(latinWords(sentence).map((word) => [stemOfWord(word), 1]));
      chances =
        this.#table === undefined || !/\p{Script=Han}/u.test(sentence)
          ? new Map<string, number>()
          : translatedStems(sentence, this.#table, latin);
      this.#translated.set(sentence, chances);
    }
    return chances;
  }

  /** The same by the English that a Chinese sentence stands for; a guess gives a part. */
  #gainedAcross(profile: Weighed, sentence: string): { readonly gained: number; readonly common: number } {
    const chances = this.#englishOf(sentence);
    let [gained, common] = [0, 0];
    profile.features.forEach((feature, at) => {
      const chance = Math.min(1, (chances.get(this.#numbers.names[feature] ?? '') ?? 0) / sureChance);
      gained += chance * (profile.gains[at] ?? 0);
      common += chance;
    });
    return { gained, common };
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
