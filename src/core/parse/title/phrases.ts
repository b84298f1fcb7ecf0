import { PhraseRole, type TextWords } from './text-words';

/** A phrase of a text that could stand in its title: its words from `from` on, before `to`. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  /** How long it is as a title has it. */
  readonly length: number;
  /** The word that a preposition after the phrase would follow. */
  readonly head: number;
  /** Its units but those of the name. */
  readonly units: readonly number[];
  /** How much better the title is for it: see `choosePhrases`. */
  readonly gain: number;
}

/** Phrases that are tried with each other. */
const maxTried = 20;

/** The best phrases so far, best first. */
export class BestPhrases {
  readonly found: Phrase[] = [];

  /** What a phrase must gain more than to be kept. */
  get least(): number {
    return this.found.length < maxTried ? -Infinity : this.found[maxTried - 1]!.gain;
  }

  add(phrase: Phrase): void {
    let at = this.found.length;
    while (at > 0 && this.found[at - 1]!.gain < phrase.gain) {
      at--;
    }
    this.found.splice(at, 0, phrase);
    if (this.found.length > maxTried) {
      this.found.pop();
    }
  }
}

/** Two phrases as one text, and what the title is the worse for it. */
export interface Joined {
  readonly text: string;
  readonly cost: number;
}

export interface Choice {
  readonly text: string;
  readonly gain: number;
}

/**
 * The phrase, or the two of them joined, that gain most: each unit its probability to stand in the paper's own title less
 * `price`, since a word that is likelier than half of the F1 that can be had raises it (the F1 of the units of the title against those of
 * the paper's own).
 * @param phrases best first
 * @param join the text of two phrases, none where they do not go together or are too long
 */
export function choosePhrases(
  phrases: readonly Phrase[],
  textOf: (phrase: Phrase) => string,
  join: (one: Phrase, other: Phrase) => Joined | undefined,
): Choice | undefined {
  const [first] = phrases;
  if (first === undefined) {
    return undefined;
  }
  let best: Choice = { text: textOf(first), gain: first.gain };
  for (const one of phrases) {
    for (const other of phrases) {
      const gain = one.gain + other.gain;
      if (gain <= best.gain) {
        break;
      }
      if (overlap(one, other)) {
        continue;
      }
      const joined = join(one, other);
      if (joined !== undefined && gain - joined.cost > best.gain) {
        best = { text: joined.text, gain: gain - joined.cost };
      }
    }
  }
  return best;
}

/** Whether two phrases say one thing twice. */
function overlap(one: Phrase, other: Phrase): boolean {
  for (const unit of other.units) {
    if (one.units.includes(unit)) {
      return true;
    }
  }
  return false;
}

/** Whether a phrase says the name once more, or a word twice in a row. */
export function repeats(phrase: string, name: string): boolean {
  const text = phrase.toLowerCase();
  return (name !== '' && text.includes(name.toLowerCase())) || twice.test(text);
}

const twice = /(?:^| )([a-z]+) \1(?: |$)|(方法|模型|框架|算法|训练|系统|网络|数据集|任务)\2/;

/** Whether word `at` is one that phrases begin with or end with. */
export const isContent = (words: TextWords, at: number): boolean => words.roles[at] === PhraseRole.Content;
