import MiniSearch from 'minisearch';
import type SearchableMap from 'minisearch/SearchableMap';
import type { Romanize } from '../library/romanize';
import type { Paper } from '../model';
import { fieldBoosts, fields, fieldText, partialBoosts, type Field } from './fields';
import { pinyinText } from './pinyin-text';
import { countOf, type PaperCounts, paperOf, TermPostings } from './postings';
import type { Scores } from './scores';
import { stem, stemPrefix } from './stem';
import { isHanTerm, tokenize } from './tokenize';

/** Where a term occurs; not to be changed. */
export type Postings = Omit<TermPostings, 'add' | 'delete'>;

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

const noPostings: Postings = new TermPostings();
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
  /** What MiniSearch's tree holds by term; an empty one may have been taken out of it. */
  readonly #table = new Map<string, TermPostings>();
  /** Terms of the text that is being added. */
  readonly #touched: TermPostings[] = [];
  #texts = 0;
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
      const length = this.#addText(text, field, number);
      lengths[field] = length;
      this.#setLength(field, number, length);
      const before = this._documentCount - 1;
      this._avgFieldLength[field] = ((this._avgFieldLength[field] ?? 0) * before + length) / (before + 1);
    });
    this._fieldLength.set(number, lengths);
    this.#expansions.clear();
  }

  /** MiniSearch's tree of terms; what it takes for maps are postings. */
  get #tree(): SearchableMap<TermPostings> {
    return this._index as unknown as SearchableMap<TermPostings>;
  }

  #pinyinOf(paper: Paper): string | undefined {
    return this.#romanize === undefined ? undefined : pinyinText(paper, this.#romanize);
  }

  /** Adds the terms of one field of a paper. @returns how many different ones there are */
  #addText(text: string, field: number, number: number): number {
    const stamp = ++this.#texts;
    const touched = this.#touched;
    let different = 0;
    for (const term of tokenize(text)) {
      const known = this.#table.get(term);
      const postings = known === undefined || known.size === 0 ? this.#newTerm(term) : known;
      if (postings.stamp === stamp) {
        postings.seen++;
      } else {
        postings.stamp = stamp;
        postings.seen = 1;
        touched[different++] = postings;
      }
    }
    for (let at = 0; at < different; at++) {
      const postings = touched[at];
      postings?.add(field, number, postings.seen);
    }
    return different;
  }

  #newTerm(term: string): TermPostings {
    const postings = this.#tree.fetch(term, () => new TermPostings());
    this.#table.set(term, postings);
    return postings;
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
      for (const [found, postings] of isHanTerm(term) ? this.#table : this.#tree.atPrefix(term)) {
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
      for (const [other, [postings, distance]] of this.#tree.fuzzyGet(term, term.length < 8 ? 1 : 2)) {
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
        for (const [term, postings] of this.#tree.atPrefix(stemPrefix(stemmed))) {
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
      this.postings(term).forEach((papers, field) => {
        const name = fields[field];
        if (name !== undefined && papers.has(number)) {
          found.set(name, [...(found.get(name) ?? []), term]);
        }
      });
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
      sum += postings.frequency;
    }
    return sum;
  }

  inverseFrequency(papers: number): number {
    return Math.log(1 + (this.documentCount - Math.min(papers, this.documentCount) + 0.5) / (Math.min(papers, this.documentCount) + 0.5));
  }

  /** Adds the BM25+ scores of the terms to `into`, only for papers that are in `within` where it is given. */
  score(expansions: readonly Expansion[], boosts: Boosts, into: Scores, within?: Scores): void {
    for (const { postings, weight } of expansions) {
      postings.forEach((papers, field) => { this.#scoreField(papers, field, weight * (boosts[field] ?? 0), into, within); });
    }
  }

  #scoreField(papers: PaperCounts, field: number, weight: number, into: Scores, within: Scores | undefined): void {
    const factor = weight * this.inverseFrequency(papers.size);
    if (within !== undefined && within.papers.length * 4 < papers.size) {
      for (const paper of within.papers) {
        const count = papers.get(paper);
        if (count !== undefined) {
          into.add(paper, factor * this.saturation(count, field, paper));
        }
      }
      return;
    }
    for (const packed of papers.packed) {
      const paper = paperOf(packed);
      if (within === undefined || within.has(paper)) {
        into.add(paper, factor * this.saturation(countOf(packed), field, paper));
      }
    }
  }

  /** BM25+ without the inverse frequency: about 1 to 2.7. */
  saturation(count: number, field: number, paper: number): number {
    const length = this.#lengths[field]?.[paper] ?? 1;
    return bm25.d + (count * (bm25.k + 1)) / (count + bm25.k * (1 - bm25.b + (bm25.b * length) / (this._avgFieldLength[field] ?? 1)));
  }
}

function growTo(array: Uint32Array, length: number): Uint32Array {
  const grown = new Uint32Array(Math.max(length, array.length * 2));
  grown.set(array);
  return grown;
}

function mostFrequent(expansions: readonly Expansion[], count: number): Expansion[] {
  const sized = expansions.map((expansion) => ({ expansion, size: expansion.postings.frequency }));
  return sized.sort((a, b) => b.size - a.size).slice(0, count).map(({ expansion }) => expansion);
}

function swaps(term: string): string[] {
  return Array.from({ length: Math.max(0, term.length - 1) }, (_, at) => term.slice(0, at) + term.charAt(at + 1) + term.charAt(at) + term.slice(at + 2));
}
