import { textHash } from '../library/base/fingerprint';
import { normalizeArxiv, normalizeDoi, normalizeText } from '../library/merging/identity';
import { type Identification, placeText } from '../identify/result';
import type { CslItem, Paper } from '../model/paper';
import { arxivOfCsl } from '../parse/csl-json/parse-csl-json';
import { entriesFor, type DescribedLibrary, type Description, type DescriptionOrigin } from './described';
import { recordPlaces, type RecordEdit, type Rejection, rejectionText } from './records-text';

/** A description accepted for the paper of a key, and where it comes from. */
export interface Decision {
  readonly key: string;
  readonly description: Description;
  readonly origin: DescriptionOrigin;
}

/** What accepting comes to. */
export interface AcceptancePlan {
  readonly edits: readonly RecordEdit[];
  /** Papers that have an entry already, which somebody may have written: it is not touched unless they say so. It may bear an alias. */
  readonly taken: readonly {
    readonly key: string;
    readonly entryKey: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** The edits that put descriptions of papers into a records file. */
export function planAcceptance(
  library: DescribedLibrary,
  decisions: readonly Decision[],
  text: string,
): AcceptancePlan {
  const places = new Map(recordPlaces(text).map((place) => [place.key, place.text]));
  const plan: { edits: RecordEdit[]; taken: AcceptancePlan['taken'][number][] } = { edits: [], taken: [] };
  for (const { key, text: entry } of entriesFor(library, decisions)) {
    const entryKey = [key, ...(library.get(key)?.aliases ?? [])].find((name) => places.has(name)) ?? key;
    const before = places.get(entryKey);
    const after = underKey(entry, key, entryKey);
    if (before === undefined) {
      places.set(key, entry);
      plan.edits.push({ key, before: undefined, after });
    } else if (before !== after) {
      plan.taken.push({ key, entryKey, before, after });
    }
  }
  return plan;
}

/** An entry of ours under another key. */
export function underKey(entry: string, key: string, other: string): string {
  return entry.replace(`{${key},`, () => `{${other},`);
}

/** A result of identification as a decision to accept it; undefined where it has no record. */
export function decisionOf({ key, record, score, catalogue }: Identification, date: string): Decision | undefined {
  return record === undefined
    ? undefined
    : {
        key,
        description: { item: record },
        origin: { source: catalogue === undefined ? '' : placeText(catalogue), date, score },
      };
}

/** The edit that notes that a record is not a paper. */
export function rejectionEdit(paper: Paper, record: CslItem, date: string): RecordEdit {
  const rejection: Rejection = {
    key: paper.key,
    hash: textHash(paper.abstract),
    candidate: candidateIds(record),
    date,
  };
  return { key: paper.key, before: undefined, after: rejectionText(rejection) };
}

/** What names a record: its identifiers, else its title, first author and year. */
export function candidateIds(record: CslItem): readonly string[] {
  const doi = typeof record.DOI === 'string' ? normalizeDoi(record.DOI) : undefined;
  const arxivFound = arxivOfCsl(record);
  const arxiv = arxivFound === undefined ? undefined : normalizeArxiv(arxivFound);
  const ids = [...(doi === undefined ? [] : [`doi:${doi}`]), ...(arxiv === undefined ? [] : [`arxiv:${arxiv}`])];
  const title = typeof record.title === 'string' ? normalizeText(record.title.slice(0, 1_000)) : '';
  return ids.length > 0
    ? ids
    : [title === '' ? `id:${record.id.slice(0, 300).trim()}` : `title:${textHash(title) ?? title.slice(0, 60)}`];
}

/** Whether somebody has said of a record that it is not this paper. */
export function isRejected(
  rejections: readonly Rejection[],
  paper: Pick<Paper, 'key' | 'aliases' | 'abstract'>,
  record: CslItem,
): boolean {
  const ids = new Set(candidateIds(record));
  const hash = textHash(paper.abstract);
  return rejections.some(
    (rejection) =>
      (rejection.hash === undefined || hash === undefined
        ? rejection.key === paper.key || paper.aliases.includes(rejection.key)
        : rejection.hash === hash) && rejection.candidate.some((id) => ids.has(id)),
  );
}

/** Edits that undo others, in their order. */
export function undone(edits: readonly RecordEdit[]): readonly RecordEdit[] {
  return edits
    .map(({ key, before, after, stored }) => ({
      key,
      before: after,
      after: before,
      stored: stored === undefined ? undefined : { before: stored.after, after: stored.before },
    }))
    .reverse();
}

/**
 * A result without the candidates that somebody has rejected: the next best one is never more than likely, since what was certain was
 * so of another.
 */
export function withoutRejected(
  result: Identification,
  paper: Paper,
  rejections: readonly Rejection[],
): Identification {
  const isOut = (record: CslItem) => isRejected(rejections, paper, record);
  const candidates = result.candidates.filter(({ record }) => !isOut(record));
  if (result.record === undefined || !isOut(result.record)) {
    return { ...result, candidates };
  }
  const rest = { key: result.key, source: result.source };
  const [next] = candidates;
  return next === undefined
    ? { ...rest, status: 'none', score: 0, evidence: [], candidates }
    : {
        ...rest,
        status: 'likely',
        score: next.score,
        record: next.record,
        catalogue: next.catalogue,
        evidence: [],
        candidates,
      };
}
