import MiniSearch from 'minisearch';
import type { Romanize } from '../library/romanize';
import type { Paper } from '../model';
import { fieldBoosts, fields, fieldText, partialBoosts, type Field } from './fields';
import { pinyinText } from './pinyin-text';
import type { Scores } from './scores';
import { stem, stemPrefix } from './stem';
import { isHanTerm, tokenize } from './tokenize';

/** Where a term occurs: number of the field -> number of the paper -> how often. */
export type Postings = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** A term of the index that stands for a query term, and how well. */
export interface Expansion {
  readonly term: string;
  readonly postings: Postings;
  /** 1 for the query term itself. */
  readonly weight: number;
}

/** Boosts by number of field. */
export type Boosts = readonly number[];

export const fullBoosts: Boosts = fields.map((field) => fieldBoosts[field]);
export const partBoosts: Boosts = fields.map((field) => partialBoosts[field]);

const noPostings: Postings = new Map();
const bm25 = { k: 1.2, b: 0.9, d: 0.5 };
const prefixWeight = 0.375;
const fuzzyWeight = 0.8;
const stemWeight = 0.6;
/** Terms that one typed prefix, or one misspelt word, may stand for. */
const maxExpansions = 200;
const maxTypos = 40;

/**
 * MiniSearch with its index at hand. MiniSearch evaluates each query term over all papers; for an answer at every keystroke
 * terms are resolved here, and scored (by the same BM25+) only where the rest of the query matched.
 */
export class PaperIndex extends MiniSearch<Paper> {
  readonly #papers: (Paper | undefined)[] = [];
  readonly #lengths: Uint32Array[] = fields.map(() => new Uint32Array(1024));
  /** MiniSearch's own postings by term; an empty one may have been taken out of its tree. */
  readonly #table = new Map<string, Map<number, Map<number, number>>>();
  readonly #expansions = new Map<string, readonly Expansion[]>();

  readonly #romanize: Romanize | undefined;

  /** With a romanizer, Chinese titles and names are also found by their pinyin. */
  constructor(romanize?: Romanize) {
    super({
      idField: 'key',
      fields,
      extractField: (paper, field) => (field === 'key' ? paper.key : (fieldText(paper, field as Field) ?? null)) as string,
      tokenize,
      processTerm: (term) => term,
    });
    this.#romanize = romanize;
  }

  /** As MiniSearch adds, but a term is looked up once a field, in a table, before MiniSearch's tree. */
  override add(paper: Paper): void {
    if (this._idToShortId.has(paper.key)) {
      throw new Error(`The key ${paper.key} is in the index already.`);
    }
    const number = this._nextId++;
    this._idToShortId.set(paper.key, number);
    this._documentIds.set(number, paper.key);
    this._documentCount++;
    this.#papers[number] = paper;
    const lengths: number[] = [];
    fields.forEach((name, field) => {
      const text = name === 'key' ? paper.key : name === 'pinyin' ? this.#pinyinOf(paper) : fieldText(paper, name);
      if (text === undefined) {
        return;
      }
      const counts = countsOf(tokenize(text));
      for (const [term, count] of counts) {
        this.#addPosting(term, field, number, count);
      }
      lengths[field] = counts.size;
      this.#setLength(field, number, counts.size);
      const before = this._documentCount - 1;
      this._avgFieldLength[field] = ((this._avgFieldLength[field] ?? 0) * before + counts.size) / (before + 1);
    });
    this._fieldLength.set(number, lengths);
    this.#expansions.clear();
  }

  #pinyinOf(paper: Paper): string | undefined {
    return this.#romanize === undefined ? undefined : pinyinText(paper, this.#romanize);
  }

  #addPosting(term: string, field: number, number: number, count: number): void {
    let postings = this.#table.get(term);
    if (postings === undefined || postings.size === 0) {
      postings = this._index.fetch(term, () => new Map<number, Map<number, number>>());
      this.#table.set(term, postings);
    }
    const papers = postings.get(field);
    if (papers === undefined) {
      postings.set(field, new Map([[number, count]]));
    } else {
      papers.set(number, count);
    }
  }

  #setLength(field: number, number: number, length: number): void {
    let lengths = this.#lengths[field] ?? new Uint32Array(1024);
    if (number >= lengths.length) {
      lengths = growTo(lengths, number + 1);
    }
    lengths[number] = length;
    this.#lengths[field] = lengths;
  }

  override discard(key: string): void {
    const number = this._idToShortId.get(key) as number | undefined;
    super.discard(key);
    if (number !== undefined) {
      this.#papers[number] = undefined;
    }
    this.#expansions.clear();
  }

  /** One more than the highest number of a paper. */
  get capacity(): number {
    return this._nextId;
  }

  numberOf(key: string): number | undefined {
    return this._idToShortId.get(key) as number | undefined;
  }

  /** `undefined` for a paper that was taken out; postings may still name it. */
  paper(number: number): Paper | undefined {
    return this.#papers[number];
  }

  *papers(): Iterable<readonly [number: number, paper: Paper]> {
    for (const number of this._documentIds.keys()) {
      const paper = this.#papers[number];
      if (paper !== undefined) {
        yield [number, paper];
      }
    }
  }

  postings(term: string): Postings {
    return this.#table.get(term) ?? noPostings;
  }

  knows(term: string): boolean {
    return this.postings(term).size > 0;
  }

  /** The term itself, where the index has it. */
  exact(term: string): readonly Expansion[] {
    const postings = this.postings(term);
    return postings.size === 0 ? [] : [{ term, postings, weight: 1 }];
  }

  /** The term and what it begins, nearest in length first. A Han character also stands for words that hold it elsewhere. */
  prefix(term: string): readonly Expansion[] {
    return this.#cached(`p ${term}`, () => {
      const longer: Expansion[] = [];
      for (const [found, postings] of isHanTerm(term) ? this.#table : this._index.atPrefix(term)) {
        const distance = found.length - term.length;
        if (distance > 0 && postings.size > 0 && (!isHanTerm(term) || (found.includes(term) && isHanTerm(found)))) {
          longer.push({ term: found, postings, weight: (prefixWeight * found.length) / (found.length + 0.3 * distance) });
        }
      }
      const kept = longer.length > maxExpansions ? mostFrequent(longer, maxExpansions) : longer;
      return [...this.exact(term), ...kept];
    });
  }

  /** Terms a misspelt word may mean: two neighbours swapped, or one letter wrong, in long words two. */
  misspelt(term: string): readonly Expansion[] {
    return this.#cached(`m ${term}`, () => {
      const found = new Map<string, Expansion>();
      for (const swapped of swaps(term)) {
        this.exact(swapped).forEach((each) => found.set(swapped, { ...each, weight: (fuzzyWeight * term.length) / (term.length + 1) }));
      }
      for (const [other, [postings, distance]] of this._index.fuzzyGet(term, term.length < 8 ? 1 : 2)) {
        if (!found.has(other) && other.length > 2 && distance > 0) {
          found.set(other, { term: other, postings, weight: (fuzzyWeight * term.length) / (term.length + distance) });
        }
      }
      return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, maxTypos);
    });
  }

  /** Other terms with the same stem. */
  related(term: string): readonly Expansion[] {
    return this.stemFamily(stem(term)).filter((each) => each.term !== term).map((each) => ({ ...each, weight: stemWeight }));
  }

  /** All terms of a stem. */
  stemFamily(stemmed: string): readonly Expansion[] {
    return this.#cached(`s ${stemmed}`, () => {
      const found: Expansion[] = [];
      if (stemmed.length > 2) {
        for (const [term, postings] of this._index.atPrefix(stemPrefix(stemmed))) {
          if (stem(term) === stemmed) {
            found.push({ term, postings, weight: 1 });
          }
        }
      } else {
        found.push(...this.exact(stemmed));
      }
      return found;
    });
  }

  /** Those of the terms that a paper holds, by field. */
  held(terms: Iterable<string>, number: number): Map<Field, string[]> {
    const found = new Map<Field, string[]>();
    for (const term of terms) {
      for (const [field, papers] of this.postings(term)) {
        const name = fields[field];
        if (name !== undefined && papers.has(number)) {
          found.set(name, [...(found.get(name) ?? []), term]);
        }
      }
    }
    return found;
  }

  #cached(name: string, find: () => readonly Expansion[]): readonly Expansion[] {
    const known = this.#expansions.get(name);
    if (known !== undefined) {
      return known;
    }
    const found = find();
    this.#expansions.set(name, found);
    return found;
  }

  /** In how many papers the terms occur, counted once a field. */
  frequency(expansions: readonly Expansion[]): number {
    let sum = 0;
    for (const { postings } of expansions) {
      for (const papers of postings.values()) {
        sum += papers.size;
      }
    }
    return sum;
  }

  inverseFrequency(papers: number): number {
    return Math.log(1 + (this.documentCount - Math.min(papers, this.documentCount) + 0.5) / (Math.min(papers, this.documentCount) + 0.5));
  }

  /** Adds the BM25+ scores of the terms to `into`, only for papers that are in `within` where it is given. */
  score(expansions: readonly Expansion[], boosts: Boosts, into: Scores, within?: Scores): void {
    for (const { postings, weight } of expansions) {
      for (const [field, papers] of postings) {
        const factor = weight * (boosts[field] ?? 0) * this.inverseFrequency(papers.size);
        if (within !== undefined && within.papers.length * 4 < papers.size) {
          for (const paper of within.papers) {
            const count = papers.get(paper);
            if (count !== undefined) {
              into.add(paper, factor * this.saturation(count, field, paper));
            }
          }
        } else {
          for (const [paper, count] of papers) {
            if (within === undefined || within.has(paper)) {
              into.add(paper, factor * this.saturation(count, field, paper));
            }
          }
        }
      }
    }
  }

  /** BM25+ without the inverse frequency: about 1 to 2.7. */
  saturation(count: number, field: number, paper: number): number {
    const length = this.#lengths[field]?.[paper] ?? 1;
    return bm25.d + (count * (bm25.k + 1)) / (count + bm25.k * (1 - bm25.b + (bm25.b * length) / (this._avgFieldLength[field] ?? 1)));
  }
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

function growTo(array: Uint32Array, length: number): Uint32Array {
  const grown = new Uint32Array(Math.max(length, array.length * 2));
  grown.set(array);
  return grown;
}

function mostFrequent(expansions: readonly Expansion[], count: number): Expansion[] {
  const size = ({ postings }: Expansion): number => [...postings.values()].reduce((sum, papers) => sum + papers.size, 0);
  return [...expansions].sort((a, b) => size(b) - size(a)).slice(0, count);
}

function swaps(term: string): string[] {
  return Array.from({ length: Math.max(0, term.length - 1) }, (_, at) => term.slice(0, at) + term.charAt(at + 1) + term.charAt(at) + term.slice(at + 2));
}
