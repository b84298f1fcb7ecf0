import type { Link, TextRange } from '../model';
import { findLinks } from './links';
import { arxivTarget, doiTarget } from './links/classify';
import { arxivAt, doiOf } from './links/identifiers';

/**
 * The links in a field's value, where they stand.
 * @param range the value in `text`, without its delimiters
 * @param holds what a field that holds nothing else needs no prefix for: the bare number of a DOI or of an arXiv paper
 */
export function linksOfField(text: string, range: TextRange, holds: 'text' | 'doi' | 'arxiv' = 'text'): Link[] {
  const value = text.slice(range.start, range.end);
  const found = findLinks(value, range.start);
  if (holds === 'text' || found.length > 0) {
    return found;
  }
  const at = holds === 'doi' ? value.indexOf('10.') : value.search(/\S/);
  const start = range.start + at;
  if (at < 0) {
    return [];
  }
  if (holds === 'doi') {
    const doi = doiOf(value.slice(at));
    return doi === undefined ? [] : [{ ...doiTarget(doi), start, end: start + doi.length }];
  }
  const number = arxivAt(value, at);
  return number === undefined ? [] : [{ ...arxivTarget(number.id), start, end: range.start + number.end }];
}
