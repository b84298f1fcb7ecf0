import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { weigh } from '../../src/core/parse/names/find-name';
import { featureCount } from '../../src/core/parse/names/features';
import { maxSteps } from '../../src/core/parse/names/network';
import { readCorpus, readTranslatedCorpus, type CorpusPaper } from '../data';
import { randomNumbers } from './corpus-papers';
import { bare, halfOf, hashOf, occurs, titledNames } from './titled-names';

/** One text to learn from: for each candidate the evidence that is there, and whether it is right. */
export interface Example {
  readonly candidates: readonly { readonly active: readonly number[]; readonly right: boolean }[];
  readonly weight: number;
  /** What it is evaluated with. */
  readonly row: string;
  /** Half of the corpora that the paper is in. */
  readonly half: 0 | 1;
  readonly text: string;
  readonly names: readonly string[];
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
const epochs = 45;
const batch = 32;
const rate = 0.01;
const decay = 5e-4;
/** What a titled paper counts, by language and translator; an English abstract of the first corpus counts 1. */
const weights = { translatedEnglish: 0.9, chinese: 1.1, translatedChinese: 0.8 };
/** A Chinese text labelled by hand, with a name and without: that there is none, nothing but these texts tells. */
const chineseHandWeight = 1.3;
const chineseNoneWeight = 2.5;
/** Evidence seen in fewer texts is not learnt from. */
const fewest = 12;

function example(text: string, names: readonly string[], weight: number, half: Example['half'], row: string): Example {
  const keys = new Set(names.map(bare));
  const candidates = weigh(text).weighed.map(({ candidate, evidence }) => ({
    active: activeIn(evidence),
    right: [...candidate.forms.keys()].some((form) => keys.has(bare(form))),
  }));
  return { candidates, weight, row, half, text, names };
}

/** The kinds of evidence that are there. */
export function activeIn(evidence: Uint8Array): number[] {
  return [...evidence.keys()].filter((i) => evidence[i] === 1);
}

/** The titled papers of both corpora, and the papers labelled for fitting (none of them in an evaluation), which count `handWeight` each. */
export function readExamples(handWeight: number): Example[] {
  const corpus = readCorpus();
  const translated = readTranslatedCorpus();
  const made: Example[] = [];
  const titled = [
    ...titledNames(corpus).map((one) => ({ ...one, translator: 'a language model' })),
    ...titledNames(translated).map((one) => ({ ...one, translator: one.paper.mt })),
  ];
  for (const { paper, name, translator } of titled) {
    const half = halfOf(paper.id);
    const first = translator === 'a language model';
    const english = first ? 1 : weights.translatedEnglish;
    made.push(example(paper.abstract, [name], english, half, `English abstracts, Chinese by ${translator}`));
    if (paper.zh_text !== null && occurs(paper.zh_text, name)) {
      const chinese = first ? weights.chinese : weights.translatedChinese;
      made.push(example(paper.zh_text, [name], chinese, half, `Chinese texts by ${translator}`));
    }
  }
  made.push(...labelled(corpus, 'names-fit.json', handWeight));
  made.push(...labelled(translated, 'names-fit-translated.json', handWeight));
  return made;
}

/** The papers whose names a reader found, none for most. */
function labelled(papers: readonly CorpusPaper[], file: string, handWeight: number): Example[] {
  const labels = new Map(
    Object.entries(JSON.parse(readFileSync(join(__dirname, 'labels', file), 'utf8')) as Record<string, string[]>),
  );
  const made: Example[] = [];
  for (const { id, abstract, zh_text: text } of papers) {
    const names = labels.get(id);
    if (names === undefined) {
      continue;
    }
    // Some papers are there twice.
    labels.delete(id);
    // By another bit than the titled papers: most of these papers are of one half of the corpus.
    const half = (hashOf(id) >>> 1) & 1 ? 1 : 0;
    const kind = names.length === 0 ? 'without a name' : 'with a name';
    made.push(example(abstract, names, handWeight, half, `labelled English abstracts ${kind}`));
    if (text !== null && (names.length === 0 || names.some((name) => occurs(text, name)))) {
      const weight = names.length === 0 ? chineseNoneWeight : chineseHandWeight;
      made.push(example(text, names, weight, half, `labelled Chinese texts ${kind}`));
    }
  }
  return made;
}

/** A name that is no candidate teaches nothing; nor does a text without candidates. */
export function teaches({ candidates, weight, names }: Example): boolean {
  return weight > 0 && candidates.length > 0 && (names.length === 0 || candidates.some(({ right }) => right));
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
