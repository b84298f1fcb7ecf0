import { detectAll } from 'jschardet';
import { replacementOffsets } from '../core/parse/undecodable';

export interface DecodedText {
  /** Without byte order mark. */
  readonly text: string;
  /** Label of the Encoding Standard. */
  readonly encoding: string;
  /** UTF-16 offsets in `text` of the U+FFFD that stand for bytes which the encoding does not know. */
  readonly undecodable: number[];
}

const byteOrderMarks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What a detector calls an encoding of which the decoder knows a superset. */
const supersets: Readonly<Record<string, string>> = { gb2312: 'gb18030', gbk: 'gb18030', cp936: 'gb18030', hz: 'gb18030', cp950: 'big5', 'big5-hkscs': 'big5', big5hkscs: 'big5', cp932: 'shift_jis', cp949: 'euc-kr', ascii: 'windows-1252' };

/** As much as a detector needs. */
const sampleSize = 256 * 1024;

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  const strict = decodeStrictly(bytes, encoding);
  if (strict !== undefined) return { text: strict, encoding, undecodable: [] };
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return { text, encoding, undecodable: replacementOffsets(text) };
}

/** Share of the characters of a text that lists of abstracts are written in: ASCII, Latin, Han, their punctuation. */
function usualShare(text: string): number {
  let usual = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x20 && code < 0x250) || code === 9 || code === 10 || code === 13) usual++;
    else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x2010 && code <= 0x2044) || (code >= 0x3000 && code <= 0x30ff) || (code >= 0xff00 && code <= 0xff65)) usual++;
  }
  return text.length === 0 ? 0 : usual / text.length;
}

/**
 * UTF-16 without byte order mark, told by being text of usual characters throughout; bytes in another encoding give
 * characters from everywhere.
 */
function guessUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const sample = bytes.subarray(0, sampleSize);
  if (isPlainAscii(sample)) return undefined;
  const isUsual = (encoding: string) => {
    const text = decodeStrictly(sample, encoding);
    return text !== undefined && usualShare(text) > 0.97;
  };
  return ['utf-16le', 'utf-16be'].find(isUsual);
}

/** Whether bytes are ASCII without zeros, as most files are. */
function isPlainAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte === 0 || byte >= 0x80) return false;
  return true;
}

/** Valid and invalid sequences of more than one byte, read as UTF-8. */
function countUtf8(bytes: Uint8Array): { readonly valid: number; readonly invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    let follows = 1;
    while (follows < length && ((bytes[at + follows] ?? 0) & 0xc0) === 0x80) follows++;
    if (length === 0 || follows < length) invalid++;
    else if (length > 1) valid++;
    at += Math.max(1, Math.min(follows, length));
  }
  return { valid, invalid };
}

const eastAsian = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];
/** Lines that vote on the encoding of a damaged file. */
const voters = 200;

/** What the detector makes of some bytes, most likely first; only encodings that can be decoded here. */
function rank(bytes: Uint8Array): string[] {
  const known: string[] = [];
  for (const { encoding } of detectAll(bytes, { minimumThreshold: 0 })) {
    const name = (encoding ?? '').toLowerCase();
    const label = supersets[name] ?? name;
    if (label === '' || label.startsWith('utf-')) continue;
    try {
      known.push(new TextDecoder(label).encoding);
    } catch {
      // This Node does not know it.
    }
  }
  return known;
}

/** The East Asian encoding of most lines: a detector rules an encoding out at the first wrong byte, so lines are asked one by one. */
function vote(sample: Uint8Array): string | undefined {
  const votes = new Map<string, number>();
  let asked = 0;
  let all = 0;
  for (let start = 0; start < sample.length && asked < voters; ) {
    const end = sample.indexOf(10, start) + 1 || sample.length;
    const line = sample.subarray(start, end);
    start = end;
    if (line.every((byte) => byte < 0x80)) continue;
    asked++;
    all += line.length;
    const label = rank(line.subarray(0, 8192)).find((candidate) => eastAsian.includes(candidate) && decodeStrictly(line, candidate) !== undefined);
    if (label !== undefined) votes.set(label, (votes.get(label) ?? 0) + line.length);
  }
  const [best] = [...votes].sort(([, one], [, other]) => other - one);
  return best !== undefined && best[1] * 2 > all ? best[0] : undefined;
}

/** Share of what is not ASCII that stands in runs of Han characters; a wrong encoding gives lone ones among letters. */
function hanShare(text: string): number {
  const others = text.replace(/[\0-\x7f]+/g, '').length;
  const inRuns = (text.match(/[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff65]{2,}/g) ?? []).reduce((sum, run) => sum + run.length, 0);
  return inRuns / Math.max(1, others);
}

/** The encoding that the bytes look most like. */
function detectLegacy(bytes: Uint8Array): string {
  const first = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 1024);
  const sample = bytes.subarray(first, first + sampleSize);
  const known = rank(sample);
  const decodes = known.filter((label) => decodeStrictly(sample, label) !== undefined);
  // Any bytes are text in an encoding of one byte a character; what reads as Han throughout is no accident.
  const readsAsHan = (label: string) => hanShare(new TextDecoder(label).decode(sample)) > 0.6;
  const voted = vote(sample);
  if (voted !== undefined && readsAsHan(voted)) return voted;
  return decodes.find((label) => eastAsian.includes(label) && readsAsHan(label)) ?? decodes[0] ?? known[0] ?? 'utf-8';
}

/**
 * Decodes a file as an editor with an encoding guess would: by its byte order mark, as UTF-16 without one, as UTF-8, else
 * in the encoding (GB18030, Big5, …) that a detector finds. Bytes that the encoding does not know are listed.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  for (const [encoding, mark] of byteOrderMarks) {
    if (mark.every((byte, i) => bytes[i] === byte)) return decodeAs(bytes.subarray(mark.length), encoding);
  }
  const wide = guessUtf16(bytes);
  const text = decodeStrictly(bytes, 'utf-8');
  // Zero bytes are valid UTF-8, but no text holds them.
  if (wide !== undefined && (text === undefined || bytes.includes(0))) return decodeAs(bytes, wide);
  if (text !== undefined) return { text, encoding: 'utf-8', undecodable: [] };
  const { valid, invalid } = countUtf8(bytes);
  // Of what is written in another encoding, about a quarter happens to be valid.
  return decodeAs(bytes, valid > invalid ? 'utf-8' : detectLegacy(bytes));
}
