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
  const place = /(?:https?:\/\/[^\s{}]{1,80}?)?10\.\d[^\s]*/i.exec(value.slice(0, 500));
  if (doi === undefined || place === null) {
    return findLinks(value, offset);
  }
  const written = place[0].replace(/[},;]+$/, '');
  return [{ ...doiTarget(doi), start: offset + place.index, end: offset + place.index + written.length }];
}
