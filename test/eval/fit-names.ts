import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mainName, weigh } from '../../src/core/parse/names/find-name';
import { Feature, featureCount, Left, Right } from '../../src/core/parse/names/features';
import { zero } from '../../src/core/parse/names/network';
import { readCorpus } from '../data';
import { formatFigure, share } from './figures';
import { activeIn, readExamples, rounded, scoreWith, teaches, train, type Network } from './names-training';
import { chineseText, englishAbstract, handFigures, readHandLabels } from './hand-labelled-names';
import { bare } from './titled-names';

/*
 * Fits the weights of src/core/parse/names/weights.ts to the whole of both corpora. With `--check` it writes nothing,
 * fits each half of them and shows how it does on that half and on the other one.
 */

/** Papers labelled by hand are a quarter as many as those labelled by their titles, and they alone tell when there is no name. */
const handWeight = 4;

/** Whether the first name that these weights find in a text is one of `names`; `undefined` where they find none. */
function finds(net: Network, text: string, names: readonly string[]): boolean | undefined {
  const found = mainName(weigh(text).weighed, (evidence) => scoreWith(net, activeIn(evidence)));
  return found && [...found.candidate.forms.keys()].some((form) => names.some((name) => bare(name) === bare(form)));
}

function check(): void {
  const labels = readHandLabels();
  const read = readCorpus();
  const examples = readExamples(handWeight);
  const rows = new Set(examples.map(({ row }) => row));
  for (const half of [0, 1] as const) {
    const net = rounded(train(examples.filter((one) => one.half !== 1 - half && teaches(one))));
    for (const row of rows) {
      for (const of of [half, 1 - half]) {
        const part = examples.filter((one) => one.row === row && one.half === of);
        const right = part.filter(
          ({ text, names }) => finds(net, text, names) === (names.length === 0 ? undefined : true),
        ).length;
        const where = of === half ? 'the same half' : 'the other half';
        console.log(formatFigure(share(`fitted on half ${half}, asked ${where}: ${row}`, right, part.length)));
      }
    }
    for (const [what, textOf] of [
      ['English abstracts', englishAbstract],
      ['Chinese texts', chineseText],
    ] as const) {
      for (const figure of handFigures(`fitted on half ${half}: ${what}`, read, labels, textOf, (text, names) =>
        finds(net, text, names),
      )) {
        console.log(formatFigure(figure));
      }
    }
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
 * The weights of network.ts, made by \`npx tsx test/eval/fit-names.ts\` on three bilingual corpora
 * (xmkxabc/daily-arXiv-ai-enhanced, Apache-2.0; AMDS123/amds123.github.io; daksim/NewAdversarialAttackPaper): for each kind of evidence what it adds by itself, and what it adds to each
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
