import { Session } from 'node:inspector';

/** Memory of one thread after a forced collection, in bytes: objects, and buffers besides. */
export interface ThreadMemory {
  readonly heap: number;
  readonly buffers: number;
}

/** Memory of the extension host's process. */
export interface HostMemory {
  readonly process: number;
  readonly host: ThreadMemory;
  readonly workers: Readonly<Record<string, ThreadMemory>>;
  /** Bytes that the operating system counts, which is what V8 has not given back too. */
  readonly resident: number;
}

const used = 'JSON.stringify({heap: process.memoryUsage().heapUsed, buffers: process.memoryUsage().arrayBuffers})';
const answerLimit = 20_000;

/**
 * Collects garbage and measures, in the thread of the host and in its workers: by the inspector that each Node has in itself, which needs
 * no flag and no port.
 */
export async function measureMemory(): Promise<HostMemory> {
  const session = new Session();
  session.connect();
  try {
    await collected(session);
    const workers = await workersOf(session);
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    return { process: process.pid, host: { heap: heapUsed, buffers: arrayBuffers }, workers, resident: rss };
  } finally {
    session.disconnect();
  }
}

async function collected(session: Session): Promise<void> {
  // Finalizers run between two collections.
  for (let time = 0; time < 3; time++) {
    await new Promise<void>((done, fail) => {
      session.post('HeapProfiler.collectGarbage', (error) => {
        if (error === null) {
          setImmediate(done);
        } else {
          fail(error);
        }
      });
    });
  }
}

interface Attached {
  readonly params: {
    readonly sessionId: string;
    readonly workerInfo: { readonly url: string; readonly title: string };
  };
}
interface Received {
  readonly params: { readonly sessionId: string; readonly message: string };
}

async function workersOf(session: Session): Promise<Readonly<Record<string, ThreadMemory>>> {
  const attached: { readonly id: string; readonly name: string }[] = [];
  const waiting = new Map<string, (message: { result?: { result?: { value?: string } } }) => void>();
  session.on('NodeWorker.attachedToWorker', (message) => {
    const { sessionId, workerInfo } = (message as Attached).params;
    attached.push({ id: sessionId, name: workerInfo.title });
  });
  session.on('NodeWorker.receivedMessageFromWorker', (message) => {
    const { sessionId, message: text } = (message as Received).params;
    const answer = JSON.parse(text) as { id?: number };
    waiting.get(`${sessionId} ${String(answer.id)}`)?.(answer as object);
  });
  const post = (method: string, params: object) =>
    new Promise<void>((done, fail) => {
      session.post(method as 'NodeWorker.enable', params as never, (error: Error | null) => {
        if (error === null) {
          done();
        } else {
          fail(error);
        }
      });
    });
  let next = 0;
  const ask = (sessionId: string, method: string, params: object = {}) => {
    const id = ++next;
    return new Promise<string | undefined>((done, fail) => {
      const late = setTimeout(() => {
        fail(new Error(`a worker does not answer ${method}`));
      }, answerLimit);
      waiting.set(`${sessionId} ${String(id)}`, ({ result }) => {
        clearTimeout(late);
        done(result?.result?.value);
      });
      post('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify({ id, method, params }) }).catch(
        fail,
      );
    });
  };
  await post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  await new Promise((done) => setTimeout(done, 300));
  const found: Record<string, ThreadMemory> = {};
  for (const [number, { id, name }] of attached.entries()) {
    await ask(id, 'HeapProfiler.collectGarbage');
    await ask(id, 'HeapProfiler.collectGarbage');
    const value = await ask(id, 'Runtime.evaluate', { expression: used, returnByValue: true });
    found[`${name}#${String(number)}`] = JSON.parse(value ?? '{"heap":0,"buffers":0}') as ThreadMemory;
  }
  await post('NodeWorker.disable', {});
  return found;
}
