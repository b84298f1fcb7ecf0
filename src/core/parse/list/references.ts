/** Lines that are references, as journals print them, with an abstract below. */
import { withFamilyFirst } from './author-lines';
import { areNames } from './leads';
import type { Part } from './markup';

/** The parts of a reference in one of the forms that set a title apart; undefined for another line. */
export const referenceParts = (text: string): Part[] | undefined =>
  citationParts(text) ?? gbParts(text) ?? yearParts(text) ?? numberedParts(text);

const cited = /^(?:\[\d{1,4}\]\s?)?([^"“”]{2,1500}?)[,.:]?\s?["“]([^"“”]{3,400}?)[,.]?["”][,.]?\s?/;

/** The parts of a reference as IEEE prints it: `A. Name, "Title," in Book, vol. 1, 2019, doi: 10.…`. */
function citationParts(text: string): Part[] | undefined {
  const found = /^[^"“]{2,1500}["“]/.test(text) ? cited.exec(text) : null;
  if (found === null) {
    return undefined;
  }
  const [all, names = '', title = ''] = found;
  const begin = all.indexOf(names);
  const tail = text.slice(all.length);
  if (!areNames(names.replace(/,?\s*(?:et al\.?|and)\s*$/, '')) || tail.length > 1_000) {
    return undefined;
  }
  const years = [...tail.matchAll(/(?<![\d.\-/])(?:19|20)\d\d(?![\d\-/]|\.\d)/g)].at(-1)?.index;
  const doi = /\bdoi:?\s?10\.\d{4,9}\/\S+/i.exec(tail);
  if (years === undefined && doi === null) {
    return undefined;
  }
  const start = all.indexOf(title, begin + names.length);
  return [
    { field: 'authors', start: begin, end: begin + names.length },
    { field: 'title', start, end: start + title.length },
    ...(years === undefined
      ? []
      : [{ field: 'year' as const, start: all.length + years, end: all.length + years + 4 }]),
    ...(doi === null
      ? []
      : [{ field: 'doi' as const, start: all.length + doi.index, end: all.length + doi.index + doi[0].length }]),
    { field: 'other', start: all.length, end: text.length },
  ];
}

const chinese =
  /^(?:\[\d{1,4}\]\s?)?(?:([^[\]]{2,300}?)[.．]\s?)?([^[\]]{4,300}?)\s?\[[JMCDRPSNZ](?:\/OL)?\]\s?[.．]?\s?/;

/** The parts of a reference by GB/T 7714: `王小明, 李红. 题名[J]. 刊名, 2021, 12(3): 1-9.` */
function gbParts(text: string): Part[] | undefined {
  const found = /\[[JMCDRPSNZ](?:\/OL)?\]/.test(text.slice(0, 600)) ? chinese.exec(text) : null;
  if (found === null) {
    return undefined;
  }
  const [all, names = '', title = ''] = found;
  const tail = text.slice(all.length);
  const years = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(tail);
  if (tail.length > 600 || years === null) {
    return undefined;
  }
  const begin = all.indexOf(names);
  const named = names !== '' && areNames(names);
  const start = all.lastIndexOf(title);
  return [
    ...(named ? [{ field: 'authors' as const, start: begin, end: begin + names.length }] : []),
    { field: 'title', start: named || names === '' ? start : begin, end: start + title.length },
    { field: 'year', start: all.length + years.index, end: all.length + years.index + 4 },
    { field: 'other', start: all.length, end: text.length },
  ];
}

const ofYear =
  /^(?:[-*+]\s|\[?\d{1,4}[\].]\s?)?([^()"“]{2,1500}?)\s?\(((?:19|20)\d\d)[a-z]?(?:,[^()]{1,20})?\)[.,:]?\s([^"“]{4,400}?[^.\s]{2}[.?!])(?:\s|$)/;

/** The parts of a reference with the year behind the names: `Ash, V., & Birch, O. (2019). Title. Book, 12, 1–9.` */
function yearParts(text: string): Part[] | undefined {
  const found = text.length <= 4_000 ? ofYear.exec(text) : null;
  if (found === null) {
    return undefined;
  }
  const [all, names = '', year = '', title = ''] = found;
  const people = withFamilyFirst(names).replace(/,?\s*(?:et al\.?|&|and)\s*$/, '');
  if (
    !areNames(
      people
        .replace(/\s&\s/g, ', ')
        .replace(/,\s?,/g, ',')
        .replace(/[.,\s]+$/, ''),
    )
  ) {
    return undefined;
  }
  const begin = all.indexOf(names);
  const at = all.indexOf(`(${year}`, begin + names.length) + 1;
  const start = all.indexOf(title, at);
  return [
    { field: 'authors', start: begin, end: begin + names.length },
    { field: 'year', start: at, end: at + 4 },
    { field: 'title', start, end: start + title.replace(/\.$/, '').length },
    { field: 'other', start: start + title.length, end: text.length },
  ];
}

const numbered =
  /^\[?\d{1,4}[\].]\s?([^.?!"“()[\]]{4,1500}?)\.\s([^."“[\]]{8,400}?[.?!])\s([^"“]{0,400}?(?<!\d)((?:19|20)\d\d)(?!\d)[^"“]{0,200})$/;

/** The parts of a numbered reference: `[1] V. Ash, O. Birch. Title. Book, 2019.`, whose names are in full or with initials in front. */
function numberedParts(text: string): Part[] | undefined {
  if (text.length > 3_000) {
    return undefined;
  }
  const plain = text.replace(/\b\p{Lu}\.(?=[\s-]?\p{L})/gu, (initial) => `${initial.charAt(0)}\u0001`);
  const found = numbered.exec(plain);
  if (found === null) {
    return undefined;
  }
  const [all, names = '', title = '', tail = '', year = ''] = found;
  if (!areNames(names.replaceAll('\u0001', '.'), 1)) {
    return undefined;
  }
  const begin = all.indexOf(names);
  const start = all.indexOf(title, begin + names.length);
  const behind = all.length - tail.length;
  const at = behind + tail.lastIndexOf(year);
  return [
    { field: 'authors', start: begin, end: begin + names.length },
    { field: 'title', start, end: start + title.replace(/\.$/, '').length },
    { field: 'year', start: at, end: at + 4 },
    { field: 'other', start: behind, end: text.length },
  ];
}
