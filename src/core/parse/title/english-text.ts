import { hashSeed, hashStep, hashStepBack } from '../../text/fnv';
import { address, endOfBrackets, endsSentence, isRunOn, maxTextRead, opens } from './asides';
import { far, Mark } from './evidence';
import { saysWhatAuthorsDo, singularEnd } from './english-words';
import {
  firstApostrophe,
  firstDigit,
  firstJoint,
  firstOfWord,
  firstUpper,
  foldedOf,
  isApostrophe,
  isWordCharacter,
  joins,
} from './latin-characters';
import { markPlaces, PhraseRole, TextWords } from './text-words';
import { hashOf, PhrasePart, wordParts, wordWeight, type TitleModel } from './title-model';

const maxSentences = 16;
/** Words between the authors and what they do. */
const maxToVerb = 4;

/** Words after a name that may say what it is. */
export const nearName = 12;

/** The hash of the first word of a name. */
export function firstHash(name: string | undefined): number {
  const end = name?.indexOf(' ') ?? -1;
  return name === undefined ? 0 : hashOf(name, 0, end === -1 ? name.length : end);
}

const s = 0x73;
const t = 0x74;

const isDigit = (code: number): boolean => code > 0x2f && code < 0x3a;

/** The hashes of the parts of a word or a name but function words, in the singular. */
export function latinUnitHashes(text: string, model: TitleModel, from = 0, to = text.length): number[] {
  const hashes: number[] = [];
  for (let start = from; start < to; start++) {
    if (!isWordCharacter(text.charCodeAt(start))) {
      continue;
    }
    let end = start + 1;
    while (end < to && (isWordCharacter(text.charCodeAt(end)) || isApostrophe(text.charCodeAt(end)))) {
      end++;
    }
    if (end - start > 1 && !isFunctionWord(model, text, start, end)) {
      hashes.push(hashOf(text, start, singularEnd(text, start, end)));
    }
    start = end;
  }
  return hashes;
}

const isFunctionWord = (model: TitleModel, text: string, start: number, end: number): boolean =>
  end - start < 8 && (model.words.find(hashOf(text, start, end)) & PhrasePart.Inner) !== 0;

const thisHash = hashOf('this');

/** Reads the words of English texts, one after another. */
class Reader {
  readonly words = new TextWords();
  readonly #model: TitleModel;
  #limit = 0;
  #sentence = 0;
  #run = 0;
  #position = 0;
  /** Words since the authors, and since what they do, in this sentence. */
  #acted = far;
  #since = far;
  /** What the word before is. */
  #before = 0;
  /** Words since the name in this sentence. */
  #named = far;
  #nameHash = 0;
  /** Whether the word before is `this`. */
  #wasThis = false;

  constructor(model: TitleModel) {
    this.#model = model;
  }

  read(text: string, names: readonly string[]): TextWords {
    const { words } = this;
    words.begin(text);
    const limit = Math.min(text.length, maxTextRead);
    this.#limit = limit;
    this.#sentence = 0;
    this.#run = 0;
    this.#position = 0;
    this.#acted = far;
    this.#since = far;
    this.#before = 0;
    this.#named = far;
    this.#nameHash = firstHash(names[0]);
    this.#wasThis = false;
    let at = 0;
    while (at < limit && this.#sentence < maxSentences) {
      const code = text.charCodeAt(at);
      if (code === 0x20) {
        at++;
      } else {
        at = isWordCharacter(code) ? this.#word(text, at) : this.#mark(text, at, code);
      }
    }
    words.push(limit, limit, PhrasePart.Break, PhraseRole.Break, far, this.#sentence);
    markPlaces(words);
    names.forEach((name, rank) => {
      words.units.markAll(latinUnitHashes(name, this.#model), rank === 0 ? Mark.InName : Mark.InLongName);
    });
    return words;
  }

  /** Reads what is no word, and returns where it ends. */
  #mark(text: string, at: number, code: number): number {
    const end = opens(code) ? endOfBrackets(text, at) : at;
    if (end > at) {
      return end;
    }
    this.#run++;
    this.words.push(at, at + 1, PhrasePart.Break, PhraseRole.Break, far, this.#sentence);
    if (endsSentence(text, at)) {
      this.#sentence++;
      this.#acted = far;
      this.#since = far;
      this.#named = far;
    }
    this.#before = 0;
    return at + 1;
  }

  /** Reads the word that begins at `start`, with its joints (`few-shot`, `user's`, `C++`), and returns where it ends. */
  #word(text: string, start: number): number {
    const limit = this.#limit;
    let hash = hashSeed;
    let capitals = 0;
    let isCompound = false;
    let end = start;
    for (; end < limit; end++) {
      const code = text.charCodeAt(end);
      const folded = foldedOf(code);
      if (folded < firstOfWord) {
        if (
          folded < firstJoint ||
          end + 1 >= limit ||
          !isWordCharacter(text.charCodeAt(end + 1)) ||
          (code === 0x2e && isRunOn(text, end))
        ) {
          break;
        }
        isCompound ||= folded < firstApostrophe;
      } else if (folded >= firstUpper && folded < firstDigit) {
        capitals++;
      }
      hash = hashStep(hash, folded & 0xffff);
    }
    for (; end < limit && text.charCodeAt(end) === 0x2b; end++) {
      hash = hashStep(hash, 0x2b);
    }
    const mark =
      (capitals > 1 ? Mark.Capital : 0) |
      (this.#named < nearName ? Mark.AfterName : 0) |
      ((this.#before & PhrasePart.Leading) !== 0 ? Mark.AfterPreposition : 0);
    const isAddress = isCompound && address.test(text.slice(start, end));
    let known = isAddress ? PhrasePart.Break : this.#model.words.find(hash);
    if (text.charCodeAt(end - 1) === t && isApostrophe(text.charCodeAt(end - 2))) {
      // `doesn't`
      known |= PhrasePart.Break;
    }
    if (this.#wasThis && (known & PhrasePart.Actor) !== 0) {
      // `This article traces`: a verb follows.
      known |= PhrasePart.Break | PhrasePart.BeforeVerb;
    }
    this.#wasThis = hash === thisHash;
    const doesSo = this.#acted < maxToVerb && doesWhatAuthorsDo(text, start, end, known);
    const part = this.#push(start, end, known, doesSo);
    if ((part & PhrasePart.Inner) !== 0 || end - start < 2 || isAddress) {
      this.#position++;
    } else if (isCompound) {
      this.#compound(text, start, end, mark);
    } else {
      const to = singularEnd(text, start, end);
      if (to === end) {
        this.#unit(text, start, to, hash, known, mark);
      } else {
        const bare = hashStepBack(hash, s);
        const singular = to === end - 1 ? bare : hashStepBack(bare, text.charCodeAt(to));
        const knownOfSingular = this.#model.words.find(singular);
        // `improves`
        this.words.addParts(knownOfSingular & PhrasePart.NotFirst);
        this.#unit(text, start, to, singular, knownOfSingular, mark);
      }
    }
    this.#named = hash === this.#nameHash ? 0 : this.#named + 1;
    this.#acted = (part & PhrasePart.Actor) !== 0 ? 0 : this.#acted + 1;
    if (this.#acted > 0 && this.#since === far && doesSo) {
      this.#since = 0;
    } else if (this.#since < far) {
      this.#since++;
    }
    this.#before = part;
    return end;
  }

  /** Adds a word, and returns what it is in phrases. */
  #push(start: number, end: number, known: number, doesSo: boolean): number {
    let part = wordParts(known);
    const isInner = (part & PhrasePart.Inner) !== 0;
    // A verb ends a phrase, after its subject or its auxiliary.
    if (!isInner && ((this.#before & PhrasePart.BeforeVerb) !== 0 || (this.#acted < 2 && doesSo))) {
      part |= PhrasePart.Break;
    }
    const role = isInner ? PhraseRole.Inner : (part & PhrasePart.Break) !== 0 ? PhraseRole.Break : PhraseRole.Content;
    this.words.push(start, end, part, role, this.#since, this.#sentence);
    if (role === PhraseRole.Break) {
      this.#run++;
    }
    return part;
  }

  /** Adds the units of a word with joints: its parts but function words, in the singular. */
  #compound(text: string, start: number, end: number, mark: number): void {
    for (let from = start; from < end; from++) {
      let to = from;
      while (to < end && !joins(text.charCodeAt(to))) {
        to++;
      }
      if (to - from > 1 && !isFunctionWord(this.#model, text, from, to)) {
        const bare = singularEnd(text, from, to);
        this.#unit(text, from, bare, hashOf(text, from, bare), undefined, mark | Mark.InCompound);
      }
      from = to;
    }
  }

  /** @param known what the model knows of the unit, undefined where that was not looked up */
  #unit(text: string, from: number, to: number, hash: number, known: number | undefined, mark: number): void {
    const { units } = this.words;
    const length = to - from;
    const before = units.size;
    const unit = units.add(
      hash,
      this.#sentence,
      this.#position++,
      this.#since,
      mark |
        (isDigit(text.charCodeAt(from)) ? Mark.HasDigit : 0) |
        (length > 9 ? Mark.Long : length < 4 ? Mark.Short : 0),
    );
    if (unit === before) {
      units.weigh(unit, wordWeight(known ?? this.#model.words.find(hash)));
    }
    this.words.pushUnit(unit, this.#run);
  }
}

/** See `saysWhatAuthorsDo`; of the words of a model that is known. */
const doesWhatAuthorsDo = (text: string, start: number, end: number, known: number): boolean =>
  known === 0 ? saysWhatAuthorsDo(text.slice(start, end)) : (known & PhrasePart.Doing) !== 0;

const readers = new WeakMap<TitleModel, Reader>();

/**
 * The words of an English text without markup, as far as it says what it is about; what stands in brackets is left out. They are those of
 * the text until the next one is read.
 */
export function readEnglish(text: string, names: readonly string[], model: TitleModel): TextWords {
  let reader = readers.get(model);
  if (reader === undefined) {
    reader = new Reader(model);
    readers.set(model, reader);
  }
  return reader.read(text, names);
}
