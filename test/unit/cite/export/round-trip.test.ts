import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportPapers } from '../../../../src/core/cite/export/export';
import { deriveSource } from '../../../../src/core/library/derive';
import { Library } from '../../../../src/core/library/library';
import type { Paper, PersonName } from '../../../../src/core/model/paper';
import { plainOfDatabase } from '../../../../src/core/text/plain-markup';
import { exportFormats } from '../../../../src/core/parse/formats/index';
import { hayagriva } from '../../../../src/core/parse/formats/hayagriva';
import { ris } from '../../../../src/core/parse/formats/ris';
import { parseSource } from '../../../../src/core/parse/source';
import { yaml } from '../../../../src/core/parse/yaml/library';
import { paper } from '../../search/paper';

function read(path: string, text: string): Library {
  const parsed = parseSource({ path, text }, { markers: [], yaml });
  if ('skipped' in parsed) {
    throw new Error(`${path} is skipped: ${parsed.skipped}`);
  }
  const library = new Library((han) => han);
  library.apply({ updated: [{ source: path, parsed: deriveSource(parsed) }], removed: [] });
  return library;
}

/** What a reader can see of a paper, white space as single spaces. */
function shown({ key, title, abstract, authors, year, doi, arxiv, tags }: Paper) {
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
  const name = (person: PersonName) =>
    flat(
      [
        person['dropping-particle'],
        person['non-dropping-particle'],
        person.family,
        '|',
        person.given,
        person.literal,
        person.suffix,
      ]
        .filter((part) => part !== undefined)
        .join(' '),
    ).replace(/^\| | \|$/, '');
  return {
    key,
    title: flat(title),
    abstract: flat(abstract),
    authors: (authors ?? []).map(name),
    year,
    doi,
    arxiv,
    tags: tags?.map(flat) ?? [],
  };
}

const signs = [
  '{',
  '}',
  '\\',
  '%',
  '&',
  '$',
  '#',
  '_',
  '^',
  '~',
  '"',
  '@',
  ',',
  '=',
  '--',
  "''",
  '``',
  '<i>',
  '</p>',
  '<mask>',
  '&amp;',
  '&lt;',
  '\n',
  '\r\n',
  '\t',
  '\u00a0',
  'TY  - ',
  'ER  - ',
  '@article{x,',
  '}\n@misc{y,',
  '\\end',
  '\\url {a}',
  '__proto__',
  'and',
  ' and ',
  '漢字',
  '研究，',
  '𝒜',
  'é',
  'e\u0301',
  'NAS-Bench',
  'von',
  'a',
  'B',
  '7',
  ' ',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...signs), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => `T${parts.join('')}.`);
const namePart = fc.constantFrom(
  'Müller',
  'de Vries',
  'van der Berg',
  'Sand and Gravel',
  'Smith, Jr',
  'O{Brien',
  'X}',
  'Łukasz',
  '100%',
  'A. B.',
  'Jean-Luc',
  '__proto__',
  'others',
);
const person: fc.Arbitrary<PersonName> = fc.oneof(
  fc.record({ family: namePart, given: namePart }),
  fc.record({
    family: fc.constantFrom('Berg', 'Zhang'),
    given: namePart,
    'non-dropping-particle': fc.constantFrom('van', 'van der', "d'"),
  }),
  fc.record({ literal: fc.constantFrom('World Health Organization', '张伟', 'Plato', 'R & D, Ltd.', 'A and B') }),
);
const known = fc.record(
  {
    authors: fc.array(person, { minLength: 1, maxLength: 3 }),
    year: fc.integer({ min: 1400, max: 2100 }),
    doi: fc.constantFrom('10.1000/xyz_', '10.1000/a-b(c)', '10.48550/arXiv.2401.0000'),
    arxiv: fc.constantFrom('2401.0000', 'cs/011201'),
    tags: fc.uniqueArray(fc.constantFrom('vision', 'C++', 'R&D', '检测', '100%'), { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const papers = fc
  .array(fc.record({ title: text, abstract: fc.oneof(fc.constant(''), text), known }), { minLength: 1, maxLength: 4 })
  // Each with words and numbers of its own, so that no two are one work.
  .map((all) =>
    all.map(({ title, abstract, known: { doi, arxiv, ...more } }, index): Paper => ({
      ...paper(`key-${index}`, abstract === '' ? '' : `${index} ${abstract}`, {
        title: `${index} ${title}`,
        titleIsDerived: false,
        ...more,
      }),
      ...(doi === undefined ? {} : { doi: `${doi}${index}` }),
      ...(arxiv === undefined ? {} : { arxiv: `${arxiv}${index}` }),
    })),
  );

/** A text as far as the formats can hold it: no control characters. */
const written = (value: string) => value.replace(/[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g, '');

describe('export and reading again', () => {
  for (const format of exportFormats) {
    const path = `library.${format.extensions[0]!}`;

    it(`gives the same papers in ${format.name}, whatever they say @cases`, () => {
      fc.assert(
        fc.property(papers, (all) => {
          const texts = all.map((one) => ({ ...one, title: written(one.title), abstract: written(one.abstract) }));
          // RIS has no sign for a name that is not to be taken apart, nor for commas in names, nor for what only looks like markup.
          const unmarked = texts.map((one) => ({
            ...one,
            title: plainOfDatabase(one.title),
            abstract: plainOfDatabase(one.abstract),
          }));
          const asked =
            format !== ris
              ? texts
              : unmarked.map(({ authors, ...one }) =>
                  authors === undefined
                    ? one
                    : {
                        ...one,
                        authors: authors.filter(
                          ({ literal, family = '', given = '' }) =>
                            literal === undefined && !/[,;；，、{}]/.test(family + given),
                        ),
                      },
                );
          const exported = exportPapers(
            asked.map((one) => ({ paper: one })),
            format.id,
          );
          const library = read(path, exported);
          // Hayagriva has no field for keywords.
          const kept = format !== hayagriva ? asked : asked.map((one) => ({ ...one, tags: [] }));
          assert.deepEqual(library.problemsOf(path), []);
          const found = kept
            .map(({ key }) => library.get(key))
            .map((one) => (one === undefined ? undefined : shown(one)));
          assert.deepEqual(
            found,
            kept.map((one) => shown(one)),
          );
          assert.equal(library.papers.length, asked.length);
        }),
        { numRuns: 400, seed: 7 },
      );
    });
  }
});
