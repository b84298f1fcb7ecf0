import { endOfBrackets, endsSentence, maxTextRead, opens } from './asides';
import { particles, statement } from './chinese-words';
import { far, Mark } from './evidence';
import { wordEnds } from './segment';
import { markPlaces, PhraseRole, TextWords } from './text-words';
import { hashOf, PhrasePart, partOf, type TitleModel } from './title-model';

const maxSentences = 16;

const isHan = (code: number): boolean => (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);
const isAlphanumeric = (code: number): boolean =>
  (code > 0x2f && code < 0x3a) ||
  (code > 0x60 && code < 0x7b) ||
  (code > 0x40 && code < 0x5b) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7);
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

const isPair = (one: number, other: number): boolean => isHan(other) && !particles.has(one) && !particles.has(other);

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

const shared = new TextWords();

/** Reads the words of a Chinese text. */
class Reader {
  readonly words: TextWords;
  readonly #model: TitleModel;
  readonly #inName: ReadonlySet<number>;
  readonly #inLongName: ReadonlySet<number>;
  #sentence = 0;
  #run = 0;
  #position = 0;
  /** What the word before is. */
  #before = 0;
  /** Where what the authors do is said in this sentence. */
  #statedAt = Infinity;

  constructor(text: string, names: readonly string[], model: TitleModel) {
    this.words = shared;
    this.words.begin(text);
    this.#model = model;
    this.#inName = new Set(hanUnitHashes(names[0] ?? ''));
    this.#inLongName = new Set(names.slice(1).flatMap(hanUnitHashes));
  }

  read(): TextWords {
    const { text } = this.words;
    const limit = Math.min(text.length, maxTextRead);
    this.#begin(0, limit);
    let at = 0;
    while (at < limit && this.#sentence < maxSentences) {
      const code = text.charCodeAt(at);
      let end = at + 1;
      if (isHan(code)) {
        while (end < limit && isHan(text.charCodeAt(end))) {
          end++;
        }
        let start = at;
        for (const wordEnd of wordEnds(text, at, end, this.#model.costs)) {
          this.#word(start, wordEnd, true, at);
          start = wordEnd;
        }
      } else if (isAlphanumeric(code)) {
        end = latinEnd(text, at, limit);
        this.#word(at, end, false, at);
      } else if (code !== 0x20) {
        const close = opens(code) ? endOfBrackets(text, at) : at;
        if (close > at) {
          at = close;
          continue;
        }
        this.#run++;
        this.words.push(at, end, PhrasePart.Break, PhraseRole.Break, far, this.#sentence);
        if (endsSentence(text, at)) {
          this.#sentence++;
          this.#begin(end, limit);
        }
      }
      at = end;
    }
    this.words.push(at, at, PhrasePart.Break, PhraseRole.Break, far, this.#sentence);
    markPlaces(this.words);
    return this.words;
  }

  /** Looks for a statement in the sentence that begins at `start`. */
  #begin(start: number, limit: number): void {
    const { text } = this.words;
    let end = start;
    while (end < limit && !endsSentence(text, end)) {
      end++;
    }
    const found = statement.exec(text.slice(start, end));
    this.#statedAt = found === null ? Infinity : start + found.index + found[0].length;
  }

  /** @param runStart where the characters begin that stand side by side with the word */
  #word(start: number, end: number, isHanWord: boolean, runStart: number): void {
    const { words } = this;
    const { text } = words;
    let part = partOf(this.#model, this.#model.entries.get(hashOf(text, start, end)));
    if (!isHanWord && latinFunctionWord.test(text.slice(start, end))) {
      part |= PhrasePart.Break;
    }
    const role =
      (part & PhrasePart.Inner) !== 0
        ? PhraseRole.Inner
        : (part & PhrasePart.Break) !== 0
          ? PhraseRole.Break
          : PhraseRole.Content;
    const since = start < this.#statedAt ? far : (start - this.#statedAt) / 2;
    words.push(start, end, part, role, since, this.#sentence);
    if (role === PhraseRole.Break) {
      this.#run++;
    }
    if (!isHanWord) {
      this.#unit(start, end, since, 0);
    }
    // The pair with the character before belongs to this word, as its first unit.
    for (let at = start === runStart ? start : start - 1; isHanWord && at + 1 < end; at++) {
      if (isPair(text.charCodeAt(at), text.charCodeAt(at + 1))) {
        this.#unit(at, at + 2, since, at < start ? 0 : Mark.Word);
      }
    }
    this.#before = part;
  }

  #unit(start: number, end: number, since: number, mark: number): void {
    const { words } = this;
    const hash = hashOf(words.text, start, end);
    const code = words.text.charCodeAt(start);
    const entry = this.#model.entries.get(hash);
    const unit = words.units.add(
      hash,
      this.#sentence,
      this.#position++,
      since,
      mark |
        ((this.#before & PhrasePart.Leading) !== 0 ? Mark.AfterPreposition : 0) |
        (this.#inName.has(hash) ? Mark.InName : 0) |
        (this.#inLongName.has(hash) ? Mark.InLongName : 0) |
        (code > 0x40 && code < 0x5b ? Mark.Capital : 0) |
        (code > 0x2f && code < 0x3a ? Mark.HasDigit : 0),
      entry === undefined ? Number.NaN : this.#model.weights[entry]!,
    );
    words.pushUnit(unit, this.#run);
  }
}

const latinFunctionWord =
  /^(?:the|an?|of|for|in|on|to|and|or|with|by|is|are|we|our|this|that|it|https?|www|com|org|as|at|from)$/i;

/** The words of a Chinese text without markup, as far as it says what it is about; what stands in brackets is left out. */
export const readChinese = (text: string, names: readonly string[], model: TitleModel): TextWords =>
  new Reader(text, names, model).read();

/** Whether the first unit of a word is its pair with the character before. */
export function isCrossing(words: TextWords, at: number): boolean {
  const start = words.starts[at]!;
  return (
    words.ends[at - 1] === start &&
    isHan(words.text.charCodeAt(start)) &&
    isHan(words.text.charCodeAt(start - 1)) &&
    isPair(words.text.charCodeAt(start - 1), words.text.charCodeAt(start))
  );
}
