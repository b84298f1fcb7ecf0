import { join } from 'node:path';
import { readCatalogue } from '../../src/core/identify/catalogue/read-catalogue';
import { PaperIdentifier } from '../../src/core/identify/identify';
import { valuesOf } from '../../src/core/identify/match/decide';
import { readStems } from '../../src/terminal/read-terms';
import { tableWithout } from './across';
import { identifiedFifth, identifyQuestions } from './identify-cases';

/**
 * `npx tsx test/eval/fit-identify.ts`: fits the weights of `decide.ts` by the best candidate of each question, on the papers that the
 * evaluation does not ask about.
 */
const ridge = 0.3;
const rounds = 60;

interface Example {
  readonly values: readonly number[];
  readonly isRight: boolean;
}

async function main(): Promise<void> {
  const { cases, catalogue } = identifyQuestions('fitted', Number(process.env.EVAL_SAMPLE ?? 1));
  const identifier = new PaperIdentifier(
    cases.map(({ paper }) => paper),
    readStems(join(__dirname, '..', '..')),
    tableWithout(identifiedFifth),
  );
  for await (const { records } of readCatalogue(catalogue)) {
    records.forEach((record) => {
      identifier.add(record, catalogue.path);
    });
  }
  identifier.refresh();
  const examples = { own: [] as Example[], translated: [] as Example[] };
  cases.forEach(({ id }, at) => {
    const [best] = identifier.compared(at);
    if (best !== undefined) {
      const { record, found, second } = best;
      examples[found.kind].push({ values: valuesOf(found, second), isRight: record.arxiv === id });
    }
  });
  for (const [kind, all] of Object.entries(examples)) {
    console.log(
      kind,
      all.length,
      fitted(all)
        .map((weight) => Math.round(weight * 1000) / 1000)
        .join(', '),
    );
  }
}

/** The weights of a logistic regression with a ridge penalty, by Newton's method. */
function fitted(examples: readonly Example[]): number[] {
  const size = examples[0]?.values.length ?? 0;
  let weights = Array.from({ length: size }, () => 0);
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map((weight) => ridge * weight);
    const curve = weights.map((_, row) => weights.map((__, column): number => (row === column ? ridge : 0)));
    for (const { values, isRight } of examples) {
      const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
      const chance = 1 / (1 + Math.exp(-sum));
      values.forEach((value, row) => {
        slope[row] = (slope[row] ?? 0) + (chance - Number(isRight)) * value;
        const line = curve[row] ?? [];
        values.forEach((other, column) => {
          line[column] = (line[column] ?? 0) + chance * (1 - chance) * value * other;
        });
      });
    }
    const step = solved(curve, slope);
    weights = weights.map((weight, at) => weight - (step[at] ?? 0));
  }
  return weights;
}

/** The solution of linear equations with a positive definite matrix, by elimination. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  rows.forEach((pivot, at) => {
    const factor = pivot[at] ?? 1;
    pivot.forEach((value, column) => {
      pivot[column] = value / factor;
    });
    rows.forEach((row, other) => {
      const share = row[at] ?? 0;
      if (other !== at) {
        row.forEach((value, column) => {
          row[column] = value - share * (pivot[column] ?? 0);
        });
      }
    });
  });
  return rows.map((row) => row.at(-1) ?? 0);
}

void main();
