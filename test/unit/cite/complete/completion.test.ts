import assert from 'node:assert/strict';
import { CompletionPlaces } from '../../../../src/core/cite/complete/completion';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';

const cursor = '$$CURSOR$$';
const known = new Set(['rmix', 'r-mix', 'doe:2020.a', '移动2023']);

function completionAt(syntax: CitationSyntax, marked: string, places = new CompletionPlaces(parseCitations)) {
  const offset = marked.indexOf(cursor);
  assert.ok(offset >= 0, 'no cursor');
  const text = marked.replace(cursor, '');
  return { text, completion: places.at(text, offset, syntax, (key) => known.has(key)) };
}

/** The text after a paper with this key was accepted at the marker; undefined where nothing is offered. */
function accepted(
  syntax: CitationSyntax,
  marked: string,
  key = 'r-mix',
  places?: CompletionPlaces,
): string | undefined {
  const { text, completion } = completionAt(syntax, marked, places);
  if (completion === undefined) {
    return undefined;
  }
  const edits = [
    ...completion.insertions.map(({ offset, text: inserted }) => ({ start: offset, end: offset, text: inserted })),
    completion.editFor(key),
  ];
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

describe('completing a citation', () => {
  const places: [syntax: CitationSyntax, marked: string, after: string][] = [
    ['pandoc', `As @que${cursor} shows`, 'As @r-mix shows'],
    ['pandoc', `研究表明@rm${cursor}`, '研究表明[@r-mix]'],
    ['pandoc', `研究表明@移动${cursor}`, '研究表明[@r-mix]'],
    ['pandoc', `研究表明@移动${cursor}说明`, '研究表明[@r-mix]说明'],
    ['pandoc', `如@rm${cursor}说明`, '如[@r-mix]说明'],
    ['pandoc', `结果，@rm${cursor}。`, '结果，@r-mix。'],
    ['pandoc', `（@rm${cursor}）`, '（@r-mix）'],
    ['pandoc', `结果，@rm${cursor}说明`, '结果，[@r-mix]说明'],
    ['pandoc', `[@que${cursor}]`, '[@r-mix]'],
    ['pandoc', `[@object detection${cursor}]`, '[@r-mix]'],
    ['pandoc', `[@目标检测${cursor}]说明`, '[@r-mix]说明'],
    ['pandoc', `[@a; see @que${cursor}, p. 3]`, '[@a; see @r-mix, p. 3]'],
    ['pandoc', `[见@que${cursor}]`, '[见 @r-mix]'],
    ['pandoc', `[@que${cursor}`, '[@r-mix'],
    ['pandoc', `研究表明[@移动${cursor}说明`, '研究表明[@r-mix]说明'],
    ['pandoc', `研究[@a; @移动${cursor}说明[@b]`, '研究[@a; @r-mix]说明[@b]'],
    ['pandoc', `研究[@移动${cursor}说明]`, '研究[@r-mix 说明]'],
    ['pandoc', `[-@ol${cursor}dkey, p. 3]`, '[-@r-mix, p. 3]'],
    ['pandoc', `【@a；@b${cursor}】`, '【@a；@r-mix】'],
    ['pandoc', `研究{cite:p}\`a,移动${cursor}\`说明`, '研究{cite:p}`a,r-mix`说明'],
    ['pandoc', `---\nabstract: as shown [@que${cursor}]\n---\n`, '---\nabstract: as shown [@r-mix]\n---\n'],
    ['pandoc', `---\nnocite: |\n  @a, @que${cursor}\n---\n`, '---\nnocite: |\n  @a, @r-mix\n---\n'],
    ['pandoc', `---\nnocite: '@que${cursor}'\n---\n`, "---\nnocite: '@r-mix'\n---\n"],
    ['pandoc', `---\nhtml:\n  nocite: |\n    @que${cursor}\n---\n`, '---\nhtml:\n  nocite: |\n    @r-mix\n---\n'],
    [
      'pandoc',
      `---\nabstract: |\n  Note: see\n  @que${cursor}.\ntitle: x\n---\n`,
      '---\nabstract: |\n  Note: see\n  @r-mix.\ntitle: x\n---\n',
    ],
    ['pandoc', `---\ntitle: x\n---\n\n@que${cursor}`, '---\ntitle: x\n---\n\n@r-mix'],
    ['pandoc', `\`\`\`\na\n\`\`\`\n\n@que${cursor}\n\n~~~\nb\n~~~\n`, '```\na\n```\n\n@r-mix\n\n~~~\nb\n~~~\n'],
    ['pandoc', `> quoted @que${cursor}`, '> quoted @r-mix'],
    ['pandoc', `- item\n\n  more @que${cursor}`, '- item\n\n  more @r-mix'],
    ['pandoc', `| a | @que${cursor} |\n|---|---|\n| b | c |`, '| a | @r-mix |\n|---|---|\n| b | c |'],
    ['latex', `As \\cite{que${cursor}} shows`, 'As \\cite{r-mix} shows'],
    ['latex', `\\cite{${cursor}}`, '\\cite{r-mix}'],
    ['latex', `\\cite{a,${cursor}}`, '\\cite{a,r-mix}'],
    ['latex', `\\cite{a, 移动 检测${cursor}, b}`, '\\cite{a, r-mix, b}'],
    ['latex', `研究\\parencite[see][p.~3]{a,b${cursor}}说明`, '研究\\parencite[see][p.~3]{a,r-mix}说明'],
    ['latex', `\\textcite{ol${cursor}dkey, c}`, '\\textcite{r-mix, c}'],
    ['latex', `\\cites[see \\emph{x}][3]{a}[4]{b${cursor}}`, '\\cites[see \\emph{x}][3]{a}[4]{r-mix}'],
    ['latex', `\\nocite{${cursor}}`, '\\nocite{r-mix}'],
    ['latex', `\\citeauthor{a,\n  b${cursor}}`, '\\citeauthor{a,\n  r-mix}'],
    ['latex', `\\cite{que${cursor} and the text goes on`, '\\cite{r-mix} and the text goes on'],
    ['org', `As [cite:${cursor}] shows`, 'As [cite:@r-mix] shows'],
    ['org', `As [cite:que${cursor}] shows`, 'As [cite:@r-mix] shows'],
    ['org', `As [cite/t:@a; @object det${cursor}] shows`, 'As [cite/t:@a; @r-mix] shows'],
    ['org', `As [cite:see @que${cursor} p. 3;@b]`, 'As [cite:see @r-mix p. 3;@b]'],
    ['org', `As [cite:@que${cursor}`, 'As [cite:@r-mix]'],
    ['org', `As @que${cursor} shows`, 'As [cite:@r-mix] shows'],
    ['org', `研究表明@移动${cursor}说明`, '研究表明[cite:@r-mix]说明'],
    ['rst', `As :cite:p:\`que${cursor}\` shows`, 'As :cite:p:`r-mix` shows'],
    ['rst', `As :cite:\`a, object det${cursor}\`, and`, 'As :cite:`a, r-mix`, and'],
    ['rst', `As :cite:t:\`${cursor}`, 'As :cite:t:`r-mix`'],
    ['rst', `研究表明:cite:p:\`移动${cursor}\`说明`, '研究表明\\ :cite:p:`r-mix`\\ 说明'],
    ['rst', `研究表明:cite:p:\`移动${cursor}\`，说明`, '研究表明\\ :cite:p:`r-mix`，说明'],
    ['rst', `研究表明，:footcite:\`移动${cursor}\`说明`, '研究表明，:footcite:`r-mix`\\ 说明'],
    ['myst', `As {cite:t}\`que${cursor}\` shows`, 'As {cite:t}`r-mix` shows'],
    ['myst', `研究{cite}\`a,移动${cursor}\`说明`, '研究{cite}`a,r-mix`说明'],
    ['myst', `As {cite}\`a;mix${cursor}; c\`.`, 'As {cite}`a;r-mix; c`.'],
    ['myst', `[@que${cursor}]`, '[@r-mix]'],
    ['myst', `As @que${cursor} shows`, 'As @r-mix shows'],
    ['typst', `As @que${cursor} shows`, 'As @r-mix shows'],
    ['typst', `研究表明@que${cursor}说明`, '研究表明#cite(<r-mix>)说明'],
    ['typst', `研究表明@移动${cursor}。`, '研究表明@r-mix。'],
    ['typst', `结果，@rm${cursor}。`, '结果，@r-mix。'],
    ['typst', `#cite(<que${cursor}>)`, '#cite(<r-mix>)'],
    ['typst', `#cite(<object det${cursor}`, '#cite(<r-mix>)'],
    ['typst', `#cite(<${cursor})`, '#cite(<r-mix>)'],
    ['typst', `#cite(<que${cursor}>, form: "prose")`, '#cite(<r-mix>, form: "prose")'],
    ['typst', `#cite(label("que${cursor}"))`, '#cite(label("r-mix"))'],
  ];
  for (const [syntax, marked, after] of places) {
    it(`${syntax}: ${marked.replaceAll('\n', '⏎')}`, () => {
      assert.equal(accepted(syntax, marked), after);
    });
  }

  it('puts a key that `@` would not read whole in braces', () => {
    assert.equal(accepted('pandoc', `[@que${cursor}]`, 'doe::2020.'), '[@{doe::2020.}]');
    assert.equal(accepted('pandoc', `@que${cursor}`, 'doe:2020.a'), '@doe:2020.a');
    assert.equal(accepted('typst', `@que${cursor}`, 'doe/2020'), '#cite(label("doe/2020"))');
  });

  const others: [syntax: CitationSyntax, marked: string][] = [
    ['pandoc', `\`@que${cursor}\``],
    ['pandoc', `\`\`\`python\n@que${cursor}\n\`\`\``],
    ['pandoc', `\`\`\`python\n@que${cursor}`],
    ['pandoc', `text\n\n    @que${cursor}\n`],
    ['pandoc', `<!-- @que${cursor} -->`],
    ['pandoc', `---\ntitle: x\nauthor: "@que${cursor}"\n---\n\ntext`],
    ['pandoc', `---\ntitle: "@${cursor}"\n---\n`],
    // No value begins so in YAML.
    ['pandoc', `---\nnocite: @que${cursor}\n---\n`],
    ['pandoc', `---\nnocite:\n  - @que${cursor}\n---\n`],
    ['pandoc', `---\nnocite: "@a"\ntwitter: "@que${cursor}"\n---\n`],
    ['pandoc', `[text](https://example.org/a(@que${cursor}))`],
    ['pandoc', `<a@que${cursor}.org>`],
    ['pandoc', `write to me@que${cursor}`],
    ['pandoc', `\\@que${cursor}`],
    ['latex', `% \\cite{que${cursor}}`],
    ['latex', `\\begin{verbatim}\n\\cite{que${cursor}}\n\\end{verbatim}`],
    ['latex', `\\begin{lstlisting}\n\\cite{que${cursor}}\n\\end{lstlisting}`],
    ['latex', `\\verb|\\cite{que${cursor}}|`],
    ['latex', `\\citestyle{que${cursor}}`],
    ['latex', `@que${cursor}`],
    ['org', `# [cite:@que${cursor}]`],
    ['org', `#+begin_src text\n[cite:@que${cursor}]\n#+end_src`],
    ['org', `=[cite:@que${cursor}]=`],
    ['org', `write to me@que${cursor}`],
    ['rst', `.. comment :cite:\`que${cursor}\``],
    ['rst', `text::\n\n   :cite:\`que${cursor}\``],
    ['rst', `\`\`:cite:\`que${cursor}\`\``],
    ['myst', `% :cite @que${cursor}`],
    ['typst', `// @que${cursor}`],
    ['typst', `/* @que${cursor} */`],
    ['typst', `\`\`\`\n@que${cursor}\n\`\`\``],
    ['typst', `#let mail = "me @que${cursor}"`],
    ['typst', `write to me@que${cursor}`],
    ['typst', `\\@que${cursor}`],
  ];
  for (const [syntax, marked] of others) {
    it(`${syntax}: nothing in ${marked.replaceAll('\n', '⏎')}`, () => {
      assert.equal(completionAt(syntax, marked).completion, undefined);
    });
  }

  it('is over where a whole key is followed by text', () => {
    assert.equal(completionAt('pandoc', `[@rmix and oth${cursor}]`).completion, undefined);
    assert.equal(completionAt('pandoc', `研究[@rmix说明${cursor}]`).completion, undefined);
    assert.equal(completionAt('pandoc', `@r-mix说明${cursor}`).completion, undefined);
    assert.equal(completionAt('pandoc', `[@rmixed and oth${cursor}]`).completion?.query, 'rmixed and oth');
    assert.equal(completionAt('pandoc', `[@移动20${cursor}]`).completion?.query, '移动20');
  });

  it('takes the end of a sentence for a key only', () => {
    assert.equal(completionAt('pandoc', `@rmix.${cursor}`).completion?.isKeyOnly, true);
    assert.equal(completionAt('pandoc', `@doe:${cursor}`).completion?.isKeyOnly, true);
    assert.equal(completionAt('pandoc', `@rmix${cursor}`).completion?.isKeyOnly, false);
    assert.equal(completionAt('pandoc', `@object-${cursor}`).completion?.isKeyOnly, false);
  });

  it('tells which keys the group and the document cite', () => {
    const { completion } = completionAt('pandoc', `@z says [@a; see @b, p. 3; @que${cursor}; @c] and @a.`);
    assert.deepEqual([...completion!.groupKeys].sort(), ['a', 'b', 'c']);
    assert.deepEqual([...completion!.documentKeys].sort(), ['a', 'b', 'c', 'z']);
    assert.deepEqual(
      [...completionAt('pandoc', `[@rmix${cursor}]`).completion!.groupKeys],
      [],
      'the item itself does not count',
    );
  });

  it('writes a key that is no label of Typst as a string', () => {
    const key = 'DBLP:conf/x/Foo.2020';
    const cases = [
      ['#cite(<fo|', `#cite(label("${key}"))`],
      ['#cite(<fo|>)', `#cite(label("${key}"))`],
      ['#cite(<fo|)', `#cite(label("${key}"))`],
      ['#cite(<fo|o2019>, form: "prose")', `#cite(label("${key}"), form: "prose")`],
      ['#cite(label("fo|"))', `#cite(label("${key}"))`],
      ['see @fo|', `see #cite(label("${key}"))`],
    ] as const;
    for (const [before, after] of cases) {
      assert.equal(
        accepted(
          'typst',
          before.replace('|', () => cursor),
          key,
        ),
        after,
      );
      assert.equal(parseCitations(after, 'typst').groups[0]?.citations[0].key, key);
    }
  });

  it('ends as it would at once where the letters before were asked about too', () => {
    for (const [syntax, marked, after] of places) {
      const asked = new CompletionPlaces(parseCitations);
      for (let typed = 4; typed >= 0; typed--) {
        const offset = marked.indexOf(cursor);
        const earlier = marked.slice(0, Math.max(0, offset - typed)) + marked.slice(offset);
        if (typed > 0) {
          completionAt(syntax, earlier, asked);
        } else {
          assert.equal(accepted(syntax, earlier, 'r-mix', asked), after, marked);
        }
      }
    }
  });

  it('reads the document once while one place is typed in', () => {
    let read = 0;
    const counting = new CompletionPlaces((text, syntax) => {
      read++;
      return parseCitations(text, syntax);
    });
    for (const query of ['', 'o', 'ob', 'obj', 'obj d']) {
      assert.notEqual(completionAt('pandoc', `text [@${query}${cursor}] text`, counting).completion, undefined);
    }
    assert.equal(read, 1);
    assert.equal(completionAt('pandoc', `<!-- text [@ob${cursor}] text -->`, counting).completion, undefined);
    assert.ok(read > 1, String(read));
  });
});
