import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCandidates } from '../src/core/parse/names/candidates';
import { features, gatherEvidence } from '../src/core/parse/names/evidence';
import { plainText } from '../src/core/parse/names/plain';
import { tokenize } from '../src/core/parse/names/tokens';
import { readCorpus } from '../test/data';
import { bare, halfOf, titledNames } from '../test/eval/titled-names';

/** One paper to learn from: the evidence of each candidate, and which are right. */
interface Example {
  readonly candidates: readonly Uint8Array[];
  readonly right: number;
}

const rounds = 400;
const decay = 1e-4;

function examples(): Example[] {
  const made: Example[] = [];
  for (const { paper, name } of titledNames(readCorpus())) {
    if (halfOf(paper.id) !== 0) continue;
    for (const text of [paper.abstract]) {
      const tokens = tokenize(plainText(text));
      const scored = gatherEvidence(tokens, findCandidates(tokens));
      const right = scored.findIndex(({ candidate }) => [...candidate.forms.keys()].some((form) => bare(form) === bare(name)));
      if (right !== -1) made.push({ candidates: scored.map(({ evidence }) => evidence), right });
    }
  }
  return made;
}

/** Full-batch gradient descent with momentum on ranking loss (softmax over a paper's candidates) plus logistic loss. */
function fit(data: readonly Example[]): { weights: Float64Array; bias: number } {
  const size = features.length + 1;
  const w = new Float64Array(size);
  const velocity = new Float64Array(size);
  const gradient = new Float64Array(size);
  for (let round = 0; round < rounds; round++) {
    gradient.fill(0);
    for (const { candidates, right } of data) {
      const scores = candidates.map((evidence) => {
        let s = w[size - 1]!;
        for (let i = 0; i < evidence.length; i++) if (evidence[i] === 1) s += w[i]!;
        return s;
      });
      const top = Math.max(...scores);
      const total = scores.reduce((sum, s) => sum + Math.exp(s - top), 0);
      candidates.forEach((evidence, c) => {
        const hit = c === right ? 1 : 0;
        const pull = Math.exp(scores[c]! - top) / total - hit + 0.3 * (1 / (1 + Math.exp(-scores[c]!)) - hit);
        for (let i = 0; i < evidence.length; i++) if (evidence[i] === 1) gradient[i]! += pull;
        gradient[size - 1]! += 0.3 * (1 / (1 + Math.exp(-scores[c]!)) - hit);
      });
    }
    for (let i = 0; i < size; i++) {
      velocity[i] = 0.9 * velocity[i]! - 0.5 * (gradient[i]! / data.length + decay * w[i]!);
      w[i]! += velocity[i]!;
    }
  }
  return { weights: w.slice(0, -1), bias: w[size - 1]! };
}

const { weights, bias } = fit(examples());
const lines = features.map((feature, i) => `  ${feature}: ${weights[i]!.toFixed(2)},`);
writeFileSync(
  join(__dirname, '..', 'src', 'core', 'parse', 'names', 'weights.ts'),
  `import type { Feature } from './evidence';\n\n/** Made by \`npx tsx scripts/fit-names.ts\` on half of the bilingual corpus; log odds that each kind of evidence adds. */\nexport const weights: Readonly<Record<Feature, number>> = {\n${lines.join('\n')}\n};\n\nexport const bias = ${bias.toFixed(2)};\n`,
);
