import { idsContradict, idsOf } from './verdicts';
import type { WorkState } from './work';

/**
 * Lets notes join the papers that their keys name, or leave them. `works` are those that may have changed; works that
 * gain or lose a note are added to them.
 * @param resolve the work that a key means
 * @param isThere whether a work is still one of the library
 */
export function attachGuests(works: Set<WorkState>, resolve: (key: string) => WorkState | undefined, isThere: (work: WorkState) => boolean): void {
  for (const guest of [...works]) {
    const key = guest.claims.guestKey;
    if (key === undefined || !isThere(guest)) {
      continue;
    }
    const named = resolve(key);
    const isPaper = named !== undefined && named !== guest && named.claims.guestKey === undefined;
    const host = isPaper && !idsContradict(idsOf(named.records), idsOf(guest.records)) ? named : undefined;
    if (guest.host !== host) {
      detach(guest, works);
      guest.host = host;
    }
    if (host !== undefined && !host.guests.includes(guest)) {
      host.guests = [...host.guests, guest];
      works.add(host);
    }
  }
}

/** Ends the ties of a work with the paper it had joined, and with notes that had joined it; both are added to `works`. */
export function detach(work: WorkState, works: Set<WorkState>): void {
  const { host } = work;
  if (host !== undefined) {
    host.guests = host.guests.filter((guest) => guest !== work);
    works.add(host);
    delete work.host;
  }
  for (const guest of work.guests) {
    delete guest.host;
    works.add(guest);
  }
  work.guests = [];
}
