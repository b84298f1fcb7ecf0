import type { PersonName } from '../../model/paper';
import { parsePersonName } from '../fields/person-names';

/** Marks of affiliation that stand at names. */
const marks = /[\d*†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰]+(?:,[\d*†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰]+)*/g;

function split(text: string): string[] {
  if (text.includes(';') || text.includes('；')) {
    return text.split(/[;；]/);
  }
  const joined = text.split(/\s+(?:and|&)\s+/i);
  // BibTeX's way: "Family, Given and Family, Given".
  if (joined.length > 1 && joined.every((part) => /^[^,]+,[^,]+$/.test(part))) {
    return joined;
  }
  return text.split(/[,，、]|\s+(?:and|&|和|与)\s+/i);
}

/** The persons that an authors line names, as CSL names. `et al.` is left out. */
export function parseAuthors(text: string): PersonName[] {
  return split(text.slice(0, 20_000).replace(marks, ''))
    .map((name) =>
      name
        .replace(/^\s*(?:and|&)\s+/i, '')
        .replace(/\([^)]{0,200}\)|（[^）]{0,200}）/g, '')
        .trim(),
    )
    .filter((name) => /\p{L}/u.test(name) && !/^(?:et al\.?|等|others)$/i.test(name))
    .map((name) => parsePersonName(name));
}
