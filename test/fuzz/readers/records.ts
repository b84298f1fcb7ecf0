import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { deriveSource } from '../../../src/core/library/derive';
import { parsePins } from '../../../src/core/library/pins/pins';
import {
  claimsIn,
  repeatedKeys,
  withKeyGivenUp,
  withKeyKept,
  withoutConflictMarkers,
  withPinsUnited,
} from '../../../src/core/library/pins/pin-fixes';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import { editBetween } from '../../../src/core/library/pins/text-edits';
import { readFields, withFieldEdits, noteFieldOf, undoneFields } from '../../../src/core/notes/front-matter-fields';
import { newNoteText, noteUpdate } from '../../../src/core/notes/merge-note';
import { noteParts } from '../../../src/core/notes/note-fields';
import { noteFileName } from '../../../src/core/notes/note-name';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { parseNote } from '../../../src/core/parse/note/parse-note';
import { yaml } from '../../../src/core/parse/yaml/library';
import { addedEntry } from '../../../src/core/records/added';
import { agreement } from '../../../src/core/records/agreement';
import { decisionOf, planAcceptance, rejectionEdit, underKey, undone } from '../../../src/core/records/decisions';
import { entriesFor, givenIn, withIdentifier } from '../../../src/core/records/described';
import { filledEntry, placeToFill } from '../../../src/core/records/filling';
import { changeRecords, RecordsDamaged } from '../../../src/core/records/guarded-change';
import { modelEdits } from '../../../src/core/records/model-texts';
import { readingEdits } from '../../../src/core/records/reading-states';
import {
  type RecordEdit,
  recordPlaces,
  rejectionsIn,
  rejectionText,
  withEdits,
} from '../../../src/core/records/records-text';
import { paper } from '../../unit/search/paper';
import { pieces } from '../pieces';
import { plainReaders, type Reader } from '../reader';

const abstract = 'We present MossNet, a network that tells mosses from lichens by their shade. It works in the rain.';

function smallLibrary(): { readonly library: Library; readonly key: string } {
  const library = new Library((text) => text);
  library.apply({
    updated: [{ source: 'a.txt', parsed: deriveSource(parseList(`${abstract}\n`, { markers: [] })) }],
    removed: [],
  });
  return { library, key: library.papers[0]?.key ?? '' };
}

const origin = { source: 'arxiv', date: '2026-11-29' };

/** Edits are made, and undone to the text before. */
function assertUndone(text: string, edits: readonly RecordEdit[]): void {
  const after = withEdits(text, edits);
  assert.equal(withEdits(after.text, edits).text, after.text, 'what was made is not made twice');
  const made = edits.flatMap((edit) => after.made.get(edit) ?? []);
  const back = withEdits(after.text, undone(made));
  assert.equal(back.text, text);
}

const ofRecords: readonly Reader[] = [
  ...plainReaders(pieces.records, { recordPlaces, rejectionsIn, givenIn, placeToFill }),
  {
    name: 'agreement',
    covers: ['agreement'],
    pieces: pieces.text,
    read: (text) => agreement(text, `${text.slice(text.length / 2)} and more`),
    check: (text, found) => {
      const [left] = found as ReturnType<typeof agreement>;
      assert.equal(left.map((part) => part.text).join(''), text);
    },
  },
  {
    name: 'filledEntry',
    covers: ['filledEntry'],
    pieces: pieces.records,
    read: (text) => [
      filledEntry(text, '@article{b, author = {Ash, Vera}, year = 2020,\n}\n'),
      filledEntry('@article{a,\n  title = {},\n  year = {2019},\n}\n', text),
    ],
  },
  { name: 'underKey', covers: ['underKey'], pieces: pieces.records, read: (text) => underKey(text, 'a', 'b$&') },
  {
    name: 'withEdits',
    covers: ['withEdits', 'planAcceptance', 'entriesFor'],
    pieces: pieces.records,
    read: (text) => {
      const { library, key } = smallLibrary();
      const decision = { key, description: { item: { id: 'x', type: 'article', title: 'On moss' } }, origin };
      return [planAcceptance(library, [decision], text).edits, entriesFor(library, [decision])];
    },
    check: (text, found) => {
      const [edits] = found as [RecordEdit[]];
      assertUndone(text, edits);
    },
  },
  {
    name: 'rejectionEdit',
    covers: ['rejectionEdit', 'decisionOf', 'withIdentifier'],
    pieces: pieces.records,
    read: (text) => {
      const record = { id: text.slice(0, 300), type: 'article', title: text.slice(0, 2_000), DOI: text };
      const result = {
        key: 'a',
        source: { path: 'a.txt', line: 1, endLine: 1 },
        status: 'likely',
        score: 0.5,
        evidence: [],
        record,
        candidates: [],
      } as const;
      return [
        rejectionEdit(paper('a', abstract), record, '2026-11-29'),
        decisionOf(result, '2026-11-29'),
        withIdentifier({ item: record }, { doi: text }),
      ];
    },
    check: (text, found) => {
      const [edit] = found as [RecordEdit];
      assertUndone('@misc{a}\n', [edit]);
      assert.equal(rejectionsIn(edit.after ?? '').length, 1, text);
    },
  },
  {
    name: 'rejectionText',
    pieces: pieces.records,
    read: (text) => {
      const said = text.slice(0, 150);
      return rejectionText({ key: `k${said}`, hash: 'h', candidate: [`doi:10.1/${said}`, 'x'], date: '2026' });
    },
    check: (whole, found) => {
      const text = whole.slice(0, 150);
      const [rejection, ...others] = rejectionsIn(`@misc{a}\n${found as string}`);
      assert.deepEqual(
        [rejection?.key.trim(), rejection?.candidate.length, others],
        [`k${text}`.trim(), 2, []],
        found as string,
      );
    },
  },
  {
    name: 'modelEdits',
    covers: ['modelEdits', 'readingEdits'],
    pieces: pieces.records,
    read: (text) => {
      const { library, key } = smallLibrary();
      return [
        modelEdits(library, new Map([[key, { model: 'm', title: 'T' }]]), text),
        readingEdits(library, [key], () => ({ status: 'reading', tags: ['x'] }), text),
      ];
    },
    check: (text, found) => {
      for (const edits of found as RecordEdit[][]) {
        assertUndone(text, edits);
      }
    },
  },
  {
    name: 'addedEntry',
    covers: ['addedEntry'],
    pieces: pieces.records,
    read: (text) => {
      const { library } = smallLibrary();
      const item = { id: 'x', type: 'article', title: text.slice(0, 300), abstract: text };
      return addedEntry(library, { item }, origin, { named: text.slice(0, 100), records: text });
    },
    check: (text, found) => {
      const { edit } = found as ReturnType<typeof addedEntry>;
      assertUndone(text, [edit]);
    },
  },
  {
    name: 'changeRecords',
    covers: ['changeRecords', 'RecordsBusy', 'RecordsDamaged'],
    pieces: pieces.records,
    read: async (text) => {
      let now: string | undefined = text;
      const port = {
        read: () => Promise.resolve(now),
        replace: (after: string, before: string | undefined) => {
          const isOurs = now === before;
          now = isOurs ? after : now;
          return Promise.resolve(isOurs);
        },
        pause: () => Promise.resolve(),
      };
      const add = (before: string) => (before.endsWith('% end\n') ? before : `${before}% end\n`);
      return changeRecords(port, add).then(
        () => now,
        (error: unknown) => {
          assert.ok(error instanceof RecordsDamaged, String(error));
          return text;
        },
      );
    },
    check: (text, found) => {
      assert.ok((found as string).startsWith(text));
    },
  },
];

const noted = paper('r-mix', abstract, { title: 'R-Mix: "The" Rivers', titleIsDerived: false, year: 2021 });

const ofNotes: readonly Reader[] = [
  { name: 'noteFileName', covers: ['noteFileName'], pieces: pieces.addresses, read: noteFileName },
  {
    name: 'readFields',
    covers: ['readFields', 'noteFieldOf', 'withFieldEdits'],
    pieces: pieces.note,
    read: (text) => {
      const read = readFields(text, yaml);
      return read && [read, noteFieldOf(read, 'title', 'tags')];
    },
    check: (text) => {
      const read = readFields(text, yaml);
      const [first] = read?.fields ?? [];
      const edits = [
        { name: 'status', before: undefined, after: ' reading' },
        ...(first === undefined ? [] : [{ name: first.name, before: first.raw, after: ' "new: value"' }]),
      ];
      const edited = withFieldEdits(text, edits, yaml);
      if (edited === undefined || edited.stale.length > 0) {
        return;
      }
      const again = readFields(edited.text, yaml);
      assert.ok(again !== undefined, edited.text);
      assert.equal(noteFieldOf(again, 'status')?.value, 'reading', edited.text);
      assert.equal(withFieldEdits(edited.text, undoneFields(edited.made), yaml)?.text, text);
    },
  },
  {
    name: 'noteUpdate',
    covers: ['noteUpdate', 'newNoteText', 'noteParts'],
    pieces: pieces.note,
    read: (text) => {
      const parts = noteParts(noted, text, 'pandoc');
      return [newNoteText(parts, 'status: reading\n', yaml), noteUpdate(text, parts, yaml)];
    },
  },
  {
    name: 'noteParts',
    pieces: pieces.note,
    // A new note of a paper that says anything, as it is read again.
    read: (text) => newNoteText(noteParts({ ...noted, title: `T ${text}` }, undefined, 'pandoc'), '', yaml),
    check: (text, found) => {
      const { entries, problems } = parseNote(found as string, yaml);
      const plain = (title: string) => title.replace(/[\s\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+/g, '');
      assert.deepEqual([problems, entries.length, entries[0]?.writtenKey], [[], 1, 'r-mix'], found as string);
      assert.equal(plain(entries[0]?.title ?? '').slice(0, 40), plain(`T ${text}`).slice(0, 40));
    },
  },
];

const ofPins: readonly Reader[] = [
  {
    name: 'pins settled by people',
    covers: [
      'repeatedKeys',
      'withKeyKept',
      'claimsIn',
      'withKeyGivenUp',
      'withPinsUnited',
      'withoutConflictMarkers',
      'editBetween',
    ],
    pieces: pieces.json,
    readsOther: true,
    read: (text) => {
      const [repeated] = repeatedKeys(text);
      const merged = withoutConflictMarkers(text);
      return {
        repeated,
        merged,
        edit: editBetween(text, merged),
        claims: claimsIn(text, 'a'),
        kept: withKeyKept(text, 0, new Map([[1, 'other']])),
        given: withKeyGivenUp(new Map([['f', text]]), 'a', new Map([[0, 'other']])),
        united: repeated && withPinsUnited(text, repeated),
      };
    },
    check: (text, found) => {
      const { merged, edit, repeated, united } = found as {
        merged: string;
        edit: ReturnType<typeof editBetween>;
        repeated?: { key: string };
        united?: string;
      };
      assert.equal(text.slice(0, edit.start) + edit.content + text.slice(edit.end), merged);
      const keys = (of: string) => parsePins(of).pins.map(({ key }) => key);
      assert.deepEqual(keys(merged), keys(text), 'a key is lost with the markers of a merge');
      if (repeated !== undefined) {
        const { pins } = parsePins(united ?? '');
        assert.equal(pins.filter(({ key, unreadable }) => key === repeated.key && unreadable === undefined).length, 1);
      }
    },
  },
  {
    name: 'parsePins',
    covers: ['parsePins', 'serializePins'],
    pieces: pieces.json,
    read: (text) => {
      const parsed = parsePins(text);
      return [parsed, serializePins(parsed.pins, text, parsed)];
    },
    check: (text, found) => {
      const [parsed, same] = found as [ReturnType<typeof parsePins>, string | undefined];
      assert.equal(parsed.pins.length, parsed.spans.length);
      if (!parsed.isReadable) {
        assert.equal(same, undefined);
        return;
      }
      assert.ok(same === text || parsed.pins.length === 0, `${JSON.stringify(text)} became ${JSON.stringify(same)}`);
      const more = { key: 'new-key', aliases: ['old'], title: 'T', year: 2020 };
      const after = parsePins(serializePins([...parsed.pins, more], text, parsed) ?? '');
      assert.ok(after.isReadable, 'what was written is not read');
      assert.deepEqual(
        after.pins.map(({ key }) => key).sort(),
        [...parsed.pins.map(({ key }) => key), 'new-key'].sort(),
      );
    },
  },
];

export const recordReaders: readonly Reader[] = [...ofRecords, ...ofNotes, ...ofPins];
