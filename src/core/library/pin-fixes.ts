import { propertiesOf, readKeysFile } from './keys-file';
import { meanSamePaper } from './pin-evidence';
import { parsePins, type Pin } from './pins';
import { serializePins } from './pins-text';
import { applyTextEdits, missingCommas, type TextEdit } from './text-edits';

/** A key that stands more than once in a pins file. */
export interface RepeatedKey {
  readonly key: string;
  /** Each of its lines: which pin of the file it is, from 0, and its lines, from 0. */
  readonly places: readonly { readonly index: number; readonly pin: Pin; readonly line: number; readonly endLine: number }[];
  /** Whether all of them are about one paper, by what they keep of it. */
  readonly isOnePaper: boolean;
}

/** The keys that stand more than once in the text of a pins file, in order; what cannot be read is left out. */
export function repeatedKeys(text: string): readonly RepeatedKey[] {
  const { pins, spans, isReadable } = parsePins(text);
  const byKey = new Map<string, RepeatedKey['places'][number][]>();
  pins.forEach((pin, index) => {
    const { line = 0, endLine = 0 } = spans[index] ?? {};
    byKey.set(pin.key, [...(byKey.get(pin.key) ?? []), { index, pin, line, endLine }]);
  });
  return [...byKey].flatMap(([key, all]) => {
    const places = all.filter(({ pin }) => pin.unreadable === undefined);
    const [first] = places;
    return !isReadable || first === undefined || places.length < 2 ? [] : [{ key, places, isOnePaper: places.every(({ pin }) => pin === first.pin || meanSamePaper(pin, first.pin)) }];
  });
}

/**
 * The text in which some pins have a key no longer that is another paper's: it stands among their former keys no more, and where it was
 * the key of a pin, that has the one given, and does not have it as a former key.
 * @param givingUp by the index of the pins
 */
export function withKeyGivenUp(text: string, key: string, givingUp: ReadonlyMap<number, string | undefined>): string {
  const parsed = parsePins(text);
  const pins = parsed.pins.map((pin, index): Pin => {
    const own = pin.key === key ? (givingUp.get(index) ?? key) : pin.key;
    return givingUp.has(index) ? { ...pin, key: own, aliases: pin.aliases.filter((alias) => alias !== key && alias !== own) } : pin;
  });
  return serializePins(pins, text, parsed) ?? text;
}

/** The text in which the first pin of a key stands for all of them, with the former keys of all. */
export function withPinsUnited(text: string, { places }: RepeatedKey): string {
  const parsed = parsePins(text);
  const aliases = [...new Set(places.flatMap(({ pin }) => pin.aliases))];
  const [first, ...others] = places.map(({ index }) => index);
  const pins = parsed.pins.flatMap((pin, index) => (index === first ? [{ ...pin, aliases }] : others.includes(index) ? [] : [pin]));
  return serializePins(pins, text, parsed) ?? text;
}

/** The text without the markers of merges and without what both sides had before, with the keys of both sides and the commas between them. */
export function withoutConflictMarkers(text: string): string {
  const { clean } = readKeysFile(text);
  const lines = text.split('\n');
  const cleanLines = clean.split('\n');
  const kept = lines.filter((line, index) => line.trim() === '' || cleanLines[index]?.trim() !== '').join('\n');
  const { clean: joined, tables } = readKeysFile(kept);
  const edits = tables.flatMap(({ value }): TextEdit[] => missingCommas(joined, propertiesOf(value).map(({ node }) => node)));
  return applyTextEdits(kept, edits);
}
