import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportPapers } from '../../../../src/core/cite/export/export';
import type { ExportedPaper } from '../../../../src/core/cite/export/csl-item';
import type { Entry, Paper, PersonName } from '../../../../src/core/model/paper';
import { parseBibtex } from '../../../../src/core/parse/bibtex/parse-bibtex';
import { parseCslJson } from '../../../../src/core/parse/csl-json/parse-csl-json';
import { parseRis } from '../../../../src/core/parse/ris/parse-ris';
import {
  normalKey,
  normalName,
  normalTags,
  normalText,
  type WrittenFormat,
} from '../../../../src/core/parse/write/normal-form';
import { isOthers } from '../../../../src/core/parse/tagged/tagged-people';
import { anyCharacter } from '../../arbitraries';

export const parsers = { bibtex: parseBibtex, 'csl-json': parseCslJson, ris: parseRis } as const;
export const formats = ['bibtex', 'csl-json', 'ris'] as const;

const signs = [
  '{',
  '}',
  '{{',
  '}}',
  '\\{',
  '\\}',
  '\\',
  '\\\\',
  '@',
  '}@',
  '@article{x,',
  '}\n@misc{y,',
  '%',
  '\\%',
  '"',
  '#',
  '=',
  ',',
  ';',
  '；',
  '、',
  ' and ',
  'and',
  'others',
  '$',
  '$x_1$',
  '&',
  '&amp;',
  '&lt;',
  '&#60;',
  '_',
  '^',
  '~',
  '`',
  "'",
  '``',
  "''",
  '?`',
  '!`',
  '--',
  '---',
  '–',
  '%41',
  '\nTY  - JOUR\n',
  '\nER  - \n',
  '\nAB  - ',
  'ER  - ',
  'TY  - ',
  '<i>',
  '</p>',
  '<mask>',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u000b',
  '\f',
  '\0',
  '\u001b[2J',
  '\u202e',
  '\ud800',
  '\udc00',
  '\ufeff',
  '\uffff',
  '\\"u',
  '{\\"u}',
  '\\emph{a}',
  '\\url{a%b}',
  '\\textbf ',
  '\\end',
  '漢',
  '研究，',
  '𝒜',
  'é',
  'e\u0301',
  '\u0301',
  'ﬁ',
  'von',
  'de la ',
  'NAS-Bench',
  '__proto__',
  'a',
  'B',
  '7',
  '.',
  ':',
  '/',
  '|',
  '(',
  ')',
  '[',
  ']',
  '<',
  '>',
  ' ',
  '-',
];
export const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...signs),
      fc.string({ unit: anyCharacter, maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
export const person: fc.Arbitrary<PersonName> = fc.oneof(
  fc.record(
    {
      family: text,
      given: text,
      literal: text,
      suffix: text,
      'non-dropping-particle': text,
      'dropping-particle': text,
    },
    { requiredKeys: [] },
  ),
  fc.record(
    {
      family: fc.constantFrom('Müller', 'de Vries', 'Sand and Gravel', '张', 'Smith, Jr', "'t Hooft"),
      given: fc.constantFrom('Łukasz', 'A. B.', 'de', '伟'),
      suffix: fc.constantFrom('Jr', 'III', 'PhD, MD'),
      'non-dropping-particle': fc.constantFrom('van der', "d'", 'Von', 'al-'),
    },
    { requiredKeys: ['family', 'given'] },
  ),
  fc.record({
    literal: fc.constantFrom(
      'World Health Organization',
      '张伟',
      '中国 科学院',
      'Plato',
      'R & D, Ltd.',
      'A and B',
      'others',
      'et al.',
      'van',
    ),
  }),
);
type Shown = Readonly<Record<string, unknown>>;

/** What the library keeps of an entry, without what is not said. */
function shown({
  writtenKey,
  title,
  abstract,
  authors,
  year,
  doi,
  arxiv,
  tags,
}: Pick<Entry, 'writtenKey' | 'title' | 'abstract' | 'authors' | 'year' | 'doi' | 'arxiv' | 'tags'>): Shown {
  return { key: writtenKey, title: title ?? '', abstract, authors: authors ?? [], year, doi, arxiv, tags: tags ?? [] };
}

/** What reading an export gives by `normal-form`. */
function normal(
  { authors = [], tags = [], title, abstract, year, doi, arxiv }: Paper,
  key: string,
  format: WrittenFormat,
): Shown {
  const flat = (value: string) => normalText(value, format);
  const names =
    format === 'csl-json' ? authors.flatMap(cslName) : authors.flatMap((name) => normalName(name, format) ?? []);
  return {
    key,
    title: flat(title),
    abstract: flat(abstract),
    authors: names,
    year,
    doi,
    arxiv,
    tags: normalTags(tags, format),
  };
}

/** Nobody is called "others". */
function cslName(name: PersonName): PersonName[] {
  if (isOthers((name.literal ?? '').trim())) {
    return [];
  }
  const parts = Object.entries(name).filter(([, part]) => (part as string).trim() !== '');
  return parts.length === 0 ? [] : [Object.fromEntries(parts) as PersonName];
}

/** The keys that entries get: normal ones, each its own. */
function assertKeys(papers: readonly Paper[], keys: readonly (string | undefined)[], format: WrittenFormat): void {
  assert.equal(new Set(keys).size, papers.length);
  papers.forEach(({ key }, index) => {
    const own = normalKey(key, format);
    assert.equal(
      keys[index] === own || (own !== key && keys[index]?.replace(/-\d+$/, '') === own),
      true,
      `${JSON.stringify(key)} became ${keys[index]}`,
    );
  });
}

/** Exports papers and reads them again, which is to give what `normal-form` says. */
export function assertReadAgain(exported: readonly ExportedPaper[], format: WrittenFormat): void {
  const written = exportPapers(exported, format);
  const { entries, problems } = parsers[format](written);
  assert.deepEqual(problems, [], written);
  assert.equal(entries.length, exported.length, written);
  const keys = entries.map(({ writtenKey }) => writtenKey);
  assertKeys(
    exported.map((one) => one.paper),
    keys,
    format,
  );
  assert.deepEqual(
    entries.map(shown),
    exported.map((one, index) => normal(one.paper, keys[index]!, format)),
    written,
  );
}
