import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type JsonPiece, LineSplitter, ObjectSplitter } from '../../../src/core/identify/catalogue/json-lines';
import { UnreadableCatalogue } from '../../../src/core/identify/catalogue/record';
import { anyCharacter } from '../arbitraries';
import { encoded } from '../files/encode';
import { arxivLine, catalogue, readAll } from './catalogues';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('catalogues', () => {
  const shapes: readonly (readonly [what: string, path: string, text: string, line: number])[] = [
    ['lines of arXiv', 'a.json', arxivLine('2101.00001v2', 'Songs of Birds', 'Birds sing.'), 1],
    [
      'lines of OpenAlex',
      'a.jsonl',
      `${JSON.stringify({ id: 'https://openalex.org/W1', doi: 'https://doi.org/10.48550/arXiv.2101.00001', display_name: 'Songs of Birds', abstract_inverted_index: { sing: [1], Birds: [0], '.': [2] }, authorships: [{ author: { display_name: 'Anna Merle' } }], publication_date: '2021-01-03' })}\n`.replace(
        '"sing":[1],"Birds":[0],".":[2]',
        '"sing.":[1],"Birds":[0]',
      ),
      1,
    ],
    [
      'an array of CSL-JSON',
      'a.json',
      `[\n {"id": "x", "title": "Songs of Birds", "abstract": "Birds sing.", "author": [{"family": "Merle", "given": "Anna"}], "URL": "https://arxiv.org/abs/2101.00001"}\n]`,
      2,
    ],
    [
      'an array of Papers with Code',
      'papers.json',
      `[{"arxiv_id": "2101.00001", "title": "Songs of Birds", "abstract": "Birds sing.", "authors": ["Anna Merle"], "date": "2021-01-03"}]`,
      1,
    ],
    [
      'answers of OpenAlex',
      'a.json',
      `{"meta": {"count": 1}, "results": [\n{"id": "W1", "ids": {"arxiv": "2101.00001"}, "title": "Songs of Birds", "abstract": "Birds sing.", "authorships": [{"author": {"display_name": "Anna Merle"}}]}]}`,
      2,
    ],
    [
      'BibTeX',
      'a.bib',
      '% ours\n@article{x, title = {Songs of Birds}, author = {Merle, Anna}, abstract = {Birds sing.}, eprint = {2101.00001}, archiveprefix = {arXiv}}\n',
      2,
    ],
    [
      'RIS',
      'a.ris',
      'TY  - JOUR\nTI  - Songs of Birds\nAU  - Merle, Anna\nAB  - Birds sing.\nUR  - https://arxiv.org/abs/2101.00001\nER  - \n',
      1,
    ],
  ];
  for (const [what, path, text, line] of shapes) {
    it(`are read from ${what}, packed or not, in parts of any length`, async () => {
      const whole = bytes(text);
      const files = [
        catalogue(path, text),
        catalogue(path, ...Array.from(whole, (_, at) => whole.subarray(at, at + 1))),
        catalogue(path, `\uFEFF${text}`),
        catalogue(`${path}.gz`, gzipSync(whole)),
      ];
      for (const file of files) {
        const { records, damaged } = await readAll(file);
        assert.deepEqual(damaged, []);
        assert.deepEqual(
          records.map((record) => [record.title, record.abstract.trim(), record.arxiv, record.line]),
          [['Songs of Birds', 'Birds sing.', '2101.00001', line]],
        );
        const [csl] = records.map((record) => record.csl());
        assert.deepEqual(
          [csl?.id, csl?.title, csl?.author],
          ['2101.00001', 'Songs of Birds', [{ family: 'Merle', given: 'Anna' }]],
        );
      }
    });
  }

  it('may end without a newline, have empty lines and line ends of Windows; lines are counted from 1', async () => {
    const text = `\r\n${arxivLine('2101.00001', 'One', 'A.').trim()}\r\n\r\n \t\r\n${arxivLine('2101.00002', 'Two', 'B.').trim()}`;
    const { records, damaged, bytes: read } = await readAll(catalogue('a.jsonl', text));
    assert.deepEqual(
      [records.map(({ title, line }) => [title, line]), damaged],
      [
        [
          ['One', 2],
          ['Two', 5],
        ],
        [],
      ],
    );
    assert.equal(read, bytes(text).length);
  });

  it('tell what is no record with its line, and go on behind it', async () => {
    const [before, after] = [arxivLine('2101.00001', 'One', 'A.'), arxivLine('2101.00002', 'Two', 'B.')];
    const broken = [
      ['{"title": "cut off', 'not-json'],
      ['[1, 2', 'not-json'],
      ['7', 'no-record'],
      ['null', 'no-record'],
      ['{"id": "2101.00009"}', 'no-record'],
      ['{"title": {"deep": [[[]]]}, "abstract": 12e999}', 'no-record'],
    ] as const;
    for (const [line, reason] of broken) {
      const { records, damaged } = await readAll(catalogue('a.jsonl', `${before}${line}\n${after}`));
      assert.deepEqual([records.map(({ title }) => title), damaged], [['One', 'Two'], [{ line: 2, reason }]], line);
    }
  });

  it('with bytes that are no UTF-8 are read with the sign of replacement', async () => {
    const line = bytes(arxivLine('2101.00001', 'B?rds', 'Sing.'));
    const at = line.indexOf(0x3f);
    line[at] = 0xff;
    const { records, damaged } = await readAll(catalogue('a.jsonl', line, arxivLine('2101.00002', 'Two', 'B.')));
    assert.deepEqual([records.map(({ title }) => title), damaged], [['B\uFFFDrds', 'Two'], []]);
  });

  const names = ['Müller, Jörg', '王, 小明', 'Łukasz, Ągnieszka'];
  const abstract = 'Diese Vögel hören und grüßen früh. 花园里的鸟在清晨唱歌，我们录下了它们的声音。';
  for (const [encoding, encode, author, text] of [
    ['UTF-16', (all: string) => Buffer.from(`\uFEFF${all}`, 'utf16le'), names[1], abstract],
    ['UTF-16 in the other order', (all: string) => Buffer.from(`\uFEFF${all}`, 'utf16le').swap16(), names[1], abstract],
    ['UTF-16 without a mark', (all: string) => Buffer.from(all, 'utf16le'), names[0], abstract],
    ['Windows-1252', (all: string) => Buffer.from(all, 'latin1'), names[0], abstract.slice(0, 34)],
    ['GB 18030', (all: string) => encoded(all, 'gb18030'), names[1], abstract.slice(-27)],
  ] as const) {
    it(`are read in ${encoding} too`, async () => {
      const line = JSON.stringify({ title: 'Songs of Birds', abstract: text, authors_parsed: [author?.split(', ')] });
      const entry = `@article{x,\n  title = {Songs of Birds},\n  author = {${author}},\n  abstract = {${text}}\n}\n`;
      const ascii = '% ASCII alone to begin with\n'.repeat(3_000);
      for (const [path, whole, at] of [
        ['a.jsonl', `${line}\n`.repeat(3), 1],
        ['a.json', `[${line},${line}]`, 1],
        ['a.bib', entry.repeat(3), 1],
        ['a.bib', `${ascii}${entry}`, 3_001],
      ] as const) {
        const stored = new Uint8Array(encode(whole));
        const cut = Array.from({ length: Math.ceil(stored.length / 7) }, (_, part) =>
          stored.subarray(7 * part, 7 * part + 7),
        );
        for (const file of [
          catalogue(path, stored),
          catalogue(path, ...cut),
          catalogue(`${path}.gz`, gzipSync(stored)),
        ]) {
          const { records, damaged } = await readAll(file);
          const [first] = records;
          assert.deepEqual(damaged, [], path);
          assert.deepEqual([first?.title, first?.abstract.trim(), first?.line], ['Songs of Birds', text, at], path);
          assert.deepEqual(first?.csl().author, [{ family: author?.split(', ')[0], given: author?.split(', ')[1] }]);
        }
      }
    });
  }

  it('let a record of BibTeX go that is longer than any, and go on behind it', async () => {
    const entry = (key: string) => `@misc{${key},\n  title = {Songs of ${key}}\n}\n`;
    const long = '@misc{long, title = {\n';
    const words = 'birds '.repeat(100_000);
    const many = Array<string>(29).fill(words);
    const file = (more: string) => catalogue('a.bib', entry('one'), long, ...many, '\n}}\n', more);
    for (const more of [entry('two'), `${entry('two')}${'% more\n'.repeat(160_000)}`]) {
      const { records, damaged } = await readAll(file(more));
      assert.deepEqual(
        records.map(({ title, line }) => [title, line]),
        [
          ['Songs of one', 1],
          ['Songs of two', 7],
        ],
      );
      assert.deepEqual(damaged, [{ line: 4, reason: 'too-long' }]);
    }
    const end = await readAll(file(''));
    assert.deepEqual([end.records.length, end.damaged], [1, [{ line: 4, reason: 'too-long' }]]);
    // One that is not so long is read.
    const whole = await readAll(catalogue('a.bib', entry('one'), long, words.slice(0, 20_000), '\n}}\n', entry('two')));
    assert.deepEqual([whole.records.length, whole.damaged], [3, []]);
  });

  it('that are ASCII for long are UTF-8 from there on', async () => {
    const ascii = arxivLine('2101.00001', 'One', 'A.'.repeat(500_000));
    const late = catalogue('a.jsonl', ...Array<string>(17).fill(ascii), arxivLine('2101.00002', 'Zwölf', 'B.'));
    const { records, damaged } = await readAll(late);
    assert.deepEqual([records.at(-1)?.title, damaged], ['Zwölf', []]);
  });

  it('take names of members for no more than they are', async () => {
    const lines = [
      '{"__proto__": {"title": "Polluted"}, "title": "One", "abstract": "A."}',
      '{"constructor": {"prototype": {"title": "x"}}, "title": "Two", "toString": "no", "authors_parsed": [["__proto__", "x", ""]]}',
      '{"title": "Three", "abstract_inverted_index": {"__proto__": [0], "constructor": [1], "far": [99999999999]}}',
    ];
    const { records } = await readAll(catalogue('a.jsonl', lines.join('\n')));
    assert.deepEqual(
      records.map(({ title }) => title),
      ['One', 'Two', 'Three'],
    );
    assert.equal(records[2]?.abstract, '__proto__ constructor');
    records.forEach((record) => assert.equal(Object.getPrototypeOf(record.csl()), Object.prototype));
    assert.equal(({} as { title?: string }).title, undefined);
  });

  it('whose packed bytes are damaged or cut off are refused, after what can be read', async () => {
    const packed = gzipSync(bytes(arxivLine('2101.00001', 'One', 'A.').repeat(50)));
    const damaged = packed.slice();
    damaged.fill(0xee, 12, 24);
    for (const file of [packed.subarray(0, packed.length - 9), damaged, bytes('no gzip at all')]) {
      await assert.rejects(readAll(catalogue('a.jsonl.gz', file)), UnreadableCatalogue);
    }
  });

  it('that hold nothing, or nothing that is known, give nothing', async () => {
    for (const [path, text] of [
      ['a.jsonl', ''],
      ['a.json', '[]'],
      ['a.json', ' '],
      ['a.bib', '\n\n'],
      ['a.bib', '% nothing here\n'],
    ] as const) {
      assert.deepEqual((await readAll(catalogue(path, text))).records, [], `${path}: ${text}`);
    }
  });

  it('may be of anything: what can be read does not depend on the parts in which it comes', async () => {
    const piece = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 12 }),
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        '\\',
        '\n',
        '{"title":"x"}',
        '{"title":"One","abstract":"A."}\n',
        ',',
        '@article{x,',
      ),
    );
    const path = fc.constantFrom('a.json', 'a.jsonl', 'a.bib', 'a.ris', 'a.txt', 'a');
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.array(piece, { maxLength: 14 }),
        fc.integer({ min: 1, max: 9 }),
        async (name, texts, size) => {
          const whole = bytes(texts.join(''));
          const cut = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
            whole.subarray(at * size, (at + 1) * size),
          );
          const [one, parts] = [await readAll(catalogue(name, whole)), await readAll(catalogue(name, ...cut))];
          const told = ({ records, damaged }: typeof one) => [
            records.map(({ line, title, abstract, csl }) => ({ line, title, abstract, csl: csl() })),
            damaged,
          ];
          assert.deepEqual(told(parts), told(one));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('pieces of a catalogue', () => {
  const told = (pieces: readonly JsonPiece[]) =>
    pieces.map(({ text, start, end, line, isTooLong }) => [isTooLong === true ? '…' : text.slice(start, end), line]);

  it('are lines; one that is longer than the limit is told, and not kept', () => {
    for (const parts of [['aaaa\nbbbbb\ncc'], ['aa', 'aa\nbb', 'bbb\nc', 'c'], [...'aaaa\nbbbbb\ncc']]) {
      const splitter = new LineSplitter(4);
      const found = parts.flatMap((part) => told(splitter.push(bytes(part))));
      assert.deepEqual(
        [...found, ...told(splitter.end())],
        [
          ['aaaa', 1],
          ['…', 2],
          ['cc', 3],
        ],
      );
    }
  });

  it('are objects at a depth; one that does not end is let go, and the next line with a brace goes on', () => {
    const text =
      '[{"a": "}]{"},\n{"b": [{}]},\n{"c": "never closed,\n{"d": 1},\n{"e": 22,\n"long": 333,\n"f": 4\n{"g": 2}]';
    for (const parts of [[text], [...text], [text.slice(0, 30), text.slice(30)]]) {
      const splitter = new ObjectSplitter(17, 1);
      const found = parts.flatMap((part) => told(splitter.push(bytes(part))));
      assert.deepEqual(
        [...found, ...told(splitter.end())],
        [
          ['{"a": "}]{"}', 1],
          ['{"b": [{}]}', 2],
          ['…', 3],
          ['{"d": 1}', 4],
          ['…', 5],
          ['{"g": 2}', 8],
        ],
      );
    }
  });
});
