import { ownIdentifiers } from '../identify/identify';
import { certainScore } from '../identify/match/decide';
import { textsOf } from '../identify/match/profile';
import type { Candidate, Identification } from '../identify/result';
import type { Paper } from '../model/paper';
import type { AbortSignalLike, LookUp, ServiceFailure, ServiceId, ServiceRecord, WorkQuery } from '../services/model';

/** Papers about which services are asked at a time; what has been answered before does not count. */
export const mostAsked = 100;

/** Those that find works by a text. */
const askedByText: readonly ServiceId[] = ['openalex', 'semantic-scholar'];

/** No more papers in a row than this get nothing but failures, before the others are not asked about. */
const mostFailures = 3;

export interface ServicesRequest {
  readonly papers: readonly Paper[];
  readonly lookUp: LookUp;
  /** The records by which a query would be answered without a request; undefined where one would be sent. */
  readonly kept: (query: WorkQuery, only?: readonly ServiceId[]) => readonly ServiceRecord[] | undefined;
  readonly signal: AbortSignalLike;
  readonly onProgress?: (asked: number, papers: number) => void;
}

export interface ServicesAnswer {
  readonly records: readonly ServiceRecord[];
  /** What went wrong, once by service and cause; that a service has no such work is nothing wrong. */
  readonly failures: readonly ServiceFailure[];
  /** How many papers were not asked about. */
  readonly left: number;
  /** Of how many papers no service said anything, not even that it has none: there was nothing to ask by, or none that may be asked here. */
  readonly unanswered: number;
}

interface Asked {
  readonly query: WorkQuery;
  readonly only?: readonly ServiceId[];
}

/** What services are asked about a paper, the surest first: its identifiers, the title that it states, its text. */
function queriesOf(paper: Paper): readonly Asked[] {
  const { doi, arxiv } = ownIdentifiers(paper);
  const { english, chinese } = textsOf({ ...paper, titleIsDerived: true });
  const text = english === '' ? chinese : english;
  return [
    ...(arxiv === undefined ? [] : [{ query: { kind: 'arxiv' as const, value: arxiv } }]),
    ...(doi === undefined ? [] : [{ query: { kind: 'doi' as const, value: doi } }]),
    ...(paper.titleIsDerived ? [] : [{ query: { kind: 'title' as const, value: paper.title }, only: askedByText }]),
    ...(text === '' ? [] : [{ query: { kind: 'abstract' as const, value: text }, only: askedByText }]),
  ];
}

/** Whether what would be asked about a paper is known from before. */
function isAnswered(queries: readonly Asked[], kept: ServicesRequest['kept']): boolean {
  for (const { query, only } of queries) {
    const records = kept(query, only);
    if (records === undefined || records.length > 0) {
      return records !== undefined;
    }
  }
  return true;
}

/** Collects what services say of papers, one after another. What a signal aborts ends with what has been found. */
export async function askServices(request: ServicesRequest): Promise<ServicesAnswer> {
  const { papers, lookUp, kept, signal, onProgress } = request;
  const records: ServiceRecord[] = [];
  const failures = new Map<string, ServiceFailure>();
  let [requested, left, failedInRow, unanswered] = [0, 0, 0, 0];
  for (const [at, paper] of papers.entries()) {
    const queries = queriesOf(paper);
    const isNew = !isAnswered(queries, kept);
    if (signal.aborted || (isNew && (requested >= mostAsked || failedInRow >= mostFailures))) {
      left++;
      continue;
    }
    requested += isNew ? 1 : 0;
    let hasAnswer = false;
    for (const { query, only } of queries) {
      const result = await lookUp(query, signal, only);
      records.push(...result.records);
      const wrong = result.failures.filter(({ cause }) => cause !== 'not-found');
      wrong.forEach((failure) => failures.set(`${failure.service} ${failure.cause}`, failure));
      hasAnswer ||= wrong.length < result.failures.length || result.records.length > 0;
      if (result.records.length > 0 || signal.aborted) {
        break;
      }
    }
    unanswered += hasAnswer ? 0 : 1;
    failedInRow = hasAnswer || queries.length === 0 ? 0 : failedInRow + 1;
    onProgress?.(at + 1, papers.length);
  }
  return { records, failures: [...failures.values()], left, unanswered };
}

/** Whether services may be said to have no record of a work: where they were asked, and each of them has answered so. */
export function haveAllAnswered(failures: readonly ServiceFailure[]): boolean {
  return failures.length > 0 && failures.every(({ cause }) => cause === 'not-found');
}

/** Whether services may be said to have no record of the papers that they were asked about. */
export function isAnswerOfAll({ failures, left, unanswered }: ServicesAnswer): boolean {
  return failures.length === 0 && left === 0 && unanswered === 0;
}

/** The records of each service as a catalogue in JSON lines: what identifies papers by files on disk judges them alike. */
export function catalogueTexts(
  records: readonly ServiceRecord[],
): readonly { readonly service: ServiceId; readonly text: string }[] {
  const byService = new Map<ServiceId, Set<string>>();
  for (const { service, item } of records) {
    byService.set(service, (byService.get(service) ?? new Set()).add(`${JSON.stringify(item)}\n`));
  }
  return [...byService].map(([service, lines]) => ({ service, text: [...lines].join('') }));
}

/** The highest score of what only a service says. */
const mostByService = certainScore - 0.01;

/** A result by records of services: never certain, and marked by the service. */
export function byService(found: Identification): Identification {
  const marked = (candidate: Candidate): Candidate => ({
    ...candidate,
    score: Math.min(candidate.score, mostByService),
    catalogue: { ...candidate.catalogue, isService: true },
  });
  const { catalogue } = found;
  return {
    ...found,
    status: found.status === 'certain' ? 'likely' : found.status,
    score: Math.min(found.score, mostByService),
    candidates: found.candidates.map(marked),
    ...(catalogue === undefined
      ? {}
      : {
          catalogue: { ...catalogue, isService: true },
          evidence: [...found.evidence, { code: 'service-alone', args: [catalogue.path] }],
        }),
  };
}
