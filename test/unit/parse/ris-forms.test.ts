import assert from 'node:assert/strict';
import { parseSource } from '../../../src/core/parse/source';
import { publicationsIn } from '../../../src/core/parse/bibliography';

const book = (title: string, names = ['Ash, Vera', 'Birch, Otto']) =>
  `TY  - JOUR\n${names.map((name) => `AU  - ${name}\n`).join('')}TI  - ${title}\nT2  - Annals\nPY  - 2019/03/05\nDO  - 10.1000/${title.length}\nAB  - Ice forms - as\nCD-ROMs do. It breaks.\nER  - \n\n`;
const both = book('Ice on slow rivers') + book('Stones of the lower valley');
const read = (text: string, path = 'a.ris') => {
  const parsed = parseSource({ path, text }, { markers: [] });
  assert.ok(!('skipped' in parsed), JSON.stringify(parsed));
  return parsed;
};
const namesIn = (...names: string[]) =>
  read(book('Ice', names)).entries[0]?.authors?.map(({ family, given, literal }) => literal ?? `${family}|${given}`);

describe('RIS as programs and people write it', () => {
  for (const [what, change] of [
    ['no space behind the hyphen', (text: string) => text.replaceAll('  - ', '  -')],
    ['no space before it', (text: string) => text.replaceAll('  - ', '- ')],
    ['tabs', (text: string) => text.replaceAll('  - ', '\t-\t')],
    ['dashes', (text: string) => text.replaceAll('  - ', '  – ')],
    ['fixed spaces', (text: string) => text.replaceAll('  - ', '\u00a0\u00a0- ')],
    ['small letters', (text: string) => text.replace(/^[A-Z][A-Z0-9](?= {2}-)/gm, (tag) => tag.toLowerCase())],
    ['old line ends', (text: string) => text.replaceAll('  - ', '  -').replaceAll('\n', '\r')],
  ] as const) {
    it(`is read with ${what}`, () => {
      for (const path of ['a.ris', 'a.txt']) {
        const { entries, problems } = read(change(both), path);
        assert.deepEqual(problems, []);
        assert.deepEqual(
          entries.map(({ format, title, authors, year, abstract, doi }) => [
            format,
            title,
            authors?.length,
            year,
            abstract,
            doi,
          ]),
          [
            ['ris', 'Ice on slow rivers', 2, 2019, 'Ice forms - as CD-ROMs do. It breaks.', '10.1000/18'],
            ['ris', 'Stones of the lower valley', 2, 2019, 'Ice forms - as CD-ROMs do. It breaks.', '10.1000/26'],
          ],
        );
      }
    });
  }

  it('is no RIS where little of it looks so', () => {
    const parsed = parseSource(
      { path: 'a.txt', text: 'TY-pe one\nAB-normal\nA text of its own kind, and no more.' },
      { markers: [] },
    );
    assert.ok('skipped' in parsed || parsed.entries.every(({ format }) => format !== 'ris'));
  });

  it('has several names in a line, initials behind, bodies, and marks that are no part of a name', () => {
    assert.deepEqual(namesIn('Ash, V., Birch, O.'), ['Ash|V.', 'Birch|O.']);
    assert.deepEqual(namesIn('Ash, Vera and Birch, Otto'), ['Ash|Vera', 'Birch|Otto']);
    assert.deepEqual(namesIn('Ash V, Birch O, Cedar IB'), ['Ash|V', 'Birch|O', 'Cedar|IB']);
    assert.deepEqual(namesIn('Ash VB'), ['Ash|VB']);
    assert.deepEqual(namesIn('World Health Organization'), ['World Health Organization']);
    assert.deepEqual(namesIn('Ash, Vera*', 'Birch, Otto <otto@example.org>', 'Cedar, Ida (0000-0001-2345-678X)'), [
      'Ash|Vera',
      'Birch|Otto',
      'Cedar|Ida',
    ]);
    assert.equal(namesIn('[No author name available]'), undefined);
  });

  it('keeps a name whole that may be one', () => {
    assert.deepEqual(namesIn('Ash, Vera, Jr.'), ['Ash|Vera']);
    assert.deepEqual(namesIn('Research and Development Institute,'), ['Research and Development Institute']);
    assert.deepEqual(namesIn('van der Berg, Jan'), ['Berg|Jan']);
    assert.deepEqual(namesIn('Ash, Vera B.'), ['Ash|Vera B.']);
    assert.deepEqual(namesIn('Vera ASH', 'Otto BIR', 'VERA ASH'), ['ASH|Vera', 'BIR|Otto', 'ASH|VERA']);
    assert.deepEqual(namesIn('Ash, V, O, B'), ['Ash|V']);
  });

  it('says the same in references', () => {
    const text = book('Ice', ['Ash, V., Birch, O.', 'World Health Organization']);
    const [entry] = read(text).entries;
    assert.deepEqual(entry && publicationsIn(text, 'ris')(entry.span)?.csl?.author, [
      { family: 'Ash', given: 'V.' },
      { family: 'Birch', given: 'O.' },
      { literal: 'World Health Organization' },
    ]);
  });
});

describe('XML of EndNote', () => {
  const record = (title: string) =>
    `<record><ref-type name="Book">6</ref-type><titles><title>${title}</title></titles><abstract>Ice forms.&#xD;&#xA;It breaks.</abstract></record>`;

  it('has line ends as white space, and tells of a record that the end of the file cuts', () => {
    const text = `<xml><records>${record('Ice')}${record('Stones')}</records></xml>`;
    const whole = read(text, 'a.xml');
    assert.deepEqual(
      [whole.problems, whole.entries.map(({ title, abstract }) => [title, abstract])],
      [[], ['Ice', 'Stones'].map((title) => [title, 'Ice forms. It breaks.'])],
    );
    const { entries, problems } = read(text.slice(0, text.lastIndexOf('<abstract>')), 'a.xml');
    assert.deepEqual(
      [entries.map(({ title }) => title), problems.map(({ code }) => code)],
      [['Ice', 'Stones'], ['damaged-entry']],
    );
  });
});
