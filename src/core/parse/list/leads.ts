import type { Part } from './markup';
import { withoutMarks } from './markup';
import { hasSeveralSentences, endsAsSentence, mayBeAuthors, proposes, weightOf } from './line-heuristics';

/** What stands between the title and the abstract of an entry, line by line. */

/** More is no line of names or addresses. */
const maxLeadLength = 8_000;
/** A longer line that ends as a sentence does is one. */
const maxSentenceLength = 600;
/** From this weight on a line is rather text. */
const maxPlaceLength = 400;

const place =
  /\b(?:univ(?:ersit\p{L}+|ersidade?|erzit\p{L}+|\.)?|uniwersytet\p{L}*|escuela|[ée]cole|polit[ée]cnic\p{L}|institut\p{L}*|istituto|inst\.|colleges?|departments?|dept\.?|schools?|laborator\p{L}+|labs?|academ\p{L}+|hospitals?|facult\p{L}+|cent(?:er|re)s?|foundation|observatory|museum|stations?|agency|clinic|bureau|ministry|gardens?|division|council|polytechnic|hochschule|research|inc|ltd|corp|gmbh)(?![\p{L}])|大学|学院|研究所|研究院|研究中心|实验室|医院|科学院|公司|中心|集团|研究室|观测站|[（(]\s*\d?\s*[.．]?\s*[\u4e00-\u9fff]{2,20}.{0,40}\d{5,6}\s*[)）]/iu;
const mail = /^[^\s@]{1,80}@[\w.-]{1,80}\.\w{2,10}|\be-?mail\b|邮箱|[\w.}-]{1,80}@[\w-]{1,80}\.[\w.]{2,80}/i;
const sourceWords =
  /\b(?:vol\.?|volume|no\.|pp?\.|proc\.?|proceedings|journal|conference|workshop|transactions|annals|letters|accepted|published|submitted|received|preprint|arxiv|doi|issn|isbn)\b|学报|期刊|杂志|第\s?\d+\s?[卷期]|\d{4}\s?年|收稿|录用/i;
const day =
  /(?:^|\D)(?:1[4-9]|20)\d\d[-/.年]\s?\d{1,2}(?:[-/.月]\s?\d{1,2}日?)?(?!\d)|\b(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?: \d{1,2},?)? (?:19|20)\d\d\b/i;
/** The number of a contribution in a programme: `P1-02`, `O-12`, `[S3.4]`. */
const code =
  /^[[(#]?(?:[A-Z]{1,4}[-. ]?\d{1,4}|\d{1,4}[-.][A-Z]{1,3}|\d{1,3}\.\d{1,3}|(?:abstract|paper|poster|talk|id|no\.?)[ #:]{1,3}[A-Z]{0,3}\d{1,5})(?:[-.:/]\w{1,4}){0,3}[\])]?[.:]?(?=\s|$)/i;
const address =
  /https?:\/\/[^\s<>()[\]"']{3,}|\bwww\.[^\s<>()[\]"']{3,}|\barxiv:\s?\d{4}\.\d{4,5}(?:v\d+)?|\bdoi:\s?10\.\d{4,9}\/\S+/gi;
/** As a page sets it beside categories: `arXiv 2501.00001 · cs.CL`. */
const arxivNumber = /(?<![\p{L}\d])arxiv[\s:：]{1,3}\d{4}\.\d{4,5}(?:v\d{1,2})?(?!\d)/iu;
const markdownLink = /!?\[[^[\]]{0,200}\]\([^()\s]{1,600}\)/g;

/** The number of a contribution that a line begins with, and its length with what parts it from the rest. */
export function codeOf(text: string): { readonly length: number; readonly alone: boolean } | undefined {
  const found = code.exec(text.slice(0, 40))?.[0];
  if (found === undefined || /^(?:[A-Z]{1,4}) \d{4}$/.test(found)) {
    return undefined;
  }
  const alone = found.length === text.length;
  // A number alone, or a name with a number, begins many a title.
  if (!alone && !/[-.:/\])#]/.test(found)) {
    return undefined;
  }
  const gap = /^[\s:：.|–—-]*/.exec(text.slice(found.length))?.[0].length ?? 0;
  return { length: found.length + gap, alone };
}

/** Numbers of footnotes at a word: `1Institute of Ice`. */
const footnotes = /(?<![\p{L}\p{N}])[\d¹²³⁴⁵⁶⁷⁸⁹*†‡§]{1,2}(?=\p{Lu})/gu;
const namesPlace = (text: string): boolean => place.test(text.replace(footnotes, ' '));

/** Whether a line names a place or an address of mail. */
export const mayBePlace = (text: string): boolean =>
  text.length <= maxPlaceLength && (mail.test(text) || namesPlace(text));

const blanked = (found: string): string => ' '.repeat(found.length);

/** Pages of people, to which their names lead. */
const ofPeople =
  /\]\(https?:\/\/(?:[\w.]{1,40}\.)?(?:orcid\.org\/|scholar\.google\.|openreview\.net\/profile|dblp\.(?:org|uni-trier\.de)\/pid|semanticscholar\.org\/author|aclanthology\.org\/people|researchgate\.net\/profile|linkedin\.com\/in)/i;

/** Numbers of affiliations: `<sup>1,2</sup>`, `$^1$`. */
const superscript = /<sup>[^<>]{0,20}(?:<\/sup>|$)|\$?\^\{?[\d,*†‡ ]{1,12}\}?\$?/gi;

/** Names of persons, with what is written about their number. */
export function areNames(text: string, least = 1): boolean {
  if (/(?:^|\D)(?:1[89]|20)\d\d(?:\D|$)|第\s?\d|学报|[(（]?\d\s?[.．]\s/.test(text)) {
    return false;
  }
  const names = text
    .replace(superscript, '')
    .replace(/\s{0,5}(?:等(?:\s{0,5}\d{0,4}\s{0,5}[位名]?\s?(?:作者|人)?)?|et\.?\s?al\.?|and others)\s{0,5}$/i, '')
    .replace(/[（(][^()（）]{0,200}[)）]/g, '')
    .replace(/^\s*by\s+/i, '');
  return mayBeAuthors(names, least);
}

const isText = (text: string): boolean =>
  proposes(text) || hasSeveralSentences(text) || (endsAsSentence(text) && weightOf(text) >= 60);

/** Whether a line says only where something is, as link after link. */
export function isOfLinks(text: string): boolean {
  if (text.length > maxLeadLength || !/https?:|www\.|arxiv|doi/i.test(text)) {
    return false;
  }
  address.lastIndex = 0;
  const rest = text.replace(markdownLink, '').replace(address, '');
  return rest.length < text.length && weightOf(rest.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()) <= 60;
}

/** Names of persons between the separators of a line. */
export function namesAmong(text: string, from: number): Part[] {
  let at = from;
  for (const piece of text.split(
    /(\s[-–—·•]\s|\s?\|\s?|(?<!\p{Lu})\.[*_]{0,2}\s|,\s?(?=\*)|[,，]?\s?[[(（]|[\])）])/u,
  )) {
    const inner = withoutMarks(piece);
    const skipped = /^[-–—·:,，\s]{0,10}/.exec(piece.slice(inner.start, inner.end))?.[0].length ?? 0;
    const names = piece.slice(inner.start + skipped, inner.end).replace(/[-–—·:,，\s]{1,10}$/, '');
    if (names !== '' && areNames(names)) {
      return [{ field: 'authors', start: at + inner.start + skipped, end: at + inner.start + skipped + names.length }];
    }
    at += piece.length;
  }
  return [];
}

/** The names that an emphasised beginning of a line holds: `*A, B* | category`. */
function emphasisedNames(text: string, from: number): Part | undefined {
  const found = /^(\*{1,2}|_{1,2})([^*_]{2,7000}?)\1(?=\s|$|[|,;])/.exec(text.slice(from));
  if (found === null) {
    return undefined;
  }
  const inner = found[2] ?? '';
  const start = from + (found[1]?.length ?? 0);
  const parts = inner.split(/[,;，；、]/).map((part) => part.trim());
  // Parts of a sentence in Chinese have no spaces that could be counted.
  const named =
    areNames(inner) ||
    (parts.length > 1 &&
      !isText(inner) &&
      parts.every(
        (part) =>
          part.split(/\s+/).length <= 5 &&
          !/[\u4e00-\u9fff]{5}|[\u4e00-\u9fff]\s?[A-Za-z]|[A-Za-z]\s?[\u4e00-\u9fff]/.test(part),
      ));
  return named ? { field: 'authors', start, end: start + inner.length } : undefined;
}

/** The day that a text names. */
function dayIn(text: string, from: number): Part[] {
  const found = day.exec(text);
  return found === null
    ? []
    : [{ field: 'year', start: from + found.index, end: from + found.index + found[0].length }];
}

/**
 * What a line between a title and its abstract says: the names, addresses, places, dates in it; undefined for what is
 * none of these. `least` names of persons are a line of authors.
 */
export function leadParts(text: string, least = 1): readonly Part[] | undefined {
  if (text.length > maxLeadLength || (text.length > maxSentenceLength && /[.。!?！？]$/.test(text))) {
    return undefined;
  }
  const quoted = /^(?:>\s?){0,3}(?:[-*+•]\s{1,4})?/.exec(text)?.[0].length ?? 0;
  const emphasised = emphasisedNames(text, quoted);
  const whole = { start: quoted, end: text.length };
  if (emphasised !== undefined) {
    const rest = { start: emphasised.end, end: text.length };
    const said = text.slice(rest.start);
    const field = isOfLinks(said) ? 'link' : 'other';
    return [
      emphasised,
      ...dayIn(said, rest.start),
      ...(emphasised.end + 3 < text.length ? [{ field, ...rest } as const] : []),
    ];
  }
  const { start, end } = withoutMarks(text, quoted);
  const plain = text.slice(start, end);
  if (plain === '') {
    return [];
  }
  const shown = ofPeople.test(plain) ? plain.replace(/\[([^[\]]{1,200})\]\([^()\s]{1,600}\)/g, '$1') : plain;
  if (shown !== plain && areNames(shown)) {
    return [{ field: 'authors', start, end }];
  }
  if (isOfLinks(plain)) {
    const rest = plain.replace(markdownLink, blanked).replace(address, blanked);
    const dated = day.exec(rest) ?? /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(rest);
    return [
      { field: 'link', ...whole },
      ...namesAmong(rest, start),
      ...(dated === null
        ? []
        : [{ field: 'year' as const, start: start + dated.index, end: start + dated.index + dated[0].length }]),
    ];
  }
  const names = /^by\s+/i.exec(plain)?.[0].length ?? 0;
  // "Valley College" names nobody.
  const isPlace = names === 0 && namesPlace(plain) && !/[,;，；、]|\s(?:and|&)\s/.test(plain);
  if (!isPlace && areNames(plain.slice(names), names > 0 ? 1 : least)) {
    return [{ field: 'authors', start: start + names, end }];
  }
  if (weightOf(plain) > maxPlaceLength || proposes(plain)) {
    return undefined;
  }
  const inBook = /^([^;]{4,2000});\s(?=[^;]{0,80}(?:proceedings|PMLR|journal|annals|transactions|(?:19|20)\d\d))/i.exec(
    plain,
  )?.[1];
  if (inBook !== undefined && areNames(inBook, 1)) {
    return [
      { field: 'authors', start, end: start + inBook.length },
      { field: 'other', ...whole },
    ];
  }
  const people = plain.split(/\s[|·•]\s/);
  if (people.length > 1 && people.every((name) => areNames(name))) {
    return [{ field: 'authors', start, end }];
  }
  const among =
    /\s[·•|]\s/.test(plain) || (/\s[–—]\s/.test(plain) && namesPlace(plain)) ? namesAmong(plain, start) : [];
  if (among.length > 0) {
    return [...among, ...dayIn(plain, start), { field: 'other', ...whole }];
  }
  if (mail.test(plain) || (namesPlace(plain) && !isText(plain.replace(/\.$/, '').replace(/\d\s?[.．]\s/g, '')))) {
    return [{ field: 'other', ...whole }];
  }
  if (hasSeveralSentences(plain)) {
    return undefined;
  }
  const number = arxivNumber.exec(plain);
  if (number !== null) {
    const at = start + number.index;
    return [
      { field: 'arxiv', start: at, end: at + number[0].length },
      { field: 'other', ...whole },
    ];
  }
  if (day.test(plain) && weightOf(plain) <= 60) {
    return [
      { field: 'year', start, end },
      { field: 'other', ...whole },
    ];
  }
  if (codeOf(plain)?.alone === true) {
    return [{ field: 'other', ...whole }];
  }
  return sourceWords.test(plain) && weightOf(plain) <= 200 && /\d/.test(plain)
    ? [{ field: 'other', ...whole }]
    : undefined;
}
