import type { CslItem, Paper } from '../model/paper';
import { idsContradict } from '../library/merging/verdicts';
import { isAboutAnother } from '../library/merging/title-relation';
import { areOthers, type Occasions, occasionsIn } from './match/occasions';
import { comparedAuthors, authorRelation } from '../library/base/authors';
import { normalizeText } from '../library/base/normalize';
import type { TermTable } from '../search/translation/term-table';
import type { CatalogueRecord } from './catalogue/record';
import { compare, type ComparedWith, type Comparison } from './match/compare';
import { type Facts, isCloseSecond, isOtherLength, scoreOf, statusOf } from './match/decide';
import { PapersIndex } from './match/papers-index';
import { profilesOf, textsOf } from './match/profile';
import { repositoryRelation } from './match/repositories';
import { runsOf } from './match/runs';
import { CatalogueScan, identifiersOf, type Kept, RecordFeatures } from './match/scan';
import { FeatureShares, type StemShares } from './match/shares';
import { FeatureNumbers } from './match/words';
import type { Candidate, Evidence, Identification } from './result';

/** Candidates that are told, unless somebody asks for another number. */
const toldCandidates = 3;
/** Below, a title is too short to say which work it is. */
const minTitle = 20;

interface Judged {
  readonly kept: Kept;
  readonly found: Comparison;
  readonly evidence: readonly Evidence[];
  readonly facts: Facts;
}

/** Says which records of catalogues papers are. Records are given one after another and not kept, but for the best few of each paper. */
export class PaperIdentifier {
  readonly #papers: readonly Paper[];
  readonly #profiles: number[][];
  readonly #index: PapersIndex;
  readonly #scan: CatalogueScan;
  readonly #with: ComparedWith;

  /** @param table without it, papers in Chinese are told by Latin words and numbers alone */
  constructor(papers: readonly Paper[], stems: StemShares, table?: TermTable) {
    this.#papers = papers;
    const numbers = new FeatureNumbers();
    const profiles = papers.map((paper) => profilesOf(paper, table, numbers));
    const owner = profiles.flatMap((each, paper) => each.map(() => paper));
    this.#profiles = papers.map(() => []);
    owner.forEach((paper, profile) => this.#profiles[paper]?.push(profile));
    const shares = new FeatureShares(stems);
    shares.prepare(numbers.names);
    this.#index = new PapersIndex(profiles.flat(), numbers.names.length, shares);
    const features = new RecordFeatures(numbers);
    this.#with = { index: this.#index, numbers, shares, stems, features };
    const identifiers = new Map<string, number[]>();
    papers.forEach((paper, at) => {
      for (const identifier of identifiersOf(ownIdentifiers(paper))) {
        identifiers.set(identifier, [...(identifiers.get(identifier) ?? []), at]);
      }
    });
    this.#scan = new CatalogueScan(this.#index, shares, features, Int32Array.from(owner), papers.length, identifiers);
  }

  /** Takes in the next record of the catalogue at a path. */
  add(record: CatalogueRecord, path: string): void {
    this.#scan.add(record, path);
  }

  /** Weighs what words tell anew, once all records have been added. */
  refresh(): void {
    this.#index.refresh();
  }

  /** What was found, in the order of the papers. @param limit candidates of each that are told */
  results(limit = toldCandidates): Identification[] {
    this.refresh();
    return this.#papers.map((paper, at) => this.#resultOf(paper, at, limit));
  }

  /** What the candidates of a paper are judged by, the best first, each with the best score of another work: what weights are fitted on. To be asked after `refresh`. */
  compared(
    at: number,
  ): readonly { readonly record: CatalogueRecord; readonly found: Comparison; readonly second: number }[] {
    const judged = this.#judged(at);
    return judged.map((each) => ({ record: each.kept.record, found: each.found, second: secondOf(each, judged) }));
  }

  #judged(at: number): Judged[] {
    const paper = this.#papers[at];
    if (paper === undefined) {
      return [];
    }
    const own = Object.values(textsOf(paper)).join('\n');
    const [runs, occasions] = [runsOf(own), occasionsIn(own)];
    return this.#scan
      .kept(at)
      .flatMap((kept) => this.#judge(paper, at, runs, occasions, kept) ?? [])
      .sort((a, b) => Number(b.facts.isSame) - Number(a.facts.isSame) || b.found.score - a.found.score);
  }

  #resultOf(paper: Paper, at: number, limit: number): Identification {
    const judged = this.#judged(at);
    const scored = judged
      .map((each) => ({
        each,
        score: scoreOf(each.found, each.facts, secondOf(each, judged), this.#with.shares.records),
      }))
      .sort((a, b) => b.score - a.score || Number(isFuller(b.each)) - Number(isFuller(a.each)));
    const { source, span } = paper.sources[0];
    const candidates = scored
      .slice(0, limit)
      .filter(({ score }) => score > 0.001)
      .map(({ each, score }): Candidate => ({
        record: each.kept.record.csl(),
        score: rounded(score),
        catalogue: { path: each.kept.path, line: each.kept.record.line },
      }));
    const [best] = scored;
    const score = rounded(best?.score ?? 0);
    const status = statusOf(score);
    const place = { key: paper.key, source: { path: source, line: span.line + 1, endLine: span.endLine + 1 } };
    const [first] = candidates;
    return status === 'none' || best === undefined || first === undefined
      ? { ...place, status: 'none', score, evidence: [], candidates }
      : {
          ...place,
          status,
          score,
          record: first.record,
          evidence: [
            ...best.each.evidence,
            ...(isCloseSecond(best.each.found, secondOf(best.each, judged)) ? [{ code: 'close-second' as const }] : []),
          ],
          catalogue: first.catalogue,
          candidates,
        };
  }

  #judge(paper: Paper, at: number, runs: ReadonlySet<string>, occasions: Occasions, kept: Kept): Judged | undefined {
    const { record } = kept;
    const found = compare(this.#with, this.#profiles[at] ?? [], runs, record);
    if (found === undefined) {
      return undefined;
    }
    const evidence: Evidence[] = [];
    const own = ownIdentifiers(paper);
    let isSame = false;
    let isOther = false;
    for (const [ours, theirs, same, other] of [
      [own.arxiv, record.arxiv, 'same-arxiv', 'other-arxiv'],
      [own.doi, record.doi, 'same-doi', 'other-doi'],
    ] as const) {
      if (ours !== undefined && theirs !== undefined) {
        const isEqual = ours.toLowerCase() === theirs.toLowerCase();
        evidence.push({ code: isEqual ? same : other, args: [theirs] });
        isSame ||= isEqual;
        isOther ||= !isEqual;
      }
    }
    const { relation: repository, url } = repositoryRelation(paper, record);
    if (repository === 'same' || repository === 'other') {
      evidence.push({ code: `${repository}-repository`, args: [url] });
    }
    const title = paper.titleIsDerived ? '' : normalizeText(paper.title);
    const isSameTitle = title.length >= minTitle && title === normalizeText(record.title);
    if (title !== '' && record.title !== '') {
      evidence.push({ code: isSameTitle ? 'same-title' : 'other-title', args: [record.title] });
    }
    const csl = isSameTitle || paper.authors !== undefined || paper.year !== undefined ? record.csl() : undefined;
    const authors = authorsIn(csl);
    const relation = authorRelation(comparedAuthors(paper.authors ?? []), comparedAuthors(authors));
    if (relation === 'common') {
      evidence.push({ code: 'same-author' });
    }
    isOther ||= relation === 'none';
    evidence.push({
      code: found.kind === 'own' ? 'same-words' : 'same-terms',
      args: [Math.round(100 * found.explained)],
    });
    if (found.latinShared > 0) {
      evidence.push({ code: 'same-latin' });
    }
    const isOtherOccasion = areOthers(occasions, occasionsIn(`${record.title}\n${record.abstract}`));
    const isNotice = isAboutAnother(record.title) && !isAboutAnother(paper.titleIsDerived ? '' : paper.title);
    for (const [code, holds] of [
      ['other-occasion', isOtherOccasion],
      ['other-length', isOtherLength(found)],
      ['about-another', isNotice],
    ] as const) {
      evidence.push(...(holds ? [{ code }] : []));
    }
    return {
      kept,
      found,
      evidence,
      facts: {
        isSame,
        isOther,
        isDoubtful: repository === 'other' || isOtherOccasion || isNotice,
        isCorroborated: isSameTitle && relation === 'common',
        isBare: record.abstract === '',
      },
    };
  }
}

/** The best score of another work among the candidates. */
function secondOf(judged: Judged, all: readonly Judged[]): number {
  return all
    .filter((other) => other !== judged && !isSameWork(other.kept.record, judged.kept.record))
    .reduce((most, other) => Math.max(most, other.found.score), 0);
}

/** Whether two records are of one work, as two catalogues have it: of one identifier, or of one title with abstracts that do not differ. */
function isSameWork(left: CatalogueRecord, right: CatalogueRecord): boolean {
  if (left.arxiv !== undefined && left.arxiv === right.arxiv) {
    return true;
  }
  if (left.doi !== undefined && left.doi.toLowerCase() === right.doi?.toLowerCase()) {
    return true;
  }
  const stated = ({ doi, arxiv }: CatalogueRecord) => ({
    dois: doi === undefined ? [] : [doi.toLowerCase()],
    arxivs: arxiv === undefined ? [] : [arxiv],
  });
  // A talk and the article that it became have one title and one text, and are published twice.
  if (idsContradict(stated(left), stated(right))) {
    return false;
  }
  const title = normalizeText(left.title);
  return (
    title.length >= minTitle &&
    title === normalizeText(right.title) &&
    left.abstract !== '' &&
    right.abstract !== '' &&
    authorRelation(comparedAuthors(authorsIn(left.csl())), comparedAuthors(authorsIn(right.csl()))) !== 'none'
  );
}

/** Whether a record says where the work was published. */
const isFuller = ({ kept }: Judged): boolean => kept.record.csl()['container-title'] !== undefined;

const authorsIn = (csl: CslItem | undefined): NonNullable<Paper['authors']> =>
  Array.isArray(csl?.author) ? (csl.author as NonNullable<Paper['authors']>) : [];

/** The identifiers that a paper states, or that its own links lead to where they lead to one. */
export function ownIdentifiers(paper: Paper): { readonly doi: string | undefined; readonly arxiv: string | undefined } {
  const own = (kind: string): string | undefined => {
    const urls = new Set(paper.links.filter((link) => link.kind === kind && link.own !== false).map(({ url }) => url));
    return urls.size === 1 ? [...urls][0] : undefined;
  };
  return {
    doi: paper.doi ?? own('doi')?.replace(/^https:\/\/doi\.org\//, ''),
    arxiv: paper.arxiv ?? own('arxiv')?.replace(/^https:\/\/arxiv\.org\/abs\//, ''),
  };
}

const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;
