import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Abort } from '../../../src/core/services/abort';
import type { LookUp, WorkQuery } from '../../../src/core/services/model';
import { AllowedServices, permitted } from '../../../src/core/services/permission';
import { settled } from '../async/manual-clock';
import { clientOf } from './client-of';
import { knownWork } from '../../services/works';

interface User {
  isOn: boolean;
  isTrusted: boolean;
  hasAgreed: boolean;
  /** What is said in the dialog. */
  agrees: boolean;
}

/** Services for a user, and what was sent, with what the user had allowed then. */
function servicesFor(user: User) {
  const sent: User[] = [];
  let dialogs = 0;
  const permission = {
    isOn: () => user.isOn && user.isTrusted,
    hasAgreed: () => user.hasAgreed,
    ask: () => {
      dialogs++;
      user.hasAgreed ||= user.agrees;
      return Promise.resolve(user.agrees);
    },
  };
  const client = clientOf(
    permitted(
      { send: () => (sent.push({ ...user }), Promise.resolve({ status: 404, headers: new Map(), text: '' })) },
      permission,
    ),
  );
  return { sent, allowed: new AllowedServices(permission, client), dialogs: () => dialogs };
}

const queries = fc.record({
  kind: fc.constantFrom<WorkQuery['kind']>('doi', 'arxiv', 'pmid', 'isbn', 'acl', 'repository', 'title', 'abstract'),
  value: fc.oneof(fc.constantFrom(knownWork.doi, knownWork.arxiv, knownWork.title, 'a/b'), fc.string()),
});

describe('services', () => {
  it('are asked nothing but while they are on, in a trusted workspace, by a user who agreed', async () => {
    let requests = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({
              set: fc.constantFrom<keyof User>('isOn', 'isTrusted', 'agrees', 'hasAgreed'),
              to: fc.boolean(),
            }),
            queries.map((query) => ({ query, keepsLookUp: true })),
            fc.constant({ consent: true }),
            fc.constant({ waits: true }),
          ),
          { maxLength: 25 },
        ),
        fc.record({ isOn: fc.boolean(), isTrusted: fc.boolean(), hasAgreed: fc.boolean(), agrees: fc.boolean() }),
        async (steps, before) => {
          const user: User = { ...before };
          const { sent, allowed } = servicesFor(user);
          const kept: LookUp[] = [];
          const running: Promise<unknown>[] = [];
          for (const step of steps) {
            if ('set' in step) {
              user[step.set] = step.to;
            } else if ('query' in step) {
              const { lookUp } = allowed;
              assert.equal(lookUp !== undefined, user.isOn && user.isTrusted);
              // Who has kept one from before is refused too.
              kept.push(...(lookUp === undefined ? [] : [lookUp]));
              running.push(...kept.map((each) => each(step.query as WorkQuery, new Abort())));
            } else if ('consent' in step) {
              running.push(allowed.consent());
            } else {
              await settled();
            }
          }
          await Promise.all(running);
          requests += sent.length;
          assert.ok(sent.every(({ isOn, isTrusted, hasAgreed }) => isOn && isTrusted && hasAgreed));
        },
      ),
      { numRuns: 150 },
    );
    assert.ok(requests > 100, 'the property has seen requests');
  });

  it('say that they were not asked where the user does not agree, and ask one question at a time', async () => {
    const user: User = { isOn: true, isTrusted: true, hasAgreed: false, agrees: false };
    const { sent, allowed, dialogs } = servicesFor(user);
    const answers = await Promise.all(
      ['10.5555/1', '10.5555/2'].map((value) => allowed.lookUp!({ kind: 'doi', value }, new Abort())),
    );
    assert.equal(dialogs(), 1);
    assert.ok(answers.every(({ failures }) => failures.length > 0 && failures.every(({ cause }) => cause === 'off')));
    assert.deepEqual(sent, []);
    user.agrees = true;
    await allowed.lookUp!({ kind: 'doi', value: '10.5555/1' }, new Abort());
    await allowed.lookUp!({ kind: 'doi', value: '10.5555/2' }, new Abort());
    assert.equal(dialogs(), 2);
    assert.ok(sent.length > 0);
  });

  it('get nothing more once they are switched off, not even the next try', async () => {
    let isOn = true;
    let sent = 0;
    const client = clientOf(
      permitted(
        {
          send: () => {
            sent++;
            isOn = false;
            return Promise.resolve({ status: 500, headers: new Map(), text: '' });
          },
        },
        { isOn: () => isOn, hasAgreed: () => true },
      ),
    );
    const { failures } = await client.lookUp({ kind: 'repository', value: 'a/b' }, new Abort());
    assert.deepEqual(failures, [{ service: 'citation-file', cause: 'off' }]);
    assert.equal(sent, 1);
  });
});
