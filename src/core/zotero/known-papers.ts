import type { WorkSteps } from '../async/time-slicer';
import { authorRelation, comparedAuthors } from '../library/base/authors';
import { textHash } from '../library/base/fingerprint';
import { MultiMap } from '../library/base/multi-map';
import { normalizeArxiv, normalizeDoi, normalizeText } from '../library/merging/identity';
import { isInformativeTitle } from '../library/merging/title-relation';
import { idsContradict, maxYearsApart, type StatedIds } from '../library/merging/verdicts';
import type { Paper } from '../model/paper';
import type { ZoteroWork } from './works';

/** No title is longer. */
const maxTitle = 1_000;

interface Named {
  readonly ids: StatedIds;
  readonly tokens: readonly string[];
}

/** Tells which paper of the library a work of Zotero is, by identifier, title or abstract; `read` takes papers in, those it knows in no time. */
export class KnownPapers {
  readonly #named = new WeakMap<Paper, Named>();
  #papers: readonly Paper[] = [];
  #byToken = new MultiMap<Paper>();

  /** Takes in the papers of the library, a step a paper; until it is done, those of before are told. */
  *read(papers: readonly Paper[]): WorkSteps<void> {
    if (papers === this.#papers) {
      return;
    }
    const byToken = new MultiMap<Paper>();
    for (const paper of papers) {
      let named = this.#named.get(paper);
      if (named === undefined) {
        named = namedBy(paper, paper.abstract === '' ? undefined : textHash(paper.abstract));
        this.#named.set(paper, named);
        yield;
      }
      for (const token of named.tokens) {
        byToken.add(token, paper);
      }
    }
    this.#papers = papers;
    this.#byToken = byToken;
  }

  /** The paper of the library that the work is, if it has it. */
  find({ paper: work, textHash: hash }: ZoteroWork): Paper | undefined {
    const { ids, tokens } = namedBy(work, hash);
    for (const token of tokens) {
      for (const paper of this.#byToken.get(token)) {
        const named = this.#named.get(paper);
        if (named !== undefined && isSame(token, { paper: work, ids }, { paper, ids: named.ids })) {
          return paper;
        }
      }
    }
    return undefined;
  }
}

function namedBy(paper: Paper, hash: string | undefined): Named {
  const doi = paper.doi === undefined ? undefined : normalizeDoi(paper.doi);
  const stated = paper.arxiv ?? /10\.48550\/arxiv\.(\S{1,60})/i.exec(paper.doi ?? '')?.[1];
  const arxiv = stated === undefined ? undefined : normalizeArxiv(stated);
  const title = normalizeText(paper.title.slice(0, maxTitle));
  return {
    ids: { dois: doi === undefined ? [] : [doi], arxivs: arxiv === undefined ? [] : [arxiv] },
    tokens: [
      ...(doi === undefined ? [] : [`doi:${doi}`]),
      ...(arxiv === undefined ? [] : [`arxiv:${arxiv}`]),
      ...(hash === undefined ? [] : [`text:${hash}`]),
      ...(title === '' ? [] : [`title:${title}`]),
    ],
  };
}

/** An identifier says enough; a title or an abstract, where nothing says that they are two works. */
function isSame(
  token: string,
  one: { readonly paper: Paper; readonly ids: StatedIds },
  other: { readonly paper: Paper; readonly ids: StatedIds },
): boolean {
  if (token.startsWith('doi:') || token.startsWith('arxiv:')) {
    return true;
  }
  const authors = authorRelation(comparedAuthors(one.paper.authors ?? []), comparedAuthors(other.paper.authors ?? []));
  const years = [one.paper.year, other.paper.year];
  const apart = years[0] === undefined || years[1] === undefined ? 0 : Math.abs(years[0] - years[1]);
  if (idsContradict(one.ids, other.ids) || authors === 'none') {
    return false;
  }
  return (
    token.startsWith('text:') ||
    (apart <= maxYearsApart && (authors === 'common' || isInformativeTitle(token.slice('title:'.length))))
  );
}
