import { isAction, isAdjective, isAttributive, isFiniteVerb } from './english-words';
import { maxUnits } from './evidence';
import { PhraseRole, type TextWords } from './text-words';
import { PhrasePart } from './title-model';

/** Whether a word is no compound and names nothing that is done. */
export const isPlainWord = (word: string): boolean => !isAction(word) && !word.includes('-');

const startsWithDigit = (word: string): boolean => word.charCodeAt(0) > 0x2f && word.charCodeAt(0) < 0x3a;

/** Whether no phrase begins with a word: a number, `2.5D`, `AND-like`. */
export function cannotBegin(words: TextWords, at: number): boolean {
  const code = words.text.charCodeAt(words.starts[at] ?? 0);
  return code < 0x3a
    ? /^\d+(?:\.\d|$)/.test(words.word(at))
    : (code === 0x41 || code === 0x61) && /^and-/i.test(words.word(at));
}

enum Ending {
  Unknown,
  Good,
  Bad,
}

/** For each word, whether a phrase may end with it. */
const endings = new Uint8Array(maxUnits);

/** Whether a phrase may end with a word of the text that is being read. */
export function endsWell(words: TextWords, at: number): boolean {
  if (endings[at] === Ending.Unknown) {
    endings[at] = isGoodEnding(words, at) ? Ending.Good : Ending.Bad;
  }
  return endings[at] === Ending.Good;
}

/** `highly attractive`: no noun. */
const followsAdverb = (words: TextWords, at: number): boolean =>
  at > 0 && words.roles[at - 1] === PhraseRole.Content && words.word(at - 1).endsWith('ly');

function isGoodEnding(words: TextWords, at: number): boolean {
  if (
    ((words.parts[at + 1] ?? 0) & PhrasePart.Determiner) !== 0 ||
    ((words.parts[at] ?? 0) & PhrasePart.Unfinished) !== 0 ||
    words.unitEnd(at) === words.unitStarts[at]
  ) {
    return false;
  }
  const word = words.word(at);
  return (
    !isAttributive(word) &&
    !startsWithDigit(word) &&
    !(isFiniteVerb(word) && at > 0 && words.roles[at - 1] === PhraseRole.Content) &&
    !(
      isAdjective(word) &&
      (((words.parts[at + 1] ?? 0) & PhrasePart.Coordinator) !== 0 ||
        followsAdverb(words, at) ||
        isBeforeWorks(words, at))
    )
  );
}

const works = /^(?:works?|papers?|articles?|stud(?:y|ies)|letters?|surveys?|reports?|thes[ei]s|authors?|reviews?)$/i;
/** `ancient works`: the noun is what texts call themselves or others, which no phrase holds. */
const isBeforeWorks = (words: TextWords, at: number): boolean =>
  (words.starts[at + 1] ?? 0) - (words.ends[at] ?? 0) === 1 &&
  words.roles[at + 1] === PhraseRole.Break &&
  works.test(words.word(at + 1));

/** Forgets the words of the text before. */
export const beginEndings = (length: number): void => {
  endings.fill(Ending.Unknown, 0, length);
};
