import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installEmacs } from '../../scripts/tools/programs';
import { parseCitations } from '../../src/core/cite/languages/index';
import { answersFor } from './available';
import { insertedAt, type Place, quoted, writtenAt } from './places';

/** The citations that Org reads in each text: `style:key,key`. */
function citesOfOrg(emacs: string, texts: readonly string[]): string[][] {
  const file = join(mkdtempSync(join(tmpdir(), 'literature-notes-org-')), 'texts.json');
  writeFileSync(file, JSON.stringify(texts));
  const env = { ...process.env, ORG_TEXTS: file };
  const { stdout, stderr, status } = spawnSync(emacs, ['--batch', '-Q', '-l', join(__dirname, 'org-citations.el')], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return (JSON.parse(stdout) as [style: string, keys: string[]][][]).map((found) =>
    found.map(([style, keys]) => `${style}:${keys.join()}`),
  );
}

/** What we say Org reads, shown alike; links of org-ref are another package's. */
function ours(text: string): string[] {
  return parseCitations(text, 'org')
    .groups.filter(({ start, unread }) => unread === undefined && text.startsWith('[cite', start))
    .map(
      ({ command, citations }) => `${command?.replace(/^cite\/?/, '') ?? ''}:${citations.map(({ key }) => key).join()}`,
    );
}

describe('Org', () => {
  const texts = [
    '[cite:@a;@b] and [cite/t:pre @a p. 3; @b] [cite/n:@c] [cite:see ; @a ; end] [cite/na/b:@x-y:z]',
    '#+begin_src r\n[cite:@a]\n#+end_src\n# [cite:@b]\n: [cite:@c]\n#[cite:@d]\n#+begin_quote\n[cite:@e]\n#+end_quote',
    '#+BEGIN_EXAMPLE\n[cite:@a]\n#+END_EXAMPLE\n#+begin_comment\n[cite:@b]\n#+end_comment\n#+begin_verse\n[cite:@c]\n#+end_verse\n#+begin_foo\n[cite:@d]\n#+end_foo',
    '#+begin_src r\n[cite:@a]\n\n[cite:@b]',
    '=[cite:@a]= x=[cite:@b]= 研=[cite:@c]=究 ~[cite:@d]~， (=[cite:@e]=) "~[cite:@f]~"',
    '| [cite:@a] | [[x][see [cite:@b]]] | [fn:1] [fn::see [cite:@c]]\n\n[fn:1] As [cite:@d].',
    '#+caption: [cite:@a]\n[[x.png]]\n\n#+attr_html: [cite:@b]\n\n- [cite:@c] :: [cite:@d]\n  more [cite:@e\n  @f; see @g]',
    '\\begin{x}\n[cite:@a]\n\\end{x}\n\n\\( [cite:@b] \\) $x [cite:@c]$ <[cite:@d]> @@html:[cite:@e]@@ src_x{[cite:@f]} $5 [cite:@g] $6',
    '*b [cite:@a]* /[cite:@b]/ _[cite:@c]_ +[cite:@d]+ \\[cite:@e] [cite:@f.] [cite:@g,h] [cite:@i;;@j] [cite:;@k] [cite:a@l] [cite/x y:@m] [cite :@n]',
    '* TODO [cite:@a] :tag:\n:LOGBOOK:\n[cite:@b]\n:END:\n:drawer:\n[cite:@c]\n:END:',
    '* On\nSCHEDULED: <2020-01-01>\n:PROPERTIES:\n:X: [cite:@a]\n:END:\n[cite:@b]',
    '[cite: @d [3] ;\n@e] [cite:no] [cite] [cite:@f\n\n@g]',
    '研究表明[cite:@a]说明，[cite/t:@张三2020]（[cite:见 @b，第3页]）',
    'x\r\n[cite:@a;\r\n@b]\r\n#+begin_src\r\n[cite:@c]\r\n#+end_src\r\n',
    '[[ [cite:@a] [[cite:@b]" |=[cite:@c]= x\n\n| =[cite:@d]= |~[cite:@e]~ | [[x][[cite:@f]]] [[y]] [cite:@g]',
    '[cite:@{a}] [cite:-@b] [cite:see@c] [cite:@d@e] [cite:@f/g?h!] [CITE:@i]',
  ];
  const begun = ['[cite:|', '[cite:see |]', '[cite/t:see |; @b]', '[cite:@b p. 3; |]'].map((marked) =>
    insertedAt('org', marked, 'a'),
  );
  const keys = ['a', 'r-mix', 'b_c:d.e'];
  const places: Place[] = [
    ['', ''],
    ['As ', ' says'],
    ['研究表明', '说明'],
    ['（', '）'],
    ['word', 'word'],
    ['x[', ']y'],
    ['- ', ''],
    ['* On ', ''],
    ['*', '*'],
    ['x~', '~'],
    ['\u{20BB7}', '\u{20BB7}'],
    ['| ', ' |'],
  ];
  const written = places.map((place) => ({ place, texts: writtenAt('org', place, keys) }));
  const answer = answersFor(installEmacs, [...texts, ...begun, ...written.flatMap((one) => one.texts)], citesOfOrg);

  for (const text of begun) {
    it(`reads what is inserted, ${text}`, () => {
      assert.deepEqual(answer(text), ours(text));
      assert.match(String(answer(text)), /\ba\b/);
    });
  }
  for (const text of texts) {
    it(`reads what we read in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(ours(text), answer(text));
    });
  }
  for (const { place, texts: ways } of written) {
    it(`reads what we write between ${quoted(place)}`, () => {
      for (const text of ways) {
        assert.deepEqual(answer(text), [`:${keys.join()}`], text);
      }
    });
  }
});
