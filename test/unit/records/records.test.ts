import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../../src/core/library/library';
import { deriveSource } from '../../../src/core/library/derive';
import { parseSource } from '../../../src/core/parse/source';
import type { CslItem, Paper } from '../../../src/core/model/paper';
import {
  candidateIds,
  decisionOf,
  isRejected,
  planAcceptance,
  rejectionEdit,
  undone,
  withoutRejected,
} from '../../../src/core/records/decisions';
import { entriesFor, givenIn, knownOf, withIdentifier } from '../../../src/core/records/described';
import { changeRecords, RecordsDamaged } from '../../../src/core/records/guarded-change';
import { type RecordEdit, recordPlaces, rejectionsIn, withEdits } from '../../../src/core/records/records-text';
import { sourceOf } from '../library/entries';

const finch =
  'We present FinchNet, a network that tells finches from sparrows by their song. It hears them in the wind and in the rain.';
const heron = 'Herons stand still for hours. HeronTrack follows them over a season with three cameras and no tag.';
const file = 'literature-records.bib';
const date = '2026-11-29';

function libraryOf(...abstracts: string[]): Library {
  const library = new Library((text) => text);
  library.apply({
    updated: [{ source: 'a.txt', parsed: sourceOf(...abstracts.map((abstract) => ({ abstract }))) }],
    removed: [],
  });
  return library;
}

function apply(library: Library, text: string): void {
  const parsed = parseSource({ path: file, text }, { markers: [] });
  assert.ok(!('skipped' in parsed));
  assert.deepEqual(parsed.problems, []);
  library.apply({ updated: [{ source: file, parsed: deriveSource(parsed) }], removed: [] });
}

const songs: CslItem = {
  id: '2101.00001',
  type: 'paper-conference',
  title: 'Songs of {Garden} Birds & Others',
  author: [{ family: 'Merle', given: 'Ánna' }, { literal: 'The 100% Group' }],
  'container-title': 'Proceedings of Birds',
  issued: { 'date-parts': [[2021]] },
  DOI: '10.1000/songs_1',
  abstract: `${finch} It wins.`,
};

const decide = (key: string, item = songs) => ({
  key,
  description: { item },
  origin: { source: 'arxiv {x} % y.json:12', date, score: 0.9876 },
});

const own = '% Mine\n@string{j = "Journal"}\n\n@article{own, title = {Own}, note = {x} }\n';

describe('records of papers', () => {
  it('are added behind what the file holds, are read again as they were, and go without a trace', () => {
    const library = libraryOf(finch, heron);
    const [paper] = library.papers;
    assert.ok(paper);
    for (const before of ['', own, own.trimEnd(), own.replaceAll('\n', '\r\n'), `${own}\n`]) {
      const { edits, taken } = planAcceptance(library, [decide(paper.key)], before);
      assert.deepEqual(taken, []);
      const { text, stale } = withEdits(before, edits);
      assert.deepEqual(stale, []);
      assert.ok(text.startsWith(before));
      assert.equal(/(?<!\r)\n/.test(text) && text.includes('\r\n'), false);
      assert.equal(withEdits(text, edits).text, text);
      apply(library, text);
      const after = library.get(paper.key);
      assert.equal(after?.title, 'Songs of Garden Birds & Others'.replace('Garden', '{Garden}'));
      assert.deepEqual(
        [after.authors, after.year, after.doi, after.record],
        [songs.author, 2021, songs.DOI, { source: 'arxiv {x} % y.json:12', date, score: 0.987 }],
      );
      assert.equal(after.otherAbstracts, undefined);
      assert.equal(withEdits(text, undone(edits)).text.trimEnd(), before.trimEnd());
      library.apply({ updated: [], removed: [file] });
    }
  });

  it('that somebody has written or changed are not touched but by an edit that says what they were', () => {
    const library = libraryOf(finch);
    const key = library.papers[0]?.key ?? '';
    const written = `@article{${key}, title = {My own title}}\n`;
    const { edits, taken } = planAcceptance(library, [decide(key)], written);
    assert.deepEqual(edits, []);
    assert.deepEqual(
      taken.map(({ before }) => before),
      [written],
    );
    const made = planAcceptance(library, [decide(key)], '').edits;
    const { text } = withEdits('', made);
    const edited = text.replace('2021', '2022');
    const back = withEdits(edited, undone(made));
    assert.deepEqual([back.text, back.stale.length], [edited, 1]);
    assert.deepEqual(withEdits(written, made).stale, made);
    const replaced = withEdits(own + written + own, [{ key, before: written, after: made[0]?.after }]);
    assert.equal(replaced.text, own + (made[0]?.after ?? '') + own);
  });

  it('of any edits leave all other text as it is, and are undone in one go', () => {
    const names = ['a', 'b', 'c'];
    const block = (key: string, note: string) => `@misc{${key},\n  note = {${note}},\n}\n`;
    const edit = fc
      .tuple(fc.constantFrom(...names), fc.constantFrom('one', 'two'))
      .map(([key, note]): RecordEdit => ({ key, before: undefined, after: block(key, note) }));
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 6 }),
        fc.constantFrom('', own, own.replaceAll('\n', '\r\n'), `${own}@comment{x}`),
        (edits, before) => {
          const { text, stale } = withEdits(before, edits);
          assert.ok(text.startsWith(before));
          const made = edits.filter((one) => !stale.includes(one));
          const seen = new Set(made.map(({ after }) => after));
          assert.equal(recordPlaces(text).length, recordPlaces(before).length + seen.size);
          const unique = made.filter((one, index) => made.findIndex(({ after }) => after === one.after) === index);
          assert.equal(withEdits(text, undone(unique)).text.trimEnd(), before.trimEnd());
        },
      ),
    );
  });

  it('never change a key, whatever is accepted, in any order, and however the file is edited', () => {
    const library = libraryOf(finch, heron, `${finch} And more.`);
    const keys = library.papers.map(({ key }) => key);
    const other: CslItem = { id: 'x', type: 'article', title: 'Herons', issued: { 'date-parts': [[1999]] } };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...keys, 'nobody'), fc.constantFrom(songs, other)), { maxLength: 5 }),
        fc.constantFrom(
          (text: string) => text,
          (text: string) => text.replace(/literature-paper.*/g, ''),
          (text: string) => text.replace(/@inproceedings\{[^,]*/g, '@inproceedings{renamed'),
        ),
        (chosen, change) => {
          let text = '';
          for (const [key, item] of chosen) {
            text = withEdits(text, planAcceptance(library, [decide(key, item)], text).edits).text;
          }
          const parsed = parseSource({ path: file, text: change(text) }, { markers: [] });
          assert.ok(!('skipped' in parsed));
          library.apply({ updated: [{ source: file, parsed: deriveSource(parsed) }], removed: [] });
          assert.deepEqual(
            library.papers.map(({ key }) => key),
            keys,
          );
        },
      ),
    );
  });
});

describe('rejected candidates', () => {
  const paperOf = (library: Library, at: number): Paper => {
    const paper = library.papers[at];
    assert.ok(paper);
    return paper;
  };

  it('are remembered for their paper alone, by any of their identifiers, also under another key', () => {
    const library = libraryOf(finch, heron);
    const [one, other] = [paperOf(library, 0), paperOf(library, 1)];
    const edit = rejectionEdit(one, songs, date);
    const { text } = withEdits(own, [edit]);
    const rejections = rejectionsIn(text);
    assert.ok(isRejected(rejections, one, { ...songs, title: 'Anything' }));
    assert.ok(isRejected(rejections, { ...one, key: 'new' }, songs));
    assert.ok(!isRejected(rejections, other, songs));
    assert.ok(!isRejected(rejections, one, { ...songs, DOI: '10.1000/other' }));
    assert.equal(withEdits(text, undone([edit])).text.trimEnd(), own.trimEnd());
    apply(library, text.replace(/@article[^]*?\n/, ''));
    assert.equal(library.papers.length, 2);
  });

  it('stand for titles where nothing else names them, and may say anything', () => {
    const library = libraryOf(finch);
    const paper = paperOf(library, 0);
    for (const title of [
      '}@article{x, title={y}}',
      '中文题目 %0041; a=b',
      '@comment{literature-rejected: paper=a}',
      '',
    ]) {
      const record: CslItem = { id: `odd } ${title}`, type: 'article', title };
      const { text } = withEdits('', [rejectionEdit({ ...paper, key: `k}${title}` }, record, date)]);
      assert.deepEqual(recordPlaces(text), []);
      assert.deepEqual(
        rejectionsIn(text).map(({ key, candidate }) => [key, candidate.length]),
        [[`k}${title}`.trim(), candidateIds(record).length]],
      );
      assert.ok(isRejected(rejectionsIn(text), paper, record));
    }
  });

  it('leave the next best one, which is never certain', () => {
    const library = libraryOf(finch);
    const paper = paperOf(library, 0);
    const next: CslItem = { id: 'next', type: 'article', title: 'Next' };
    const catalogue = { path: 'c.json', line: 3 };
    const result = {
      key: paper.key,
      source: { path: 'a.txt', line: 1, endLine: 1 },
      status: 'certain' as const,
      score: 0.99,
      record: songs,
      evidence: [],
      catalogue,
      candidates: [
        { record: songs, score: 0.99, catalogue },
        { record: next, score: 0.4, catalogue },
      ],
    };
    const rejections = rejectionsIn(withEdits('', [rejectionEdit(paper, songs, date)]).text);
    const left = withoutRejected(result, paper, rejections);
    assert.deepEqual([left.status, left.score, left.record?.id], ['likely', 0.4, 'next']);
    const none = withoutRejected({ ...result, candidates: result.candidates.slice(0, 1) }, paper, rejections);
    assert.deepEqual([none.status, none.record], ['none', undefined]);
    assert.equal(decisionOf(none, date), undefined);
    assert.equal(decisionOf(result, date)?.origin.source, 'c.json:3');
  });
});

describe('what is given for a paper', () => {
  it('may be a BibTeX entry, RIS, CSL-JSON with or without brackets, or other exports', () => {
    const texts = [
      '@article{x, title={Songs of Birds}, author={Merle, Anna}, year={2021}, volume={3}, abstract={No.}}',
      'TY  - JOUR\nTI  - Songs of Birds\nAU  - Merle, Anna\nPY  - 2021\nVL  - 3\nER  - \n',
      JSON.stringify([
        {
          id: 'x',
          type: 'article-journal',
          title: 'Songs of Birds',
          volume: '3',
          author: [{ family: 'Merle', given: 'Anna' }],
          issued: { 'date-parts': [[2021]] },
        },
      ]),
      JSON.stringify({
        id: 'x',
        type: 'article-journal',
        title: 'Songs of Birds',
        volume: '3',
        author: [{ family: 'Merle', given: 'Anna' }],
        issued: { 'date-parts': [[2021]] },
      }),
    ];
    for (const text of texts) {
      const given = givenIn(`\n ${text}\n`);
      assert.equal(given.kind, 'record', text);
      const library = libraryOf(finch);
      const key = library.papers[0]?.key ?? '';
      const [entry] = entriesFor(library, [
        { key, description: given.description, origin: { source: 'clipboard', date } },
      ]);
      apply(library, entry?.text ?? '');
      const paper = library.get(key);
      assert.deepEqual(
        [paper?.title, paper?.year, paper?.authors?.[0]?.family, /volume = \{3\}/.test(entry?.text ?? '')],
        ['Songs of Birds', 2021, 'Merle', true],
        text,
      );
      assert.ok(!(entry?.text ?? '').includes('abstract'));
    }
  });

  it('may be an identifier, alone or in an address', () => {
    const cases: readonly (readonly [string, object])[] = [
      ['10.1000/songs', { kind: 'identifier', doi: '10.1000/songs' }],
      ['https://doi.org/10.1000/songs', { kind: 'identifier', doi: '10.1000/songs' }],
      ['doi: 10.1000/songs', { kind: 'identifier', doi: '10.1000/songs' }],
      ['arXiv:2101.00001v3', { kind: 'identifier', arxiv: '2101.00001' }],
      ['2101.00001', { kind: 'identifier', arxiv: '2101.00001' }],
      ['https://arxiv.org/pdf/2101.00001v2', { kind: 'identifier', arxiv: '2101.00001' }],
      ['hep-th/9901001', { kind: 'identifier', arxiv: 'hep-th/9901001' }],
      ['10.48550/arXiv.2101.00001', { kind: 'identifier', arxiv: '2101.00001' }],
      ['nonsense', { kind: 'nothing' }],
      ['', { kind: 'nothing' }],
      ['A sentence that nobody means as a record.', { kind: 'nothing' }],
      [
        '@article{a, title={A title}, author={B}}\n@article{b, title={Another}, author={C}}',
        { kind: 'several', count: 2 },
      ],
    ];
    for (const [text, expected] of cases) {
      assert.deepEqual(givenIn(text), expected, text);
    }
  });

  it('is put into an entry that holds what is known, with empty fields for what a reference needs', () => {
    const library = libraryOf(finch);
    const [paper] = library.papers;
    assert.ok(paper);
    const description = withIdentifier(knownOf(paper), { doi: '10.1000/songs' });
    const [entry] = entriesFor(library, [{ key: paper.key, description, origin: { source: 'by hand', date } }]);
    assert.match(entry?.text ?? '', /doi = \{10\.1000\/songs\}/);
    assert.match(entry?.text ?? '', /author = \{\},\n {2}title = \{\},\n {2}year = \{\},/);
    apply(library, entry?.text ?? '');
    const after = library.get(paper.key);
    assert.deepEqual([after?.title, after?.titleIsDerived, after?.doi], [paper.title, true, '10.1000/songs']);
  });
});

describe('changing a records file', () => {
  /** A file whose readings a test may disturb. */
  function shared(text: string | undefined, onRead: (text: string | undefined) => string | undefined = (now) => now) {
    const state = { text, writes: 0 };
    return {
      state,
      port: {
        read: () => Promise.resolve(onRead(state.text)),
        replace: (next: string, before: string | undefined) => {
          if (state.text !== before) {
            return Promise.resolve(false);
          }
          state.text = next;
          state.writes++;
          return Promise.resolve(true);
        },
        pause: () => Promise.resolve(),
      },
    };
  }
  const add = (key: string) => (text: string) =>
    withEdits(text, [{ key, before: undefined, after: `@misc{${key},\n}\n` }]).text;

  it('loses nothing where two write at a time', async () => {
    const { state, port } = shared(own);
    await Promise.all(['a', 'b', 'c'].map((key) => changeRecords(port, add(key))));
    assert.deepEqual(
      recordPlaces(state.text ?? '')
        .map(({ key }) => key)
        .sort(),
      ['a', 'b', 'c', 'own'],
    );
  });

  it('waits while the file is torn, and does not write behind an entry that stays so', async () => {
    let readings = 0;
    const { state, port } = shared(own, (text) => (readings++ < 2 ? text?.slice(0, -20) : text));
    assert.equal(await changeRecords(port, add('a')), 'written');
    assert.ok(state.text?.startsWith(own));
    const torn = shared('@article{x, title = {never');
    await assert.rejects(changeRecords(torn.port, add('a')), RecordsDamaged);
    assert.equal(torn.state.writes, 0);
  });

  it('makes the file, and says so; writes nothing where all is there', async () => {
    const { state, port } = shared(undefined);
    assert.equal(await changeRecords(port, add('a')), 'created');
    assert.equal(await changeRecords(port, add('a')), 'unchanged');
    assert.equal(state.writes, 1);
  });

  it('makes a change anew that others have written over', async () => {
    let isOver = false;
    const { state, port } = shared(own);
    const replace = port.replace;
    port.replace = async (next, before) => {
      const done = await replace(next, before);
      if (!isOver) {
        isOver = true;
        state.text = own;
      }
      return done;
    };
    await changeRecords(port, add('a'));
    assert.deepEqual(
      recordPlaces(state.text ?? '').map(({ key }) => key),
      ['own', 'a'],
    );
  });

  it('keeps what two windows accept of the same papers at a time, and never one over the other', async () => {
    const windows = [libraryOf(finch, heron), libraryOf(finch, heron)] as const;
    const [one = '', two = ''] = windows[0].papers.map(({ key }) => key);
    const herons: CslItem = { id: 'h', type: 'book', title: 'Herons', issued: { 'date-parts': [[1999]] } };
    const { state, port } = shared(own);
    /** As a window does: planned by what the file held when it was asked. */
    const accept = async (library: Library, decisions: readonly ReturnType<typeof decide>[], before: string) => {
      const { edits } = planAcceptance(library, decisions, before);
      let stale: readonly RecordEdit[] = [];
      await changeRecords(port, (text) => {
        const edited = withEdits(text, edits);
        stale = edited.stale;
        return edited.text;
      });
      return stale.map(({ key }) => key);
    };
    const stale = await Promise.all([
      accept(windows[0], [decide(one), decide(two)], own),
      accept(windows[1], [decide(one, herons)], own),
    ]);
    // One of both was first with the paper that both have accepted.
    assert.deepEqual(stale.flat(), [one]);
    assert.deepEqual(
      recordPlaces(state.text ?? '')
        .map(({ key }) => key)
        .sort(),
      [one, two, 'own'].sort(),
    );
    for (const library of windows) {
      const parsed = parseSource({ path: file, text: state.text ?? '' }, { markers: [] });
      assert.ok(!('skipped' in parsed));
      library.apply({ updated: [{ source: file, parsed: deriveSource(parsed) }], removed: [] });
      assert.deepEqual(
        library.papers.map(({ key, record }) => [key, record?.date]),
        [
          [one, date],
          [two, date],
        ],
      );
    }
  });
});
