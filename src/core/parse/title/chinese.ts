import { readChinese, isCrossing, isHan, hanUnitHashes } from './chinese-text';
import {
  chineseParts,
  furtherWords,
  hasPreposition,
  isKind,
  partsOfWord,
  pointsBack,
  saysTwice,
} from './chinese-words';
import { endsInHalfWord, endsInVerb, isNumberWord, sizeOfWord, wrongFrom } from './chinese-endings';
import { chineseModel } from './chinese-weights';
import { unpackJson } from './packed-text';
import { unitWorths } from './likelihood';
import { chineseStatement } from './statement';
import { maxTitleLength } from './phrase';
import { BestPhrases, choosePhrases, reading, saysName, type Joined, type Phrase, type PhraseSearch } from './phrases';
import { longForm, markLongForm } from './names-in-text';
import { PhraseRole, type TextWords } from './text-words';
import { hashOf, PhrasePart, unpackModel, type PackedModel, type TitleModel } from './title-model';

/**
 * What a unit must be likelier than to be worth its place. About half of the F1 that can be had would be best for the F1, 0.15; a little less
 * costs 0.003 of it and gives titles that say more.
 */
const price = 1_200;
/** What a phrase costs that begins in the middle of a longer one. */
const partCost = 1_500;
/** What a phrase costs that ends before a word of no title, not before a mark. */
const cutCost = 1_000;
/** What a phrase gains where the authors say what they do. */
const statedGain = 3_000;
/** What a phrase gains that says right after the name what it is. */
const namedGain = 5_000;
/** What a phrase gains with the preposition that it begins with, to be told from the one without. */
const ledGain = 1_600;
/** What a phrase gains that begins with what the name stands for. */
const longFormGain = 9_000;
/** What two phrases cost with 的 between them, with a colon, and from different sentences. */
const ofCost = 500;
/** What it costs to join a kind of work of others. */
const othersCost = 6_000;
const colonCost = 2_500;
const apartCost = 500;
/** What a phrase costs that stands where a sentence says what is wrong, mostly with the work of others. */
const wrongCost = 2_000;
/** What a phrase costs that says little by itself, and how short it is. */
const shortCost = 3_000;
const shortLength = 6;
/** What a phrase costs that is a whole title and shorter than this. */
const aloneCost = 2_000;
const aloneLength = 12;
/** A Chinese title that one can take in at a glance has about this many characters. */
const glance = 40;
/** A title that gains less is no better than what the authors state: chosen by the titles of fifth 4 and texts of other fields. */
const leastGain = 1_000;
let loaded: TitleModel | undefined;
const model = (): TitleModel =>
  (loaded ??= unpackModel(
    withFurtherWords(unpackJson(chineseModel) as PackedModel),
    chineseParts,
    () => false,
    partsOfWord,
  ));

/** What a further word costs, as rare ones of the fitted lexicon do. */
const furtherCost = '40';
const withFurtherWords = (packed: PackedModel): PackedModel => ({
  ...packed,
  lexicon: { ...packed.lexicon, [furtherCost]: `${packed.lexicon[furtherCost] ?? ''} ${furtherWords}`.trim() },
});

/** 的: what stands before it only says more of what follows. */
const of = 0x7684;
/** What a phrase costs that ends before it. */
const halfCost = 4_000;
/** A shorter phrase says too little. */
const minLength = 4;

/** `NAS BENCH-360` and `NAS-Bench-360` are one name. */
const hasMarks = /[\s_-]/;
const withoutMarks = (text: string): string => text.replace(/[\s_-]+/g, '');

/** A title out of a Chinese abstract, `text` without markup; empty where no phrase of it could be one. */
export function chineseTitle(text: string, names: readonly string[]): string {
  const name = names[0]?.replace(/["“”]/g, '');
  const lowerName = name?.toLowerCase() ?? '';
  const bareName = withoutMarks(lowerName);
  const words = readChinese(text, names, model());
  const room = Math.min(glance, name === undefined ? maxTitleLength : maxTitleLength - name.length - 1);
  const inName = name === undefined ? [] : words.units.numbersOf(hanUnitHashes(name));
  markLongForm(words, names[1]);
  const worth = unitWorths(words, model(), price);
  const phrases = phrasesOf(words, room, name ?? '', inName, worth);
  const chosen = choosePhrases(phrases, { room: room - 1, cost: ofCost }, words.inOrder, worth, {
    textOf: (phrase) => textOfPhrase(words, phrase),
    isFit: (said, phrase) =>
      !pointsBack(said) &&
      !saysName(said, lowerName) &&
      !(bareName === lowerName && !hasMarks.test(said) ? false : saysName(withoutMarks(said), bareName)) &&
      !reading.saysName(words.inOrder, phrase) &&
      !saysTwice(said),
    mayShare: () => 0,
    costAlone: ({ length }) => (name === undefined && length < aloneLength ? aloneCost : 0),
    join: (one, other, said, more) => join(words, one, other, said, more, room, name === undefined),
  });
  if (chosen === undefined) {
    return name ?? '';
  }
  if (name !== undefined) {
    return `${name}：${chosen.text}`;
  }
  return (chosen.gain < leastGain ? chineseStatement(text) : undefined) ?? chosen.text;
}

/** The best of the phrases that may stand in a title, at most `room` long. */
function phrasesOf(
  words: TextWords,
  room: number,
  name: string,
  inName: readonly number[],
  worth: Int32Array,
): readonly Phrase[] {
  const best = new BestPhrases();
  reading.beginText(words, worth, inName);
  const { parts, roles, fromStatement } = words;
  const search = { best, room, name, nameHash: hashOf(name), worth };
  /** Where the sentence begins to say what is wrong. */
  let wrongAt = words.text.length;
  for (let from = 0; from < words.length; from++) {
    if (words.startsSentence(from)) {
      wrongAt = wrongFrom(words, from);
    }
    const isLongForm = from === longForm.from;
    const isLed = leads.has(words.text.charCodeAt(words.starts[from] ?? 0)) && isLead(words, from);
    if (
      !isLongForm &&
      !isLed &&
      (roles[from] !== PhraseRole.Content ||
        ((parts[from] ?? 0) & PhrasePart.NotFirst) !== 0 ||
        (from > longForm.from && from < longForm.to))
    ) {
      continue;
    }
    const afterWord = from > 0 && roles[from - 1] === PhraseRole.Content;
    // 期|人形机器人: where characters of one word may stand on both sides.
    if (
      (!isLongForm && isNumberWord(words, from)) ||
      (!isLongForm && isCrossing(words, from) && sizeOfWord(words, from) < 2 && sizeOfWord(words, from - 1) < 2)
    ) {
      continue;
    }
    const start =
      (isLongForm ? longFormGain : isAfterName(words, from, name) ? namedGain : afterWord ? -partCost : 0) +
      ((fromStatement[from] ?? 0) < 4
        ? statedGain
        : (words.starts[from] ?? 0) > wrongAt && !isLongForm
          ? -wrongCost
          : 0) +
      (isLed ? ledGain : 0);
    const stop = reading.stops[isLed ? from + 1 : from] ?? 0;
    if (
      start + (reading.reach[words.unitStarts[stop] ?? 0] ?? 0) - (reading.reach[words.unitStarts[from] ?? 0] ?? 0) >
      best.least
    ) {
      phrasesFrom(words, from, stop, start, search);
    }
  }
  return best.found;
}

/** 从, 通过. */
const leads = new Set([0x4ece, 0x901a]);

/** Whether what the authors do begins with 从 or 通过, which its verb follows: 旨在从文本收获知识. */
const isLead = (words: TextWords, at: number): boolean =>
  words.fromStatement[at] === 0 && (words.word(at) === '从' || words.word(at) === '通过');

const beingIt = /^["”》）)]{0,2} ?(?:是|[，,](?=一))(?:首个|第一个|一[个种项款套])?$/;
const called = /[为叫做作]["“《]?$/;
const ofCalled = /^["”》）)]{0,2} ?的$/;
const beforeBeing = new Set([...'的是个种项款套'].map((character) => character.charCodeAt(0)));
/** As much of a text as `beingIt` may match. */
const mostOfBeing = 8;

/** Whether a phrase says what the name is: 名为NAME的…, NAME是一个…. */
function isAfterName({ text, starts }: TextWords, from: number, name: string): boolean {
  const start = starts[from] ?? 0;
  if (name === '' || start < name.length || !beforeBeing.has(text.charCodeAt(start - 1))) {
    return false;
  }
  const before = text.slice(Math.max(0, start - name.length - mostOfBeing), start);
  const at = before.lastIndexOf(name);
  const between = before.slice(at + name.length);
  return at !== -1 && (beingIt.test(between) || (called.test(before.slice(0, at)) && ofCalled.test(between)));
}

/** Adds the phrases that begin with word `from` and end before `stop`. */
function phrasesFrom(words: TextWords, from: number, stop: number, start: number, search: PhraseSearch): void {
  const { best, room, name, nameHash, worth } = search;
  const { starts, ends, parts, roles, inOrder, unitStarts } = words;
  const firstUnit = (unitStarts[from] ?? 0) + (isCrossing(words, from) ? 1 : 0);
  const reach = reading.reach[unitStarts[stop] ?? 0] ?? 0;
  reading.begin();
  let gain = start;
  // A longer phrase is to gain more than the shorter ones that begin there.
  let { least } = best;
  let length = 0;
  for (let at = from; at < stop; at++) {
    const size = (ends[at] ?? 0) - (starts[at] ?? 0);
    if (size === name.length && hashOf(words.text, starts[at], ends[at]) === nameHash) {
      break;
    }
    length += size + (at > from && isSpaced(words, at) ? 1 : 0);
    if (length > room) {
      break;
    }
    const last = words.unitEnd(at);
    for (let u = at === from ? firstUnit : (unitStarts[at] ?? 0); u < last; u++) {
      const unit = inOrder[u] ?? 0;
      if (reading.add(unit)) {
        gain += worth[unit] ?? 0;
      }
    }
    if (
      roles[at] !== PhraseRole.Content ||
      roles[at + 1] === PhraseRole.Content ||
      length < minLength ||
      (at >= longForm.from && at + 1 < longForm.to) ||
      gain <= least ||
      reading.count === 0 ||
      ((parts[at] ?? 0) & PhrasePart.Unfinished) !== 0 ||
      isNumberWord(words, at) ||
      endsInVerb(words, at) ||
      endsInHalfWord(words, at)
    ) {
      if (gain + reach - (reading.reach[last] ?? 0) <= least) {
        break;
      }
      continue;
    }
    const next = words.text.charCodeAt(starts[at + 1] ?? 0);
    const isHalf = next === of;
    const isCut = roles[at + 1] === PhraseRole.Break && ends[at] === starts[at + 1] && isHan(next);
    const all = gain - (isHalf ? halfCost : isCut ? cutCost : 0) - (length < shortLength ? shortCost : 0);
    if (all > least) {
      least = all;
      best.add({ from, to: at + 1, length, head: at, firstUnit, endUnit: last, gain: all });
    }
  }
}

/** Whether a space stands before a word: between two Latin ones. */
function isSpaced(words: TextWords, at: number): boolean {
  return (words.ends[at - 1] ?? 0) < (words.starts[at] ?? 0) && isLatin(words, at - 1) && isLatin(words, at);
}

const isLatin = (words: TextWords, at: number): boolean => words.text.charCodeAt(words.starts[at] ?? 0) < 0x3000;

function textOfPhrase(words: TextWords, { from, to, length }: Phrase): string {
  if ((words.ends[to - 1] ?? 0) - (words.starts[from] ?? 0) === length) {
    return words.text.slice(words.starts[from], words.ends[to - 1]);
  }
  let said = '';
  for (let at = from; at < to; at++) {
    said += at > from && isSpaced(words, at) ? ` ${words.word(at)}` : words.word(at);
  }
  return said;
}

const others = /(?:许多|大多数|现有|最近|以前|以往|先前|传统|当前|目前|常规|其他|一些)的?$/;
/** As much of a text as `others` may match. */
const mostOfOthers = 4;
/** Whether a phrase is what others gave: 现有的方法. */
function isOthers({ text, starts }: TextWords, { from }: Phrase): boolean {
  const start = starts[from] ?? 0;
  return others.test(text.slice(Math.max(0, start - mostOfOthers), start));
}

/** `方法`, `目标检测`: 目标检测的方法. */
function join(
  words: TextWords,
  one: Phrase,
  other: Phrase,
  said: string,
  more: string,
  room: number,
  isBare: boolean,
): Joined | undefined {
  const apart = words.sentences[one.from] === words.sentences[other.from] ? 0 : apartCost;
  if (
    isKind(said) &&
    !isKind(more) &&
    other.from !== longForm.from &&
    !hasPreposition(said) &&
    !hasPreposition(more) &&
    !/[的中]/.test(more) &&
    (said + more).split('的').length < 3
  ) {
    const text = `${more}的${said}`;
    return text.length > room ? undefined : { text, cost: ofCost + apart + (isOthers(words, one) ? othersCost : 0) };
  }
  if (isBare) {
    return { text: `${more}：${said}`, cost: colonCost + apart };
  }
  return undefined;
}
