import type { Network } from '../../core/services/model';
import { isLoopback } from '../../core/zotero/loopback';
import { fetchNetwork } from '../../network/fetch-network';

/** No answer is longer, in bytes: the versions of 50,000 items take one million, fifty items with abstracts less. */
const maxAnswer = 32_000_000;

/** Asks programs of this machine, and nothing else. */
export function loopbackNetwork(): Network {
  const network = fetchNetwork(maxAnswer);
  return {
    send: (request, signal) =>
      isLoopback(request.url)
        ? network.send(request, signal)
        : Promise.reject(new Error(`${request.url} is not on this machine.`)),
  };
}
