import type { PersonName } from '../../model/paper';

type Decode = (text: string) => string;

const asIs: Decode = (text) => text.replace(/[{}]/g, '').trim();
const han = /\p{Script=Han}/u;

/** Splits at the places outside braces where `at` finds a separator; it gives the separator's length, or 0. */
export function splitOutside(text: string, at: (text: string, index: number) => number): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') {
      index++;
    } else if (char === '{') {
      depth++;
    } else if (char === '}') {
      depth = Math.max(0, depth - 1);
    } else if (depth === 0) {
      const length = at(text, index);
      if (length > 0) {
        parts.push(text.slice(start, index));
        start = index + length;
        index = start - 1;
      }
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** White space of any kind, as an export makes single spaces of it, and `~`. */
export function isSpace(char: string | undefined): boolean {
  const code = char?.charCodeAt(0) ?? 0;
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0x7e ||
    code === 0x85 ||
    code === 0xa0 ||
    (code >= 0x1680 && /\s/.test(char ?? ''))
  );
}

const andAt = (text: string, index: number): number =>
  isSpace(text[index]) && text.slice(index + 1, index + 4).toLowerCase() === 'and' && isSpace(text[index + 4]) ? 4 : 0;
/** Finds single characters, for `splitOutside`. */
export const charAt =
  (chars: string) =>
  (text: string, index: number): number =>
    chars.includes(text[index] ?? ' ') ? 1 : 0;

/** What stands between the ` and ` of a BibTeX field, outside braces. `others` is left out. */
export function splitBibtexAuthors(text: string): string[] {
  return splitOutside(text, andAt).filter((name) => name.toLowerCase() !== 'others');
}

/** A name without the number by which DBLP tells namesakes apart: `Wei Wang 0001`, `Wang 0001, Wei`. */
export function withoutNumber(name: string): string {
  return name.replace(/[\s~]\{?0\d{3}\}?(?=[\s~]?(?:,|$))/g, '');
}

const maxLayers = 4;

/** Whether the brace that a text begins with is closed by its last character. */
function isOneGroup(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') {
      index++;
    } else {
      depth += char === '{' ? 1 : char === '}' ? -1 : 0;
    }
    if (depth <= 0) {
      return text.startsWith('{') && index === text.length - 1;
    }
  }
  return false;
}

/**
 * The keywords of a BibTeX field, apart by commas or semicolons outside braces, in its markup. Braces round the whole
 * field, which databases write, hold nothing together.
 */
export function splitBibtexKeywords(text: string): string[] {
  let field = text.trim();
  for (let layers = 0; layers < maxLayers && isOneGroup(field); layers++) {
    field = field.slice(1, -1).trim();
  }
  return splitOutside(field, charAt(',;，；、'));
}

/** The names of a line that people write: `A and B`, `A; B`, `A, B, C and D`, `甲、乙`, `Last, First; Last, First`. */
export function splitAuthors(text: string): string[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (/[;；]/.test(flat)) {
    return splitOutside(flat, charAt(';；')).map((name) => name.replace(/^(?:and|&)\s/i, ''));
  }
  const parts = splitOutside(flat, (all, index) => andAt(all, index) || (all.startsWith(' & ', index) ? 2 : 0));
  return parts.flatMap((part) => splitCommas(part)).filter((name) => !/^(?:et al\.?|others)$/i.test(name));
}

function splitCommas(text: string): string[] {
  const parts = splitOutside(text, charAt(han.test(text) ? '、，,' : ','));
  const isGiven = (part: string | undefined) => part !== undefined && /^(?:\p{Lu}\.?[ -]?){1,4}$/u.test(part);
  if (parts.length < 2 || han.test(text)) {
    return parts;
  }
  if (parts.length === 2 && parts.some((part) => !part.includes(' '))) {
    return [text];
  }
  // `Smith, J., Doe, A. B.`: every second part is initials.
  if (parts.length % 2 === 0 && parts.every((part, index) => index % 2 === 0 || isGiven(part))) {
    return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1] ?? ''}`] : []));
  }
  return parts;
}

/**
 * A person's name by BibTeX's rules: `First von Last`, `von Last, First`, `von Last, Jr, First`. A name in braces, in
 * Han, or of one word is literal.
 */
export function parsePersonName(text: string): PersonName {
  return parseBibtexName(text, asIs);
}

const body =
  /(?:^|\s)(?:collaboration|consortium|(?:working|study|research)? ?group|team|task force|network|initiative|committee|commission|council|society|association|organi[sz]ation|foundation|agency|ministry|institute|university|investigators|project|programme|department|laboratory|labs?)$/i;

/** Whether a name is that of a body and not of a person: `XRISM Collaboration`. */
export const isBody = (name: string): boolean => !name.includes(',') && body.test(name) && /\s/.test(name.trim());

/** A name as a line of authors or a note has it: by BibTeX's rules, but for that of a body, which is whole: `the COUNT Collaboration`. */
export function parseWrittenName(text: string): PersonName {
  const name = text.trim();
  return isBody(name) ? { literal: name.replace(/^the\s+/i, '') } : parsePersonName(name);
}

/** The same where `decode` makes plain text of each part. */
export function parseBibtexName(text: string, decode: Decode): PersonName {
  const name = withoutNumber(text).trim();
  const isBraced =
    name.startsWith('{') &&
    splitOutside(name, (all, index) => (all[index] === ',' || isSpace(all[index]) ? 1 : 0)).length === 1;
  const parts = splitOutside(name, charAt(','));
  if (isBraced || (han.test(name) && parts.length < 2)) {
    return { literal: decode(name) };
  }
  if (parts.length < 2) {
    return unreversed(
      splitOutside(name, (all, index) => (isSpace(all[index]) ? 1 : 0)),
      decode,
    );
  }
  const [last = '', second = '', ...rest] = parts;
  const [particle, family] = vonLast(
    splitOutside(last, (all, index) => (isSpace(all[index]) ? 1 : 0)),
    decode,
  );
  return personOf(
    particle,
    family,
    decode(rest.length > 0 ? rest.join(', ') : second),
    rest.length > 0 ? decode(second) : '',
  );
}

/** A name of the parts that are not empty; one alone is literal. */
function personOf(particle: string, family: string, given: string, suffix: string): PersonName {
  if (family === '' || (given === '' && suffix === '')) {
    return { literal: [particle, family].filter((part) => part !== '').join(' ') || given || suffix };
  }
  return {
    family,
    ...(given === '' ? {} : { given }),
    ...(suffix === '' ? {} : { suffix }),
    ...(particle === '' ? {} : { 'non-dropping-particle': particle }),
  };
}

/** Whether anything is left of a name without its markup. */
export function isNamed(name: PersonName): boolean {
  return Object.values(name).some((part) => part !== '');
}

/**
 * A name as RIS has it: `Family, Given, Suffix`, what is missing left empty. A comma at the end says that all before it
 * is the name of a body, as in EndNote. Without a comma, a name of several words that are not Han is `First von Last`.
 */
export function parseRisName(text: string): PersonName {
  const [last = '', given = '', ...rest] = withoutNumber(text)
    .split(',')
    .map((part) => part.trim());
  const suffix = rest.filter((part) => part !== '').join(', ');
  const words = last.split(/[\s\x85]+/).filter((word) => word !== '');
  const unchanged: Decode = (part) => part;
  if (given === '' && suffix === '') {
    return text.includes(',') || han.test(last) ? { literal: last } : unreversed(words, unchanged);
  }
  const [particle, family] = vonLast(words, unchanged);
  return personOf(particle, family, given, suffix);
}

/** Whether a word belongs to the von part: it begins with a small letter. */
function isSmall(word: string): boolean {
  return !word.startsWith('{') && /^\p{Ll}/u.test(word);
}

/** `von der Last Name` -> the particle, the family name. */
function vonLast(words: readonly string[], decode: Decode): [string, string] {
  let von = 0;
  while (von < words.length - 1 && isSmall(words[von] ?? '')) {
    von++;
  }
  return [decode(words.slice(0, von).join(' ')), decode(words.slice(von).join(' '))];
}

function unreversed(words: readonly string[], decode: Decode): PersonName {
  if (words.length < 2) {
    return { literal: decode(words.join(' ')) };
  }
  const von = words.findIndex((word, index) => index > 0 && index < words.length - 1 && isSmall(word));
  const start = von < 0 ? words.length - 1 : von;
  const [particle, family] = vonLast(words.slice(start), decode);
  return personOf(particle, family, decode(words.slice(0, start).join(' ')), '');
}
