import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type FieldEdit,
  noteFieldOf,
  readFields,
  undoneFields,
  withFieldEdits,
} from '../../../src/core/notes/front-matter-fields';
import { yaml } from '../../../src/core/parse/yaml/library';
import { yamlScalar } from '../../../src/core/parse/write/yaml-text';

const note = `---
key: r-mix   # mine
"title": "A: B"
tags:
  - one
  - 'two, three'
abstract: |
  First line.

  Second line.
base: &a {x: 1}
other: *a
empty:
list: [a,
  b]
# the end
---

# Body
status: none of it
`;
const raws = (text: string) => readFields(text, yaml)?.fields.map(({ name, raw }) => [name, raw]);
const edited = (text: string, ...edits: FieldEdit[]) => withFieldEdits(text, edits, yaml);

describe('fields of front matter', () => {
  it('stand where their lines are, whatever their values look like', () => {
    assert.deepEqual(raws(note), [
      ['key', ' r-mix   # mine'],
      ['title', ' "A: B"'],
      ['tags', "\n  - one\n  - 'two, three'"],
      ['abstract', ' |\n  First line.\n\n  Second line.'],
      ['base', ' &a {x: 1}'],
      ['other', ' *a'],
      ['empty', ''],
      ['list', ' [a,\n  b]'],
    ]);
    assert.deepEqual(raws(note.replaceAll('\n', '\r\n')), raws(note));
    assert.equal(noteFieldOf(readFields(note, yaml)!, 'KEY')?.comment, '   # mine');
  });

  it('are none of what is no YAML of lines', () => {
    for (const text of [
      '',
      'key: x\n',
      '+++\nkey = "x"\n+++\n',
      '---\na: [\n---\n',
      '---\n- a\n---\n',
      '---\n{a: 1,\nb: 2}\n---\n',
      '---\na: 1\na: 2\n---\n',
    ]) {
      assert.equal(readFields(text, yaml), undefined, text);
      assert.equal(edited(text, { name: 'a', before: undefined, after: ' 1' }), undefined);
    }
    assert.deepEqual(raws('---\n---\n'), []);
  });

  it('are replaced, added and taken out, and nothing else changes', () => {
    const edits = [
      { name: 'title', before: ' "A: B"', after: ' C' },
      { name: 'tags', before: "\n  - one\n  - 'two, three'", after: undefined },
      { name: '状态 x', before: undefined, after: ' read' },
    ];
    const after = edited(note, ...edits);
    assert.deepEqual(after?.stale, []);
    assert.equal(
      after?.text,
      note
        .replace('"A: B"', 'C')
        .replace("tags:\n  - one\n  - 'two, three'\n", '')
        .replace('# the end\n', '# the end\n"状态 x": read\n'),
    );
    const windows = edited(note.replaceAll('\n', '\r\n'), ...edits);
    assert.equal(windows?.text, after.text.replaceAll('\n', '\r\n'));
  });

  it('are not touched where they say something else by now; an edit that is made already is none', () => {
    const edit = { name: 'title', before: ' D', after: ' C' };
    assert.deepEqual(edited(note, edit), { text: note, made: [], stale: [edit] });
    assert.deepEqual(edited(note, { name: 'title', before: ' D', after: ' "A: B"' }), {
      text: note,
      made: [],
      stale: [],
    });
  });

  it('are what they were once edits are undone, whatever is written', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer()).map((said) => ` ${yamlScalar(said)}`);
    const names = fc.constantFrom('title', 'list', 'empty', 'status', 'x y', '键');
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(names, value), { selector: ([name]) => name }), (wanted) => {
        const before = new Map(raws(note)?.map(([name = '', raw]) => [name, raw]));
        const edits = wanted.map(([name, after]) => ({ name, before: before.get(name), after }));
        const after = edited(note, ...edits);
        assert.deepEqual(after?.stale, []);
        const now = new Map(raws(after.text)?.map(([name = '', raw]) => [name, raw]));
        wanted.forEach(([name, raw]) => assert.equal(now.get(name), raw));
        assert.equal(edited(after.text, ...undoneFields(after.made))?.text, note);
      }),
    );
  });
});
