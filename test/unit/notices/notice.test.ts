import assert from 'node:assert/strict';
import { standingOf, type Notice } from '../../../src/core/notices/notice';
import { NoticePacker, NoticeTable } from '../../../src/core/notices/notice-table';
import { identifierOfDoi, identifierOfPmid } from '../../../src/core/notices/identifiers';

const notice = (kind: Notice['kind'], date?: string): Notice => ({ kind, source: 'S', ...(date && { date }) });

describe('what stands of a work', () => {
  const cases: readonly (readonly [what: string, notices: readonly Notice[], expected: string | undefined])[] = [
    ['nothing where nothing was said', [], undefined],
    [
      'its retraction above all',
      [notice('correction', '2022'), notice('retraction', '2020'), notice('concern')],
      'retraction',
    ],
    ['a concern above a correction', [notice('correction'), notice('concern')], 'concern'],
    ['nothing of a reinstatement alone', [notice('reinstatement', '2020-01-01')], undefined],
    [
      'nothing once it is reinstated',
      [notice('retraction', '2020-01-01'), notice('reinstatement', '2020-01-02')],
      undefined,
    ],
    [
      'nothing where it is reinstated on the same day',
      [notice('retraction', '2020-01-01'), notice('reinstatement', '2020-01-01')],
      undefined,
    ],
    [
      'its second retraction',
      [notice('retraction', '2019-01-01'), notice('reinstatement', '2020-01-01'), notice('retraction', '2020-01-02')],
      'retraction',
    ],
    ['nothing where a day is not told', [notice('retraction'), notice('reinstatement', '2020-01-01')], undefined],
    [
      'nothing where the day of the reinstatement is not told',
      [notice('retraction', '2020-01-01'), notice('reinstatement')],
      undefined,
    ],
    [
      'a correction, though it is reinstated',
      [notice('correction', '2019-01-01'), notice('reinstatement', '2020-01-01')],
      'correction',
    ],
  ];
  for (const [what, notices, expected] of cases) {
    it(`is ${what}`, () => {
      assert.equal(standingOf(notices)?.kind, expected);
      assert.equal(standingOf([...notices].reverse())?.kind, expected);
    });
  }

  it('is told by the notice that says more', () => {
    const known = { ...notice('retraction', '2020'), by: '10.1/n' };
    assert.equal(standingOf([notice('retraction'), known]), known);
  });
});

describe('a table of notices', () => {
  it('finds each of many works, and none that it does not have', () => {
    const packer = new NoticePacker('S');
    for (let number = 0; number < 3_000; number++) {
      packer.add({ kind: 'correction', works: [`doi:10.1/${number}`, `pmid:${number}`], title: `T\t${number}\nmore` });
    }
    const table = new NoticeTable(packer.packed());
    for (let number = 0; number < 3_000; number++) {
      assert.deepEqual(table.of(`doi:10.1/${number}`), [
        { kind: 'correction', source: 'S', title: `T ${number} more` },
      ]);
      assert.equal(table.of(`pmid:${number}`).length, 1);
      assert.deepEqual(table.of(`doi:10.1/${number + 3_000}`), []);
    }
  });

  it('is empty without notices', () => {
    assert.deepEqual(new NoticeTable(new NoticePacker('S').packed()).of('doi:10.1/a'), []);
  });
});

describe('identifiers', () => {
  it('are the same however they are written', () => {
    const written = [
      '123456',
      'PMID: 123456',
      'pmid:123456',
      '0123456',
      'https://pubmed.ncbi.nlm.nih.gov/123456/',
      '123456.0',
    ];
    assert.deepEqual(new Set(written.map((text) => identifierOfPmid(text)?.value)), new Set(['123456']));
    assert.deepEqual(
      ['0', '', 'abc', '12345678901', 'PMC123456'].map((text) => identifierOfPmid(text)),
      [undefined, undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(identifierOfDoi('https://doi.org/10.48550/arXiv.2001.00001v2'), {
      kind: 'arxiv',
      value: '2001.00001',
    });
    assert.deepEqual(identifierOfDoi(' doi:10.1000/X. '), { kind: 'doi', value: '10.1000/x' });
    assert.equal(identifierOfDoi('see 10.1000'), undefined);
  });
});
