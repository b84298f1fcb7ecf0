import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { weigh } from '../../src/core/parse/names/find-name';
import { Feature, featureCount, Left, Right } from '../../src/core/parse/names/features';
import { zero } from '../../src/core/parse/names/network';
import { readCorpus } from '../data';
import { formatFigure, share } from './figures';
import { readExamples, rounded, scoreWith, teaches, train, type Example, type Network } from './names-training';
import { bare } from './titled-names';

/*
 * Fits the weights of src/core/parse/names/weights.ts to the whole corpus. With `--check` it writes nothing, fits each
 * half of the corpus and shows how it does on the other one.
 */

/** Papers labelled by hand are a quarter as many as those labelled by their titles, and they alone tell when there is no name. */
const handWeight = 3;

function best(net: Network, { candidates }: Pick<Example, 'candidates'>): number {
  let found = -1;
  let most = 0;
  candidates.forEach(({ active }, c) => {
    const score = scoreWith(net, active);
    if (score > most || (score === 0 && found === -1)) {
      most = score;
      found = c;
    }
  });
  return found;
}

function check(): void {
  const labels = JSON.parse(readFileSync(join(__dirname, 'labels', 'names.json'), 'utf8')) as Record<string, string[]>;
  // Half as many titled papers to learn from, so half the weight.
  const examples = readExamples(handWeight / 2);
  for (const half of [0, 1] as const) {
    const net = rounded(train(examples.filter((one) => one.half !== 1 - half && teaches(one))));
    const shown = (part: readonly Example[]): [number, number] => [
      part.filter((one) => one.candidates[best(net, one)]?.right === true).length,
      part.length,
    ];
    console.log(
      formatFigure(
        share(
          `fitted on half ${half}: first names on half ${half}`,
          ...shown(examples.filter((one) => one.counts && one.half === half)),
        ),
      ),
    );
    console.log(
      formatFigure(
        share(
          `fitted on half ${half}: first names on half ${1 - half}`,
          ...shown(examples.filter((one) => one.counts && one.half === 1 - half)),
        ),
      ),
    );
    console.log(
      formatFigure(
        share(
          `fitted on half ${half}: Chinese texts of half ${1 - half}`,
          ...shown(examples.filter((one) => !one.counts && one.half === 1 - half)),
        ),
      ),
    );
    let given = 0;
    let good = 0;
    for (const { id, abstract } of readCorpus()) {
      const names = labels[id]?.map(bare);
      if (names === undefined) {
        continue;
      }
      const { weighed } = weigh(abstract);
      const found =
        weighed[
          best(net, {
            candidates: weighed.map(({ evidence }) => ({
              active: [...evidence.keys()].filter((i) => evidence[i] === 1),
              right: false,
            })),
          })
        ];
      if (found === undefined) {
        continue;
      }
      given++;
      if ([...found.candidate.forms.keys()].some((form) => names.includes(bare(form)))) {
        good++;
      }
    }
    console.log(formatFigure(share(`fitted on half ${half}: precision on hand-labelled papers`, good, given)));
  }
}

/** A kind of evidence by its index. */
function nameOf(index: number): string {
  if (index < Feature.count) {
    return Feature[index]!;
  }
  let at = index - Feature.count;
  for (const place of ['', 'First', 'Long']) {
    if (at < Left.count) {
      return `${place}Left.${Left[at]!}`;
    }
    at -= Left.count;
  }
  return at < Right.count ? `Right.${Right[at]!}` : `FirstRight.${Right[at - Right.count]!}`;
}

function write(): void {
  const { bias, linear, hiddenBias, hidden, output, step } = rounded(train(readExamples(handWeight).filter(teaches)));
  const units = output.length;
  // What is never seen says nothing, in no characters.
  const characters = (i: number): string =>
    linear[i] === 0 && hidden.subarray(i * units, (i + 1) * units).every((value) => value === 0)
      ? ''
      : String.fromCharCode(
          ...Array.from({ length: units }, (_, u) => zero + Math.round(hidden[i * units + u]! / step)),
        );
  const kinds = Array.from({ length: featureCount }, (_, i) => i);
  writeFileSync(
    join(__dirname, '..', '..', 'src', 'core', 'parse', 'names', 'weights.ts'),
    `/*
 * The weights of network.ts, made by \`npx tsx test/eval/fit-names.ts\` on the bilingual corpus
 * (xmkxabc/daily-arXiv-ai-enhanced, Apache-2.0): for each kind of evidence what it adds by itself, and what it adds to each
 * hidden unit, one character a unit, in steps of \`hiddenStep\` from \`zero\`; no characters for what was never seen.
 */

export const bias = ${bias};
export const hiddenStep = ${step};
export const hiddenBias: readonly number[] = [${[...hiddenBias].join(', ')}];
export const output: readonly number[] = [${[...output].join(', ')}];

export const kinds: readonly (readonly [linear: number, hidden: string])[] = [
${kinds.map((i) => `  [${linear[i]!}, '${characters(i).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'], // ${nameOf(i)}`).join('\n')}
];
`,
  );
}

if (process.argv.includes('--check')) {
  check();
} else {
  write();
}
