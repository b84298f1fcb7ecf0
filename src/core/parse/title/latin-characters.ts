/** What a character of a Latin text is to words. */
enum Kind {
  Other,
  /** May stand between parts of a compound. */
  Joint,
  Apostrophe,
  // From here on, parts of words.
  Letter,
  Upper,
  Digit,
}

/** Kinds of the characters before U+0080, above their lower case. */
const kinds = Int32Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  const kind = /[a-z]/.test(character)
    ? Kind.Letter
    : /[A-Z]/.test(character)
      ? Kind.Upper
      : /\d/.test(character)
        ? Kind.Digit
        : /[-./&_]/.test(character)
          ? Kind.Joint
          : character === "'"
            ? Kind.Apostrophe
            : Kind.Other;
  return (kind << 16) | character.toLowerCase().charCodeAt(0);
});

function kindOf(code: number): Kind {
  if (code < 0x80) {
    return (kinds[code] ?? 0) >> 16;
  }
  if (code === 0x2013 || code === 0x2010) {
    return Kind.Joint;
  }
  if (code === 0x2019) {
    return Kind.Apostrophe;
  }
  if (code === 0x2113) {
    return Kind.Letter;
  }
  const isMark =
    code < 0xc0 ||
    code === 0xd7 ||
    code === 0xf7 ||
    (code >= 0x2000 && code < 0x2c00) ||
    (code >= 0x3000 && code < 0x3040) ||
    (code >= 0xff00 && code < 0xff10);
  return isMark ? Kind.Other : Kind.Letter;
}

/** The kind of a character above its lower case, in the upper 16 bits; characters after U+007F stay as they are. */
export const foldedOf = (code: number): number => (code < 0x80 ? (kinds[code] ?? 0) : (kindOf(code) << 16) | code);

// Where kinds begin in what `foldedOf` gives.
export const firstJoint = Kind.Joint << 16;
export const firstApostrophe = Kind.Apostrophe << 16;
export const firstOfWord = Kind.Letter << 16;
export const firstUpper = Kind.Upper << 16;
export const firstDigit = Kind.Digit << 16;

/** Whether a character is part of a word. */
export const isWordCharacter = (code: number): boolean => kindOf(code) >= Kind.Letter;
export const isApostrophe = (code: number): boolean => kindOf(code) === Kind.Apostrophe;
/** Whether a character may stand between parts of a compound. */
export const joins = (code: number): boolean => kindOf(code) === Kind.Joint;
