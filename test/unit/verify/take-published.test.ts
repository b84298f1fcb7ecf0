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
      entryTakingPublished(preprint, version, undefined),
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
    const taken = entryTakingPublished(preprint.replaceAll('\n', '\r\n'), version, undefined)!;
    assert.ok(!/(?<!\r)\n/.test(taken));
    const { entries, problems } = parseBibtex(taken);
    assert.deepEqual([entries.map(({ writtenKey }) => writtenKey), problems], [['merle_20'], []]);
  });

  it('is written as the library has it in its own BibTeX, but for what its owner has noted', async () => {
    const [own] = await referencesOf(
      '@inproceedings{other, author = {Merle, Anna}, title = {{Songs}}, booktitle = {Proc. \\emph{Birds}}, year = 2021, keywords = {mine}, abstract = {A}}\n',
    );
    const item = { ...version.item!, title: 'Songs' };
    const taken = entryTakingPublished(
      preprint,
      { ...version, from: 'library', item, publication: own!.publication },
      undefined,
    );
    assert.match(taken!, /^@inproceedings\{merle_20,\n/);
    assert.match(taken!, /booktitle = \{Proc\. \\emph\{Birds\}\}/);
    assert.match(taken!, /keywords = \{birds, "noon"\} # mine/);
    assert.doesNotMatch(taken!, /\{mine|arXiv preprint/);
  });

  it('is not made of what is no whole entry, nor without a record', () => {
    for (const entry of ['', 'a', '@article{a, title = {T', '[{"id": "a"}]', '@string{a = "b"}']) {
      assert.equal(entryTakingPublished(entry, version, undefined), undefined, entry);
    }
    assert.equal(
      entryTakingPublished(preprint, { from: 'service', source: 'Crossref', doi: '10.1/x' }, undefined),
      undefined,
    );
  });

  it('keeps the number that only the address of the preprint states', () => {
    const entry = '@misc{a, title = {T}, url = {https://arxiv.org/abs/2001.00001}}';
    const taken = entryTakingPublished(entry, version, '2001.00001')!;
    assert.match(taken, /eprint = \{2001\.00001\},\n {2}archiveprefix = \{arXiv\}/);
    assert.doesNotMatch(entryTakingPublished(entry, version, undefined)!, /eprint/);
    assert.equal(entryTakingPublished(preprint, version, '2001.00001')!.match(/eprint/g)?.length, 1);
  });

  const rest = '@article{b,\n  title = {Other},\n  year = 2020\n}\n';
  const changed = async (before: string, now: string, key = 'merle_20') => {
    const reference = (await referencesOf(before)).find((one) => one.key === key)!;
    const edit = takePublishedEdit(now, reference, reference.paper.sources[0], version);
    return edit && now.slice(0, edit.start) + edit.text + now.slice(edit.end);
  };

  it('is an edit of the bibliography where the entry still stands', async () => {
    const text = `% mine\n${preprint}\n@misc{b}\n`;
    const taken = (await changed(text, text))!;
    assert.ok(taken.startsWith('% mine\n@article{merle_20,') && taken.endsWith('}\n@misc{b}\n'));
    assert.equal(await changed(text, ''), undefined);
  });

  it('is an edit of that entry alone, wherever it stands by now', async () => {
    const first = '@book{p,\n  title = {First},\n  year = 2019\n}\n';
    const text = `${first}${preprint}\n${rest}`;
    const now = `${preprint}\n${rest}`;
    const taken = (await changed(text, now))!;
    assert.ok(taken.startsWith('@article{merle_20,') && taken.endsWith(rest) && taken.includes('Bees'));
    assert.equal(await changed(text, first + rest), undefined);
    assert.equal(await changed(text, `% \n${preprint}\n${preprint}\n`), undefined);
    const other = preprint.replace('merle_20', 'other_20').replace('Songs of birds at', 'Songs of frogs at');
    assert.equal(await changed(text, `${first}${other}\n${rest}`), undefined);
  });
});
