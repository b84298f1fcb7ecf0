import { readPublications } from '../../core/library/publications';
import type { Paper } from '../../core/model';
import type { BibliographyReader } from '../bibliographies/bibliography-reader';
import type { PartLoader } from '../engine/parts';

/** Where a paper appeared, read out of its bibliography; undefined where none says so. */
export async function publicationOf(paper: Paper, sources: readonly string[], bibliographies: BibliographyReader, parts: PartLoader): Promise<string | undefined> {
  const publication = (await readPublications([paper], sources, (...source) => bibliographies.publications(...source))).get(paper.key);
  if (publication === undefined) {
    return undefined;
  }
  const { appearanceOf } = await parts.load('appearance');
  return appearanceOf(publication).join(', ') || undefined;
}
