import type { WorkSteps } from '../async/time-slicer';
import type { CitedDocument } from '../cite/model/citation';
import { normalizeText } from '../library/merging/identity';
import { titleRelation } from '../library/merging/title-relation';
import type { ProblemSeverity, TextRange } from '../model/paper';
import { tokenOf } from '../notices/identifiers';
import { type Notice, standingOf } from '../notices/notice';
import type { NoticeTable } from '../notices/notice-table';
import { serviceName } from './service-names';
import { duplicatesAmong } from './duplicates';
import { type PublishedSources, type PublishedVersion, publishedVersion } from './published';
import { workIdentifiersOf, missingParts, type CitedReference, type ReferencePart } from './reference';

/** What is told of a reference that a document cites. */
export type RecordFinding = {
  /** `hint`: shown at its place, and in no list of problems. */
  readonly severity: ProblemSeverity | 'hint';
  /** Where the document cites the key first: the key's own characters. */
  readonly range: TextRange;
  readonly reference: CitedReference;
} & (
  | { readonly code: 'incomplete-reference'; readonly missing: readonly ReferencePart[] }
  | { readonly code: 'published-preprint'; readonly published: PublishedVersion }
  | {
      readonly code: 'noticed-work';
      readonly notice: Notice;
      /** Set where the notice is of a work with another title, so that the identifier may be wrong. */
      readonly isOtherWork?: true;
    }
  | {
      readonly code: 'duplicate-reference';
      /** The other reference to the work. */
      readonly first: CitedReference;
      readonly isOnePaper?: true;
      /** Set where only other documents of the work cite `first`. */
      readonly isElsewhere?: true;
    }
);

/** What is known of works besides their records. */
export interface KnownOfWorks extends PublishedSources {
  readonly notices: NoticeTable | undefined;
}

/**
 * What is wrong with the references that a document cites, each told once, in order of place.
 * @param elsewhere what only other documents of its work cite, which may be of the same works
 */
export function* checkReferences(
  { groups }: Pick<CitedDocument, 'groups'>,
  references: readonly CitedReference[],
  known: KnownOfWorks,
  elsewhere: readonly CitedReference[] = [],
): WorkSteps<readonly RecordFinding[]> {
  const ranges = new Map<string, TextRange>();
  for (const { key, keyRange } of groups.flatMap(({ citations }) => citations)) {
    if (!ranges.has(key)) {
      ranges.set(key, keyRange);
    }
  }
  const findings: RecordFinding[] = [];
  for (const reference of references) {
    const range = ranges.get(reference.key);
    if (range === undefined) {
      continue;
    }
    const notice = noticeOf(reference, known);
    if (notice !== undefined) {
      findings.push({ code: 'noticed-work', range, reference, ...notice });
    }
    const published = publishedVersion(reference, known);
    if (published !== undefined) {
      findings.push({ code: 'published-preprint', severity: 'hint', range, reference, published });
    }
    const missing = missingParts(reference);
    if (missing.length > 0) {
      findings.push({ code: 'incomplete-reference', severity: 'hint', range, reference, missing });
    }
    yield;
  }
  for (const { isOnePaper, ...pair } of duplicatesAmong([...references, ...elsewhere])) {
    // What is cited here comes first.
    const isElsewhere = !ranges.has(pair.reference.key);
    const [first, reference] = isElsewhere ? [pair.reference, pair.first] : [pair.first, pair.reference];
    const range = ranges.get(reference.key);
    if (range !== undefined) {
      findings.push({
        code: 'duplicate-reference',
        severity: 'info',
        range,
        reference,
        first,
        ...(isOnePaper && { isOnePaper }),
        ...(isElsewhere && { isElsewhere }),
      });
    }
    yield;
  }
  return findings.sort((left, right) => left.range.start - right.range.start);
}

const severities = { retraction: 'warning', concern: 'warning', correction: 'hint' } as const;

type FoundNotice = Pick<
  Extract<RecordFinding, { readonly code: 'noticed-work' }>,
  'severity' | 'notice' | 'isOtherWork'
>;

/** What counts of all that lists and services have said of a work, by its identifiers. */
function noticeOf(reference: CitedReference, { notices, cached }: KnownOfWorks): FoundNotice | undefined {
  const identifiers = workIdentifiersOf(reference);
  const listed = identifiers.flatMap((identifier) => notices?.of(tokenOf(identifier)) ?? []);
  const answered = identifiers.flatMap((identifier) =>
    cached
      .get(identifier)
      .flatMap(({ service, notices: said = [] }) =>
        said.map((one): Notice => ({ ...one, source: serviceName(service) })),
      ),
  );
  const notice = standingOf([...listed, ...answered]);
  if (notice === undefined || notice.kind === 'reinstatement') {
    return undefined;
  }
  const { title, titleIsDerived } = reference.paper;
  const compared = (written: string) => ({ written, normal: normalizeText(written.slice(0, 1_000)) });
  const isOtherWork =
    notice.title !== undefined && !titleIsDerived && titleRelation(compared(title), compared(notice.title)) === 'other';
  if (isOtherWork) {
    return notice.kind === 'retraction' ? { severity: 'info', notice, isOtherWork } : undefined;
  }
  // What the reference says itself, and its readers will see, its author knows.
  const isSaid = /\b(?:retracted|withdrawn)\b|撤稿|撤回/iu.test(title);
  return { severity: isSaid || notice.isReplaced === true ? 'info' : severities[notice.kind], notice };
}
