import { address, endOfBrackets, endsSentence, maxTextRead, opens } from './asides';
import { particles, statement } from './chinese-words';
import { firstHash, nearName } from './english-text';
import { far, Mark } from './evidence';
import { split, splitRun } from './segment';
import { markPlaces, PhraseRole, TextWords } from './text-words';
import { hashOf, PhrasePart, wordParts, wordWeight, type TitleModel } from './title-model';

const maxSentences = 16;

/** Whether a UTF-16 unit is a Han character by itself. */
export const isHan = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);

/** Where the Han character at `at` ends, of one UTF-16 unit or of two (planes 2 and 3); `at` where there is none before `limit`. */
function hanEnd(text: string, at: number, limit: number): number {
  if (at >= limit) {
    return at;
  }
  const code = text.charCodeAt(at);
  if (isHan(code)) {
    return at + 1;
  }
  return code >= 0xd840 && code < 0xd8c0 && at + 1 < limit && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
    ? at + 2
    : at;
}
const isAlphanumeric = (code: number): boolean =>
  (code > 0x2f && code < 0x3a) ||
  (code > 0x60 && code < 0x7b) ||
  (code > 0x40 && code < 0x5b) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) ||
  code === 0x2113;
const joins = (code: number): boolean =>
  code === 0x2d || code === 0x2013 || code === 0x2f || code === 0x2e || code === 0x26 || code === 0x5f || code === 0x27;

/** The hashes of the pairs of Han characters and of the Latin words of a name. */
export function hanUnitHashes(text: string): number[] {
  const hashes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      if (isPair(code, text.charCodeAt(at + 1))) {
        hashes.push(hashOf(text, at, at + 2));
      }
    } else if (isAlphanumeric(code)) {
      const end = latinEnd(text, at, text.length);
      hashes.push(hashOf(text, at, end));
      at = end - 1;
    }
  }
  return hashes;
}

/** Han characters are one by one of words, unless they are particles. */
const isInPair = (code: number): boolean => isHan(code) && inPairs[code - firstHan] === 1;
const firstHan = 0x3400;
const inPairs = new Uint8Array(0xfb00 - firstHan).fill(1);
for (const code of particles) {
  inPairs[code - firstHan] = 0;
}
const isPair = (one: number, other: number): boolean => isInPair(one) && isInPair(other);

function latinEnd(text: string, start: number, limit: number): number {
  let end = start + 1;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (!isAlphanumeric(code) && !(joins(code) && end + 1 < limit && isAlphanumeric(text.charCodeAt(end + 1)))) {
      break;
    }
    end++;
  }
  while (end < limit && text.charCodeAt(end) === 0x2b) {
    end++;
  }
  return end;
}

/** Reads the words of Chinese texts, one after another. */
class Reader {
  readonly words = new TextWords();
  readonly #model: TitleModel;
  #sentence = 0;
  #run = 0;
  #position = 0;
  /** What the word before is. */
  #before = 0;
  /** Where the name ended in this sentence. */
  #named = -far;
  #nameHash = 0;
  /** Where what the authors do is said in this sentence. */
  #statedAt = maxTextRead;

  constructor(model: TitleModel) {
    this.#model = model;
  }

  read(text: string, names: readonly string[]): TextWords {
    const { words } = this;
    words.begin(text);
    this.#sentence = 0;
    this.#run = 0;
    this.#position = 0;
    this.#before = 0;
    this.#named = -far;
    this.#nameHash = firstHash(names[0]);
    const limit = Math.min(text.length, maxTextRead);
    this.#begin(text, 0, limit);
    let at = 0;
    while (at < limit && this.#sentence < maxSentences) {
      const code = text.charCodeAt(at);
      const han = hanEnd(text, at, limit);
      let end = at + 1;
      if (han > at) {
        end = han;
        for (let next = hanEnd(text, end, limit); next > end; next = hanEnd(text, end, limit)) {
          end = next;
        }
        this.#hanRun(text, at, end);
      } else if (isAlphanumeric(code)) {
        end = latinEnd(text, at, limit);
        this.#latinWord(text, at, end);
      } else if (code !== 0x20) {
        const close = opens(code) ? endOfBrackets(text, at) : at;
        if (close > at) {
          at = close;
          continue;
        }
        this.#run++;
        words.push(at, end, PhrasePart.Break, PhraseRole.Break, far, this.#sentence);
        if (endsSentence(text, at)) {
          this.#sentence++;
          this.#named = -far;
          this.#begin(text, end, limit);
        }
      }
      at = end;
    }
    words.push(at, at, PhrasePart.Break, PhraseRole.Break, far, this.#sentence);
    markPlaces(words);
    names.forEach((name, rank) => {
      words.units.markAll(hanUnitHashes(name), rank === 0 ? Mark.InName : Mark.InLongName);
    });
    return words;
  }

  /** Looks for a statement in the sentence that begins at `start`. */
  #begin(text: string, start: number, limit: number): void {
    let end = start;
    while (end < limit && !endsSentence(text, end)) {
      end++;
    }
    const found = statement.exec(text.slice(start, end));
    this.#statedAt = found === null ? maxTextRead : start + found.index + found[0].length;
  }

  #hanRun(text: string, from: number, to: number): void {
    const count = splitRun(text, from, to, this.#model);
    for (let word = 0; word < count; word++) {
      const start = split.starts[word] ?? 0;
      const end = word + 1 < count ? (split.starts[word + 1] ?? 0) : to;
      const part = wordParts(split.known[word] ?? 0) & ~PhrasePart.Prefix;
      const since = this.#push(start, end, part);
      // The pair with the character before belongs to this word, as its first unit.
      for (let at = start === from ? start : start - 1; at + 1 < end; at++) {
        if (isPair(text.charCodeAt(at), text.charCodeAt(at + 1))) {
          this.#unit(
            split.pairHashes[at - from] ?? 0,
            split.knownPairs[at - from] ?? 0,
            at,
            since,
            at < start ? 0 : Mark.Word,
          );
        }
      }
      this.#before = part;
    }
  }

  #latinWord(text: string, start: number, end: number): void {
    const hash = hashOf(text, start, end);
    const known = this.#model.words.find(hash);
    let part = wordParts(known) & ~PhrasePart.Prefix;
    const word = text.slice(start, end);
    if (latinFunctionWord.test(word) || address.test(word)) {
      part |= PhrasePart.Break;
    }
    const code = text.charCodeAt(start);
    const mark = (code > 0x40 && code < 0x5b ? Mark.Capital : 0) | (code > 0x2f && code < 0x3a ? Mark.HasDigit : 0);
    this.#unit(hash, known, start, this.#push(start, end, part), mark);
    this.#before = part;
    if (hash === this.#nameHash) {
      this.#named = end;
    }
  }

  /** Adds a word, and returns how many words stand since a statement. */
  #push(start: number, end: number, part: number): number {
    const role =
      (part & PhrasePart.Inner) !== 0
        ? PhraseRole.Inner
        : (part & PhrasePart.Break) !== 0
          ? PhraseRole.Break
          : PhraseRole.Content;
    const since = start < this.#statedAt ? far : (start - this.#statedAt) >> 1;
    this.words.push(start, end, part, role, since, this.#sentence);
    if (role === PhraseRole.Break) {
      this.#run++;
    }
    return since;
  }

  /** @param known what the model knows of the unit */
  #unit(hash: number, known: number, start: number, since: number, mark: number): void {
    const { units } = this.words;
    const before = units.size;
    const unit = units.add(
      hash,
      this.#sentence,
      this.#position++,
      since,
      mark |
        (start - this.#named < nearName * 2 ? Mark.AfterName : 0) |
        ((this.#before & PhrasePart.Leading) !== 0 ? Mark.AfterPreposition : 0),
    );
    if (unit === before) {
      units.weigh(unit, wordWeight(known));
    }
    this.words.pushUnit(unit, this.#run);
  }
}

const latinFunctionWord =
  /^(?:the|an?|of|for|in|on|to|and|or|with|by|is|are|we|our|this|that|it|https?|www|com|org|as|at|from)$/i;

const readers = new WeakMap<TitleModel, Reader>();

/**
 * The words of a Chinese text without markup, as far as it says what it is about; what stands in brackets is left out. They are those of
 * the text until the next one is read.
 */
export function readChinese(text: string, names: readonly string[], model: TitleModel): TextWords {
  let reader = readers.get(model);
  if (reader === undefined) {
    reader = new Reader(model);
    readers.set(model, reader);
  }
  return reader.read(text, names);
}

/** Whether the first unit of a word is its pair with the character before. */
export function isCrossing(words: TextWords, at: number): boolean {
  const start = words.starts[at] ?? 0;
  return (
    words.ends[at - 1] === start &&
    isHan(words.text.charCodeAt(start)) &&
    isHan(words.text.charCodeAt(start - 1)) &&
    isPair(words.text.charCodeAt(start - 1), words.text.charCodeAt(start))
  );
}
