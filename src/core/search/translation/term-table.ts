import { segment, segmentNumbers } from '../text/segment';
import { stem } from '../text/stem';
import { WordCosts } from '../text/word-costs';
import { termRows } from './term-columns';
import { fold, runs, tokenize } from '../text/tokenize';

/** A word of the other language with its weight, in (0, 1]. */
export interface TermTranslation {
  readonly word: string;
  readonly weight: number;
}

interface HanWord {
  /** Negative logarithm of its probability. */
  readonly cost: number;
  readonly stems: readonly TermTranslation[];
}

const maxHanLength = 6;
/** Chinese words tried for one English stem. */
const maxHanWords = 40;
const costUnit = 4;
const weightUnit = 20;
const userCost = 2;
/** Words that mean the same share this much of their likeliest translations, and are known well enough by them. */
const comparedStems = 2;
const minLikeness = 0.8;
const minSure = 0.4;
const maxSynonyms = 4;
/** Characters mean many things; one that means something so likely is read as that. */
const minSureOfCharacter = 0.6;
/** A shorter word within another is a part of it, which is sought anyway; a longer one may mean the same (知识图 in 知识图谱). */
const minInnerLength = 3;

/**
 * Chinese words and the English stems they stand for, learnt from parallel texts (`scripts/build-terms.ts`). Weights are
 * square roots of translation probabilities. As text: lines that begin with `#` say where it comes from; every other line
 * is `word cost stem weight stem weight …`, the cost in quarters, weights in twentieths; or by columns (`term-columns.ts`), as it ships.
 */
export class TermTable {
  readonly #words: ReadonlyMap<string, HanWord>;
  #byStem: Map<string, TermTranslation[]> | undefined;
  /** What words of one character most likely mean, made when it is needed. */
  #ofCharacters: ReadonlySet<string> | undefined;
  /** Made when it is needed. */
  #costs: WordCosts | undefined;
  /** The words by their numbers, made when it is needed. */
  #list: readonly string[] | undefined;
  /** Sorted. */
  #stems: readonly string[] | undefined;
  readonly #synonymCache = new Map<string, readonly TermTranslation[]>();
  readonly #hanCache = new Map<string, readonly TermTranslation[]>();

  constructor(words: ReadonlyMap<string, HanWord>) {
    this.#words = words;
  }

  /** Reads the table's text form; lines that are not of its shape are left out. */
  static parse(text: string): TermTable {
    const words = new Map<string, HanWord>();
    for (const { word, cost, stems } of termRows(text)) {
      words.set(word, {
        cost: cost / costUnit,
        stems: stems.map((stem) => ({ word: stem.word, weight: stem.weight / weightUnit })),
      });
    }
    return new TermTable(words);
  }

  /** The line of a word, for `parse`. Probabilities that round to nothing are left out. */
  static line(
    word: string,
    cost: number,
    stems: readonly { readonly stem: string; readonly probability: number }[],
  ): string {
    const parts = stems
      .map(({ stem: stemmed, probability }) => ({ stemmed, weight: Math.round(Math.sqrt(probability) * weightUnit) }))
      .filter(({ weight }) => weight > 0)
      .map(({ stemmed, weight }) => `${stemmed} ${weight}`);
    return [word, String(Math.round(cost * costUnit)), ...parts].join(' ');
  }

  get size(): number {
    return this.#words.size;
  }

  /** A table with the user's own pairs besides; where both have a Chinese word, the user's English comes first. */
  withUserTerms(pairs: Readonly<Record<string, string>>): TermTable {
    const words = new Map(this.#words);
    for (const [left, right] of Object.entries(pairs)) {
      const [chinese, english] = hasHan(left) ? [left, right] : [right, left];
      const stems = tokenize(english).map((term) => ({ word: stem(term), weight: 1 }));
      for (const { start, end, han } of runs(chinese)) {
        const word = fold(chinese.slice(start, end));
        if (han && stems.length > 0 && word.length <= maxHanLength * 2) {
          const learnt = words.get(word)?.stems.filter((each) => !stems.some((own) => own.word === each.word)) ?? [];
          words.set(word, { cost: userCost, stems: [...stems, ...learnt] });
        }
      }
    }
    return new TermTable(words);
  }

  /** The words of a folded run of Han characters, in order. */
  segment(run: string): string[] {
    return segment(run, this.#wordCosts());
  }

  /** The words of a folded run of Han characters that the table has, in order, each as a number for `wordOf`. */
  wordNumbers(run: string): readonly number[] {
    return segmentNumbers(run, this.#wordCosts());
  }

  wordOf(number: number): string {
    this.#list ??= [...this.#words.keys()];
    return this.#list[number] ?? '';
  }

  /** The words of a folded run of Han characters, each with its English stems (none for words the table lacks). */
  translate(run: string): { readonly word: string; readonly stems: readonly TermTranslation[] }[] {
    return [...new Set(this.segment(run))].map((word) => ({ word, stems: this.#words.get(word)?.stems ?? [] }));
  }

  /** The words that a word is made of, as if it were none itself. */
  parts(word: string): string[] {
    return segment(word, this.#wordCosts(), Math.max(1, word.length - 1));
  }

  #wordCosts(): WordCosts {
    return (this.#costs ??= new WordCosts(costsOf(this.#words)));
  }

  /** The English stems of a word, none for one that the table lacks. */
  stemsOf(word: string): readonly TermTranslation[] {
    return this.#words.get(word)?.stems ?? [];
  }

  /**
   * Chinese words that stand for the same English stems, nearest first. Their weight is the Bhattacharyya coefficient of
   * the two words' translations, at most 1.
   */
  synonyms(word: string): readonly TermTranslation[] {
    const known = this.#synonymCache.get(word);
    if (known !== undefined) {
      return known;
    }
    const likeliest = (each: string): readonly TermTranslation[] => this.stemsOf(each).slice(0, comparedStems);
    const own = new Map(likeliest(word).map((each) => [each.word, each.weight]));
    const candidates = new Set(
      [...own.keys()].flatMap((each) => (this.#stemIndex().get(each) ?? []).map((other) => other.word)),
    );
    const length = Math.hypot(...own.values());
    const found = [...candidates]
      .filter((other) => !other.includes(word) && (other.length >= minInnerLength || !word.includes(other)))
      .map((other) => {
        const stems = likeliest(other);
        const shared = stems.reduce((sum, each) => sum + each.weight * (own.get(each.word) ?? 0), 0);
        const sure = Math.hypot(...stems.map((each) => each.weight));
        return { word: other, weight: shared / length / sure, sure };
      })
      .filter(({ weight, sure }) => weight >= minLikeness && sure >= minSure)
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, maxSynonyms);
    this.#synonymCache.set(word, found);
    return found;
  }

  /** The Chinese words of an English stem, of two characters at least, the most usual first; a word inside another that is no likelier stands for it. */
  hanWords(stemmed: string): readonly TermTranslation[] {
    const known = this.#hanCache.get(stemmed);
    if (known !== undefined) {
      return known;
    }
    const kept: TermTranslation[] = [];
    const usual = ({ word, weight }: TermTranslation): number =>
      weight ** 2 * Math.exp(-(this.#words.get(word)?.cost ?? 0));
    const candidates = [...(this.#stemIndex().get(stemmed) ?? [])].sort(
      (a, b) => usual(b) - usual(a) || (a.word < b.word ? -1 : 1),
    );
    for (const candidate of candidates) {
      if (
        kept.length < maxHanWords &&
        !kept.some(({ word, weight }) => candidate.weight <= weight && candidate.word.includes(word))
      ) {
        kept.push(candidate);
      }
    }
    this.#hanCache.set(stemmed, kept);
    return kept;
  }

  /** The Chinese words for a word still being typed: of the stems that begin so, else of the longest that it begins with (`rotati`). */
  hanWordsOfPrefix(prefix: string): readonly TermTranslation[] {
    const found = new Map<string, TermTranslation>();
    for (const each of this.#stemsAround(prefix).flatMap((stemmed) => this.hanWords(stemmed))) {
      if (each.weight > (found.get(each.word)?.weight ?? 0)) {
        found.set(each.word, each);
      }
    }
    return [...found.values()].sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1)).slice(0, maxHanWords);
  }

  /** The stems that begin so, else the longest that it begins with, of half its letters at least. */
  #stemsAround(prefix: string): readonly string[] {
    const stems = (this.#stems ??= [...this.#stemIndex().keys()].sort());
    const longer: string[] = [];
    for (let at = firstFrom(stems, prefix); stems[at]?.startsWith(prefix) === true; at++) {
      longer.push(stems[at] ?? '');
    }
    if (longer.length > 0) {
      return longer;
    }
    for (let length = prefix.length - 1; length * 2 >= prefix.length; length--) {
      if (this.hasStem(prefix.slice(0, length))) {
        return [prefix.slice(0, length)];
      }
    }
    return [];
  }

  /** Whether a stem is the translation of some word. */
  hasStem(stemmed: string): boolean {
    return this.#stemIndex().has(stemmed);
  }

  /** Whether a stem is what a word of one character most likely means (图 for graph), which is no term of an index. */
  isCharacter(stemmed: string): boolean {
    this.#ofCharacters ??= new Set(
      [...this.#words].flatMap(
        ([
          word,
          {
            stems: [likeliest],
          },
        ]) =>
          word.length === 1 && likeliest !== undefined && likeliest.weight >= minSureOfCharacter
            ? [likeliest.word]
            : [],
      ),
    );
    return this.#ofCharacters.has(stemmed);
  }

  /** The words by the stems that they most likely stand for, each by so many. */
  wordsByStem(most: number): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const [word, { stems }] of this.#words) {
      for (let at = 0; at < most && at < stems.length; at++) {
        const stemmed = stems[at]?.word ?? '';
        const words = found.get(stemmed);
        if (words === undefined) {
          found.set(stemmed, [word]);
        } else {
          words.push(word);
        }
      }
    }
    return found;
  }

  #stemIndex(): Map<string, TermTranslation[]> {
    if (this.#byStem === undefined) {
      this.#byStem = new Map();
      for (const [word, { stems }] of this.#words) {
        for (const { word: stemmed, weight } of word.length > 1 ? stems : []) {
          const words = this.#byStem.get(stemmed) ?? [];
          words.push({ word, weight });
          this.#byStem.set(stemmed, words);
        }
      }
    }
    return this.#byStem;
  }
}

function* costsOf(words: ReadonlyMap<string, HanWord>): Iterable<readonly [word: string, cost: number]> {
  for (const [word, { cost }] of words) {
    yield [word, cost];
  }
}

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** The place of the first text that does not come before this one. */
function firstFrom(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
