import type { Link, TextRange } from '../../model/paper';
import { doiInLatex } from './doi';
import { findLinks } from '../links/find-links';
import { arxivTarget, doiTarget } from '../links/classify';
import { arxivAt } from '../links/identifiers';

/**
 * The links in a field's value, where they stand.
 * @param range the value in `text`, without its delimiters
 * @param holds what a field that holds nothing else needs no prefix for: the bare number of a DOI or of an arXiv paper
 */
export function linksOfField(text: string, range: TextRange, holds: 'text' | 'doi' | 'arxiv' = 'text'): Link[] {
  const value = text.slice(range.start, range.end);
  if (holds !== 'doi' && value.includes('\\')) {
    return linksInLatex(value, range.start);
  }
  if (holds === 'doi') {
    return linkOfDoi(value, range.start);
  }
  const found = findLinks(value, range.start);
  if (holds === 'text' || found.length > 0) {
    return found;
  }
  const at = value.search(/\S/);
  const number = at < 0 ? undefined : arxivAt(value, at);
  return number === undefined
    ? []
    : [{ ...arxivTarget(number.id), start: range.start + at, end: range.start + number.end }];
}

/** The DOI of a field with what stands before it as its address. */
function linkOfDoi(value: string, offset: number): Link[] {
  const doi = doiInLatex(value);
  const place = /(?:https?:\/\/[^\s{}]{1,80}?)?(?:10\.\d|\b10\/\w)[^\s]*|https?:\/\/\S+/i.exec(value.slice(0, 500));
  if (doi === undefined || place === null) {
    return findLinks(value, offset);
  }
  const written = place[0].replace(/[},;]+$/, '');
  return [{ ...doiTarget(doi), start: offset + place.index, end: offset + place.index + written.length }];
}

const sign = String.raw`\\(?:[~^]\{\}|textasciitilde(?![A-Za-z])(?:\{\}|\s)?|textunderscore(?![A-Za-z])(?:\{\}|\s)?|[%#&_~$-])`;
/** What LaTeX needs to write a sign of an address; in braces, or not. */
const escape = new RegExp(`\\{${sign}\\}|${sign}`, 'g');

/** Links in markup of LaTeX, read without what it escapes; where they stand with it. */
function linksInLatex(value: string, offset: number): Link[] {
  let plain = '';
  /** Of each escape, where it ends in the plain text and in the value. */
  const ends: { readonly plain: number; readonly value: number }[] = [];
  let done = 0;
  for (const match of value.matchAll(escape)) {
    const [whole] = match;
    const plainSign = whole.includes('textasciitilde')
      ? '~'
      : whole.includes('textunderscore')
        ? '_'
        : (/[%#&_~^$-]/.exec(whole)?.[0] ?? '');
    plain += value.slice(done, match.index) + plainSign;
    done = match.index + whole.length;
    ends.push({ plain: plain.length, value: done });
  }
  plain += value.slice(done);
  let next = 0;
  let shift = 0;
  const placeOf = (at: number): number => {
    for (let end = ends[next]; end !== undefined && end.plain <= at; end = ends[next]) {
      shift = end.value - end.plain;
      next++;
    }
    return offset + at + shift;
  };
  return findLinks(plain, 0).map((link) => ({ ...link, start: placeOf(link.start), end: placeOf(link.end) }));
}
