/** `TextDecoder` of the Encoding Standard, which every JavaScript host has. */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

interface Decoders {
  readonly TextDecoder: new (
    label: string,
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  ) => Decoder & { readonly encoding: string };
}

const { TextDecoder } = globalThis as unknown as Decoders;

/** What Windows-1252 has from 0x80 on; some releases of Node give control characters for it. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** Decodes bytes part after part; the last call is without bytes. */
export type DecodeNext = (part?: Uint8Array) => string;

/**
 * A decoder for an encoding, by a label of the Encoding Standard; undefined where the host does not know it. A byte order
 * mark stays in the text.
 * @param isStrict throws at bytes that are no text, instead of giving U+FFFD
 */
export function decoderOf(label: string, isStrict = false): DecodeNext | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: isStrict, ignoreBOM: true });
    const next: DecodeNext = (part) => (part === undefined ? decoder.decode() : decoder.decode(part, { stream: true }));
    return decoder.encoding === 'windows-1252'
      ? (part) => next(part).replace(/[\x80-\x9f]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80))
      : next;
  } catch {
    return undefined;
  }
}

/** The text of bytes in a known encoding, with U+FFFD where they are none; nothing where the host does not know the encoding. */
export function decoded(bytes: Uint8Array, label: string): string | undefined {
  const next = decoderOf(label);
  return next === undefined ? undefined : next(bytes) + next();
}

let utf8: Decoder | undefined;

/** The text of bytes in UTF-8, as `decoded` gives it, many times faster. */
export function utf8Text(bytes: Uint8Array): string {
  utf8 ??= new TextDecoder('utf-8', { ignoreBOM: true });
  return utf8.decode(bytes);
}

/** The name that the Encoding Standard gives the encoding of a label; undefined for one that it does not know. */
export function encodingLabelOf(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}
