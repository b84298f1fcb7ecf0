/** Halves of characters that UTF-16 writes as two, without the other half. */
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text with U+FFFD in the place of each half of a character, so that it can be written as UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogate, '\ufffd');
}

/** A text as a part of an address, percent-encoded. Unlike `encodeURIComponent`, it throws at no text. */
export function encodeComponent(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** The name of the file of a source, decoded. @param source a URI, or a path with `/` */
export function fileNameOf(source: string): string {
  const name = source.slice(source.lastIndexOf('/') + 1);
  try {
    return name.includes('%') ? decodeURIComponent(name) : name;
  } catch {
    return name;
  }
}
