/** The addresses that code of the extension host has fetched since this was asked last. */
export function takeFetched(): readonly string[] {
  return fetched.splice(0);
}

const fetched: string[] = [];
const elsewhere: string[] = [];

/** Has whoever fetches from another machine fail, and the test that did. To be called before tests are loaded. */
export function guardNetwork(): void {
  const send = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const address = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const { protocol, hostname, host } = new URL(address, 'http://localhost');
    if (/^https?:$/.test(protocol) && !/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) {
      elsewhere.push(host);
      return Promise.reject(new Error(`A test contacts ${host}.`));
    }
    fetched.push(address);
    return send(input, init);
  };
  afterEach('nothing but this machine is contacted', () => {
    const hosts = elsewhere.splice(0);
    if (hosts.length > 0) {
      throw new Error(`The test contacted ${hosts.join(', ')}.`);
    }
  });
}

/** The hosts elsewhere that somebody tried to contact since this was asked last. */
export function takeContacted(): readonly string[] {
  return elsewhere.splice(0);
}
