import { decoded } from '../../../src/core/files/text-decoder';

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** A text in an encoding of one or two bytes a character, by what the decoder makes of all of these; throws at a character that it lacks. */
export function encoded(text: string, encoding: string): Uint8Array {
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  const all = new Uint8Array(text.length * 2);
  let length = 0;
  for (const character of text) {
    const bytes = table.get(character);
    if (bytes === undefined) {
      throw new Error(`${character} is not in ${encoding}`);
    }
    all.set(bytes, length);
    length += bytes.length;
  }
  return all.slice(0, length);
}

const lineFeed = 10;

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>([['\n', [lineFeed]]]);
  /** Decodes sequences in one go, each on a line of its own; returns those that are no character. */
  const add = (sequences: readonly (readonly number[])[]) => {
    const characters = (
      decoded(Uint8Array.from(sequences.flatMap((bytes) => [...bytes, lineFeed])), encoding) ?? ''
    ).split('\n');
    return sequences.filter((bytes, at) => {
      const character = characters[at] ?? '';
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) {
        table.set(character, bytes);
      }
      return character.includes('\ufffd');
    });
  };
  const bytesFrom = (first: number) => Array.from({ length: 256 - first }, (_, at) => first + at);
  const leads = add(
    bytesFrom(0)
      .filter((byte) => byte !== lineFeed)
      .map((byte) => [byte]),
  );
  add(leads.flatMap(([lead = 0]) => bytesFrom(0x30).map((trail) => [lead, trail])));
  return table;
}
