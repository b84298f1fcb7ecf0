/** Identifiers that stand for an address: arXiv and DOI. */

const modern = /\d{4}\.\d{4,5}/y;
const old = /(?:[a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[A-Za-z]{2}(?:-[a-z]{2,4})?)?\/\d{7}/iy;
const version = /v\d{1,2}(?![A-Za-z0-9])/iy;
const archives = new Set(
  (
    'astro-ph cond-mat gr-qc hep-ex hep-lat hep-ph hep-th math-ph nlin nucl-ex nucl-th physics quant-ph math cs q-bio q-fin stat eess econ ' +
    'acc-phys adap-org alg-geom ao-sci atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas dg-ga funct-an mtrl-th patt-sol plasm-ph q-alg solv-int supr-con'
  ).split(' '),
);

export interface Identifier {
  readonly id: string;
  /** Offset after it (an arXiv version included). */
  readonly end: number;
}

/** An arXiv identifier, old or new, at `at`; `id` is without version. */
export function arxivAt(text: string, at: number): Identifier | undefined {
  modern.lastIndex = at;
  old.lastIndex = at;
  const id = (modern.exec(text) ?? old.exec(text))?.[0];
  if (id === undefined) {
    return undefined;
  }
  let end = at + id.length;
  if (/\d/.test(text.charAt(end))) {
    return undefined;
  }
  if (/^\d/.test(id)) {
    const month = Number(id.slice(2, 4));
    if (month < 1 || month > 12 || Number(id.slice(0, 2)) < 7) {
      return undefined;
    }
  } else if (!archives.has((/^[a-z-]+/i.exec(id)?.[0] ?? '').toLowerCase())) {
    return undefined;
  }
  version.lastIndex = end;
  end += version.exec(text)?.[0].length ?? 0;
  return { id: /^\d/.test(id) ? id : id.replace(/^[^./]+/, (archive) => archive.toLowerCase()), end };
}

const arxivPrefix =
  /arxiv(?:[ \t]{0,2}(?:e-?prints?|preprints?|ids?|nos?\.?|identifier|编号|号|预印本))?(?:[ \t]{0,2}arxiv)?\s{0,2}[:：.#]?\s{0,2}/iy;

/** What `arXiv:` (and the ways it is misspelt) at `at` names. */
export function namedArxiv(text: string, at: number): Identifier | undefined {
  arxivPrefix.lastIndex = at;
  if (!arxivPrefix.test(text)) {
    return undefined;
  }
  const from = arxivPrefix.lastIndex;
  const found = arxivAt(text, from);
  if (found !== undefined) {
    return found;
  }
  // A translator puts a space after the dot.
  const spaced = /^(\d{4})(?:\. |。 ?)(\d{4,5})(v\d{1,2})?(?![\w.])/.exec(text.slice(from, from + 20));
  const id = spaced === null ? undefined : arxivAt(`${spaced[1] ?? ''}.${spaced[2] ?? ''}`, 0)?.id;
  return id === undefined || spaced === null ? undefined : { id, end: from + spaced[0].length };
}

const doiPrefix = /doi[ \t]{0,2}[:：]?\s{0,2}(?=10\.\d{4})/iy;

/** Offset of the `10.` that `doi:` at `at` announces. */
export function doiAfterPrefix(text: string, at: number): number | undefined {
  doiPrefix.lastIndex = at;
  return doiPrefix.test(text) ? doiPrefix.lastIndex : undefined;
}

/** The characters of the DOI that a text begins with, as they stand, without what cannot be its end; undefined if there is none. */
export function writtenDoi(text: string): string | undefined {
  const found = /^10\.\d{4,9}(?:\.\d{1,9}){0,4}(?:\/|%2F)[^\s"'{}[\]|\\^`]{1,300}/i.exec(text.slice(0, 330))?.[0];
  return found === undefined ? undefined : seenPart(found).replace(/[.,;:!?]+$/, '');
}

/** The DOI that a text begins with, without what cannot be its end, percent-encoding decoded; undefined if there is none. */
export function doiOf(text: string): string | undefined {
  const written = writtenDoi(text);
  return written === undefined ? undefined : seenPart(percentDecoded(written));
}

/** The beginning of an identifier up to what people do not see, such as what turns the direction of text. */
export function seenPart(identifier: string): string {
  return identifier.split(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u, 1)[0] ?? '';
}

/** The text that percent-encoding stands for; where it is none, the text itself. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A DOI of the time before 2002 that holds a serial item identifier (ANSI/NISO Z39.56), with signs that end any other one. */
const serialItem =
  /10\.\d{4,9}\/[^\s"'{}|\\^`<>[\]&]{1,100}(?:<[^\s<>"]{1,80}>|\[[^\s[\]"]{1,80}\]|&lt;[^\s&"]{1,80}&gt;)\d{1,2}\.\d{1,2}\.[A-Z]{2}(?:;\d(?:-[0-9A-Z#])?)?/iy;

/** The DOI with a serial item identifier at `at`. */
export function serialItemAt(text: string, at: number): Identifier | undefined {
  serialItem.lastIndex = at;
  const found = serialItem.exec(text)?.[0];
  return found === undefined
    ? undefined
    : { id: percentDecoded(found.replace('&lt;', '<').replace('&gt;', '>')), end: at + found.length };
}

/** The address that a DOI resolves at. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${doi.replace(/[\s<>"#?%{}|\\^`[\]]/g, encodeURIComponent)}`;
}

/** The arXiv identifier that a DOI registers, without version. */
export function arxivOfDoi(doi: string): string | undefined {
  return /^10\.48550\/arxiv\./i.test(doi) ? arxivAt(doi, '10.48550/arxiv.'.length)?.id : undefined;
}
