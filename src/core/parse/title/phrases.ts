import { maxUnits } from './evidence';
import { PhraseRole, type TextWords } from './text-words';

/** A phrase of a text that could stand in its title: its words from `from` on, before `to`. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  /** How long it is as a title has it. */
  readonly length: number;
  /** The word that a preposition after the phrase would follow. */
  readonly head: number;
  /** Its units stand in `inOrder` from here to there. */
  readonly firstUnit: number;
  readonly endUnit: number;
  /** How much better the title is for it: see `choosePhrases`. */
  readonly gain: number;
}

/** Phrases that are tried with each other. */
const maxTried = 14;

/** Where so many phrases gain something, others that do not are not tried. */
const enough = 4;

/** Gains are whole numbers, which take no memory of their own. */
const lowest = -1_000_000;

/** The best phrases so far, best first. */
export class BestPhrases {
  readonly found: Phrase[] = [];
  /** What a phrase must gain more than to be kept. */
  least = lowest;

  /**
   * Adds a phrase. One that gains nothing is worth keeping only as long as there are few that do: no title is better for it.
   */
  add(phrase: Phrase): void {
    const { found } = this;
    let { length } = found;
    // The same one but for more words before it.
    let at = 0;
    while (at < length && !(found[at]?.to === phrase.to && (found[at]?.gain ?? 0) <= phrase.gain)) {
      at++;
    }
    if (at === length) {
      at = length < maxTried ? length++ : length - 1;
    }
    for (; at > 0; at--) {
      const better = found[at - 1];
      if (better === undefined || better.gain >= phrase.gain) {
        break;
      }
      found[at] = better;
    }
    found[at] = phrase;
    if (length === maxTried) {
      this.least = Math.max(this.least, found[maxTried - 1]?.gain ?? this.least);
    }
    if (this.least < 0 && (found[enough]?.gain ?? 0) > 0) {
      this.least = 0;
    }
  }
}

/** What the phrases of a text are gathered for. */
export interface PhraseSearch {
  readonly best: BestPhrases;
  /** The longest that a phrase may be, in UTF-16 units. */
  readonly room: number;
  /** The paper's name, `''` where it has none, and its hash. */
  readonly name: string;
  readonly nameHash: number;
  /** What each unit of the text is worth in a title. */
  readonly worth: Int32Array;
}

/** A title without its name, and how much better it is than none. */
export interface Chosen {
  readonly text: string;
  readonly gain: number;
}

/** Two phrases as one text, and what the title is the worse for it. */
export interface Joined {
  readonly text: string;
  readonly cost: number;
}

/** What a language says of the phrases of a text. */
export interface PhraseLanguage {
  textOf(phrase: Phrase): string;
  /** Whether a title may have a phrase, of this text. */
  isFit(text: string, phrase: Phrase): boolean;
  /** How many units a phrase may share with the one it is joined to. */
  mayShare(phrase: Phrase): number;
  /** What it costs to say nothing but a phrase. */
  costAlone(phrase: Phrase): number;
  /** The text of two phrases, none where they do not go together or are too long. */
  join(one: Phrase, other: Phrase, said: string, more: string): Joined | undefined;
}

/**
 * The phrase, or the two of them joined, that gain most: each unit its probability to stand in the paper's own title less
 * `price`, since a word that is likelier than half of the F1 that can be had raises it (the F1 of the units of the title against those of
 * the paper's own). Undefined where no phrase is fit.
 * @param phrases best first
 * @param worth what each unit is worth in a title
 * @param join how long two phrases are together at most, and what it costs at least to join them
 */
export function choosePhrases(
  phrases: readonly Phrase[],
  { room, cost }: { readonly room: number; readonly cost: number },
  inOrder: Uint16Array,
  worth: Int32Array,
  language: PhraseLanguage,
): Chosen | undefined {
  // Most phrases are never looked at: what they say is worked out when they are.
  const texts: (string | undefined)[] = [];
  const textOf = (at: number, phrase: Phrase): string => {
    const known = texts[at];
    if (known !== undefined) {
      return known;
    }
    const text = language.textOf(phrase);
    return (texts[at] = language.isFit(text, phrase) ? text : '');
  };
  const highest = phrases[0]?.gain ?? 0;
  let best: string | undefined;
  let most = lowest;
  for (let i = 0; i < phrases.length; i++) {
    const one = phrases[i];
    if (one === undefined || one.gain + highest - cost <= most) {
      break;
    }
    const said = textOf(i, one);
    if (said === '') {
      continue;
    }
    const alone = one.gain - language.costAlone(one);
    if (alone > most) {
      best = said;
      most = alone;
    }
    reading.begin();
    for (let u = one.firstUnit; u < one.endUnit; u++) {
      reading.add(inOrder[u] ?? 0);
    }
    for (let k = 0; k < phrases.length; k++) {
      const other = phrases[k];
      if (other === undefined || one.gain + other.gain - cost <= most) {
        break;
      }
      const gain = one.gain + other.gain;
      const twice =
        one.length + other.length > room ? undefined : saidTwice(one, other, inOrder, worth, language.mayShare(one));
      if (twice === undefined || gain - cost - twice <= most) {
        continue;
      }
      const more = textOf(k, other);
      const joined = more === '' ? undefined : language.join(one, other, said, more);
      if (joined !== undefined && gain - joined.cost - twice > most) {
        best = joined.text;
        most = gain - joined.cost - twice;
      }
    }
  }
  return best === undefined ? undefined : { text: best, gain: most };
}

/** What the units that two phrases share are worth, the first of which is being read; undefined where they say one thing twice. */
function saidTwice(
  one: Phrase,
  other: Phrase,
  inOrder: Uint16Array,
  worth: Int32Array,
  mayShare: number,
): number | undefined {
  if (one.from < other.to && other.from < one.to) {
    return undefined;
  }
  let shared = 0;
  let worthOfShared = 0;
  for (let u = other.firstUnit; u < other.endUnit; u++) {
    const unit = inOrder[u] ?? 0;
    if (reading.has(unit)) {
      shared++;
      worthOfShared += worth[unit] ?? 0;
    }
  }
  return shared > mayShare ? undefined : Math.max(0, worthOfShared);
}

/** Whether a phrase says the name once more, which is in lower case here. */
export function saysName(phrase: string, lowerName: string): boolean {
  const size = lowerName.length;
  for (let start = 0; size > 0 && start + size <= phrase.length; start++) {
    let at = 0;
    while (at < size && lowerOf(phrase.charCodeAt(start + at)) === lowerName.charCodeAt(at)) {
      at++;
    }
    if (at === size) {
      return true;
    }
  }
  return false;
}

/** Of Latin letters without accents; others stand in names as they do in texts. */
const lowerOf = (code: number): number => (code > 0x40 && code < 0x5b ? code + 0x20 : code);

/** The units of the phrase that is being read, each once, and what it can still gain. One for all texts. */
class PhraseReading {
  readonly #readIn = new Uint32Array(maxUnits);
  #reading = 0;
  #inName: readonly number[] = [];
  /** How many units were added. */
  count = 0;
  /** What all places of units before one gain together, without those that cost something. */
  readonly reach = new Int32Array(maxUnits + 1);
  /** For each word, where the next one stands that no phrase holds. */
  readonly stops = new Uint16Array(maxUnits + 1);

  /**
   * Begins another text.
   * @param worth what each unit is worth in a title
   * @param inName units that the name has
   */
  beginText({ inOrder, unitPlaces, roles, length }: TextWords, worth: Int32Array, inName: readonly number[]): void {
    const { reach, stops } = this;
    this.#inName = inName;
    let gain = 0;
    for (let place = 0; place < unitPlaces; place++) {
      const more = worth[inOrder[place] ?? 0] ?? 0;
      gain += more > 0 ? more : 0;
      reach[place + 1] = gain;
    }
    let stop = length;
    for (let at = length - 1; at >= 0; at--) {
      if (roles[at] === PhraseRole.Break) {
        stop = at;
      }
      stops[at] = stop;
    }
  }

  /** Begins another phrase. */
  begin(): void {
    this.#reading++;
    this.count = 0;
    for (const unit of this.#inName) {
      this.#readIn[unit] = this.#reading;
    }
  }

  /** Adds a unit, and says whether it is new. */
  add(unit: number): boolean {
    if (this.#readIn[unit] === this.#reading) {
      return false;
    }
    this.#readIn[unit] = this.#reading;
    this.count++;
    return true;
  }

  /** Whether some units are all those of the name, which has several: `NAS BENCH-360` of `NAS-Bench-360`. */
  saysName(inOrder: Uint16Array, { firstUnit, endUnit }: Phrase): boolean {
    const inName = this.#inName;
    let left = inName.length;
    if (left < 2 || endUnit - firstUnit < left) {
      return false;
    }
    for (const unit of inName) {
      for (let u = firstUnit; u < endUnit; u++) {
        if (inOrder[u] === unit) {
          left--;
          break;
        }
      }
    }
    return left === 0;
  }

  /** Whether the phrase has a unit that the name has not. */
  has(unit: number): boolean {
    return this.#readIn[unit] === this.#reading && !this.#inName.includes(unit);
  }
}

export const reading = new PhraseReading();
