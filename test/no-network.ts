import { Socket } from 'node:net';

/** Required by mocha: whoever contacts another machine fails, and so does the test that did. */
const contacted: string[] = [];

/** The hosts that somebody tried to contact since this was asked last. */
export function takeContacted(): readonly string[] {
  return contacted.splice(0);
}

const isHere = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/.test(host);

/** The host that a socket is to be connected to; none where it is a pipe of this machine. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { path, host } = first as { readonly path?: unknown; readonly host?: unknown };
    return path !== undefined && path !== null ? undefined : typeof host === 'string' ? host : 'localhost';
  }
  return typeof first === 'number' ? (typeof second === 'string' ? second : 'localhost') : undefined;
}

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  const host = hostOf(args);
  if (host !== undefined && !isHere(host)) {
    contacted.push(host);
    throw new Error(`A test contacts ${host}.`);
  }
  return connect.apply(this, args);
} as typeof Socket.prototype.connect;

function failIfContacted(): void {
  const hosts = takeContacted();
  if (hosts.length > 0) {
    throw new Error(`The test contacted ${hosts.join(', ')}.`);
  }
}

/** What mocha calls after each test where it requires this file before its tests. */
export const mochaHooks = { afterEach: failIfContacted };

// In one file with the tests.
if (typeof afterEach === 'function') {
  afterEach('nothing but this machine is contacted', failIfContacted);
}
