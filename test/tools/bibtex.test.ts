import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLatex, installPandoc } from '../../scripts/tools/programs';
import { bibtexFixtures, type BibtexFixture } from '../unit/parse/bibtex-fixtures';
import { answersFor } from './available';
import { runPandoc } from './pandoc';

type Answer = readonly string[] | 'refuses';

function inFolder<T>(files: Readonly<Record<string, string>>, task: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'literature-notes-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text);
    }
    return task(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A style that writes a line for each key, and no more. */
const style = 'ENTRY{title}{}{}\nFUNCTION{default.type}{"=" cite$ * write$ newline$}\nREAD\nITERATE{call.type$}\n';

function keysOfBibtex(text: string): Answer {
  return inFolder(
    { 'x.bib': text, 'x.aux': '\\citation{*}\n\\bibdata{x}\n\\bibstyle{x}\n', 'x.bst': style },
    (folder) => {
      spawnSync('bibtex', ['-min-crossrefs=99', 'x'], { cwd: folder });
      return readFileSync(join(folder, 'x.bbl'), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('=') && line !== '=')
        .map((line) => line.slice(1));
    },
  );
}

function keysOfBiber(biber: string, text: string): Answer {
  return inFolder({ 'x.bib': text }, (folder) => {
    const { stdout } = spawnSync(biber, ['--tool', '--nolog', 'x.bib'], { cwd: folder, encoding: 'utf8' });
    const written = join(folder, 'x_bibertool.bib');
    if (/^ERROR/m.test(stdout) || !existsSync(written)) {
      return 'refuses';
    }
    return Array.from(
      readFileSync(written, 'utf8').matchAll(/^@(?!COMMENT|STRING|PREAMBLE)[^{\n]+\{([^,\n]*),$/gim),
      ([, key]) => key ?? '',
    );
  });
}

function keysOfPandoc(pandoc: string, text: string): Answer {
  try {
    return (JSON.parse(runPandoc(pandoc, ['-f', 'biblatex', '-t', 'csljson'], text)) as { id: string }[]).map(
      ({ id }) => id,
    );
  } catch {
    return 'refuses';
  }
}

describe('keys of .bib files', () => {
  const texts = bibtexFixtures.map(({ text }) => text);
  const answers = {
    bibtex: answersFor(installLatex, texts, (_, all) => all.map(keysOfBibtex)),
    biber: answersFor(installLatex, texts, ({ biber }, all) => all.map((text) => keysOfBiber(biber, text))),
    pandoc: answersFor(installPandoc, texts, (pandoc, all) => all.map((text) => keysOfPandoc(pandoc, text))),
  };
  const sorted = (answer: Answer) => (answer === 'refuses' ? answer : [...answer].sort());
  for (const { what, text, keys, unlike = {} } of bibtexFixtures as readonly BibtexFixture[]) {
    for (const tool of ['bibtex', 'biber', 'pandoc'] as const) {
      it(`of ${tool} are those of the fixture: ${what}`, () => {
        assert.deepEqual(sorted(answers[tool](text)), sorted(unlike[tool] ?? keys));
      });
    }
  }
});

describe('keys in another case of letters than the entry has', () => {
  const cited = (keys: string, tool: (folder: string) => string) =>
    inFolder(
      {
        'x.bib': '@misc{Ada, title={A}}',
        'x.aux': `${keys
          .split(',')
          .map((key) => `\\citation{${key}}`)
          .join('\n')}\n\\bibdata{x}\n\\bibstyle{x}\n`,
        'x.bst': style,
      },
      tool,
    );
  const answers = answersFor(installLatex, ['ada', 'ada,Ada'], (_, all) =>
    all.map((keys) => cited(keys, (folder) => spawnSync('bibtex', ['x'], { cwd: folder, encoding: 'utf8' }).stdout)),
  );

  it('are read by BibTeX, but not in two cases, as `lit check` has it', () => {
    assert.doesNotMatch(answers('ada'), /find a database entry|Case mismatch/);
    assert.match(answers('ada,Ada'), /Case mismatch error between cite keys/);
  });
});
