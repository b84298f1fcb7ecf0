/** DOIs as fields of bibliographies hold them. */
import { percentDecoded, seenPart } from '../links/identifiers';

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['#60', '<'],
  ['#62', '>'],
  ['#38', '&'],
  ['#x3c', '<'],
  ['#x3e', '>'],
  ['#x26', '&'],
]);

/** Entities of HTML, which publishers leave in, also twice over. */
function withoutEntities(text: string): string {
  const decoded = text.replace(
    /&(#?[0-9a-z]{2,5});/gi,
    (whole, name: string) => named.get(name.toLowerCase()) ?? whole,
  );
  return decoded === text || !decoded.includes('&')
    ? decoded
    : decoded.replace(/&(#?[0-9a-z]{2,5});/gi, (whole, name: string) => named.get(name.toLowerCase()) ?? whole);
}

const longest = 500;

/**
 * The DOI that a field holds, without resolver and to its end: a DOI may hold any sign but white space, and old ones
 * hold `<`, `>`, `;` and brackets. Entities and percent-encoding are decoded. Where a field holds several, the first.
 */
export function doiIn(text: string | undefined): string | undefined {
  const field = withoutEntities((text ?? '').slice(0, longest));
  const match = /10\.\d{4,9}(?:\.\d{1,9}){0,4}(?:\/|%2f)\S+/i.exec(field);
  if (match === null) {
    return shortDoiIn(field);
  }
  const isAddress = /https?:\/\/\S{0,200}$/i.test(field.slice(0, match.index));
  const written = isAddress ? match[0].replace(/[?#].*$/, '') : match[0];
  const [first = ''] = written.split(/[,;|](?=10\.\d{4,9}\/|https?:|doi:)/i);
  let doi = seenPart(percentDecoded(first));
  for (let shorter = withoutEnd(doi); shorter !== doi; shorter = withoutEnd(doi)) {
    doi = shorter;
  }
  return /\/./.test(doi) ? doi : undefined;
}

const short =
  /^\s{0,9}(?:doi\s?:\s{0,3})?(?:(?:https?:\/\/)?(?:dx\.|www\.)?(?:short)?doi\.org\/(?:10\/)?|10\/)([a-z][a-z\d]{2,11}|\d{1,11}[a-z][a-z\d]{0,10})[.,;]?\s{0,9}$/i;

/** `10/gf29tr`, or its address: a short name of a DOI that doi.org gives, where a field holds nothing else. */
function shortDoiIn(field: string): string | undefined {
  const name = short.exec(field)?.[1];
  return name === undefined ? undefined : `10/${name.toLowerCase()}`;
}

/** Without what follows a DOI in a sentence. */
function withoutEnd(doi: string): string {
  return withoutPair(doi.replace(/[,;'"”’]+$/, ''));
}

/** Without the bracket that closes what was opened before the DOI. */
function withoutPair(doi: string): string {
  for (const [open, close] of ['()', '[]', '{}', '<>', '“”'] as const) {
    if (
      close !== undefined &&
      open !== undefined &&
      doi.endsWith(close) &&
      doi.split(close).length > doi.split(open).length
    ) {
      return doi.slice(0, -1);
    }
  }
  return doi;
}

/**
 * The DOI of a BibTeX field, which is read without markup, though people and programs write some: `{\_}`, `\&`,
 * `\textless`, `$<$`, `\url{…}`.
 */
export function doiInLatex(latex: string | undefined): string | undefined {
  const plain = latex
    ?.slice(0, longest)
    .replace(/\\(?:href|url|doi|nolinkurl|path|texttt)\s{0,4}(?=\{)/g, '')
    .replace(/\\(?:textless|lt)(?:\{\}|\s|(?![a-z]))/gi, '<')
    .replace(/\\(?:textgreater|gt)(?:\{\}|\s|(?![a-z]))/gi, '>')
    .replace(/\\textunderscore(?:\{\}|\s|(?![a-z]))/gi, '_')
    .replace(/\\textasciitilde(?:\{\}|\s|(?![a-z]))/gi, '~')
    .replace(/\$\s{0,4}([<>_])\s{0,4}\$/g, '$1')
    .replace(/\}\s{0,4}\{(?=\s{0,4}(?:https?:|10\.))/g, ' ')
    .replace(/\\([_%#&$<>~{}-])/g, '$1')
    .replace(/[{}]/g, '');
  return doiIn(plain);
}
