import { frequentHan, frequentHangul } from './frequent-characters';
import { decoded } from './text-decoder';

/** An encoding that bytes may be in, and how well a character in it suits a text. */
interface Candidate {
  readonly encoding: string;
  /** What it must be better by than the first candidates, divided by the characters beyond ASCII. */
  readonly bias: number;
  /** From -1 to 1: a character beyond ASCII, with the ones beside it ('' at the ends). */
  readonly score: (character: string, before: string, after: string) => number;
}

/** Bytes that are looked at: the lines with bytes beyond ASCII. */
const sampleSize = 64 * 1024;
/** The mean score of a character from which on a guess is given: a text of ordinary words has more, one in a wrong encoding less. */
const minScore = 0.3;
const newline = 10;

const asciiLetter = /^[A-Za-z]$/;
const lowerLetter = /^\p{Ll}$/u;
const letter = /^\p{L}$/u;

/** Marks between the letters and Han characters of a text. */
const eastAsianMarks =
  /^[\u3000-\u3002\u3005\u3008-\u3011\u3014-\u301B\uFF01-\uFF5E\u2010-\u2027\u2030\u00B7\u00B0\u00B1\u00D7\u2460-\u2473\u2160-\u216B\u2200-\u22FF\u30FB\u30FC]$/;

/** Text in Han characters and, where they are given, in a script that only this language has. */
function eastAsian(encoding: string, frequent: string, ownScript?: RegExp): Candidate {
  const often = new Set(frequent);
  return {
    encoding,
    bias: 0,
    score(character, before, after) {
      if (ownScript?.test(character) === true) {
        return often.size > 0 && isHangul(character) ? (often.has(character) ? 1 : 0.2) : 1;
      }
      if (eastAsianMarks.test(character)) {
        return 0.6;
      }
      // A Han character between letters is a letter with an accent and the next one, read as one.
      if (asciiLetter.test(before) && asciiLetter.test(after)) {
        return -0.5;
      }
      if (isHan(character)) {
        return often.has(character) ? 1 : 0.1;
      }
      return /^[\u0370-\u03FF]$/.test(character) ? 0 : -1;
    },
  };
}

function isHan(character: string): boolean {
  return character >= '\u4E00' && character <= '\u9FFF';
}

function isHangul(character: string): boolean {
  return character >= '\uAC00' && character <= '\uD7A3';
}

const typographic = new Set('‘’‚“”„–—…«»‹›•§°±µ×·€£©®™¼½¾²³¹ªº¿¡†‡‰¶');
const kana = /^[\u3041-\u309F\u30A1-\u30FF]$/;
const hangul = /^[\uAC00-\uD7A3]$/;

/** Text in letters: how well it suits a language that has these beyond ASCII. */
function alphabetic(encoding: string, letters: string, weight = 1, bias = 0): Candidate {
  const own = new Set(letters + letters.toUpperCase());
  return {
    encoding,
    bias,
    score(character, before, after) {
      if (typographic.has(character)) {
        return letter.test(before) && letter.test(after) && character !== '’' ? -1 : 0.9;
      }
      // Words have their capitals in front, or altogether; letters with accents stand among others.
      if (!letter.test(character) || (!lowerLetter.test(character) && lowerLetter.test(before))) {
        return -1;
      }
      if (!own.has(character)) {
        return -0.2;
      }
      return beyondAscii(before) && beyondAscii(after)
        ? -0.5
        : letter.test(before) || letter.test(after)
          ? weight
          : weight - 0.5 - bias;
    },
  };
}

/** A script of its own: its frequent letters, in lower case; the others count less. */
function ofScript(encoding: string, all: RegExp, frequent: string): Candidate {
  const often = new Set(frequent);
  return {
    encoding,
    bias: 0,
    score(character, before, after) {
      if (typographic.has(character)) {
        return 0.3;
      }
      if (!all.test(character) || asciiLetter.test(before) || asciiLetter.test(after)) {
        return -1;
      }
      if (!all.test(before) && !all.test(after)) {
        return -0.3;
      }
      const isOften = often.has(character.toLowerCase());
      if (!lowerLetter.test(character)) {
        return lowerLetter.test(before) ? -1 : isOften ? 0.6 : 0.2;
      }
      return letter.test(before) && !lowerLetter.test(before) && letter.test(after) && !lowerLetter.test(after)
        ? -1
        : isOften
          ? 1
          : 0.3;
    },
  };
}

function beyondAscii(character: string): boolean {
  return character > '\x7f' && letter.test(character);
}

const western = ['éèêëàâçîïôùûüœæ', 'äöüßé', 'áéíóúüñ', 'áâãàçéêíóôõú', 'àèéìíòóù', 'åäöæøéü'];
const allWestern = [...new Set(western.join(''))].join('');
const central = ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'ăâîşţ', 'čćđšž'];
/** Those of other encodings must suit a short text better by so much, divided by its characters. */
const rare = 0.5;
const rarer = 1.5;
const cyrillic = /^[\u0400-\u045F\u0490\u0491]$/;
const oftenCyrillic = 'оеаинтсрвлкмдпуяызьбгчйі';
const greek = /^[\u0386-\u03CE]$/;

/** In order of trust: of equal ones the first is taken. */
const candidates: readonly Candidate[] = [
  eastAsian('gb18030', frequentHan.both + frequentHan.simplified),
  eastAsian('big5', frequentHan.both + frequentHan.traditional),
  eastAsian('shift_jis', frequentHan.japanese, kana),
  eastAsian('euc-jp', frequentHan.japanese, kana),
  eastAsian('euc-kr', frequentHangul, hangul),
  ...western.map((letters) => alphabetic('windows-1252', letters)),
  alphabetic('windows-1252', allWestern, 0.9),
  alphabetic('windows-1252', 'ðþýáéíóúæö', 0.8),
  ...central.flatMap((letters) => [
    alphabetic('windows-1250', letters, 1, rare),
    alphabetic('iso-8859-2', letters, 1, rare),
  ]),
  alphabetic('windows-1254', 'çğıİöşüâî', 1, rare),
  alphabetic('macintosh', allWestern, 0.9, rarer),
  ofScript('windows-1251', cyrillic, oftenCyrillic),
  ofScript('koi8-r', cyrillic, oftenCyrillic),
  ofScript('windows-1253', greek, 'αοιετσνηυρπκμλςάίόέή'),
];

/**
 * The encoding that bytes are most likely text in, which are neither ASCII nor UTF-8: the one in which they are made of
 * the characters that its languages have most. Undefined where they are like no text in any: a wrong guess is worse than
 * none. The encodings are those of lists of literature: GB18030 (GBK, GB2312), Big5, Shift_JIS, EUC-JP, EUC-KR, Windows-1252
 * (ISO 8859-1) and its neighbours.
 * @returns a label of the Encoding Standard
 */
export function guessEncoding(bytes: Uint8Array): string | undefined {
  const sample = sampleOf(bytes);
  if (sample.includes(0x1b) && sample.every((byte) => byte < 0x80)) {
    return sampleHasEscapes(sample) ? 'iso-2022-jp' : undefined;
  }
  let best: string | undefined;
  let highest = minScore;
  const texts = new Map<string, string | undefined>();
  for (const { encoding, score, bias } of candidates) {
    const text = texts.get(encoding) ?? decoded(sample, encoding);
    texts.set(encoding, text);
    const mean = text === undefined ? 0 : meanScore(text, score, bias);
    if (mean > highest) {
      highest = mean;
      best = encoding;
    }
  }
  return best;
}

/** ISO-2022-JP changes to kanji by these. */
function sampleHasEscapes(sample: Uint8Array): boolean {
  return /\x1b\$[@B]/.test(decoded(sample, 'windows-1252') ?? '');
}

/** How well the characters of a text beyond ASCII suit it, on the average. */
function meanScore(text: string, score: Candidate['score'], bias: number): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character > '\x7f') {
      sum += character === '\uFFFD' ? -2 : score(character, text.charAt(at - 1), text.charAt(at + 1));
      count++;
    }
  }
  return count === 0 ? 0 : (sum - bias) / count;
}

/** The lines with bytes beyond ASCII or with escapes, as many as are looked at. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = [];
  let size = 0;
  for (let start = 0; start < bytes.length && size < sampleSize;) {
    const found = bytes.indexOf(newline, start) + 1;
    const end = Math.min(found === 0 ? bytes.length : found, start + sampleSize - size);
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte >= 0x80 || byte === 0x1b)) {
      lines.push(line);
      size += line.length;
    }
    start = end;
  }
  const sample = new Uint8Array(size);
  let at = 0;
  for (const line of lines) {
    sample.set(line, at);
    at += line.length;
  }
  return sample;
}
