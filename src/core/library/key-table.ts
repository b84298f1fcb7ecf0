/** What a work may be called, from its own content. */
export interface KeyClaims {
  /** Keys that its sources write, sorted. */
  readonly written: readonly string[];
  /**
   * Keys to derive where none is written, best first: the plain one, which goes only to a work that alone wants it,
   * then one with a short suffix of its content, then with a long one.
   */
  readonly wishes: readonly [string, string, string];
  /** Of a work that is known by notes alone: the key they write, which may be another paper's. */
  readonly guestKey?: string;
  /** Further names that resolve where nobody else uses them. */
  readonly soft: readonly string[];
}

/** Keys of one work. */
export interface AssignedKeys {
  readonly key: string;
  readonly aliases: readonly string[];
}

type Index<W> = Map<string, Set<W>>;

function add<W>(index: Index<W>, key: string, work: W): void {
  const works = index.get(key);
  if (works === undefined) {
    index.set(key, new Set([work]));
  } else {
    works.add(work);
  }
}

function remove<W>(index: Index<W>, key: string, work: W): void {
  const works = index.get(key);
  if (works?.delete(work) && works.size === 0) {
    index.delete(key);
  }
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
  readonly #written: Index<W> = new Map();
  readonly #wished: Index<W> = new Map();
  readonly #guests: Index<W> = new Map();
  readonly #soft: Index<W> = new Map();
  readonly #pinsOf = new Map<W, Reservation<W>[]>();
  readonly #assigned = new Map<W, AssignedKeys>();
  readonly #owners = new Map<string, W>();
  /** Where to look on for a free number, so that many equal works do not cost their square. */
  readonly #numbers = new Map<string, number>();
  #reserved = new Map<string, W | undefined>();
  #touched = new Set<string>();

  add(work: W): void {
    this.#index(work, add);
  }

  remove(work: W): void {
    this.#index(work, remove);
    this.#release(work);
  }

  #index(work: W, change: (index: Index<W>, key: string, work: W) => void): void {
    const { written, wishes, guestKey, soft } = work.claims;
    written.forEach((key) => { change(this.#written, key, work); });
    soft.forEach((key) => { change(this.#soft, key, work); });
    if (guestKey !== undefined) {
      change(this.#guests, guestKey, work);
    } else if (written.length === 0) {
      wishes.forEach((key) => { change(this.#wished, key, work); });
    }
    for (const key of [...written, ...wishes, ...soft, ...(guestKey === undefined ? [] : [guestKey])]) {
      this.#touched.add(key);
    }
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
        [reserved.get(key), this.#reserved.get(key)].forEach((work) => work?.claims.wishes.forEach((wish) => this.#touched.add(wish)));
      }
    }
    this.#reserved = reserved;
    this.#pinsOf.clear();
    for (const reservation of reservations) {
      if (reservation.work !== undefined && reserved.get(reservation.key) === reservation.work) {
        this.#pinsOf.set(reservation.work, [...(this.#pinsOf.get(reservation.work) ?? []), reservation]);
      }
    }
  }

  /** Assigns what the changes since the last call have touched; gives the works whose keys may be others now. */
  settle(): ReadonlySet<W> {
    const dirty = new Set<W>();
    for (const key of this.#touched) {
      for (const index of [this.#written, this.#wished, this.#guests, this.#soft]) {
        index.get(key)?.forEach((work) => dirty.add(work));
      }
      const holder = this.#reserved.get(key);
      if (holder !== undefined) {
        dirty.add(holder);
      }
    }
    this.#touched = new Set();
    dirty.forEach((work) => { this.#release(work); });
    const isGuest = (work: W) => work.claims.guestKey !== undefined && !this.#pinsOf.has(work);
    const ordered = [...dirty].filter((work) => !isGuest(work));
    for (const work of [...ordered, ...[...dirty].filter(isGuest)]) {
      const key = this.#unowned(this.#keyOf(work));
      this.#owners.set(key, work);
      this.#assigned.set(work, { key, aliases: this.#aliasesOf(work, key) });
    }
    return dirty;
  }

  keysOf(work: W): AssignedKeys | undefined {
    return this.#assigned.get(work);
  }

  /** The work that a key or alias means. */
  resolve(key: string): W | undefined {
    if (this.#reserved.has(key)) {
      return this.#reserved.get(key);
    }
    return this.#owners.get(key) ?? only(this.#written.get(key)) ?? this.#softOwner(key);
  }

  /** Works known by notes alone whose notes write this key. */
  guestsOf(key: string): ReadonlySet<W> {
    return this.#guests.get(key) ?? new Set();
  }

  #release(work: W): void {
    const keys = this.#assigned.get(work);
    if (keys !== undefined && this.#owners.get(keys.key) === work) {
      this.#owners.delete(keys.key);
    }
    this.#assigned.delete(work);
  }

  #keyOf(work: W): string {
    const pins = this.#pinsOf.get(work) ?? [];
    const { written, wishes, guestKey } = work.claims;
    const pinned = pins.find(({ key }) => written.includes(key)) ?? pins[0];
    if (pinned !== undefined) {
      return pinned.key;
    }
    const granted = written.find((key) => this.#isGranted(key, work));
    if (granted !== undefined) {
      return granted;
    }
    if (guestKey !== undefined) {
      const free = !this.#reserved.has(guestKey) && !this.#owners.has(guestKey) && this.#guests.get(guestKey)?.size === 1;
      return free ? guestKey : this.#free(wishes.slice(1), work) ?? wishes[2];
    }
    return this.#free(wishes, work) ?? wishes[2];
  }

  #isGranted(key: string, work: W): boolean {
    return !this.#reserved.has(key) && only(this.#written.get(key)) === work;
  }

  #free(wishes: readonly string[], work: W): string | undefined {
    return wishes.find(
      (key) => !this.#reserved.has(key) && !this.#written.has(key) && !this.#isWishedByOthers(key, work),
    );
  }

  #isWishedByOthers(key: string, work: W): boolean {
    const wishers = this.#wished.get(key);
    return wishers !== undefined && wishers.size > (wishers.has(work) ? 1 : 0);
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
    const taken = this.#reserved.has(key) || this.#written.has(key) || this.#wished.has(key) || this.#guests.has(key);
    return taken ? undefined : only(this.#soft.get(key));
  }
}

function only<W>(works: ReadonlySet<W> | undefined): W | undefined {
  return works?.size === 1 ? [...works][0] : undefined;
}
