import { detectLanguage } from '../../text/language';
import type { TermTable } from '../../search/translation/term-table';
import { hanTerms } from '../../search/text/tokenize';
import { latinWords, type Profile, profilesOfTexts } from '../match/profile';
import { type FeatureNumbers, stemOfWord } from '../match/words';

/** Chinese words that are tried for an English one. */
const hanWordsEach = 3;
/** How likely the Chinese of a text has the likeliest word that its English word may stand for, measured. */
const hanChance = 0.6;

/** How likely the Chinese of the text has what a word stands for, measured. */
const wordChance = 0.55;

/** A profile that papers are found by. */
export interface AskedProfile extends Profile {
  /** Set where the sentences of papers are compared by the English that their Chinese stands for, and by what of that. */
  readonly inEnglish?: Profile;
}

/** What the source of a text is expected to hold, in its own language and, with a table, in the other one. */
export function askedProfiles(text: string, table: TermTable | undefined, numbers: FeatureNumbers): AskedProfile[] {
  const isChinese = detectLanguage(text) === 'zh';
  const profiles = profilesOfTexts(
    isChinese ? { english: '', chinese: text } : { english: text, chinese: '' },
    table,
    numbers,
  );
  const [own] = profiles;
  if (isChinese || table === undefined || own === undefined) {
    return profiles;
  }
  const inEnglish: Profile = { ...own, kind: 'translated', chances: own.chances.map(() => wordChance) };
  return [...profiles, { ...inChinese(text, table, numbers), inEnglish }];
}

function inChinese(text: string, table: TermTable, numbers: FeatureNumbers): Profile {
  const chances = new Map<number, number>();
  const latin = new Set<number>();
  const raise = (feature: string, chance: number): void => {
    const number = numbers.numberOf(feature);
    chances.set(number, Math.max(chances.get(number) ?? 0, chance));
  };
  for (const word of new Set(latinWords(text))) {
    const stemmed = stemOfWord(word);
    const [first, ...others] = table.hanWords(stemmed).slice(0, hanWordsEach);
    if (first === undefined) {
      // A name, an abbreviation or a number stands as it is.
      raise(stemmed, hanChance);
      latin.add(numbers.numberOf(stemmed));
    } else {
      for (const { word: han, weight } of [first, ...others]) {
        hanTerms(han).forEach((bigram) => {
          raise(bigram, (hanChance * weight) / Math.max(first.weight, weight));
        });
      }
    }
  }
  const features = [...chances.keys()];
  return {
    kind: 'translated',
    features: Int32Array.from(features),
    chances: Float64Array.from(features, (feature) => chances.get(feature) ?? 0),
    latin: Int32Array.from(latin),
    leading: features.length,
  };
}
