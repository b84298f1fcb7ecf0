import assert from 'node:assert/strict';
import { addressOf, fillTemplate, missingAddress } from '../../../../src/core/cite/edit/template';
import type { PaperLink } from '../../../../src/core/model/paper';
import { paper } from '../../search/paper';

const website = (url: string, own?: false): PaperLink => ({
  kind: 'website',
  url,
  host: 'example.org',
  source: 'list.txt',
  start: 0,
  end: 0,
  ...(own === undefined ? {} : { own }),
});
const repository = (url: string): PaperLink => ({ ...website(url), kind: 'repository' });
const moss = paper('moss', 'We count moss.');
const full = paper('net', 'We present *Net*.', {
  title: 'Moss_Net',
  titleIsDerived: false,
  names: ['Net', 'Netlet'],
  authors: [{ family: 'Elm', given: 'Fay' }],
  year: 2020,
  doi: '10.1000/net',
  arxiv: '2001.00001',
  links: [repository('https://github.com/moss/net')],
});

describe('where a paper is to be found', () => {
  for (const [what, more, expected] of [
    ['its repository', { links: full.links, doi: '10.1000/net', arxiv: '2001.00001' }, 'https://github.com/moss/net'],
    ['its DOI', { doi: '10.1000/net', arxiv: '2001.00001' }, 'https://doi.org/10.1000/net'],
    ['its arXiv page', { arxiv: '2001.00001', links: [website('https://a.org')] }, 'https://arxiv.org/abs/2001.00001'],
    ['its website', { links: [website('https://a.org')] }, 'https://a.org'],
    [
      'the first that is its own',
      { links: [website('https://b.org', false), website('https://a.org')] },
      'https://a.org',
    ],
    ['nowhere by those of others', { links: [website('https://b.org', false)] }, undefined],
    ['nowhere', {}, undefined],
  ] as const) {
    it(`is ${what}`, () => {
      assert.equal(addressOf({ ...moss, ...more }), expected);
    });
  }
});

describe('a template', () => {
  for (const [template, expected] of [
    ['${key}', 'net'],
    ['${title}', 'Moss_Net'],
    ['${name}', 'Net'],
    ['${names}', 'Net, Netlet'],
    ['${authors}', 'Elm'],
    ['${year}', '2020'],
    ['${language}', 'en'],
    ['${abstract}', 'We present \\*Net\\*.'],
    ['[${key}](${repo})', '[net](https://github.com/moss/net)'],
    ['[${key}](${url})', '[net](https://github.com/moss/net)'],
    ['https://doi.org/${doi}', 'https://doi.org/10.1000/net'],
    ['https://arxiv.org/abs/${arxiv}', 'https://arxiv.org/abs/2001.00001'],
    ['${key} ${key}', 'net net'],
    ['${other} ${} ${toString} ${constructor} $key {key}', '${other} ${} ${toString} ${constructor} $key {key}'],
  ] as const) {
    it(`is filled in: ${template}`, () => {
      assert.equal(fillTemplate(template, full, 'pandoc'), expected);
    });
  }

  it('has nothing for what a paper lacks, and its title for a name', () => {
    const filled = '${names}|${authors}|${year}|${doi}|${arxiv}|${repo}|${url}';
    assert.equal(fillTemplate(filled, moss, 'pandoc'), '||||||');
    assert.equal(fillTemplate('${name}', moss, 'pandoc'), 'moss');
  });

  for (const [template, placeholder] of [
    ['[${key}](${repo})', '${repo}'],
    ['[${key}](${title}) [a](${arxiv})', '${arxiv}'],
    ['https://doi.org/${doi}', '${doi}'],
    ['${repo}', undefined],
    ['[${key}](${title})', undefined],
    ['[${key}](${other})', undefined],
  ] as const) {
    it(`${placeholder === undefined ? 'lacks no address' : `lacks ${placeholder}`} where a paper has none: ${template}`, () => {
      const lacking = missingAddress(template, [full, moss], 'pandoc');
      assert.deepEqual(lacking, placeholder === undefined ? undefined : { placeholder, paper: moss });
      assert.equal(missingAddress(template, [full], 'pandoc'), undefined);
    });
  }
});
