import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { entryTakingPublished, takePublishedEdit } from '../../../src/core/verify/take-published';
import type { PublishedVersion } from '../../../src/core/verify/published';
import { referencesOf } from './references';

const version: PublishedVersion = {
  from: 'service',
  source: 'Crossref',
  item: {
    id: 'x',
    type: 'article-journal',
    title: 'Songs of Birds at Noon',
    author: [{ family: 'Merle', given: 'Anna' }],
    'container-title': 'Birds & Bees',
    volume: '3',
    page: '1-9',
    issued: { 'date-parts': [[2021]] },
    DOI: '10.1000/birds',
    abstract: 'Another abstract.',
  },
};

const preprint = `@article{merle_20,
  author = {Merle, Anna},
  title = {Songs of birds at noon},
  journal = {arXiv preprint arXiv:2001.00001},
  year = 2020,
  eprint = {2001.00001},
  archiveprefix = {arXiv},
  note = {arXiv:2001.00001, submitted},
  keywords = {birds, "noon"} # mine,
  abstract = {Birds sing {\\"u}ber all.},
  month = {1~} # jan,
  file = "birds.pdf"
}`;

describe('the published version in the place of a preprint', () => {
  it('keeps the key, the identifier of the preprint and what is a reader’s own', () => {
    assert.equal(
      entryTakingPublished(preprint, version),
      `@article{merle_20,
  author = {Merle, Anna},
  title = {Songs of Birds at Noon},
  journal = {Birds \\& Bees},
  volume = {3},
  pages = {1--9},
  year = {2021},
  doi = {10.1000/birds},
  eprint = {2001.00001},
  archiveprefix = {arXiv},
  keywords = {birds, "noon"} # mine,
  abstract = {Birds sing {\\"u}ber all.},
  file = "birds.pdf",
}`,
    );
  });

  it('is one whole entry, of the key that was cited, with the line ends of the file', () => {
    const taken = entryTakingPublished(preprint.replaceAll('\n', '\r\n'), version)!;
    assert.ok(!/(?<!\r)\n/.test(taken));
    const { entries, problems } = parseBibtex(taken);
    assert.deepEqual([entries.map(({ writtenKey }) => writtenKey), problems], [['merle_20'], []]);
  });

  it('is written as the library has it in its own BibTeX, but for what its owner has noted', async () => {
    const [own] = await referencesOf(
      '@inproceedings{other, author = {Merle, Anna}, title = {{Songs}}, booktitle = {Proc. \\emph{Birds}}, year = 2021, keywords = {mine}, abstract = {A}}\n',
    );
    const item = { ...version.item!, title: 'Songs' };
    const taken = entryTakingPublished(preprint, { ...version, from: 'library', item, publication: own!.publication });
    assert.match(taken!, /^@inproceedings\{merle_20,\n/);
    assert.match(taken!, /booktitle = \{Proc\. \\emph\{Birds\}\}/);
    assert.match(taken!, /keywords = \{birds, "noon"\} # mine/);
    assert.doesNotMatch(taken!, /\{mine|arXiv preprint/);
  });

  it('is not made of what is no whole entry, nor without a record', () => {
    for (const entry of ['', 'a', '@article{a, title = {T', '[{"id": "a"}]', '@string{a = "b"}']) {
      assert.equal(entryTakingPublished(entry, version), undefined, entry);
    }
    assert.equal(entryTakingPublished(preprint, { from: 'service', source: 'Crossref', doi: '10.1/x' }), undefined);
  });

  it('is an edit of the bibliography where the entry still stands', () => {
    const text = `% mine\n${preprint}\n@misc{b}\n`;
    const start = text.indexOf('@article');
    const span = { start, end: start + preprint.length, line: 1, endLine: 13 };
    const edit = takePublishedEdit(text, { source: '/refs.bib', format: 'bibtex', span }, version)!;
    const changed = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    assert.ok(changed.startsWith('% mine\n@article{merle_20,') && changed.endsWith('}\n@misc{b}\n'));
    assert.equal(takePublishedEdit('', { source: '/refs.bib', format: 'bibtex', span }, version), undefined);
  });
});
