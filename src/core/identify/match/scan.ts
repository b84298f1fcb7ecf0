import type { CatalogueRecord } from '../catalogue/record';
import type { PapersIndex } from './papers-index';
import type { FeatureShares } from './shares';
import { WantedIdentifiers } from './wanted-identifiers';
import type { FeatureNumbers } from './words';

/** A record that may be a paper's. */
export interface Kept {
  readonly record: CatalogueRecord;
  /** The catalogue's path. */
  readonly path: string;
  readonly score: number;
}

/** Records that are kept for a paper. */
const keptRecords = 6;
/** Weights are worked out anew after so many records, then after four times as many. */
const firstRefresh = 500;

/** The features of one record after another, each once. */
export class RecordFeatures {
  readonly #numbers: FeatureNumbers;
  stamps: Int32Array;
  stamp = 0;
  found: Int32Array;
  count = 0;
  readonly #add = (feature: number): void => {
    if (this.stamps[feature] !== this.stamp) {
      this.stamps[feature] = this.stamp;
      this.found[this.count++] = feature;
    }
  };

  constructor(numbers: FeatureNumbers) {
    this.#numbers = numbers;
    this.stamps = new Int32Array(numbers.names.length);
    this.found = new Int32Array(numbers.names.length);
  }

  read(record: Pick<CatalogueRecord, 'title' | 'abstract' | 'written'>): void {
    this.stamp++;
    this.count = 0;
    const { written } = record;
    if (written === undefined) {
      this.#numbers.visit(record.title, this.#add);
      this.#numbers.visit(record.abstract, this.#add);
    } else {
      const { text } = written;
      this.#numbers.visit(text, this.#add, written.titleStart, written.titleEnd, true);
      this.#numbers.visit(text, this.#add, written.abstractStart, written.abstractEnd, true);
    }
  }
}

/** One pass over the records of catalogues, in which the best few of each paper are kept. */
export class CatalogueScan {
  readonly #index: PapersIndex;
  readonly #shares: FeatureShares;
  readonly #features: RecordFeatures;
  readonly #owner: Int32Array;
  readonly #best: Kept[][];
  readonly #identifiers: ReadonlyMap<string, readonly number[]>;
  readonly #wanted: WantedIdentifiers;
  #nextRefresh = firstRefresh;
  #path = '';
  #record: CatalogueRecord | undefined;

  /**
   * @param owner the paper of each profile
   * @param papers how many there are
   * @param identifiers papers by what `identifiersOf` gives for a record
   */
  constructor(
    index: PapersIndex,
    shares: FeatureShares,
    features: RecordFeatures,
    owner: Int32Array,
    papers: number,
    identifiers: ReadonlyMap<string, readonly number[]>,
  ) {
    this.#index = index;
    this.#shares = shares;
    this.#features = features;
    this.#owner = owner;
    this.#best = Array.from({ length: papers }, () => []);
    this.#identifiers = identifiers;
    this.#wanted = new WantedIdentifiers(identifiers.keys());
  }

  /** Takes in the next record of a catalogue. */
  add(record: CatalogueRecord, path: string): void {
    const features = this.#features;
    features.read(record);
    const shares = this.#shares;
    for (let at = 0; at < features.count; at++) {
      shares.count(features.found[at] ?? 0);
    }
    shares.records++;
    if (shares.records >= this.#nextRefresh) {
      this.#nextRefresh *= 4;
      this.#index.refresh();
    }
    this.#path = path;
    this.#record = record;
    this.#index.visit(features.found, features.count, features.stamps, features.stamp, this.#offer);
    const { written } = record;
    if (this.#identifiers.size === 0 || (written !== undefined && !this.#wanted.mayStandIn(written))) {
      return;
    }
    const whole = wholeOf(record);
    for (const identifier of identifiersOf(whole)) {
      this.#identifiers.get(identifier)?.forEach((paper) => {
        this.#keep(paper, { record: whole, path, score: Infinity });
      });
    }
  }

  /** What is kept for a paper, the best first. */
  kept(paper: number): readonly Kept[] {
    return this.#best[paper] ?? [];
  }

  readonly #offer = (profile: number, score: number): void => {
    const paper = this.#owner[profile] ?? 0;
    const best = this.#best[paper] ?? [];
    if (score > -10 && this.#record !== undefined && (best.length < keptRecords || score > (best.at(-1)?.score ?? 0))) {
      this.#keep(paper, { record: wholeOf(this.#record), path: this.#path, score });
    }
  };

  #keep(paper: number, kept: Kept): void {
    const best = this.#best[paper] ?? [];
    const before = best.findIndex(({ record }) => record === kept.record);
    if (before >= 0) {
      if ((best[before]?.score ?? 0) >= kept.score) {
        return;
      }
      best.splice(before, 1);
    }
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < kept.score) {
      at--;
    }
    best.splice(at, 0, kept);
    best.length = Math.min(best.length, keptRecords);
  }
}

/** The record without the text that it stands in. */
const wholeOf = (record: CatalogueRecord): CatalogueRecord => record.whole?.() ?? record;

/** What a record is told by, comparable with that of others. */
export function identifiersOf({
  doi,
  arxiv,
}: {
  readonly doi?: string | undefined;
  readonly arxiv?: string | undefined;
}): string[] {
  return [
    ...(arxiv === undefined ? [] : [`arxiv:${arxiv.toLowerCase()}`]),
    ...(doi === undefined ? [] : [`doi:${doi.toLowerCase()}`]),
  ];
}
