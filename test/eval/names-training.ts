import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { weigh } from '../../src/core/parse/names/find-name';
import { featureCount } from '../../src/core/parse/names/features';
import { maxSteps } from '../../src/core/parse/names/network';
import { readCorpus } from '../data';
import { randomNumbers } from './corpus-papers';
import { bare, halfOf, occurs, titledNames } from './titled-names';

/** One text to learn from: for each candidate the evidence that is there, and whether it is right. */
export interface Example {
  readonly candidates: readonly { readonly active: readonly number[]; readonly right: boolean }[];
  readonly weight: number;
  /** Half of the corpus that the paper is in; none for those labelled by hand, which no evaluation of halves uses. */
  readonly half: 0 | 1 | undefined;
  /** An English abstract of a titled paper. */
  readonly counts: boolean;
}

/** The weights of the network, as `names/weights.ts` has them. */
export interface Network {
  readonly bias: number;
  readonly linear: Float64Array;
  readonly hiddenBias: Float64Array;
  /** Of evidence kind `i` into unit `u`: `hidden[i * units + u]`. */
  readonly hidden: Float64Array;
  readonly output: Float64Array;
}

/** Nets trained from different starts and put side by side: their mean errs less than each. */
const nets = 2;
const unitsOfNet = 8;
const epochs = 30;
const batch = 32;
const rate = 0.01;
const decay = 1e-3;
const chineseWeight = 0.3;
/** Evidence seen in fewer texts is not learnt from. */
const fewest = 12;

function example(
  text: string,
  names: readonly string[],
  weight: number,
  half: Example['half'],
  counts: boolean,
): Example {
  const keys = new Set(names.map(bare));
  const candidates = weigh(text).weighed.map(({ candidate, evidence }) => ({
    active: [...evidence.keys()].filter((i) => evidence[i] === 1),
    right: [...candidate.forms.keys()].some((form) => keys.has(bare(form))),
  }));
  return { candidates, weight, half, counts };
}

/** The titled papers, and the papers labelled for fitting (none of them in an evaluation), which count `handWeight` each. */
export function readExamples(handWeight: number): Example[] {
  const corpus = readCorpus();
  const labels = JSON.parse(readFileSync(join(__dirname, 'labels', 'names-fit.json'), 'utf8')) as Record<
    string,
    string[]
  >;
  const made: Example[] = [];
  for (const { paper, name } of titledNames(corpus)) {
    const half = halfOf(paper.id);
    made.push(example(paper.abstract, [name], 1, half, true));
    if (paper.zh_text !== null && occurs(paper.zh_text, name)) {
      made.push(example(paper.zh_text, [name], chineseWeight, half, false));
    }
  }
  for (const { id, abstract, zh_text: chinese } of corpus) {
    const names = labels[id];
    if (names === undefined) {
      continue;
    }
    made.push(example(abstract, names, handWeight, undefined, false));
    if (chinese !== null && (names.length === 0 || names.some((name) => occurs(chinese, name)))) {
      made.push(example(chinese, names, chineseWeight, undefined, false));
    }
  }
  return made;
}

/** A name that is no candidate teaches nothing; nor does a text without candidates. */
export function teaches({ candidates, weight, counts }: Example): boolean {
  return weight > 0 && candidates.length > 0 && (!counts || candidates.some(({ right }) => right));
}

/** The network that makes the right candidate of each example, or none, most likely; scores are log odds against none. */
export function train(all: readonly Example[]): Network {
  const counts = new Int32Array(featureCount);
  for (const { candidates } of all) {
    for (const i of new Set(candidates.flatMap(({ active }) => active))) {
      counts[i]!++;
    }
  }
  const data = all.map((one) => ({
    ...one,
    candidates: one.candidates.map(({ active, right }) => ({
      active: active.filter((i) => counts[i]! >= fewest),
      right,
    })),
  }));
  const trained = Array.from({ length: nets }, (_, i) => new Trainer(data, randomNumbers(i + 1)).run());
  const units = nets * unitsOfNet;
  const hidden = new Float64Array(featureCount * units);
  trained.forEach((net, n) => {
    for (let i = 0; i < featureCount; i++) {
      for (let u = 0; u < unitsOfNet; u++) {
        hidden[i * units + n * unitsOfNet + u] = net.hidden[i * unitsOfNet + u]!;
      }
    }
  });
  return {
    bias: trained.reduce((sum, net) => sum + net.bias, 0) / nets,
    linear: Float64Array.from(
      { length: featureCount },
      (_, i) => trained.reduce((sum, net) => sum + net.linear[i]!, 0) / nets,
    ),
    hiddenBias: Float64Array.from(trained.flatMap((net) => [...net.hiddenBias])),
    hidden,
    output: Float64Array.from(trained.flatMap((net) => [...net.output].map((weight) => weight / nets))),
  };
}

/** The network with weights as they are written: two digits, hidden ones in steps. */
export function rounded(net: Network): Network & { readonly step: number } {
  const round = (values: Float64Array): Float64Array => values.map((value) => Math.round(value * 100) / 100);
  const sorted = [...net.hidden].map(Math.abs).sort((one, other) => one - other);
  // The few largest are cut off, so that the others keep their detail.
  const step = Math.ceil(((sorted[Math.floor(sorted.length * 0.998)] ?? 1) / maxSteps) * 1000) / 1000;
  const hidden = net.hidden.map((value) => Math.max(-maxSteps, Math.min(maxSteps, Math.round(value / step))) * step);
  return {
    bias: Math.round(net.bias * 100) / 100,
    linear: round(net.linear),
    hiddenBias: round(net.hiddenBias),
    output: round(net.output),
    hidden,
    step,
  };
}

export function scoreWith({ bias, linear, hiddenBias, hidden, output }: Network, active: readonly number[]): number {
  const units = output.length;
  let score = active.reduce((sum, i) => sum + linear[i]!, bias);
  for (let u = 0; u < units; u++) {
    score +=
      Math.max(
        0,
        active.reduce((sum, i) => sum + hidden[i * units + u]!, hiddenBias[u]!),
      ) * output[u]!;
  }
  return score;
}

/** Adam over small batches, with weight decay and a rate that falls to 0. */
class Trainer {
  readonly #data: readonly Example[];
  readonly #random: () => number;
  readonly #weights: Float64Array;
  readonly #gradient: Float64Array;
  // Places in the weights: the linear ones first, then bias, hidden, hidden bias, output.
  readonly #bias = featureCount;
  readonly #hidden = featureCount + 1;
  readonly #hiddenBias = this.#hidden + featureCount * unitsOfNet;
  readonly #output = this.#hiddenBias + unitsOfNet;

  constructor(data: readonly Example[], random: () => number) {
    this.#data = data;
    this.#random = random;
    this.#weights = new Float64Array(this.#output + unitsOfNet);
    this.#gradient = new Float64Array(this.#weights.length);
  }

  run(): Network {
    const w = this.#weights;
    const seen = new Set(this.#data.flatMap(({ candidates }) => candidates.flatMap(({ active }) => active)));
    for (let i = this.#hidden; i < this.#hiddenBias; i++) {
      if (seen.has(Math.floor((i - this.#hidden) / unitsOfNet))) {
        w[i] = (this.#random() - 0.5) * 0.2;
      }
    }
    for (let i = this.#output; i < w.length; i++) {
      w[i] = (this.#random() - 0.5) * 0.5;
    }
    const mean = new Float64Array(w.length);
    const square = new Float64Array(w.length);
    let steps = 0;
    for (let epoch = 0; epoch < epochs; epoch++) {
      const order = this.#shuffled();
      const now = rate * 0.5 * (1 + Math.cos((Math.PI * epoch) / epochs));
      for (let from = 0; from < order.length; from += batch) {
        this.#gradient.fill(0);
        for (const index of order.slice(from, from + batch)) {
          this.#learn(this.#data[index]!);
        }
        steps++;
        for (let i = 0; i < w.length; i++) {
          const g = this.#gradient[i]! / batch + decay * w[i]!;
          mean[i] = 0.9 * mean[i]! + 0.1 * g;
          square[i] = 0.999 * square[i]! + 0.001 * g * g;
          w[i]! -= (now * (mean[i]! / (1 - 0.9 ** steps))) / (Math.sqrt(square[i]! / (1 - 0.999 ** steps)) + 1e-8);
        }
      }
    }
    return {
      bias: w[this.#bias]!,
      linear: w.slice(0, featureCount),
      hidden: w.slice(this.#hidden, this.#hiddenBias),
      hiddenBias: w.slice(this.#hiddenBias, this.#output),
      output: w.slice(this.#output),
    };
  }

  #shuffled(): number[] {
    const order = this.#data.map((_, i) => i);
    for (let i = order.length - 1; i > 0; i--) {
      const k = Math.floor(this.#random() * (i + 1));
      [order[i], order[k]] = [order[k]!, order[i]!];
    }
    return order;
  }

  #learn({ candidates, weight }: Example): void {
    const w = this.#weights;
    const g = this.#gradient;
    const units = candidates.map(({ active }) => this.#unitsOf(active));
    const odds = candidates.map(({ active }, c) => {
      let score = active.reduce((sum, i) => sum + w[i]!, w[this.#bias]!);
      for (let u = 0; u < unitsOfNet; u++) {
        score += units[c]![u]! * w[this.#output + u]!;
      }
      return Math.exp(Math.min(30, score));
    });
    const all = odds.reduce((sum, value) => sum + value, 1);
    const good = candidates.reduce((sum, { right }, c) => sum + (right ? odds[c]! : 0), 0);
    candidates.forEach(({ active, right }, c) => {
      const pull = weight * (odds[c]! / all - (right ? odds[c]! / good : 0));
      if (Math.abs(pull) < 1e-4) {
        return;
      }
      g[this.#bias]! += pull;
      for (const i of active) {
        g[i]! += pull;
      }
      for (let u = 0; u < unitsOfNet; u++) {
        const value = units[c]![u]!;
        if (value === 0) {
          continue;
        }
        g[this.#output + u]! += pull * value;
        const back = pull * w[this.#output + u]!;
        g[this.#hiddenBias + u]! += back;
        for (const i of active) {
          g[this.#hidden + i * unitsOfNet + u]! += back;
        }
      }
    });
  }

  #unitsOf(active: readonly number[]): Float64Array {
    const w = this.#weights;
    const sums = w.slice(this.#hiddenBias, this.#output);
    for (const i of active) {
      for (let u = 0; u < unitsOfNet; u++) {
        sums[u]! += w[this.#hidden + i * unitsOfNet + u]!;
      }
    }
    return sums.map((sum) => Math.max(0, sum));
  }
}
