import assert from 'node:assert/strict';
import { missingParts } from '../../../src/core/verify/reference';
import { paperWithKey } from '../cite/papers';
import { libraryOf, referencesOf } from './references';

const whole = 'author = {Merle, Anna}, title = {Songs of birds at noon}, journal = {Birds}, year = {2020}';

describe('what a reference lacks', () => {
  const entries: readonly (readonly [entry: string, missing: string])[] = [
    [`@article{a, ${whole}}`, ''],
    ['@article{a, title = {Songs of birds at noon}, journal = {Birds}, year = {2020}}', 'author'],
    ['@article{a, author = {Merle, Anna}, title = {Songs of birds at noon}, journal = {Birds}}', 'year'],
    ['@article{a, title = {Songs of birds at noon}, journal = {Birds}}', 'author year'],
    ['@article{a, author = {Merle, Anna}, year = {2020}, journal = {Birds}}', 'title'],
    ['@article{a, title = {Songs}, journal = {Birds}, year = 2020}', 'author'],
    ['@inproceedings{a, author = {Merle, Anna}, title = {Songs of birds}, booktitle = {Birds}}', 'year'],
    ['@misc{a, title = {Songs of birds at noon}, eprint = {2001.00001}}', 'author year'],
    // Who stands in an author's place.
    ['@article{a, author = {{The Bird Group}}, title = {Songs}, journal = {Birds}, year = 2020}', ''],
    ['@incollection{a, editor = {Merle, Anna}, title = {Songs of birds}, booktitle = {B}, year = 2020}', ''],
    ['@book{a, editor = {Merle, Anna}, title = {Songs of birds}, year = 2020}', ''],
    ['@book{a, publisher = {Birds Press}, title = {Songs of birds}, year = 2020}', ''],
    ['@book{a, title = {Songs of birds}, year = 2020}', 'author'],
    // Works that are not signed.
    ['@article{a, title = {Editorial}, journal = {Birds}, year = 2020}', ''],
    ['@article{a, title = {Letters to the Editor}, journal = {Birds}, year = 2020}', ''],
    ['@online{a, title = {Birds of the world}, url = {https://example.org}}', ''],
    ['@misc{a, title = {Birds of the world}, howpublished = {\\url{https://example.org}}}', ''],
    ['@manual{a, title = {Bird watching with R}, organization = {R Foundation}}', ''],
    ['@software{a, title = {birdwatch}, version = {1.2}}', ''],
    ['@dataset{a, title = {Songs of a thousand birds}, doi = {10.5281/zenodo.1}}', ''],
    ['@proceedings{a, title = {Proceedings of Birds}, year = 2020, publisher = {P}}', ''],
    // A year that is said otherwise, or is to come.
    [`@article{a, ${whole.replace('year = {2020}', 'date = {2020-05}')}}`, ''],
    [`@article{a, ${whole.replace('year = {2020}', 'year = {in press}')}}`, ''],
    [`@article{a, ${whole.replace('year = {2020}', 'pubstate = {forthcoming}')}}`, ''],
    [`@article{a, ${whole.replace('year = {2020}', 'note = {Accepted, to appear}')}}`, ''],
    [`@article{a, ${whole.replace('year = {2020}', 'note = {Best paper}')}}`, 'year'],
    [`@article{a, ${whole.replace('year = {2020}', 'year = {}')}}`, 'year'],
    // Styles of chemistry and physics leave the title out.
    ['@article{a, author = {Merle, A.}, journal = {Phys. Rev. B}, volume = 12, pages = 34, year = 2020}', ''],
    ['@article{a, author = {Merle, A.}, journal = {Phys. Rev. B}, doi = {10.1103/1}, year = 2020}', ''],
  ];
  for (const [entry, missing] of entries) {
    it(`is ${missing || 'nothing'} for ${entry}`, async () => {
      const [reference] = await referencesOf(entry);
      assert.equal(missingParts(reference!).join(' '), missing);
    });
  }

  it('is what the parent of an entry has not got either', async () => {
    const [paper] = await referencesOf(
      '@inproceedings{a, author = {Merle, Anna}, title = {Songs of birds}, crossref = {p}}\n@proceedings{p, title = {Birds}, year = 2020}\n',
    );
    assert.deepEqual(missingParts(paper!), []);
  });

  it('is all that a list of abstracts does not say', () => {
    const { library } = libraryOf({
      'list.txt': 'We present MossNet, a network that finds moss on old walls. It works.\n',
    });
    const [paper] = library.papers;
    const reference = { key: paper!.key, holder: 'library' as const, paper: paper!, publication: undefined };
    assert.deepEqual(missingParts(reference), ['author', 'year', 'title']);
    const known = { ...paper!, authors: [{ family: 'Merle' }], year: 2020, title: 'MossNet', titleIsDerived: false };
    assert.deepEqual(missingParts({ ...reference, paper: known }), []);
  });

  it('is nothing of a title that a person has written, however short', () => {
    const paper = paperWithKey('a', { title: 'Moss', titleIsDerived: false, authors: [{ family: 'B' }], year: 1 });
    assert.deepEqual(missingParts({ key: 'a', holder: 'library', paper, publication: undefined }), []);
  });
});
