import { maxTextRead } from './asides';
import { BestPhrases, choosePhrases, reading, saysName, type Phrase, type PhraseSearch } from './phrases';
import { capitalise, maxTitleLength } from './phrase';
import { readEnglish, latinUnitHashes } from './english-text';
import { englishParts, isAction, saysWhatAuthorsDo } from './english-words';
import { beginEndings, cannotBegin, endsWell, isPlainWord } from './english-endings';
import { joinEnglish, prepositionCost } from './english-joins';
import { englishModel } from './english-weights';
import { unpackJson } from './packed-text';
import { unitWorths } from './likelihood';
import { englishStatement } from './statement';
import { longForm, markLongForm, markName } from './names-in-text';
import { PhraseRole, type TextWords } from './text-words';
import { hashOf, PhrasePart, unpackModel, type PackedModel, type TitleModel } from './title-model';

/**
 * What a unit must be likelier than to be worth its place. About half of the F1 that can be had would be best for the F1, 0.15; a little less
 * costs 0.002 of it and gives titles that say more.
 */
const price = 1_200;
/** What a phrase costs that begins in the middle of a longer one. */
const partCost = 500;
/** What a phrase costs that ends before a word of no title, not before a mark. */
const cutCost = 300;
/** What a phrase gains where the authors say what they do. */
const statedGain = 2_000;
/** What a phrase gains that says right after the name what it is. */
const namedGain = 5_000;
/** What a phrase gains that begins with what the name stands for. */
const longFormGain = 9_000;
/** What a phrase costs that is a whole title and shorter than this. */
const aloneCost = 1_500;
const aloneLength = 30;
/** What the last word of a phrase is worth at least. */
const leastAtEnd = -700;
/** What a phrase of one word costs. */
const oneWordCost = 2_500;
/** A title that gains less is no better than what the text says at its beginning: chosen by the titles of fifth 4 and texts of other fields. */
const leastGain = 2_500;
let loaded: TitleModel | undefined;
const model = (): TitleModel =>
  (loaded ??= unpackModel(unpackJson(englishModel) as PackedModel, englishParts, saysWhatAuthorsDo));

/** Words that a phrase has at most. */
const longest = 13;
/** Characters from a word to the next one where something stands in brackets between them. */
const shortestAside = 4;
/** Words from a statement of what authors do to where what they give begins. */
const atStatement = 4;

/** A title out of an English abstract, `text` without markup; empty where no phrase of it could be one. */
export function englishTitle(text: string, names: readonly string[]): string {
  const name = names[0]?.replace(/["“”]/g, '') ?? calledName(text);
  const words = readEnglish(text, names, model());
  const room = name === undefined ? maxTitleLength : maxTitleLength - name.length - 2;
  const isBare = name === undefined;
  const lowerName = name?.toLowerCase() ?? '';
  const inName = name === undefined ? [] : words.units.numbersOf(latinUnitHashes(name, model()));
  markName(words, name);
  markLongForm(words, names[1]);
  const worth = unitWorths(words, model(), price);
  const phrases = phrasesOf(words, room, name ?? '', inName, worth);
  const chosen = choosePhrases(phrases, { room: room - 2, cost: prepositionCost }, words.inOrder, worth, {
    textOf: (phrase) => textOfPhrase(words, phrase),
    isFit: (said, phrase) =>
      !saysName(said, lowerName) && !reading.saysName(words.inOrder, phrase) && !saysTwice(words, phrase),
    // Cross Modal Transformer for multi-modal detection.
    mayShare: ({ from }) => (from === longForm.from ? 1 : 0),
    costAlone: ({ length }) => (isBare && length < aloneLength ? aloneCost : 0),
    join: (one, other, said, more) => joinEnglish(words, one, other, said, more, room, isBare),
  });
  if (chosen === undefined) {
    return name ?? '';
  }
  if (name !== undefined) {
    return `${name}: ${chosen.text}`;
  }
  return capitalise((chosen.gain < leastGain ? englishStatement(words) : undefined) ?? chosen.text);
}

const called =
  /\b(?:which|that) we (?:call|term|name|dub) (?:the )?([a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)?)(?=[.,;])/;

/** What authors say that they call what they study, of one word or two: `which we call cross-mesh resharding`. */
const calledName = (text: string): string | undefined =>
  text.includes('which we ') || text.includes('that we ') ? called.exec(text.slice(0, maxTextRead))?.[1] : undefined;

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
  const { parts, roles, sentences, fromStatement } = words;
  beginEndings(words.length);
  const search = { best, room, name, nameHash: hashOf(name), worth };
  let stated = -1;
  for (let from = 0; from < words.length; from++) {
    if (
      from !== longForm.from &&
      (roles[from] !== PhraseRole.Content ||
        ((parts[from] ?? 0) & PhrasePart.NotFirst) !== 0 ||
        (from > longForm.from && from < longForm.to) ||
        cannotBegin(words, from))
    ) {
      continue;
    }
    const afterWord = from > 0 && roles[from - 1] === PhraseRole.Content;
    // Only the first phrase after `we propose`: what follows `for` is not what they give.
    const isStated = (fromStatement[from] ?? 0) < atStatement && (stated !== sentences[from] || afterWord);
    if (isStated) {
      stated = sentences[from] ?? 0;
    }
    const start =
      (from === longForm.from ? longFormGain : afterWord ? -partCost : isAfterName(words, from, name) ? namedGain : 0) +
      (isStated ? statedGain : 0);
    const end = Math.min(reading.stops[from] ?? 0, from + longest);
    if (
      start + (reading.reach[words.unitStarts[end] ?? 0] ?? 0) - (reading.reach[words.unitStarts[from] ?? 0] ?? 0) >
      best.least
    ) {
      phrasesFrom(words, from, end, start, search);
    }
  }
  return best.found;
}

const beingIt =
  /^["”)]{0,2}(?: [a-z]{3,12})?(?:,| is| ?[-–—]{1,3}|:) (?:an?|the|our) (?:[a-z-]+ly )?(?:novel |new |simple |first )?$/;
const filler = /^(?:novel|new|simple|first)$/;
/** As much of a text as `beingIt` may match. */
const mostOfBeing = 40;

/** Whether a phrase says what the name is: `NAME, a …`, `NAME is a …`. */
function isAfterName(words: TextWords, from: number, name: string): boolean {
  const { text, starts, parts } = words;
  if (name === '' || from < 2 || (((parts[from - 1] ?? 0) | (parts[from - 2] ?? 0)) & PhrasePart.Article) === 0) {
    return false;
  }
  const start = starts[from] ?? 0;
  const before = text.slice(Math.max(0, start - name.length - mostOfBeing), start);
  const at = before.lastIndexOf(name);
  return at !== -1 && beingIt.test(before.slice(at + name.length)) && !filler.test(words.word(from));
}

/** Adds the phrases that begin with word `from` and end before `end`. */
function phrasesFrom(words: TextWords, from: number, end: number, start: number, search: PhraseSearch): void {
  const { best, room, name, nameHash, worth } = search;
  const { starts, ends, parts, roles, inOrder, unitStarts } = words;
  const firstUnit = unitStarts[from] ?? 0;
  const mayBeVerb = from > 0 && ((parts[from - 1] ?? 0) & PhrasePart.To) !== 0 && !isAction(words.word(from));
  const reach = reading.reach[unitStarts[end] ?? 0] ?? 0;
  reading.begin();
  let gain = start;
  // A longer phrase is to gain more than the shorter ones that begin there.
  let { least } = best;
  let length = -1;
  let head = -1;
  for (let at = from; at < end; at++) {
    const size = (ends[at] ?? 0) - (starts[at] ?? 0);
    if (size === name.length && hashOf(words.text, starts[at], ends[at]) === nameHash) {
      break;
    }
    const part = parts[at] ?? 0;
    const next = parts[at + 1] ?? 0;
    if (roles[at] === PhraseRole.Inner) {
      if (
        (part & PhrasePart.Article) !== 0 &&
        ((parts[at - 1] ?? 0) & (PhrasePart.Preposition | PhrasePart.Coordinator)) === 0
      ) {
        break;
      }
      // `to detect`, `and detect`: a verb. `labelled in`: no noun before it.
      if (
        (next & PhrasePart.NotFirst) !== 0 ||
        ((part & PhrasePart.To) !== 0 && !isAction(words.word(at + 1))) ||
        ((part & PhrasePart.Preposition) !== 0 && !endsWell(words, at - 1))
      ) {
        break;
      }
      if ((part & PhrasePart.Article) === 0) {
        length += size + 1;
      }
      if (head === -1 && (part & PhrasePart.Preposition) !== 0) {
        head = at - 1;
      }
      continue;
    }
    length += size + 1;
    if (length > room) {
      break;
    }
    const last = words.unitEnd(at);
    for (let u = unitStarts[at] ?? 0; u < last; u++) {
      const unit = inOrder[u] ?? 0;
      if (reading.add(unit)) {
        gain += worth[unit] ?? 0;
      }
    }
    // Not before a further noun, unless an abbreviation is introduced between them: `machine translation (MT) research`.
    if (
      (roles[at + 1] === PhraseRole.Content && (starts[at + 1] ?? 0) - (ends[at] ?? 0) < shortestAside) ||
      gain <= least ||
      reading.count === 0 ||
      (at + 1 !== longForm.to && (!endsWell(words, at) || (worth[inOrder[last - 1] ?? 0] ?? 0) < leastAtEnd)) ||
      (mayBeVerb && !isAction(words.word(head === -1 ? at : head))) ||
      (at + 1 < longForm.to && at >= longForm.from)
    ) {
      if (gain + reach - (reading.reach[last] ?? 0) <= least) {
        break;
      }
      continue;
    }
    const isCut =
      (next & (PhrasePart.Break | PhrasePart.BeforeVerb)) === PhrasePart.Break &&
      (ends[at + 1] ?? 0) - (starts[at + 1] ?? 0) > 1;
    const isOneWord = at === from && isPlainWord(words.word(at));
    const all = gain - (isCut ? cutCost : 0) - (isOneWord ? oneWordCost : 0);
    if (all > least && !(isOneWord && reading.count === 1 && name === '')) {
      least = all;
      best.add({ from, to: at + 1, length, head: head === -1 ? at : head, firstUnit, endUnit: last, gain: all });
    }
  }
}

/** Whether a word follows itself. */
function saysTwice(words: TextWords, { from, to }: Phrase): boolean {
  for (let at = from + 1; at < to; at++) {
    if (
      (words.ends[at] ?? 0) - (words.starts[at] ?? 0) === (words.ends[at - 1] ?? 0) - (words.starts[at - 1] ?? 0) &&
      words.word(at).toLowerCase() === words.word(at - 1).toLowerCase()
    ) {
      return true;
    }
  }
  return false;
}

function textOfPhrase(words: TextWords, { from, to, length }: Phrase): string {
  const isWhole = (words.ends[to - 1] ?? 0) - (words.starts[from] ?? 0) === length;
  const first = isWhole ? words.text.slice(words.starts[from], words.ends[to - 1]) : words.word(from);
  let said = words.startsSentence(from)
    ? decapitalise(first, (words.ends[from] ?? 0) - (words.starts[from] ?? 0))
    : first;
  if (isWhole) {
    return said;
  }
  for (let at = from + 1; at < to; at++) {
    if (((words.parts[at] ?? 0) & PhrasePart.Article) === 0) {
      said += ` ${words.word(at)}`;
    }
  }
  return said;
}

/** @param end of the first word */
function decapitalise(text: string, end: number): string {
  const next = text.charCodeAt(end + 1);
  const isTitleCase = next > 0x40 && next < 0x5b;
  return !isTitleCase && /^[A-Z][a-z]+(?:-[a-z]+)*$/.test(text.slice(0, end))
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
