import { MultiMap } from '../base/multi-map';

/** What a work may be called, from its own content. */
export interface KeyClaims {
  /** Keys that its sources write, sorted. */
  readonly written: readonly string[];
  /** The key to derive where none is written: goes only to a work that alone wants it. */
  readonly base: string;
  /** The base with a hyphen and a suffix of the work's own content, without a hyphen, for those who share it: a short one, or a long one. */
  suffixed(length: 'short' | 'long'): string;
  /** Of a work that is known by notes alone: the key they write, which may be another paper's. */
  readonly noteKey?: string;
  /** Further names that resolve where nobody else uses them. */
  readonly soft: readonly string[];
}

/** Keys of one work. */
export interface AssignedKeys {
  readonly key: string;
  readonly aliases: readonly string[];
}

/** A pin as the table sees it: its key and aliases belong to the work, or to nobody while that is lost. */
export interface Reservation<W> {
  readonly key: string;
  readonly aliases: readonly string[];
  readonly work: W | undefined;
}

/**
 * Gives every work its key, by rules that see only who claims what, never an order: pinned keys are reserved, a
 * written key goes to the one work that writes it, a derived one to the one that wishes it; who shares a claim gets
 * the next of its own wishes. Changes cost only the works that share a claim with what changed.
 */
export class KeyTable<W extends { readonly claims: KeyClaims }> {
  readonly #written = new MultiMap<W>();
  readonly #wished = new MultiMap<W>();
  readonly #attachedNotes = new MultiMap<W>();
  readonly #soft = new MultiMap<W>();
  #pinsOf = new Map<W, Reservation<W>[]>();
  /** All works with their keys, once these are settled. */
  readonly #works = new Map<W, AssignedKeys | undefined>();
  readonly #owners = new Map<string, W>();
  /** Where to look on for a free number, so that many equal works do not cost their square. */
  readonly #numbers = new Map<string, number>();
  readonly #short = new Map<string, Map<string, number>>();
  #reserved = new Map<string, W | undefined>();
  #touched = new Set<string>();
  /** Keys that several works wish before and after others came or went, with what these are called by short suffixes: the rest keep their keys. */
  readonly #crowded = new Map<string, Set<string>>();
  #restless = new Set<W>();

  add(work: W): void {
    this.#works.set(work, undefined);
    this.#index(work, (index, key) => {
      index.add(key, work);
    });
    this.#touch(work, 3);
  }

  remove(work: W): void {
    this.#release(work);
    this.#works.delete(work);
    this.#restless.delete(work);
    this.#index(work, (index, key) => {
      index.delete(key, work);
    });
    this.#touch(work, 2);
  }

  #index(work: W, change: (index: MultiMap<W>, key: string) => void): void {
    const { written, base, noteKey, soft } = work.claims;
    written.forEach((key) => {
      change(this.#written, key);
    });
    soft.forEach((key) => {
      change(this.#soft, key);
    });
    if (noteKey !== undefined) {
      change(this.#attachedNotes, noteKey);
    } else if (written.length === 0) {
      change(this.#wished, base);
    }
  }

  /** @param crowd so many that wish the work's key now, at least, are as crowded as before */
  #touch({ claims }: W, crowd: number): void {
    const { written, base, noteKey, soft } = claims;
    if (written.length === 0 && noteKey === undefined && this.#wished.count(base) >= crowd) {
      const suffixed = this.#crowded.get(base) ?? new Set();
      this.#crowded.set(base, suffixed.add(claims.suffixed('short')));
    } else {
      this.#touched.add(base).add(noteKey ?? base);
    }
    written.forEach((key) => this.#touched.add(key));
    soft.forEach((key) => this.#touched.add(key));
  }

  /** Replaces all reservations. The first one of a key holds it; a key goes before an alias. */
  reserve(reservations: readonly Reservation<W>[]): void {
    const reserved = new Map<string, W | undefined>();
    for (const { key, work } of reservations) {
      if (!reserved.has(key)) {
        reserved.set(key, work);
      }
    }
    const keys = new Set(reserved.keys());
    const disputed = new Set<string>();
    for (const { aliases, work } of reservations) {
      for (const alias of aliases) {
        if (reserved.has(alias) && reserved.get(alias) !== work && !keys.has(alias)) {
          disputed.add(alias);
        } else if (!reserved.has(alias)) {
          reserved.set(alias, work);
        }
      }
    }
    disputed.forEach((alias) => reserved.set(alias, undefined));
    for (const key of new Set([...reserved.keys(), ...this.#reserved.keys()])) {
      if (reserved.get(key) !== this.#reserved.get(key) || reserved.has(key) !== this.#reserved.has(key)) {
        this.#touched.add(key);
        for (const work of [reserved.get(key), this.#reserved.get(key)]) {
          if (work !== undefined && this.#works.has(work)) {
            this.#restless.add(work);
          }
        }
      }
    }
    this.#reserved = reserved;
    const pinsOf = new Map<W, Reservation<W>[]>();
    for (const reservation of reservations) {
      if (
        reservation.work !== undefined &&
        [reservation.key, ...reservation.aliases].some((key) => reserved.get(key) === reservation.work)
      ) {
        pinsOf.set(reservation.work, [...(pinsOf.get(reservation.work) ?? []), reservation]);
      }
    }
    // Which of its keys is a work's main one may change while all of them stay reserved for it.
    for (const [work, pins] of pinsOf) {
      if (this.#works.has(work) && mainKeys(pins) !== mainKeys(this.#pinsOf.get(work))) {
        this.#restless.add(work);
      }
    }
    this.#pinsOf = pinsOf;
  }

  /** Assigns what the changes since the last call have touched; gives the works whose keys may be others now. */
  settle(): ReadonlySet<W> {
    const dirty = this.#restless;
    this.#restless = new Set();
    for (const key of this.#touched) {
      for (const index of [this.#written, this.#wished, this.#attachedNotes, this.#soft]) {
        for (const work of index.get(key)) {
          dirty.add(work);
        }
      }
      for (const work of [this.#reserved.get(key), this.#owners.get(key)]) {
        if (work !== undefined && this.#works.has(work)) {
          dirty.add(work);
        }
      }
      this.#addSuffixed(dirty, key.slice(0, Math.max(0, key.lastIndexOf('-'))), new Set([key]));
    }
    for (const [key, suffixed] of this.#crowded) {
      this.#addSuffixed(dirty, key, suffixed);
    }
    this.#touched = new Set();
    this.#crowded.clear();
    this.#short.clear();
    dirty.forEach((work) => {
      this.#release(work);
    });
    const isNote = (work: W) => work.claims.noteKey !== undefined && this.#pinnedKeys(work).length === 0;
    const ordered = [...dirty].filter((work) => !isNote(work));
    for (const work of [...ordered, ...[...dirty].filter(isNote)]) {
      const key = this.#unowned(this.#keyOf(work));
      this.#owners.set(key, work);
      this.#works.set(work, { key, aliases: this.#aliasesOf(work, key) });
    }
    return dirty;
  }

  /** Those of the works that wish a key which would have one of these with a short suffix in its place. */
  #addSuffixed(works: Set<W>, key: string, suffixed: ReadonlySet<string>): void {
    if (this.#wished.count(key) > 1) {
      for (const work of this.#wished.get(key)) {
        if (suffixed.has(work.claims.suffixed('short'))) {
          works.add(work);
        }
      }
    }
  }

  keysOf(work: W): AssignedKeys | undefined {
    return this.#works.get(work);
  }

  /** The work that a key or alias means. */
  resolve(key: string): W | undefined {
    if (this.#reserved.has(key)) {
      return this.#reserved.get(key);
    }
    return this.#owners.get(key) ?? this.#written.only(key) ?? this.#softOwner(key);
  }

  #release(work: W): void {
    const keys = this.#works.get(work);
    if (keys !== undefined && this.#owners.get(keys.key) === work) {
      this.#owners.delete(keys.key);
    }
    this.#works.set(work, undefined);
  }

  #keyOf(work: W): string {
    const pins = this.#pinnedKeys(work);
    const { written, base, noteKey } = work.claims;
    const pinned = pins.find((key) => written.includes(key)) ?? pins[0];
    if (pinned !== undefined) {
      return pinned;
    }
    const granted = written.find((key) => this.#isGranted(key, work));
    if (granted !== undefined) {
      return granted;
    }
    if (noteKey !== undefined) {
      const free =
        !this.#reserved.has(noteKey) && !this.#owners.has(noteKey) && this.#attachedNotes.count(noteKey) === 1;
      return free ? noteKey : work.claims.suffixed('short');
    }
    if (this.#isFree(base, work)) {
      return base;
    }
    const short = work.claims.suffixed('short');
    return this.#isFree(short, work) && this.#shortOf(base).get(short) === 1 ? short : work.claims.suffixed('long');
  }

  /** The keys of its pins that are its own: one that is in dispute is nobody's. */
  #pinnedKeys(work: W): readonly string[] {
    return (this.#pinsOf.get(work) ?? []).map(({ key }) => key).filter((key) => this.#reserved.get(key) === work);
  }

  /** How many of the works that share a base have each short suffix; others cannot have it. */
  #shortOf(base: string): ReadonlyMap<string, number> {
    const known = this.#short.get(base);
    if (known !== undefined) {
      return known;
    }
    const counts = new Map<string, number>();
    for (const { claims } of [...this.#wished.get(base), ...this.#written.get(base)]) {
      const key = claims.suffixed('short');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    this.#short.set(base, counts);
    return counts;
  }

  #isGranted(key: string, work: W): boolean {
    return !this.#reserved.has(key) && this.#written.only(key) === work;
  }

  #isFree(key: string, work: W): boolean {
    return !this.#reserved.has(key) && !this.#written.has(key) && !this.#wished.hasOther(key, work);
  }

  /** The last resort of works that say exactly the same: a number. */
  #unowned(key: string): string {
    if (!this.#owners.has(key)) {
      return key;
    }
    let number = this.#numbers.get(key) ?? 2;
    while (this.#owners.has(`${key}-${number}`)) {
      number++;
    }
    this.#numbers.set(key, number + 1);
    return `${key}-${number}`;
  }

  #aliasesOf(work: W, main: string): string[] {
    const aliases = new Set<string>();
    for (const { key, aliases: former } of this.#pinsOf.get(work) ?? []) {
      [key, ...former].filter((alias) => this.#reserved.get(alias) === work).forEach((alias) => aliases.add(alias));
    }
    work.claims.written.filter((key) => this.#isGranted(key, work)).forEach((key) => aliases.add(key));
    work.claims.soft.filter((key) => this.#softOwner(key) === work).forEach((key) => aliases.add(key));
    aliases.delete(main);
    return [...aliases].sort();
  }

  #softOwner(key: string): W | undefined {
    const taken =
      this.#reserved.has(key) || this.#written.has(key) || this.#wished.has(key) || this.#attachedNotes.has(key);
    return taken ? undefined : this.#soft.only(key);
  }
}

function mainKeys(pins: readonly { readonly key: string }[] | undefined): string {
  return (pins ?? []).map(({ key }) => key).join('\n');
}
