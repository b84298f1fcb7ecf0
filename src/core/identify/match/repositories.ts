import type { Paper } from '../../model/paper';
import { findLinks } from '../../parse/links/find-links';
import type { CatalogueRecord } from '../catalogue/record';

/** Addresses that have this share of their pairs of letters in common may be one, damaged by a translation program. */
const minAlike = 0.8;

/**
 * How a paper's repositories relate to those of a record: one is the `same`; one may be, with slips in its address (`alike`); all are
 * `other` ones; or one side tells none (`unknown`). With the record's address that says so.
 */
export function repositoryRelation(
  paper: Paper,
  record: Pick<CatalogueRecord, 'abstract'>,
): { readonly relation: 'same' | 'alike' | 'other' | 'unknown'; readonly url: string } {
  const ours = repositoriesIn(paper.links);
  const theirs =
    ours.length > 0 && /git|huggingface|bitbucket/i.test(record.abstract)
      ? repositoriesIn(findLinks(record.abstract, 0))
      : [];
  const [first] = theirs;
  if (first === undefined) {
    return { relation: 'unknown', url: '' };
  }
  const same = theirs.find((url) => ours.includes(url));
  if (same !== undefined) {
    return { relation: 'same', url: same };
  }
  const alike = theirs.find((url) => ours.some((own) => likeness(own, url) >= minAlike));
  return alike === undefined ? { relation: 'other', url: first } : { relation: 'alike', url: alike };
}

const repositoriesIn = (links: Paper['links'] | ReturnType<typeof findLinks>): string[] =>
  [...links].flatMap(({ kind, own, url }) => (kind === 'repository' && own !== false ? [url.toLowerCase()] : []));

/** Dice's coefficient of the pairs of letters and digits of two addresses, without their hosts. */
function likeness(left: string, right: string): number {
  const [ours, theirs] = [pairsOf(left), pairsOf(right)];
  const shared = [...ours].filter((pair) => theirs.has(pair)).length;
  return ours.size + theirs.size === 0 ? 0 : (2 * shared) / (ours.size + theirs.size);
}

function pairsOf(url: string): ReadonlySet<string> {
  const letters = url
    .slice(0, 300)
    .replace(/^https:\/\/[^/]{0,100}\//, '')
    .replace(/[^a-z\d]/g, '');
  return new Set(Array.from(letters.slice(1), (_, at) => letters.slice(at, at + 2)));
}
