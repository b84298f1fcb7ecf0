import { idsContradict, idsOf } from './verdicts';
import type { WorkState } from './entry-record';

/**
 * Lets notes join the papers that their keys name, or leave them. `works` are those that may have changed; works that
 * gain or lose a note are added to them.
 * @param resolve the work that a key means
 * @param isThere whether a work is still one of the library
 */
export function attachNotes(
  works: Set<WorkState>,
  resolve: (key: string) => WorkState | undefined,
  isThere: (work: WorkState) => boolean,
): void {
  for (const note of [...works]) {
    const key = note.claims.noteKey;
    if (key === undefined || !isThere(note)) {
      continue;
    }
    const named = resolve(key);
    const isPaper = named !== undefined && named !== note && named.claims.noteKey === undefined;
    const host = isPaper && !idsContradict(idsOf(named.records), idsOf(note.records)) ? named : undefined;
    if (note.host !== host) {
      detach(note, works);
      note.host = host;
    }
    if (host !== undefined && !host.attachedNotes.includes(note)) {
      host.attachedNotes = [...host.attachedNotes, note];
      works.add(host);
    }
  }
}

/** Ends the ties of a work with the paper it had joined, and with notes that had joined it; both are added to `works`. */
export function detach(work: WorkState, works: Set<WorkState>): void {
  const { host } = work;
  if (host !== undefined) {
    host.attachedNotes = host.attachedNotes.filter((note) => note !== work);
    works.add(host);
    delete work.host;
  }
  for (const note of work.attachedNotes) {
    delete note.host;
    works.add(note);
  }
  work.attachedNotes = [];
}
