import type { Node } from 'jsonc-parser/lib/esm/main';
import { propertiesOf, type Property, readKeysFile } from './keys-file';
import { numberFields, textFields } from './pin-fields';
import { parsePins, type ParsedPins, type Pin } from './pins';
import { applyTextEdits, type EditedText, insertItems, removeItems, type KeysFileEdit } from './text-edits';

/** Fields of evidence, in the order in which they are written. */
const fieldsInOrder = [...textFields.slice(0, 4), numberFields[0], ...textFields.slice(4), numberFields[1]] as const;

/**
 * The text of a keys file that holds these pins: a new one has one line a key, sorted, so that merges rarely meet; an old one is edited,
 * so that all else in it stays as it stands: comments, unknown fields, numbers of any size, order, line ends, and a key that stands
 * twice in `pins`.
 * @param pins all that the file ought to hold
 * @param previous what `parsePins` makes of `previousText`, where that is known
 * @returns `undefined` where `previousText` cannot be read and must not be written over
 */
export function serializePins(
  pins: readonly Pin[],
  previousText: string,
  previous: ParsedPins = parsePins(previousText),
): string | undefined {
  const { pins: before, isReadable } = previous;
  if (!isReadable) {
    return undefined;
  }
  if (before.length === 0 && readKeysFile(previousText).clean.trim() === '') {
    const lines = [...pins].sort((left, right) => compare(left.key, right.key)).map((pin) => `    ${itemOf(pin)}`);
    const text = `{\n  "version": 1,\n  "keys": ${lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`}\n}\n`;
    return previousText.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  }
  const { changed, gone, added } = differences(before, pins);
  // One step after the other, since where to add depends on what is left.
  let text = previousText;
  if (changed.size > 0) {
    text = edited(text, (now, items) =>
      [...changed].flatMap(([index, pin]) => pinEdits(now, items[index], before[index], pin)),
    );
    text = edited(text, (now, items) => [...changed].flatMap(([index, pin]) => additionsTo(now, items[index], pin)));
  }
  if (gone.length > 0) {
    text = edited(text, (now, items) =>
      removals(
        now,
        gone.flatMap((index) => items[index]?.node ?? []),
      ),
    );
  }
  return added.length === 0
    ? text
    : edited(text, (now, _, table) => (table === undefined ? [] : additions(now, table, added)));
}

function additions(text: EditedText, table: Node, added: readonly Pin[]): KeysFileEdit[] {
  const items = [...added]
    .sort((left, right) => compare(left.key, right.key))
    .map((pin) => ({ key: pin.key, text: itemOf(pin) }));
  return insertItems(text, table, items, (child, { key }) => String(child.children?.[0]?.value) <= key);
}

function removals(text: EditedText, nodes: readonly Node[]): KeysFileEdit[] {
  const tables = new Map<Node, Set<Node>>();
  for (const node of nodes) {
    if (node.parent !== undefined) {
      tables.set(node.parent, (tables.get(node.parent) ?? new Set()).add(node));
    }
  }
  return [...tables].flatMap(([table, gone]) => removeItems(text, table, gone));
}

/** The pins that a file lacks: new ones, and changed ones as they ought to be. */
export function unwrittenPins(pins: readonly Pin[], file: ParsedPins): readonly Pin[] {
  const { changed, added } = differences(file.pins, pins);
  return [...changed.values(), ...added];
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

interface Differences {
  /** By index of the pins before. */
  readonly changed: ReadonlyMap<number, Pin>;
  readonly gone: readonly number[];
  readonly added: readonly Pin[];
}

/** What of the pins before is left, found by what it says: each in the order of the file, in time by how many there are. */
class LeftPins {
  readonly left: Set<number>;
  readonly #finders = new Map<string, { readonly indices: number[]; next: number }>();

  constructor(before: readonly Pin[]) {
    this.left = new Set(before.keys());
    before.forEach((pin, index) => {
      const names =
        pin.unreadable === undefined
          ? [exactly(pin), keyOnly(pin.key), sameEvidence(pin), renamed(pin.key, pin)]
          : [exactly(pin)];
      for (const name of names) {
        const finder = this.#finders.get(name);
        if (finder === undefined) {
          this.#finders.set(name, { indices: [index], next: 0 });
        } else {
          finder.indices.push(index);
        }
      }
    });
  }

  /** The first one that is left of those that a name finds, which is left no more. */
  take(name: string): number | undefined {
    const finder = this.#finders.get(name);
    for (; finder !== undefined && finder.next < finder.indices.length; finder.next++) {
      const index = finder.indices[finder.next] ?? 0;
      if (this.left.delete(index)) {
        return index;
      }
    }
    return undefined;
  }
}

const evidenceOf = (pin: Pin) => fieldsInOrder.map((field) => (field === 'near' ? null : (pin[field] ?? null)));
const exactly = (pin: Pin): string =>
  `exactly ${JSON.stringify([pin.key, pin.unreadable ?? null, [...pin.aliases].sort(compare), ...evidenceOf(pin), pin.near ?? null])}`;
const keyOnly = (key: string): string => `key ${key}`;
const sameEvidence = (pin: Pin): string => `evidence ${JSON.stringify(evidenceOf(pin))}`;
/** A pin under a former key: the same but for its key, its former keys, and how near another paper came. */
const renamed = (former: string, pin: Pin): string => `renamed ${JSON.stringify([former, evidenceOf(pin)])}`;

/** What became of each pin: equal ones are the same, then those of one key in order, then what was renamed. */
function differences(before: readonly Pin[], after: readonly Pin[]): Differences {
  const pins = new LeftPins(before);
  const changed = new Map<number, Pin>();
  const unequal = after.filter((pin) => pins.take(exactly(pin)) === undefined);
  /** Takes the first pin that any of the names finds for what it is to be. */
  const isFound = (pin: Pin, names: readonly string[]): boolean => {
    for (const name of pin.unreadable === undefined ? names : []) {
      const index = pins.take(name);
      if (index !== undefined) {
        changed.set(index, pin);
        return true;
      }
    }
    return false;
  };
  const unmatched = unequal.filter((pin) => !isFound(pin, [keyOnly(pin.key)]));
  const added = unmatched.filter(
    (pin) => !isFound(pin, [...pin.aliases.map((alias) => renamed(alias, pin)), sameEvidence(pin)]),
  );
  return { changed, gone: [...pins.left], added };
}

/** Edits a text by what stands in it now. */
function edited(
  text: string,
  editsOf: (text: EditedText, items: readonly Property[], table: Node | undefined) => readonly KeysFileEdit[],
): string {
  const { clean, tables, conflicts } = readKeysFile(text);
  const items = tables.flatMap(({ value }) => propertiesOf(value));
  return applyTextEdits(
    text,
    editsOf({ clean, newline: text.includes('\r\n') ? '\r\n' : '\n', closed: conflicts }, items, tables[0]?.value),
  );
}

/** What of a pin is to be written otherwise or not at all. */
function pinEdits(text: EditedText, item: Property | undefined, before: Pin | undefined, after: Pin): KeysFileEdit[] {
  if (item === undefined || before === undefined) {
    return [];
  }
  const edits: KeysFileEdit[] = before.key === after.key ? [] : [replacement(item.nameNode, JSON.stringify(after.key))];
  const properties = propertiesOf(item.value);
  const gone = new Set<Node>();
  for (const { name, value, node } of properties) {
    if (name === 'aliases' && before.aliases.some((alias) => !after.aliases.includes(alias))) {
      if (after.aliases.length === 0 || value.type !== 'array') {
        gone.add(node);
      } else {
        edits.push(
          ...removeItems(
            text,
            value,
            new Set(
              (value.children ?? []).filter((child) => isAlias(child) && !after.aliases.includes(String(child.value))),
            ),
          ),
        );
      }
    }
  }
  for (const field of fieldsInOrder) {
    if (before[field] !== after[field]) {
      const own = properties.filter(({ name }) => name === field);
      const last = own.at(-1);
      own.slice(0, -1).forEach(({ node }) => gone.add(node));
      if (last !== undefined && after[field] === undefined) {
        gone.add(last.node);
      } else if (last !== undefined) {
        edits.push(replacement(last.value, JSON.stringify(after[field])));
      }
    }
  }
  return [...edits, ...removeItems(text, item.value, gone)];
}

/** What of a pin is to be written that is not there. */
function additionsTo(text: EditedText, item: Property | undefined, pin: Pin): KeysFileEdit[] {
  if (item?.value.type !== 'object') {
    return [];
  }
  const properties = propertiesOf(item.value);
  const has = (field: string) => properties.some(({ name }) => name === field);
  const added = fieldsInOrder.flatMap((field) =>
    pin[field] === undefined || has(field) ? [] : [`${JSON.stringify(field)}: ${JSON.stringify(pin[field])}`],
  );
  const lists = properties.flatMap(({ name, value }) => (name === 'aliases' ? [value] : []));
  const written = new Set(
    lists.flatMap((list) => [list, ...(list.children ?? [])].filter(isAlias).map(({ value }) => String(value))),
  );
  const missing = pin.aliases.filter((alias) => !written.has(alias)).sort(compare);
  const list = lists.find(({ type }) => type === 'array');
  const isBefore = (child: Node, alias: { readonly text: string }) =>
    !isAlias(child) || JSON.stringify(child.value) <= alias.text;
  return [
    ...(list === undefined
      ? []
      : insertItems(
          text,
          list,
          missing.map((alias) => ({ text: JSON.stringify(alias) })),
          isBefore,
        )),
    ...insertItems(
      text,
      item.value,
      [...(list === undefined && missing.length > 0 ? [aliasesItem(missing)] : []), ...added].map((field) => ({
        text: field,
      })),
      (_, field) => !field.text.startsWith('"aliases"'),
    ),
  ];
}

function isAlias({ type, value }: Node): boolean {
  return type === 'string' && value !== '';
}

function replacement({ offset, length }: Node, content: string): KeysFileEdit {
  return { start: offset, end: offset + length, content };
}

function itemOf(pin: Pin): string {
  return `${JSON.stringify(pin.key)}: ${pin.unreadable ?? valueOf(pin)}`;
}

function aliasesItem(aliases: readonly string[]): string {
  return `"aliases": ${JSON.stringify([...aliases].sort(compare))}`;
}

function valueOf(pin: Pin): string {
  const fields = pin.aliases.length === 0 ? [] : [aliasesItem(pin.aliases)];
  for (const field of fieldsInOrder) {
    if (pin[field] !== undefined) {
      fields.push(`${JSON.stringify(field)}: ${JSON.stringify(pin[field])}`);
    }
  }
  fields.push(...[...(pin.unknown ?? [])].map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`));
  return `{${fields.join(', ')}}`;
}
