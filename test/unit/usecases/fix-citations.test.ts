import assert from 'node:assert/strict';
import { DocumentKeys } from '../../../src/core/cite/bibliographies/document-keys';
import { parseCitations } from '../../../src/core/cite/languages/index';
import type { TextEdit } from '../../../src/core/cite/model/text-edit';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { parsePins } from '../../../src/core/library/pins/pins';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { CitationChecker } from '../../../src/core/usecases/check-documents';
import {
  citeInsteadEdits,
  citeThroughoutEdits,
  editsFixingAll,
  fixesFor,
} from '../../../src/core/usecases/fix-citations';

let library: Library;
let checker: CitationChecker;

function prepare(): void {
  library = new Library();
  library.apply({
    updated: [
      { source: 'papers.bib', parsed: deriveSource(parseBibtex('@misc{owl-net, title = {Owl nets at dusk}}\n')) },
    ],
    removed: [],
  });
  library.setPins('literature-keys.json', parsePins('{"keys": {"heron": {"title": "Herons at noon"}}}'));
  checker = new CitationChecker(library);
}

const findingsOf = (text: string) =>
  checker.findings({ text, parsed: parseCitations(text, 'pandoc'), own: DocumentKeys.none });
const applied = (text: string, edits: readonly TextEdit[]) =>
  [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((before, { start, end, text: put }) => before.slice(0, start) + put + before.slice(end), text);

/** Each fix for each finding: what it is, and what it makes of the text. */
function fixes(text: string) {
  return findingsOf(text)
    .flatMap((finding) => fixesFor(finding, text))
    .map((fix) => ('edits' in fix ? [fix.kind, fix.isPreferred, applied(text, fix.edits)] : [fix.kind, fix.key]));
}

describe('fixes of citations', () => {
  beforeEach(prepare);

  it('are the nearest keys, of which a slip of the finger is preferred, and a search', () => {
    assert.deepEqual(fixes('[@owl-nett, p. 3]'), [
      ['change-key', true, '[@owl-net, p. 3]'],
      ['search', 'owl-nett'],
    ]);
    assert.deepEqual(fixes('[@nobody]'), [['search', 'nobody']]);
  });

  it('are a search and the keys file for a key whose paper is gone', () => {
    assert.deepEqual(fixes('[@heron]'), [
      ['search', 'heron'],
      ['show-pin', 'heron'],
    ]);
  });

  it('write what is not read so that it is, and take out what is there twice', () => {
    assert.deepEqual(fixes('Wie中文@owl-net zeigt'), [['rewrite', true, 'Wie中文[@owl-net] zeigt']]);
    assert.deepEqual(fixes('[@owl-net; @owl-net]'), [['remove', true, '[@owl-net]']]);
  });

  it('of a whole document need no choice', () => {
    const text = '[@owl-net; @owl-net] 中文@owl-net [@nobody]';
    assert.deepEqual(applied(text, editsFixingAll(findingsOf(text))), '[@owl-net] 中文[@owl-net] [@nobody]');
  });
});

describe('citing other papers instead', () => {
  beforeEach(prepare);

  it('changes the citation of the key that is nearest to where it was, if it is still cited', () => {
    const text = 'New text. [@heron] and [see @heron, p. 3; @owl-net]';
    const instead = (start: number, key = 'heron') =>
      applied(text, citeInsteadEdits(parseCitations(text, 'pandoc'), text, { key, start }, ['a', 'b']));
    assert.deepEqual(instead(12), 'New text. [@a; @b] and [see @heron, p. 3; @owl-net]');
    assert.deepEqual(instead(40), 'New text. [@heron] and [see @a, p. 3; @b; @owl-net]');
    assert.deepEqual(instead(12, 'gone'), text);
  });
});

describe('citing one key in place of another throughout', () => {
  it('cites it once in a group', () => {
    for (const [text, after, syntax] of [
      ['[@a; @b] and [@b; @c]', '[@a] and [@a; @c]', 'pandoc'],
      ['\\cite{a,b} and \\cite{b, c, a}', '\\cite{a} and \\cite{a, c}', 'latex'],
    ] as const) {
      assert.equal(applied(text, citeThroughoutEdits(parseCitations(text, syntax), text, 'b', 'a')), after);
    }
  });
});
