import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CsvReader } from '../../../src/core/notices/csv-rows';
import { NoticeTable } from '../../../src/core/notices/notice-table';
import { readRetractionWatch, UnreadableNotices } from '../../../src/core/notices/retraction-watch';
import { assertLinear } from '../parse/hostile';
import { inParts, retractionHeader, retractionRow } from './retractions';

const read = (text: string, partSize?: number) => readRetractionWatch(inParts(text, partSize));

const kindsOf = (table: NoticeTable, token: string) => table.of(token).map(({ kind }) => kind);

describe('the table of Retraction Watch', () => {
  it('tells notices by DOI, by the number of PubMed, and by arXiv identifier, however they are written', async () => {
    const text =
      retractionHeader +
      retractionRow({ doi: 'https://doi.org/10.1000/ABC.', pmid: '123', date: '2/9/2020 0:00', by: '10.1000/notice' }) +
      retractionRow({ doi: '10.48550/arXiv.2001.00001', nature: 'Expression of concern' }) +
      retractionRow({ doi: 'unavailable', pmid: '456', nature: 'Correction', date: '2021-03-04' });
    const { notices, count, unidentified, damagedCount } = await read(text);
    const table = new NoticeTable(notices);
    assert.deepEqual(table.of('doi:10.1000/abc'), [
      {
        kind: 'retraction',
        source: 'Retraction Watch',
        date: '2020-02-09',
        by: '10.1000/notice',
        title: 'Moss on walls',
      },
    ]);
    assert.deepEqual(table.of('pmid:123'), table.of('doi:10.1000/abc'));
    assert.deepEqual(kindsOf(table, 'arxiv:2001.00001'), ['concern']);
    assert.deepEqual(table.of('pmid:456'), [
      { kind: 'correction', source: 'Retraction Watch', date: '2021-03-04', title: 'Moss on walls' },
    ]);
    assert.deepEqual([count, unidentified, damagedCount], [3, 0, 0]);
  });

  it('tells nothing by what stands for no identifier', async () => {
    const none = ['', 'unavailable', 'Unavailable', 'n/a', 'NA'].map((doi) => retractionRow({ doi, pmid: '0' }));
    const { notices, count, unidentified } = await read(retractionHeader + none.join(''));
    assert.deepEqual([count, unidentified], [0, 5]);
    const table = new NoticeTable(notices);
    assert.deepEqual(
      ['doi:unavailable', 'doi:', 'pmid:0', 'pmid:', ''].flatMap((token) => table.of(token)),
      [],
    );
  });

  it('reads lists in a field, and DOIs that hold semicolons', async () => {
    const sici = '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2';
    const { notices } = await read(
      retractionHeader +
        retractionRow({ doi: `${sici};10.1000/two; unavailable`, pmid: '11; 22;0', by: `${sici}; 10.1/x` }),
    );
    const table = new NoticeTable(notices);
    assert.deepEqual(
      [`doi:${sici.toLowerCase()}`, 'doi:10.1000/two', 'pmid:11', 'pmid:22', 'pmid:0'].map(
        (token) => table.of(token).length,
      ),
      [1, 1, 1, 1, 0],
    );
    assert.equal(table.of('pmid:11')[0]!.by, sici.toLowerCase());
  });

  it('knows every nature, and tells an unknown one', async () => {
    const natures = [
      'Retraction',
      'Expression of concern',
      'Correction',
      'Reinstatement',
      'retraction',
      'Withdrawal',
      '',
    ];
    const { notices, damaged } = await read(
      retractionHeader + natures.map((nature, at) => retractionRow({ doi: `10.1000/${at}`, nature })).join(''),
    );
    const table = new NoticeTable(notices);
    assert.deepEqual(
      natures.map((_, at) => kindsOf(table, `doi:10.1000/${at}`).join()),
      ['retraction', 'concern', 'correction', 'reinstatement', 'retraction', '', ''],
    );
    assert.deepEqual(damaged, [
      { line: 7, reason: 'unknown-nature' },
      { line: 8, reason: 'unknown-nature' },
    ]);
  });

  it('marks what was retracted and replaced', async () => {
    const { notices } = await read(
      retractionHeader +
        retractionRow({ doi: '10.1000/a', reason: '+Error in Data;+Retract and Replace;' }) +
        retractionRow({ doi: '10.1000/b' }),
    );
    const table = new NoticeTable(notices);
    assert.deepEqual(
      ['doi:10.1000/a', 'doi:10.1000/b'].map((token) => table.of(token)[0]!.isReplaced),
      [true, undefined],
    );
  });

  it('reads columns in any order, with other delimiters, line ends and encodings, and names it misses', async () => {
    const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
    const semicolons = 'RetractionNature;OriginalPaperDOI\r\nRetraction;10.1000/abc\r\n';
    for (const bytes of [
      latin1(semicolons),
      latin1(`\xef\xbb\xbf${semicolons}`),
      latin1('Title,"Original Paper DOI",RETRACTIONNATURE\rZ\xfcrich \x93walls\x94,10.1000/abc,Retraction\r'),
      latin1('\n\nOriginalPaperDOI\tRetractionNature\n10.1000/abc\tRetraction'),
    ]) {
      const { notices, damagedCount } = await readRetractionWatch(inParts(bytes, 7));
      assert.deepEqual([kindsOf(new NoticeTable(notices), 'doi:10.1000/abc'), damagedCount], [['retraction'], 0]);
    }
    await assert.rejects(read('Title,RetractionNature\nA,Retraction\n'), (error: unknown) => {
      assert.ok(error instanceof UnreadableNotices);
      assert.deepEqual([error.reason, error.missing], ['missing-column', 'OriginalPaperDOI']);
      return true;
    });
    for (const text of ['', '\n \n', '\uFEFF']) {
      await assert.rejects(
        read(text),
        (error: unknown) => error instanceof UnreadableNotices && error.reason === 'empty',
      );
    }
  });

  it('reads on behind what is damaged, and tells where it is', async () => {
    const row = (at: number, title = 'A') => retractionRow({ doi: `10.1000/${at}`, title });
    const open = row(2).replace('"A"', '"A');
    const short = '5,too,short\n';
    const text = retractionHeader + row(1) + open + row(3) + row(4) + short + row(6) + row(7, 'says "moss" twice');
    for (const size of [1, 5, 64, 1_000, 100_000]) {
      const { notices, damaged, damagedCount } = await read(text, size);
      const table = new NoticeTable(notices);
      assert.deepEqual(
        [1, 2, 3, 4, 6, 7].map((at) => table.of(`doi:10.1000/${at}`).length),
        [1, 0, 1, 1, 1, 1],
      );
      assert.deepEqual(
        damaged.map(({ line }) => line),
        [3, 6],
      );
      assert.equal(damagedCount, 2);
    }
  });

  it('tells the first twenty damaged places, and counts them all', async () => {
    for (const count of [20, 21]) {
      const { damaged, damagedCount } = await read(retractionHeader + '1,2\n'.repeat(count));
      assert.deepEqual([damaged.length, damagedCount], [20, count]);
    }
  });

  it('looks for the end of the first row once over what has come', async () => {
    await assert.rejects(read('a'.repeat(19_900), 100), UnreadableNotices);
    await assert.rejects(read(' '.repeat(19_900), 100), UnreadableNotices);
  }).timeout(2_000);

  it('takes time that grows as the text does, whatever marks it holds', () => {
    assertLinear(
      (text) => {
        const reader = new CsvReader(',');
        reader.push('a,b\n');
        for (let at = 0; at < text.length; at += 65_536) {
          reader.push(text.slice(at, at + 65_536));
        }
        reader.end();
      },
      ['"', '""', '1,"abc\n', '"a"b', '\r', ',;', ', ', '"\n', '"a'],
      1_000_000,
    );
  });
});

describe('rows of a table', () => {
  it('are the same in whatever parts their text comes, and as they were written', () => {
    const field = fc.stringMatching(/^[ab,"\n\r;é ]{0,8}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, size, lineEnd) => {
          const written = [['x', 'y'], ...rows];
          const text = written
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + lineEnd)
            .join('');
          const reader = new CsvReader(',');
          const read = [];
          for (let at = 0; at < text.length; at += size) {
            read.push(...reader.push(text.slice(at, at + size)).rows);
          }
          read.push(...reader.end().rows);
          assert.deepEqual(
            read.map(({ fields }) => fields),
            written,
          );
        },
      ),
    );
  });
});
