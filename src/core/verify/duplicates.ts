import type { EntryRecord } from '../library/merging/entry-record';
import { mergeRecords } from '../library/merging/merge';
import { standApart } from '../library/merging/published-in';
import { normalizeText } from '../library/merging/identity';
import type { CslItem } from '../model/paper';
import { publishedIn } from '../parse/fields/bibliographic-fields';
import { comparedReference } from './compared';
import { isPreprint, isPublished, referenceItem, type CitedReference, plainValue } from './reference';

/** Two keys that a document cites one work under. */
export interface Duplicate {
  /** The one that is cited later. */
  readonly reference: CitedReference;
  readonly first: CitedReference;
  /** Set where one paper of the library has both keys; else the two records agree. */
  readonly isOnePaper?: true;
}

/** Kinds of works that do not become each other, by their type in CSL; all others are articles, or may be. */
const kinds: ReadonlyMap<string, string> = new Map(
  [
    ['thesis', 'thesis'],
    ['book', 'book'],
    ['chapter', 'chapter'],
    ['entry-encyclopedia entry-dictionary', 'entry'],
    ['software', 'software'],
    ['dataset', 'dataset'],
    ['report', 'report'],
    ['patent', 'patent'],
    ['standard', 'standard'],
    ['review review-book', 'review'],
    ['motion_picture broadcast song speech', 'shown'],
    ['webpage post post-weblog', 'webpage'],
  ].flatMap(([types = '', kind = '']) => types.split(' ').map((type) => [type, kind] as const)),
);

/** What tells two releases of one title apart. */
const ofReleases = ['edition', 'version'] as const;
/** The same of editions and volumes of works that appear in nothing. */
const distinctive = [...ofReleases, 'volume', 'number', 'chapter-number', 'collection-number', 'ISBN'] as const;

/**
 * The works that are cited under two keys, in the order of the references. The library has told its own papers apart already, so two
 * of them are one only where they are the same paper.
 */
export function duplicatesAmong(references: readonly CitedReference[]): readonly Duplicate[] {
  const found: Duplicate[] = [];
  const byPaper = new Map<string, CitedReference>();
  for (const reference of references.filter(({ holder }) => holder === 'library')) {
    const first = byPaper.get(reference.paper.key);
    if (first === undefined) {
      byPaper.set(reference.paper.key, reference);
    } else {
      found.push({ reference, first, isOnePaper: true });
    }
  }
  const compared = [...byPaper.values(), ...references.filter(({ holder }) => holder === 'own')];
  if (compared.length === byPaper.size) {
    return found;
  }
  const order = new Map(references.map((reference, index) => [reference, index]));
  const ofRecord = new Map<EntryRecord, CitedReference>();
  // Sources tell the order, by which the merging goes.
  compared.forEach((reference) => {
    ofRecord.set(comparedReference(reference, String(order.get(reference) ?? 0).padStart(9, '0')), reference);
  });
  for (const work of mergeRecords([...ofRecord.keys()]).works) {
    const [first, ...others] = work
      .flatMap((record) => ofRecord.get(record) ?? [])
      .sort((left, right) => (order.get(left) ?? 0) - (order.get(right) ?? 0));
    for (const reference of first === undefined ? [] : others) {
      if (first !== undefined && (first.holder === 'own' || reference.holder === 'own') && areAlike(first, reference)) {
        found.push({ reference, first });
      }
    }
  }
  return found.sort((left, right) => (order.get(left.reference) ?? 0) - (order.get(right.reference) ?? 0));
}

/** Whether nothing in two records speaks against their being one publication, or a preprint and its publication. */
function areAlike(left: CitedReference, right: CitedReference): boolean {
  const [one, two] = [referenceItem(left), referenceItem(right)];
  const differ = (name: string) => {
    const [a, b] = [normalizeText(plainValue(one[name])), normalizeText(plainValue(two[name]))];
    return a !== '' && b !== '' && a !== b;
  };
  if (kindOf(one) !== kindOf(two)) {
    return false;
  }
  if (plainValue(one.DOI) !== '' && plainValue(two.DOI) !== '' && !differ('DOI')) {
    return true;
  }
  if ((kinds.has(one.type) ? distinctive : ofReleases).some(differ)) {
    return false;
  }
  if (isPublished(one) && isPublished(two)) {
    return !standApart(placeOf(one), placeOf(two));
  }
  // Pages of one site may have one title.
  return isPreprint(one) || isPreprint(two) || !differ('URL');
}

function kindOf({ type }: CslItem): string {
  return kinds.get(type) ?? 'article';
}

function placeOf(item: CslItem) {
  return publishedIn({
    container: plainValue(item['container-title']),
    volume: plainValue(item.volume),
    issue: plainValue(item.issue),
    pages: plainValue(item.page),
  });
}
