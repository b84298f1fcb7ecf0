import assert from 'node:assert/strict';
import { madeByBuild } from '../../../../src/core/cite/bibliographies/made-by-build';
import type { BibliographyFiles } from '../../../../src/core/cite/bibliographies/bibliography-files';

/** Files by their paths, of which only names and texts are asked. */
function filesOf(texts: Readonly<Record<string, string>>) {
  const read: string[] = [];
  const files = {
    list: (folder: string) =>
      Promise.resolve({
        files: Object.keys(texts)
          .filter((path) => path.slice(0, path.lastIndexOf('/')) === folder)
          .map((path) => path.slice(folder.length + 1)),
        folders: [],
      }),
    read: (path: string) => {
      read.push(path);
      return Promise.resolve(texts[path]);
    },
  } as unknown as BibliographyFiles;
  return { files, read };
}

const asked = { path: '/p/text/a.tex', top: '/p' } as Parameters<typeof madeByBuild>[1];
const missing = (written: string, mayBeMissing = false) => ({ written, mayBeMissing });
async function made(texts: Readonly<Record<string, string>>, ...written: string[]): Promise<string[]> {
  const { files } = filesOf(texts);
  return [
    ...(await madeByBuild(
      written.map((each) => missing(each)),
      asked,
      files,
    )),
  ].sort();
}

describe('bibliographies that a build may make', () => {
  for (const name of [
    'Makefile',
    'makefile',
    'GNUmakefile',
    '.gitignore',
    'latexmkrc',
    '.latexmkrc',
    'justfile',
    'Snakefile',
    'SConstruct',
    'Rakefile',
    'dvc.yaml',
    'dvc.yml',
    'rules.mk',
    'build.r',
    'build.R',
    'build.py',
    'build.jl',
    'build.sh',
    'build.bash',
    'build.ps1',
    'build.bat',
    'build.cmd',
    'build.lua',
  ]) {
    it(`are those that are named by ${name}`, async () => {
      assert.deepEqual(await made({ [`/p/text/${name}`]: 'make refs.bib' }, 'refs.bib'), ['refs.bib']);
    });
  }

  for (const name of [
    'Makefile.old',
    'xMakefile',
    'README.md',
    'gitignore',
    'dvc.yaml.bak',
    'build.pyc',
    'py',
    'latexmkrc.txt',
  ]) {
    it(`are not those that are named by ${name}`, async () => {
      assert.deepEqual(await made({ [`/p/text/${name}`]: 'make refs.bib' }, 'refs.bib'), []);
    });
  }

  it('are named by a file of the folder or above, to the top', async () => {
    assert.deepEqual(await made({ '/p/Makefile': 'refs.bib:' }, 'refs.bib'), ['refs.bib']);
    assert.deepEqual(await made({ '/Makefile': 'refs.bib:' }, 'refs.bib'), []);
    assert.deepEqual(await made({ '/p/text/below/Makefile': 'refs.bib:' }, 'refs.bib'), []);
  });

  for (const [text, isNamed] of [
    ['refs.bib', true],
    ['all: out/refs.bib', true],
    ['"refs.bib"', true],
    ['refs.bib.', true],
    ['my-refs.bib', false],
    ['my_refs.bib', false],
    ['my.refs.bib', false],
    ['refs.bibx', false],
    ['refs.bib-old', false],
    ['my-refs.bib refs.bib', true],
    ['refs', false],
    ['*.bib', false],
  ] as const) {
    it(`are ${isNamed ? '' : 'not '}named by a Makefile with ${text}`, async () => {
      assert.deepEqual(await made({ '/p/Makefile': text }, '../out/refs.bib'), isNamed ? ['../out/refs.bib'] : []);
    });
  }

  for (const [line, isIgnored] of [
    ['*.bib', true],
    ['  *.bib  ', true],
    ['/out/*.bib', true],
    ['*.bibx', false],
    ['*.*', false],
    ['!x', false],
  ] as const) {
    it(`are ${isIgnored ? '' : 'not '}left out of Git by ${line}`, async () => {
      for (const end of ['\n', '\r\n']) {
        assert.deepEqual(
          await made({ '/p/.gitignore': `*.log${end}${line}${end}*.aux` }, 'refs.bib'),
          isIgnored ? ['refs.bib'] : [],
        );
      }
      assert.deepEqual(await made({ '/p/Makefile': line }, 'refs.bib'), []);
    });
  }

  it('are those of which the document says so, for which nothing is read, nor for addresses', async () => {
    const { files, read } = filesOf({ '/p/Makefile': 'refs.bib http://a.org/refs.bib' });
    const found = await madeByBuild([missing('refs.bib', true), missing('http://a.org/refs.bib')], asked, files);
    assert.deepEqual([[...found], read], [['refs.bib'], []]);
  });

  it('are sought until all are found, in forty files at most', async () => {
    const scripts = (count: number, last: string) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`/p/text/${String(index)}.sh`, index === count - 1 ? last : 'ls']),
      );
    assert.deepEqual(await made(scripts(40, 'refs.bib'), 'refs.bib'), ['refs.bib']);
    assert.deepEqual(await made(scripts(41, 'refs.bib'), 'refs.bib'), []);
    const { files, read } = filesOf({
      '/p/text/a.sh': 'refs.bib',
      '/p/text/b.sh': 'refs.bib',
      '/p/Makefile': 'more.bib',
    });
    await madeByBuild([missing('refs.bib')], asked, files);
    assert.deepEqual(read, ['/p/text/a.sh']);
    read.length = 0;
    assert.deepEqual(
      [...(await madeByBuild([missing('refs.bib'), missing('more.bib')], asked, files))],
      ['refs.bib', 'more.bib'],
    );
    assert.deepEqual(read, ['/p/text/a.sh', '/p/text/b.sh', '/p/Makefile']);
  });
});
