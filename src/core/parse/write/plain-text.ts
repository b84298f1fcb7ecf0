/** Unpaired halves of characters, and control characters, which no format holds. */
const unwritable = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text on one line, as any format can hold it: white space and line ends of any kind as single spaces, control characters left out. */
export function oneLine(text: string): string {
  return text.replace(unwritable, '').replace(/[\s\x85]+/g, ' ').trim();
}
