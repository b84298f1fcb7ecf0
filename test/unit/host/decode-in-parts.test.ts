import { deepEqual, equal } from 'node:assert/strict';
import { decodeInParts } from '../../../src/host/library/decode-in-parts';

const line = '我们提出了 TidalNet,一种补全缺测的网络 🦘 of tides and gauges.\n';
const long = line.repeat(20_000);
const utf8 = (text: string) => new TextEncoder().encode(text);

/** The text, and the lengths of what was decoded as the host does it. */
async function read(bytes: Uint8Array, encoding: string): Promise<{ text: string; decoded: number[] }> {
  const decoded: number[] = [];
  const decode = (part: Uint8Array) => {
    decoded.push(part.length);
    return Promise.resolve(new TextDecoder(encoding, { ignoreBOM: true }).decode(part));
  };
  const text = await decodeInParts(bytes, decode, () => Promise.resolve());
  return { text, decoded };
}

describe('decoding in parts', () => {
  it('gives the text of UTF-8, and leaves samples only to the host', async () => {
    for (const start of ['', '\uFEFF', 'Tides.\n'.repeat(70_000), `${'x'.repeat(900_000)}\n`]) {
      const { text, decoded } = await read(utf8(start + long), 'utf-8');
      equal(text === (start + long).replace(/^\uFEFF/, ''), true);
      equal(decoded.length <= 2 && decoded.every((length) => length < 70_000), true);
    }
    equal((await read(utf8('Tides. '.repeat(200_000)), 'utf-8')).text, 'Tides. '.repeat(200_000));
  });

  it('marks bytes that are no text as the host does', async () => {
    const bytes = utf8(long);
    for (let at = 100_001; at < bytes.length; at += 99_991) bytes[at] = 0xff;
    equal((await read(bytes, 'utf-8')).text === new TextDecoder().decode(bytes), true);
  });

  it('leaves all of it to the host where that reads another encoding', async () => {
    const utf16 = new Uint8Array(Uint16Array.from({ length: long.length }, (_, at) => long.charCodeAt(at)).buffer);
    equal((await read(utf16, 'utf-16le')).text === long, true);
    const asciiFirst = utf8('Tides.\n'.repeat(150_000) + line);
    const { text, decoded } = await read(asciiFirst, 'gb18030');
    equal(text === new TextDecoder('gb18030').decode(asciiFirst), true);
    equal(decoded.at(-1), asciiFirst.length);
  });

  it('leaves a short file to the host', async () => {
    deepEqual(await read(utf8(line), 'gb18030'), { text: new TextDecoder('gb18030').decode(utf8(line)), decoded: [utf8(line).length] });
  });
});
