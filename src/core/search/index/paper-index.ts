import type { Romanize } from '../../library/base/romanize';
import type { Paper } from '../../model/paper';
import { Dictionary, type PackedDictionary } from './dictionary';
import { type Expansion, Expansions } from './expansions';
import { FieldLengths } from './field-lengths';
import { fieldBoosts, indexedText, partialBoosts, type SearchField, searchFields } from './fields';
import { DocumentStore, type PackedDocuments, type StoredPapers } from './document-store';
import { pinyinText } from '../text/pinyin-text';
import { countIn, countOf, paperNumberOf, Postings } from './postings';
import { QueryMemory } from './query-memory';
import type { Scores, Within } from './scores';
import { loggedTermsOf, tokenize } from '../text/tokenize';

/** Boosts by number of field. */
export type Boosts = readonly number[];

/** An index as it is stored: all numbers, and no paper. */
export interface PackedIndex extends PackedDictionary {
  readonly documents: PackedDocuments;
  readonly lengths: ReturnType<FieldLengths['pack']>;
}

export const fullBoosts: Boosts = searchFields.map((field) => fieldBoosts[field]);
export const partBoosts: Boosts = searchFields.map((field) => partialBoosts[field]);

const noPostings = new Postings('');
const bm25 = { k: 1.2, b: 0.9, d: 0.5 };
const maxIntroductions = 1000;
const maxSayings = 128;
const maxNeighbours = 128;
/** More papers than these, and than this share of all, are taken out by going through all terms, fewer by reading them again. */
const maxRemovedByTheirTerms = 32;
const maxShareRemovedByTheirTerms = 0.01;

/**
 * Where the terms of papers occur. MiniSearch itself evaluates each query term
 * over all papers, and keeps a map a term and field; for an answer at every keystroke terms are resolved here and scored
 * (by the same BM25+) only where the rest of the query matched, and lists are packed, so that they can be stored and read
 * as they are. What is found depends on the papers alone, not on how they came.
 */
export class PaperIndex {
  readonly documents = new DocumentStore();
  /** What words of queries came to, as long as the papers are these. */
  readonly memory = new QueryMemory();
  /** Which papers have words that stand for one of a query: a bit a paper, so that more are kept than of `memory`. */
  readonly sayings = new QueryMemory(maxSayings);
  /** How often neighbouring words of queries stand in papers that were compared by them. */
  readonly neighbours = new QueryMemory(maxNeighbours);
  /** Which abbreviations papers introduce for the words of queries, which is short and takes reading papers. */
  readonly introductions = new QueryMemory(maxIntroductions);
  /** Terms of the index that stand for those of a query. */
  readonly expansions: Expansions;
  readonly #dictionary: Dictionary;
  #lengths = new FieldLengths(searchFields.length);
  readonly #romanize: Romanize | undefined;

  /** With a romanizer, Chinese titles and names are also found by their pinyin. */
  constructor(romanize?: Romanize, dictionary = new Dictionary()) {
    this.#romanize = romanize;
    this.#dictionary = dictionary;
    this.expansions = new Expansions(dictionary);
  }

  /** An index that was packed, by one with the same romanizer or none as well. */
  static unpack({ documents, lengths, ...packed }: PackedIndex, stored: StoredPapers, romanize?: Romanize): PaperIndex {
    const index = new PaperIndex(romanize, new Dictionary(packed));
    index.documents.unpack(documents, stored);
    index.#lengths = FieldLengths.unpack(lengths, documents.keys.length, searchFields.length);
    return index;
  }

  /** Packs the index, which numbers its papers anew. */
  pack(): PackedIndex {
    const numbers = this.documents.renumber();
    this.#lengths = this.#lengths.renumbered(numbers, this.documents.capacity);
    this.#forgetFound();
    return {
      ...this.#dictionary.pack(numbers),
      documents: this.documents.pack(),
      lengths: this.#lengths.pack(this.documents.capacity),
    };
  }

  get documentCount(): number {
    return this.documents.count;
  }

  /** Adds a paper, whose key the index must not have. */
  add(paper: Paper): void {
    if (this.documents.numberOf(paper.key) !== undefined) {
      throw new Error(`The key ${paper.key} is in the index already.`);
    }
    const number = this.documents.add(paper);
    this.#forEachField(paper, (text, field) => {
      this.#lengths.add(field, number, this.#dictionary.add(loggedTermsOf(text), field, number));
    });
    this.#forgetFound();
  }

  /** Takes papers out; keys that it does not have do not matter. */
  discard(keys: readonly string[]): void {
    const numbers = new Set(keys.flatMap((key) => this.documents.numberOf(key) ?? []));
    if (numbers.size === 0) {
      return;
    }
    // While a library is read, most have only just come: a key that two of them want goes to neither.
    const indexed = [...numbers].filter((number) => !this.#dictionary.forget(number));
    const papers =
      indexed.length > Math.max(maxRemovedByTheirTerms, this.documents.count * maxShareRemovedByTheirTerms)
        ? undefined
        : indexed.map((number) => ({ number, paper: this.documents.paper(number) }));
    if (papers?.every(({ paper }) => paper !== undefined) === true) {
      papers.forEach(({ number, paper }) => {
        this.#withdraw(number, paper as Paper);
      });
    } else {
      this.#dictionary.keep((number) => !numbers.has(number));
    }
    numbers.forEach((number) => {
      this.#lengths.remove(number);
      this.documents.remove(number);
    });
    this.#forgetFound();
  }

  #withdraw(number: number, paper: Paper): void {
    this.#forEachField(paper, (text, field) => {
      for (const term of new Set(tokenize(text))) {
        this.#dictionary.remove(term, field, number);
      }
    });
  }

  #forEachField(paper: Paper, visit: (text: string, field: number) => void): void {
    searchFields.forEach((name, field) => {
      const text = name === 'key' ? paper.key : name === 'pinyin' ? this.#pinyinOf(paper) : indexedText(paper, name);
      if (text !== undefined) {
        visit(text, field);
      }
    });
  }

  #pinyinOf(paper: Paper): string | undefined {
    return this.#romanize === undefined ? undefined : pinyinText(paper, this.#romanize);
  }

  *papers(): Iterable<readonly [number: number, paper: Paper]> {
    for (const number of this.documents.numbers()) {
      const paper = this.documents.paper(number);
      if (paper !== undefined) {
        yield [number, paper];
      }
    }
  }

  postings(term: string): Postings {
    return this.#dictionary.get(term) ?? noPostings;
  }

  knows(term: string): boolean {
    return this.#dictionary.has(term);
  }

  /** Tells which of the terms a paper holds, by field; to be asked of many papers, since the terms are looked up once. */
  holders(terms: Iterable<string>): (number: number) => Map<SearchField, string[]> {
    const all = Array.from(terms, (term) => this.postings(term));
    return (number) => {
      const found = new Map<SearchField, string[]>();
      for (const postings of all) {
        postings.forEachRun((entries, from, to, field) => {
          const name = searchFields[field];
          if (name !== undefined && countIn(entries, number, from, to) > 0) {
            const held = found.get(name) ?? [];
            held.push(postings.term);
            found.set(name, held);
          }
        });
      }
      return found;
    };
  }

  /** Tells whether a paper holds all of the terms, each in any field; to be asked of many papers. */
  holdsAll(terms: readonly string[]): (number: number) => boolean {
    const all = terms.map((term) => this.postings(term));
    return (number) =>
      all.every((postings) => {
        let holds = false;
        postings.forEachRun((entries, from, to) => {
          holds ||= countIn(entries, number, from, to) > 0;
        });
        return holds;
      });
  }

  /** To be called when queries are translated by other terms. */
  forgetTranslations(): void {
    this.memory.clear();
    this.sayings.clear();
    this.neighbours.clear();
  }

  #forgetFound(): void {
    this.forgetTranslations();
    this.introductions.clear();
    this.expansions.clear();
  }

  /** In how many papers the terms occur, counted once a field. */
  frequency(expansions: readonly Expansion[]): number {
    return expansions.reduce((sum, { postings }) => sum + postings.size, 0);
  }

  inverseFrequency(papers: number): number {
    return Math.log(
      1 +
        (this.documentCount - Math.min(papers, this.documentCount) + 0.5) /
          (Math.min(papers, this.documentCount) + 0.5),
    );
  }

  /** Adds the BM25+ scores of the terms to `into`, only for papers that are in `within` where it is given. */
  score(expansions: readonly Expansion[], boosts: Boosts, into: Scores, within?: Within): void {
    for (const { postings, weight } of expansions) {
      postings.forEachRun((entries, from, to, field) => {
        const factor = weight * (boosts[field] ?? 0) * this.inverseFrequency(to - from);
        const few = within?.papers;
        if (few !== undefined && few.length * 4 < to - from) {
          for (const paper of few) {
            const count = countIn(entries, paper, from, to);
            if (count > 0) {
              into.add(paper, factor * this.saturation(count, field, paper));
            }
          }
          return;
        }
        for (let at = from; at < to; at++) {
          const posting = entries[at] ?? 0;
          const paper = paperNumberOf(posting);
          if (within === undefined || within.has(paper)) {
            into.add(paper, factor * this.saturation(countOf(posting), field, paper));
          }
        }
      });
    }
  }

  /** BM25+ without the inverse frequency: about 1 to 2.7; less for a count below 1, which is an expected one. */
  saturation(count: number, field: number, paper: number): number {
    const share = this.#lengths.of(field, paper) / this.#lengths.average(field);
    return bm25.d * Math.min(1, count) + (count * (bm25.k + 1)) / (count + bm25.k * (1 - bm25.b + bm25.b * share));
  }
}
