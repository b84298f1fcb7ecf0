import assert from 'node:assert/strict';
import { findFrontMatter } from '../../../src/core/parse/note/front-matter';
import { parseNote } from '../../../src/core/parse/note/parse-note';
import { parseSource } from '../../../src/core/parse/source';
import { yaml } from '../../../src/core/parse/yaml/library';
import { assertLinear, assertReads5MB } from './hostile';

const noteOf = (text: string) => parseNote(text, yaml);

describe('literature notes', () => {
  it('have a title of one line, whatever the front matter has', () => {
    assert.equal(noteOf('---\ntitle: "Owls\\nat\\tdusk"\nyear: 2020\n---\n').entries[0]?.title, 'Owls at dusk');
    assert.equal(noteOf('---\ntitle: |\n  Owls\n  at dusk\nyear: 2020\n---\n').entries[0]?.title, 'Owls at dusk');
  });

  it('have the DOI and the title of a link, and names with initials behind', () => {
    const doi = (value: string) => noteOf(`---\ntitle: Ice\ndoi: "${value}"\n---\n`).entries[0]?.doi;
    assert.equal(doi('[10.1000/x](https://doi.org/10.1000/x)'), '10.1000/x');
    assert.equal(doi('[paper](https://doi.org/10.1000/x)'), '10.1000/x');
    const { title, authors } =
      noteOf('---\ntitle: "[Ice on rivers](https://example.org/ice)"\nauthor: Ash VA, Birch O\n---\n').entries[0] ?? {};
    assert.equal(title, 'Ice on rivers');
    assert.deepEqual(authors, [
      { family: 'Ash', given: 'VA' },
      { family: 'Birch', given: 'O' },
    ]);
    assert.deepEqual(noteOf('---\ntitle: Ice\nauthors: [Ash V]\n---\n').entries[0]?.authors, [
      { family: 'V', given: 'Ash' },
    ]);
  });

  it('reads front matter and body', () => {
    const text = `---\ntitle: "R-Mix: A Title"\nauthors: [Jane Doe, "Roe, John"]\nyear: 2020\ndoi: 10.1000/x\narxiv: 2401.00001\nurl: https://example.org/r\ncode: https://github.com/a/b\ntags: [mix, '#aug']\nstatus: read\nrating: 4\nkey: r-mix\naliases: [old-key]\n---\n# Notes\n\nCompare https://github.com/c/d.\n`;
    const { entries, problems } = noteOf(text);
    assert.deepEqual(problems, []);
    const [entry] = entries;
    assert.equal(entry?.title, 'R-Mix: A Title');
    assert.deepEqual(entry?.names, ['R-Mix']);
    assert.deepEqual(entry?.authors, [
      { family: 'Doe', given: 'Jane' },
      { family: 'Roe', given: 'John' },
    ]);
    assert.equal(entry?.year, 2020);
    assert.equal(entry?.doi, '10.1000/x');
    assert.equal(entry?.arxiv, '2401.00001');
    assert.deepEqual(entry?.tags, ['mix', 'aug']);
    assert.equal(entry?.status, 'read');
    assert.equal(entry?.rating, 4);
    assert.equal(entry?.writtenKey, 'r-mix');
    assert.deepEqual(entry?.aliases, ['old-key']);
    assert.equal(entry?.note, '# Notes\n\nCompare https://github.com/c/d.');
    const repositories = entry?.links.filter(({ kind }) => kind === 'repository');
    assert.deepEqual(
      repositories?.map(({ repo, own }) => [repo, own]),
      [
        ['b', undefined],
        ['d', false],
      ],
    );
    assert.equal(text.slice(repositories?.[0]?.start, repositories?.[0]?.end), 'https://github.com/a/b');
  });

  it('reads authors as one text, as maps, and one alone', () => {
    const authors = (yaml: string) => noteOf(`---\n${yaml}\n---\n`).entries[0]?.authors;
    assert.deepEqual(authors('author: Jane Doe and John Roe'), [
      { family: 'Doe', given: 'Jane' },
      { family: 'Roe', given: 'John' },
    ]);
    assert.deepEqual(authors('authors:\n  - family: Doe\n    given: Jane\n  - name: WHO'), [
      { family: 'Doe', given: 'Jane' },
      { literal: 'WHO' },
    ]);
    assert.deepEqual(authors('authors: 王小明'), [{ literal: '王小明' }]);
  });

  it('gives errors with their places and keeps the body', () => {
    const text = '---\ntitle: "open\nyear: 2020\n---\nBody.\n';
    const { entries, problems } = noteOf(text);
    assert.ok(problems.length > 0);
    assert.ok(
      problems.every(
        ({ code, span }) => code === 'malformed-front-matter' && span.start >= 4 && span.end <= text.length,
      ),
    );
    assert.equal(entries[0]?.note, 'Body.');
    assert.equal(noteOf('---\ntitle: a\ntitle: b\n---\n').problems[0]?.span.line, 2);
  });

  it('reads the plain lines of front matter that is no YAML', () => {
    const text =
      '---\ntitle: R-Mix: A study: of colons\nauthor: Jane Doe and John Roe\nyear: "2020" \ntags: [a, b\nurl: https://a.org/b\ntitle: Other\nkey: \'r-mix\'\n# comment: no\n  nested: x\n---\nBody.\n';
    const { entries, problems } = noteOf(text);
    const [entry] = entries;
    assert.equal(entry?.title, 'R-Mix: A study: of colons');
    assert.equal(entry.year, 2020);
    assert.equal(entry.writtenKey, 'r-mix');
    assert.equal(entry.authors?.length, 2);
    assert.equal(entry.tags, undefined);
    assert.ok(problems.length > 0);
    const places = problems.map(({ span, args }) => `${span.line} ${String(args?.[0])}`);
    assert.deepEqual(places, [...new Set(places)], 'one problem a place');
  });

  it('tells of front matter that holds no fields', () => {
    assert.deepEqual(
      noteOf('---\n- a list\n---\nBody').problems.map(({ code, span }) => [code, span.line]),
      [['malformed-front-matter', 1]],
    );
    assert.deepEqual(noteOf('---\n\n# nothing\n---\nBody').problems, []);
  });

  it('reads keys with a leading @ and ratings out of five', () => {
    const { entries } = noteOf('---\ncitekey: "@doe2020"\nrating: 4/5\n---\n');
    assert.deepEqual(
      entries.map(({ writtenKey, rating }) => [writtenKey, rating]),
      [['doe2020', 4]],
    );
    assert.equal(noteOf('---\nkey: a\nrating: good\n---\n').entries[0]?.rating, undefined);
  });

  it('is no paper where it says nothing', () => {
    assert.deepEqual(noteOf('---\n---\n \n'), { entries: [], problems: [] });
  });

  it('is no source without front matter, with Windows line ends as with others', () => {
    assert.equal(findFrontMatter('# Title\n---\nx: 1\n---\n'), undefined);
    assert.equal(findFrontMatter('---\nnever closed'), undefined);
    assert.equal(noteOf('---\r\ntitle: T\r\nyear: 1999\r\n---\r\nBody\r\n').entries[0]?.year, 1999);
    assert.deepEqual(noteOf('text'), { entries: [], problems: [] });
    assert.deepEqual(
      noteOf('---\n- a list\n---\nBody').entries.map(({ note }) => note),
      ['Body'],
    );
  });

  it('keeps prototypes clean and stops multiplying aliases', () => {
    const { entries } = noteOf('---\n__proto__: {title: polluted}\nconstructor: x\ntitle: T\n---\n');
    assert.equal(entries[0]?.title, 'T');
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((name, index) => `${name}: &${name} [${`*${'abcdefghij'[index] ?? ''},`.repeat(9)}]`).join('\n')}\n---\nBody`;
    assert.equal(noteOf(bomb).problems.length, 1);
  });

  it('refuses what would exhaust the stack, and keeps the body', () => {
    for (const yaml of [
      '['.repeat(45_000),
      '- '.repeat(20_000),
      '{a: '.repeat(10_000),
      '? '.repeat(20_000),
      `a: ${'x'.repeat(200_000)}`,
    ]) {
      const { entries, problems } = noteOf(`---\n${yaml}\n---\nBody`);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['malformed-front-matter'],
      );
      assert.equal(entries[0]?.note, 'Body');
    }
    const nested = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    assert.deepEqual(noteOf(`---\n${nested}\n---\n`).problems, []);
  });

  const brief = (text: string, path = 'a.md') => {
    const parsed = parseSource({ path, text }, { markers: [], yaml });
    const [entry] = 'skipped' in parsed ? [] : parsed.entries;
    return {
      ...entry,
      names: entry?.authors?.map(
        ({ literal, family, given, 'non-dropping-particle': particle }) =>
          literal ?? [particle, family, given].filter((part) => part !== undefined).join(' '),
      ),
    };
  };
  const namesOf = (yamlText: string) => brief(`---\ntitle: T\n${yamlText}\n---\n`).names;

  it('reads wiki links as what they show', () => {
    for (const author of [
      'author: "[[Vera Ash]], [[Otto Birch]]"',
      'authors:\n  - "[[Vera Ash]]"\n  - "[[Birch, Otto|Otto Birch]]"',
      'authors: ["[[Ash, Vera]]", "[[people/Otto Birch]]"]',
      'authors:\n  - [[Vera Ash]]\n  - [[Birch, Otto]]',
      'author: "[[Ash, Vera]]; [[Birch, Otto]]"',
      'author: [[Vera Ash]], [[Otto Birch]]',
      'authors: "[[Vera Ash]] and Otto Birch"',
      'authors:\n  - "[[Vera Ash]], [[Otto Birch]]"',
      'authors: ["[[@Vera Ash]]", "[[people/@Otto Birch|@Otto Birch]]"]',
      'author: "[[@Vera Ash]], [[@Otto Birch]]"',
      'creators:\n  - {creatorType: editor, firstName: Fay, lastName: Elm}\n  - {creatorType: author, firstName: Vera, lastName: Ash}\n  - {creatorType: author, firstName: Otto, lastName: Birch}',
      'creators:\n  - {creatorType: translator, name: Fay Elm}\n  - {creatorType: editor, name: Vera Ash}\n  - {creatorType: editor, name: Otto Birch}',
    ]) {
      assert.deepEqual([author, namesOf(author)], [author, ['Ash Vera', 'Birch Otto']]);
    }
    const { title, tags } = brief('---\ntitle: "On [[ice|Ice]]"\ntags: ["[[snow]]", "#ice"]\n---\n');
    assert.deepEqual([title, tags], ['On Ice', ['snow', 'ice']]);
  });

  it('has its file’s name for a key where it is `@key.md`', () => {
    assert.equal(brief('---\ntitle: T\n---\n', 'notes/@Sorrel2020.md').writtenKey, 'Sorrel2020');
    assert.equal(brief('---\ntitle: T\ncitekey: b\n---\n', '@a.md').writtenKey, 'b');
    assert.equal(brief('---\ntitle: T\n---\n', 'a@b.md').writtenKey, undefined);
    for (const field of ['citationKey', 'citation_key', 'Citation Key', 'citekey', 'Citekey']) {
      assert.equal(brief(`---\ntitle: T\n${field}: ash2019\n---\n`).writtenKey, 'ash2019');
    }
  });

  it('reads CSL, also in a map of Quarto’s', () => {
    const csl = brief(
      '---\nid: berg2017\ntype: article-journal\ntitle: T\nauthor:\n  - {family: Berg, given: Ann, non-dropping-particle: van der}\nissued:\n  date-parts:\n    - [2017, 4]\nDOI: 10.1000/x\nabstractNote: We list.\n---\n',
    );
    assert.deepEqual(
      [csl.writtenKey, csl.names, csl.year, csl.doi, csl.abstract],
      ['berg2017', ['van der Berg Ann'], 2017, '10.1000/x', 'We list.'],
    );
    const quarto = brief(
      '---\ntitle: T\nauthor:\n  - name: {given: Vera, family: Ash}\n  - name: Otto Birch\n    affiliations: [{name: Inst}]\ncitation:\n  doi: 10.1000/x\n  issued: 2017-04\n---\n',
    );
    assert.deepEqual([quarto.names, quarto.year, quarto.doi], [['Ash Vera', 'Birch Otto'], 2017, '10.1000/x']);
    for (const issued of [
      '{year: 2017, month: 4}',
      '[{year: 2017}]',
      '[{date-parts: [2017]}]',
      '"2017-04"',
      '{literal: "spring 2017"}',
      '{raw: "2017"}',
    ]) {
      assert.deepEqual([issued, brief(`---\ntitle: T\nissued: ${issued}\n---\n`).year], [issued, 2017]);
    }
    assert.deepEqual(namesOf('creators:\n  - {firstName: Vera, lastName: Ash, creatorType: author}'), ['Ash Vera']);
    assert.equal(brief('---\ntitle: T\nid: 20210304\n---\n').writtenKey, undefined);
  });

  it('reads Hugo’s front matter, in TOML too, and admin is nobody', () => {
    assert.deepEqual(namesOf('authors: [admin, Otto Birch]'), ['Birch Otto']);
    const { title, names, year, doi, tags, note, abstract, links } = brief(
      '+++\ntitle = "Ice: \\"slow\\" rivers" # a comment\ndate = 2019-03-15T00:00:00Z\nauthors = [\n  "Vera Ash",\n  \'Birch, Otto\',\n]\nabstract = \"\"\"\nWe list\nstones.\"\"\"\ndoi = "10.1000/x"\ntags = ["ice"]\n[links]\ncode = "https://github.com/a/b"\n+++\nBody.\n',
    );
    assert.deepEqual(
      [title, names, year, doi, tags, note, abstract, links?.[0]?.kind],
      [
        'Ice: "slow" rivers',
        ['Ash Vera', 'Birch Otto'],
        2019,
        '10.1000/x',
        ['ice'],
        'Body.',
        'We list\nstones.',
        'repository',
      ],
    );
    assert.deepEqual(
      brief('+++\ntitle = "T"\n[[author]]\nname = "Vera Ash"\n[[author]]\nname = "Otto Birch"\n+++\n').names,
      ['Ash Vera', 'Birch Otto'],
    );
    const damaged = parseNote('+++\ntitle = "T\nyear = 2019\n+++\nBody', undefined);
    assert.deepEqual([damaged.entries[0]?.year, damaged.problems.map(({ span }) => span.line)], [2019, [1]]);
  });

  it('reads the properties of Logseq', () => {
    const { title, names, year, tags, note } = brief(
      'title:: Ice on slow rivers\nauthors:: [[Vera Ash]], [[Otto Birch]]\nyear:: 2019\ntags:: #ice, [[snow]]\n\n- A note.\n',
    );
    assert.deepEqual(
      [title, names, year, tags, note],
      ['Ice on slow rivers', ['Ash Vera', 'Birch Otto'], 2019, ['ice', 'snow'], '- A note.'],
    );
    assert.equal(brief('- title:: T\n  doi:: 10.1000/x\n- A note.\n').doi, '10.1000/x');
    assert.equal(findFrontMatter('alias:: a\n- text\n'), undefined);
  });

  it('reads Chinese names of fields', () => {
    const { title, names, year, tags, abstract } = brief(
      '---\n标题: 河冰的形成\n作者: 王小明、李红\n年份: 2021\n关键词: 河冰，积雪\n摘要: 冬季。\ndoi: 10.1000/x\n---\n',
    );
    assert.deepEqual(
      [title, names, year, tags, abstract],
      ['河冰的形成', ['王小明', '李红'], 2021, ['河冰', '积雪'], '冬季。'],
    );
    assert.equal(brief('---\n标题: 河冰: 形成: 破裂\n作者: 王小明\n---\n').title, '河冰: 形成: 破裂');
  });

  it('reads hostile text in linear time @slow', function () {
    this.timeout(60_000);
    const bodies = ['-', '---x\n', ' ', '\n', '--- \t'];
    assertLinear((body) => noteOf(`---\n${body}`), bodies);
    assertReads5MB((body) => noteOf(`---\n${body}`), bodies);
    assertReads5MB((body) => noteOf(`---\ntitle: T\n---\n${body}`), bodies);
    assertLinear(
      (toml) => noteOf(`+++\n${toml}\n+++\n`),
      ['a = [', 'a = "', 'a = {b = ', '[a]\n', 'a\n', '"', '[[a]]\n', 'a = 1\n'],
      45_000,
    );
    assertLinear((page) => noteOf(`title:: T\n${page}`), ['a:: [[', 'a:: b\n', '[[a]] ', '- ']);
    assertLinear(
      (authors) => noteOf(`---\nauthor: "${authors}"\n---\n`),
      ['[[', '[[a]]', '[[a|', ' and ', ', '],
      45_000,
    );
    // Mocha keeps whole stacks of errors, which the hosts do not; they cost more than reading.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 10;
    try {
      assertLinear(
        (yaml) => noteOf(`---\n${yaml}\n---\n`),
        ['a: ', 'a: b: c\n', '*a ', '"', ' a:\n ', '<<: *a\n', 'a: |\n '],
        45_000,
      );
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
    assertReads5MB((yaml) => noteOf(`---\n${yaml}\n---\n`), ['[', '{a: ', '- ', 'a: b\n']);
  });

  it('has Chinese dates and tags, and bodies as authors', () => {
    const [entry] = noteOf(
      '---\n题名: 湖泊蓝藻\n作者: [孔繁翔, the COUNT Collaboration]\n发表年份: 2005\n关键词: 蓝藻；水华\n---\n',
    ).entries;
    assert.deepEqual(
      [entry?.year, entry?.tags, entry?.authors],
      [2005, ['蓝藻', '水华'], [{ literal: '孔繁翔' }, { literal: 'COUNT Collaboration' }]],
    );
  });

  it('are none where they are templates, with a placeholder for what tells of the work', () => {
    const read = (front: string, path = 'a.md') => {
      const parsed = parseSource({ path, text: `---\n${front}\n---\n` }, { markers: [], yaml });
      return 'skipped' in parsed ? parsed.skipped : parsed.entries.map(({ title }) => title);
    };
    for (const front of [
      'title: {{title}}\nauthor: {{author}}\nyear: {{year}}',
      'title: <% tp.file.title %>\nauthors: []\ndoi: <% tp.file.cursor() %>',
      'title: "{{title}}"\nauthors:\n{% for a in authors %}  - {{a}}\n{% endfor %}\ncitekey: "{{citekey}}"',
      'title: "<%= it.title %>"\nyear: "<%= it.date %>"',
      'title: "Notes on {{title}}"\nauthor: "[[{{authors}}]]"',
      'title: \'{{ replace .Name "-" " " | title }}\'\ndate: 2024-01-01',
      'title: ${title}\nauthor: ${author}',
    ]) {
      assert.equal(read(front), 'note-template', front);
    }
    assert.equal(read('title: "{{title}}"', '@{{citekey}}.md'), 'note-template');
    assert.deepEqual(read('title: A paper on {{mustache}} templates\nauthor: Ash, Vera'), [
      'A paper on {{mustache}} templates',
    ]);
    assert.deepEqual(read('title: Ice\ndoi: "{{DOI}}"'), ['Ice']);
    assert.deepEqual(read('title: "{{BERT}}"\nauthor: Ash, Vera'), ['{{BERT}}']);
    assert.deepEqual(read('title: "{{Ice on Slow Rivers}}"'), ['{{Ice on Slow Rivers}}']);
  });

  it('have authors in brackets, as links and in two scripts', () => {
    const authorsOf = (value: string) => {
      const [entry] = noteOf(`---\ntitle: Ice\nauthors: ${value}\n---\n`).entries;
      return [entry?.authors, entry?.translation?.authors];
    };
    const both = [
      { family: 'Ash', given: 'Vera' },
      { family: 'Birch', given: 'Otto' },
    ];
    for (const value of [
      '"[Vera Ash], [Otto Birch]"',
      '"[Ash, Vera; Birch, Otto]"',
      '"[Vera Ash](people/ash.md), [Otto Birch](https://example.org/birch)"',
      '\n  - "[Vera Ash](people/ash.md)"\n  - "[Otto Birch]"',
    ]) {
      assert.deepEqual(authorsOf(value), [both, undefined], value);
    }
    const wang = [[{ family: 'Wang', given: 'Xiaoming' }], [{ literal: '王小明' }]];
    assert.deepEqual(authorsOf('"Xiaoming Wang (王小明)"'), wang);
    assert.deepEqual(authorsOf('"Wang, Xiaoming（王小明）"'), wang);
    assert.deepEqual(authorsOf('\n  - Wang, Xiaoming (王小明)'), wang);
    assert.deepEqual(authorsOf('王小明 (Wang Xiaoming); 李红'), [
      [{ literal: '王小明' }, { literal: '李红' }],
      [{ family: 'Xiaoming', given: 'Wang' }],
    ]);
  });

  it('have authors without addresses and remarks, and fields with spaces where the whole is no YAML', () => {
    const [entry] = noteOf(
      '---\ntitle: Nuts\nauthors: ["Ol Nut <ol@example.org>", "Pa Oak (University)"]\narxiv_id: "2501.00001"\n---\n',
    ).entries;
    assert.deepEqual(
      [entry?.authors, entry?.arxiv],
      [
        [
          { family: 'Nut', given: 'Ol' },
          { family: 'Oak', given: 'Pa' },
        ],
        '2501.00001',
      ],
    );
    const [plain] = noteOf(
      '---\nTitle: Stones: more\nCitation Key: stones2018\nAuthor: [[Ash, Vera]]; [[Birch, Otto]]\n---\n',
    ).entries;
    assert.deepEqual(
      [plain?.writtenKey, plain?.title, plain?.authors?.map(({ family }) => family)],
      ['stones2018', 'Stones: more', ['Ash', 'Birch']],
    );
  });

  it('have several names in one item, a key in a link to Zotero, and what their bodies say in bold', () => {
    const [entry] = noteOf(
      '---\ntitle: Ice\nauthor:\n  - Vera B. Ash, Otto Birch, Ida Cedar\n---\n[Zotero entry](zotero://select/items/@ashIce2023)\n',
    ).entries;
    assert.deepEqual(
      [entry?.writtenKey, entry?.authors?.map(({ family }) => family)],
      ['ashIce2023', ['Ash', 'Birch', 'Cedar']],
    );
    const [quoted] = noteOf(
      '---\ntitle: Ice\nauthors: ["Birch, Jr., Otto", "Smith, J."]\nZotero URI: "zotero://select/items/@birch2018"\n---\n',
    ).entries;
    assert.deepEqual(
      [quoted?.writtenKey, quoted?.authors?.map(({ family, suffix }) => [family, suffix])],
      [
        'birch2018',
        [
          ['Birch', 'Jr.'],
          ['Smith', undefined],
        ],
      ],
    );
    assert.equal(
      noteOf('---\ntitle: Ice\n---\nAs [@han2021](zotero://select/items/@han2021) says.\n').entries[0]?.writtenKey,
      undefined,
    );
    const [bold] = noteOf(
      '---\naliases: [x]\n---\n# Stones\n\n- **Author**: Otto Birch, Ida Cedar\n- **Year:** 2024\n- **Date**: 2025-01-01\n- **DOI**：10.1000/x\n',
    ).entries;
    assert.deepEqual(
      [bold?.authors?.map(({ family }) => family), bold?.year, bold?.doi],
      [['Birch', 'Cedar'], 2024, '10.1000/x'],
    );
  });

  it('have what their bodies say in fields of Dataview, where front matter does not', () => {
    const body = [
      '> [!Cite]',
      '> Cedar, I. (2016). Wind over dry grass.',
      '> **FirstAuthor**:: Cedar, Ida  ',
      '> **Author**:: Dogwood, Emil',
      '~    ',
      '> **Title**:: Wind over dry grass  ',
      '> **Year**:: 2016   ',
      '> **Journal**:: *Annals*',
      '> **DOI**:: 10.1000/wind.1',
      '> **Abstract**:: {{abstract}}',
    ].join('\n');
    const [entry] = noteOf(`---\ncitekey: cedar2016\n---\n${body}\n`).entries;
    assert.deepEqual(
      [entry?.writtenKey, entry?.title, entry?.year, entry?.doi, entry?.authors, entry?.abstract],
      [
        'cedar2016',
        'Wind over dry grass',
        2016,
        '10.1000/wind.1',
        [
          { family: 'Cedar', given: 'Ida' },
          { family: 'Dogwood', given: 'Emil' },
        ],
        '',
      ],
    );
    const [front] = noteOf(`---\ntitle: Ice\nauthor: Vera Ash\n---\n${body}\n`).entries;
    assert.deepEqual([front?.title, front?.authors], ['Ice', [{ family: 'Ash', given: 'Vera' }]]);
    const [links] = noteOf(
      '---\ntags: a\n---\n- **Authors::** [[Otto Birch]]\n- (year:: 2020) [doi:: 10.1000/x]\n',
    ).entries;
    assert.deepEqual([links?.authors, links?.year], [[{ family: 'Birch', given: 'Otto' }], 2020]);
    assert.equal(noteOf('---\ntags: a\n---\nText\n[year:: 2020]\n').entries[0]?.year, 2020);
  });
});
