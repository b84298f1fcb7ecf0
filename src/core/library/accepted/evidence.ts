import type { Entry } from '../../model/paper';
import { SketchIndex } from '../pins/sketch-index';
import { numberFields, textFields } from '../pins/pin-fields';
import type { Pin } from '../pins/pins';
import type { EntryRecord } from '../merging/entry-record';

/** A pin that says of a paper what its record keeps of it. */
export function pinOfEvidence({ writtenKey = '', accepted }: Entry): Pin {
  const evidence = new Map(Object.entries(accepted?.evidence ?? {}));
  const texts = textFields.flatMap((field) => (evidence.has(field) ? [[field, evidence.get(field)]] : []));
  const numbers = numberFields.flatMap((field) => {
    const number = Number(evidence.get(field) ?? NaN);
    return Number.isFinite(number) ? [[field, number]] : [];
  });
  return { key: writtenKey, aliases: [], ...(Object.fromEntries([...texts, ...numbers]) as Partial<Pin>) };
}

/**
 * Pins with how similar the most similar paper is that is not theirs, so that this is not taken for it once theirs has gone.
 * @param isOwn whether an entry is of the paper of a pin
 */
export function withNearest(
  pins: readonly Pin[],
  records: readonly EntryRecord[],
  isOwn: (pin: Pin, record: EntryRecord) => boolean,
): readonly Pin[] {
  const index = new SketchIndex();
  index.setPins(pins, records);
  return pins.map((pin) => {
    let near = 0;
    for (const [record, likeness] of index.relatedTo(pin)) {
      if (likeness > near && !isOwn(pin, record)) {
        near = likeness;
      }
    }
    return near === 0 ? pin : { ...pin, near: Math.ceil(near * 100 - 1e-9) / 100 };
  });
}
