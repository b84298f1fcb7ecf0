import assert from 'node:assert/strict';
import { parsePins } from '../../../src/core/library/pins/pins';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import { assertLinear, assertReads5MB } from '../parse/hostile';

describe('keys file', () => {
  const text =
    '{\n  "version": 1,\n  "comment": "ours",\n  "keys": {\n    "a": {"name": "A", "hash": "x"},\n    "b": {"aliases": ["c"], "note": {"x":1}}\n  }\n}\n';

  it('writes one line a key, sorted, and keeps what it does not know', () => {
    const { pins, problems, isReadable } = parsePins(text);
    assert.deepEqual(problems, []);
    assert.ok(isReadable);
    assert.equal(serializePins([...pins].reverse(), text), text);
    assert.equal(serializePins([], ''), '{\n  "version": 1,\n  "keys": {}\n}\n');
    assert.ok(serializePins(pins, text.replaceAll('\n', '\r\n'))?.includes('}\r\n'));
  });

  it('keeps all else as it stands when a pin is added, changed or taken out', () => {
    const before = [
      '// ours',
      '{',
      '  "version": 2.0, // by hand',
      '  "note": [12345678901234567890, 1e400, ],',
      '  "keys": {',
      '    // about a',
      '    "a": {"name": "A", "big": 12345678901234567890, "huge": 1e400}, // mine',
      '    "bad": 5,',
      '    "d": {',
      '      "title": "D", // its title',
      '      "aliases": ["z" /* old */],',
      '    } // last',
      '  }, /* end */',
      '}',
    ].join('\n');
    const { pins } = parsePins(before);
    assert.equal(serializePins(pins, before), before);
    const [a = pins[0]!, bad = a, d = a] = pins;
    const changed = serializePins(
      [
        { ...a, key: 'b', aliases: ['a'], near: 0.5 },
        bad,
        { ...d, aliases: ['y', 'z'], title: 'E' },
        { key: 'c', aliases: [], title: 'C' },
        { key: 'e', aliases: [] },
      ],
      before,
    );
    assert.deepEqual(changed?.split('\n'), [
      ...before.split('\n').slice(0, 6),
      '    "b": {"aliases": ["a"], "name": "A", "big": 12345678901234567890, "huge": 1e400, "near": 0.5}, // mine',
      '    "bad": 5,',
      '    "c": {"title": "C"},',
      '    "d": {',
      '      "title": "E", // its title',
      '      "aliases": ["y", "z" /* old */],',
      '    }, // last',
      '    "e": {}',
      '  }, /* end */',
      '}',
    ]);
    assert.deepEqual(
      serializePins([a, d], before)?.split('\n'),
      before.split('\n').filter((line) => !line.includes('bad')),
    );
    assert.deepEqual(serializePins([a], before)?.split('\n').slice(6), [
      '    "a": {"name": "A", "big": 12345678901234567890, "huge": 1e400} // mine',
      '  }, /* end */',
      '}',
    ]);
    assert.equal(serializePins([], '{"keys": {"a": {}, "b": {}}}'), '{"keys": {}}');
    assert.equal(serializePins([a], '{"keys": {"a": {"name": "A"}, "b": {}}}'), '{"keys": {"a": {"name": "A"}}}');
    assert.equal(
      serializePins([{ key: 'a', aliases: [] }], '\uFEFF{"keys": {}}\r\n'),
      '\uFEFF{"keys": {\r\n  "a": {}\r\n}}\r\n',
    );
  });

  it('is a new one where there was nothing but space', () => {
    const pins = [
      { key: 'b', aliases: [] },
      { key: 'a', aliases: ['z', 'y'], title: 'A' },
    ];
    const written =
      '{\n  "version": 1,\n  "keys": {\n    "a": {"aliases": ["y","z"], "title": "A"},\n    "b": {}\n  }\n}\n';
    assert.equal(serializePins(pins, ''), written);
    assert.equal(serializePins(pins, ' \n\t'), written);
    assert.equal(serializePins(pins, '\r\n'), written.replaceAll('\n', '\r\n'));
    assert.equal(serializePins([], ' \n'), '{\n  "version": 1,\n  "keys": {}\n}\n');
  });

  it('renames the pin that has the alias, in its place, and nothing that it cannot read', () => {
    const before = '{\n  "keys": {\n    "a": {}, // about a\n    "b": {} // about b\n  }\n}\n';
    assert.equal(
      serializePins([{ key: 'c', aliases: ['b'] }], before),
      '{\n  "keys": {\n    "c": {"aliases": ["b"]} // about b\n  }\n}\n',
    );
    assert.equal(serializePins([{ key: 'c', aliases: [] }], '{"keys": {"bad": 5}}'), '{"keys": {\n  "c": {}\n}}');
    assert.equal(
      serializePins([{ key: 'c', aliases: ['a'], title: 'Other' }], '{"keys": {"a": {"title": "A", "x": 1}}}'),
      '{"keys": {\n  "c": {"aliases": ["a"], "title": "Other"}\n}}',
    );
    assert.equal(
      serializePins([{ key: 'c', aliases: [], title: 'A', near: 0.3 }], '{"keys": {"a": {"title": "A", "x": 1}}}'),
      '{"keys": {"c": {"title": "A", "x": 1, "near": 0.3}}}',
    );
  });

  it('takes out the aliases and fields that a pin has no longer', () => {
    const changed = (item: string, change: object) => {
      const before = `{"keys": {"a": ${item}}}`;
      const [pin = { key: 'a', aliases: [] }] = parsePins(before).pins;
      return serializePins([{ ...pin, ...change }], before)?.slice('{"keys": {"a": '.length, -2);
    };
    assert.equal(
      changed('{"aliases": ["x", "y", "z"], "name": "A"}', { aliases: ['x', 'z'] }),
      '{"aliases": ["x", "z"], "name": "A"}',
    );
    assert.equal(changed('{"aliases": ["x", 7, "y"]}', { aliases: ['y'] }), '{"aliases": [7, "y"]}');
    assert.equal(changed('{"aliases": ["x", "y"], "name": "A"}', { aliases: [] }), '{"name": "A"}');
    assert.equal(changed('{"aliases": "x", "name": "A"}', { aliases: ['y'] }), '{"aliases": ["y"], "name": "A"}');
    assert.equal(
      changed('{"aliases": ["x"], "aliases": ["y"]}', { aliases: ['y'] }),
      '{"aliases": [], "aliases": ["y"]}',
    );
    assert.equal(
      changed('{"title": "T", "name": "A", "year": 2020}', { title: undefined, year: undefined }),
      '{"name": "A"}',
    );
    assert.equal(changed('{"name": "A", "x": 1, "name": "B"}', { name: 'C' }), '{"x": 1, "name": "C"}');
    assert.equal(changed('{"name": "A", "x": 1, "name": "B"}', { name: undefined }), '{"x": 1}');
    assert.equal(
      changed('{"x": 1}', { title: 'T', year: 2020, near: 0.5 }),
      '{"x": 1, "title": "T", "year": 2020, "near": 0.5}',
    );
  });

  it('keeps keys that stand twice, malformed ones and both tables of a merge', () => {
    const before =
      '{\n  "keys": {\n    "a": 5,\n    "a": {"title": "X", "aliases": ["x"]},\n    "a": {"title": "Y", "aliases": ["y"]}\n  },\n  "keys": {\n    "b": {"title": "B"}\n  }\n}\n';
    const { pins, problems } = parsePins(before);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.line]),
      [
        ['pins-two-tables', 6],
        ['malformed-pin', 2],
        ['duplicate-pin', 3],
        ['duplicate-pin', 4],
      ],
    );
    assert.equal(
      serializePins([...pins, { key: 'c', aliases: [] }], before),
      before.replace('["y"]}', '["y"]},\n    "c": {}'),
    );
    assert.equal(
      serializePins(
        pins.filter(({ title }) => title !== 'X'),
        before,
      ),
      before.replace('    "a": {"title": "X", "aliases": ["x"]},\n', ''),
    );
    assert.equal(
      serializePins(
        pins.map((pin) => (pin.title === 'B' ? { ...pin, near: 0.5 } : pin)),
        before,
      ),
      before.replace('"B"}', '"B", "near": 0.5}'),
    );
  });

  it("writes beside the conflicts of a merge, never within, and reads neither side's ancestor", () => {
    const lines = [
      '{',
      '  "keys": {',
      '    "a": {"name": "A"},',
      '<<<<<<< ours',
      '    "m": {"name": "M"},',
      '||||||| base',
      '    "n": {"name": "Before"},',
      '=======',
      '    "n": {"name": "N"},',
      '>>>>>>> theirs',
      '    "z": {"name": "Z"}',
      '  }',
      '}',
      '',
    ];
    const before = lines.join('\r\n');
    const { pins, problems, isReadable } = parsePins(before);
    assert.deepEqual(
      pins.map(({ key, name }) => [key, name]),
      [
        ['a', 'A'],
        ['m', 'M'],
        ['n', 'N'],
        ['z', 'Z'],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.line]),
      [['pins-conflict', 3]],
    );
    assert.ok(isReadable);
    const added = serializePins([...pins, { key: 'mm', aliases: [] }, { key: 'zz', aliases: [] }], before);
    assert.deepEqual(added?.split('\r\n'), [
      ...lines.slice(0, 3),
      '    "mm": {},',
      ...lines.slice(3, 10),
      '    "z": {"name": "Z"},',
      '    "zz": {}',
      ...lines.slice(11),
    ]);
  });

  it('reads over commas that merges lose, conflict markers and keys written twice', () => {
    const merged =
      '{"keys": {\n<<<<<<< ours\n"a": {"name": "A"}\n=======\n"b": {"name": "B"}\n>>>>>>> theirs\n"a": {"name": "C"},\n}}';
    const { pins, problems, isReadable } = parsePins(merged);
    assert.deepEqual(
      pins.map(({ key, name }) => [key, name]),
      [
        ['a', 'A'],
        ['b', 'B'],
        ['a', 'C'],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.line]),
      [
        ['pins-conflict', 1],
        ['duplicate-pin', 6],
      ],
    );
    assert.ok(isReadable);
    assert.equal(serializePins(pins, merged), merged, 'to take the markers out is for a person');
  });

  it('does not write over what it cannot read', () => {
    assert.deepEqual(
      parsePins('{"version": 1}').problems.map(({ code }) => code),
      ['pins-foreign'],
    );
    assert.equal(serializePins([], '{"version": 1}'), undefined);
    for (const broken of ['[1]', 'text', '{"keys": []}', '{"keys": {"a": {"name": "x}}', '['.repeat(200_000)]) {
      const parsed = parsePins(broken);
      assert.ok(
        !parsed.isReadable && parsed.problems.some(({ code }) => code === 'pins-unreadable'),
        broken.slice(0, 20),
      );
      assert.equal(serializePins([], broken), undefined);
    }
    const { pins, problems } = parsePins('{"keys": {"a": 5, "b": {}}}');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['malformed-pin'],
    );
    assert.ok(serializePins(pins, '')?.includes('"a": 5'));
  });

  it('keeps prototypes clean', () => {
    const { pins } = parsePins('{"keys": {"__proto__": {"__proto__": {"x": 1}, "name": "P"}}}');
    assert.equal(pins[0]?.key, '__proto__');
    assert.equal(({} as Record<string, unknown>).x, undefined);
    assert.ok(serializePins(pins, '')?.includes('"__proto__": {"name": "P", "__proto__": {"x":1}}'));
  });
});

describe('keys file: hostile text', () => {
  it('is read in linear time @slow', function () {
    this.timeout(60_000);
    const units = [
      '[',
      '{',
      '{"',
      '{"a":',
      '"',
      '\\',
      '"a":{"title":"x"},\n',
      '<<<<<<< x\n',
      '=======\n',
      '}',
      ',',
      '//',
      '/*',
      '\n',
    ];
    assertLinear((body) => parsePins(`{"keys":{${body}`), units);
    assertReads5MB((body) => parsePins(`{"keys":{${body}`), units);
  });

  it('has errors that lie in it', () => {
    for (const text of ['{/*\r\n', '{"a', '{"keys": {"a": "', '{"keys": {"a": /* x']) {
      const { problems } = parsePins(text);
      assert.ok(problems.length > 0, text);
      assert.deepEqual(
        problems.filter(({ span }) => span.start > span.end || span.end > text.length),
        [],
        text,
      );
    }
  });

  it('is written in linear time, one key as often as may be @slow', function () {
    this.timeout(60_000);
    assertLinear(
      (text) => {
        const whole = `{"keys": {${text.slice(0, text.lastIndexOf('\n') + 1)}}}`;
        const parsed = parsePins(whole);
        return serializePins(
          parsed.pins.map((pin) => ({ ...pin, title: 'T' })),
          whole,
          parsed,
        );
      },
      ['"a": {},\n', '"a": 5,\n', '"a": {"aliases": ["b"]},\n'],
      80_000,
    );
  });
});
