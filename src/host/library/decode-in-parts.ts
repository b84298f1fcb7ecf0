/** A shorter file is decoded in one go, in bytes. */
const long = 1_000_000;
/** Bytes that are decoded, or looked through, without a pause. */
const part = 250_000;
/** Bytes of a sample on either side. */
const reach = 32_000;
const newline = 10;

/**
 * The text of a file, decoded as `decode` does it, which copies all of it several times over in one go. A long file is
 * decoded here in parts if `decode` reads samples as UTF-8: its start, which would tell another encoding, and the first
 * place with a character beyond ASCII.
 * @param decode decodes a file, or some whole lines of it; it must not guess the encoding
 * @param pause awaited between the parts
 */
export async function decodeInParts(bytes: Uint8Array, decode: (bytes: Uint8Array) => PromiseLike<string>, pause: () => Promise<void>): Promise<string> {
  if (bytes.length < long) {
    return decode(bytes);
  }
  for (const at of new Set([0, await firstBeyondAscii(bytes, pause)])) {
    const sample = linesAround(bytes, at);
    if (withoutMark(await decode(sample)) !== new TextDecoder().decode(sample)) {
      return decode(bytes);
    }
  }
  const decoder = new TextDecoder();
  const texts: string[] = [];
  for (let start = 0; start < bytes.length; start += part) {
    texts.push(decoder.decode(bytes.subarray(start, start + part), { stream: true }));
    await pause();
  }
  return [...texts, decoder.decode()].join('');
}

/** A text without byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Where the first character beyond ASCII is; 0 if there is none. */
async function firstBeyondAscii(bytes: Uint8Array, pause: () => Promise<void>): Promise<number> {
  for (let start = 0; start < bytes.length; start += part) {
    for (let at = start; at < Math.min(bytes.length, start + part); at++) {
      if ((bytes[at] ?? 0) > 0x7f) {
        return at;
      }
    }
    await pause();
  }
  return 0;
}

/** Whole lines, where they are not too long. */
function linesAround(bytes: Uint8Array, at: number): Uint8Array {
  const from = Math.max(0, at - reach);
  const start = from === 0 ? 0 : from + bytes.subarray(from, at).indexOf(newline) + 1;
  const after = bytes.subarray(at, at + reach);
  const end = after.lastIndexOf(newline) + 1 || after.length;
  return bytes.subarray(start, at + end);
}
