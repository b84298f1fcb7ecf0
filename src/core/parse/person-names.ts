import type { PersonName } from '../model';

const particles = new Set('von van der den de del della di da dos du la le ter ten zu zur af al el bin ibn'.split(' '));
const suffixes = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const hanName = /^[\u3400-\u9fff]{2,4}$/;
/** Chinese family names of two characters, the common ones. */
const doubleFamilies = new Set('欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 长孙 宇文 轩辕'.split(' '));

/** Family with its particle apart: `van der Berg`. */
function familyOf(words: readonly string[]): Pick<PersonName, 'family' | 'non-dropping-particle'> {
  let first = 0;
  while (first < words.length - 1 && particles.has((words[first] ?? '').toLowerCase()) && words[first] === words[first]?.toLowerCase()) first++;
  const particle = words.slice(0, first).join(' ');
  const family = words.slice(first).join(' ');
  return particle === '' ? { family } : { family, 'non-dropping-particle': particle };
}

/**
 * One person's name as CSL parts. Read are `Given Family`, `Family, Given`, `Family, Jr, Given`, particles in lower case
 * and Chinese names; braces make a name literal, as one word does.
 */
export function parsePersonName(text: string): PersonName {
  const name = text.replace(/\s+/g, ' ').trim();
  const braced = /^\{([^{}]*)\}$/.exec(name);
  if (braced !== null) return { literal: braced[1] ?? '' };
  if (hanName.test(name)) {
    const length = name.length > 2 && doubleFamilies.has(name.slice(0, 2)) ? 2 : 1;
    return { family: name.slice(0, length), given: name.slice(length) };
  }
  const parts = name.split(/\s*[,，]\s*/).filter((part) => part !== '');
  if (parts.length >= 2) {
    const [family = '', second = '', third] = parts;
    const suffix = third !== undefined && suffixes.test(second) ? second : third !== undefined && suffixes.test(third) ? third : undefined;
    const given = suffix === second ? third : second;
    return { ...familyOf(family.split(' ')), ...(given === undefined ? {} : { given }), ...(suffix === undefined ? {} : { suffix }) };
  }
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  const suffix = words.length > 2 && suffixes.test(last) ? words.pop() : undefined;
  if (words.length === 1) return { literal: words[0] ?? '' };
  let family = words.findIndex((word, i) => i > 0 && i < words.length - 1 && particles.has(word.toLowerCase()) && word === word.toLowerCase());
  if (family < 0) family = words.length - 1;
  return { ...familyOf(words.slice(family)), given: words.slice(0, family).join(' '), ...(suffix === undefined ? {} : { suffix }) };
}
