import type { CslVariables, Paper, PersonName, Publication } from '../../model';
import { arxivOfCsl, plainOfCsl } from '../../parse/csl-json';
import { tagsIn } from '../../parse/described';
import { doiIn } from '../../parse/doi';
import { wholeTitle } from '../../parse/title/whole';

/** A work as CSL-JSON describes it (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html); plain text in all variables. */
export interface CslItem extends CslVariables {
  readonly id: string;
  readonly type: string;
}

/** A paper that a bibliography is to hold. */
export interface ExportedPaper {
  readonly paper: Paper;
  /** What a document cites it by; its key if not given. */
  readonly id?: string;
  /** Further keys that mean it; only BibTeX can say so. */
  readonly otherIds?: readonly string[];
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
    title: wholeTitle(paper),
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
  item.DOI = doiIn(typeof csl.DOI === 'string' ? csl.DOI : undefined) === undefined ? (paper.doi ?? item.DOI) : item.DOI;
  const named = withoutUnknown(item);
  if (paper.arxiv !== undefined && arxivOfCsl(named) === undefined) {
    named.custom = { ...(typeof csl.custom === 'object' ? csl.custom : {}), arxiv: paper.arxiv };
  }
  return { id, ...named } as CslItem;
}

const nameParts = ['family', 'given', 'literal', 'suffix', 'non-dropping-particle', 'dropping-particle'] as const;

/** The people of a name variable, which a file may fill with anything: only name parts that are texts. */
export function peopleOf(names: unknown): PersonName[] {
  const people = (Array.isArray(names) ? (names as unknown[]) : []).filter((name): name is Record<string, unknown> => typeof name === 'object' && name !== null);
  return people.map((name) => Object.fromEntries(nameParts.flatMap((part) => (typeof name[part] === 'string' && name[part] !== '' ? [[part, name[part]]] : []))) as PersonName);
}

function withoutUnknown(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The paper's preprint, else its own repository, else its own website. */
function urlOf(paper: Paper): string | undefined {
  if (paper.arxiv !== undefined) {
    return `https://arxiv.org/abs/${paper.arxiv}`;
  }
  const own = paper.links.filter((link) => link.own !== false);
  return (own.find(({ kind }) => kind === 'repository') ?? own.find(({ kind }) => kind === 'website'))?.url;
}

/** The same for formats whose texts are without CSL's markup. */
export function plainItem(exported: ExportedPaper): CslItem {
  const item: Record<string, unknown> = { ...cslItem(exported) };
  for (const name of ['title', 'abstract', 'container-title']) {
    const text = item[name];
    if (typeof text === 'string' && isCsl(exported.publication, name)) {
      item[name] = plainOfCsl(text);
    }
  }
  return item as CslItem;
}

/** The tags of a paper, else the keywords of its bibliography. */
export function tagsOf(item: CslItem, { paper }: ExportedPaper): readonly string[] {
  return paper.tags ?? tagsIn(typeof item.keyword === 'string' ? item.keyword : undefined) ?? [];
}

const references = /&(?=(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos|nbsp);)/g;
const tags = /<(?=\/?(?:i|b|em|strong|italic|bold|sup|sub|sc|scp|span|p|br|title|sec|jats:\w{1,20}|mml:\w{1,20})(?:\s[^<>]{0,200})?\/?>)/gi;

/** What readers of CSL-JSON would take for markup in a text that has none, written so that they do not. */
function withoutMarkup(text: string): string {
  return text.replace(references, '&amp;').replace(tags, '&lt;');
}

/** A CSL-JSON array of items. */
export function cslJson(papers: readonly ExportedPaper[]): string {
  const items = papers.map((exported) => {
    const item: Record<string, unknown> = { ...cslItem(exported) };
    for (const name of ['title', 'abstract'] as const) {
      // What a CSL-JSON source says is CSL's own markup already.
      const text = item[name];
      if (typeof text === 'string' && !isCsl(exported.publication, name)) {
        item[name] = withoutMarkup(text);
      }
    }
    return item;
  });
  return `${JSON.stringify(items, undefined, 2)}\n`;
}

function isCsl(publication: Publication | undefined, name: string): boolean {
  return publication?.bibtex === undefined && publication?.ris === undefined && publication?.csl[name] !== undefined;
}
