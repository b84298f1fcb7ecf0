import assert from 'node:assert/strict';
import { type Connect, EngineClient, type EngineListener } from '../../../src/worker/client';
import { type EngineMessage, type EngineRequest, hello, textInMessage } from '../../../src/worker/protocol';
import { EngineService } from '../../../src/worker/service';
import { paper } from '../search/paper';

interface Engine {
  readonly requests: EngineRequest[];
  readonly messages: EngineMessage[];
  readonly listener: EngineListener;
  isClosed: boolean;
}

/** Engines that answer later, as clones, and die when a source says so. */
function engines(count: number): { started: Engine[]; backends: Connect[] } {
  const started: Engine[] = [];
  const backend: Connect = (listener) => {
    const engine: Engine = { requests: [], messages: [], listener, isClosed: false };
    const service = new EngineService();
    started.push(engine);
    setImmediate(() => {
      listener.reply(hello);
    });
    return Promise.resolve({
      post: (message) => {
        engine.messages.push(message);
        if ('call' in message) {
          engine.requests.push(message);
        }
        const copy = structuredClone(message);
        setImmediate(() => {
          if (engine.isClosed) {
            return;
          }
          if ('call' in copy && copy.call === 'parse' && copy.argument.text === 'deadly') {
            listener.failed('it died');
          } else {
            service.answer(copy, (reply) => {
              listener.reply(structuredClone(reply));
            });
          }
        });
      },
      close: () => {
        engine.isClosed = true;
      },
    });
  };
  return { started, backends: Array.from({ length: count }, () => backend) };
}

const source = (text: string) => ({ path: 'a.txt', text, options: { markers: [] } });
const moss = 'We present MossNet, a network that finds moss on walls. MossNet outperforms people.\n';
const entriesOf = async (client: EngineClient, text: string) => {
  const parsed = await client.call('parse', source(text));
  return 'skipped' in parsed ? [] : parsed.entries;
};

/** As VS Code knows what was called off. */
const canceled = { name: 'Canceled', message: 'Canceled' };

describe('engine client', () => {
  const failures: string[] = [];
  const onFailure = (reason: string) => failures.push(reason);
  beforeEach(() => {
    failures.length = 0;
  });

  it('starts an engine at the first call, and hands on what it answers', async () => {
    const { started, backends } = engines(1);
    const client = new EngineClient({ backends, onFailure });
    assert.deepEqual(started, []);
    assert.deepEqual(
      (await entriesOf(client, moss)).map(({ names }) => names),
      [['MossNet']],
    );
    assert.equal(started.length, 1);
  });

  it('puts a large source together from its portions', async () => {
    const client = new EngineClient({ backends: engines(1).backends, onFailure });
    const text = Array.from({ length: 450 }, (_, index) => moss.replaceAll('Moss', `Moss${index}`)).join('');
    const entries = await entriesOf(client, text);
    assert.deepEqual(
      entries.map(({ span }) => span.line),
      entries.map((_, index) => index),
    );
    assert.equal(entries.length, 450);
  });

  it('asks for a portion when it has the one before', async () => {
    const { started, backends } = engines(1);
    const client = new EngineClient({ backends, onFailure });
    const text = Array.from({ length: 450 }, (_, index) => moss.replaceAll('Moss', `Moss${index}`)).join('');
    const [long, short] = await Promise.all([entriesOf(client, text), entriesOf(client, moss)]);
    assert.deepEqual([long.length, short.length], [450, 1]);
    assert.deepEqual(
      started[0]!.messages.map((message) => ('call' in message ? message.call : Object.keys(message).join())),
      ['parse', 'parse', 'id,next', 'id,next', 'id,next'],
    );
  });

  it('sends a long text in parts, and all of it to the engine that takes the place of one that died', async () => {
    const { started, backends } = engines(2);
    const client = new EngineClient({ backends, onFailure });
    await entriesOf(client, moss);
    const sentence = 'The network tells moss from lichen and counts it. ';
    const text = sentence.repeat(Math.ceil((2.2 * textInMessage) / sentence.length)).trim();
    const entries = entriesOf(client, text);
    started[0]!.listener.failed('it died');
    assert.deepEqual(
      (await entries).map(({ abstract }) => abstract === text),
      [true],
    );
    assert.deepEqual(
      started[1]!.messages.map((message) => ('text' in message ? message.text.length : 'rest')),
      [textInMessage, textInMessage, 'rest'],
    );
    assert.equal((await entriesOf(client, moss)).length, 1);
  });

  it('replaces an engine that died, restores it, and asks again what had no answer', async () => {
    const { started, backends } = engines(3);
    const papers = [paper('moss', 'Moss grows.')];
    const client: EngineClient = new EngineClient({
      backends,
      onFailure,
      restore: () => void client.call('update', { removed: [], added: papers }),
    });
    await client.call('update', { removed: [], added: papers });
    const answer = client.call('search', { query: 'moss', limit: 5 });
    started[0]!.listener.failed('it died');
    assert.deepEqual(
      (await answer).hits.map(({ key }) => key),
      ['moss'],
    );
    assert.deepEqual(
      started[1]!.requests.map(({ call }) => call),
      ['update', 'search'],
    );
    assert.deepEqual(failures, ['it died']);
    assert.equal(client.backend, 1);
  });

  it('gives up on a source at which two engines died, and only on that', async () => {
    const { started, backends } = engines(3);
    const client = new EngineClient({ backends, onFailure });
    const before = entriesOf(client, moss);
    const deadly = client.call('parse', source('deadly')).then(
      () => 'parsed',
      (error: unknown) => String(error),
    );
    const after = entriesOf(client, moss);
    assert.equal(await deadly, 'Error: it died');
    assert.equal((await before).length, 1);
    assert.equal((await after).length, 1);
    assert.equal(started.length, 3);
  });

  it('goes on to the next way where an engine cannot be started, and fails calls where none is left', async () => {
    const { started, backends } = engines(1);
    const broken: Connect = () => Promise.reject(new Error('no workers here'));
    assert.equal(
      (await entriesOf(new EngineClient({ backends: [broken, broken, ...backends], onFailure }), moss)).length,
      1,
    );
    assert.equal(started.length, 1);
    const helpless = new EngineClient({ backends: [broken], onFailure });
    for (let attempt = 0; attempt < 2; attempt++) {
      const result = await helpless.call('parse', source(moss)).then(
        () => 'parsed',
        (error: unknown) => String(error),
      );
      assert.match(result, /No engine can be started/);
    }
  });

  it('starts no further engine where it is closed when one has died', async () => {
    const { started, backends } = engines(2);
    const client: EngineClient = new EngineClient({
      backends,
      onFailure: () => {
        client.close();
      },
    });
    await assert.rejects(client.call('parse', source('deadly')), canceled);
    await assert.rejects(client.call('parse', source(moss)), canceled);
    assert.equal(started.length, 1);
  });

  it('calls off what waits when it is closed, and what is called after that', async () => {
    const { started, backends } = engines(1);
    const client = new EngineClient({ backends, onFailure });
    await entriesOf(client, moss);
    const waiting = assert.rejects(client.call('parse', source(moss)), canceled);
    client.close();
    await waiting;
    assert.equal(started[0]!.isClosed, true);
    await assert.rejects(client.call('parse', source(moss)), canceled);
  });
});
