import type { CatalogueRecord } from '../catalogue/record';
import type { PapersIndex } from './papers-index';
import type { Profile } from './profile';
import { latinWords } from './profile';
import { runsOf, sharedRuns } from './runs';
import type { RecordFeatures } from './scan';
import type { FeatureShares, StemShares } from './shares';
import { type FeatureNumbers, stemOfWord } from './words';

/** How well a record fits a paper. */
export interface Comparison {
  readonly kind: Profile['kind'];
  /** The logarithm of the likelihood ratio, in nats; that of the paper's own record would be about `mean`. */
  readonly score: number;
  readonly mean: number;
  readonly deviation: number;
  /** The share of what the record's words tell that the paper's text explains. */
  readonly explained: number;
  /** The share of runs of words that both have, of the text that has fewer; 0 across languages. */
  readonly runs: number;
  /** The same of the text that has more: little where one text is a part of the other alone. */
  readonly runsOfLonger: number;
  /** What Latin words and numbers inside Chinese text tell, those that the record has, and those that it lacks. */
  readonly latinShared: number;
  readonly latinLacking: number;
}

/** What words are compared with. */
export interface ComparedWith {
  readonly index: PapersIndex;
  readonly numbers: FeatureNumbers;
  readonly shares: FeatureShares;
  readonly stems: StemShares;
  readonly features: RecordFeatures;
}

/**
 * Compares a record with a paper by the profile that it fits best.
 * @param profiles numbers of the paper's
 * @param runs those of its texts
 */
export function compare(
  { index, numbers, shares, stems, features }: ComparedWith,
  profiles: readonly number[],
  runs: ReadonlySet<string>,
  record: Pick<CatalogueRecord, 'title' | 'abstract'>,
): Comparison | undefined {
  features.read(record);
  const { stamps, stamp } = features;
  const [best] = profiles
    .map((number) => ({ number, score: index.score(number, stamps, stamp) }))
    .sort((a, b) => b.score - a.score);
  const profile = best === undefined ? undefined : index.profiles[best.number];
  if (best === undefined || profile === undefined) {
    return undefined;
  }
  const own = new Set(profile.features);
  let whole = 0;
  let explained = 0;
  for (const name of new Set(latinWords(`${record.title}\n${record.abstract}`).map(stemOfWord))) {
    const number = numbers.find(name);
    const told = -Math.log(
      number === undefined ? Math.max(1 / 4000, stems.share(name)) : Math.min(1, shares.share(number)),
    );
    whole += told;
    explained += number !== undefined && own.has(number) ? told : 0;
  }
  let latinShared = 0;
  let latinLacking = 0;
  for (const feature of profile.latin) {
    const told = Math.min(7, -Math.log(Math.min(1, shares.share(feature))));
    if (stamps[feature] === stamp) {
      latinShared += told;
    } else {
      latinLacking += told;
    }
  }
  const common =
    profile.kind === 'own'
      ? sharedRuns(runs, runsOf(record.abstract === '' ? record.title : record.abstract))
      : { ofShorter: 0, ofLonger: 0 };
  return {
    kind: profile.kind,
    score: best.score,
    ...index.expected(best.number),
    explained: whole === 0 ? 0 : explained / whole,
    runs: common.ofShorter,
    runsOfLonger: common.ofLonger,
    latinShared,
    latinLacking,
  };
}
