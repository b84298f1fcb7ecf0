import type { DerivedEntry, Entry } from '../../model/paper';
import { textHash } from '../base/fingerprint';
import { hasHan, type Romanize } from '../base/romanize';
import { spellings } from './spellings';

/** Longest derived key without its suffix. */
const maxLength = 40;
/** Words of a title that go into a key, and letters after which no other word is added. */
const titleWords = 3;
const minLetters = 24;

const symbols: ReadonlyMap<string, string> = new Map([
  ['+', 'plus'],
  ['#', 'sharp'],
  ['&', 'and'],
]);

/** Names of devices on Windows, which no file may bear whatever its extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

const stopWords = new Set(
  (
    'a an and are as at be been being between both but by can could do does for from had has have how in into is it its itself may more most ' +
    'not of on onto or our ours over per such than that the their them then there these they this those through to toward towards under ' +
    'until up upon us using used use via was we were what when where which while who whose why will with within without you your ' +
    'based approach method paper propose proposed present introduce novel new study towards some any all'
  ).split(' '),
);

/** What Chinese titles say without telling anything. */
const chineseStopWords =
  /我们|本文|本研究|该论文|论文|提出|介绍|研究了|一种|一个|一类|第一个|这些|这个|这种|该|可以|能够|通过|利用|使用|基于|用于|关于|对于|以及|进行|实现|新的|新颖|方法|的|了|在|和|与|及|或|是|对|中|为|以|将|从|由|其|而|并|这|来|被|把|我/g;

/** Lower-case ASCII words joined by hyphens: `NAS-Bench-360` -> `nas-bench-360`, `SAM-DETR ++` -> `sam-detr-plus-plus`. */
export function slug(text: string, romanize: Romanize): string {
  return wordsOf(text, romanize).join('-');
}

function wordsOf(text: string, romanize: Romanize): string[] {
  const latin = hasHan(text) ? romanize(text) : text;
  const words: string[] = [];
  let word = '';
  const close = () => {
    if (word !== '') {
      words.push(word);
      word = '';
    }
  };
  for (const char of latin.toLowerCase().normalize('NFKD')) {
    const symbol = symbols.get(char);
    if (symbol !== undefined) {
      close();
      words.push(symbol);
    } else if ((char >= 'a' && char <= 'z') || (char >= '0' && char <= '9')) {
      word += char;
    } else {
      const spelling = spellings.get(char);
      if (spelling !== undefined) {
        word += spelling;
      } else if (!/[\p{M}'’]/u.test(char)) {
        close();
      }
    }
  }
  close();
  return words;
}

/** Cuts at the last hyphen that lies within the limit. */
function cut(key: string): string {
  if (key.length <= maxLength) {
    return key;
  }
  const end = key.lastIndexOf('-', maxLength);
  return key.slice(0, end > maxLength / 2 ? end : maxLength);
}

function informativeWords(title: string, romanize: Romanize): string[] {
  // Enough of a title for its first words, so that a text of megabytes costs nothing.
  const start = title.slice(0, 400);
  const words = wordsOf(start.replace(chineseStopWords, ' '), romanize);
  if (words.length === 0) {
    return wordsOf(start, romanize);
  }
  const informative = words.filter((word) => !stopWords.has(word));
  return informative.length > 0 ? informative : words;
}

function titleKey(title: string, romanize: Romanize): string {
  const chosen: string[] = [];
  let letters = 0;
  const most = hasHan(title) ? titleWords * 2 : titleWords;
  for (const word of informativeWords(title, romanize)) {
    if (chosen.length >= most || letters >= minLetters) {
      break;
    }
    chosen.push(word);
    letters += word.length;
  }
  return chosen.join('-');
}

function authorYearKey(entry: Entry, romanize: Romanize): string {
  const author = entry.authors?.[0];
  if (author === undefined || entry.year === undefined) {
    return '';
  }
  const family = slug(author.family ?? author.literal ?? author.given ?? '', romanize);
  return family === '' ? '' : `${family}-${entry.year < 0 ? `${-entry.year}bc` : entry.year}`;
}

/** What a key is made from: the main name, else first author and year, else the first informative words of the title. */
function keyMaterial(entry: Entry, title: string): { kind: 'name' | 'author' | 'title'; text: string } {
  const name = entry.names[0];
  if (name !== undefined) {
    return { kind: 'name', text: name };
  }
  const author = entry.authors?.[0];
  return author !== undefined && entry.year !== undefined
    ? { kind: 'author', text: author.family ?? author.literal ?? author.given ?? title }
    : { kind: 'title', text: title };
}

/** Whether the derived key of an entry has to be romanized. */
export function needsRomanizer(entry: Entry, title: string): boolean {
  return hasHan(keyMaterial(entry, title).text);
}

/**
 * The key that an entry asks for where its source writes none: ASCII, `[a-z0-9-]`, no longer than 40, a file name on
 * every system. From its content alone, so that other papers and its position never matter.
 * @param title the title to show, own or derived
 */
export function deriveKey(entry: Entry, title: string, romanize: Romanize): string {
  const { kind, text } = keyMaterial(entry, title);
  const key =
    (kind === 'name' ? slug(text, romanize) : '') ||
    (kind === 'author' ? authorYearKey(entry, romanize) : '') ||
    titleKey(title, romanize);
  if (key.length >= 2 && !reserved.test(key) && /[a-z]/.test(key)) {
    return cut(key);
  }
  const more = [key, titleKey(title, romanize)].filter((part) => part !== '').join('-');
  return cut(
    more.length < 2 || reserved.test(more) || !/[a-z]/.test(more)
      ? ['paper', more].filter((part) => part !== '').join('-')
      : more,
  );
}

/** See `deriveKey`; what was worked out of the entry where its source was parsed is not worked out again. */
export function keyOfEntry(entry: DerivedEntry, title: string, romanize: Romanize): string {
  const { derived } = entry;
  const isFromThisTitle = title !== '' && title === ((entry.title ?? '') || derived.title);
  return (isFromThisTitle ? derived.key : undefined) ?? deriveKey(entry, title, romanize);
}

/** Letters of a suffix: no vowels, so that no word comes out; nothing that reads like another. */
const suffixLetters = 'bcdfghjkmnpqrstvwxz23456789';

/** A short suffix from a text; the same words give the same suffix. */
export function suffixOf(text: string, length: number): string {
  let rest = parseInt(textHash(text) ?? '0', 36);
  let suffix = '';
  for (let index = 0; index < length; index++) {
    suffix += suffixLetters[rest % suffixLetters.length] ?? '';
    rest = Math.floor(rest / suffixLetters.length);
  }
  return suffix;
}

/** A key with a suffix, cut so that both fit. */
export function withSuffix(key: string, suffix: string): string {
  return `${key}-${suffix}`;
}

/** What a paper without romanizer is called until there is one. */
export function provisionalKey(entry: Entry): string {
  return `paper-${suffixOf(contentOf(entry), 8)}`;
}

/** All that an entry says, for telling it from others that want the same key. */
export function contentOf(entry: Entry): string {
  const authors = (entry.authors ?? []).map(
    (author) => `${author.family ?? ''} ${author.given ?? ''} ${author.literal ?? ''}`,
  );
  return [entry.title, ...authors, entry.year, entry.doi, entry.arxiv, entry.abstract, entry.note].join('\n');
}

/** Longest key that a person may choose. */
const maxKeyLength = 80;

/** Whether a key can be written in every citation syntax and used as a file name on every system. */
export function isValidKey(key: string): boolean {
  return (
    key.length <= maxKeyLength &&
    /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/.test(key) &&
    !reserved.test(key.toLowerCase())
  );
}
