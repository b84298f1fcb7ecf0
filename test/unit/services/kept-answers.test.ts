import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KeptAnswers, mostAnswers, mostCharacters } from '../../../src/core/services/kept-answers';
import type { ServiceRecord } from '../../../src/core/services/model';
import { deferred, settled } from '../async/manual-clock';
import { day, keptAnswers, MemoryFile } from './client-of';

const record = (more: Partial<ServiceRecord> = {}): ServiceRecord => ({
  item: { id: 'x', type: 'article-journal', title: 'Moss' },
  service: 'crossref',
  asked: day,
  doi: '10.5555/Moss',
  ...more,
});

describe('kept answers', () => {
  it('are found by each identifier of a work, in any case of letters', () => {
    const answers = keptAnswers();
    const found = record({
      arxiv: '2401.00001',
      pmid: '12',
      item: { id: 'x', type: 'book', ISBN: '978-3-16-148410-0' },
    });
    answers.keep('crossref', { kind: 'title', value: 'Moss' }, { asked: day, records: [found] });
    for (const [kind, value] of [
      ['doi', '10.5555/moss'],
      ['arxiv', '2401.00001'],
      ['pmid', '12'],
      ['isbn', '9783161484100'],
    ] as const) {
      assert.deepEqual(answers.get({ kind, value }), [found], kind);
      assert.deepEqual(answers.get({ kind, value: `${value}9` }), []);
    }
    assert.deepEqual(answers.get({ kind: 'repository', value: 'x' }), []);
  });

  it('say of a work what a notice says of it that was met elsewhere', () => {
    const answers = keptAnswers();
    answers.keep('crossref', { kind: 'doi', value: '10.5555/moss' }, { asked: day, records: [record()] });
    const notice = record({ doi: '10.5555/notice', updates: [{ kind: 'retraction', doi: '10.5555/MOSS' }] });
    answers.keep('crossref', { kind: 'doi', value: '10.5555/notice' }, { asked: day, records: [notice] });
    const [work] = answers.get({ kind: 'doi', value: '10.5555/moss' });
    assert.deepEqual(work?.notices, [{ kind: 'retraction', by: '10.5555/notice' }]);
    assert.equal(answers.get({ kind: 'doi', value: '10.5555/notice' })[0]?.notices, undefined);
  });

  it('come back as they were', async () => {
    const file = new MemoryFile();
    const answers = keptAnswers(file);
    const whole = record({
      arxiv: '2401.00001',
      publishedAs: [{ kind: 'doi', value: '10.5555/published' }],
      notices: [{ kind: 'concern', by: '10.5555/notice', date: '2026-01' }, { kind: 'retraction' }],
      updates: [{ kind: 'correction', doi: '10.5555/other' }],
    });
    answers.keep('crossref', { kind: 'doi', value: '10.5555/moss' }, { asked: day, records: [whole] });
    await answers.whenSaved();
    const again = keptAnswers(file);
    await again.load();
    assert.deepEqual(again.get({ kind: 'doi', value: '10.5555/moss' }), [whole]);
    await again.clear();
    assert.deepEqual(again.get({ kind: 'doi', value: '10.5555/moss' }), []);
    const empty = keptAnswers(file);
    await empty.load();
    assert.deepEqual(empty.get({ kind: 'doi', value: '10.5555/moss' }), []);
  });

  it('that came before the file was read are not lost, nor are those of the file', async () => {
    const file = new MemoryFile();
    const before = keptAnswers(file);
    before.keep('crossref', { kind: 'doi', value: 'a' }, { asked: day, records: [record({ doi: '10.5555/a' })] });
    await before.whenSaved();
    const answers = keptAnswers(file);
    answers.keep('crossref', { kind: 'doi', value: 'b' }, { asked: day, records: [record({ doi: '10.5555/b' })] });
    await answers.whenSaved();
    const again = keptAnswers(file);
    await again.load();
    for (const value of ['10.5555/a', '10.5555/b']) {
      assert.equal(again.get({ kind: 'doi', value }).length, 1, value);
    }
  });

  it('are no more than the limit; the oldest go', () => {
    const answers = keptAnswers();
    for (let at = 0; at <= mostAnswers; at++) {
      answers.keep('crossref', { kind: 'doi', value: `10.5555/${String(at)}` }, { asked: day, records: [] });
    }
    assert.equal(answers.any('crossref', { kind: 'doi', value: '10.5555/0' }), undefined);
    assert.notEqual(answers.any('crossref', { kind: 'doi', value: '10.5555/1' }), undefined);
  });

  it('are no longer than the limit; the oldest go, and one that is longer alone is not kept', () => {
    const answers = keptAnswers();
    const long = (length: number) => ({
      asked: day,
      records: [record({ item: { id: 'x', type: 'book', abstract: 'x'.repeat(length) } })],
    });
    const half = mostCharacters / 2;
    answers.keep('crossref', { kind: 'doi', value: 'a' }, long(half - 1_000));
    answers.keep('crossref', { kind: 'doi', value: 'b' }, long(half - 1_000));
    assert.notEqual(answers.any('crossref', { kind: 'doi', value: 'a' }), undefined);
    answers.keep('crossref', { kind: 'doi', value: 'c' }, long(half - 1_000));
    assert.equal(answers.any('crossref', { kind: 'doi', value: 'a' }), undefined);
    assert.notEqual(answers.any('crossref', { kind: 'doi', value: 'b' }), undefined);
    answers.keep('crossref', { kind: 'doi', value: 'd' }, long(mostCharacters));
    assert.equal(answers.any('crossref', { kind: 'doi', value: 'd' }), undefined);
    assert.notEqual(answers.any('crossref', { kind: 'doi', value: 'c' }), undefined);
  });

  it('of a file that anybody may have written do no harm', async () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json({ maxDepth: 3 }).map((answers) => `{"version":1,"answers":${answers}}`),
      fc
        .record({
          key: fc.anything(),
          asked: fc.oneof(fc.constant(day), fc.anything()),
          records: fc.oneof(
            fc.anything(),
            fc.array(
              fc.record({
                service: fc.constantFrom('crossref', 'nobody', 7),
                asked: fc.constantFrom(day, 'today', undefined),
                item: fc.oneof(fc.object(), fc.constant({ ['__proto__']: { polluted: true }, author: 7, title: {} })),
                doi: fc.anything(),
                publishedAs: fc.anything(),
                notices: fc.array(fc.anything()),
              }),
            ),
          ),
        })
        .map((answer) => JSON.stringify({ version: 1, answers: [answer] }, bigints) ?? ''),
      fc.constant(
        `{"version":1,"answers":[{"key":"crossref doi x","asked":"${day}","records":[{"service":"crossref","asked":"${day}","item":{"__proto__":{"polluted":true},"id":1,"type":"<b>"}}]}]}`,
      ),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const answers = keptAnswers(new MemoryFile(text));
        await answers.load();
        const kept = answers.any('crossref', { kind: 'doi', value: 'x' });
        for (const { item, asked, service } of kept?.records ?? []) {
          assert.equal(Object.getPrototypeOf(item), Object.prototype);
          assert.deepEqual([item.type, asked, service], ['document', day, 'crossref']);
        }
        assert.equal(({} as Record<string, unknown>).polluted, undefined);
      }),
    );
  });

  it('that come within a pause are written once', async () => {
    const file = new MemoryFile();
    const waiting = deferred();
    const answers = new KeptAnswers(
      file,
      () => day,
      { warn: () => undefined },
      () => waiting.promise,
    );
    for (const value of ['a', 'b', 'c']) {
      answers.keep('crossref', { kind: 'doi', value }, { asked: day, records: [] });
      await settled();
    }
    assert.equal(file.written, 0);
    waiting.resolve();
    await answers.whenSaved();
    assert.equal(file.written, 1);
    assert.equal((JSON.parse(file.text!) as { readonly answers: unknown[] }).answers.length, 3);
  });

  it('that cannot be written are told to the log, and stay', async () => {
    const told: string[] = [];
    const file = { read: () => Promise.reject(new Error('none')), write: () => Promise.reject(new Error('full')) };
    const answers = new KeptAnswers(file, () => day, { warn: (message) => told.push(message) });
    answers.keep('crossref', { kind: 'doi', value: 'a' }, { asked: day, records: [] });
    await answers.whenSaved();
    assert.equal(told.length, 1);
    assert.notEqual(answers.any('crossref', { kind: 'doi', value: 'a' }), undefined);
  });
});

const bigints = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
