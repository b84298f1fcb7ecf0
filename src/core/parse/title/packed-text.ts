import { gunzipSync, strFromU8 } from 'fflate';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What a JSON text says that was compressed by gzip and written in base64: text of Han characters takes half as much. */
export function unpackJson(packed: string): unknown {
  const numbers = new Uint8Array(0x80);
  for (let at = 0; at < letters.length; at++) {
    numbers[letters.charCodeAt(at)] = at;
  }
  const bytes = new Uint8Array(Math.floor((packed.replace(/=+$/, '').length * 3) / 4));
  for (let at = 0, from = 0; at < bytes.length; at += 3, from += 4) {
    const four =
      ((numbers[packed.charCodeAt(from)] ?? 0) << 18) |
      ((numbers[packed.charCodeAt(from + 1)] ?? 0) << 12) |
      ((numbers[packed.charCodeAt(from + 2)] ?? 0) << 6) |
      (numbers[packed.charCodeAt(from + 3)] ?? 0);
    bytes[at] = four >> 16;
    bytes[at + 1] = (four >> 8) & 0xff;
    bytes[at + 2] = four & 0xff;
  }
  return JSON.parse(strFromU8(gunzipSync(bytes)));
}
