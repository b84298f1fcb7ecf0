import assert from 'node:assert/strict';
import type { IdentifyReply } from '../../../src/worker/identify-protocol';
import { IdentifyService } from '../../../src/worker/identify-service';
import { arxivLine } from '../identify/catalogues';

/** Finds a work in catalogues of one text each, which are handed over as they are asked for. */
function find(value: string, ...texts: readonly (string | Error)[]): Promise<IdentifyReply> {
  const given = texts.map(() => false);
  return new Promise((resolve) => {
    const service = new IdentifyService((reply) => {
      if ('wanted' in reply) {
        const text = texts[reply.wanted];
        const isFirst = given[reply.wanted] === false;
        given[reply.wanted] = true;
        queueMicrotask(() => {
          service.answer(
            text instanceof Error
              ? { unreadable: text.message }
              : { part: isFirst ? new TextEncoder().encode(text) : undefined },
          );
        });
      } else if ('finds' in reply || 'error' in reply) {
        resolve(reply);
      }
    });
    const catalogues = texts.map((_, at) => ({ path: `${String(at)}.jsonl` }));
    service.answer({ task: { query: { kind: 'doi', value }, catalogues } });
  });
}

describe('finding a work in the worker', () => {
  const first = arxivLine('2101.00001', 'Songs of Birds', 'They sing.', { doi: '10.1000/songs' });
  const second = arxivLine('2101.00002', 'Herons', 'They stand.', { doi: '10.1000/herons' });

  it('reads one catalogue after the other, and tells where the record stands', async () => {
    const reply = await find('10.1000/herons', first, first + second);
    assert.ok('finds' in reply);
    assert.deepEqual(
      reply.finds.map(({ item, place }) => [item.title, place]),
      [['Herons', { path: '1.jsonl', line: 2 }]],
    );
    assert.deepEqual(await find('10.1000/none', first, second), { finds: [] });
  });

  it('says which catalogue cannot be read', async () => {
    const reply = await find('10.1000/herons', first, new Error('it is gone'));
    assert.deepEqual(reply, { error: 'The catalogue 1.jsonl cannot be read: it is gone' });
  });
});
