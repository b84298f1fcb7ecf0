import assert from 'node:assert/strict';
import fc from 'fast-check';
import { titledByModel } from '../../../src/core/library/base/label';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import type { ModelText, Paper } from '../../../src/core/model/paper';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { modelComments, modelCommentText } from '../../../src/core/parse/formats/shared/model-comments';
import { parseSource } from '../../../src/core/parse/source';
import { planAcceptance, undone } from '../../../src/core/records/decisions';
import { modelEdits } from '../../../src/core/records/model-texts';
import { recordPlaces, rejectionsIn, withEdits } from '../../../src/core/records/records-text';
import { paperJson } from '../../../src/core/usecases/paper-json';
import { sourceOf } from '../library/entries';
import { assertLinear } from '../parse/hostile';

const finch =
  'We present FinchNet, a network that tells finches from sparrows by their song. It hears them in the wind and in the rain.';
const heron = 'Herons stand still for hours. HeronTrack follows them over a season with three cameras and no tag.';
const file = 'literature-records.bib';
const own = '% Mine\n@string{j = "Journal"}\n\n@article{own, title = {Own}, note = {x} }\n';

const said: ModelText = {
  model: 'Kestrel {2} @home; 50%',
  date: '2026-11-30',
  title: 'Telling = Finches; from {Sparrows} @ Dawn "100%" \\ #1',
  translatedTitle: '通过鸣声区分雀类',
  translatedAbstract: '我们提出 FinchNet；它在风雨中也能听清鸟鸣。',
};

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

function kept(library: Library, key: string, text: ModelText, before: string): string {
  const edited = withEdits(before, modelEdits(library, new Map([[key, text]]), before));
  assert.deepEqual(edited.stale, []);
  return edited.text;
}

const withoutModel = (paper: Paper): Paper => {
  const { byModel, ...rest } = paper;
  assert.notEqual(byModel, undefined);
  return rest;
};

describe('what a language model wrote about papers', () => {
  it('is kept behind what the records file holds, read again as it was, and undone without a trace', () => {
    for (const before of ['', own, own.trimEnd(), own.replaceAll('\n', '\r\n')]) {
      const library = libraryOf(finch, heron);
      const paper = library.papers[0]!;
      const edits = modelEdits(library, new Map([[paper.key, said]]), before);
      const { text, made } = withEdits(before, edits);
      assert.ok(text.startsWith(before));
      assert.equal(/(?<!\r)\n/.test(text) && text.includes('\r\n'), false);
      assert.equal(withEdits(text, edits).text, text);
      assert.deepEqual(
        recordPlaces(text).map((place) => place.text),
        recordPlaces(before).map((place) => place.text),
      );
      apply(library, text);
      assert.deepEqual(library.get(paper.key)?.byModel, said);
      assert.equal(withEdits(text, undone([...made.values()])).text, before);
    }
  });

  it('is mixed with nothing that sources say: the paper is the same beside it, and so are bibliographies and JSON', () => {
    const library = libraryOf(finch, heron);
    const [first, second] = library.papers;
    assert.ok(first && second);
    const text = kept(library, first.key, said, '');
    apply(library, text);
    const after = library.get(first.key);
    assert.ok(after);
    assert.deepEqual([withoutModel(after), library.get(second.key)], [first, second]);
    assert.deepEqual(paperJson(after), paperJson(first));
    assert.equal(library.papers.length, 2);
    const [place] = modelComments(text);
    assert.equal(
      publicationsIn(text, 'literature-records')({ start: place!.start, end: place!.end, line: 0, endLine: 0 }),
      undefined,
    );
  });

  it('stands beside an accepted record and a rejection, whichever comes first', () => {
    const library = libraryOf(finch, heron);
    const [{ key } = { key: '' }] = library.papers;
    const decision = {
      key,
      description: { item: { id: 'x', type: 'article', title: 'Songs', DOI: '10.1000/x' } },
      origin: { source: 'catalogue', date: '2026-11-29' },
    };
    const recordFirst = withEdits('', planAcceptance(library, [decision], '').edits).text;
    const modelFirst = kept(library, key, said, '');
    for (const text of [
      kept(library, key, said, recordFirst),
      withEdits(modelFirst, planAcceptance(library, [decision], modelFirst).edits).text,
    ]) {
      const opened = libraryOf(finch, heron);
      apply(opened, text);
      const paper = opened.get(key);
      assert.deepEqual([paper?.title, paper?.record?.source, paper?.byModel], ['Songs', 'catalogue', said]);
      assert.equal(paper?.sources.length, 2);
      assert.deepEqual(rejectionsIn(text), []);
    }
  });

  it('takes the place of what was kept for the paper before, and of nothing else', () => {
    const library = libraryOf(finch, heron);
    const [first, second] = library.papers;
    assert.ok(first && second);
    const both = kept(library, second.key, said, kept(library, first.key, said, own));
    const anew: ModelText = { model: 'Merlin', title: 'Finches by Song' };
    const text = kept(library, first.key, anew, both);
    assert.equal(modelComments(text).length, 2);
    apply(library, text);
    assert.deepEqual([library.get(first.key)?.byModel, library.get(second.key)?.byModel], [anew, said]);
  });

  it('is not written where the file says something else of the paper by now', () => {
    const library = libraryOf(finch);
    const key = library.papers[0]!.key;
    const text = kept(library, key, said, '');
    const edits = modelEdits(library, new Map([[key, { model: 'Merlin', title: 'Songs' }]]), text);
    const changed = text.replace('given-title', 'given-titel');
    assert.deepEqual(withEdits(changed, edits), { text: changed, made: new Map(), stale: edits });
  });

  it('goes by the text of its paper, not by its key, and where the paper has gone that is told', () => {
    const library = libraryOf(finch);
    const key = library.papers[0]!.key;
    const text = kept(library, key, said, '');
    const other = libraryOf(heron);
    apply(other, text.replace(`paper=${key}`, `paper=${other.papers[0]!.key}`));
    assert.equal(other.papers[0]!.byModel, undefined);
    assert.deepEqual(
      other.problemsOf(file).map(({ code }) => code),
      ['lost-record'],
    );
    const renamed = libraryOf(finch);
    apply(renamed, text.replace(`paper=${key}`, 'paper=former'));
    assert.deepEqual(renamed.get(key)?.byModel, said);
  });

  it('is nothing where a person has taken the model away, or where it stands in an entry', () => {
    const library = libraryOf(finch);
    const key = library.papers[0]!.key;
    const text = kept(library, key, said, '');
    apply(library, text.replace(/ {2}model=.*\n/, ''));
    assert.equal(library.get(key)?.byModel, undefined);
    apply(library, `@misc{trap,\n  note = {\n${text}  },\n}\n`);
    assert.equal(library.get(key)?.byModel, undefined);
  });

  it('titles a paper in lists, marked, only where it has no title of its own', () => {
    const library = libraryOf(finch);
    const paper = library.papers[0]!;
    assert.equal(titledByModel({ ...paper, byModel: said }).title, `${said.title} ✦`);
    assert.equal(titledByModel(paper), paper);
    const titled = { ...paper, titleIsDerived: false, byModel: said };
    assert.equal(titledByModel(titled), titled);
  });

  it('is read again whatever it holds', () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => `x${text}x`);
    fc.assert(
      fc.property(texts, texts, texts, (model, title, translatedAbstract) => {
        const written = modelCommentText('key', { model, title, translatedAbstract }, { hash: title, year: 2020 });
        const [comment] = modelComments(`${own}${written}`);
        assert.deepEqual(comment?.model, { model, title, translatedAbstract });
        assert.deepEqual(comment.evidence, { hash: title, year: '2020' });
      }),
    );
  });

  it('is looked for in linear time', () => {
    assertLinear(modelComments, [
      '@comment{literature-model: paper=x; model=y',
      '@comment{literature-model:;;;;===',
      '@comment{literature-model: paper=x; model=%0040}',
    ]);
  });
});
