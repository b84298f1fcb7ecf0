import assert from 'node:assert/strict';
import { parseRis } from '../../../src/core/parse/ris/parse-ris';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { assertLinear, assertReads5MB } from './hostile';

const record = (id: string) =>
  `TY  - JOUR\nID  - ${id}\nTI  - Title of ${id}\nAU  - Doe, Jane\nPY  - 2020/05//\nER  - \n`;

describe('RIS', () => {
  it('reads records with their ranges, continued lines and links', () => {
    const text = `${record('a')}\r\nTY  - CONF\r\nT1  - A long\r\n  title\r\nA1  - Roe, John\r\nA1  - 王小明\r\nY1  - 1999\r\nKW  - one\r\nKW  - two\r\nDO  - 10.1000/x\r\nUR  - https://github.com/a/b\r\nAB  - An abstract.\r\nER  -\r\n`;
    const { entries, problems } = parseRis(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ writtenKey, title, year }) => [writtenKey, title, year]),
      [
        ['a', 'Title of a', 2020],
        [undefined, 'A long title', 1999],
      ],
    );
    const [, second] = entries;
    assert.deepEqual(second?.authors, [{ family: 'Roe', given: 'John' }, { literal: '王小明' }]);
    assert.deepEqual(second?.tags, ['one', 'two']);
    assert.equal(second?.doi, '10.1000/x');
    assert.equal(second?.abstract, 'An abstract.');
    assert.deepEqual([second?.span.line, second?.span.endLine], [7, 18]);
    const link = second?.links.find(({ kind }) => kind === 'repository');
    assert.equal(text.slice(link?.start, link?.end), 'https://github.com/a/b');
  });

  it('keeps titles as they are', () => {
    const titles = ['A - B: the C  - D', 'TI  - twice', 'Über $x^2$ & <b>', 'ER or not'];
    for (const title of titles) {
      assert.equal(parseRis(`TY  - JOUR\nTI  - ${title}\nER  - \n`).entries[0]?.title, title);
    }
  });

  it('keeps the neighbours of damaged records, and tells of them', () => {
    const text = `${record('a')}TY  - JOUR\nTI  - Not closed\nPY  - 2001\n${record('b')}junk before\n${record('c')}TI  - No type\nER  - \n${record('d')}TY  - JOUR\nTI  - Last`;
    const { entries, problems } = parseRis(text);
    assert.deepEqual(
      entries.map(({ title }) => title),
      ['Title of a', 'Not closed', 'Title of b', 'Title of c', 'No type', 'Title of d', 'Last'],
    );
    assert.deepEqual(
      problems.map(({ code, span }) => `${code} ${span.line}`),
      ['damaged-entry 6', 'stray-line 15', 'damaged-entry 30'],
    );
  });

  it('reads lines that end in a lone carriage return', () => {
    const text = 'TY  - JOUR\rTI  - One\rUR  - https://a.org/b\rER  - \rTY  - JOUR\rTI  - Two\rER  - \r';
    const { entries, problems } = parseRis(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ title, span }) => [title, span.line, span.endLine]),
      [
        ['One', 0, 3],
        ['Two', 4, 6],
      ],
    );
    const [link] = entries[0]?.links ?? [];
    assert.equal(text.slice(link?.start, link?.end), 'https://a.org/b');
  });

  it('links to a DOI field, however short', () => {
    const text = 'TY  - JOUR\nDO  - 10.1000/x\nER  - \n';
    const [link] = parseRis(text).entries[0]?.links ?? [];
    assert.equal(text.slice(link?.start, link?.end), '10.1000/x');
  });

  it('tells of keys written twice', () => {
    assert.deepEqual(
      parseRis(record('a') + record('a')).problems.map(({ code }) => code),
      ['duplicate-key'],
    );
  });

  const one = (...lines: string[]) => parseRis(`TY  - JOUR\n${lines.join('\n')}\nER  - \n`).entries[0];

  it('reads values with any white space of Unicode in them', () => {
    for (const space of ['\u2028', '\u2029', '\u0085', '\u000b']) {
      assert.equal(one(`T1  - A title with${space}a separator`)?.title, 'A title with a separator');
    }
    assert.equal(
      one('TI  - Ice', `AB  - We list${' '}\u2028stones.`, 'PY  - 2014')?.abstract.replace(/\s+/g, ' '),
      'We list stones.',
    );
  });

  it('reads keywords on lines of their own and apart by semicolons, but not what has been wrapped', () => {
    assert.deepEqual(
      one('TI  - Ice', 'KW  - Animals', 'Female', 'Heart Failure, Systolic', 'KW  - 河冰;积雪；雪')?.tags,
      ['Animals', 'Female', 'Heart Failure, Systolic', '河冰', '积雪', '雪'],
    );
    const long = (length: number) => 'stones of '.repeat(10).slice(0, length - 1) + 'x';
    assert.equal(one('TI  - Ice', `KW  - ${long(59)}`, 'valley')?.tags?.length, 2);
    assert.equal(one('TI  - Ice', `KW  - ${long(60)}`, 'valley')?.tags?.length, 1);
  });

  it('reads several people in one line', () => {
    const literals = (...lines: string[]) =>
      one('TI  - Ice', ...lines)?.authors?.map(({ literal, family, given }) => literal ?? `${family!}, ${given!}`);
    assert.deepEqual(literals('A1  - 王小明;李红；赵强', 'AU  - Ash, Vera; Birch, Otto'), [
      '王小明',
      '李红',
      '赵强',
      'Ash, Vera',
      'Birch, Otto',
    ]);
    assert.deepEqual(literals('AU  - 王小明，李红,等'), ['王小明', '李红']);
    assert.deepEqual(literals('AU  - 王, 小明', 'AU  - 欧阳, 明华', 'AU  - 张明, 小'), [
      '王, 小明',
      '欧阳, 明华',
      '张明, 小',
    ]);
  });

  it('reads records whose type comes late or is missing', () => {
    const late =
      'AU  - Ash, Vera\nTI  - Ice\nTY  - JOUR\nPY  - 2014\nER  - \n\nAU  - Birch, Otto\nTI  - Stones\nTY  - BOOK\nER  - \n';
    const { entries, problems } = parseRis(late);
    assert.deepEqual(
      [problems, entries.map(({ title, authors, year }) => [title, authors?.length, year])],
      [
        [],
        [
          ['Ice', 1, 2014],
          ['Stones', 1, undefined],
        ],
      ],
    );
    const without = parseRis('TI  - Ice\nAU  - Ash, Vera\nER  - \nTI  - Stones\nER  - \n');
    assert.deepEqual([without.problems, without.entries.map(({ title }) => title)], [[], ['Ice', 'Stones']]);
  });

  it('takes lines behind a record for a part of it', () => {
    const { entries, problems } = parseRis(
      '1.\nTY  - JOUR\nTI  - Ice\nER  - \nNL  - https://ovid.example.org/1\nLink to the full text\n\n<2>\nTY  - JOUR\nTI  - Stones\nER  - \n',
    );
    assert.deepEqual(
      [problems, entries.map(({ title, span }) => [title, span.endLine])],
      [
        [],
        [
          ['Ice', 5],
          ['Stones', 10],
        ],
      ],
    );
  });

  it('reads titles and abstracts without markup, and leaves what only looks like it', () => {
    assert.equal(
      one('TI  - The <i>Salix</i> of O<sub>2</sub> &amp; &#x3b1;<br/> lakes')?.title,
      'The Salix of O2 & α lakes',
    );
    assert.equal(one('TI  - On <mask> and <b> &foo; tokens')?.title, 'On <mask> and <b> &foo; tokens');
  });

  it('takes the editors of a book for its authors, and the title of proceedings for theirs', () => {
    assert.deepEqual(one('TI  - Ice', 'A2  - Dogwood, Emil')?.authors, [{ family: 'Dogwood', given: 'Emil' }]);
    assert.equal(
      parseRis('TY  - CONF\nT2  - Meeting of the Valley\nPY  - 2014\nER  - \n').entries[0]?.title,
      'Meeting of the Valley',
    );
    assert.equal(one('T2  - Journal of Stones')?.title, undefined);
  });

  it('has an ISBN of proceedings, and a DOI that stands in another field', () => {
    const text =
      'TY  - CPAPER\nTI  - Reeds\nT2  - Proc. Reeds\nSN  - 978-3-00-000000-0\nM3  - Paper\nL3  - 10.1000/reed.1\nER  - \n';
    const [entry] = parseRis(text).entries;
    const csl = publicationsIn(text, 'ris')(entry!.span)?.csl;
    assert.deepEqual(
      [entry?.doi, csl?.DOI, csl?.ISBN, csl?.ISSN, csl?.genre],
      ['10.1000/reed.1', '10.1000/reed.1', '978-3-00-000000-0', undefined, 'Paper'],
    );
  });

  it('takes no book for the title of what is in it', () => {
    const cslOf = (text: string) => publicationsIn(text, 'ris')(parseRis(text).entries[0]!.span)?.csl;
    const work = (type: string, ...lines: string[]) =>
      cslOf(`TY  - ${type}\n${lines.join('\n')}\nPY  - 2004\nER  - \n`);
    for (const [type, tag] of [
      ['CHAP', 'BT'],
      ['CHAP', 'T2'],
      ['CONF', 'T2'],
      ['CPAPER', 'BT'],
    ] as const) {
      const csl = work(type, 'AU  - Ash, Vera', `${tag}  - The Book of Ice`);
      assert.deepEqual([csl?.title, csl?.['container-title']], [undefined, 'The Book of Ice'], `${type} ${tag}`);
    }
    assert.equal(work('BOOK', 'AU  - Ash, Vera', 'BT  - The Book of Ice')?.title, 'The Book of Ice');
    const whole = work('CONF', 'T2  - Proceedings of Ice');
    assert.deepEqual(
      [whole?.type, whole?.title, whole?.['container-title']],
      ['book', 'Proceedings of Ice', undefined],
    );
  });

  it('takes running numbers for no keys', () => {
    assert.deepEqual(
      parseRis(`${record('1')}${record('6649')}`).entries.map(({ writtenKey }) => writtenKey),
      [undefined, undefined],
    );
    assert.deepEqual(
      parseRis(`${record('1')}${record('ash2014')}`).entries.map(({ writtenKey }) => writtenKey),
      ['1', 'ash2014'],
    );
  });

  it('keeps both languages', () => {
    const entry = one(
      'T1  - 河冰的形成',
      'TT  - Forming of ice',
      'A1  - 王小明',
      'A1  - Wang, Xiaoming',
      'JF  - 水文学报',
      'JO  - Journal of Hydrology',
    );
    assert.deepEqual([entry?.title, entry?.authors], ['河冰的形成', [{ literal: '王小明' }]]);
    assert.deepEqual(entry?.translation, {
      title: 'Forming of ice',
      container: 'Journal of Hydrology',
      authors: [{ family: 'Wang', given: 'Xiaoming' }],
    });
    assert.equal(one('TI  - Ice', 'AU  - 王小明', 'AU  - Ash, Vera')?.authors?.length, 2);
  });

  it('reads hostile text in linear time @slow', function () {
    this.timeout(60_000);
    const units = [
      'TY  - JOUR\n',
      'TY  - ',
      'x\n',
      ' ',
      '\n',
      '\r',
      'TI  - x\n',
      'AU  - a\n',
      'TY  - X\nER  - \n',
      'DO  - 10.1\n',
    ];
    assertLinear(parseRis, units);
    assertReads5MB(parseRis, units);
  });

  it('takes a DOI in place of a kind, the proceedings of a talk, and Chinese names apart by their own comma', () => {
    const text =
      'TY  - CPAPER\nAU  - 王小明，李红\nAU  - 赵, 强\nTI  - Ice\nC3  - Proc. of Ice\nM3  - doi:10.1000/ice\nKW  - *Water; Ice\nPY  - 2020\nER  - \n';
    const [entry] = parseRis(text).entries;
    assert.deepEqual([entry?.doi, entry?.tags], ['10.1000/ice', ['Water', 'Ice']]);
    assert.deepEqual(entry?.authors, [{ literal: '王小明' }, { literal: '李红' }, { family: '赵', given: '强' }]);
    const csl = publicationsIn(text, 'ris')(entry!.span)?.csl ?? {};
    assert.deepEqual([csl.DOI, csl.genre, csl['container-title']], ['10.1000/ice', undefined, 'Proc. of Ice']);
    assert.equal(parseRis('TY  - THES\nTI  - Ice\nM3  - Master thesis\nER  - \n').entries[0]?.doi, undefined);
  });

  it('has names without the numbers of namesakes, and those in another script apart', () => {
    const [entry] = parseRis('TY  - CONF\nTI  - Ice\nAU  - Wei Wang 0001\nAU  - Li, Hong (李红)\nER  - \n').entries;
    assert.deepEqual(entry?.authors, [
      { family: 'Wang', given: 'Wei' },
      { family: 'Li', given: 'Hong' },
    ]);
    assert.deepEqual(entry.translation?.authors, [{ literal: '李红' }]);
  });
});
