import type { Paper, PaperSource, Publication, SourceSpan } from '../model';
import { kindOf } from '../parse/formats';

/** Reads what a bibliography says of the works at some spans, in their order. */
export type ReadPublications = (source: string, format: string, spans: readonly SourceSpan[]) => Promise<readonly (Publication | undefined)[]>;

/** The first source of a paper that is a bibliography, else a database's export. */
function bibliographyOf({ sources }: Paper): PaperSource | undefined {
  return sources.find(({ format }) => kindOf(format) === 'bibliography') ?? sources.find(({ format }) => kindOf(format) === 'export');
}

/**
 * What the papers' own bibliographies say of them, by key; each source is read once.
 * @param read the publications of a source, in a format, at some spans; where it rejects, its papers have what the library knows
 */
export async function readPublications(papers: Iterable<Paper>, read: ReadPublications): Promise<ReadonlyMap<string, Publication>> {
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
    const format = placed[0]?.place.format ?? '';
    const found = await read(source, format, placed.map(({ place }) => place.span)).catch(() => []);
    placed.forEach(({ paper }, index) => {
      const publication = found[index];
      if (publication !== undefined) {
        publications.set(paper.key, publication);
      }
    });
  }
  return publications;
}
