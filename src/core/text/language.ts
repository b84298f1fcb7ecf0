/** Scripts that tell the language by themselves, with the subtag each gives. */
const scripts: readonly (readonly [from: number, to: number, language: string])[] = [
  [0x3040, 0x30ff, 'ja'],
  [0xac00, 0xd7af, 'ko'],
  [0x0400, 0x052f, 'ru'],
  [0x0370, 0x03ff, 'el'],
  [0x0590, 0x05ff, 'he'],
  [0x0600, 0x06ff, 'ar'],
  [0x0900, 0x097f, 'hi'],
  [0x0e00, 0x0e7f, 'th'],
];
const beyondLatin = /[\u0250-\uffff]/;
/** More than this of a text adds nothing. */
const sample = 20_000;

/**
 * The language of a text as a BCP 47 tag. Chinese is told by its Han characters however many Latin words stand among
 * them, Japanese by kana, other languages by their script; Latin script counts as English; `und` if there is no letter.
 */
export function detectLanguage(text: string): string {
  const length = Math.min(text.length, sample);
  if (!beyondLatin.test(text)) {
    return /[A-Za-z\u00c0-\u024f]/.test(text.slice(0, length)) ? 'en' : 'und';
  }
  let latin = 0;
  let han = 0;
  const counts = new Array<number>(scripts.length).fill(0);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x250) {
      if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code >= 0xc0) {
        latin++;
      }
    } else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) {
      han++;
    } else {
      for (let s = 0; s < scripts.length; s++) {
        const script = scripts[s];
        if (script !== undefined && code >= script[0] && code <= script[1]) {
          counts[s] = (counts[s] ?? 0) + 1;
        }
      }
    }
  }
  const kana = counts[0] ?? 0;
  if (kana > 0 && kana * 10 > han && kana * 10 > latin) {
    return 'ja';
  }
  // A Han character says about as much as a word of five letters; a short quotation does not make a text Chinese.
  if (han * 5 > latin) {
    return 'zh';
  }
  let best = -1;
  for (let s = 1; s < counts.length; s++) {
    if ((counts[s] ?? 0) > (counts[best] ?? 0)) {
      best = s;
    }
  }
  // Symbols in formulas are Greek too, so a script must prevail.
  if (best > 0 && (counts[best] ?? 0) > latin) {
    return scripts[best]?.[2] ?? 'und';
  }
  if (latin > 0) {
    return 'en';
  }
  return 'und';
}
