import type { Problem } from '../model';
import type { Reservation } from './key-table';
import type { ParsedPins, Pin } from './pins';
import { equalValues } from './same-content';

interface PinsFile extends Pick<ParsedPins, 'spans' | 'problems'> {
  readonly pins: readonly Pin[];
  /** As the file holds them, parallel to `spans`. */
  readonly read: readonly Pin[];
}

/** The pins of all library folders, and what their papers are now. */
export class PinBook<W> {
  readonly #files = new Map<string, PinsFile>();
  #matched = new Map<Pin, W | undefined>();

  get all(): readonly Pin[] {
    return [...this.#files.values()].flatMap(({ pins }) => pins);
  }

  /** Takes in what a file holds. Pins that say the same as before stay the same objects. */
  read(source: string, { pins, spans, problems }: ParsedPins): void {
    const known = new Map(this.pinsOf(source).map((pin) => [pin.key, pin]));
    const kept = pins.map((pin) => {
      const old = known.get(pin.key);
      return old !== undefined && equalValues(comparable(old), comparable(pin)) ? old : pin;
    });
    this.#files.set(source, { pins: kept, read: kept, spans, problems });
  }

  /** @returns whether there was such a file */
  forget(source: string): boolean {
    return this.#files.delete(source);
  }

  pinsOf(source: string): readonly Pin[] {
    return this.#files.get(source)?.pins ?? [];
  }

  /** Replaces the pins of a file that is going to be written. */
  replace(source: string, pins: readonly Pin[]): void {
    const { read = [], spans = [], problems = [] } = this.#files.get(source) ?? {};
    this.#files.set(source, { pins, read, spans, problems });
  }

  /** The file that holds a pin with this key or alias, and the pin. */
  find(key: string): { readonly source: string; readonly pin: Pin } | undefined {
    let byAlias: { source: string; pin: Pin } | undefined;
    for (const [source, { pins }] of this.#files) {
      for (const pin of pins) {
        if (pin.key === key) {
          return { source, pin };
        }
        if (pin.aliases.includes(key)) {
          byAlias ??= { source, pin };
        }
      }
    }
    return byAlias;
  }

  workOf(pin: Pin): W | undefined {
    return this.#matched.get(pin);
  }

  /** Takes the works of `all`, parallel; gives one reservation a key. Where a key stands twice and means two works, it means none. */
  settle(works: readonly (W | undefined)[]): Reservation<W>[] {
    this.#matched = new Map(this.all.map((pin, index) => [pin, works[index]]));
    const byKey = new Map<string, Pin[]>();
    for (const pin of this.all) {
      byKey.set(pin.key, [...(byKey.get(pin.key) ?? []), pin]);
    }
    return [...byKey].map(([key, pins]) => {
      const meant = new Set(pins.flatMap((pin) => this.#matched.get(pin) ?? []));
      const [work, ...others] = meant;
      return { key, aliases: [...new Set(pins.flatMap(({ aliases }) => aliases))], work: others.length === 0 ? work : undefined };
    });
  }

  problemsOf(source: string): readonly Problem[] {
    const file = this.#files.get(source);
    if (file === undefined) {
      return [];
    }
    const current = new Set(file.pins);
    const lost = file.read.flatMap((pin, index): Problem[] => {
      const span = file.spans[index];
      const isLost = span !== undefined && current.has(pin) && pin.unreadable === undefined && this.#matched.get(pin) === undefined;
      return isLost ? [{ code: 'lost-pin', args: [pin.key, pin.title ?? pin.about ?? pin.name ?? pin.doi ?? pin.arxiv ?? ''], span }] : [];
    });
    return [...file.problems, ...lost];
  }
}

/** What the library keeps of a pin: how near others are, it finds out itself. */
function comparable(pin: Pin): object {
  return { ...pin, near: undefined, aliases: [...pin.aliases].sort(), unknown: [...(pin.unknown ?? [])] };
}
