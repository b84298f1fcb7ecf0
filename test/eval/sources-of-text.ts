import { join } from 'node:path';
import { atOnce } from '../../src/core/async/time-slicer';
import { textSources } from '../../src/core/identify/passages/find-sources';
import { readStems } from '../../src/terminal/read-terms';
import { tableWithout } from './across-corpora';
import { type Figure, share } from './figures';
import { type PassageCase, passageQuestions, passagesAs } from './passage-cases';

/** Asks about a part of the fifth, which says enough; `EVAL_SAMPLE=1` about all of it. */
const sample = Number(process.env.EVAL_SAMPLE ?? 0.25);
/** The fifth of the papers that is asked about, by a table that is learnt without it; weights are fitted on another. */
const askedFifth = 4;

const chinese: readonly PassageCase['as'][] = ['model', 'google', 'tencent'];
const targets: Readonly<Record<PassageCase['as'], number>> = {
  verbatim: 0.98,
  part: 0.95,
  thinned: 0.95,
  model: 0,
  google: 0,
  tencent: 0,
};
const leastNone = 0.95;

/** How often the paper that a sentence is from comes first, and none where the library lacks it. */
export function evaluateSourcesOfText(): Figure[] {
  return [...figures('en', targets, 0.9), ...figures('zh', undefined, undefined)];
}

function figures(
  language: 'en' | 'zh',
  wanted: typeof targets | undefined,
  wantedChinese: number | undefined,
): Figure[] {
  const { cases, library } = passageQuestions(askedFifth, sample, language);
  const stems = readStems(join(__dirname, '..', '..'));
  const texts = cases.map(({ text }) => text);
  const found = atOnce(textSources(texts, library, stems, tableWithout(askedFifth)));
  const isRight = (at: number): boolean => found[at]?.sources[0]?.paper.key === cases[at]?.id;
  const numbersOf = (is: readonly PassageCase['as'][], isPresent: boolean): number[] =>
    [...cases.keys()].filter((at) => {
      const asked = cases[at];
      return asked !== undefined && is.includes(asked.as) && asked.isPresent === isPresent;
    });
  const first = (what: string, is: readonly PassageCase['as'][], target?: number): Figure => {
    const present = numbersOf(is, true);
    return share(`${language}: ${what}, paper first`, present.filter(isRight).length, present.length, target);
  };
  const none = (what: string, is: readonly PassageCase['as'][], target?: number): Figure => {
    const absent = numbersOf(is, false);
    const empty = absent.filter((at) => found[at]?.sources.length === 0);
    return share(`${language}: ${what}, none where it is not there`, empty.length, absent.length, target);
  };
  return [
    ...passagesAs.map((as) => first(as, [as], wanted?.[as])),
    first('Chinese text', chinese, wantedChinese),
    ...passagesAs.map((as) => none(as, [as])),
    none('Chinese text', chinese),
    none('all', passagesAs, leastNone),
  ];
}
