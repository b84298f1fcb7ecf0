import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { readFields, withFieldEdits } from '../../../src/core/notes/front-matter-fields';
import { newNoteText, noteUpdate } from '../../../src/core/notes/merge-note';
import { noteParts } from '../../../src/core/notes/note-fields';
import { noteFileName } from '../../../src/core/notes/note-name';
import { parseNote } from '../../../src/core/parse/note/parse-note';
import { yaml } from '../../../src/core/parse/yaml/library';
import { paper } from '../search/paper';

const rmix: Paper = paper('r-mix', 'R-Mix mixes.', {
  title: 'R-Mix: "The" Rivers',
  titleIsDerived: false,
  authors: [
    { family: 'Ash', given: 'Vera' },
    { literal: 'Birch Consortium, The' },
    { family: 'Moor', given: 'Jan', 'non-dropping-particle': 'van der' },
  ],
  year: 2021,
  doi: '10.1000/1',
  arxiv: '2101.00010',
});
/** The same where no source has its DOI. */
const withoutDoi = Object.fromEntries(Object.entries(rmix).filter(([name]) => name !== 'doi')) as unknown as Paper;
const made = (one: Paper, template?: string, state = '') =>
  newNoteText(noteParts(one, template, 'pandoc'), state, yaml);
const updated = (text: string, one: Paper, template?: string) => {
  const update = noteUpdate(text, noteParts(one, template, 'pandoc'), yaml);
  assert.ok(update);
  const edited = withFieldEdits(text, update.edits, yaml);
  assert.deepEqual(edited?.stale, []);
  return { text: edited.text, kept: update.kept };
};
const values = (text: string) =>
  Object.fromEntries(readFields(text, yaml)!.fields.map(({ name, value }) => [name, value])) as Record<string, unknown>;
const template = `---
citekey: \${key}
aliases: ["\${title}", \${names}]
when: \${year}
about: On \${title}, by \${authors}
quoted: 'It''s \${title}'
link: \${doi}
summary: >
  \${abstract}
nested:
  text: |
    \${title}
  after: \${title}
kind: literature
---
## \${title}

\${unknown} by \${authors}
`;

describe('notes of papers', () => {
  it('are read again as the paper they are made of, with a body below', () => {
    const text = made(rmix, undefined, 'status: reading\nrating: 4\n');
    const { entries, problems } = parseNote(text, yaml);
    assert.deepEqual(problems, []);
    const { writtenKey, title, authors, year, doi, arxiv, status, rating, note } = entries[0]!;
    assert.deepEqual(
      { writtenKey, title, authors, year, doi, arxiv, status, rating },
      {
        writtenKey: 'r-mix',
        title: rmix.title,
        authors: rmix.authors,
        year: 2021,
        doi: '10.1000/1',
        arxiv: '2101.00010',
        status: 'reading',
        rating: 4,
      },
    );
    assert.equal(note, '# R-Mix: "The" Rivers');
    const bare = made(paper('m', 'Moss.', { title: 'Moss derived' }));
    assert.deepEqual(Object.keys(values(bare)), ['key', 'literature-written']);
    assert.match(bare, /\n# Moss derived\n\n$/);
  });

  it('are made by a template, in YAML and in Markdown, whatever the paper says', () => {
    const text = made({ ...rmix, names: ['R*Mix', 'B'] }, template);
    const { citekey, aliases, when, about, quoted, link, summary, kind } = values(text);
    assert.deepEqual(
      { citekey, aliases, when, about, quoted, link, summary, kind },
      {
        citekey: 'r-mix',
        aliases: ['R-Mix: "The" Rivers', 'R*Mix, B'],
        when: 2021,
        about: 'On R-Mix: "The" Rivers, by Ash et al.',
        quoted: 'It\'s R-Mix: "The" Rivers',
        link: '10.1000/1',
        summary: 'R-Mix mixes.\n',
        kind: 'literature',
      },
    );
    assert.ok(text.endsWith('## R-Mix: "The" Rivers\n\n${unknown} by Ash et al.\n'), text);
    const body = made(rmix, '# ${name}\n');
    assert.deepEqual([values(body).title, body.endsWith('---\n\n# R-Mix: "The" Rivers\n')], [rmix.title, true]);
    assert.deepEqual(Object.keys(values(made(rmix, '---\nkind: x\n---\n'))), ['key', 'kind', 'literature-written']);
  });

  it('hold any title in any place of a template', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('---', '"', "'", '#', '${key}', '$&', ': x', '- a', '[[x]]', '\\'),
    );
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (parts) => {
        const title = parts.join('');
        const text = made({ ...rmix, title, names: [title], doi: title }, template);
        const read = values(text);
        const line = title
          .replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]|\p{Noncharacter_Code_Point}/gu, '')
          .replace(/\s/g, '');
        if (line !== '') {
          const plain = (said: unknown) =>
            String(said)
              .replace(/[\p{Cc}\p{Cs}]|\p{Noncharacter_Code_Point}/gu, '')
              .replace(/\s/g, '');
          assert.equal(plain((read.aliases as unknown[])[0]), line);
          assert.equal(plain(read.link), line);
          assert.equal(plain(read.about), `On${line},byAshetal.`);
          const nested = read.nested as ReadonlyMap<string, unknown>;
          assert.deepEqual([...nested.keys()], ['text', 'after']);
          assert.equal(plain(nested.get('after')), line);
        }
        assert.equal(read.kind, 'literature');
      }),
      { numRuns: 30 },
    );
  });
});

describe('updating notes', () => {
  const text = made(rmix, undefined, 'status: reading\n') + 'My thoughts.\n';

  it('changes nothing where nothing has changed', () => {
    assert.deepEqual(updated(text, rmix), { text, kept: [] });
    const own = made(rmix, template);
    assert.deepEqual(updated(own, rmix, template), { text: own, kept: [] });
  });

  it('follows the library in fields that nobody has edited: changed, new and gone ones', () => {
    const after = updated(text, { ...withoutDoi, key: 'r-mix2', year: 2022, title: 'Rivers' });
    assert.deepEqual(after.kept, []);
    const { key, title, year, doi, status } = values(after.text);
    assert.deepEqual(
      { key, title, year, doi, status },
      { key: 'r-mix2', title: 'Rivers', year: 2022, doi: undefined, status: 'reading' },
    );
    assert.equal(after.text.split('---\n').at(-1), text.split('---\n').at(-1));
    const again = updated(after.text, rmix);
    assert.equal(values(again.text).doi, '10.1000/1');
    assert.deepEqual(updated(again.text, rmix), { text: again.text, kept: [] });
  });

  it('never touches what a person has changed, written or taken out', () => {
    const mine = text
      .replace('year: 2021', 'year: 1999 # as printed')
      .replace(/^arxiv: .*\n/m, '')
      .replace('status: reading', 'status: reading\ncode: https://example.org/mine');
    const theirs: Paper = { ...rmix, year: 2022, arxiv: '2101.00011' };
    const code = {
      ...theirs,
      links: [
        { kind: 'repository', url: 'https://github.com/a/b', host: 'github.com', start: 0, end: 1, source: 'a' },
      ] as const,
    };
    const after = updated(mine, code);
    assert.deepEqual(after, { text: mine, kept: ['year', 'arxiv', 'code'] });
  });

  it('follows a field that was only written in another way, and keeps a comment behind it', () => {
    const tidied = text
      .replace('year: 2021', 'year: "2021" # year')
      .replace(
        /^authors: .*$/m,
        'authors:\n  - Ash, Vera\n  - literal: Birch Consortium, The\n  - {family: Moor, given: Jan, non-dropping-particle: van der}',
      );
    const after = updated(tidied, { ...rmix, year: 2022, authors: [{ family: 'Ash', given: 'Vera' }] });
    assert.deepEqual(after.kept, []);
    assert.match(after.text, /^year: 2022 # year$/m);
    assert.deepEqual(values(after.text).authors, ['Ash, Vera']);
  });

  it('takes both sides that came to the same, and goes on following', () => {
    const mine = text.replace('year: 2021', 'year: 2022');
    const same = updated(mine, { ...rmix, year: 2022 });
    assert.deepEqual(same.kept, []);
    assert.equal(values(updated(same.text, { ...rmix, year: 2023 }).text).year, 2023);
  });

  it('follows a template: its new fields come, and those that it has no more go', () => {
    const own = made(rmix, template);
    const next = template.replace('link: ${doi}\n', 'preprint: ${arxiv}\n').replace('kind: literature', 'kind: other');
    const { link, preprint, kind } = values(updated(own, rmix, next).text);
    assert.deepEqual({ link, preprint, kind }, { link: undefined, preprint: '2101.00010', kind: 'literature' });
  });

  it('leaves notes alone that were made by hand or cannot be read', () => {
    for (const other of [
      '---\nkey: r-mix\n---\n',
      'No front matter\n',
      '---\nkey: [\n---\n',
      text.replace(/literature-written: .*/, 'literature-written: none'),
    ]) {
      assert.equal(noteUpdate(other, noteParts(rmix, undefined, 'pandoc'), yaml), undefined, other);
    }
  });

  it('keeps every body and every field of a person, whatever both sides do', () => {
    const change = fc.record({
      year: fc.integer({ min: 2000, max: 2003 }),
      title: fc.constantFrom('A', 'B'),
      doi: fc.constantFrom('10.1/a', '10.1/b'),
    });
    fc.assert(
      fc.property(change, change, fc.subarray(['year', 'title', 'doi']), fc.string(), (first, second, edited, body) => {
        let mine = made({ ...rmix, ...first }) + body;
        for (const name of edited) {
          mine = mine.replace(new RegExp(`^${name}: .*$`, 'm'), `${name}: mine`);
        }
        const after = updated(mine, { ...rmix, ...second });
        const read = values(after.text);
        for (const name of ['year', 'title', 'doi'] as const) {
          assert.equal(read[name], edited.includes(name) ? 'mine' : second[name]);
        }
        assert.ok(after.text.endsWith(`---\n\n# ${first.title}\n\n${body}`));
      }),
      { numRuns: 50 },
    );
  });
});

describe('names of notes', () => {
  it('are the keys where every file system takes them', () => {
    for (const key of ['r-mix', 'Ash2021', 'a.b_c+d', '张三2020']) {
      assert.equal(noteFileName(key), `${key}.md`);
    }
  });

  it('are safe and distinct where keys are not', () => {
    const keys = [
      'a/b',
      'a:b',
      'a?b',
      '..',
      '.hidden',
      'end.',
      'con',
      'COM1',
      'nul.x',
      'a\\b',
      'a b',
      'x'.repeat(101),
      'x'.repeat(102),
      '///',
    ];
    const names = keys.map(noteFileName);
    for (const name of names) {
      assert.match(name, /^[\p{L}\p{N}][\p{L}\p{N}._+-]{0,120}\.md$/u);
      assert.doesNotMatch(name, /^(?:con|com1|nul)\./i);
    }
    assert.equal(new Set(names).size, keys.length);
    assert.equal(noteFileName('x'.repeat(100)), `${'x'.repeat(100)}.md`);
  });

  it('are no longer than file systems take, in bytes, and end with no half of a character', () => {
    const longest = '张'.repeat(73);
    assert.equal(noteFileName(longest), `${longest}.md`);
    for (const key of ['张'.repeat(74), '张'.repeat(100), `${'x'.repeat(99)}𠮷𠮷`, '𠮷'.repeat(60)]) {
      const name = noteFileName(key);
      assert.match(name, /^[\p{L}]+-[a-z\d]{1,7}\.md$/u);
      assert.ok(Buffer.byteLength(name) < 240, name);
    }
  });

  it('are made in linear time', () => {
    const before = process.cpuUsage();
    noteFileName(`x${'.'.repeat(200_000)}x`);
    assert.ok(process.cpuUsage(before).user < 2_000_000);
  });
});
