import { type Citation, type CitationGroup, type CitedDocument, citedKeys } from './citation';

/** A citation and the document that holds it. */
export interface CitationPlace {
  readonly document: string;
  readonly group: CitationGroup;
  readonly citation: Citation;
}

type PlacesByDocument = Map<string, readonly CitationPlace[]>;

/** Which documents cite which keys. A change of one document costs what that document holds. */
export class CitationGraph {
  readonly #parsed = new Map<string, CitedDocument>();
  readonly #byKey = new Map<string, PlacesByDocument>();

  /**
   * Takes what a document cites in the place of what it cited.
   * @param document its name, such as a URI
   * @param parsed undefined for a document that is gone
   * @returns the keys whose citations changed, be it only in their places
   */
  set(document: string, parsed: CitedDocument | undefined): ReadonlySet<string> {
    const before = this.#parsed.get(document);
    const changed = new Set(before === undefined ? [] : citedKeys(before));
    for (const key of changed) {
      const places = this.#byKey.get(key);
      places?.delete(document);
      if (places?.size === 0) {
        this.#byKey.delete(key);
      }
    }
    if (parsed === undefined) {
      this.#parsed.delete(document);
      return changed;
    }
    this.#parsed.set(document, parsed);
    for (const [key, places] of placesByKey(document, parsed)) {
      const known = this.#byKey.get(key);
      if (known === undefined) {
        this.#byKey.set(key, new Map([[document, places]]));
      } else {
        known.set(document, places);
      }
      changed.add(key);
    }
    return changed;
  }

  documentOf(document: string): CitedDocument | undefined {
    return this.#parsed.get(document);
  }

  /** The citations of a key, by document and place; documents in the order in which they came to cite it. */
  citationsOf(key: string): readonly CitationPlace[] {
    return [...(this.#byKey.get(key)?.values() ?? [])].flat();
  }

  countOf(key: string): number {
    let count = 0;
    for (const places of this.#byKey.get(key)?.values() ?? []) {
      count += places.length;
    }
    return count;
  }

  /** All keys that are cited. */
  get keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  get documents(): Iterable<string> {
    return this.#parsed.keys();
  }
}

function placesByKey(document: string, { groups }: CitedDocument): Map<string, CitationPlace[]> {
  const places = new Map<string, CitationPlace[]>();
  for (const group of groups) {
    for (const citation of group.citations) {
      const known = places.get(citation.key);
      if (known === undefined) {
        places.set(citation.key, [{ document, group, citation }]);
      } else {
        known.push({ document, group, citation });
      }
    }
  }
  return places;
}
