import assert from 'node:assert/strict';
import type { ParseOptions } from '../../../src/core/parse/formats/shared/bibliography-format';
import { needsYaml, parseSource } from '../../../src/core/parse/source';
import { yaml } from '../../../src/core/parse/yaml/library';

const marker = 'translated by 谷歌翻译';
const abstract = (what: string) =>
  `How ${what} grow on walls is little known. In this paper we propose a camera rig that counts them in minutes. It was tried on twelve walls in four seasons. The counts agree with those of three botanists as well as these agree with each other, at a tenth of the cost of a visit by one of them.`;
const read = (path: string, text: string, options: Partial<ParseOptions> = {}) =>
  parseSource({ path, text }, { markers: [marker], ...options });
const formats = (path: string, text: string, options: Partial<ParseOptions> = {}) => {
  const parsed = read(path, text, options);
  return 'skipped' in parsed ? parsed.skipped : parsed.entries.map(({ format }) => format);
};

describe('parseSource', () => {
  it('reads .txt as a list, whatever the case of its ending', () => {
    assert.deepEqual(formats('a/b.TXT', `${abstract('mosses')}\n${abstract('ferns')}`), ['list', 'list']);
  });

  it('never reads the file of keys', () => {
    assert.equal(formats('papers/Literature-Keys.json', '[{"id":"a","type":"article","title":"A"}]'), 'keys-file');
  });

  it('tells that other files are no sources', () => {
    assert.equal(formats('a.pdf', ''), 'not-a-source');
    assert.equal(formats('README', ''), 'not-a-source');
  });

  describe('Markdown', () => {
    it('with markers, labels or worded abstracts is a list', () => {
      assert.deepEqual(formats('a.md', `Short.\n${marker}\nAlso short.\n${marker}\n`), ['list', 'list']);
      assert.deepEqual(
        formats('a.md', `Title: A\nAbstract: ${abstract('mosses')}\n\nTitle: B\nAbstract: ${abstract('ferns')}\n`),
        ['list', 'list'],
      );
      assert.deepEqual(formats('a.md', `# Reading\n\n${abstract('mosses')}\n\n${abstract('ferns')}\n`), [
        'list',
        'list',
      ]);
    });
    it('of another kind is none', () => {
      assert.equal(
        formats('a.md', '# Walls\n\nA program that counts moss.\n\n## Usage\n\n```\nnpm start\n```\n'),
        'markdown-without-list',
      );
      assert.equal(
        formats(
          'thesis.md',
          `# Introduction\n\n${abstract('mosses')} Others did so before [@stone2020].\n\n${abstract('ferns')}\n`,
        ),
        'markdown-without-list',
      );
    });
    it('with front matter is a note, and needs the YAML library', () => {
      const text = '---\ntitle: Moss\nauthors: [Anna Stone]\n---\nRead twice.\n';
      assert.deepEqual(
        [
          needsYaml({ path: 'a.md', text }),
          needsYaml({ path: 'a.md', text: '# Moss\n' }),
          needsYaml({ path: 'a.bib', text: '---' }),
        ],
        [true, false, false],
      );
      assert.throws(() => formats('a.md', text), /YAML/);
      assert.deepEqual(formats('a.md', text, { yaml }), ['note']);
      assert.equal(
        formats('blog.md', '---\ntitle: My day\nlayout: post\n---\nHello.\n', { needsEvidence: true }),
        'note-without-work',
      );
    });
  });

  it('reads BibTeX, RIS and CSL-JSON, and no other JSON', () => {
    assert.deepEqual(formats('a.bib', '@article{moss, title = {Moss}, year = 2020}'), ['bibtex']);
    assert.deepEqual(formats('a.ris', 'TY  - JOUR\nTI  - Moss\nER  - \n'), ['ris']);
    assert.deepEqual(formats('a.json', '[{"id": "moss", "type": "article-journal", "title": "Moss"}]'), ['csl-json']);
    assert.equal(formats('package.json', '{"name": "moss", "type": "commonjs", "version": "1.0.0"}'), 'no-entries');
  });

  it('reads no text whose lines are words, as a list of packages', () => {
    assert.deepEqual(read('requirements.txt', 'numpy>=1.2\nscipy==1.9 # fast\n\nicepy[all]\n'), {
      skipped: 'text-without-list',
    });
    const parsed = read('a.txt', 'numpy\nWe list the stones of the valley.\n');
    assert.ok('entries' in parsed && parsed.entries.length > 0);
  });

  it('wants evidence of a text where the folder need not be a library', () => {
    const options = { needsEvidence: true };
    assert.equal(formats('todo.txt', 'buy milk\nwater the moss\n', options), 'text-without-list');
    assert.equal(formats('robots.txt', 'User-agent: *\nDisallow: /\n', options), 'text-without-list');
    assert.deepEqual(formats('papers.txt', `${abstract('mosses')}\n${abstract('ferns')}\n`, options), ['list', 'list']);
    assert.ok(Array.isArray(formats('todo.txt', 'buy milk\n')));
  });
});
