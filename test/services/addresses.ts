import type { ServiceId } from '../../src/core/services/model';
import { services } from '../../src/core/services/services';

/** How a stand-in answers; `ok` and `hostile` know one work, and say what their service says where another one is asked for. */
export type Mode = 'ok' | 'hostile' | 'malformed' | 'busy' | 'broken' | 'slow' | 'huge' | 'refused';

/** Addresses of all services at a server of stand-ins. */
export function standInBases(address: string, mode: Mode): ReadonlyMap<ServiceId, string> {
  return new Map(services.map(({ id }) => [id, `${address}/${mode}/${id}`]));
}
