import { join } from 'node:path';
import { atOnce } from '../../src/core/async/time-slicer';
import { passageValues } from '../../src/core/identify/passages/decide';
import { type PassageKind, PassageSearch } from '../../src/core/identify/passages/passage-search';
import { readStems } from '../../src/terminal/read-terms';
import { tableWithout } from './across-corpora';
import { type Example, fitted } from './logistic';
import { type PassageCase, passageQuestions } from './passage-cases';

/**
 * `npx tsx test/eval/fit-passages.ts`: fits the weights of `core/identify/passages/decide.ts` by the best candidates of each sentence, on
 * another fifth of the papers than the evaluation asks about, with a table that is learnt without it; then tells what each bound would
 * give on that fifth.
 */
const fittedFifth = 3;
const candidates = 8;
const bounds = [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];

interface Candidate extends Example {
  readonly kind: PassageKind;
}

interface Asked {
  readonly group: string;
  readonly isPresent: boolean;
  readonly candidates: readonly Candidate[];
}

const sample = Number(process.env.EVAL_SAMPLE ?? 0.25);

function askedOf(language: 'en' | 'zh'): Asked[] {
  const { cases, library } = passageQuestions(fittedFifth, sample, language);
  const search = new PassageSearch(
    cases.map(({ text }) => text),
    tableWithout(fittedFifth),
    readStems(join(__dirname, '..', '..')),
  );
  library.forEach((paper) => {
    search.add(paper);
  });
  return cases.map(({ as, id, isPresent }: PassageCase, at) => {
    const found = atOnce(search.matches(at)).sort((a, b) => b.score - a.score);
    return {
      group: `${language} ${as}`,
      isPresent,
      candidates: found.slice(0, candidates).map((match, rank) => ({
        kind: match.kind,
        values: passageValues(match, Math.max(0, found[rank === 0 ? 1 : 0]?.score ?? 0)),
        isRight: match.paper.key === id,
      })),
    };
  });
}

const asked = [...askedOf('en'), ...askedOf('zh')];
const weights = new Map(
  (['own', 'fromChinese', 'fromEnglish'] as const).map((kind) => {
    const found = fitted(asked.flatMap((each) => each.candidates.filter((candidate) => candidate.kind === kind)));
    console.log(kind, found.map((weight) => Math.round(weight * 1000) / 1000).join(', '));
    return [kind, found];
  }),
);

for (const group of new Set(asked.map((each) => each.group))) {
  const best = asked
    .filter((each) => each.group === group)
    .map((each) => ({
      isPresent: each.isPresent,
      ...each.candidates
        .map(({ kind, values, isRight }) => ({
          isRight,
          chance:
            1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * (weights.get(kind)?.[at] ?? 0), 0))),
        }))
        .reduce((most, each_) => (each_.chance > most.chance ? each_ : most), { isRight: false, chance: 0 }),
    }));
  const present = best.filter(({ isPresent }) => isPresent);
  const absent = best.filter(({ isPresent }) => !isPresent);
  const rates = bounds.map((bound) => {
    const first = present.filter(({ isRight, chance }) => isRight && chance >= bound).length / present.length;
    const none = absent.filter(({ chance }) => chance < bound).length / absent.length;
    return `${bound}: ${first.toFixed(3)}/${none.toFixed(3)}`;
  });
  console.log(group.padEnd(12), rates.join('  '));
}
