import type { CitedDocument } from '../cite/model/citation';
import type { TextRange } from '../model/paper';

/** One work as a document cites it. */
export interface CitedWork {
  /** The key of the first citation; a work may be cited under several. */
  readonly key: string;
  /** How often it is cited; works that are taken into the bibliography only (`\nocite`) are not at all. */
  readonly count: number;
  /** Which of the documents cites it first, and where its key stands there. */
  readonly document: number;
  readonly place: TextRange;
  readonly isKnown: boolean;
}

export interface CitationCount {
  readonly citations: number;
  /** In order of their first citation. */
  readonly works: readonly CitedWork[];
}

/**
 * Counts what a document cites, or the cells of a notebook together.
 * @param documents in order
 * @param workOf what tells works apart, such as the key of the paper; undefined where nobody has the key, which counts as a work of its own
 */
export function countCitations(
  documents: readonly Pick<CitedDocument, 'groups'>[],
  workOf: (key: string, document: number) => string | undefined,
): CitationCount {
  const works = new Map<string, CitedWork>();
  let citations = 0;
  documents.forEach(({ groups }, document) => {
    for (const group of groups) {
      const seen = group.form === 'unseen' ? 0 : 1;
      for (const { key, keyRange } of group.citations) {
        const work = workOf(key, document);
        // What no paper has is told apart from papers by a sign that no key holds.
        const id = work ?? ` ${key}`;
        const known = works.get(id) ?? { key, count: 0, document, place: keyRange, isKnown: work !== undefined };
        works.set(id, { ...known, count: known.count + seen });
        citations += seen;
      }
    }
  });
  return { citations, works: [...works.values()] };
}
