import type { PersonName } from '../../model/paper';
import { withoutReferences } from '../../text/plain-markup';
import { isBody, parseWrittenName } from '../fields/person-names';
import { withoutGap } from './line-heuristics';

/** Marks of affiliation that stand at names. */
const marks = /[\d*†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰]+(?:,[\d*†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰]+)*/g;

/** Chinese names with white space between them. */
const spacedHan = /^[\u4e00-\u9fff·]{2,5}(?:[\s\u3000]{1,6}[\u4e00-\u9fff·]{2,5}){1,60}$/;

function split(text: string): string[] {
  if (spacedHan.test(text.trim())) {
    return text.trim().split(/[\s\u3000]+/);
  }
  if (text.includes(';') || text.includes('；')) {
    return text.split(/[;；]/);
  }
  const joined = text.split(/\s+(?:and|&)\s+/i);
  // BibTeX's way: "Family, Given and Family, Given".
  if (joined.length > 1 && joined.every((part) => /^[^,]+,[^,]+$/.test(part))) {
    return joined;
  }
  return text.split(/[,，、]|\s[|·•]\s|\s+(?:and|&|和|与)\s+/i);
}

const familyComma = /,\s(?=(?:\p{Lu}\.[\s-]?){1,4}(?:[,;]|\s?&|\s?and\s|\s?et al|$))/gu;

/** Names as APA writes them, without the commas within: `Ash, V., & Birch, O.` becomes `Ash V., & Birch O.` */
export const withFamilyFirst = (names: string): string =>
  (names.match(familyComma)?.length ?? 0) * 2 > (names.match(/,/g)?.length ?? 0)
    ? names.replace(familyComma, ' ')
    : names;

/** What is said of their number behind names: `et al.`, `等 6 位作者`. */
const andOthers =
  /[,，、]?\s{0,5}(?:等(?:\s{0,5}\d{0,4}\s{0,5}[位名]?\s?(?:作者|人)?)?|et\.?\s?al\.?|and others)\s{0,5}[.。]?$/i;
const bracketed = /\([^()]{0,300}\)|（[^（）]{0,300}）/g;

/** Names without what stands in brackets behind them, in which there may be brackets: `A (1) and B (2) ((1) C, (2) D)`. */
const withoutBrackets = (text: string): string =>
  text
    .replace(bracketed, '')
    .replace(bracketed, '')
    .replace(/[(（][^()（）]{0,300}$/, '');

/** The persons that an authors line names, as CSL names. `et al.` is left out. */
export function parseAuthors(text: string): PersonName[] {
  const names = split(
    withFamilyFirst(
      withoutBrackets(
        withoutReferences(text.slice(0, 20_000))
          .replace(/<sup>[^<>]{0,20}(?:<\/sup>|$)|\$?\^\{?[\d,*†‡ ]{1,12}\}?\$?/gi, '')
          .replace(/\[([^[\]]{1,200})\]\([^()\s]{1,400}\)/g, '$1')
          .trim(),
      )
        .trim()
        .replace(andOthers, '')
        .replace(marks, ''),
    ),
  )
    .map((name) =>
      name
        .replace(/^\s*(?:and|&)\s+/i, '')
        .replace(/^[\s*_]+|[\s*_]+$/g, '')
        .trim(),
    )
    .filter((name) => /\p{L}/u.test(name) && !/^(?:et\.?\s?al\.?|等|others)$/i.test(name));
  const latin = names.filter((name) => !han.test(name));
  const areReversed = latin.every((name) => initialsBehind.test(name));
  return names.map((name) => {
    const [, family, given] =
      (areReversed ? initialsBehind.exec(name) : isBody(name) ? null : familyInCapitals.exec(name)) ?? [];
    return family === undefined || given === undefined ? parseWrittenName(withoutGap(name)) : { family, given };
  });
}

const han = /\p{Script=Han}/u;
/** `HUGHES T`, `de la Cruz MA`, `Ash V. B.`, as references have names by GB/T 7714 and Vancouver. */
const initialsBehind =
  /^((?:\p{Ll}{1,4}\s){0,3}\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)\s(\p{Lu}{1,3}|\p{Lu}\.?(?:[\s-]?\p{Lu}\.?){0,2})$/u;
/** `WANG Xiaoming`; capitals without a vowel are initials: `HC Birch`. */
const familyInCapitals =
  /^(?=NG\s|\p{Lu}{0,6}[^\P{Lu}B-DF-HJ-NP-TV-XZ])(\p{Lu}{2,7})\s(\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}+)?)$/u;
