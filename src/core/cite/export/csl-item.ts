import type { CslItem, Paper, PaperSource, Publication } from '../../model/paper';
import { arxivOfCsl } from '../../parse/csl-json/parse-csl-json';
import { doiIn } from '../../parse/fields/doi';
import { describesOthers, formatKindOf } from '../../parse/formats/index';
import { wholeTitle } from '../../parse/title/whole';

/** A paper that a bibliography is to hold. */
export interface ExportedPaper {
  readonly paper: Paper;
  /** What a document cites it by; its key if not given. */
  readonly id?: string;
  /** What the paper's own bibliography says of it. */
  readonly publication?: Publication | undefined;
}

/**
 * A paper as CSL-JSON: what its own bibliography says, and what the library knows besides. A paper of a list of abstracts
 * has its derived title, `document` as type, its abstract, and the address of its preprint or repository; nothing is made up.
 * A preprint is an `article`, as CSL has it; what is not known to be one is not, since GB/T 7714 takes that for a monograph.
 */
export function cslItem({ paper, id = paper.key, publication }: ExportedPaper): CslItem {
  const csl = publication?.csl ?? {};
  const arxiv = csl['container-title'] === undefined && csl.number === undefined ? paper.arxiv : undefined;
  const item: Record<string, unknown> = {
    type: typeof csl.type === 'string' ? csl.type : arxiv === undefined ? 'document' : 'article',
    title: isMadeUp(paper) ? undefined : wholeTitle(paper),
    // A bibliography's editors are the library's authors where it has no other.
    author: csl.editor === undefined ? paper.authors : undefined,
    issued: paper.year === undefined ? undefined : { 'date-parts': [[paper.year]] },
    DOI: paper.doi,
    URL: urlOf(paper),
    ...(arxiv === undefined ? {} : { number: `arXiv:${arxiv}`, archive: 'arXiv', publisher: 'arXiv' }),
    abstract: paper.abstract === '' ? undefined : paper.abstract,
    language: paper.language === 'und' ? undefined : paper.language,
    keyword: paper.tags?.join(', '),
  };
  for (const [name, value] of Object.entries(csl)) {
    if (value !== undefined && value !== null && name !== 'id' && name !== 'citation-key' && name !== 'type') {
      Object.defineProperty(item, name, { value, enumerable: true, configurable: true, writable: true });
    }
  }
  // What the bibliography calls a DOI may be none.
  item.DOI =
    doiIn(typeof csl.DOI === 'string' ? csl.DOI : undefined) === undefined ? (paper.doi ?? item.DOI) : item.DOI;
  const named = withoutUnknown(item);
  if (paper.arxiv !== undefined && arxivOfCsl(named) === undefined) {
    named.custom = { ...(typeof csl.custom === 'object' ? csl.custom : {}), arxiv: paper.arxiv };
  }
  return { id, ...named } as CslItem;
}

function withoutUnknown(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * Whether a title is shown only to have something to show: derived for a work that a bibliography describes without one, or
 * from what else is known of it. That of a list of abstracts is the work's own words.
 */
function isMadeUp({ titleIsDerived, abstract, sources }: Paper): boolean {
  return titleIsDerived && (abstract === '' || sources.some(describesWorks));
}

/** A record may leave the title to be filled in. */
function describesWorks({ format }: PaperSource): boolean {
  return formatKindOf(format) === 'bibliography' && !describesOthers(format);
}

/** The paper's preprint, else its own repository, else its own website. */
function urlOf(paper: Paper): string | undefined {
  if (paper.arxiv !== undefined) {
    return `https://arxiv.org/abs/${paper.arxiv}`;
  }
  const own = paper.links.filter((link) => link.own !== false);
  return (own.find(({ kind }) => kind === 'repository') ?? own.find(({ kind }) => kind === 'website'))?.url;
}
