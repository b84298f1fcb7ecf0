import assert from 'node:assert/strict';
import { atOnce } from '../../../src/core/async/time-slicer';
import { textHash } from '../../../src/core/library/base/fingerprint';
import type { Paper } from '../../../src/core/model/paper';
import { KnownPapers } from '../../../src/core/zotero/known-papers';
import type { ZoteroWork } from '../../../src/core/zotero/works';

const paper = (key: string, more: Partial<Paper>): Paper => ({
  key,
  aliases: [],
  title: `Title of ${key}`,
  titleIsDerived: false,
  names: [],
  language: 'en',
  abstract: '',
  links: [],
  sources: [{ source: 'a.bib', span: { start: 0, end: 1, line: 0, endLine: 0 }, format: 'bibtex' }],
  ...more,
});
const work = (more: Partial<Paper>): ZoteroWork => {
  const made = paper('users/0/items/ABCD2345', more);
  return { paper: made, textHash: more.abstract === undefined ? undefined : textHash(more.abstract) };
};
const lovelace = [{ family: 'Lovelace', given: 'Ada' }];
const title = 'Notes on the Analytical Engine';

describe('papers of the library among those of Zotero', () => {
  const known = (papers: readonly Paper[], found: ZoteroWork) => {
    const all = new KnownPapers();
    atOnce(all.read(papers));
    return all.find(found)?.key;
  };

  it('are known by their identifiers, whatever they are called', () => {
    assert.equal(known([paper('a', { doi: '10.1000/Engine' })], work({ title: 'Other', doi: '10.1000/engine' })), 'a');
    assert.equal(known([paper('a', { arxiv: '1810.04805' })], work({ arxiv: '1810.04805v2' })), 'a');
    assert.equal(known([paper('a', { arxiv: '1810.04805' })], work({ doi: '10.48550/arXiv.1810.04805' })), 'a');
    assert.equal(known([paper('a', { doi: '10.1000/engine' })], work({ doi: '10.1000/other' })), undefined);
  });

  it('are known by a title that says enough, where nothing speaks against it', () => {
    const own = paper('a', { title, authors: lovelace, year: 2020 });
    assert.equal(known([own], work({ title: 'Notes on the analytical engine.', authors: lovelace, year: 2022 })), 'a');
    assert.equal(known([own], work({ title, authors: lovelace, year: 2023 })), undefined);
    assert.equal(known([own], work({ title, authors: [{ family: 'Babbage' }], year: 2020 })), undefined);
    assert.equal(known([own], work({ title })), 'a');
    assert.equal(
      known([{ ...own, doi: '10.1000/a' }], work({ title, authors: lovelace, doi: '10.1000/b' })),
      undefined,
    );
  });

  it('are known by a title that says little only with an author in common', () => {
    const own = paper('a', { title: 'Introduction', authors: lovelace });
    assert.equal(known([own], work({ title: 'Introduction', authors: lovelace })), 'a');
    assert.equal(known([own], work({ title: 'Introduction' })), undefined);
  });

  it('are known by their abstract, which a list of abstracts has alone', () => {
    const abstract = 'We describe an engine that weaves algebraic patterns.';
    const own = paper('a', { title: 'An engine that weaves', titleIsDerived: true, abstract });
    assert.equal(known([own], work({ title, authors: lovelace, abstract })), 'a');
    assert.equal(known([{ ...own, doi: '10.1000/a' }], work({ title, abstract, doi: '10.1000/b' })), undefined);
  });

  it('are those that the library has now', () => {
    const all = new KnownPapers();
    const found = work({ doi: '10.1000/engine' });
    const own = paper('a', { doi: '10.1000/engine' });
    atOnce(all.read([own]));
    assert.equal(all.find(found), own);
    const changed = { ...own, title: 'Another title' };
    atOnce(all.read([changed]));
    assert.equal(all.find(found), changed);
    atOnce(all.read([]));
    assert.equal(all.find(found), undefined);
  });
});
