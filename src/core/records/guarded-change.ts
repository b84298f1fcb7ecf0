import type { PinFilePort } from '../library/pin-file';
import { mayBeTorn, type RecordEdit, recordPlaces, withEdits } from './records-text';

/** What writing a records file needs of the world. */
export type RecordsPort = Pick<PinFilePort, 'read' | 'replace' | 'pause'>;

/** How often a text is read anew that is torn, or gone. Others are done writing long before. */
const readTries = 7;
/** How often a change is made anew because others write too. */
const writeTries = 60;

/** The file ends in the middle of an entry, so that nothing may be written behind it. */
export class RecordsDamaged extends Error {}

/** Others keep writing the file. */
export class RecordsBusy extends Error {}

/**
 * Changes a records file that other programs write too, as pins are: the change is made to what one reading found, and put in its place
 * only if that is there still; else all starts over, and what has been put there is read again, since others may have put their own over it.
 * @param change called with what the file holds, perhaps more than once; must be no change where it was made already
 * @returns whether the file was made, written, or held all of it before
 */
export async function changeRecords(
  port: RecordsPort,
  change: (text: string) => string,
): Promise<'created' | 'written' | 'unchanged'> {
  let outcome: 'created' | 'written' | 'unchanged' = 'unchanged';
  for (let tries = 1; tries <= writeTries; tries++) {
    const before = await readSound(port, outcome !== 'unchanged');
    const after = change(before ?? '');
    if (after === (before ?? '')) {
      return outcome;
    }
    if (await port.replace(after, before)) {
      outcome = outcome === 'created' || before === undefined ? 'created' : 'written';
    } else {
      await port.pause(1);
    }
  }
  throw new RecordsBusy();
}

/**
 * Makes edits of a records file, as `changeRecords` does.
 * @returns the edits that changed it, as they can be undone, those that were not made, since the file says something else by now, and
 * whether they made the file
 */
export async function editRecords(
  port: RecordsPort,
  edits: readonly RecordEdit[],
): Promise<{ readonly made: readonly RecordEdit[]; readonly stale: readonly RecordEdit[]; readonly isNew: boolean }> {
  const all = new Map<RecordEdit, RecordEdit>();
  let stale: readonly RecordEdit[] = [];
  const outcome = await changeRecords(port, (text) => {
    const edited = withEdits(text, edits);
    edited.made.forEach((made, edit) => all.set(edit, made));
    ({ stale } = edited);
    return edited.text;
  });
  return {
    made: edits.flatMap((edit) => (stale.includes(edit) ? [] : (all.get(edit) ?? []))),
    stale,
    isNew: outcome === 'created',
  };
}

/** What the file holds once nobody is in the middle of writing it. */
async function readSound(port: RecordsPort, isExpected: boolean): Promise<string | undefined> {
  let had = isExpected;
  for (let tries = 1; ; tries++) {
    const text = await port.read();
    const isEmpty = (text ?? '').trim() === '';
    had ||= !isEmpty && recordPlaces(text ?? '').length > 0;
    const isTorn = mayBeTorn(text ?? '');
    if (!isTorn && !(isEmpty && had && tries < readTries)) {
      return text;
    }
    if (tries >= readTries) {
      throw new RecordsDamaged();
    }
    await port.pause(tries);
  }
}
