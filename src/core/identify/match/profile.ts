import type { Paper } from '../../model/paper';
import { detectLanguage } from '../../text/language';
import { fold, hanTerms, runs } from '../../search/text/tokenize';
import type { TermTable } from '../../search/translation/term-table';
import { stopWords } from '../../search/text/stop-words';
import { type FeatureNumbers, stemOfWord } from './words';

/** What a record of a paper is expected to hold. */
export interface Profile {
  /** `own`: the words of its text; `translated`: the English that its Chinese stands for. */
  readonly kind: 'own' | 'translated';
  /** Numbers of features, each once. */
  readonly features: Int32Array;
  /** How likely the paper's record is to have each. */
  readonly chances: Float64Array;
  /** Those that are Latin words or numbers in the midst of Chinese. */
  readonly latin: Int32Array;
  /** The first so many features, of which a record must have some. */
  readonly leading: number;
}

/** How likely a record is to have what a text has, measured: words of the same language, and Latin words and numbers inside Chinese. */
const ownChance = 0.85;
const latinChance = 0.8;
const numberChance = 0.75;
const bigramChance = 0.8;
/** Less likely translations say nothing. */
const minChance = 0.12;
/** The rest of a text that is no abstract adds nothing. */
const maxText = 20_000;

/** The chance of a stem by its weight in the table, measured. */
function chanceOf(weight: number): number {
  return Math.min(0.8, 0.85 * weight);
}

/** The texts of a paper in each language, with its own title where it has one. */
export function textsOf(paper: Paper): { readonly english: string; readonly chinese: string } {
  const texts = [
    ...(paper.titleIsDerived ? [] : [paper.title]),
    paper.abstract,
    paper.translation?.title ?? '',
    paper.translation?.abstract ?? '',
    ...(paper.otherAbstracts ?? []).map(({ text }) => text),
  ].filter((text) => text !== '');
  const isChinese = (text: string): boolean => detectLanguage(text) === 'zh';
  const joined = (kept: readonly string[]): string => kept.join('\n').slice(0, maxText);
  return {
    english: joined(texts.filter((text) => !isChinese(text))),
    chinese: joined(texts.filter(isChinese)),
  };
}

/** The profiles of a paper; its features are given numbers. */
export function profilesOf(paper: Paper, table: TermTable | undefined, numbers: FeatureNumbers): Profile[] {
  return profilesOfTexts(textsOf(paper), table, numbers);
}

/** The same of texts in each language, either of which may be empty. */
export function profilesOfTexts(
  { english, chinese }: ReturnType<typeof textsOf>,
  table: TermTable | undefined,
  numbers: FeatureNumbers,
): Profile[] {
  const found: Profile[] = [];
  if (english !== '') {
    const chances = new Map<string, number>();
    latinWords(english).forEach((word) => raise(chances, stemOfWord(word), ownChance));
    found.push(profile('own', chances, numbers));
  }
  if (chinese !== '') {
    const own = new Map<string, number>();
    hanRuns(chinese).forEach((run) => {
      hanTerms(run).forEach((bigram) => raise(own, bigram, bigramChance));
    });
    const latin = new Map<string, number>();
    latinWords(chinese).forEach((word) =>
      raise(latin, stemOfWord(word), /^\d/.test(word) ? numberChance : latinChance),
    );
    // Who has no Han characters at all has no Chinese text, whatever Latin words.
    found.push(profile('own', new Map([...own, ...latin]), numbers, latin, own.size));
    if (table !== undefined && english === '') {
      const translated = translatedStems(chinese, table, latin);
      found.push(profile('translated', translated, numbers, latin));
    }
  }
  return found;
}

/**
 * The English stems that the Chinese of a text stands for, and how likely the text's English has each.
 * @param latin what stands there in Latin letters, with its chances
 */
export function translatedStems(
  chinese: string,
  table: TermTable,
  latin: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const translated = new Map(latin);
  for (const word of new Set(hanRuns(chinese).flatMap((run) => table.segment(run)))) {
    for (const { word: stemmed, weight } of stemsOf(word, table)) {
      const before = translated.get(stemmed) ?? 0;
      translated.set(
        stemmed,
        Math.max(before, chanceOf(weight), Math.min(0.9, 1 - (1 - before) * (1 - chanceOf(weight)))),
      );
    }
  }
  return translated;
}

/** English stems of a Chinese word: its own, or those of its parts where its own are guesses. */
function stemsOf(word: string, table: TermTable): readonly { readonly word: string; readonly weight: number }[] {
  const own = table.stemsOf(word);
  if (word.length < 4 || Math.hypot(...own.map(({ weight }) => weight)) >= 0.6) {
    return own;
  }
  const parts = table.parts(word).filter((part) => part.length > 1);
  return parts.length > 1 ? [...own, ...parts.flatMap((part) => table.stemsOf(part))] : own;
}

const hanRuns = (text: string): string[] =>
  runs(text)
    .filter(({ han }) => han)
    .map(({ start, end }) => fold(text.slice(start, end)));

/** Words and numbers of a text as features have them, but for those that every text has. */
export function latinWords(text: string): string[] {
  return (text.match(/\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []).filter(
    (word) => (word.length > 1 || /\d/.test(word)) && !stopWords.has(word.toLowerCase()),
  );
}

function raise(chances: Map<string, number>, feature: string, chance: number): void {
  chances.set(feature, Math.max(chances.get(feature) ?? 0, chance));
}

function profile(
  kind: Profile['kind'],
  chances: ReadonlyMap<string, number>,
  numbers: FeatureNumbers,
  latin: ReadonlyMap<string, number> = new Map(),
  leading = chances.size,
): Profile {
  const kept = [...chances].filter(([, chance]) => chance >= minChance);
  return {
    kind,
    features: Int32Array.from(kept, ([feature]) => numbers.numberOf(feature)),
    chances: Float64Array.from(kept, ([, chance]) => chance),
    latin: Int32Array.from([...latin.keys()], (feature) => numbers.numberOf(feature)),
    leading: Math.min(leading, kept.length),
  };
}
