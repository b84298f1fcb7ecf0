import assert from 'node:assert/strict';
import { citationLanguages, parseCitations } from '../../../src/core/cite/languages/index';
import type { TextEdit } from '../../../src/core/cite/model/text-edit';
import { formatCitation } from '../../../src/core/cite/write/format-citation';
import { Library } from '../../../src/core/library/library';
import { identifierInKey } from '../../../src/core/services/identifiers';
import {
  citableIdentifier,
  citeAsEdits,
  identifierFixesAt,
  isReadAgain,
} from '../../../src/core/usecases/cite-identifiers';
import { sourceOf } from '../library/entries';

const library = new Library((text) => text);
library.apply({
  updated: [
    {
      source: 'a.bib',
      parsed: sourceOf(
        { format: 'bibtex', writtenKey: 'merle', title: 'Songs', doi: '10.1000/songs' },
        { format: 'bibtex', writtenKey: 'devlin', title: 'BERT', doi: '10.18653/v1/N19-1423' },
        { format: 'bibtex', writtenKey: 'doi:10.1000/own', title: 'Owls', doi: '10.1000/own' },
      ),
    },
  ],
  removed: [],
});

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((changed, { start, end, text: put }) => changed.slice(0, start) + put + changed.slice(end), text);
}

const none = { has: () => false };

describe('identifiers in place of keys', () => {
  for (const { id } of citationLanguages) {
    it(`in ${id} become the key of the paper that the library has, wherever they are cited`, () => {
      const cite = (...keys: string[]) => formatCitation(id, keys);
      const text = `See ${cite('doi:10.1000/songs')} here.\n\nAnd ${cite('other', 'https://doi.org/10.1000/songs')} there.\n`;
      const parsed = parseCitations(text, id);
      const at = parsed.groups[0]?.citations[0].keyRange ?? assert.fail();
      const [fix, ...others] = identifierFixesAt({ text, parsed, own: none }, { start: at.end, end: at.end }, library);
      assert.deepEqual(others, []);
      assert.ok(fix?.kind === 'cite-as');
      const after = applied(text, fix.edits);
      assert.deepEqual(
        parseCitations(after, id).groups.flatMap(({ citations }) => citations.map(({ key }) => key)),
        ['merle', 'other', 'merle'],
      );
    });

    it(`in ${id} that the library lacks are to be added, and replaced in the document as it is by then`, () => {
      const text = `See ${formatCitation(id, ['arxiv:2301.00001'])} here.`;
      const parsed = parseCitations(text, id);
      const range = parsed.groups[0]?.citations[0].keyRange ?? assert.fail();
      assert.deepEqual(identifierFixesAt({ text, parsed, own: none }, range, library), [
        { kind: 'add', key: 'arxiv:2301.00001', start: range.start },
      ]);
      const later = `Before.\n\n${text}`;
      const identifier = identifierInKey('https://arxiv.org/abs/2301.00001v3') ?? assert.fail();
      const edits = citeAsEdits(parseCitations(later, id), later, identifier, 'merle');
      assert.equal(applied(later, edits), `Before.\n\nSee ${formatCitation(id, ['merle'])} here.`);
    });
  }

  it('are cited once in a group that cites the paper already, and kept with what stands beside them', () => {
    const identifier = identifierInKey('doi:10.1000/songs') ?? assert.fail();
    for (const [text, after] of [
      ['[@doi:10.1000/songs; @merle]', '[@merle]'],
      ['[@merle; @doi:10.1000/songs]', '[@merle]'],
      ['[@merle; @doi:10.1000/songs, p. 3]', '[@merle; @merle, p. 3]'],
      ['[@doi:10.1000/songs; @merle, p. 3; @other]', '[@merle; @merle, p. 3; @other]'],
      ['[@merle; @merle] [@doi:10.1000/songs]', '[@merle; @merle] [@merle]'],
    ] as const) {
      assert.equal(applied(text, citeAsEdits(parseCitations(text, 'pandoc'), text, identifier, 'merle')), after);
    }
  });

  it('are left alone where they are keys of the library or of the document’s own bibliographies, and elsewhere', () => {
    const text = 'See [@doi:10.1000/own; @doi:10.1000/kept; @merle] and @acl:N19-1423.';
    const parsed = parseCitations(text, 'pandoc');
    const own = { has: (key: string) => key === 'doi:10.1000/kept' };
    const fixes = (start: number, end = start) => identifierFixesAt({ text, parsed, own }, { start, end }, library);
    assert.deepEqual(fixes(0, text.indexOf(' and')), []);
    const [fix, ...others] = fixes(text.indexOf('N19'));
    assert.deepEqual([fix?.kind, others], ['cite-as', []]);
    assert.deepEqual(fixes(text.indexOf('and')), []);
    assert.equal(fixes(0, text.length).length, 1);
  });

  it('are cited when they are pasted, as far as the syntax can write them', () => {
    const expected: readonly (readonly [string, string | undefined])[] = [
      ['https://doi.org/10.1000/ABC', 'doi:10.1000/abc'],
      ['10.1000/abc\n', 'doi:10.1000/abc'],
      ['https://arxiv.org/abs/2301.00001v2', 'arxiv:2301.00001'],
      ['https://doi.org/10.48550/arXiv.2301.00001', 'arxiv:2301.00001'],
      ['2301.00001', undefined],
      ['see 10.1000/abc', undefined],
      ['10.1000/abc 10.1000/def', undefined],
      ['https://example.org/10', undefined],
      ['pmid:18157122', undefined],
      ['word', undefined],
    ];
    for (const [text, key] of expected) {
      assert.equal(citableIdentifier(text), key, text);
    }
    const old = 'doi:10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2';
    const readable = citationLanguages.filter(({ id }) => isReadAgain(formatCitation(id, [old]), id, old));
    assert.deepEqual(
      readable.map(({ id }) => id),
      ['pandoc', 'latex', 'typst'],
    );
    for (const { id } of citationLanguages) {
      assert.ok(isReadAgain(formatCitation(id, ['doi:10.1000/abc']), id, 'doi:10.1000/abc'), id);
    }
  });
});
