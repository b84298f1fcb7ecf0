/** A phrase of a text that could stand in its title. */
export interface Phrase {
  readonly text: string;
  readonly units: ReadonlySet<string>;
  /** The noun that a preposition after the phrase would follow, in lower case. */
  readonly head: string;
  /** Whether the text says there what its authors do. */
  readonly isStated: boolean;
  /** What its form is worth: 1 for a phrase as it stands between articles, verbs and marks, less for a part of one. */
  readonly form: number;
}

/** Chosen phrases: one, or what the paper is and what for. */
export interface Choice {
  readonly phrases: readonly [Phrase] | readonly [Phrase, Phrase];
  readonly score: number;
}

/** Phrases that are tried with each other. */
const maxTried = 14;

/**
 * The phrase or the two phrases that make the best title with what stands there already: with the greatest expected F1 of
 * its units against the paper's own title.
 * @param likely the probability of each unit to stand in the title
 * @param there units of the name, which stands before
 * @param wanted how many units titles have
 * @param join the text of two phrases together, none where they do not go together or are too long
 */
export function choosePhrases(
  phrases: readonly Phrase[],
  likely: ReadonlyMap<string, number>,
  there: ReadonlySet<string>,
  wanted: number,
  join: (one: Phrase, other: Phrase) => string | undefined,
): Choice | undefined {
  let sum = 0;
  there.forEach((unit) => {
    sum += likely.get(unit) ?? 0.5;
  });
  const value = (units: Iterable<string>, without: ReadonlySet<string>): [likely: number, count: number] => {
    let found = 0;
    let count = 0;
    for (const unit of units) {
      if (!there.has(unit) && !without.has(unit)) {
        found += likely.get(unit) ?? 0;
        count++;
      }
    }
    return [found, count];
  };
  const none: ReadonlySet<string> = new Set();
  const scored = phrases
    .map((phrase) => {
      const [found, count] = value(phrase.units, none);
      return { phrase, found, count, score: (phrase.form * 2 * (sum + found)) / (there.size + count + wanted) };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.score - a.score);
  const tried: typeof scored = [];
  const texts = new Set<string>();
  for (const each of scored) {
    if (tried.length === maxTried) {
      break;
    }
    if (!texts.has(each.phrase.text)) {
      texts.add(each.phrase.text);
      tried.push(each);
    }
  }
  const [first] = tried;
  if (first === undefined) {
    return undefined;
  }
  let best: Choice = { phrases: [first.phrase], score: first.score };
  for (const one of tried) {
    for (const other of tried) {
      const [found, count] = value(other.phrase.units, one.phrase.units);
      if (count === 0 || count * 2 <= other.count) {
        continue;
      }
      const score =
        (one.phrase.form * other.phrase.form * pairForm * 2 * (sum + one.found + found)) /
        (there.size + one.count + count + wanted);
      if (score > best.score && join(one.phrase, other.phrase) !== undefined) {
        best = { phrases: [one.phrase, other.phrase], score };
      }
    }
  }
  return best;
}

/** Two phrases read less well than one that the text itself has. */
const pairForm = 0.97;
