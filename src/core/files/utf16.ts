import { frequentHan } from './frequent-characters';
import { decoded } from './text-decoder';

/** Bytes that are looked at. */
const sampleSize = 64 * 1024;
/** Share of usual characters in a text; bytes in another encoding give characters from everywhere. */
const minUsualShare = 0.97;
/** Share of frequent ones among Han characters. */
const minFrequentShare = 0.4;

const frequent = new Set(frequentHan.both + frequentHan.simplified + frequentHan.traditional);

/**
 * UTF-16 without byte order mark, told by being text of usual characters throughout.
 * @param hasNul whether there are zero bytes, as in each character of ASCII; a text without any must be in Han characters
 */
export function guessUtf16(bytes: Uint8Array, hasNul: boolean): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4) {
    return undefined;
  }
  const sample = bytes.subarray(0, Math.min(sampleSize, bytes.length - (bytes.length % 2)));
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = decoded(sample, encoding) ?? '';
    return (
      usualShare(text) > minUsualShare && ((hasNul && /[ -~]/.test(text)) || frequentShare(text) > minFrequentShare)
    );
  });
}

/** Share of the characters of a text that lists of abstracts are written in: letters, Han and Hangul, their punctuation. */
function usualShare(text: string): number {
  let usual = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 0x20 && code < 0x530) || code === 9 || code === 10 || code === 13) {
      usual++;
    } else if (
      (code >= 0x4e00 && code <= 0x9fff) ||
      (code >= 0x1e00 && code <= 0x22ff) ||
      (code >= 0x3000 && code <= 0x30ff)
    ) {
      usual++;
    } else if ((code >= 0xac00 && code <= 0xdfff) || (code >= 0xff00 && code <= 0xff65)) {
      usual++;
    }
  }
  return text.length === 0 ? 0 : usual / text.length;
}

function frequentShare(text: string): number {
  let han = 0;
  let often = 0;
  for (const character of text) {
    if (character >= '\u4E00' && character <= '\u9FFF') {
      han++;
      if (frequent.has(character)) {
        often++;
      }
    }
  }
  return han * 2 < text.length ? 0 : often / han;
}
