import { deepEqual, equal, ok, throws } from 'node:assert/strict';
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
    deepEqual(formats('a/b.TXT', `${abstract('mosses')}\n${abstract('ferns')}`), ['list', 'list']);
  });

  it('never reads the file of keys', () => {
    equal(formats('papers/Literature-Keys.json', '[{"id":"a","type":"article","title":"A"}]'), 'keys-file');
  });

  it('tells that other files are no sources', () => {
    equal(formats('a.pdf', ''), 'not-a-source');
    equal(formats('README', ''), 'not-a-source');
  });

  describe('Markdown', () => {
    it('with markers, labels or worded abstracts is a list', () => {
      deepEqual(formats('a.md', `Short.\n${marker}\nAlso short.\n${marker}\n`), ['list', 'list']);
      deepEqual(
        formats('a.md', `Title: A\nAbstract: ${abstract('mosses')}\n\nTitle: B\nAbstract: ${abstract('ferns')}\n`),
        ['list', 'list'],
      );
      deepEqual(formats('a.md', `# Reading\n\n${abstract('mosses')}\n\n${abstract('ferns')}\n`), ['list', 'list']);
    });
    it('of another kind is none', () => {
      equal(
        formats('a.md', '# Walls\n\nA program that counts moss.\n\n## Usage\n\n```\nnpm start\n```\n'),
        'markdown-without-list',
      );
      equal(
        formats(
          'thesis.md',
          `# Introduction\n\n${abstract('mosses')} Others did so before [@stone2020].\n\n${abstract('ferns')}\n`,
        ),
        'markdown-without-list',
      );
    });
    it('with front matter is a note, and needs the YAML library', () => {
      const text = '---\ntitle: Moss\nauthors: [Anna Stone]\n---\nRead twice.\n';
      deepEqual(
        [
          needsYaml({ path: 'a.md', text }),
          needsYaml({ path: 'a.md', text: '# Moss\n' }),
          needsYaml({ path: 'a.bib', text: '---' }),
        ],
        [true, false, false],
      );
      throws(() => formats('a.md', text), /YAML/);
      deepEqual(formats('a.md', text, { yaml }), ['note']);
      equal(
        formats('blog.md', '---\ntitle: My day\nlayout: post\n---\nHello.\n', { needsEvidence: true }),
        'note-without-work',
      );
    });
  });

  it('reads BibTeX, RIS and CSL-JSON, and no other JSON', () => {
    deepEqual(formats('a.bib', '@article{moss, title = {Moss}, year = 2020}'), ['bibtex']);
    deepEqual(formats('a.ris', 'TY  - JOUR\nTI  - Moss\nER  - \n'), ['ris']);
    deepEqual(formats('a.json', '[{"id": "moss", "type": "article-journal", "title": "Moss"}]'), ['csl-json']);
    equal(formats('package.json', '{"name": "moss", "type": "commonjs", "version": "1.0.0"}'), 'no-entries');
  });

  it('wants evidence of a text where the folder need not be a library', () => {
    const options = { needsEvidence: true };
    equal(formats('todo.txt', 'buy milk\nwater the moss\n', options), 'text-without-list');
    equal(formats('robots.txt', 'User-agent: *\nDisallow: /\n', options), 'text-without-list');
    deepEqual(formats('papers.txt', `${abstract('mosses')}\n${abstract('ferns')}\n`, options), ['list', 'list']);
    ok(Array.isArray(formats('todo.txt', 'buy milk\n')));
  });
});
