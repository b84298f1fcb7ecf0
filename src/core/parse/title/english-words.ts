import { stemmer } from 'stemmer';
import type { Unit } from './unit';

/** A word of a sentence without its brackets, or a mark between words. */
export interface EnglishWord {
  readonly text: string;
  /** Lower case, for lookups. */
  readonly lower: string;
  /** Units by which it is weighed: parts of a compound, singular; none for function words and marks. */
  readonly units: readonly string[];
  /** A mark, or a verb after its subject or its auxiliary, which end every phrase. */
  readonly isMark: boolean;
  readonly sentence: number;
  /** Words since the authors said `we propose` in this sentence; `far` where they did not. */
  readonly fromStatement: number;
}

export const far = 1000;

const functionWords = new Set(
  'a an the this these those that which who whose whom where when while what how why and or but nor so if then than as at by for from in into of on onto to with without within via over under across through between among against towards toward upon during before after about per is are was were be been being am do does did has have had can could may might must shall should will would not no it its they them their we us our i he she his her you your there here also both either neither each every all any some most more less many much few several such other another same own only very just even still yet too however thus hence therefore moreover furthermore e.g i.e etc et al using based'.split(
    ' ',
  ),
);

export const isFunctionWord = (lower: string): boolean => functionWords.has(lower);

/** A word without its plural s and its possessive. */
export function singular(word: string): string {
  const bare = word.endsWith("'s") || word.endsWith('’s') ? word.slice(0, -2) : word;
  if (bare.length < 4 || !bare.endsWith('s') || /(?:ss|us|is)$/.test(bare)) {
    return bare;
  }
  return bare.endsWith('ies') && bare.length > 4 ? `${bare.slice(0, -3)}y` : bare.slice(0, -1);
}

const stems = new Map<string, string>();
const maxStems = 20_000;

/** The Porter stem, of words read lately from memory. */
function stemOf(word: string): string {
  let found = stems.get(word);
  if (found === undefined) {
    if (stems.size >= maxStems) {
      stems.clear();
    }
    found = stemmer(word);
    stems.set(word, found);
  }
  return found;
}

/** The units of a word or a name. */
export function unitsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((part) => part.length > 1 && !functionWords.has(part))
    
    .map((part) => stemOf(singular(part)));
}

/** What the authors do, in the first person or of their paper. */
const actor = new Set(['we', 'i', 'paper', 'work', 'article', 'study', 'letter', 'survey', 'report', 'thesis', 'authors', 'research', 'review']);
const doing =
  /^(?:propos|introduc|present|develop|design|describ|build|built|releas|creat|devis|formulat|construct|offer|unveil|contribut|provid|report|announc|establish|stud|investigat|explor|examin|analy|address|consider|revisit|tackl|evaluat|compar|focus|discuss|characteri|survey|review|assess|aim|argu|show|demonstrat|formali|extend|suggest|giv|deriv|prov)(?:e|es|ed|ies|y|ize|izes|ise|ises|ing|s|ze|zes|se|ses|en|n)?$/;

/** Words after which a verb stands. */
const beforeVerb = new Set(
  'we they it i who that which can could will would may might must shall should do does did not also'.split(' '),
);

/** A word in which points or other marks may stand. */
const pattern = /[\p{L}\p{N}](?:[\p{L}\p{N}'’_+]|[-–‐/.&](?=[\p{L}\p{N}]))*[+#]*|[^\s\p{L}\p{N}]+/gu;

/** The words of sentences in order. */
export function englishWords(sentences: readonly string[]): EnglishWord[] {
  const words: EnglishWord[] = [];
  sentences.forEach((sentence, number) => {
    let acted = far;
    let since = far;
    for (const [text] of sentence.matchAll(pattern)) {
      const lower = text.toLowerCase();
      const isFunction = functionWords.has(lower);
      const isVerb = !isFunction && (beforeVerb.has(words.at(-1)?.lower ?? '') || (acted < 2 && doing.test(lower)));
      const isMark = isVerb || !/^[\p{L}\p{N}]/u.test(text);
      words.push({
        text,
        lower,
        units: isFunction || (isMark && !isVerb) ? [] : unitsOf(text),
        isMark,
        sentence: number,
        fromStatement: since,
      });
      acted = actor.has(lower) ? 0 : acted + 1;
      if (acted > 0 && acted < 4 && since === far && doing.test(lower)) {
        since = 0;
      } else if (since < far) {
        since++;
      }
    }
    words.push({ text: '', lower: '', units: [], isMark: true, sentence: number, fromStatement: far });
  });
  return words;
}

/** The units of a text, with what is known of each. */
export function englishUnits(words: readonly EnglishWord[], names: readonly string[]): Map<string, Unit> {
  const inName = new Set(unitsOf(names[0] ?? ''));
  const inLongName = new Set(names.slice(1).flatMap(unitsOf));
  const units = new Map<string, Unit>();
  for (const { text, units: keys, sentence, fromStatement } of words) {
    for (const key of keys) {
      const unit = units.get(key);
      if (unit === undefined) {
        units.set(key, {
          count: 1,
          sentences: 1,
          firstSentence: sentence,
          lastSentence: sentence,
          fromStatement,
          isCapital: /\p{Lu}.*\p{Lu}/u.test(text),
          inName: inName.has(key),
          inLongName: inLongName.has(key),
        });
        continue;
      }
      unit.count++;
      if (unit.lastSentence !== sentence) {
        unit.sentences++;
        unit.lastSentence = sentence;
      }
      unit.fromStatement = Math.min(unit.fromStatement, fromStatement);
    }
  }
  return units;
}
