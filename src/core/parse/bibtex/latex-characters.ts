const code = / ?(?:"([0-9A-Fa-f]{1,6})|'([0-7]{1,7})|(\d{1,7})) ?/y;

/**
 * The character whose number stands at `start`, as behind `\char`: hexadecimal (`"E9`), octal (`'351`) or decimal (`233`), in
 * braces or without, and the offset behind it. Undefined where no number stands there, or no character that can be shown has it.
 */
export function numberedCharacter(
  latex: string,
  start: number,
): { readonly character: string; readonly end: number } | undefined {
  const isBraced = latex[start] === '{';
  code.lastIndex = start + (isBraced ? 1 : 0);
  const found = code.exec(latex);
  if (found === null) {
    return undefined;
  }
  const [whole, hexadecimal, octal, decimal] = found;
  const number =
    hexadecimal !== undefined ? parseInt(hexadecimal, 16) : octal !== undefined ? parseInt(octal, 8) : Number(decimal);
  if (number <= 0x20 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff)) {
    return undefined;
  }
  const end = start + whole.length + (isBraced && latex[code.lastIndex] === '}' ? 2 : 0);
  return { character: String.fromCodePoint(number), end };
}
