import type { Block } from './list-block';
import { parseAuthors } from './author-lines';
import type { LabelledField } from './labels';
import type { Draft, Piece } from './units';

const han = /\p{Script=Han}/u;

/**
 * Joins the Chinese and the English version of a work, as journals print one below the other, to one entry: of two entries
 * in a row with titles in different scripts, the second is the first one's translation if both name as many authors, those in
 * Latin letters by pinyin, or if one names none and no blank line parts them.
 * @param entries in the order of the text
 */
export function joinVersions(entries: readonly (Draft | Block)[]): (Draft | Block)[] {
  const joined: (Draft | Block)[] = [];
  for (const entry of entries) {
    const before = joined.at(-1);
    if (before !== undefined && 'fields' in before && 'fields' in entry && areVersions(before, entry)) {
      joined[joined.length - 1] = { ...before, rows: [...before.rows, ...entry.rows], translation: entry.fields };
    } else {
      joined.push(entry);
    }
  }
  return joined;
}

const textOf = ({ fields }: Block, field: LabelledField): string =>
  (fields.get(field) ?? []).map(({ text }) => text).join(' ');

function areVersions(first: Block, second: Block): boolean {
  const titles = [first, second].map((block) => textOf(block, 'title'));
  const abstracts = [first, second].map((block) => textOf(block, 'abstract'));
  const [isHan, isSecondHan] = titles.map((title) => han.test(title));
  if (
    first.translation !== undefined ||
    second.isTableRow === true ||
    titles.includes('') ||
    isHan === isSecondHan ||
    abstracts.some((text, i) => isMostlyHan(text) !== (i === 0 ? isHan : isSecondHan))
  ) {
    return false;
  }
  const [named, others] = [first, second].map((block) => parseAuthors(textOf(block, 'authors')));
  if (named === undefined || others === undefined) {
    return false;
  }
  if (named.length === 0 || others.length === 0) {
    return linesApart(first.rows, second.rows) === 1;
  }
  const romanised = isHan === true ? others : named;
  return (
    named.length === others.length &&
    romanised.every(({ literal = '', family = '', given = '' }) => isPinyin(`${literal} ${family} ${given}`))
  );
}

function isMostlyHan(text: string): boolean {
  const sample = text.slice(0, 400);
  return (sample.match(/\p{Script=Han}/gu)?.length ?? 0) * 3 > sample.length;
}

function linesApart(above: readonly Piece[], below: readonly Piece[]): number {
  return (below[0]?.line ?? 0) - (above.at(-1)?.line ?? 0);
}

/** A syllable of pinyin without tones, as names are written. */
const syllable =
  '(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)|[nlj](?:v|ü)e?|ang|ai|an|ao|en|er|ou|a|e)';
const pinyin = new RegExp(`^${syllable}{1,3}$`, 'i');

/** Whether the words of a name are pinyin, but for initials. */
function isPinyin(name: string): boolean {
  const words = name
    .slice(0, 200)
    .split(/[\s'’.·-]+/)
    .filter((word) => word.length > 1);
  return words.length > 0 && words.every((word) => word.length < 20 && pinyin.test(word));
}
