import { onAbort } from '../core/services/abort';
import { AnswerTooLarge, type Network, type ServiceAnswer, type ServiceRequest } from '../core/services/model';

/** Bytes of an answer that are read; a search of Crossref's with abstracts has a hundredth. */
const maxAnswer = 4_000_000;
const mostRedirects = 3;

/**
 * The network by `fetch`, which both extension hosts have: without cookies, and never led to another origin. The one place of the project that sends
 * anything (linted).
 * @param mostBytes of an answer, at which reading ends
 */
export function fetchNetwork(mostBytes = maxAnswer): Network {
  return {
    send: async (request, signal) => {
      const controller = new AbortController();
      const stop = onAbort(signal, () => {
        controller.abort(signal.reason);
      });
      try {
        const response = await fetched(request, controller.signal);
        return {
          status: response.status,
          headers: new Map([...response.headers].map(([name, value]) => [name.toLowerCase(), value])),
          text: await textOf(response, mostBytes),
        } satisfies ServiceAnswer;
      } finally {
        stop();
        // What has not been read is not waited for.
        controller.abort();
      }
    },
  };
}

async function fetched(request: ServiceRequest, signal: AbortSignal): Promise<Response> {
  let { url } = request;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(url, {
      method: request.method ?? 'GET',
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const location = response.headers.get('location');
    if (response.type === 'opaqueredirect' || (isRedirect(response.status) && location === null)) {
      throw new Error('The service leads elsewhere, and does not say where.');
    }
    if (!isRedirect(response.status) || location === null) {
      return response;
    }
    const next = new URL(location, url);
    if (next.origin !== new URL(url).origin || (request.method ?? 'GET') !== 'GET' || redirects >= mostRedirects) {
      throw new Error(`The service leads to ${next.origin}.`);
    }
    url = next.href;
  }
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

async function textOf(response: Response, mostBytes: number): Promise<string> {
  if (Number(response.headers.get('content-length')) > mostBytes) {
    throw new AnswerTooLarge();
  }
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let [text, bytes] = ['', 0];
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > mostBytes) {
      await reader?.cancel();
      throw new AnswerTooLarge();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
