/** Control characters, line ends of any kind, halves of characters, and what is not seen but turns the direction of text or hides some. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * A line for people, in which nothing from files or their names can control the terminal or pass for another line: such
 * characters are written by their codes, `\x1b` or `\u202e`.
 */
export function printedLine(line: string): string {
  return line.replace(unprintable, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length <= 2
      ? `\\x${code.padStart(2, '0')}`
      : code.length <= 4
        ? `\\u${code.padStart(4, '0')}`
        : `\\u{${code}}`;
  });
}

/** A value as JSON on one line, likewise; other programs read the same value. */
export function printedJson(value: unknown): string {
  return JSON.stringify(value).replace(unprintable, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
