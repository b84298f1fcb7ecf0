import assert from 'node:assert/strict';
import { duplicatesAmong } from '../../../src/core/verify/duplicates';
import type { CitedReference } from '../../../src/core/verify/reference';
import { paperWithKey } from '../cite/papers';
import { referencesOf } from './references';

const article = (key: string, more = '', title = 'Songs of birds at noon and at night') =>
  `@article{${key}, author = {Merle, Anna and Star, Bo}, title = {${title}}, year = {2020}, ${more}}\n`;

async function pairs(text: string): Promise<readonly string[]> {
  return duplicatesAmong(await referencesOf(text)).map(({ reference, first }) => `${first.key}=${reference.key}`);
}

describe('one work under two keys', () => {
  const same: Readonly<Record<string, string>> = {
    'an article twice': article('a', 'journal = {Birds}') + article('b', 'journal = {Birds}'),
    'a preprint and its publication':
      article('a', 'eprint = {2001.00001}, archiveprefix = {arXiv}') + article('b', 'journal = {Birds}, volume = {3}'),
    'two entries with one DOI': article('a', 'doi = {10.1000/X}') + article('b', 'doi = {https://doi.org/10.1000/x}'),
    'two entries of a preprint':
      article('a', 'journal = {arXiv preprint arXiv:2001.00001}') +
      article('b', 'journal = {CoRR}, volume = {abs/2001.00001}'),
    'a title in other capitals, with braces':
      article('a', 'journal = {B}') + article('b', 'journal = {B}', '{Songs} of Birds at Noon and at Night'),
    'a book twice':
      '@book{a, author = {Merle, Anna}, title = {A history of birds}, year = 2001}\n@book{b, author = {Merle, A.}, title = {A History of Birds}, year = 2001, publisher = {P}}\n',
    'an article whose journal is abbreviated':
      article('a', 'journal = {J. Cold Water}, volume = 3') +
      article('b', 'journal = {Journal of Cold Water}, volume = 3'),
  };
  for (const [what, text] of Object.entries(same)) {
    it(`is told of ${what}`, async () => {
      assert.deepEqual(await pairs(text), ['a=b']);
    });
  }

  const others: Readonly<Record<string, string>> = {
    'two articles with other titles': article('a') + article('b', '', 'Nests of birds in spring and in autumn'),
    'parts of a series': article('a', '', 'Songs of birds, part I') + article('b', '', 'Songs of birds, part II'),
    'an article and its correction':
      article('a') + article('b', '', 'Correction to: Songs of birds at noon and at night'),
    'a conference paper and the article that it became':
      `@inproceedings{a, author = {Merle, Anna}, title = {Songs of birds at noon}, year = 2019, booktitle = {Bird Conference}}\n` +
      `@article{b, author = {Merle, Anna}, title = {Songs of birds at noon}, year = 2020, journal = {Birds}}\n`,
    'articles of one title in two volumes':
      article('a', 'journal = {Birds}, volume = 3') + article('b', 'journal = {Birds}, volume = 4'),
    'articles with two DOIs': article('a', 'doi = {10.1000/x}') + article('b', 'doi = {10.1000/y}'),
    'a thesis and the article of its title':
      '@phdthesis{a, author = {Merle, Anna}, title = {Songs of birds at noon}, year = 2020, school = {S}}\n' +
      '@article{b, author = {Merle, Anna}, title = {Songs of birds at noon}, year = 2020, journal = {Birds}}\n',
    'two editions of a book':
      '@book{a, author = {Merle, Anna}, title = {A history of birds}, year = 2001, edition = {1st}}\n@book{b, author = {Merle, Anna}, title = {A history of birds}, year = 2003, edition = {2nd}}\n',
    'two volumes of a book':
      '@book{a, author = {Merle, Anna}, title = {A history of birds}, year = 2001, volume = 1}\n@book{b, author = {Merle, Anna}, title = {A history of birds}, year = 2001, volume = 2}\n',
    'chapters that give the DOI of their book':
      '@incollection{a, author = {Merle, Anna}, title = {Songs of birds at noon}, booktitle = {B}, doi = {10.1000/book}, year = 2020}\n' +
      '@incollection{b, author = {Star, Bo}, title = {Nests of the wren in winter}, booktitle = {B}, doi = {10.1000/book}, year = 2020}\n',
    editorials:
      '@article{a, title = {Editorial}, journal = {Birds}, year = 2019, volume = 1}\n@article{b, title = {Editorial}, journal = {Birds}, year = 2020, volume = 2}\n',
    'pages of a site':
      '@misc{a, author = {{Bird Society}}, title = {Birds of the world, an overview}, url = {https://example.org/1}, year = 2020}\n@misc{b, author = {{Bird Society}}, title = {Birds of the world, an overview}, url = {https://example.org/2}, year = 2020}\n',
    'releases of a program':
      '@software{a, author = {Merle, Anna}, title = {birdwatch: a tool for watchers}, version = {1.0}, year = 2020}\n@software{b, author = {Merle, Anna}, title = {birdwatch: a tool for watchers}, version = {2.0}, year = 2020}\n',
    'a title of two teams': article('a') + article('b').replace('Merle, Anna and Star, Bo', 'Lee, Kim'),
    'years that are far apart': article('a') + article('b').replace('2020', '2010'),
  };
  for (const [what, text] of Object.entries(others)) {
    it(`is not told of ${what}`, async () => {
      assert.deepEqual(await pairs(text), []);
    });
  }

  it('is told of years that are two apart, and of none that are three', async () => {
    for (const [year, expected] of [
      ['2018', ['a=b']],
      ['2017', []],
    ] as const) {
      assert.deepEqual(await pairs(article('a') + article('b').replace('2020', year)), expected);
    }
  });

  it('is told of a paper of the library that is cited by two keys, and of no two papers that the library has told apart', () => {
    const ofLibrary = (key: string, paper: string): CitedReference => ({
      key,
      holder: 'library',
      paper: paperWithKey(paper, {
        title: 'Songs of birds at noon',
        titleIsDerived: false,
        year: 2020,
        authors: [{ family: 'M' }],
      }),
      publication: undefined,
    });
    const found = duplicatesAmong([ofLibrary('a', 'p'), ofLibrary('b', 'q'), ofLibrary('old', 'p')]);
    assert.deepEqual(
      found.map(({ first, reference, isOnePaper }) => [first.key, reference.key, isOnePaper]),
      [['a', 'old', true]],
    );
  });

  it('is told of an entry of a document and a paper of the library', async () => {
    const [own] = await referencesOf(article('own', 'journal = {Birds}'));
    const paper = paperWithKey('p', {
      title: 'Songs of birds at noon and at night',
      titleIsDerived: false,
      year: 2020,
      authors: [{ family: 'Merle', given: 'Anna' }],
    });
    const library: CitedReference = { key: 'p', holder: 'library', paper, publication: undefined };
    assert.deepEqual(
      duplicatesAmong([library, own!]).map(({ first, reference }) => [first.key, reference.key]),
      [['p', 'own']],
    );
  });
});
