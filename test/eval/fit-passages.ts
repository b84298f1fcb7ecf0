import { join } from 'node:path';
import { passageValues } from '../../src/core/identify/passages/decide';
import { PassageSearch } from '../../src/core/identify/passages/passage-search';
import { readStems } from '../../src/terminal/read-terms';
import { tableWithout } from './across';
import { type Example, fitted } from './logistic';
import { passageQuestions } from './passage-cases';

/**
 * `npx tsx test/eval/fit-passages.ts`: fits the weights of `core/identify/passages/decide.ts` by the best candidates of each sentence, on
 * another fifth of the papers than the evaluation asks about, with a table that is learnt without it.
 */
const fittedFifth = 3;
const candidates = 8;

const stems = readStems(join(__dirname, '..', '..'));
const table = tableWithout(fittedFifth);
const examples = { own: [] as Example[], fromChinese: [] as Example[], fromEnglish: [] as Example[] };
for (const language of ['en', 'zh'] as const) {
  const { cases, library } = passageQuestions(fittedFifth, Number(process.env.EVAL_SAMPLE ?? 0.25), language);
  const search = new PassageSearch(
    cases.map(({ text }) => text),
    table,
    stems,
  );
  library.forEach((paper) => {
    search.add(paper);
  });
  cases.forEach(({ id }, at) => {
    const found = search.matches(at).sort((a, b) => b.score - a.score);
    found.slice(0, candidates).forEach((match, rank) => {
      const second = Math.max(0, found[rank === 0 ? 1 : 0]?.score ?? 0);
      examples[match.kind].push({ values: passageValues(match, second), isRight: match.paper.key === id });
    });
  });
}
for (const [kind, all] of Object.entries(examples)) {
  console.log(
    kind,
    all.length,
    fitted(all)
      .map((weight) => Math.round(weight * 1000) / 1000)
      .join(', '),
  );
}
