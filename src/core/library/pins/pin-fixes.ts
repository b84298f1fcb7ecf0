import { propertiesOf, readKeysFile } from './keys-file';
import { meanSamePaper } from './pin-evidence';
import { parsePins, type Pin } from './pins';
import { serializePins } from './pins-text';
import { applyTextEdits, missingCommas, type KeysFileEdit } from './text-edits';

/** A key that stands more than once in a keys file. */
export interface RepeatedKey {
  readonly key: string;
  /** Each of its lines: which pin of the file it is, from 0, and its lines, from 0. */
  readonly places: readonly {
    readonly index: number;
    readonly pin: Pin;
    readonly line: number;
    readonly endLine: number;
  }[];
  /** Whether all of them are about one paper, by what they keep of it. */
  readonly isOnePaper: boolean;
}

/** The keys that stand more than once in the text of a keys file, in order; what cannot be read is left out. */
export function repeatedKeys(text: string): readonly RepeatedKey[] {
  const { pins, spans, isReadable } = parsePins(text);
  const byKey = new Map<string, RepeatedKey['places'][number][]>();
  pins.forEach((pin, index) => {
    const { line = 0, endLine = 0 } = spans[index] ?? {};
    const places = byKey.get(pin.key) ?? [];
    places.push({ index, pin, line, endLine });
    byKey.set(pin.key, places);
  });
  return [...byKey].flatMap(([key, all]) => {
    const places = all.filter(({ pin }) => pin.unreadable === undefined);
    const [first] = places;
    return !isReadable || first === undefined || places.length < 2
      ? []
      : [{ key, places, isOnePaper: places.every(({ pin }) => pin === first.pin || meanSamePaper(pin, first.pin)) }];
  });
}

/**
 * The text in which one of the pins of a key keeps it and the others have other keys; all else stays as it stands.
 * @param keep the index of the pin that keeps the key
 * @param others the new keys of the others by index; one that was a former key of its pin is none any longer
 */
export function withKeyKept(text: string, keep: number, others: ReadonlyMap<number, string>): string {
  const parsed = parsePins(text);
  const pins = parsed.pins.map((pin, index) => {
    const key = index === keep ? undefined : others.get(index);
    return key === undefined ? pin : { ...pin, key, aliases: pin.aliases.filter((alias) => alias !== key) };
  });
  return serializePins(pins, text, parsed) ?? text;
}

/** The pins in the text of a keys file that have a key or had it, in order: which pin of the file each is, from 0. */
export function claimsIn(text: string, key: string): readonly number[] {
  return parsePins(text).pins.flatMap((pin, index) =>
    pin.unreadable === undefined && (pin.key === key || pin.aliases.includes(key)) ? [index] : [],
  );
}

/**
 * The texts of keys files in which some of the pins that claim a key no longer do; all else stays as it stands.
 * @param texts by file
 * @param by who gives it up, by number among all that claim it, from 0 in order of `texts`: the new keys of those whose key it is; of the others it is no former key any longer
 * @returns the texts that change
 */
export function withKeyGivenUp(
  texts: ReadonlyMap<string, string>,
  key: string,
  by: ReadonlyMap<number, string>,
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  let claim = 0;
  for (const [file, text] of texts) {
    const parsed = parsePins(text);
    const newKeys = new Map(claimsIn(text, key).map((index) => [index, by.get(claim++)]));
    const pins = parsed.pins.map((pin, index) => {
      const newKey = newKeys.get(index);
      return newKey === undefined
        ? pin
        : {
            ...pin,
            key: pin.key === key ? newKey : pin.key,
            aliases: pin.aliases.filter((alias) => alias !== key && (alias !== newKey || pin.key !== key)),
          };
    });
    const fixed = serializePins(pins, text, parsed);
    if (fixed !== undefined && fixed !== text) {
      changed.set(file, fixed);
    }
  }
  return changed;
}

/** The text in which the first pin of a key stands for all of them, with the former keys of all. */
export function withPinsUnited(text: string, { places }: RepeatedKey): string {
  const parsed = parsePins(text);
  const aliases = [...new Set(places.flatMap(({ pin }) => pin.aliases))];
  const [first] = places.map(({ index }) => index);
  const all = new Set(places.map(({ index }) => index));
  const pins = parsed.pins.flatMap((pin, index) =>
    index === first ? [{ ...pin, aliases }] : all.has(index) ? [] : [pin],
  );
  return serializePins(pins, text, parsed) ?? text;
}

/** The text without the markers of merges and without what both sides had before, with the keys of both sides and the commas between them. */
export function withoutConflictMarkers(text: string): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const plain = text.slice(mark.length);
  const { clean } = readKeysFile(plain);
  const lines = plain.split('\n');
  const cleanLines = clean.split('\n');
  const kept = lines.filter((line, index) => line.trim() === '' || cleanLines[index]?.trim() !== '').join('\n');
  const { clean: joined, tables } = readKeysFile(kept);
  const edits = tables.flatMap(({ value }): KeysFileEdit[] =>
    missingCommas(
      joined,
      propertiesOf(value).map(({ node }) => node),
    ),
  );
  return mark + applyTextEdits(kept, edits);
}
