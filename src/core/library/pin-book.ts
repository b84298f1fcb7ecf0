import type { Problem } from '../model';
import type { Reservation } from './key-table';
import type { ParsedPins, Pin } from './pins';
import { hasEvidence, meanSamePaper } from './pin-evidence';
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
  /** The pins of keys that mean no paper, since they stand for several. */
  #disputed = new Map<string, readonly Pin[]>();

  get all(): readonly Pin[] {
    return [...this.#files.values()].flatMap(({ pins }) => pins);
  }

  /** Takes in what a file holds. Pins that say the same as before stay the same objects. */
  read(source: string, { pins, spans, problems }: ParsedPins): void {
    const known = new Map<string, Pin[]>();
    for (const pin of this.pinsOf(source)) {
      known.set(pin.key, [...(known.get(pin.key) ?? []), pin]);
    }
    const kept = pins.map((pin) => {
      const olds = known.get(pin.key) ?? [];
      const at = olds.findIndex((old) => equalValues(comparable(old), comparable(pin)));
      return (at < 0 ? undefined : olds.splice(at, 1)[0]) ?? pin;
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

  /** What each pin of a file with this key is about, in order. */
  worksOf(source: string, key: string): (W | undefined)[] {
    return this.pinsOf(source).filter((pin) => pin.key === key && pin.unreadable === undefined).map((pin) => this.#matched.get(pin));
  }

  workOf(pin: Pin): W | undefined {
    return this.#matched.get(pin);
  }

  /**
   * Takes the works of `all`, parallel. A key or alias that stands in two pins of different papers means none, be it that one of the two
   * papers is lost: what a citation of it meant cannot be told. The other keys of both mean what they did.
   */
  settle(works: readonly (W | undefined)[]): Reservation<W>[] {
    const { all } = this;
    const matched = new Map(all.map((pin, index) => [pin, works[index]]));
    const claims = new Map<string, Pin[]>();
    for (const pin of all) {
      for (const name of new Set([pin.key, ...pin.aliases])) {
        claims.set(name, [...(claims.get(name) ?? []), pin]);
      }
    }
    const contested = [...claims].filter(([, pins]) => pins.length > 1);
    for (const [, pins] of contested) {
      for (const pin of pins.filter((lost) => matched.get(lost) === undefined && hasEvidence(lost))) {
        matched.set(pin, pins.flatMap((other) => (meanSamePaper(pin, other) ? (matched.get(other) ?? []) : []))[0]);
      }
    }
    this.#matched = matched;
    this.#disputed = new Map(contested.map(([key, pins]) => [key, pins.filter(hasEvidence)] as const).filter(([, pins]) => new Set(pins.map((pin) => this.#paperOf(pin))).size > 1));
    return [
      ...[...this.#disputed.keys()].map((key): Reservation<W> => ({ key, aliases: [], work: undefined })),
      ...all.map((pin) => ({ key: pin.key, aliases: pin.aliases, work: matched.get(pin) })),
    ];
  }

  /** The pins of all files that have a key or former key, in order, and what they are about. */
  claimsOf(key: string): { readonly source: string; readonly pin: Pin; readonly work: W | undefined }[] {
    return [...this.#files].flatMap(([source, { pins }]) => pins.filter((pin) => hasEvidence(pin) && hasName(pin, key)).map((pin) => ({ source, pin, work: this.#matched.get(pin) })));
  }

  /** The work that a pin is about, or the pin itself: a lost paper is another one than any. */
  #paperOf(pin: Pin): W | Pin {
    return this.#matched.get(pin) ?? pin;
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
    return [...file.problems, ...lost, ...this.#disputesOf(source)];
  }

  /** Keys that another file gives to another paper, or this one as a former key; those that stand twice in one file are told as such. */
  #disputesOf(source: string): Problem[] {
    const places = new Map([...this.#files].flatMap(([file, { read, spans, pins }]) => {
      const current = new Set(pins);
      return read.flatMap((pin, index) => (current.has(pin) && spans[index] !== undefined ? [[pin, { source: file, span: spans[index] }] as const] : []));
    }));
    return [...this.#disputed].flatMap(([key, pins]) => pins.flatMap((pin): Problem[] => {
      const place = places.get(pin);
      const isElsewhere = (other: Pin) => this.#paperOf(other) !== this.#paperOf(pin) && !(pin.key === key && other.key === key && places.get(other)?.source === source);
      const elsewhere = pins.filter(isElsewhere).flatMap((other) => places.get(other) ?? [])[0];
      return place?.source === source && elsewhere !== undefined ? [{ code: 'disputed-key', args: [key], span: place.span, elsewhere }] : [];
    }));
  }
}

function hasName({ key, aliases }: Pin, name: string): boolean {
  return key === name || aliases.includes(name);
}

/** What the library keeps of a pin: how near others are, it finds out itself. */
function comparable(pin: Pin): object {
  return { ...pin, near: undefined, aliases: [...pin.aliases].sort(), unknown: [...(pin.unknown ?? [])] };
}
