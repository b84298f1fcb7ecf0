import type { Paper, PaperSource, Publication } from '../model';
import { publicationsIn } from '../parse/publication';

/** The first source of a paper that is a bibliography. */
function bibliographyOf({ sources }: Paper): PaperSource | undefined {
  return sources.find(({ format }) => format === 'bibtex' || format === 'csl-json' || format === 'ris');
}

/**
 * What the papers' own bibliographies say of them, by key; each source is read once.
 * @param textOf the text of a source; where it rejects, its papers have what the library knows
 */
export async function readPublications(papers: Iterable<Paper>, textOf: (source: string) => Promise<string>): Promise<ReadonlyMap<string, Publication>> {
  const bySource = new Map<string, { readonly paper: Paper; readonly place: PaperSource }[]>();
  for (const paper of papers) {
    const place = bibliographyOf(paper);
    if (place !== undefined) {
      const others = bySource.get(place.source);
      if (others === undefined) {
        bySource.set(place.source, [{ paper, place }]);
      } else {
        others.push({ paper, place });
      }
    }
  }
  const publications = new Map<string, Publication>();
  for (const [source, placed] of bySource) {
    const text = await textOf(source).catch(() => undefined);
    const [first] = placed;
    if (text === undefined || first === undefined) {
      continue;
    }
    const at = publicationsIn(text, first.place.format);
    for (const { paper, place } of placed) {
      const publication = at(place.span);
      if (publication !== undefined) {
        publications.set(paper.key, publication);
      }
    }
  }
  return publications;
}
