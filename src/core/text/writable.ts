/** Unpaired halves of characters, and control characters, which no format holds. */
const unwritable =
  /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without the control characters and halves of characters that no format holds; a line end of its own (U+0085) is a space. */
export function writableText(text: string): string {
  return text.search(unwritable) < 0 && !text.includes('\x85')
    ? text
    : text.replace(unwritable, '').replaceAll('\x85', ' ');
}
