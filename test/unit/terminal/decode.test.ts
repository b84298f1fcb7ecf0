import { deepEqual, equal } from 'node:assert/strict';
import { decodeText } from '../../../src/terminal/decode';
import { assertLinear, assertReads5MB } from '../parse/hostile';

const text = '本文提出了一种方法,可以统计墙上的苔藓。We count moss on walls.\r\n结果表明一切良好。\r\n';
/** 我們提出了一種統計牆上苔蘚的方法。結果良好。 in Big5. */
const big5 = 'A7DAADCCB4A3A558A446A440BAD8B2CEAD70C0F0A457AD61C4F6AABAA4E8AA6BA143B5B2AA47A87DA66EA143';
/** 本文提出了一种方法。结果良好。 in GB18030. */
const gb18030 = 'B1BECEC4CCE1B3F6C1CBD2BBD6D6B7BDB7A8A1A3BDE1B9FBC1BCBAC3A1A3';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const utf16 = (value: string, bigEndian: boolean) => {
  const buffer = Buffer.from(value, 'utf16le');
  return Uint8Array.from(bigEndian ? buffer.swap16() : buffer);
};

describe('decodeText', () => {
  it('reads UTF-8 with and without byte order mark', () => {
    deepEqual(decodeText(Buffer.from(text)), { text, encoding: 'utf-8', undecodable: [] });
    deepEqual(decodeText(Buffer.from(`\ufeff${text}`)), { text, encoding: 'utf-8', undecodable: [] });
  });

  for (const bigEndian of [false, true]) {
    const encoding = bigEndian ? 'utf-16be' : 'utf-16le';
    it(`reads ${encoding} with and without byte order mark`, () => {
      deepEqual(decodeText(utf16(`\ufeff${text}`, bigEndian)), { text, encoding, undecodable: [] });
      deepEqual(decodeText(utf16(text, bigEndian)), { text, encoding, undecodable: [] });
      equal(decodeText(utf16('一切都好。本文提出了一种方法', bigEndian)).text, '一切都好。本文提出了一种方法');
    });
  }

  it('reads GB18030 and Big5', () => {
    deepEqual(decodeText(bytes(gb18030)), { text: '本文提出了一种方法。结果良好。', encoding: 'gb18030', undecodable: [] });
    deepEqual(decodeText(bytes(big5)), { text: '我們提出了一種統計牆上苔蘚的方法。結果良好。', encoding: 'big5', undecodable: [] });
  });

  it('reads Latin text', () => {
    const latin = 'Les résultats montrent que la méthode améliore la précision. Für größere Wörter.';
    equal(decodeText(Uint8Array.from(latin, (char) => char.charCodeAt(0))).text, latin);
  });

  it('lists bytes that are no text, and keeps the rest', () => {
    const decoded = decodeText(Buffer.concat([Buffer.from(text), Buffer.from([0xff]), Buffer.from('end')]));
    deepEqual(decoded, { text: `${text}\ufffdend`, encoding: 'utf-8', undecodable: [text.length] });
    const damaged = decodeText(Uint8Array.from([...bytes(gb18030.repeat(3)), 0x0a, 0xff, 0x20]));
    equal(damaged.encoding, 'gb18030');
    deepEqual(damaged.undecodable.length, 1);
  });

  it('reads UTF-8 of few signs beyond ASCII with several bad bytes', () => {
    const decoded = decodeText(Buffer.concat([Buffer.from('Translated by 谷歌翻译\nBad: '), Buffer.from([0xff, 0xfe]), Buffer.from(' end')]));
    equal(decoded.encoding, 'utf-8');
    deepEqual(decoded.undecodable.length, 2);
  });

  it('does not report a replacement character that the file itself holds', () => {
    deepEqual(decodeText(Buffer.from('a\ufffdb')).undecodable, []);
  });

  it('reads nothing and noise', () => {
    equal(decodeText(new Uint8Array()).text, '');
    equal(typeof decodeText(Uint8Array.from([0, 1, 2, 0xff])).text, 'string');
  });

  it('reads hostile bytes in linear time', function () {
    this.timeout(60_000);
    const decode = (latin: string) => decodeText(Buffer.from(latin, 'latin1'));
    const units = ['\xff', '\x80', '\xe4\xb8', '\x81\x30\n', '\0\x4e', '\x1b$B', '~{VP', '\xa4@\n', 'a\xe9 ', '\xc4\xe3\xff\n'];
    assertLinear(decode, units);
    assertReads5MB(decode, units);
  });
});
