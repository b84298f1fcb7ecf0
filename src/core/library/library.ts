import { Emitter, type Event } from '../base/events';
import type { DerivedEntry, Paper, DerivedSource, Problem, SourceSpan } from '../model/paper';
import { describesOthers, formatKindOf } from '../parse/formats/index';
import { AcceptedRecords } from './accepted/accepted-records';
import { withNearest } from './accepted/evidence';
import { tokenOfIdentifier } from './cited-identifier';
import { changeBetween, type LibraryChange } from './change';
import { KeyTable } from './keys/key-table';
import type { EntryRecord, Work } from './merging/entry-record';
import { compareRecords, type KeyConflict, mergeRecords, type MergeResult } from './merging/merge';
import { paperOfWork } from './merging/paper';
import { Pinning, type PinInFile, type RenameRefusal } from './pins/pinning';
import type { ParsedPins, Pin } from './pins/pins';
import { attachNotes, detach } from './merging/attached-notes';
import { RecordIndex } from './merging/record-index';
import type { Romanize } from './base/romanize';
import { equalValues } from './base/same-content';
import { type Differences, followEntries, nothing } from './merging/source-records';
import { TitleTable } from './merging/titles';
import { workState, type WorkState } from './merging/work';

export type { LibraryChange } from './change';

export interface SourceUpdate {
  /** The identifier of the source: a URI in the editor, a path in the terminal. */
  readonly source: string;
  readonly parsed: DerivedSource;
}

/** A key that means no paper, since pins of different papers have or had it. */
export interface DisputedKey {
  readonly key: string;
  /** In order of the pins files, then of their lines; a pin that has not been written has no `span`. */
  readonly claims: readonly {
    readonly source: string;
    readonly pin: Pin;
    readonly span: SourceSpan | undefined;
    readonly paper: Paper | undefined;
  }[];
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
  readonly #pinning = new Pinning({
    keys: this.#keys,
    titles: this.#titles,
    index: this.#index,
    workOf: (record) => this.#workOf.get(record),
    records: () => this.#works(),
    onDidChange: () => {
      this.#update(nothing(), new Set());
    },
  });
  readonly #accepted = new AcceptedRecords({
    index: this.#index,
    workOf: (record) => this.#workOf.get(record),
    records: () => this.#works(),
    resolve: (key) => this.#keys.resolve(key),
  });
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

  /** The keys by which bibliographies write the paper of a key, and that mean no other one. */
  writtenKeysOf(key: string): readonly string[] {
    const work = this.#keys.resolve(key);
    const entries = (work?.records ?? [])
      .map(({ entry }) => entry)
      .filter(({ format }) => formatKindOf(format) === 'bibliography');
    return [
      ...new Set(
        entries.flatMap(({ writtenKey, aliases = [] }) => [
          ...(writtenKey === undefined ? [] : [writtenKey]),
          ...aliases,
        ]),
      ),
    ].filter((written) => this.#keys.resolve(written) === work);
  }

  /** The paper that a citation means, by its key or an alias, else by an identifier that stands in place of one (`doi:10.…`). */
  cited(key: string): Paper | undefined {
    const token = tokenOfIdentifier(key);
    const [record] = token === undefined ? [] : this.#index.get(token);
    const byRecord = token === undefined ? undefined : this.#accepted.withToken(token);
    return this.get(key) ?? (record && this.#stateOf(record)?.paper) ?? byRecord?.paper;
  }

  /** The papers that a source takes part in, in order of line. */
  papersOf(source: string): readonly Paper[] {
    const papers = (this.#sources.get(source)?.records ?? []).flatMap((record) => this.#stateOf(record)?.paper ?? []);
    return [...new Set(papers)];
  }

  /** What a source holds, as it was last applied; `stepsBetween` leads on from there. */
  entriesOf(source: string): readonly DerivedEntry[] {
    return (this.#sources.get(source)?.records ?? []).map(({ entry }) => entry);
  }

  /** What the parser found, then what the library found: keys that several works write; in a pins file, pins without paper. */
  problemsOf(source: string): readonly Problem[] {
    const state = this.#sources.get(source);
    if (state === undefined) {
      return this.#pinning.problemsOf(source);
    }
    const conflicts = state.records.flatMap((record) =>
      (this.#conflicts.get(record) ?? []).map(({ key, records }): Problem => ({
        code: 'conflicting-key',
        args: [key, records.length - 1],
        span: record.entry.span,
      })),
    );
    const lost = state.records
      .filter((record) => isAside(record) && this.#accepted.workOf(record) === undefined)
      .map(({ entry }): Problem => ({
        code: 'lost-record',
        args: [entry.writtenKey ?? entry.title ?? ''],
        span: entry.span,
      }));
    return [...state.problems, ...conflicts, ...lost];
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
    this.#pinning.read(source, parsed);
  }

  /** Lets go of a pins file. */
  removePins(source: string): void {
    this.#pinning.forget(source);
  }

  /** What a pins file ought to hold now; `serializePins` makes its text. */
  pinsOf(source: string): readonly Pin[] {
    return this.#pinning.pinsOf(source);
  }

  /** The papers of all pins of a file that have this key, in order of the file: more than one after a merge. */
  papersOfPin(source: string, key: string): readonly (Paper | undefined)[] {
    return this.#pinning.worksOf(source, key).map((work) => work?.paper);
  }

  /** The keys that pins of different papers have or had, and the papers that each could mean. */
  get disputes(): readonly DisputedKey[] {
    return this.#pinning.disputes.map(({ key, claims }) => ({
      key,
      claims: claims.map(({ source, pin, span, work }) => ({ source, pin, span, paper: (work?.host ?? work)?.paper })),
    }));
  }

  /** Whether a key means no paper because pins give it to more than one. */
  isDisputed(key: string): boolean {
    return this.#pinning.disputes.some((dispute) => dispute.key === key);
  }

  /** The pin that holds a key or alias, and its pins file. */
  pinOf(key: string): PinInFile | undefined {
    return this.#pinning.find(key);
  }

  /**
   * Pins keys that were cited, so that they mean their papers for ever, in the pins file `source` unless another one
   * holds them. Pins whose papers have been edited much are brought up to date. Keys that mean no paper are left out.
   * @returns the pins files that have to be written
   */
  pin(keys: Iterable<string>, source: string): readonly string[] {
    return this.#pinning.pin(keys, source);
  }

  /**
   * Gives a paper another key, in the pins file that has its key, else in `source`; the old one stays an alias, unless it is among `forgetting`.
   * @returns the pins files that have to be written, or why not
   */
  rename(
    oldKey: string,
    newKey: string,
    source: string,
    forgetting?: ReadonlySet<string>,
  ): readonly string[] | RenameRefusal {
    return this.#pinning.rename(oldKey, newKey, source, forgetting);
  }

  /** Why `rename` would refuse, if it would. */
  renameRefusal(oldKey: string, newKey: string): RenameRefusal | undefined {
    return this.#pinning.refusalOf(oldKey, newKey);
  }

  /**
   * What is known of the papers of these keys, to find them by again once a record describes them, see `AcceptedRecords`. Keys that mean
   * no paper, or one that has a provisional key, are left out.
   */
  evidenceOf(keys: Iterable<string>): readonly Pin[] {
    const works = this.#works();
    const pins = this.#pinning.describe(keys);
    const ownOf = new Map(pins.map(({ pin, work }) => [pin, work]));
    return withNearest([...ownOf.keys()], works, (pin, record) => this.#workOf.get(record) === ownOf.get(pin));
  }

  /** Frees a key that was pinned. @returns the pins files that have to be written */
  unpin(key: string): readonly string[] {
    return this.#pinning.unpin(key);
  }

  /** Takes in what sources hold now. A source that is both updated and removed is updated. */
  apply(batch: { readonly updated: readonly SourceUpdate[]; readonly removed: readonly string[] }): void {
    const all = nothing();
    const updated = new Map(batch.updated.map((update) => [update.source, update]));
    for (const source of batch.removed) {
      if (!updated.has(source)) {
        all.removed.push(...(this.#sources.get(source)?.records ?? []));
        this.#sources.delete(source);
      }
    }
    for (const { source, parsed } of updated.values()) {
      const records = followEntries(this.#sources.get(source)?.records ?? [], source, parsed.entries, all);
      this.#sources.set(source, { records, problems: parsed.problems });
    }
    this.#papers = undefined;
    const isWork = (record: EntryRecord) => !isAside(record);
    const differences = { ...all, removed: all.removed.filter(isWork), added: all.added.filter(isWork) };
    this.#pinning.update(differences.removed, differences.added);
    this.#accepted.update(differences.removed, differences.added);
    this.#accepted.replace(all.removed.filter(isAside), all.added.filter(isAside));
    this.#update(differences, this.#index.replace(differences.removed, differences.added));
  }

  #stateOf(record: EntryRecord): WorkState | undefined {
    const work = this.#workOf.get(record) ?? this.#accepted.workOf(record);
    return work?.host ?? work;
  }

  /** The entries that are works. */
  #works(): readonly EntryRecord[] {
    return [...this.#sources.values()].flatMap(({ records }) => records.filter((record) => !isAside(record)));
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
  #update({ removed, moved }: Differences, region: ReadonlySet<EntryRecord>): void {
    const before = new Map<string, Paper>();
    const rebuilt = new Set<WorkState>();
    const drop = (work: WorkState) => {
      if (work.paper !== undefined) {
        before.set(work.paper.key, work.paper);
      }
    };
    for (const work of new Set([...removed, ...region].flatMap((record) => this.#workOf.get(record) ?? []))) {
      drop(work);
      this.#keys.remove(work);
      this.#titles.remove(work);
      this.#waiting.delete(work);
      detach(work, rebuilt);
      work.records.forEach((record) => this.#workOf.delete(record));
    }
    removed.forEach((record) => this.#conflicts.delete(record));
    const records = [...region];
    const merged = mergeRecords(records.filter((record) => this.#index.isShared(record)));
    this.#noteConflicts(region, merged);
    const alone = records.filter((record) => !this.#index.isShared(record)).map((record): Work => [record]);
    for (const work of [...alone, ...merged.works]) {
      rebuilt.add(this.#addWork(work));
    }
    this.#keys.reserve(this.#pinning.reservations());
    for (const work of [...this.#keys.settle(), ...this.#titles.settle()]) {
      rebuilt.add(work);
    }
    moved.forEach((record) => {
      const work = this.#workOf.get(record) ?? this.#accepted.workOf(record);
      if (work !== undefined) {
        rebuilt.add(work);
      }
    });
    attachNotes(
      rebuilt,
      (key) => this.#keys.resolve(key),
      (work) => this.#workOf.get(work.records[0]) === work,
    );
    this.#accepted.settle().forEach((work) => rebuilt.add(work));
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

  #paperOf(work: WorkState): Paper {
    const { key, aliases } = this.#keys.keysOf(work) ?? { key: work.claims.suffixed('long'), aliases: [] };
    const records = [...work.records, ...work.attachedNotes.flatMap((guest) => guest.records)].sort(compareRecords);
    const [first = work.records[0], ...rest] = records;
    const titles = { derived: this.#titles.titleOf(work), accepted: this.#accepted.recordsOf(work) };
    const paper = paperOfWork([first, ...rest], key, aliases, titles);
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

  #tell(before: ReadonlyMap<string, Paper>, after: readonly Paper[]): void {
    const change = changeBetween(before, after);
    if (change !== undefined) {
      this.#papers = undefined;
      this.#change.fire(change);
    }
  }
}

/** Whether a record describes a paper of other sources. */
function isAside({ entry }: EntryRecord): boolean {
  return describesOthers(entry.format);
}
