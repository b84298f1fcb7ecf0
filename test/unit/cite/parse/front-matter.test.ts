import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/core/cite/languages/pandoc/front-matter';

/** Reads a block of which a document has more before and behind. */
function read(block: string) {
  const text = `---\n${block}\n---\nbibliography: no.bib\n`;
  const range = { start: 4, end: 4 + block.length };
  const { bibliographies, settingsFiles, definedKeys, prose } = readFrontMatter(text, range);
  for (const { path, start, end, mayBeMissing } of bibliographies) {
    if (mayBeMissing !== true) {
      assert.equal(text.slice(start, end), path, 'the place of the path');
    }
  }
  return {
    paths: bibliographies.map(({ path }) => path),
    mayBeMissing: bibliographies.some((each) => each.mayBeMissing === true),
    settingsFiles,
    definedKeys,
    prose: prose.map(({ field, range: { start, end } }) => [field, text.slice(start, end)]),
  };
}

describe('a metadata block', () => {
  for (const [block, paths] of [
    ['bibliography: a.bib', ['a.bib']],
    ['bibliography: a.bib\r', ['a.bib']],
    ['bibliography:\ta.bib', ['a.bib']],
    ['bibliography : a.bib', ['a.bib']],
    ['"bibliography": a.bib', ['a.bib']],
    ["'bibliography': a.bib", ['a.bib']],
    ['"bibliography\': a.bib', []],
    ['bibliography:a.bib', []],
    ['bibliographies: a.bib', []],
    ['bibliography:   a b.bib   ', ['a b.bib']],
    ['bibliography: "a b.bib"', ['a b.bib']],
    ["bibliography: 'a b.bib'", ['a b.bib']],
    ['bibliography: a.bib # ours', ['a.bib']],
    ['bibliography: a#b.bib', ['a#b.bib']],
    ['bibliography: # ours\n- a.bib', ['a.bib']],
    ['bibliography: [a.bib, b c.bib , "d, e.bib"]', ['a.bib', 'b c.bib', 'd, e.bib']],
    ['bibliography: [a.bib,\n  b.bib]', ['a.bib', 'b.bib']],
    ['bibliography: [\n  a.bib, # ours\n  "b, c.bib"\n]\nother: d.bib', ['a.bib', 'b, c.bib']],
    ['bibliography:\n  [a.bib,\n  b.bib\n  ]', ['a.bib', 'b.bib']],
    ['bibliography: {main: a.bib,\n  more: b.bib}', ['a.bib', 'b.bib']],
    ['bibliography: [a.bib,\ndefaults: b.bib', ['a.bib']],
    ['bibliography:\n- a.bib\n- "b.bib"', ['a.bib', 'b.bib']],
    ['bibliography:\n  - a.bib\n  -  b.bib', ['a.bib', 'b.bib']],
    ['bibliography:\n  a.bib', ['a.bib']],
    ['bibliography: >-\n  a.bib', ['a.bib']],
    ['bibliography: |\n  a.bib', ['a.bib']],
    ['bibliography: {main: a.bib, more: b.bib}', ['a.bib', 'b.bib']],
    ['bibliography:\n  main: a.bib\n  more: "b.bib"', ['a.bib', 'b.bib']],
    ['bibliography:\n  - main: a.bib', ['a.bib']],
    ['bibliography:', []],
    ['x: &r a.bib\nbibliography: *r', ['a.bib']],
    ['x: &r [a.bib, "b c.bib"]\nbibliography: *r', ['a.bib', 'b c.bib']],
    ['x: &r a.bib\nbibliography:\n- *r\n- b.bib', ['a.bib', 'b.bib']],
    ['x: &rs a.bib\nbibliography: *r', []],
    ['x: &r *s\ny: &s a.bib\nbibliography: *r', []],
    ['bibliography: &r a.bib', ['a.bib']],
    ['bibliography: !str a.bib', ['a.bib']],
    ['bibliography: *r x', ['*r x']],
    ['x: &r main: a.bib\nbibliography: *r', ['main: a.bib']],
    ['bibliography: a.bib\ntitle: b.bib', ['a.bib']],
    ['title: b.bib\nbibliography: a.bib', ['a.bib']],
    ['format:\n  html:\n    bibliography: a.bib\n    toc: true', ['a.bib']],
    ['format:\n  html:\n    bibliography: a.bib\n  pdf:\n    toc: b.bib', ['a.bib']],
    ['references:\n- bibliography: a.bib', []],
    ['references:\n  bibliography: a.bib', []],
    [`bibliography: ${'a'.repeat(996)}.bib`, [`${'a'.repeat(996)}.bib`]],
  ] as const) {
    it(`names bibliographies: ${JSON.stringify(block).slice(0, 80)}`, () => {
      assert.deepEqual(read(block).paths, paths);
    });
  }

  for (const [written, path] of [
    ['`r here("refs.bib")`', '**/refs.bib'],
    ["`r file.path('a', 'refs.json')`", '**/refs.json'],
    ['!expr here::here("a/refs.yaml")', '**/refs.yaml'],
    ['!r refs()', '!r refs()'],
    ['{{< meta refs >}}', '{{< meta refs >}}'],
    ['${HOME}/refs.bib', '${HOME}/refs.bib'],
    ['$HOME/"refs.yml"', '**/refs.yml'],
  ] as const) {
    it(`has a program name one, which may be missing: ${written}`, () => {
      const { paths, mayBeMissing } = read(`bibliography: ${written}`);
      assert.deepEqual([paths, mayBeMissing], [[path], true]);
    });
  }

  it('goes on with a list behind a program', () => {
    assert.equal(read('bibliography: [\n  ${HOME}/a.bib,\n  b.bib]').paths.at(-1), 'b.bib');
  });

  for (const written of ['`refs.bib`', '!import refs.bib', '$5.bib', '{ {x.bib} }']) {
    it(`has no program in ${written}`, () => {
      assert.equal(read(`bibliography: ${written}`).mayBeMissing, false);
    });
  }

  it('names files of settings', () => {
    for (const name of ['metadata-files', 'metadata-file', 'defaults']) {
      assert.deepEqual(read(`${name}: [a.yaml, b.yaml]`).settingsFiles, ['a.yaml', 'b.yaml']);
    }
    assert.deepEqual(read('metadata-files:\n- a.yaml\nbibliography: b.bib').settingsFiles, ['a.yaml']);
    assert.deepEqual(read('metadata: a.yaml').settingsFiles, []);
  });

  it('defines the keys of its references', () => {
    const block = [
      'references:',
      '- id: a',
      '  title: x',
      '- title: y',
      '  id: "b c"',
      "- {type: book, id: 'd', title: z}",
      '- "id": e',
      '- doi-id: f',
      '- xid: g',
      '- id:h',
      'other:',
      '- id: no',
    ].join('\n');
    assert.deepEqual(read(block).definedKeys, ['a', 'b c', 'd', 'e', 'f', 'h']);
  });

  it('is read below a format too, as far as it says what is cited', () => {
    const below = (format: string, indent: string) =>
      read(
        `${format}\n${indent}toc: true\n${indent}nocite: |\n${indent}  @one, @two\n${indent}bibliography: a.bib\n${indent}title: T`,
      );
    for (const { paths, prose } of [
      below('format:\n  pdf:', '    '),
      below('output:\n  bookdown::pdf_book:', '    '),
      below('format:\n    html:', '        '),
    ]) {
      assert.deepEqual([paths, prose.map(([field]) => field)], [['a.bib'], ['nocite', 'nocite']]);
      assert.match(prose.map(([, text]) => text).join(''), /@one, @two$/);
    }
    assert.deepEqual(read('references:\n- id: a\n  nocite: "@b"').prose, []);
  });

  it('has fields of prose, each line of them', () => {
    for (const name of ['nocite', 'abstract', 'title', 'subtitle', 'thanks']) {
      assert.deepEqual(read(`${name}: See @a\nauthor: '@b'`).prose, [[name, ' See @a']]);
    }
    assert.deepEqual(read('abstract: |\n  See @a.\r\n  key: @b\nkeywords: @c').prose, [
      ['abstract', ' |'],
      ['abstract', '  See @a.'],
      ['abstract', '  key: @b'],
    ]);
  });
});
