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

/**
 * IBM Model 1: for each source word, the probabilities p(target | source), highest first. Both halves of a round go
 * through the texts source by source: what explains a target of a text is summed first, then shared out.
 */
export function align(pairs: readonly AlignedPair[], sources: number, targets: number): Probability[][] {
  const pairsOf = pairsBySource(pairs, sources);
  const { starts, candidates, isTold } = candidatesOf(pairs, pairsOf, targets);
  const firstTargets = new Int32Array(pairs.length + 1);
  pairs.forEach(({ target }, number) => (firstTargets[number + 1] = (firstTargets[number] ?? 0) + target.length));
  const allTargets = Int32Array.from(pairs.flatMap(({ target }) => target));
  let probabilities = new Float32Array(candidates.length);
  forEachSource(sources, (source) => {
    const [from, to] = [starts[source] ?? 0, starts[source + 1] ?? 0];
    probabilities.fill(1 / (to - from), from, to);
  });
  const places = new Int32Array(targets).fill(-1);
  /** Calls back with the place of every candidate of a source and the place of the target in each text that has both. */
  const visitSource = (source: number, visit: (at: number, target: number, pair: number) => void): void => {
    const [from, to] = [starts[source] ?? 0, starts[source + 1] ?? 0];
    for (let at = from; at < to; at++) {
      places[candidates[at] ?? 0] = at;
    }
    for (const pair of pairsOf[source] ?? []) {
      const end = firstTargets[pair + 1] ?? 0;
      for (let target = firstTargets[pair] ?? 0; target < end; target++) {
        const at = places[allTargets[target] ?? 0] ?? -1;
        if (at >= 0) {
          visit(at, target, pair);
        }
      }
    }
    for (let at = from; at < to; at++) {
      places[candidates[at] ?? 0] = -1;
    }
  };
  for (let round = 0; round < rounds; round++) {
    const explained = new Float32Array(allTargets.length);
    const known = probabilities;
    forEachSource(sources, (source) => {
      visitSource(source, (at, target) => {
        explained[target] = (explained[target] ?? 0) + (known[at] ?? 0);
      });
    });
    const counts = new Float32Array(candidates.length);
    forEachSource(sources, (source) => {
      let total = smoothing;
      visitSource(source, (at, target, pair) => {
        if ((explained[target] ?? 0) > 0) {
          const share = ((pairs[pair]?.weight ?? 0) * (known[at] ?? 0)) / (explained[target] ?? 1);
          counts[at] = (counts[at] ?? 0) + share;
          total += share;
        }
      });
      for (let at = starts[source] ?? 0; at < (starts[source + 1] ?? 0); at++) {
        counts[at] = (counts[at] ?? 0) / total;
      }
    });
    probabilities = counts;
  }
  return Array.from({ length: sources }, (_, source) =>
    Array.from(candidates.subarray(starts[source] ?? 0, starts[source + 1] ?? 0), (target, at) => ({
      target,
      probability: probabilities[(starts[source] ?? 0) + at] ?? 0,
      isTold: isTold[(starts[source] ?? 0) + at],
    }))
      .filter((each) => each.probability > 0.01 && each.isTold === 1)
      .map(({ target, probability }) => ({ target, probability }))
      .sort((a, b) => b.probability - a.probability || a.target - b.target),
  );
}

function pairsBySource(pairs: readonly AlignedPair[], sources: number): readonly (readonly number[])[] {
  const pairsOf = Array.from({ length: sources }, (): number[] => []);
  pairs.forEach(({ source }, number) => {
    source.forEach((each) => pairsOf[each]?.push(number));
  });
  return pairsOf;
}

function forEachSource(sources: number, visit: (source: number) => void): void {
  for (let source = 0; source < sources; source++) {
    visit(source);
  }
}

/** Which targets a source may stand for, and whether that is told: the candidates of source s are at `starts[s]` to `starts[s + 1]`. */
function candidatesOf(pairs: readonly AlignedPair[], pairsOf: readonly (readonly number[])[], targets: number) {
  const targetCount = new Float64Array(targets);
  for (const { target } of pairs) {
    target.forEach((each) => (targetCount[each] = (targetCount[each] ?? 0) + 1));
  }
  const starts = new Int32Array(pairsOf.length + 1);
  const found: { readonly candidates: Int32Array; readonly isTold: Uint8Array }[] = [];
  const together = new Int32Array(targets);
  pairsOf.forEach((numbers, source) => {
    const seen: number[] = [];
    for (const number of numbers) {
      for (const target of pairs[number]?.target ?? []) {
        if (together[target] === 0) {
          seen.push(target);
        }
        together[target] = (together[target] ?? 0) + 1;
      }
    }
    const candidates: number[] = [];
    const isTold: number[] = [];
    for (const target of seen) {
      const count = together[target] ?? 0;
      const expected = (numbers.length * (targetCount[target] ?? 0)) / pairs.length;
      if (count >= minTogether && count > minLift * expected) {
        candidates.push(target);
        const isSurprise = count - expected >= minSurprise * Math.sqrt(expected);
        isTold.push(isSurprise && (targetCount[target] ?? 0) >= minTargetCount ? 1 : 0);
      }
      together[target] = 0;
    }
    found.push({ candidates: Int32Array.from(candidates), isTold: Uint8Array.from(isTold) });
    starts[source + 1] = (starts[source] ?? 0) + candidates.length;
  });
  const candidates = new Int32Array(starts.at(-1) ?? 0);
  const isTold = new Uint8Array(candidates.length);
  found.forEach((each, source) => {
    candidates.set(each.candidates, starts[source]);
    isTold.set(each.isTold, starts[source]);
  });
  return { starts, candidates, isTold };
}
