import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { deriveSource } from '../../../src/core/library/derive';
import { groupPapers } from '../../../src/core/library/base/grouping';
import { paperLabel } from '../../../src/core/library/base/label';
import { fieldText } from '../../../src/core/search/index/fields';
import { parseSource } from '../../../src/core/parse/source';
import { writtenEvidence } from '../../../src/core/parse/formats/shared/encoded-values';
import type { DerivedSource } from '../../../src/core/model/paper';
import { numberFields, textFields } from '../../../src/core/library/pins/pin-fields';
import { sourceOf } from './entries';

const list = 'lists/a.txt';
const file = 'literature-records.bib';
const finch =
  'We present FinchNet, a network that tells finches from sparrows by their song. It hears them in the wind and in the rain, ' +
  'learns from forty hours of recordings of a single garden, and is right in nine of ten cases where ornithologists were in doubt.';
const heron =
  'Herons stand still for hours. HeronTrack follows them over a season with three cameras and no tag, counts the fish that they take, ' +
  'and shows that the oldest birds move the least and eat the most, which fishermen have held for centuries.';

function read(text: string): DerivedSource {
  const parsed = parseSource({ path: file, text }, { markers: [] });
  assert.ok(!('skipped' in parsed));
  return deriveSource(parsed);
}

function libraryOf(...abstracts: string[]): Library {
  const library = new Library((text) => text);
  put(library, ...abstracts);
  return library;
}

function put(library: Library, ...abstracts: string[]): void {
  library.apply({
    updated: [
      {
        source: list,
        parsed: sourceOf(
          ...abstracts.map((abstract) => ({ abstract, names: [/FinchNet|HeronTrack/.exec(abstract)?.[0] ?? ''] })),
        ),
      },
    ],
    removed: [],
  });
}

function accept(library: Library, text: string): void {
  library.apply({ updated: [{ source: file, parsed: read(text) }], removed: [] });
}

function evidence(library: Library, key: string): string {
  const [pin] = library.evidenceOf([key]);
  assert.ok(pin);
  return writtenEvidence(Object.fromEntries([...textFields, ...numberFields].map((field) => [field, pin[field]])));
}

const record = (key: string, paper = '', fields = '') =>
  `@inproceedings{${key},\n  title = {Songs of Garden Birds},\n  author = {Merle, Anna and Weiss, Karl},\n  booktitle = {Proceedings of Birds},\n  year = {2021},\n  doi = {10.1000/songs},\n${fields}  literature-source = {arxiv.json:12},\n  literature-date = {2026-11-29},\n  literature-score = {0.97},\n  literature-paper = {${paper}},\n}\n`;

describe('accepted records', () => {
  it('give a paper its title, authors, year and DOI, and leave it its key, name, abstract and derived title', () => {
    const library = libraryOf(finch, heron);
    const [before] = library.papers;
    assert.ok(before);
    accept(library, record(before.key, evidence(library, before.key)));
    const after = library.get(before.key);
    assert.ok(after);
    assert.equal(library.papers.length, 2);
    assert.deepEqual(
      [after.key, after.names, after.abstract, after.derivedTitle],
      [before.key, before.names, before.abstract, before.title],
    );
    assert.deepEqual(
      [after.title, after.titleIsDerived, after.authors?.[0]?.family, after.year, after.doi],
      ['Songs of Garden Birds', false, 'Merle', 2021, '10.1000/songs'],
    );
    assert.deepEqual(after.record, { source: 'arxiv.json:12', date: '2026-11-29', score: 0.97 });
    assert.equal(library.cited('doi:10.1000/songs')?.key, before.key);
    assert.deepEqual(library.problemsOf(file), []);
    assert.ok(fieldText(after, 'title')?.includes(before.title));
    assert.deepEqual(paperLabel(after), {
      label: 'FinchNet',
      description: 'Songs of Garden Birds · Merle & Weiss 2021',
    });
    assert.deepEqual(
      groupPapers(library.papers, 'source').map(({ id }) => id),
      [list],
    );
  });

  it('are found again by what the paper says, whatever becomes of its place and of its key', () => {
    const library = libraryOf(finch, heron);
    const key = library.papers[0]?.key ?? '';
    accept(library, record(key, evidence(library, key)));
    put(library, heron, finch.replace('forty', 'fifty'));
    const paper = library.papers.find(({ abstract }) => abstract.includes('fifty'));
    assert.equal(paper?.title, 'Songs of Garden Birds');
    assert.equal(library.papers.filter(({ record: one }) => one !== undefined).length, 1);
  });

  it('belong to no other paper, and say so, once theirs has gone', () => {
    const library = libraryOf(finch, heron);
    const key = library.papers[0]?.key ?? '';
    const text = record(key, evidence(library, key));
    accept(library, text);
    put(library, heron);
    assert.deepEqual(
      library.papers.map(({ record: one }) => one),
      [undefined],
    );
    assert.deepEqual(
      library.problemsOf(file).map(({ code, args }) => [code, args]),
      [['lost-record', [key]]],
    );
    put(library, finch, heron);
    assert.equal(library.get(key)?.year, 2021);
    assert.deepEqual(library.problemsOf(file), []);
  });

  it('are not taken for a near twin of their paper, once that has gone', () => {
    const twin = finch.replace('nine of ten', 'eight of ten').replace('forty hours', 'sixty hours');
    const library = libraryOf(finch, twin);
    const key = library.papers[0]?.key ?? '';
    const text = record(key, evidence(library, key));
    const later = libraryOf(twin);
    accept(later, text);
    assert.deepEqual(
      later.papers.map(({ title, record: one }) => [title === 'Songs of Garden Birds', one]),
      [[false, undefined]],
    );
  });

  it('that a person has written belong to the paper of their key, unless it says of itself that it is another', () => {
    const library = libraryOf(finch);
    const key = library.papers[0]?.key ?? '';
    accept(library, record(key));
    assert.equal(library.get(key)?.title, 'Songs of Garden Birds');
    accept(library, record('nobody'));
    assert.equal(library.get(key)?.titleIsDerived, true);
    assert.equal(library.get('nobody'), undefined);
    library.apply({
      updated: [
        {
          source: 'own.bib',
          parsed: sourceOf({ format: 'bibtex', writtenKey: 'own', title: 'Another Work', doi: '10.1000/other' }),
        },
      ],
      removed: [],
    });
    accept(library, record('own'));
    assert.deepEqual([library.get('own')?.title, library.get('own')?.doi], ['Another Work', '10.1000/other']);
    assert.equal(library.problemsOf(file)[0]?.code, 'lost-record');
  });

  it('come after what the user’s own bibliography says', () => {
    const library = libraryOf(finch);
    library.apply({
      updated: [
        {
          source: 'own.bib',
          parsed: sourceOf({
            format: 'bibtex',
            writtenKey: 'own',
            title: 'Songs of garden birds, my spelling',
            abstract: finch,
          }),
        },
      ],
      removed: [],
    });
    const [paper] = library.papers;
    assert.equal(paper?.key, 'own');
    accept(library, record('own', evidence(library, 'own')));
    assert.equal(library.get('own')?.title, 'Songs of garden birds, my spelling');
    assert.equal(library.get('own')?.year, 2021);
    assert.equal(library.get('own')?.derivedTitle, undefined);
  });

  it('keep both languages of a paper together', () => {
    const library = new Library((text) => text);
    library.apply({
      updated: [
        { source: list, parsed: sourceOf({ abstract: '我们提出了雀鸟网络，用歌声区分雀鸟与麻雀。', language: 'zh' }) },
      ],
      removed: [],
    });
    const key = library.papers[0]?.key ?? '';
    accept(library, record(key, evidence(library, key), `  abstract = {${finch}},\n`));
    const paper = library.get(key);
    assert.deepEqual([paper?.language, paper?.title], ['zh', 'Songs of Garden Birds']);
    assert.deepEqual(
      paper?.otherAbstracts?.map(({ language }) => language),
      ['en'],
    );
    assert.ok(paper !== undefined && fieldText(paper, 'abstract')?.includes('sparrows'));
  });

  it('leave the title that a list gives in another language beside theirs, and it is still searched', () => {
    const library = new Library((text) => text);
    const abstract = '我们提出了雀鸟网络，用歌声区分雀鸟与麻雀。';
    library.apply({
      updated: [{ source: list, parsed: sourceOf({ title: '雀鸟之歌', abstract, language: 'zh' }) }],
      removed: [],
    });
    const key = library.papers[0]?.key ?? '';
    accept(library, record(key, evidence(library, key)));
    const paper = library.get(key);
    assert.deepEqual([paper?.title, paper?.translation], ['Songs of Garden Birds', { title: '雀鸟之歌' }]);
    assert.ok(paper !== undefined && fieldText(paper, 'title')?.includes('雀鸟之歌'));
    accept(library, record(key, evidence(library, key)).replace('Songs of Garden Birds', '雀鸟之歌'));
    assert.equal(library.get(key)?.translation, undefined);
  });

  it('that go leave the paper as it was', () => {
    const library = libraryOf(finch, heron);
    const before = JSON.stringify(library.papers);
    const key = library.papers[1]?.key ?? '';
    accept(library, record(key, evidence(library, key)));
    assert.notEqual(JSON.stringify(library.papers), before);
    library.apply({ updated: [], removed: [file] });
    assert.equal(JSON.stringify(library.papers), before);
  });
});
