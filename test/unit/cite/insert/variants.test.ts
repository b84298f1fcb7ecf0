import assert from 'node:assert/strict';
import { citationLanguages } from '../../../../src/core/cite/languages/index';
import type { CitationVariant } from '../../../../src/core/cite/edit/variant-names';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { fillTemplate, missingAddress } from '../../../../src/core/cite/edit/template';
import { relativeAddress, variantOptions } from '../../../../src/core/cite/edit/variants';
import type { Paper } from '../../../../src/core/model/paper';

const source = 'file:///home/me/thesis/literature/000%20vision.txt';

const paper: Paper = {
  key: 'tide-mix',
  aliases: [],
  title: 'TideMix: 50% of <mask> & 100$ in R_1 [x]',
  titleIsDerived: false,
  names: ['TideMix'],
  authors: [{ family: 'Zhang' }, { family: 'Li' }, { family: 'Wu' }],
  year: 2023,
  doi: '10.1000/a(b)<c>',
  language: 'en',
  abstract: 'Seas\nrise.',
  links: [
    { kind: 'repository', url: 'https://github.com/example/tide_mix', host: 'github.com', start: 0, end: 1, source },
  ],
  sources: [{ source, span: { start: 0, end: 1, line: 2, endLine: 2 }, format: 'list' }],
};
const bare: Paper = { ...paper, key: 'moss', title: '苔藓', names: [], links: [] };
delete (bare as { doi?: string }).doi;

const written = (
  variant: CitationVariant,
  syntax: CitationSyntax,
  papers: readonly Paper[] = [paper],
  template?: string,
  document?: string,
) =>
  variantOptions(variant, papers, {
    syntax,
    ...(template === undefined ? {} : { template }),
    ...(document === undefined ? {} : { document }),
  })?.written;

describe('ways of citing', () => {
  it('write titles to their end that are cut in lists', () => {
    const cut: Paper = {
      ...paper,
      names: [],
      title: 'Folding of large…',
      titleIsDerived: true,
      abstract: 'We study the folding of large maps. It is fast.',
    };
    assert.deepEqual(written('link', 'pandoc', [cut]), [
      '[Folding of large maps](https://github.com/example/tide_mix)',
    ]);
    assert.equal(fillTemplate('${title}; ${name}', cut, 'pandoc'), 'Folding of large maps; Folding of large maps');
  });

  it('link to the repository in every syntax', () => {
    const label = {
      pandoc: 'TideMix: 50% of \\<mask\\> \\& 100\\$ in R_1 \\[x\\]',
      typst: 'TideMix: 50% of \\<mask\\> & 100\\$ in R\\_1 \\[x\\]',
    };
    assert.deepEqual(written('link', 'pandoc'), [`[${label.pandoc}](https://github.com/example/tide_mix)`]);
    assert.deepEqual(written('link', 'myst'), [`[${label.pandoc}](https://github.com/example/tide_mix)`]);
    assert.deepEqual(written('link', 'latex'), [
      '\\href{https://github.com/example/tide_mix}{TideMix: 50\\% of \\textless{}mask\\textgreater{} \\& 100\\$ in R\\_1 [x]}',
    ]);
    assert.deepEqual(written('link', 'typst'), [`#link("https://github.com/example/tide_mix")[${label.typst}]`]);
    assert.match(written('link', 'org')![0]!, /^\[\[https:\/\/github\.com\/example\/tide_mix\]\[TideMix: /);
    assert.deepEqual(written('link', 'rst'), [
      '`TideMix: 50% of \\<mask\\> & 100$ in R\\_1 [x] <https://github.com/example/tide_mix>`__',
    ]);
  });

  it('link to the DOI where there is no repository, and to nothing where there is no address', () => {
    assert.deepEqual(written('link', 'pandoc', [{ ...paper, links: [], title: 'T' }]), [
      '[T](https://doi.org/10.1000/a%28b%29%3Cc%3E)',
    ]);
    assert.equal(variantOptions('link', [paper, bare], { syntax: 'pandoc' }), undefined);
  });

  it('link to the line in the library, relative to the document', () => {
    assert.deepEqual(written('source', 'pandoc', [bare], undefined, 'file:///home/me/thesis/chapters/one.md'), [
      '[苔藓](../literature/000%20vision.txt#L3)',
    ]);
    assert.deepEqual(written('source', 'pandoc', [bare], undefined, 'file:///home/me/thesis/draft.md'), [
      '[苔藓](literature/000%20vision.txt#L3)',
    ]);
    assert.deepEqual(written('source', 'pandoc', [bare], undefined, 'vscode-vfs://github/me/draft.md'), [
      `[苔藓](${source}#L3)`,
    ]);
    assert.deepEqual(written('source', 'pandoc', [bare]), [`[苔藓](${source}#L3)`]);
    assert.equal(relativeAddress('file:///a/b', 'file:///a/b'), 'b');
    assert.equal(relativeAddress('file:///a/b/c/d', 'file:///x'), '../../../x');
  });

  it('wiki links are for Markdown', () => {
    assert.deepEqual(written('wiki', 'pandoc', [paper, bare]), ['[[tide-mix]]', '[[moss]]']);
    assert.equal(variantOptions('wiki', [paper], { syntax: 'latex' }), undefined);
  });

  it('a template is filled for each paper', () => {
    assert.deepEqual(written('template', 'pandoc', [paper, bare], '${name} (${authors} ${year})'), [
      'TideMix (Zhang et al. 2023)',
      '苔藓 (Zhang et al. 2023)',
    ]);
    assert.equal(variantOptions('template', [paper], { syntax: 'pandoc' }), undefined);
  });

  it('a template whose link would lead nowhere is refused', () => {
    const templates: readonly (readonly [CitationSyntax, string, string])[] = [
      ['pandoc', '[${name}](${repo})', '${repo}'],
      ['pandoc', '<https://doi.org/${doi}>', '${doi}'],
      ['latex', '\\href{${url}}{${name}}', '${url}'],
      ['typst', '#link("${repo}")[${name}]', '${repo}'],
      ['org', '[[${repo}][${name}]]', '${repo}'],
      ['rst', '`${name} <${repo}>`__', '${repo}'],
    ];
    for (const [syntax, template, placeholder] of templates) {
      assert.deepEqual(missingAddress(template, [paper, bare], syntax), { placeholder, paper: bare }, template);
      assert.equal(written('template', syntax, [paper, bare], template), undefined, template);
      assert.notEqual(written('template', syntax, [paper], template), undefined, template);
    }
    assert.deepEqual(written('template', 'pandoc', [bare], '${name} ${doi}'), ['苔藓 ']);
  });

  it('a template that is a citation makes one group', () => {
    assert.deepEqual(written('template', 'pandoc', [paper, bare], '[see @${key}]'), ['[see @tide-mix; @moss]']);
    assert.deepEqual(written('template', 'myst', [paper, bare], '{cite:ps}`${key}`'), ['{cite:ps}`tide-mix,moss`']);
  });
});

describe('templates', () => {
  it('leave what they do not know as written', () => {
    assert.equal(
      fillTemplate('${Key} $key {key} ${__proto__} ${constructor} ${key', paper, 'pandoc'),
      '${Key} $key {key} ${__proto__} ${constructor} ${key',
    );
    assert.equal(fillTemplate('$& $1 $$ ${key} $`', paper, 'pandoc'), '$& $1 $$ tide-mix $`');
  });

  it('do not read what they put in', () => {
    assert.equal(fillTemplate('${title}', { ...paper, title: 'a ${key} $& b' }, 'latex'), 'a \\$\\{key\\} \\$\\& b');
  });

  it('are empty where the paper has nothing', () => {
    assert.equal(fillTemplate('[${doi}|${repo}|${arxiv}]', bare, 'pandoc'), '[||]');
  });

  it('escape by the place in the template', () => {
    assert.equal(
      fillTemplate('[${title}](${repo})', { ...paper, title: 'A](b' }, 'pandoc'),
      '[A\\](b](https://github.com/example/tide_mix)',
    );
    assert.equal(
      fillTemplate('[x](https://doi.org/${doi})', paper, 'pandoc'),
      '[x](https://doi.org/10.1000/a%28b%29%3Cc%3E)',
    );
    assert.equal(
      fillTemplate('[x](https://example.org/?q=${title})', { ...paper, title: 'a b&c(d)' }, 'pandoc'),
      '[x](https://example.org/?q=a%20b%26c%28d%29)',
    );
    assert.equal(
      fillTemplate('\\href{https://doi.org/${doi}}{${name}}', { ...paper, doi: '10.1/a#b%c' }, 'latex'),
      '\\href{https://doi.org/10.1/a\\#b\\%c}{TideMix}',
    );
    assert.equal(
      fillTemplate('#link("${url}")[${title}]', { ...paper, title: 'a "b" #c' }, 'typst'),
      '#link("https://github.com/example/tide_mix")[a "b" \\#c]',
    );
    assert.equal(
      fillTemplate('#cite(<${key}>, supplement: "${title}")', { ...paper, title: 'a "b" #c\\d' }, 'typst'),
      '#cite(<tide-mix>, supplement: "a \\"b\\" #c\\\\d")',
    );
    assert.equal(fillTemplate('${title}', { ...paper, title: '1. x\n\n# y' }, 'pandoc'), '1\\. x \\# y');
    assert.equal(fillTemplate('see ${title}', { ...paper, title: '- x' }, 'pandoc'), 'see - x');
  });

  it('put in nothing that the syntax would read as its own', () => {
    const hostile = '*_`$[](){}<>#&%~^@|\\"\'-=+/ \u0000\r\n\uD800';
    for (const { id: syntax } of citationLanguages) {
      const filled = fillTemplate(
        '${title}${url}${abstract}',
        { ...paper, title: hostile, abstract: hostile, doi: hostile, links: [] },
        syntax,
      );
      assert.doesNotMatch(filled, /[\n\r\0]/, syntax);
    }
  });
});
