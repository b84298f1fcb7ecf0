import { readPublications } from '../../core/library/publications';
import type { Paper } from '../../core/model/paper';
import type { BibliographyReader } from './bibliography-reader';
import type { BundleLoader } from '../bundles/lazy-bundles';

/** Where a paper appeared, read out of its bibliography; undefined where none says so. */
export async function publicationOf(
  paper: Paper,
  sources: readonly string[],
  bibliographies: BibliographyReader,
  bundles: BundleLoader,
): Promise<string | undefined> {
  const publication = (
    await readPublications([paper], sources, (...source) => bibliographies.publications(...source))
  ).get(paper.key);
  if (publication === undefined) {
    return undefined;
  }
  const { appearanceOf } = await bundles.load('appearance');
  return appearanceOf(publication).join(', ') || undefined;
}
