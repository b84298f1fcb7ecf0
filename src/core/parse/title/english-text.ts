import { endOfBrackets, endsSentence, maxTextRead, opens } from './asides';
import { far, Mark } from './evidence';
import { saysWhatAuthorsDo, singularEnd } from './english-words';
import { markPlaces, PhraseRole, TextWords } from './text-words';
import { hashOf, PhrasePart, partOf, type TitleModel } from './title-model';

const maxSentences = 16;
/** Words between the authors and what they do. */
const maxToVerb = 4;

enum Kind {
  Other,
  Letter,
  Upper,
  Digit,
  /** May stand between parts of a compound. */
  Joint,
  Apostrophe,
}

/** Kinds of the characters before U+0080. */
const kinds = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-z]/.test(character)
    ? Kind.Letter
    : /[A-Z]/.test(character)
      ? Kind.Upper
      : /\d/.test(character)
        ? Kind.Digit
        : /[-./&_]/.test(character)
          ? Kind.Joint
          : character === "'"
            ? Kind.Apostrophe
            : Kind.Other;
});

function kindOf(code: number): Kind {
  if (code < 0x80) {
    return kinds[code]!;
  }
  if (code === 0x2013 || code === 0x2010) {
    return Kind.Joint;
  }
  if (code === 0x2019) {
    return Kind.Apostrophe;
  }
  const isMark =
    code < 0xc0 ||
    code === 0xd7 ||
    code === 0xf7 ||
    (code >= 0x2000 && code < 0x2c00) ||
    (code >= 0x3000 && code < 0x3040) ||
    (code >= 0xff00 && code < 0xff10);
  return isMark ? Kind.Other : Kind.Letter;
}

const isInWord = (kind: Kind): boolean => kind === Kind.Letter || kind === Kind.Upper || kind === Kind.Digit;
const isWordCharacter = (code: number): boolean => isInWord(kindOf(code));
const isApostrophe = (code: number): boolean => kindOf(code) === Kind.Apostrophe;
const joins = (code: number): boolean => kindOf(code) === Kind.Joint;
const isUpper = (code: number): boolean => code > 0x40 && code < 0x5b;
const isDigit = (code: number): boolean => code > 0x2f && code < 0x3a;

/** Where the word that begins at `start` ends, with its joints: `few-shot`, `user's`, `C++`. */
function wordEnd(text: string, start: number, limit: number): number {
  let end = start + 1;
  while (end < limit) {
    const kind = kindOf(text.charCodeAt(end));
    if (!isInWord(kind) && (kind === Kind.Other || end + 1 >= limit || !isWordCharacter(text.charCodeAt(end + 1)))) {
      break;
    }
    end++;
  }
  while (end < limit && text.charCodeAt(end) === 0x2b) {
    end++;
  }
  return end;
}

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
  end - start < 8 && (partOf(model, model.entries.get(hashOf(text, start, end))) & PhrasePart.Inner) !== 0;

const shared = new TextWords();

/** Reads the words of an English text. */
class Reader {
  readonly words: TextWords;
  readonly #model: TitleModel;
  readonly #inName: ReadonlySet<number>;
  readonly #inLongName: ReadonlySet<number>;
  #sentence = 0;
  #run = 0;
  #position = 0;
  /** Words since the authors, and since what they do, in this sentence. */
  #acted = far;
  #since = far;
  /** What the word before is. */
  #before = 0;

  constructor(text: string, names: readonly string[], model: TitleModel) {
    this.words = shared;
    this.words.begin(text);
    this.#model = model;
    this.#inName = new Set(latinUnitHashes(names[0] ?? '', model));
    this.#inLongName = new Set(names.slice(1).flatMap((name) => latinUnitHashes(name, model)));
  }

  read(): TextWords {
    const { text } = this.words;
    const limit = Math.min(text.length, maxTextRead);
    let at = 0;
    while (at < limit && this.#sentence < maxSentences) {
      const code = text.charCodeAt(at);
      if (code === 0x20) {
        at++;
      } else if (isWordCharacter(code)) {
        const end = wordEnd(text, at, limit);
        this.#word(at, end);
        at = end;
      } else {
        at = this.#mark(at, code);
      }
    }
    this.words.push(limit, limit, PhrasePart.Break, PhraseRole.Break, far, this.#sentence);
    markPlaces(this.words);
    return this.words;
  }

  /** Reads what is no word, and returns where it ends. */
  #mark(at: number, code: number): number {
    const { text } = this.words;
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
    }
    this.#before = 0;
    return at + 1;
  }

  #word(start: number, end: number): void {
    const { words } = this;
    const hash = hashOf(words.text, start, end);
    const entry = this.#model.entries.get(hash);
    let part = partOf(this.#model, entry);
    // A verb ends a phrase, after its subject or its auxiliary.
    const doesSo = this.#acted < maxToVerb && saysWhatAuthorsDo(words.text.slice(start, end));
    const isInner = (part & PhrasePart.Inner) !== 0;
    if (!isInner && ((this.#before & PhrasePart.BeforeVerb) !== 0 || (this.#acted < 2 && doesSo))) {
      part |= PhrasePart.Break;
    }
    const role = isInner ? PhraseRole.Inner : (part & PhrasePart.Break) !== 0 ? PhraseRole.Break : PhraseRole.Content;
    words.push(start, end, part, role, this.#since, this.#sentence);
    if (role === PhraseRole.Break) {
      this.#run++;
    }
    if (isInner || end - start < 2) {
      this.#position++;
    } else {
      this.#units(start, end, hash, entry);
    }
    this.#acted = (part & PhrasePart.Actor) !== 0 ? 0 : this.#acted + 1;
    if (this.#acted > 0 && this.#since === far && doesSo) {
      this.#since = 0;
    } else if (this.#since < far) {
      this.#since++;
    }
    this.#before = part;
  }

  /** Adds the units of a word: its parts but function words, in the singular. */
  #units(start: number, end: number, hash: number, entry: number | undefined): void {
    const { text } = this.words;
    const mark =
      (hasTwoCapitals(text, start, end) ? Mark.Capital : 0) |
      ((this.#before & PhrasePart.Leading) !== 0 ? Mark.AfterPreposition : 0);
    for (let from = start; from < end; from++) {
      let to = from;
      while (to < end && !joins(text.charCodeAt(to))) {
        to++;
      }
      if (from === start && to === end) {
        const bare = singularEnd(text, start, end);
        if (bare === end) {
          this.#unit(hash, entry, start, end, mark);
        } else {
          const singular = hashOf(text, start, bare);
          this.#unit(singular, this.#model.entries.get(singular), start, bare, mark);
        }
        return;
      }
      if (to - from > 1 && !isFunctionWord(this.#model, text, from, to)) {
        const bare = singularEnd(text, from, to);
        const part = hashOf(text, from, bare);
        this.#unit(part, this.#model.entries.get(part), from, bare, mark | Mark.InCompound);
      }
      from = to;
    }
  }

  #unit(hash: number, entry: number | undefined, from: number, to: number, mark: number): void {
    const { words } = this;
    const length = to - from;
    const unit = words.units.add(
      hash,
      this.#sentence,
      this.#position++,
      this.#since,
      mark |
        (this.#inName.size > 0 && this.#inName.has(hash) ? Mark.InName : 0) |
        (this.#inLongName.size > 0 && this.#inLongName.has(hash) ? Mark.InLongName : 0) |
        (isDigit(words.text.charCodeAt(from)) ? Mark.HasDigit : 0) |
        (length > 9 ? Mark.Long : length < 4 ? Mark.Short : 0),
      entry === undefined ? Number.NaN : this.#model.weights[entry]!,
    );
    words.pushUnit(unit, this.#run);
  }
}

/** The words of an English text without markup, as far as it says what it is about; what stands in brackets is left out. */
export const readEnglish = (text: string, names: readonly string[], model: TitleModel): TextWords =>
  new Reader(text, names, model).read();

function hasTwoCapitals(text: string, start: number, end: number): boolean {
  let capitals = 0;
  for (let at = start; at < end; at++) {
    if (isUpper(text.charCodeAt(at)) && ++capitals === 2) {
      return true;
    }
  }
  return false;
}
