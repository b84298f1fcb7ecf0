import { encodingOf } from '../../files/decode';
import { type DecodeNext, decoderOf } from '../../files/text-decoder';

/** So many bytes tell the encoding, from the first one on that is no ASCII. */
const sampleSize = 64 * 1024;
/** Catalogues that are ASCII for so many bytes are taken for UTF-8. */
const maxAscii = 16 * 1024 * 1024;

/** `TextEncoder` of the Encoding Standard, which every JavaScript host has. */
const { TextEncoder } = globalThis as unknown as {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
};

/**
 * The bytes of a text as UTF-8, whatever encoding they are in: by a byte order mark, by what the text says, else the one that it looks most
 * like, as sources of the library are read. Nothing is held but a sample. What is no text stays as it is.
 */
export async function* asUtf8(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  let passed = 0;
  let convert: ((part?: Uint8Array) => Uint8Array) | undefined;
  for await (const part of parts) {
    if (convert !== undefined) {
      yield convert(part);
    } else if (length === 0 && (passed >= maxAscii || isAscii(part))) {
      passed += part.length;
      yield part;
    } else {
      held.push(part.slice());
      length += part.length;
      if (length >= sampleSize) {
        convert = converterOf(joined(held, length));
        yield convert(joined(held, length));
        held = [];
      }
    }
  }
  if (convert === undefined && length > 0) {
    convert = converterOf(joined(held, length));
    yield convert(joined(held, length));
  }
  if (convert !== undefined) {
    yield convert();
  }
}

const unchanged = (part?: Uint8Array): Uint8Array => part ?? new Uint8Array();

function converterOf(sample: Uint8Array): (part?: Uint8Array) => Uint8Array {
  const encoding = encodingOf(sample.subarray(0, wholeCharacters(sample))) ?? 'utf-8';
  const decode = encoding === 'utf-8' ? undefined : decoderOf(encoding);
  return decode === undefined ? unchanged : encoded(decode);
}

function encoded(decode: DecodeNext): (part?: Uint8Array) => Uint8Array {
  const encoder = new TextEncoder();
  return (part) => encoder.encode(decode(part));
}

/** The length without a character that may go on behind it: up to white space, a quotation mark or a comma, which no other encoding has within characters. */
function wholeCharacters(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && !separators.has(bytes[end - 1] ?? 0)) {
    end--;
  }
  // Of UTF-16 two bytes are a character.
  return end === 0 ? bytes.length : bytes.includes(0) ? end - (end % 2) : end;
}

const separators: ReadonlySet<number> = new Set([0x0a, 0x20, 0x22, 0x2c]);

/** Whether there are no bytes but those of ASCII, and none that text has not. */
function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte >= 0x80 || byte === 0) {
      return false;
    }
  }
  return true;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
