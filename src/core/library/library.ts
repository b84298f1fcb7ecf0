import { Emitter, type Event } from '../events';
import type { Paper, ParsedSource, Problem } from '../model';
import { KeyTable } from './key-table';
import { isValidKey } from './keys';
import { compareRecords, type EntryRecord, type KeyConflict, mergeRecords, type MergeResult, type Work } from './merge';
import { paperOf } from './paper';
import { PinBook } from './pin-book';
import { isDrifted, pinOf } from './pin-evidence';
import { PinMatcher } from './pin-matching';
import type { ParsedPins, Pin } from './pins';
import { RecordIndex } from './record-index';
import type { Romanize } from './romanize';
import { equalValues } from './same-content';
import { type Differences, followEntries } from './source-records';
import { TitleTable } from './titles';
import { workState, type WorkState } from './work';

export interface SourceUpdate {
  /** The identifier of the source: a URI in the editor, a path in the terminal. */
  readonly source: string;
  readonly parsed: ParsedSource;
}

/** What a batch changed, by citation key: a paper whose key changed is removed under the old one and added under the new. */
export interface LibraryChange {
  readonly added: readonly Paper[];
  readonly changed: readonly Paper[];
  /** As they were. */
  readonly removed: readonly Paper[];
}

interface SourceState {
  readonly records: readonly EntryRecord[];
  readonly problems: readonly Problem[];
}

/** All papers of the library, merged from its sources, each under a key that does not depend on order or position. */
export class Library {
  readonly #change = new Emitter<LibraryChange>();
  readonly #sources = new Map<string, SourceState>();
  readonly #index = new RecordIndex();
  readonly #workOf = new Map<EntryRecord, WorkState>();
  readonly #keys = new KeyTable<WorkState>();
  readonly #titles = new TitleTable();
  readonly #pins = new PinBook<WorkState>();
  readonly #matcher = new PinMatcher<WorkState>(this.#index, (record) => this.#workOf.get(record));
  readonly #conflicts = new Map<EntryRecord, KeyConflict[]>();
  #waiting = new Set<WorkState>();
  #romanize: Romanize | undefined;
  #papers: readonly Paper[] | undefined;

  /** Fires once a batch, and not where nothing that a paper shows has changed. */
  readonly onDidChange: Event<LibraryChange> = this.#change.event;

  /** @param romanize writes Han in Latin letters for keys; a host that loads it on first use hands it to `useRomanizer` */
  constructor(romanize?: Romanize) {
    this.#romanize = romanize;
  }

  /** All papers in order of source, then line. */
  get papers(): readonly Paper[] {
    this.#papers ??= this.#listPapers(this.sources);
    return this.#papers;
  }

  /** Sorted by code unit. */
  get sources(): readonly string[] {
    return [...this.#sources.keys()].sort();
  }

  /** The paper that a key or an alias means. */
  get(key: string): Paper | undefined {
    const work = this.#keys.resolve(key);
    return (work?.host ?? work)?.paper;
  }

  /** The papers that a source takes part in, in order of line. */
  papersOf(source: string): readonly Paper[] {
    const papers = (this.#sources.get(source)?.records ?? []).flatMap((record) => this.#stateOf(record)?.paper ?? []);
    return [...new Set(papers)];
  }

  /** What the parser found, then what the library found: keys that several works write; in a pins file, pins without paper. */
  problemsOf(source: string): readonly Problem[] {
    const state = this.#sources.get(source);
    if (state === undefined) {
      return this.#pins.problemsOf(source);
    }
    const conflicts = state.records.flatMap((record) =>
      (this.#conflicts.get(record) ?? []).map(
        ({ key, records }): Problem => ({ code: 'conflicting-key', args: [key, records.length - 1], span: record.entry.span }),
      ),
    );
    return [...state.problems, ...conflicts];
  }

  /**
   * Whether some paper's key waits for a romanizer: load one and call `useRomanizer`. Until then such papers have
   * provisional keys, which are not to be cited.
   */
  get needsRomanizer(): boolean {
    return this.#romanize === undefined && this.#waiting.size > 0;
  }

  /** Gives the papers that waited for it their keys. */
  useRomanizer(romanize: Romanize): void {
    this.#romanize = romanize;
    const waiting = [...this.#waiting].flatMap((work) => work.records);
    this.#update(nothing(), this.#index.regionOf(waiting));
  }

  /** Takes in what a pins file holds; `source` identifies it as sources are. */
  setPins(source: string, parsed: ParsedPins): void {
    this.#pins.read(source, parsed);
    this.#pinsChanged();
  }

  /** Lets go of a pins file. */
  removePins(source: string): void {
    if (this.#pins.forget(source)) {
      this.#pinsChanged();
    }
  }

  /** What a pins file ought to hold now; `serializePins` makes its text. */
  pinsOf(source: string): readonly Pin[] {
    return this.#pins.pinsOf(source).map((pin) => {
      const near = this.#matcher.nearOf(pin);
      return near === 0 || near === pin.near ? pin : { ...pin, near };
    });
  }

  /** The pin that holds a key or alias, and its pins file. */
  pinOf(key: string): { readonly source: string; readonly pin: Pin } | undefined {
    return this.#pins.find(key);
  }

  /**
   * Pins keys that were cited, so that they mean their papers for ever, in the pins file `source` unless another one
   * holds them. Pins whose papers have been edited much are brought up to date. Keys that mean no paper are left out.
   * @returns the pins files that have to be written
   */
  pin(keys: Iterable<string>, source: string): readonly string[] {
    const changed = new Map<string, Pin[]>();
    const pinsIn = (file: string) => changed.get(file) ?? [...this.#pins.pinsOf(file)];
    for (const key of new Set(keys)) {
      const named = this.#keys.resolve(key);
      const work = named?.host ?? named;
      const known = this.#pins.find(key);
      if (work === undefined || work.needsRomanizer) {
        continue;
      }
      const file = known?.source ?? source;
      const pins = pinsIn(file);
      if (known === undefined) {
        pins.push(pinOf(key, work.records, this.#titles.titleOf(work)));
      } else if (this.#pins.workOf(known.pin) === work && isDrifted(known.pin, work.records)) {
        pins[pins.indexOf(known.pin)] = { ...known.pin, ...pinOf(known.pin.key, work.records, this.#titles.titleOf(work)), aliases: known.pin.aliases };
      } else {
        continue;
      }
      changed.set(file, pins);
    }
    return this.#replacePins(changed);
  }

  /**
   * Gives a paper another key; the old one stays an alias.
   * @returns the pins files that have to be written, or why not
   */
  rename(oldKey: string, newKey: string, source: string): readonly string[] | 'unknown' | 'invalid' | 'taken' {
    const named = this.#keys.resolve(oldKey);
    const work = named?.host ?? named;
    if (work?.paper === undefined || work.needsRomanizer) {
      return 'unknown';
    }
    if (!isValidKey(newKey)) {
      return 'invalid';
    }
    const owner = this.#keys.resolve(newKey);
    if ((owner !== undefined && (owner.host ?? owner) !== work) || (owner === undefined && this.#pins.find(newKey) !== undefined)) {
      return 'taken';
    }
    const { key } = work.paper;
    if (key === newKey) {
      return [];
    }
    const known = this.#pins.find(key) ?? this.#pins.find(oldKey);
    const file = known?.source ?? source;
    const pin = known?.pin ?? pinOf(key, work.records, this.#titles.titleOf(work));
    const aliases = new Set([...pin.aliases, pin.key, key, oldKey]);
    aliases.delete(newKey);
    const others = this.#pins.pinsOf(file).filter((other) => other !== pin && other.key !== newKey);
    return this.#replacePins(new Map([[file, [...others, { ...pin, key: newKey, aliases: [...aliases] }]]]));
  }

  /** Frees a key that was pinned. @returns the pins files that have to be written */
  unpin(key: string): readonly string[] {
    const known = this.#pins.find(key);
    return known === undefined ? [] : this.#replacePins(new Map([[known.source, this.#pins.pinsOf(known.source).filter((pin) => pin !== known.pin)]]));
  }

  /** Takes in what sources hold now. A source that is both updated and removed is updated. */
  apply(batch: { readonly updated: readonly SourceUpdate[]; readonly removed: readonly string[] }): void {
    const differences = nothing();
    const updated = new Map(batch.updated.map((update) => [update.source, update]));
    for (const source of batch.removed) {
      if (!updated.has(source)) {
        differences.gone.push(...(this.#sources.get(source)?.records ?? []));
        this.#sources.delete(source);
      }
    }
    for (const { source, parsed } of updated.values()) {
      const records = followEntries(this.#sources.get(source)?.records ?? [], source, parsed.entries, differences);
      this.#sources.set(source, { records, problems: parsed.problems });
    }
    this.#papers = undefined;
    this.#matcher.update(differences.gone, differences.fresh);
    this.#update(differences, this.#index.replace(differences.gone, differences.fresh));
  }

  #replacePins(changed: ReadonlyMap<string, readonly Pin[]>): readonly string[] {
    for (const [file, pins] of changed) {
      this.#pins.replace(file, pins);
    }
    if (changed.size > 0) {
      this.#pinsChanged();
    }
    return [...changed.keys()];
  }

  #pinsChanged(): void {
    this.#matcher.setPins(this.#pins.all, [...this.#sources.values()].flatMap(({ records }) => records));
    this.#update(nothing(), new Set());
  }

  #stateOf(record: EntryRecord): WorkState | undefined {
    const work = this.#workOf.get(record);
    return work?.host ?? work;
  }

  #listPapers(sources: readonly string[]): readonly Paper[] {
    const papers = new Set<Paper>();
    for (const source of sources) {
      for (const record of this.#sources.get(source)?.records ?? []) {
        const paper = this.#stateOf(record)?.paper;
        if (paper !== undefined) {
          papers.add(paper);
        }
      }
    }
    return [...papers];
  }

  /** Merges anew all that the changed records touch, settles the keys, and tells what came of it. */
  #update({ gone, moved }: Differences, region: ReadonlySet<EntryRecord>): void {
    const before = new Map<string, Paper>();
    const rebuilt = new Set<WorkState>();
    const drop = (work: WorkState) => {
      if (work.paper !== undefined) {
        before.set(work.paper.key, work.paper);
      }
    };
    for (const work of new Set([...gone, ...region].flatMap((record) => this.#workOf.get(record) ?? []))) {
      drop(work);
      this.#keys.remove(work);
      this.#titles.remove(work);
      this.#waiting.delete(work);
      detach(work, rebuilt);
      work.records.forEach((record) => this.#workOf.delete(record));
    }
    gone.forEach((record) => this.#conflicts.delete(record));
    const records = [...region];
    const merged = mergeRecords(records.filter((record) => this.#index.isShared(record)));
    this.#noteConflicts(region, merged);
    const alone = records.filter((record) => !this.#index.isShared(record)).map((record): Work => [record]);
    for (const work of [...alone, ...merged.works]) {
      rebuilt.add(this.#addWork(work));
    }
    this.#keys.reserve(this.#pins.settle(this.#matcher.match()));
    for (const work of [...this.#keys.settle(), ...this.#titles.settle()]) {
      rebuilt.add(work);
    }
    moved.forEach((record) => {
      const work = this.#workOf.get(record);
      if (work !== undefined) {
        rebuilt.add(work);
      }
    });
    this.#attachGuests(rebuilt);
    const after: Paper[] = [];
    for (const work of rebuilt) {
      if (this.#workOf.get(work.records[0]) !== work) {
        continue;
      }
      drop(work);
      work.paper = work.host === undefined ? this.#paperOf(work) : undefined;
      if (work.paper !== undefined) {
        after.push(work.paper);
      }
    }
    this.#tell(before, after);
  }

  #addWork(records: Work): WorkState {
    const work = workState(records, this.#romanize);
    records.forEach((record) => this.#workOf.set(record, work));
    this.#keys.add(work);
    this.#titles.add(work);
    if (work.needsRomanizer) {
      this.#waiting.add(work);
    }
    return work;
  }

  /** Lets notes join the papers that their keys name. */
  #attachGuests(rebuilt: Set<WorkState>): void {
    const guests = [...rebuilt].filter((work) => work.claims.guestKey !== undefined && this.#workOf.get(work.records[0]) === work);
    for (const guest of guests) {
      const key = guest.claims.guestKey;
      const named = key === undefined ? undefined : this.#keys.resolve(key);
      const host = named === guest || named?.claims.guestKey !== undefined || named === undefined || differs(named, guest) ? undefined : named;
      if (guest.host !== host) {
        detach(guest, rebuilt);
        guest.host = host;
      }
      if (host !== undefined && !host.guests.includes(guest)) {
        host.guests = [...host.guests, guest];
        rebuilt.add(host);
      }
    }
  }

  #paperOf(work: WorkState): Paper {
    const { key, aliases } = this.#keys.keysOf(work) ?? { key: work.claims.suffixed('long'), aliases: [] };
    const records = [...work.records, ...work.guests.flatMap((guest) => guest.records)].sort(compareRecords);
    const [first = work.records[0], ...rest] = records;
    const paper = paperOf([first, ...rest], key, aliases, this.#titles.titleOf(work));
    return work.paper !== undefined && equalValues(work.paper, paper) ? work.paper : paper;
  }

  #noteConflicts(region: Iterable<EntryRecord>, { conflicts }: MergeResult): void {
    for (const record of region) {
      this.#conflicts.delete(record);
    }
    for (const conflict of conflicts) {
      for (const record of conflict.records) {
        this.#conflicts.set(record, [...(this.#conflicts.get(record) ?? []), conflict]);
      }
    }
  }

  #tell(before: Map<string, Paper>, after: readonly Paper[]): void {
    const added: Paper[] = [];
    const changed: Paper[] = [];
    for (const paper of after) {
      const known = before.get(paper.key);
      before.delete(paper.key);
      if (known === undefined) {
        added.push(paper);
      } else if (known !== paper && !equalValues(known, paper)) {
        changed.push(paper);
      }
    }
    const removed = [...before.values()];
    if (added.length + changed.length + removed.length > 0) {
      this.#papers = undefined;
      this.#change.fire({ added, changed, removed });
    }
  }
}

function nothing(): Differences {
  return { gone: [], fresh: [], moved: new Set() };
}

/** Ends the ties of a work with the paper it had joined, and with notes that had joined it. */
function detach(work: WorkState, rebuilt: Set<WorkState>): void {
  const { host } = work;
  if (host !== undefined) {
    host.guests = host.guests.filter((guest) => guest !== work);
    rebuilt.add(host);
    delete work.host;
  }
  for (const guest of work.guests) {
    delete guest.host;
    rebuilt.add(guest);
  }
  work.guests = [];
}

/** Whether a note cannot be about the paper that its key names. */
function differs(paper: WorkState, note: WorkState): boolean {
  return (['doi', 'arxiv'] as const).some((field) => {
    const stated = new Set(paper.records.flatMap(({ identity }) => identity[field] ?? []));
    const noted = note.records.flatMap(({ identity }) => identity[field] ?? []);
    return stated.size > 0 && noted.length > 0 && !noted.some((id) => stated.has(id));
  });
}
