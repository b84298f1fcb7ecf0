import type { CitationCompletion } from '../cite/complete/completion';
import type { Library } from '../library/library';
import type { Paper } from '../model/paper';

/** More than anyone looks through; sending items is what costs time. */
const maxItems = 50;
/** As many letters may be typed that nothing is found for: a typo, and what follows it. */
const lettersKept = 3;

export interface SuggestionServices {
  readonly library: Pick<Library, 'get' | 'papers'>;
  /** The papers inserted last, the last one first. */
  readonly recent: () => readonly Paper[];
}

/** What the search finds, best first, at most so many. */
export type FindPapers = (query: string, most: number) => Promise<readonly Paper[]>;

/** Where a key is being typed. */
export type TypedPlace = Pick<CitationCompletion, 'documentKeys' | 'groupKeys' | 'isKeyOnly' | 'query' | 'start'>;

/** Which papers are offered while a key is being typed. Remembers what was offered last, and where. */
export class PaperSuggestions<Document extends object> {
  readonly #services: SuggestionServices;
  /** What the search found last, for which query, and where. */
  #last:
    | { readonly document: Document; readonly start: number; readonly query: string; readonly papers: readonly Paper[] }
    | undefined;
  /** Where papers were offered last. */
  #offered: { readonly document: Document; readonly start: number } | undefined;

  constructor(services: SuggestionServices) {
    this.#services = services;
  }

  /** Whether a list may be open there: Chinese goes on with one and opens none. */
  hasOffered(document: Document, { start }: Pick<TypedPlace, 'start'>): boolean {
    return this.#offered?.document === document && this.#offered.start === start;
  }

  /** To be told that papers have been offered at a place. */
  offered(document: Document, { start }: Pick<TypedPlace, 'start'>): void {
    this.#offered = { document, start };
  }

  /** Best first, without those that the group cites already. */
  async papersFor(document: Document, place: TypedPlace, find: FindPapers): Promise<readonly Paper[]> {
    const { library } = this.#services;
    const { query, isKeyOnly, groupKeys, documentKeys } = place;
    const inGroup = new Set([...groupKeys].flatMap((key) => library.get(key) ?? []));
    const found =
      query.trim() === ''
        ? this.#unasked(documentKeys)
        : isKeyOnly
          ? library.papers.filter(({ key, aliases }) => [key, ...aliases].some((each) => each.startsWith(query)))
          : await this.#found(document, place, async (asked) =>
              (await find(asked, maxItems + inGroup.size)).filter((paper) => !inGroup.has(paper)),
            );
    return [...new Set(found)].filter((paper) => !inGroup.has(paper)).slice(0, maxItems);
  }

  /** A whole key comes first, then what the search finds. */
  async #found(
    document: Document,
    place: TypedPlace,
    find: (query: string) => Promise<readonly Paper[]>,
  ): Promise<readonly Paper[]> {
    // A `-` at the beginning would exclude the word.
    const query = place.query.replace(/^-+/, '');
    const found = await find(query);
    const exact = this.#services.library.get(query.trim());
    const papers = exact === undefined ? found : [exact, ...found];
    if (papers.length > 0) {
      this.#last = { document, start: place.start, query, papers };
      return papers;
    }
    return this.#whileNothingIsFound(document, place, query);
  }

  /**
   * VS Code closes an empty list and asks no more, so that the search would never see the letters that make a typo or a
   * first letter findable: what was offered before stays for a few.
   */
  #whileNothingIsFound(document: Document, { start, documentKeys }: TypedPlace, query: string): readonly Paper[] {
    if ([...query].length < 2) {
      const letter = query.toLowerCase();
      const unasked = this.#unasked(documentKeys);
      const begun = [...unasked, ...this.#services.library.papers].filter(({ key, names }) =>
        [key, ...names].some((name) => name.toLowerCase().startsWith(letter)),
      );
      return begun.length > 0 ? begun : unasked;
    }
    const last = this.#last;
    return last?.document === document &&
      last.start === start &&
      query.startsWith(last.query) &&
      query.length - last.query.length <= lettersKept
      ? last.papers
      : [];
  }

  /** Without a query: the papers inserted last, those that the document cites, then the library from its beginning. */
  #unasked(documentKeys: readonly string[]): readonly Paper[] {
    const { library, recent } = this.#services;
    return papersUnasked(library, recent(), documentKeys, maxItems);
  }
}

/** What is offered without a query: the papers inserted last, those that a document cites, then so many of the library from its beginning; once each. */
export function papersUnasked(
  library: Pick<Library, 'get' | 'papers'>,
  recent: readonly Paper[],
  documentKeys: readonly string[],
  most: number,
): readonly Paper[] {
  const cited = documentKeys.flatMap((key) => library.get(key) ?? []);
  return [...new Set([...recent, ...cited, ...library.papers.slice(0, most + cited.length)])];
}
