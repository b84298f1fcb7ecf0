import assert from 'node:assert/strict';
import { checkCitations, type CheckOptions, type KnownKeys } from '../../../../src/core/cite/check/check';
import { findingMessage } from '../../../../src/core/cite/check/citation-problems';
import { NearestKeys } from '../../../../src/core/cite/check/nearest-keys';
import { DocumentKeys, type BibliographyState } from '../../../../src/core/cite/bibliographies/document-keys';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { paperWithKey } from '../papers';

const papers = [
  paperWithKey('tinymim', { names: ['TinyMIM'], aliases: ['tiny-mim-old'] }),
  paperWithKey('r-mix', { names: ['R-Mix'] }),
  paperWithKey('nas-bench-360', { names: ['NAS-Bench-360'] }),
];

/** The library of these tests; the paper of `gone` is lost, that of `gone-too` was never described. */
const known: KnownKeys = {
  get: (key) => papers.find((paper) => paper.key === key || paper.aliases.includes(key)),
  lost: (key) =>
    new Map([
      ['gone', 'Owls at noon'],
      ['gone-too', ''],
    ]).get(key),
  isDisputed: (key) => key === 'two-meanings',
  nearest: (key, others) => new NearestKeys(() => papers).nearest(key, 3, others),
};

interface Case extends CheckOptions {
  readonly syntax?: CitationSyntax;
  readonly own?: readonly string[];
  readonly state?: BibliographyState;
}

const ownOf = (keys: readonly string[], state: BibliographyState) =>
  new DocumentKeys(
    [{ path: '/refs.bib', entries: new Map(keys.map((key) => [key, { start: 0, end: 0 }])) }],
    new Set(),
    state,
    [],
  );

/** `code key` of each finding; `⟦` and `⟧` in the text mark what must be underlined, in order. */
function check(
  marked: string,
  { syntax = 'pandoc', own = [], state = own.length === 0 ? 'none' : 'read', ...options }: Case = {},
) {
  const text = marked.replace(/[⟦⟧]/g, '');
  const findings = checkCitations(parseCitations(text, syntax), text, known, ownOf(own, state), options);
  let underlined = text;
  for (const { range } of [...findings].reverse()) {
    underlined = `${underlined.slice(0, range.start)}⟦${underlined.slice(range.start, range.end)}⟧${underlined.slice(range.end)}`;
  }
  if (/[⟦⟧]/.test(marked)) {
    assert.equal(underlined, marked);
  }
  return findings.map(({ code, severity, citation: { key } }) => `${severity} ${code} ${key}`);
}

describe('checking citations', () => {
  it('finds nothing where every key is known, by key or alias', () => {
    assert.deepEqual(check('See [@tinymim; @tiny-mim-old, p. 3] and @r-mix.'), []);
  });

  it('finds unknown keys, more surely where the document cites the library', () => {
    assert.deepEqual(check('See [@r-mix; @⟦quantum⟧].'), ['warning unknown-key quantum']);
    assert.deepEqual(check('See [@⟦quantum⟧].'), ['info unknown-key quantum']);
    assert.deepEqual(check('See [@⟦tinymin⟧].'), ['warning unknown-key tinymin']);
  });

  it('finds full-width marks between keys in the brackets of Pandoc, which it takes for a remark', () => {
    assert.deepEqual(check('[@r-mix⟦；⟧@tinymim]'), ['warning unread-separator tinymim']);
    assert.deepEqual(check('[see @r-mix, p. 3⟦；⟧ -@tinymim⟦，⟧@nas-bench-360]'), [
      'warning unread-separator tinymim',
      'warning unread-separator nas-bench-360',
    ]);
    assert.deepEqual(check('[@r-mix⟦；⟧见@tinymim]'), ['warning unread-separator tinymim']);
    assert.deepEqual(check('[@r-mix⟦；⟧@⟦tinymin⟧]'), [
      'warning unread-separator tinymin',
      'warning unknown-key tinymin',
    ]);
    assert.deepEqual(
      check('【@r-mix；@tinymim】 [@r-mix，参见 @tinymim] [@r-mix; @tinymim] [@r-mix (；@tinymim)]').filter((found) =>
        found.includes('separator'),
      ),
      [],
    );
    assert.deepEqual(
      check('[@one；@two]').filter((found) => found.includes('separator')),
      [],
    );
    assert.deepEqual(check('[cite:@r-mix；@tinymim]', { syntax: 'org' }), []);
  });

  it('takes a bare @name for a person unless the document cites the library', () => {
    assert.deepEqual(check('Thanks to @octocat.'), []);
    assert.deepEqual(check('Thanks to @⟦octocat⟧ for [@r-mix].'), ['info unknown-key octocat']);
    assert.deepEqual(check('As @⟦tinymin⟧ shows with [@r-mix].'), ['warning unknown-key tinymin']);
    assert.deepEqual(check('Thanks to @octocat.', { isAsked: true }), []);
    assert.deepEqual(check('Thanks to @⟦octocat⟧ for [@smith2020].', { own: ['smith2020'], isAsked: true }), [
      'info unknown-key octocat',
    ]);
  });

  it('leaves cross references alone', () => {
    assert.deepEqual(
      check('As @fig-owls and @sec:intro show, and @r-mix; (@good) too.\n\n(@good) An example.\n', { isAsked: true }),
      [],
    );
  });

  it('leaves links of other Markdown alone', () => {
    assert.deepEqual(
      check(
        'Thanks to [@octocat], and to [@hubot](https://github.com/hubot).\n\n[@octocat]: https://github.com/octocat\n',
      ),
      [],
    );
  });

  it('holds a document for one that cites the library where its own bibliography is one of the library too', () => {
    assert.deepEqual(check('[@r-mix; @⟦quantum⟧]', { own: ['r-mix'] }), ['warning unknown-key quantum']);
  });

  it('is silent about keys that a bibliography of the document resolves', () => {
    assert.deepEqual(check('See [@smith2020; @r-mix].', { own: ['smith2020'] }), []);
    assert.deepEqual(check('See [@smith2020; @⟦doe2021⟧].', { own: ['smith2020'] }), ['info unknown-key doe2021']);
    assert.deepEqual(check('See [@gone].', { own: ['gone'] }), []);
    assert.deepEqual(check('---\nreferences:\n- id: mine\n---\n[@mine]'), []);
  });

  it('tells only of slips where a bibliography that is named could not be read', () => {
    assert.deepEqual(check('See [@smith2020; @⟦tinymin⟧; @r-mix].', { state: 'unread' }), [
      'warning unknown-key tinymin',
    ]);
  });

  it('compares with the keys of the own bibliography too', () => {
    assert.deepEqual(check('See [@⟦vaswani2017atention⟧].', { own: ['vaswani2017attention'] }), [
      'warning unknown-key vaswani2017atention',
    ]);
  });

  it('finds citations that the tool does not read, if their key is known', () => {
    assert.deepEqual(check('研究表明@⟦r-mix⟧。'), ['warning unread-citation r-mix']);
    assert.deepEqual(check('研究表明@octocat。'), []);
    assert.deepEqual(check('研究表明[@r-mix]说明'), []);
    assert.deepEqual(check('研究表明@⟦smith2020⟧。', { own: ['smith2020'] }), ['warning unread-citation smith2020']);
  });

  it('finds a paper that a group cites twice, but not at two places of it', () => {
    assert.deepEqual(check('[@r-mix; ⟦@r-mix⟧]'), ['info repeated-citation r-mix']);
    assert.deepEqual(check('[@tinymim; ⟦@tiny-mim-old⟧]'), ['info repeated-citation tiny-mim-old']);
    assert.deepEqual(check('[@r-mix, p. 3; @r-mix, p. 5]'), []);
    assert.deepEqual(check('[@r-mix] [@r-mix]'), []);
    assert.deepEqual(check('[@smith2020; ⟦@smith2020⟧]', { own: ['smith2020'] }), ['info repeated-citation smith2020']);
  });

  it("holds a work of the document's own for another one than a paper of the library with its key", () => {
    assert.deepEqual(check('[@tinymim; @tiny-mim-old]', { own: ['tinymim'] }), []);
    assert.deepEqual(check('[@tiny-mim-old; @tinymim]', { own: ['tinymim'] }), []);
    assert.deepEqual(check('[@tiny-mim-old; @tinymim]', { own: ['tiny-mim-old'] }), []);
    assert.deepEqual(check('[@tiny-mim-old; @tinymim; ⟦@tinymim⟧]', { own: ['tinymim'] }), [
      'info repeated-citation tinymim',
    ]);
  });

  it('finds keys of papers whose source has gone', () => {
    assert.deepEqual(check('[@⟦gone⟧; @r-mix]'), ['warning lost-paper gone']);
    assert.deepEqual(check('[@⟦gone-too⟧]'), ['warning lost-paper gone-too']);
    assert.deepEqual(check('[@⟦two-meanings⟧; @r-mix]'), ['warning disputed-key two-meanings']);
  });

  it('finds the same in roles of MyST', () => {
    assert.deepEqual(check('{cite:p}`r-mix,⟦quantum⟧`', { syntax: 'myst' }), ['warning unknown-key quantum']);
  });

  it('finds the same in LaTeX', () => {
    const latex = { syntax: 'latex' } as const;
    assert.deepEqual(check('\\textcite[see][p. 3]{r-mix, ⟦quantum⟧} % \\cite{no}', latex), [
      'warning unknown-key quantum',
    ]);
    assert.deepEqual(check('\\cite{⟦quantum⟧}', latex), ['info unknown-key quantum']);
    assert.deepEqual(check('\\cite{r-mix, ⟦r-mix⟧}\\nocite{*}', latex), ['info repeated-citation r-mix']);
    assert.deepEqual(check('\\cite{⟦tinymin⟧}', latex), ['warning unknown-key tinymin']);
    assert.deepEqual(
      check('\\cite{mine}\\begin{thebibliography}{9}\\bibitem{mine} Me.\\end{thebibliography}', latex),
      [],
    );
    assert.deepEqual(check('表明\\cite{r-mix}说明', latex), []);
  });

  it('finds the same in Typst, where a reference may be to anything', () => {
    const typst = { syntax: 'typst' } as const;
    assert.deepEqual(check('= Intro <intro>\n@intro @fig-owls @elsewhere', typst), []);
    assert.deepEqual(check('@r-mix and @⟦elsewhere⟧', typst), ['info unknown-key elsewhere']);
    assert.deepEqual(check('#cite(<⟦quantum⟧>)', typst), ['info unknown-key quantum']);
    assert.deepEqual(check('#cite(<r-mix>) and #cite(<⟦quantum⟧>)', typst), ['warning unknown-key quantum']);
    assert.deepEqual(check('表明@⟦r-mix⟧说明', typst), ['warning unread-citation r-mix']);
    assert.deepEqual(check('表明@r-mix。@tinymim', typst), []);
    assert.deepEqual(check('表明@tinymim @⟦r-mix⟧说明', typst), ['warning unread-citation r-mix']);
    assert.deepEqual(check('@r-mix ⟦@r-mix⟧', typst), ['info repeated-citation r-mix']);
  });

  it('finds the same in Org', () => {
    const org = { syntax: 'org' } as const;
    assert.deepEqual(check('[cite/t:see @r-mix p. 3;@⟦quantum⟧]\n# [cite:@no]', org), ['warning unknown-key quantum']);
    assert.deepEqual(check('[cite:@⟦quantum⟧] and me@example.org', org), ['info unknown-key quantum']);
    assert.deepEqual(check('[cite:@r-mix;⟦@r-mix⟧]', org), ['info repeated-citation r-mix']);
    assert.deepEqual(check('表明[cite:@r-mix]说明', org), []);
  });

  it('finds the same in reStructuredText, where [key]_ may refer to another file', () => {
    const rst = { syntax: 'rst' } as const;
    assert.deepEqual(check(':cite:p:`r-mix, ⟦quantum⟧`', rst), ['warning unknown-key quantum']);
    assert.deepEqual(check(':cite:`r-mix` and [CIT2002]_.', rst), []);
    assert.deepEqual(check('表明:cite:t:`⟦r-mix⟧`。 x :cite:t:`⟦tinymim⟧`s', rst), [
      'warning unread-citation r-mix',
      'warning unread-citation tinymim',
    ]);
    assert.deepEqual(check('表明\\ :cite:t:`r-mix`\\ 说明', rst), []);
  });

  it('says it in a sentence', () => {
    const text = '[@tinymin; @quantum; @gone; @gone-too; @r-mix; @r-mix] 表明@r-mix。';
    assert.deepEqual(
      checkCitations(parseCitations(text, 'pandoc'), text, known, DocumentKeys.none).map((finding) =>
        findingMessage(finding),
      ),
      [
        'No paper has the key "tinymin". Did you mean "tinymim"?',
        'No paper has the key "quantum".',
        'The paper of the key "gone" (Owls at noon) is no longer found in the library.',
        'The paper of the key "gone-too" is no longer found in the library.',
        'This group cites "r-mix" twice.',
        'This citation of "r-mix" is not recognized here, because it touches a letter. Write [@r-mix].',
      ],
    );
  });

  it('compares no more keys than it has time for', () => {
    let compared = 0;
    const counting: KnownKeys = { ...known, nearest: () => (compared++, []) };
    const text = Array.from({ length: 500 }, (_, index) => `[@unknown-${index}]`).join(' ');
    assert.equal(checkCitations(parseCitations(text, 'pandoc'), text, counting, DocumentKeys.none).length, 500);
    assert.ok(compared <= 40, String(compared));
  });
});
