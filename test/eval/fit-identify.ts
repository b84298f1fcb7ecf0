import { join } from 'node:path';
import { readCatalogue } from '../../src/core/identify/catalogue/read-catalogue';
import { PaperIdentifier } from '../../src/core/identify/identify';
import { valuesOf } from '../../src/core/identify/match/decide';
import { readStems } from '../../src/terminal/read-terms';
import { tableWithout } from './across-corpora';
import { identifiedFifth, identifyQuestions } from './identify-cases';
import { type Example, fitted } from './logistic';

/**
 * `npx tsx test/eval/fit-identify.ts`: fits the weights of `decide.ts` by the best candidate of each question, on the papers that the
 * evaluation does not ask about.
 */
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

void main();
