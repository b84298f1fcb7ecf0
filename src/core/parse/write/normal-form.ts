/**
 * What an export changes in a record because its format cannot hold it. Nothing else changes: reading an export again
 * gives the normal forms of what was exported, which a property test asserts for records of any kind.
 */
import type { PersonName } from '../../model/paper';
import { tagsIn } from '../fields/bibliographic-fields';
import { parseRisName } from '../fields/person-names';
import { plainOfDatabase } from '../../text/plain-markup';
import { writableText } from '../../text/writable';
import { isOthers, splitPeople } from '../tagged/tagged-people';

/** The formats that cannot hold everything. */
export type WrittenFormat = 'bibtex' | 'csl-json' | 'ris';

/** A text on one line, as any format can hold it: white space and line ends of any kind as single spaces, control characters left out. */
export function oneLine(text: string): string {
  return writableText(text).replace(/\s+/g, ' ').trim();
}

/** Characters that no key of BibTeX can be written with. */
const notInKeys = /[\s"#%',={}~\\()]/g;
const maxKeyLength = 500;

/** A key on one line, in BibTeX with hyphens for what would end it. Keys that the library gives stay as they are. */
export function normalKey(key: string, format: WrittenFormat): string {
  if (format === 'csl-json') {
    return key;
  }
  const line = oneLine(oneLine(key).slice(0, maxKeyLength));
  return (format === 'bibtex' ? line.replace(notInKeys, '-') : line) || 'unnamed';
}

/** The range of pages with a hyphen, whichever dash it had. */
export function normalPages(pages: string): string {
  return oneLine(pages).replace(/\s?[–—]\s?/g, '-');
}

/** An address of BibTeX: what braces and backslashes would break is written by its code. */
export function normalAddress(address: string, format: WrittenFormat): string {
  const line = oneLine(address);
  return format === 'bibtex'
    ? line.replace(/[\s{}\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    : line;
}

/** A text as it is read again: what looks like markup in RIS is read as such, since databases leave some in. */
export function normalText(text: string, format: WrittenFormat): string {
  return format === 'ris'
    ? plainOfDatabase(oneLine(text))
    : format === 'bibtex'
      ? oneLine(text)
      : text.replace(/\s+/g, ' ').trim();
}

/** Each tag once, on one line. The keywords of CSL-JSON are one text, in which a comma or semicolon separates them; in RIS a semicolon does. */
export function normalTags(tags: readonly string[], format: WrittenFormat): readonly string[] {
  return format === 'csl-json'
    ? (tagsIn(tags.join(', ')) ?? [])
    : [...new Set((format === 'ris' ? tags.flatMap((tag) => tag.split(/[;；]/)) : tags).map(oneLine))].filter(
        (tag) => tag !== '',
      );
}

/**
 * A name in the parts that BibTeX and RIS have: the particles are one; what has one part only is literal; a particle that
 * has words with other than small letters first, an `and` or another sign that separates names, belongs to the family name. RIS, which splits a name at its commas, and names at semicolons, has none inside
 * a part, and takes for a particle whatever begins so.
 * @returns `undefined` where nothing is left
 */
export function normalName(name: PersonName, format: 'bibtex' | 'ris'): PersonName | undefined {
  const part = (...texts: readonly (string | undefined)[]) =>
    oneLine(
      oneLine(texts.filter((text) => text !== undefined).join(' ')).replace(format === 'ris' ? /[,;；]/g : /$^/g, ' '),
    );
  const particle = part(name['dropping-particle'], name['non-dropping-particle']);
  const own = part(name.family);
  const given = part(name.given);
  const suffix = part(name.suffix);
  const literal = part(name.literal);
  const last = part(particle, own);
  if (last === '' || (given === '' && suffix === '')) {
    const whole = (own === '' || given === '' ? literal : '') || last || given || suffix;
    if (whole === '' || (format === 'ris' && isOthers(whole))) {
      return undefined;
    }
    // Chinese names with a comma between are several.
    const [one = '', ...more] = format === 'ris' ? splitPeople(whole, true) : [whole];
    return one === '' ? undefined : { literal: more.length === 0 ? one : oneLine(whole.replace(/[，、]/g, ' ')) };
  }
  if (format === 'ris') {
    const name = [last, given, suffix].join(', ');
    const [one = '', ...more] = splitPeople(name.replace(/(?:, )+$/, ''), true);
    return more.length > 0
      ? { literal: oneLine([last, given, suffix].join(/\p{Script=Han}/u.test(last) ? '' : ' ')) }
      : parseRisName(one);
  }
  const isParticle =
    own !== '' &&
    /^\p{Ll}[^\s,;；、，&]*(?: \p{Ll}[^\s,;；、，&]*)*$/u.test(particle) &&
    !/(?:^|\s)and(?:\s|$)/i.test(particle);
  return {
    family: isParticle ? own : last,
    ...(given === '' ? {} : { given }),
    ...(suffix === '' ? {} : { suffix }),
    ...(isParticle ? { 'non-dropping-particle': particle } : {}),
  };
}
