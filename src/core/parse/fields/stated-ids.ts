import { arxivIn } from './bibliographic-fields';
import { doiIn } from './doi';

/** Where a bibliography of any format may say which preprint a work is. */
export interface ArxivPlaces {
  /** Fields made for identifiers. */
  readonly identifiers?: readonly (string | undefined)[];
  /** Numbers of reports, issues and the like, where they say that they are arXiv's. */
  readonly numbers?: readonly (string | undefined)[];
  /** Google Scholar and DBLP write the identifier as the journal (`arXiv preprint arXiv:2401.00001`) or volume (`abs/2401.00001`). */
  readonly containers?: readonly (string | undefined)[];
  readonly addresses?: readonly (string | undefined)[];
  /** Only where a line begins with it: a note may name other papers. */
  readonly notes?: readonly (string | undefined)[];
}

/** The arXiv identifier that a work states, without version; the first, by kind of place. The same rule for all formats, so that none loses or gains one. */
export function statedArxiv({
  identifiers = [],
  numbers = [],
  containers = [],
  addresses = [],
  notes = [],
}: ArxivPlaces): string | undefined {
  const found = [
    ...identifiers.map((text) => arxivIn(text)),
    ...numbers.map((text) => (names(text) ? arxivIn(text) : undefined)),
    ...containers.map((text) =>
      /arxiv|abs\//i.test((text ?? '').slice(0, 80))
        ? arxivIn(text?.slice(text.search(/arxiv[:.\s]{0,3}\d|arxiv:|abs\//i)))
        : undefined,
    ),
    ...addresses.map((text) => (names(text) ? arxivIn(text?.replace(/\/pdf\//i, '/abs/')) : undefined)),
    ...notes.map((text) =>
      arxivIn(/(?:^|[\r\n])[ \t]{0,9}(arxiv[:.\s].{0,80})/i.exec((text ?? '').slice(0, 2_000))?.[1]),
    ),
  ];
  return found.find((id) => id !== undefined);
}

const names = (text: string | undefined): boolean => /arxiv/i.test((text ?? '').slice(0, 200));

/** Of all publishers' DOIs, or of those that CNKI registers. */
const isResolver = (address: string): boolean => address.includes('doi.org/') || address.includes('link.cnki.net/doi/');

/** The DOI of its field, else of the first address at its resolver. */
export function statedDoi(field: string | undefined, addresses: readonly (string | undefined)[]): string | undefined {
  return (
    doiIn(field) ??
    addresses
      .map((address) => (isResolver(address ?? '') ? doiIn(address) : undefined))
      .find((doi) => doi !== undefined)
  );
}
