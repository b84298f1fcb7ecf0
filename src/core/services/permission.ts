import type { ServiceClient } from './client';
import type { LookUp, Network } from './model';
import { ServiceError } from './service';

/** What the user has said of services. */
export interface Permission {
  /** Whether services are switched on, in a workspace that is trusted. */
  isOn(): boolean;
  /** Whether the user has been shown which hosts would be asked, and agreed. */
  hasAgreed(): boolean;
  /** Shows them. @returns whether the user agrees */
  ask(): Promise<boolean>;
}

/** A network that sends nothing but what the user has allowed, looked at with each request. */
export function permitted(network: Network, permission: Pick<Permission, 'isOn' | 'hasAgreed'>): Network {
  return {
    send: (request, signal) =>
      permission.isOn() && permission.hasAgreed()
        ? network.send(request, signal)
        : Promise.reject(new ServiceError('off')),
  };
}

/** Public services as far as the user allows them to be asked. */
export class AllowedServices {
  readonly #permission: Permission;
  readonly #client: Pick<ServiceClient, 'lookUp' | 'services'>;
  #asking: Promise<boolean> | undefined;

  constructor(permission: Permission, client: Pick<ServiceClient, 'lookUp' | 'services'>) {
    this.#permission = permission;
    this.#client = client;
  }

  /** Undefined where services are off. Asks for consent before the first request. */
  get lookUp(): LookUp | undefined {
    return this.#permission.isOn() ? this.#lookUp : undefined;
  }

  /** Whether services may be asked; shows the user which hosts those are where that has not been done. */
  async consent(): Promise<boolean> {
    if (!this.#permission.isOn()) {
      return false;
    }
    if (this.#permission.hasAgreed()) {
      return true;
    }
    this.#asking ??= this.#permission.ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  readonly #lookUp: LookUp = async (query, signal, only) => {
    if (await this.consent()) {
      return this.#client.lookUp(query, signal, only);
    }
    const failures = this.#client.services
      .filter(({ id, finds }) => finds.includes(query.kind) && only?.includes(id) !== false)
      .map(({ id }) => ({ service: id, cause: 'off' as const }));
    return { records: [], failures };
  };
}
