import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeSteps } from '../../../src/core/files/decode';
import { decoded } from '../../../src/core/files/text-decoder';
import { type Decoded, isUndecodableEntry } from '../../../src/core/files/utf8';
import { atOnce } from '../../../src/core/async/time-slicer';
import { assertLinear, assertReads5MB } from '../parse/hostile';
import { encoded } from './encode';

const decode = (bytes: Uint8Array): Decoded => atOnce(decodeSteps(bytes));
const known = (text: string, encoding: string, undecodable: number[] = []): Decoded => ({
  text,
  encoding,
  isGuessed: false,
  undecodable,
});
const guessed = (text: string, encoding: string, undecodable: number[] = []): Decoded => ({
  text,
  encoding,
  isGuessed: true,
  undecodable,
});
const utf8 = (text: string) => Buffer.from(text);
const utf16 = (value: string, bigEndian: boolean) => {
  const buffer = Buffer.from(value, 'utf16le');
  return Uint8Array.from(bigEndian ? buffer.swap16() : buffer);
};
const utf32 = (value: string) =>
  Uint8Array.from(
    [...value].flatMap((character) => [
      character.codePointAt(0)! & 0xff,
      (character.codePointAt(0)! >> 8) & 0xff,
      0,
      0,
    ]),
  );

const text = '本文提出了一种方法,可以统计墙上的苔藓。We count moss on walls.\r\n结果表明一切良好。\r\n';
const english = 'We present MossNet, a network that counts moss on walls. It outperforms people.\n';

/** Texts by encoding, from a few words to a paragraph; the same in the right encoding and in no other. */
const texts: Readonly<Record<string, readonly string[]>> = {
  gb18030: [
    '苔藓的统计方法',
    '本文提出了一种方法。结果良好。',
    `${english}translated by 谷歌翻译\n`,
    'We call it “moss”—a plant of walls: 墙上的苔藓。',
    '@article{li, author = {李雷 and 韩梅梅}, title = {面向图像分割的深度学习方法}, year = 2019}',
    '近年来，深度神经网络在图像识别任务中取得了显著的进展。然而，这些模型需要大量的标注数据。我们的方法在三个数据集上优于现有的方法。',
  ],
  big5: [
    '苔蘚的統計方法',
    '我們提出了一種統計牆上苔蘚的方法。結果良好。',
    `${english}translated by 谷歌翻譯\n`,
    '@article{li, author = {李雷 and 韓梅梅}, title = {基於深度學習的圖像分割方法}, year = 2019}',
    '近年來，深度神經網路在圖像識別任務中取得了顯著的進展。然而，這些模型需要大量的標註資料。',
  ],
  'euc-jp': [
    '壁の苔を数える方法',
    '本論文では、深層学習を用いた画像認識の手法を提案する。実験の結果、提案手法は従来の手法よりも高い精度を示した。',
    '@article{sato, author = {佐藤 太郎}, title = {ニューラルネットワークによる画像の分類}}',
  ],
  shift_jis: [
    '壁の苔を数える方法',
    '本論文では、深層学習を用いた画像認識の手法を提案する。実験の結果、提案手法は従来の手法よりも高い精度を示した。',
    '@article{sato, author = {佐藤 太郎}, title = {ニューラルネットワークによる画像の分類}}',
  ],
  'euc-kr': [
    '이끼를 세는 방법을 제안한다',
    '본 논문에서는 심층 신경망을 이용한 영상 인식 방법을 제안한다. 실험 결과 제안하는 방법이 기존의 방법보다 높은 성능을 보였다.',
  ],
  'windows-1252': [
    'Poincaré',
    '“moss” – the plant’s name',
    'Müller, Jürgen and García Márquez, Gabriel and Søren Kierkegaard and Ångström, Anders and Évariste Galois',
    'Les résultats montrent que la méthode améliore la précision. Voilà : à l’école.',
    'Für größere Wörter müssen wir ähnliche Maße wählen.',
    'Este método mejora la precisión según los años. ¿Cómo?',
    'Il metodo è più veloce, ma non c’è verità.',
    'Vi visar att metoden är bättre än människor på många språk.',
    'At 37 °C ± 2 µm, § 4',
  ],
  'windows-1250': [
    'Příliš žluťoučký kůň úpěl ďábelské ódy nad tou věcí.',
    'Zażółć gęślą jaźń: wyniki pokazują, że metoda jest lepsza.',
  ],
  'windows-1251': ['Мы предлагаем новый метод распознавания изображений.'],
  'koi8-r': ['Мы предлагаем новый метод распознавания изображений.'],
};

describe('decoding', () => {
  it('reads UTF-8 with and without byte order mark', () => {
    assert.deepEqual(decode(utf8(text)), known(text, 'utf-8'));
    assert.deepEqual(decode(utf8(`\ufeff${text}`)), known(text, 'utf-8'));
  });

  for (const bigEndian of [false, true]) {
    const encoding = bigEndian ? 'utf-16be' : 'utf-16le';
    it(`reads ${encoding} with and without byte order mark`, () => {
      assert.deepEqual(decode(utf16(`\ufeff${text}`, bigEndian)), known(text, encoding));
      for (const one of [
        text,
        english,
        'Мы предлагаем метод.',
        '이끼를 세는 방법',
        '一切都好。本文提出了一种方法',
        `Caf\u00e9 \ud83c\udf3f ${english}`,
      ]) {
        assert.deepEqual(decode(utf16(one, bigEndian)), guessed(one, encoding));
      }
    });
  }

  for (const [encoding, all] of Object.entries(texts)) {
    it(`reads ${encoding} that nobody declared, short and long, with any line ends`, () => {
      for (const one of [...all, all.join('\n'), all.join('\r\n'), `${english.repeat(3200)}${all.join('\n')}`]) {
        assert.deepEqual(decode(encoded(one, encoding)), guessed(one, encoding), one.slice(0, 80));
      }
    });
  }

  it('reads GB 18030 of four bytes and ISO-2022-JP', () => {
    // 㐀 is 8139EE39.
    assert.deepEqual(
      decode(Uint8Array.from([...encoded('本文提出了一种方法', 'gb18030'), 0x81, 0x39, 0xee, 0x39])),
      guessed('本文提出了一种方法㐀', 'gb18030'),
    );
    assert.deepEqual(decode(utf8('moss \x1b$B%3%1\x1b(B\n')), guessed('moss コケ\n', 'iso-2022-jp'));
  });

  it('heeds the encoding that a file names, but where it is in UTF-8', () => {
    const entry = '@book{a, title = {Zażółć}}\n';
    assert.deepEqual(
      decode(encoded(`% Encoding: ISO8859_2\n${entry}`, 'iso-8859-2')),
      known(`% Encoding: ISO8859_2\n${entry}`, 'iso-8859-2'),
    );
    for (const [name, encoding, word] of [
      ['Cp1252', 'windows-1252', 'Å'],
      ['GBK', 'gb18030', '苔藓'],
      ['MS932', 'shift_jis', '苔'],
      ['EUC_JP', 'euc-jp', '苔'],
      ['Big5_HKSCS', 'big5', '蘚'],
      ['x-MacRoman', 'macintosh', 'é'],
    ] as const) {
      const file = `% Encoding: ${name}\n@book{a, title = {${word}}}\n`;
      assert.deepEqual(decode(encoded(file, encoding)), known(file, encoding));
      assert.deepEqual(decode(utf8(file)), known(file, 'utf-8'));
    }
    for (const head of ['% -*- coding: gbk -*-', '%!TEX encoding = GBK']) {
      assert.deepEqual(decode(encoded(`${head}\n苔藓`, 'gb18030')), known(`${head}\n苔藓`, 'gb18030'));
    }
    // A file that is not in the encoding which it names.
    assert.deepEqual(
      decode(encoded(`% Encoding: UTF-8\n${texts.gb18030![1]!}`, 'gb18030')),
      guessed(`% Encoding: UTF-8\n${texts.gb18030![1]!}`, 'gb18030'),
    );
  });

  it('gives the quotation marks of Windows-1252 for those bytes, under whatever name of Latin 1', () => {
    for (const label of ['windows-1252', 'iso-8859-1', 'latin1', 'ascii']) {
      assert.equal(decoded(Uint8Array.from([0x93, 0x61, 0x94, 0x92, 0x80]), label), '“a”’€');
    }
  });

  it('takes a few Han characters whose bytes happen to be UTF-8 for what they are', () => {
    for (const word of ['一', '学', '同一']) {
      assert.deepEqual(decode(encoded(`${english}${word}\n`, 'gb18030')), guessed(`${english}${word}\n`, 'gb18030'));
    }
    for (const word of ['é', 'naïve', 'Erdős', 'привет', 'αβγ', 'שלום עולם', 'مرحبا بالعالم', 'İstanbul', '± 2 °C']) {
      assert.deepEqual(decode(utf8(`${english}${word}\n`)), known(`${english}${word}\n`, 'utf-8'));
    }
  });

  it('lists bytes that are no text, and keeps the rest', () => {
    assert.deepEqual(
      decode(Buffer.concat([utf8(text), Buffer.from([0xff]), utf8('end')])),
      known(`${text}\ufffdend`, 'utf-8', [text.length]),
    );
    const damaged = Buffer.concat([encoded(texts.gb18030![5]!, 'gb18030'), Buffer.from([0x0a, 0xff, 0x20])]);
    assert.deepEqual(
      decode(damaged),
      guessed(`${texts.gb18030![5]!}\n\ufffd `, 'gb18030', [texts.gb18030![5]!.length + 1]),
    );
  });

  it('reads UTF-8 of few characters beyond ASCII with several bad bytes', () => {
    const file = Buffer.concat([utf8('Translated by 谷歌翻译\nBad: '), Buffer.from([0xff, 0xfe]), utf8(' end')]);
    assert.deepEqual(decode(file), known('Translated by 谷歌翻译\nBad: \ufffd\ufffd end', 'utf-8', [24, 25]));
  });

  it('takes a file for UTF-8 where more than a quarter of its lines are', () => {
    const [good, bad] = [
      utf8('我们统计墙上的苔藓。We count moss on walls of old towns.\n'),
      Uint8Array.from([...encoded('本文提出了一种方法，结果良好', 'gb18030'), 10]),
    ];
    const file = (goodLines: number, badLines: number) =>
      decode(Buffer.concat([...Array<Uint8Array>(goodLines).fill(good), ...Array<Uint8Array>(badLines).fill(bad)]));
    assert.equal((file(10, 9) as { encoding: string }).encoding, 'utf-8');
    assert.equal((file(34, 100) as { encoding?: string }).encoding, undefined);
    assert.equal((file(2, 100) as { encoding: string }).encoding, 'gb18030');
  });

  it('does not report a replacement character that the file itself holds', () => {
    assert.deepEqual(decode(utf8('a\ufffdb')), known('a\ufffdb', 'utf-8'));
  });

  it('refuses what is mostly undecodable, from more than half of the characters on', () => {
    const file = (good: number) => Buffer.concat([Buffer.alloc(51, 0xff), utf8(`\n${'苔'.repeat(good - 1)}`)]);
    assert.deepEqual(
      decode(file(51)),
      known(`${'\ufffd'.repeat(51)}\n${'苔'.repeat(50)}`, 'utf-8', [...Array(51).keys()]),
    );
    assert.deepEqual(decode(file(50)), { refused: 'unknown-encoding' });
    // Thai, of which nothing is known.
    assert.deepEqual(
      decode(
        Uint8Array.from('\xe0\xc3\xd2\xb9\xd3\xe0\xca\xb9\xcd\xc7\xd4\xb8\xd5', (character) => character.charCodeAt(0)),
      ),
      { refused: 'unknown-encoding' },
    );
  });

  it('refuses what is no text, with one control character in less than 32', () => {
    const none: Decoded = { refused: 'no-text' };
    const unmarked = utf32(english);
    for (const bytes of [
      Buffer.from([0xff, 0xfe, 0, 0, ...unmarked]),
      Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]),
      unmarked,
      utf32(text),
      utf8(`${english}\0${english}`),
      utf16(`\ufeff${english}\0`, false),
      gzipSync(english),
      utf8('PK\x03\x04 and more'),
      utf8('%PDF-1.4\n%moss'),
      Uint8Array.from([0, 1, 2, 0xff]),
    ]) {
      assert.deepEqual(decode(bytes), none);
    }
    assert.deepEqual(decode(utf8(`\x02${'m'.repeat(31)}`)), known(`\x02${'m'.repeat(31)}`, 'utf-8'));
    assert.deepEqual(decode(utf8(`\x02${'m'.repeat(30)}`)), none);
    assert.deepEqual(decode(utf8('a\tb\r\n\fc\x1a')), known('a\tb\r\n\fc\x1a', 'utf-8'));
    assert.deepEqual(decode(new Uint8Array()), known('', 'utf-8'));
  });

  it('takes no random bytes for text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 200, maxLength: 2000 }), (bytes) => {
        const byte = (at: number) => (bytes[at]! * 31 + at * 17 + (bytes[at - 1] ?? 0) * 7) & 0xff;
        return 'refused' in decode(bytes.map((_, at) => byte(at)));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('decodes a long file as it does a short one, with a character across each part', () => {
    const long = '苔'.repeat(90_001);
    assert.equal((decode(utf8(`a${long}`)) as { text: string }).text === `a${long}`, true);
    const gbk = encoded(`a${texts.gb18030![5]!}`, 'gb18030');
    const repeated = Buffer.concat(Array.from({ length: 3001 }, () => gbk));
    assert.equal((decode(repeated) as { text: string }).text === `a${texts.gb18030![5]!}`.repeat(3001), true);
  });

  it('reads hostile bytes in linear time @slow', function () {
    this.timeout(60_000);
    const read = (latin: string) => decode(Buffer.from(latin, 'latin1'));
    const units = [
      '\xff',
      '\x80',
      '\xe4\xb8',
      '\x81\x30\n',
      '\0\x4e',
      '\x1b$B',
      '~{VP',
      '\xa4@\n',
      'a\xe9 ',
      '\xc4\xe3\xff\n',
      '% Encoding: ',
    ];
    assertLinear(read, units);
    assertReads5MB(read, units);
  });
});

describe('an entry that could not be decoded', () => {
  it('is one of which more than a quarter of the characters but spaces are lost', () => {
    for (const [lost, kept, isLost] of [
      [1, 3, false],
      [1, 2, true],
      [25, 75, false],
      [26, 75, true],
      [0, 5, false],
    ] as const) {
      assert.equal(
        isUndecodableEntry(`${'\ufffd'.repeat(lost)}     ${'m'.repeat(kept)}`),
        isLost,
        `${String(lost)} of ${String(lost + kept)}`,
      );
    }
    assert.equal(isUndecodableEntry(''), false);
  });
});
