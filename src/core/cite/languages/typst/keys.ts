/** A character of a label; of a key behind `@`, dots and colons at its end are text. */
export const labelCharacter = String.raw`[\p{L}\p{M}\p{N}_:.-]`;

const plainKey = new RegExp(String.raw`^[\p{L}\p{N}_](?:${labelCharacter}*[\p{L}\p{M}\p{N}_-])?$`, 'u');
const wholeLabel = new RegExp(`^${labelCharacter}+$`, 'u');
const furtherLabel = /^[.:]{0,9}[\p{L}\p{M}\p{N}_-]/u;

/** Whether `@` names a key to its end. */
export function isLabelKey(key: string): boolean {
  return plainKey.test(key);
}

/** Whether a key can stand between `<` and `>`. */
export function isLabel(key: string): boolean {
  return wholeLabel.test(key);
}

/** Whether a key behind `@` would take in the beginning of the text behind it. */
export function continuesLabel(after: string): boolean {
  return furtherLabel.test(after);
}

/** A key as the label that functions take: `<key>`, or `label("key")` where that would not be one. */
export function writtenLabel(key: string): string {
  return isLabel(key) ? `<${key}>` : `label("${inString(key)}")`;
}

/** Text within quotation marks. */
export function inString(text: string): string {
  return text.replace(/[\\"]/g, '\\$&');
}
