import type { PaperSource } from '../model/paper';
import { describesOthers, formatKindOf } from '../parse/formats/index';
import type { RecordFinding } from '../verify/check-references';
import type { PublishedVersion } from '../verify/published';
import type { CitedReference } from '../verify/reference';

/** What may be done about a reference that something is wrong with. */
export type RecordFix =
  /** Opens the record of a paper of the library, to be filled in; or looks for it in catalogues. */
  | { readonly kind: 'complete' | 'identify'; readonly key: string }
  /** Shows the entry of a bibliography. */
  | { readonly kind: 'show-entry'; readonly place: PaperSource }
  /** Puts the published version in the place of a preprint: into its entry, where a bibliography has one, else into the records of the library. */
  | { readonly kind: 'take-published'; readonly place: PaperSource | undefined; readonly published: PublishedVersion }
  /** Cites the work by the key that it has been cited by before, in place of the other one throughout the document. */
  | { readonly kind: 'cite-first'; readonly key: string; readonly instead: string }
  /** Opens the notice. */
  | { readonly kind: 'open-notice'; readonly url: string };

/** The fixes for one finding, the likeliest first. */
export function recordFixes(finding: RecordFinding): readonly RecordFix[] {
  const { reference } = finding;
  const place = placeOfReference(reference);
  const show: readonly RecordFix[] = place === undefined ? [] : [{ kind: 'show-entry', place }];
  switch (finding.code) {
    case 'incomplete-reference': {
      const { key } = reference.paper;
      return reference.holder === 'own'
        ? show
        : [
            { kind: 'complete', key },
            { kind: 'identify', key },
          ];
    }
    case 'published-preprint': {
      const { published } = finding;
      const isKnown = published.item !== undefined;
      return [...(isKnown ? [{ kind: 'take-published' as const, place, published }] : []), ...show];
    }
    case 'noticed-work': {
      const { by } = finding.notice;
      return [...(by === undefined ? [] : [{ kind: 'open-notice' as const, url: `https://doi.org/${by}` }]), ...show];
    }
    case 'duplicate-reference':
      return [{ kind: 'cite-first', key: finding.first.key, instead: reference.key }, ...show];
  }
}

/** The entry that a reference is written from; `undefined` where that is no bibliography's. */
function placeOfReference({ paper, holder }: CitedReference): PaperSource | undefined {
  return holder === 'own'
    ? paper.sources[0]
    : paper.sources.find(({ format }) => formatKindOf(format) === 'bibliography' && !describesOthers(format));
}
