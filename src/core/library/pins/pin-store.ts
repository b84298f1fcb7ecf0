import type { Problem, SourceSpan } from '../../model/paper';
import { percentDecoded } from '../../parse/links/identifiers';
import type { Reservation } from '../keys/key-table';
import type { ParsedPins, Pin } from './pins';
import { hasEvidence, meanSamePaper } from './pin-evidence';
import { equalValues } from '../base/same-content';

interface PinsFile extends Pick<ParsedPins, 'spans' | 'problems'> {
  readonly pins: readonly Pin[];
  /** As the file holds them, parallel to `spans`. */
  readonly read: readonly Pin[];
}

/** A pin of one of the papers that a key is given to. */
export interface Claim<W> {
  readonly source: string;
  readonly pin: Pin;
  /** Where it stands, if it has been written. */
  readonly span: SourceSpan | undefined;
  readonly work: W | undefined;
}

/** A key that pins of different papers have or had, so that it means none of them. */
export interface Dispute<W> {
  readonly key: string;
  /** In order of the files, then of their lines. */
  readonly claims: readonly Claim<W>[];
}

/** The pins of all library folders, and what their papers are now. */
export class PinStore<W> {
  readonly #files = new Map<string, PinsFile>();
  #matched = new Map<Pin, W | undefined>();
  #disputes: readonly Dispute<W>[] = [];

  /** As `settle` found them. */
  get disputes(): readonly Dispute<W>[] {
    return this.#disputes;
  }

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
    return this.pinsOf(source)
      .filter((pin) => pin.key === key && pin.unreadable === undefined)
      .map((pin) => this.#matched.get(pin));
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
    const disputed = contested.filter(
      ([, pins]) => new Set(pins.filter(hasEvidence).map((pin) => matched.get(pin) ?? pin)).size > 1,
    );
    const sources = new Map(
      [...this.#files].flatMap(([source, { pins }]) => pins.map((pin) => [pin, source] as const)),
    );
    this.#disputes = disputed.map(([key, pins]) => ({
      key,
      claims: pins
        .filter(({ unreadable }) => unreadable === undefined)
        .map((pin) => {
          const source = sources.get(pin) ?? '';
          const { read = [], spans = [] } = this.#files.get(source) ?? {};
          return { source, pin, span: spans[read.indexOf(pin)], work: matched.get(pin) };
        }),
    }));
    return [
      ...disputed.map(([key]): Reservation<W> => ({ key, aliases: [], work: undefined })),
      ...all.map((pin) => ({ key: pin.key, aliases: pin.aliases, work: matched.get(pin) })),
    ];
  }

  problemsOf(source: string): readonly Problem[] {
    const file = this.#files.get(source);
    if (file === undefined) {
      return [];
    }
    const current = new Set(file.pins);
    const lost = file.read.flatMap((pin, index): Problem[] => {
      const span = file.spans[index];
      const isLost =
        span !== undefined && current.has(pin) && pin.unreadable === undefined && this.#matched.get(pin) === undefined;
      return isLost
        ? [
            {
              code: 'lost-pin',
              args: [pin.key, pin.title ?? pin.about ?? pin.name ?? pin.doi ?? pin.arxiv ?? ''],
              span,
            },
          ]
        : [];
    });
    return [...file.problems, ...this.#disputed(source), ...lost];
  }

  /** The keys in dispute, at each of their places; one that is merely listed twice in this file is reported as such. */
  #disputed(source: string): readonly Problem[] {
    return this.#disputes.flatMap(({ key, claims }) => {
      const isToldAlready = claims.every(({ source: other, pin }) => other === source && pin.key === key);
      return claims.flatMap((claim): Problem[] => {
        const rival = claims.find(
          (other) => other !== claim && (other.work ?? other.pin) !== (claim.work ?? claim.pin),
        );
        return claim.source !== source || claim.span === undefined || rival === undefined || isToldAlready
          ? []
          : [
              {
                code: 'disputed-pin',
                args: [key, (rival.span?.line ?? 0) + 1, shortPath(rival.source)],
                span: claim.span,
              },
            ];
      });
    });
  }
}

/** The file and its folder, for people. */
function shortPath(source: string): string {
  return source.split('/').slice(-2).map(percentDecoded).join('/');
}

/** What the library keeps of a pin: how near others are, it finds out itself. */
function comparable(pin: Pin): object {
  return { ...pin, near: undefined, aliases: [...pin.aliases].sort(), unknown: [...(pin.unknown ?? [])] };
}
