export interface AlignedPair {
  /** Numbers of words, each once. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly weight: number;
}

export interface Probability {
  readonly target: number;
  readonly probability: number;
}

const rounds = 6;
const minTogether = 2;
/** Only targets that occur with a source more often than chance by this factor are considered. */
const minLift = 1.2;
/** Added to the denominator: what was seen rarely stays uncertain. */
const smoothing = 0.5;
/** All candidates take part, but only targets that occur with a source so much more often than chance, in standard deviations, are told. */
const minSurprise = 3;
/** A target that occurs so rarely is a name, and no translation. */
const minTargetCount = 4;

/** IBM Model 1: for each source word, the probabilities p(target | source), highest first. */
export function align(pairs: readonly AlignedPair[], sources: number, targets: number): Probability[][] {
  const { starts, candidates, isTold } = candidatesOf(pairs, sources, targets);
  let probabilities = new Float32Array(candidates.length);
  forEachSource(sources, (source) => {
    const [from, to] = [starts[source] ?? 0, starts[source + 1] ?? 0];
    probabilities.fill(1 / (to - from), from, to);
  });
  const seenIn = new Int32Array(targets).fill(-1);
  const explained = new Float64Array(targets);
  for (let round = 0; round < rounds; round++) {
    const counts = new Float32Array(candidates.length);
    const totals = new Float64Array(sources);
    pairs.forEach(({ source, target, weight }, number) => {
      for (const each of target) {
        seenIn[each] = number;
        explained[each] = 0;
      }
      for (const each of source) {
        for (let at = starts[each] ?? 0; at < (starts[each + 1] ?? 0); at++) {
          const candidate = candidates[at] ?? 0;
          if (seenIn[candidate] === number) {
            explained[candidate] = (explained[candidate] ?? 0) + (probabilities[at] ?? 0);
          }
        }
      }
      for (const each of source) {
        for (let at = starts[each] ?? 0; at < (starts[each + 1] ?? 0); at++) {
          const candidate = candidates[at] ?? 0;
          if (seenIn[candidate] === number && (explained[candidate] ?? 0) > 0) {
            const share = (weight * (probabilities[at] ?? 0)) / (explained[candidate] ?? 1);
            counts[at] = (counts[at] ?? 0) + share;
            totals[each] = (totals[each] ?? 0) + share;
          }
        }
      }
    });
    forEachSource(sources, (source) => {
      for (let at = starts[source] ?? 0; at < (starts[source + 1] ?? 0); at++) {
        counts[at] = (counts[at] ?? 0) / ((totals[source] ?? 0) + smoothing);
      }
    });
    probabilities = counts;
  }
  return Array.from({ length: sources }, (_, source) =>
    Array.from(candidates.subarray(starts[source] ?? 0, starts[source + 1] ?? 0), (target, at) => ({
      target,
      probability: probabilities[(starts[source] ?? 0) + at] ?? 0,
    }))

      .filter(({ probability }, at) => probability > 0.01 && isTold[(starts[source] ?? 0) + at] === true)
      .sort((a, b) => b.probability - a.probability || a.target - b.target),
  );
}

function forEachSource(sources: number, visit: (source: number) => void): void {
  for (let source = 0; source < sources; source++) {
    visit(source);
  }
}

/** Which targets a source may stand for, and whether that is told: the candidates of source s are at `starts[s]` to `starts[s + 1]`. */
function candidatesOf(pairs: readonly AlignedPair[], sources: number, targets: number) {
  const pairsOf = Array.from({ length: sources }, (): number[] => []);
  const targetCount = new Float64Array(targets);
  pairs.forEach(({ source, target }, number) => {
    source.forEach((each) => pairsOf[each]?.push(number));
    target.forEach((each) => (targetCount[each] = (targetCount[each] ?? 0) + 1));
  });
  const starts = new Int32Array(sources + 1);
  const candidates: number[] = [];
  const isTold: boolean[] = [];
  const together = new Float64Array(targets);
  pairsOf.forEach((numbers, source) => {
    const seen: number[] = [];
    for (const target of numbers.flatMap((number) => pairs[number]?.target ?? [])) {
      if (together[target] === 0) {
        seen.push(target);
      }
      together[target] = (together[target] ?? 0) + 1;
    }
    for (const target of seen) {
      const count = together[target] ?? 0;
      const expected = (numbers.length * (targetCount[target] ?? 0)) / pairs.length;
      if (count >= minTogether && count > minLift * expected) {
        candidates.push(target);
        isTold.push(
          (targetCount[target] ?? 0) >= minTargetCount && count - expected >= minSurprise * Math.sqrt(expected),
        );
      }
      together[target] = 0;
    }
    starts[source + 1] = candidates.length;
  });
  return { starts, candidates: Int32Array.from(candidates), isTold };
}
