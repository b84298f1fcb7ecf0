import assert from 'node:assert/strict';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { needsYaml, parseSource } from '../../../src/core/parse/source';
import { yaml } from '../../../src/core/parse/yaml/library';
import { assertLinear } from './hostile';

const read = (text: string, path = 'a.md') => {
  const parsed = parseSource({ path, text }, { markers: [], yaml });
  return 'skipped' in parsed ? { ...parsed, entries: [], problems: [] } : { ...parsed, skipped: undefined };
};
const brief = (text: string, path?: string) =>
  read(text, path).entries.map(({ format, title, year }) => [format, title, year]);

const ris = 'TY  - JOUR\nAU  - Ash, Vera\nTI  - Ice\nPY  - 2019\nER  - \n';
const bibtex = '@article{cedar2018,\n  title = {Stones},\n  year = 2018\n}\n';
const prose =
  'This program counts the stones of a valley. Run it on a list of stones, and tell it where the valley lies; it then tells where they came from.\n';

describe('exports in Markdown', () => {
  it('bare are read as what they are', () => {
    assert.deepEqual(brief(ris), [['ris', 'Ice', 2019]]);
    assert.deepEqual(brief(`# Export of today\n\n${bibtex}`), [['bibtex', 'Stones', 2018]]);
    assert.deepEqual(brief('%0 Journal Article\n%A Ash, Vera\n%T Ice\n%D 2019\n'), [['refer', 'Ice', 2019]]);
  });

  it('in code fences and bare beside them are all read', () => {
    const other = bibtex.replace('cedar2018', 'elm2018').replace('Stones', 'Walls');
    const fenced = `\`\`\`bibtex\n${bibtex}\`\`\`\n`;
    const titles = (text: string) => read(text).entries.map(({ title }) => title);
    assert.deepEqual(titles(`# Papers\n\n${fenced}\n${other}`), ['Stones', 'Walls']);
    assert.deepEqual(titles(`# Papers\n\n${other}\n${fenced}\n${ris}`), ['Walls', 'Stones', 'Ice']);
    const text = `${fenced}\n${other}`;
    assert.deepEqual(
      read(text).entries.map(({ span }) => text.slice(span.start, span.start + 18).trim()),
      ['@article{cedar2018', '@article{elm2018,'],
    );
    assert.equal(read(`${prose}\n${fenced}\n${prose}\n${prose}\n${other}`).skipped, 'markdown-without-list');
  });

  it('in code fences are read, each in its own form, at its place', () => {
    const text = `# Papers\n\n\`\`\`bibtex\n${bibtex}\`\`\`\n\nAnd:\n\n~~~\n${ris}~~~\n\n\`\`\`yaml\nreferences:\n- id: elm\n  type: book\n  title: Valleys\n\`\`\`\n\`\`\`json\n[{"id":"j","type":"book","title":"Glass","issued":{"date-parts":[[2001]]}}]\n\`\`\`\n`;
    for (const path of ['a.md', 'a.txt']) {
      assert.deepEqual(brief(text, path), [
        ['bibtex', 'Stones', 2018],
        ['ris', 'Ice', 2019],
        ['csl-yaml', 'Valleys', undefined],
        ['csl-json', 'Glass', 2001],
      ]);
    }
    assert.equal(needsYaml({ path: 'a.md', text }), true);
    const { entries, problems } = read(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ span }) => [text.slice(span.start, span.start + 4), span.line]),
      [
        ['@art', 3],
        ['TY  ', 12],
        ['id: ', 21],
        ['{"id', 26],
      ],
    );
    assert.deepEqual(
      entries.map(({ format, span }) => publicationsIn(text, format, yaml)(span)?.csl.title),
      ['Stones', 'Ice', 'Valleys', 'Glass'],
    );
  });

  it('that only show how to cite what the text is about are none', () => {
    assert.equal(read(`# Stones\n\n${prose}\n\`\`\`bibtex\n${bibtex}\`\`\`\n`).skipped, 'markdown-without-list');
    assert.equal(read(`# Stones\n\n${prose}\n${ris}`).skipped, 'markdown-without-list');
    assert.equal(read('```\nnpm start\n```\n').skipped, 'markdown-without-list');
  });

  it('leave notes with front matter notes', () => {
    assert.deepEqual(brief(`---\ntitle: Moss\nyear: 2001\n---\n\`\`\`bibtex\n${bibtex}\`\`\`\n`), [
      ['note', 'Moss', 2001],
    ]);
  });

  it('may leave a fence in files of any ending', () => {
    for (const [path, text] of [
      ['a.ris', `${ris}\`\`\`\n`],
      ['a.ris', `\`\`\`ris\n${ris}\`\`\`\n`],
      ['a.txt', `${ris}\`\`\`\n`],
      ['a.enw', '%0 Journal Article\n%D 2019\n%T Ice\n```\n'],
      ['a.bib', '```bibtex\n@article{a, title={Ice}, year=2019}\n```\n'],
      ['a.json', '```json\n[{"id":"a","type":"book","title":"Ice","issued":{"date-parts":[[2019]]}}]\n```\n'],
      ['a.yaml', '```yaml\n- id: a\n  title: Ice\n  issued: 2019\n```\n'],
    ] as const) {
      const { problems } = read(text, path);
      assert.deepEqual([path, problems, brief(text, path).map(([, ...rest]) => rest)], [path, [], [['Ice', 2019]]]);
    }
  });

  it('are read in linear time', () => {
    assertLinear(read, [`\`\`\`\n${ris}\`\`\`\n`, '```\n', '~~~\n```\n', `\`\`\`bibtex\n${bibtex}\`\`\`\n`], 40_000);
  });
});

describe('YAML bibliographies in texts', () => {
  it('are read as what they are', () => {
    assert.deepEqual(
      brief('---\nreferences:\n- id: ash2019\n  type: article-journal\n  title: Ice\n  issued: 2019\n...\n', 'a.txt'),
      [['csl-yaml', 'Ice', 2019]],
    );
    assert.deepEqual(brief('# refs\n- id: ash2019\n  title: Ice\n  issued: 2019\n', 'a.txt'), [
      ['csl-yaml', 'Ice', 2019],
    ]);
    assert.deepEqual(brief('ash2019:\n  type: article\n  title: Ice\n  date: 2019\n', 'a.txt'), [
      ['hayagriva', 'Ice', 2019],
    ]);
    assert.equal(brief('- We propose a rig that counts mosses on walls.\n- id: nothing\n', 'a.txt')[0]?.[0], 'list');
  });
});
