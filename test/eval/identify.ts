import { join } from 'node:path';
import { readCatalogue } from '../../src/core/identify/catalogue/read-catalogue';
import { PaperIdentifier } from '../../src/core/identify/identify';
import type { Identification } from '../../src/core/identify/result';
import { normalizeText } from '../../src/core/library/base/normalize';
import { identifyByCatalogues } from '../../src/core/usecases/identify-papers';
import { readStems } from '../../src/terminal/read-terms';
import { readSeedTruth } from '../data';
import { tableWithout } from './across-corpora';
import { seedLibrary } from './corpus-papers';
import { type Figure, share } from './figures';
import { askedAs, identifiedFifth, type IdentifyCase, identifyQuestions, seedsCatalogue } from './identify-cases';

/** Asks a part of the questions, among the same records: `EVAL_SAMPLE=0.2`. */
const sample = Number(process.env.EVAL_SAMPLE ?? 1);

const stems = () => readStems(join(__dirname, '..', '..'));

const targets: Readonly<Record<IdentifyCase['as'], number>> = {
  english: 0.995,
  disturbed: 0.98,
  model: 0.97,
  google: 0.96,
  tencent: 0.96,
};

/** How well papers are told among all English records of both corpora, by a table of terms that is learnt without them. */
export async function evaluateIdentify(): Promise<Figure[]> {
  const { cases, catalogue } = identifyQuestions('asked', sample);
  const identifier = new PaperIdentifier(
    cases.map(({ paper }) => paper),
    stems(),
    tableWithout(identifiedFifth),
  );
  for await (const { records } of readCatalogue(catalogue)) {
    records.forEach((record) => {
      identifier.add(record, catalogue.path);
    });
  }
  const results = identifier.results();
  const isCertain = (at: number): boolean => results[at]?.status === 'certain';
  const isRight = (at: number): boolean => results[at]?.record?.id === cases[at]?.id;
  const all = [...cases.keys()];
  const right = (of: readonly number[]): Figure['count'] => of.filter((at) => isRight(at)).length;
  const certain = all.filter(isCertain);
  return [
    share('certain answers that are right', right(certain) ?? 0, certain.length, 0.998),
    ...askedAs.flatMap((as) => {
      const own = all.filter((at) => cases[at]?.as === as);
      const present = own.filter((at) => cases[at]?.isPresent);
      const known = own.filter(isCertain);
      return [
        share(`${as}: found as certain`, right(present.filter(isCertain)) ?? 0, present.length, targets[as]),
        share(`${as}: certain answers that are right`, right(known) ?? 0, known.length),
        share(`${as}: found, certain or likely`, right(present) ?? 0, present.length),
      ];
    }),
    ...(await seedFigures()),
  ];
}

/** The papers of the seeds whose records are known, among all others. */
async function seedFigures(): Promise<Figure[]> {
  const truth = new Map(readSeedTruth().map((each) => [`${each.file}:${each.line}`, each.published_title]));
  const found = await identifyByCatalogues({
    papers: seedLibrary().papers,
    catalogues: [seedsCatalogue()],
    stems: stems(),
    terms: tableWithout(identifiedFifth),
  });
  const titleOf = ({ source }: Identification): string | undefined => truth.get(`${source.path}:${source.line}`);
  const isRight = (each: Identification): boolean =>
    typeof each.record?.title === 'string' && normalizeText(each.record.title) === normalizeText(titleOf(each) ?? '');
  const known = found.filter((each) => titleOf(each) !== undefined);
  const certain = found.filter(({ status }) => status === 'certain');
  return [
    share(
      'seeds: found as certain',
      known.filter((each) => each.status === 'certain' && isRight(each)).length,
      truth.size,
      1,
    ),
    share('seeds: certain answers that are right', certain.filter(isRight).length, certain.length, 1),
  ];
}
