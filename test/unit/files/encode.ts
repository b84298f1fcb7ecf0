import { decoded } from '../../../src/core/files/text-decoder';

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** A text in an encoding of one or two bytes a character, by what the decoder makes of all of these; throws at a character that it lacks. */
export function encoded(text: string, encoding: string): Uint8Array {
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (bytes === undefined) {
        throw new Error(`${character} is not in ${encoding}`);
      }
      return bytes;
    }),
  );
}

function tableOf(encoding: string): Map<string, number[]> {
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]) => {
    const character = decoded(Uint8Array.from(bytes), encoding) ?? '';
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) {
      table.set(character, bytes);
    }
    return character;
  };
  for (let lead = 0; lead < 256; lead++) {
    if (!add(lead).includes('\ufffd')) {
      continue;
    }
    for (let trail = 0x30; trail < 256; trail++) {
      add(lead, trail);
    }
  }
  return table;
}
