import type { Paper, PaperSource, Publication, SourceSpan } from '../model/paper';
import { describesOthers, formatKindOf } from '../parse/formats/index';

/**
 * Reads what a bibliography says of the works at some spans, in their order. Related are sources of the same format, which
 * may define strings that it names; those that cannot be read are passed over.
 */
export type ReadPublications = (
  source: string,
  format: string,
  spans: readonly SourceSpan[],
  related: readonly string[],
) => Promise<readonly (Publication | undefined)[]>;

/** So many other sources are searched for a string. */
const maxRelated = 50;

/** Sources with the same ending, those of the same folder first. */
function relatedTo(source: string, sources: readonly string[]): readonly string[] {
  const folder = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  const ending = (path: string) => path.slice(path.lastIndexOf('.')).toLowerCase();
  const others = sources.filter((other) => other !== source && ending(other) === ending(source));
  const isNear = (other: string) => folder(other) === folder(source);
  return [...others.filter(isNear), ...others.filter((other) => !isNear(other))].slice(0, maxRelated);
}

/** The first source of a paper that is a bibliography, else a database's export, else a record that was accepted for it. */
function bibliographyOf({ sources }: Paper): PaperSource | undefined {
  return (
    sources.find(({ format }) => formatKindOf(format) === 'bibliography' && !describesOthers(format)) ??
    sources.find(({ format }) => formatKindOf(format) === 'export') ??
    sources.find(({ format }) => describesOthers(format))
  );
}

/**
 * What the papers' own bibliographies say of them, by key; each source is read once.
 * @param sources all sources of the library, among which strings are sought that a bibliography does not define itself
 * @param read the publications of a source, in a format, at some spans; where it rejects, its papers have what the library knows
 */
export async function readPublications(
  papers: Iterable<Paper>,
  sources: readonly string[],
  read: ReadPublications,
): Promise<ReadonlyMap<string, Publication>> {
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
    const spans = placed.map(({ place }) => place.span);
    let found = await read(source, format, spans, []).catch((): readonly undefined[] => []);
    const related = found.some((publication) => publication?.bibtex?.unresolved !== undefined)
      ? relatedTo(source, sources)
      : [];
    if (related.length > 0) {
      const first = found;
      found = await read(source, format, spans, related).catch(() => first);
    }
    placed.forEach(({ paper }, index) => {
      const publication = found[index];
      if (publication !== undefined) {
        publications.set(paper.key, publication);
      }
    });
  }
  return publications;
}
