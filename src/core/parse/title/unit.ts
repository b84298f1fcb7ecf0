/** What is known of a word of a text (of a pair of characters, in Chinese) that may stand in its title. */
export interface Unit {
  /** How often it stands in the text, and in how many sentences. */
  count: number;
  sentences: number;
  lastSentence: number;
  readonly firstSentence: number;
  /** Words from where the authors say what they do to the nearest place after it. */
  fromStatement: number;
  isCapital: boolean;
  inName: boolean;
  inLongName: boolean;
}

/** Kinds of evidence that a unit stands in the title. */
export enum Evidence {
  Always,
  Twice,
  Thrice,
  Often,
  TwoSentences,
  ThreeSentences,
  ManySentences,
  FirstSentence,
  SecondSentence,
  Late,
  AtStatement,
  NearStatement,
  AfterStatement,
  Capital,
  HasDigit,
  Hyphen,
  InName,
  InLongName,
  Rare,
  Long,
  Short,
  count,
}

/** Evidence for a unit, as `weights` are added up for it. `known` tells whether its word has a weight of its own. */
export function evidenceOf(key: string, unit: Unit, known: boolean, add: (kind: Evidence) => void): void {
  add(Evidence.Always);
  if (unit.count > 1) {
    add(unit.count > 4 ? Evidence.Often : unit.count > 2 ? Evidence.Thrice : Evidence.Twice);
  }
  if (unit.sentences > 1) {
    add(
      unit.sentences > 3
        ? Evidence.ManySentences
        : unit.sentences > 2
          ? Evidence.ThreeSentences
          : Evidence.TwoSentences,
    );
  }
  if (unit.firstSentence === 0) {
    add(Evidence.FirstSentence);
  } else if (unit.firstSentence === 1) {
    add(Evidence.SecondSentence);
  } else if (unit.firstSentence > 4) {
    add(Evidence.Late);
  }
  if (unit.fromStatement < 24) {
    add(
      unit.fromStatement < 7
        ? Evidence.AtStatement
        : unit.fromStatement < 13
          ? Evidence.NearStatement
          : Evidence.AfterStatement,
    );
  }
  if (unit.isCapital) {
    add(Evidence.Capital);
  }
  if (unit.inName) {
    add(Evidence.InName);
  }
  if (unit.inLongName) {
    add(Evidence.InLongName);
  }
  if (!known) {
    add(Evidence.Rare);
  }
  const first = key.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) {
    add(Evidence.HasDigit);
  }
  if (key.length > 9) {
    add(Evidence.Long);
  } else if (key.length < 4) {
    add(Evidence.Short);
  }
}

/** How likely words are in titles, and which never are, in one language; fitted by `test/eval/fit-titles.ts`. */
export interface TitleModel {
  /** One weight for each kind of evidence. */
  readonly evidence: readonly number[];
  /** Weights of words by themselves. */
  readonly words: ReadonlyMap<string, number>;
  /** What texts have and titles do not: a phrase ends there. */
  readonly breaks: ReadonlySet<string>;
  /** What each word costs where characters are split into words. */
  readonly lexicon: ReadonlyMap<string, number>;
  /** What stands in titles, but not at the end of their phrases. */
  readonly unfinished: ReadonlySet<string>;
  /** The preposition that usually follows a noun in titles. */
  readonly joints: ReadonlyMap<string, string>;
}

/** The text form of a model: what `fit-titles.ts` writes. */
export interface PackedModel {
  readonly evidence: readonly number[];
  /** Words separated by spaces, by their weights in tenths. */
  readonly words: Readonly<Record<string, string>>;
  readonly breaks: string;
  /** Words by their costs in quarters. */
  readonly lexicon: Readonly<Record<string, string>>;
  readonly unfinished: string;
  readonly joints: Readonly<Record<string, string>>;
}

/** Reads what `fit-titles.ts` wrote. */
export function unpackModel({ evidence, words, joints, lexicon, ...lists }: PackedModel): TitleModel {
  const byWord = (packed: Readonly<Record<string, string>>): [word: string, group: string][] =>
    Object.entries(packed).flatMap(([group, list]) => list.split(' ').map((word): [string, string] => [word, group]));
  return {
    evidence,
    words: new Map(byWord(words).map(([word, tenths]) => [word, Number(tenths) / 10])),
    breaks: new Set(lists.breaks.split(' ')),
    lexicon: new Map(byWord(lexicon).map(([word, quarters]) => [word, Number(quarters) / 4])),
    unfinished: new Set(lists.unfinished.split(' ')),
    joints: new Map(byWord(joints)),
  };
}

/** The probability that each unit stands in the title. */
export function likelihoods(units: ReadonlyMap<string, Unit>, model: TitleModel): Map<string, number> {
  const likely = new Map<string, number>();
  for (const [key, unit] of units) {
    const own = model.words.get(key);
    let score = own ?? 0;
    evidenceOf(key, unit, own !== undefined, (kind) => {
      score += model.evidence[kind] ?? 0;
    });
    likely.set(key, 1 / (1 + Math.exp(-score)));
  }
  return likely;
}
