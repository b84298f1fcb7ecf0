const magic = 0x314e4c00;
/** Magic number, checksum, length of the label, number of sections; then their lengths. */
const headerWords = 4;

const padded = (length: number): number => (length + 3) & ~3;

/**
 * One file of several arrays of bytes, each at a multiple of four: numbers are read where they lie. The label says what
 * the file belongs to. Numbers are in the order of this machine's bytes; on another one the magic number does not fit.
 */
export function packFile(label: string, sections: readonly Uint8Array[]): Uint8Array {
  const name = new TextEncoder().encode(label);
  const parts = [name, ...sections];
  const header = (headerWords + sections.length) * 4;
  const bytes = new Uint8Array(header + parts.reduce((sum, { length }) => sum + padded(length), 0));
  const words = new Uint32Array(bytes.buffer);
  words.set([magic, 0, name.length, sections.length, ...sections.map(({ length }) => length)]);
  let at = header;
  for (const part of parts) {
    bytes.set(part, at);
    at += padded(part.length);
  }
  words[1] = checksumOf(words);
  return bytes;
}

/** The label of a file that begins well, whatever follows. */
export function fileLabelOf(bytes: Uint8Array): string | undefined {
  const words = wordsOf(bytes);
  const [found, , length = 0, sections = 0] = words;
  const start = (headerWords + sections) * 4;
  return found === magic && start + length <= bytes.length
    ? new TextDecoder().decode(bytes.subarray(start, start + length))
    : undefined;
}

/** The sections of a file; `undefined` where it is damaged, cut off, or has another label. */
export function unpackFile(bytes: Uint8Array, label: string): Uint8Array[] | undefined {
  const words = wordsOf(bytes);
  const [, checksum, nameLength = 0, count = 0] = words;
  if (bytes.length % 4 !== 0 || fileLabelOf(bytes) !== label || checksumOf(words) !== checksum) {
    return undefined;
  }
  const aligned = new Uint8Array(words.buffer, words.byteOffset, bytes.length);
  const sections: Uint8Array[] = [];
  let at = (headerWords + count) * 4 + padded(nameLength);
  for (const length of words.subarray(headerWords, headerWords + count)) {
    sections.push(aligned.subarray(at, at + length));
    at += padded(length);
  }
  return at === bytes.length ? sections : undefined;
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, bytes.length >>> 2);
}

/** Of all words but itself. */
function checksumOf(words: Uint32Array): number {
  let sum = 0x811c9dc5 ^ words.length;
  for (let at = 2; at < words.length; at++) {
    sum = Math.imul(sum ^ (words[at] ?? 0), 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}

/** The bytes of numbers. */
export function bytesOf(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** The numbers that a section holds. */
export function numbersOf(section: Uint8Array): Uint32Array {
  return new Uint32Array(section.buffer, section.byteOffset, section.length >>> 2);
}

/** Pieces of bytes as one. */
export function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
