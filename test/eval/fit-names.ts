import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { weigh } from '../../src/core/parse/names';
import { features } from '../../src/core/parse/names/features';
import { readCorpus } from '../data';
import { bare, halfOf, occurs, titledNames } from './titled-names';

/*
 * Fits the weights of src/core/parse/names/weights.ts: logistic regression over the kinds of evidence and over the pairs
 * of kinds that tell most beside them. With `--all` it learns from the whole corpus, else from half of it.
 */

/** One text to learn from: for each candidate the evidence that is there, and whether it is right. */
interface Example {
  readonly candidates: readonly { readonly active: number[]; readonly right: boolean }[];
  readonly weight: number;
}

const rounds = 600;
const decay = 3e-4;
const pairDecay = 1e-3;
/** Pairs are taken in steps, the weights fitted anew after each. */
const pairSteps = Number(process.env.PAIR_STEPS ?? 6);
const pairsAtOnce = 10;
const fewestForPair = 40;
const chineseWeight = 0.5;

const half = process.argv.includes('--all') ? undefined : 0;
/**
 * How much a paper labelled by hand counts beside one labelled by its title: they alone tell when there is no name. All of
 * them are in half 0, so twice as much among all papers.
 */
const handWeight = half === undefined ? 3 : 1.5;
const isLearnt = (id: string): boolean => half === undefined || halfOf(id) === half;

function example(text: string, names: readonly string[], weight: number): Example | undefined {
  const keys = new Set(names.map(bare));
  const candidates = weigh(text).weighed.map(({ candidate, evidence }) => ({
    active: [...evidence.keys()].filter((i) => evidence[i] === 1),
    right: [...candidate.forms.keys()].some((form) => keys.has(bare(form))),
  }));
  // A name that is no candidate teaches nothing.
  if (candidates.length === 0 || (names.length > 0 && !candidates.some(({ right }) => right))) return undefined;
  return { candidates, weight };
}

/** The titled papers, and the papers labelled for fitting (none of them in an evaluation). */
function examples(): Example[] {
  const corpus = readCorpus();
  const labels = JSON.parse(readFileSync(join(__dirname, 'labels', 'names-fit.json'), 'utf8')) as Record<string, string[]>;
  const made: (Example | undefined)[] = [];
  for (const { paper, name } of titledNames(corpus)) {
    if (!isLearnt(paper.id)) continue;
    made.push(example(paper.abstract, [name], 1));
    if (paper.zh_text !== null && occurs(paper.zh_text, name)) made.push(example(paper.zh_text, [name], chineseWeight));
  }
  for (const paper of corpus) {
    const names = labels[paper.id];
    if (names !== undefined && isLearnt(paper.id)) made.push(example(paper.abstract, names, handWeight));
  }
  return made.filter((one) => one !== undefined);
}

/** For each candidate of an example, how much its score should fall. */
function pulls({ candidates, weight }: Example, w: Float64Array, bias: number): number[] {
  const odds = candidates.map(({ active }) => Math.exp(Math.min(30, active.reduce((sum, i) => sum + w[i]!, bias))));
  const all = odds.reduce((sum, value) => sum + value, 1);
  const good = candidates.reduce((sum, { right }, c) => sum + (right ? odds[c]! : 0), 0);
  return candidates.map(({ right }, c) => weight * (odds[c]! / all - (right ? odds[c]! / good : 0)));
}

/**
 * Gradient descent with momentum on the likelihood of choosing a right candidate, or none where none is right; the
 * score of "none" is 0, so that scores are log odds against it. The last weight is the bias.
 */
function fit(data: readonly Example[], size: number): Float64Array {
  const w = new Float64Array(size + 1);
  const velocity = new Float64Array(size + 1);
  const gradient = new Float64Array(size + 1);
  const total = data.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < rounds; round++) {
    gradient.fill(0);
    for (const one of data) {
      pulls(one, w, w[size]!).forEach((pull, c) => {
        for (const i of one.candidates[c]!.active) gradient[i]! += pull;
        gradient[size]! += pull;
      });
    }
    const rate = 2 / (1 + round / 200);
    for (let i = 0; i <= size; i++) {
      const shrink = i === size ? 0 : i < features.length ? decay : pairDecay;
      velocity[i] = 0.9 * velocity[i]! - rate * (gradient[i]! / total + shrink * w[i]!);
      w[i]! += velocity[i]!;
    }
  }
  return w;
}

/** The pairs of evidence whose weight, now 0, would gain most: largest gradient for its spread. */
function bestPairs(data: readonly Example[], w: Float64Array, known: ReadonlySet<number>): number[] {
  const n = features.length;
  const gradient = new Float64Array(n * n);
  const spread = new Float64Array(n * n);
  const count = new Int32Array(n * n);
  for (const one of data) {
    pulls(one, w, w[w.length - 1]!).forEach((pull, c) => {
      const { active } = one.candidates[c]!;
      for (let a = 0; a < active.length; a++) {
        if (active[a]! >= n) break;
        for (let b = a + 1; b < active.length && active[b]! < n; b++) {
          const pair = active[a]! * n + active[b]!;
          gradient[pair]! += pull;
          spread[pair]! += pull * pull;
          count[pair]!++;
        }
      }
    });
  }
  const gain = (pair: number): number => gradient[pair]! ** 2 / (spread[pair]! + 1);
  return [...count.keys()]
    .filter((pair) => count[pair]! >= fewestForPair && !known.has(pair))
    .sort((one, other) => gain(other) - gain(one))
    // Pairs that stand for the same candidates (`left …`, `first left …`) add nothing to each other.
    .filter((pair, i, all) => i === 0 || count[pair] !== count[all[i - 1]!] || Math.abs(gradient[pair]! - gradient[all[i - 1]!]!) > 1e-9)
    .slice(0, pairsAtOnce);
}

const data = examples();
const pairs: number[] = [];
let w = fit(data, features.length);
for (let step = 0; step < pairSteps; step++) {
  for (const pair of bestPairs(data, w, new Set(pairs))) {
    const index = features.length + pairs.length;
    pairs.push(pair);
    const one = Math.floor(pair / features.length);
    const other = pair % features.length;
    for (const { candidates } of data) for (const { active } of candidates) if (active.includes(one) && active.includes(other)) active.push(index);
  }
  w = fit(data, features.length + pairs.length);
}

const rounded = (i: number): string => w[i]!.toFixed(2);
const pairLines = pairs.map((pair, i) => `  ['${features[Math.floor(pair / features.length)]!}', '${features[pair % features.length]!}', ${rounded(features.length + i)}],`);
writeFileSync(
  join(__dirname, '..', '..', 'src', 'core', 'parse', 'names', 'weights.ts'),
  `/*
 * Log odds that each kind of evidence adds, and what two kinds together add beyond that. Made by
 * \`npx tsx test/eval/fit-names.ts${half === undefined ? ' --all' : ''}\` on ${half === undefined ? '' : 'half of '}the bilingual corpus (xmkxabc/daily-arXiv-ai-enhanced, Apache-2.0).
 */

export const weights: Readonly<Record<string, number>> = {
${features.map((feature, i) => `  '${feature}': ${rounded(i)},`).join('\n')}
};

export const pairWeights: readonly (readonly [one: string, other: string, weight: number])[] = [
${pairLines.join('\n')}
];

export const bias = ${rounded(w.length - 1)};
`,
);
