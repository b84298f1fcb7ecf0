import type { Paper } from '../model/paper';
import { describesOthers, formatKindOf } from '../parse/formats/index';
import { AcceptedRecords } from './accepted/accepted-records';
import { equalValues } from './base/same-content';
import type { Romanize } from './base/romanize';
import { KeyTable } from './keys/key-table';
import { attachNotes, detach } from './merging/attached-notes';
import type { EntryRecord, Work, WorkState } from './merging/entry-record';
import { compareRecords, type KeyConflict, mergeRecords, type MergeResult } from './merging/merge';
import { paperOfWork } from './merging/paper';
import { RecordIndex } from './merging/record-index';
import { type Differences, nothing } from './merging/source-records';
import { TitleTable } from './merging/titles';
import { workState } from './merging/work';
import { Pinning } from './pins/pinning';

/** What the works are made of, and who receives them. */
interface Surroundings {
  /** Of all entries that are works. */
  readonly records: () => readonly EntryRecord[];
  /** Called after each update with the papers that it touched: by key as they were, and as they are. */
  readonly onDidUpdate: (before: ReadonlyMap<string, Paper>, after: readonly Paper[]) => void;
}

/** The works that the entries of all sources are merged into, with their keys, pins and accepted records. An update costs what it touches. */
export class MergedWorks {
  readonly #library: Surroundings;
  readonly #index = new RecordIndex();
  readonly #keys = new KeyTable<WorkState>();
  readonly #titles = new TitleTable();
  #paperCount = 0;
  readonly #conflicts = new Map<EntryRecord, KeyConflict[]>();
  /** Works whose keys wait for a romanizer. */
  readonly #waiting = new Set<WorkState>();
  #romanize: Romanize | undefined;

  readonly pinning: Pinning;
  readonly accepted: AcceptedRecords;

  /** @param romanize `undefined` until the host has loaded one */
  constructor(library: Surroundings, romanize: Romanize | undefined) {
    this.#library = library;
    this.#romanize = romanize;
    const workOf = (record: EntryRecord) => record.work;
    const { records } = library;
    this.pinning = new Pinning({
      keys: this.#keys,
      titles: this.#titles,
      index: this.#index,
      workOf,
      records,
      onDidChange: () => {
        this.#update(nothing(), new Set());
      },
    });
    this.accepted = new AcceptedRecords({
      index: this.#index,
      workOf,
      records,
      resolve: (key) => this.#keys.resolve(key),
    });
  }

  /** The work that a key or an alias means. */
  resolve(key: string): WorkState | undefined {
    return this.#keys.resolve(key);
  }

  /** The work that shows a record: the one that it was merged into or describes, or the one that has taken that in as a note. */
  shownWorkOf(record: EntryRecord): WorkState | undefined {
    const work = record.work ?? this.accepted.workOf(record);
    return work?.host ?? work;
  }

  /** The paper of a work that has an identifier, by its token. */
  paperWithToken(token: string): Paper | undefined {
    const [record] = this.#index.get(token);
    return (record && this.shownWorkOf(record)?.paper) ?? this.accepted.withToken(token)?.paper;
  }

  /** The keys that a record writes and that other works write as well. */
  conflictsOf(record: EntryRecord): readonly KeyConflict[] {
    return this.#conflicts.get(record) ?? [];
  }

  /** How many works have a paper. */
  get paperCount(): number {
    return this.#paperCount;
  }

  /** Whether some work's key waits for a romanizer. */
  get needsRomanizer(): boolean {
    return this.#romanize === undefined && this.#waiting.size > 0;
  }

  /** Gives the works that waited for it their keys. */
  useRomanizer(romanize: Romanize): void {
    this.#romanize = romanize;
    const waiting = [...this.#waiting].flatMap((work) => work.records);
    this.#update(nothing(), this.#index.regionOf(waiting));
  }

  /** Follows the entries of all sources, those that describe papers of other sources among them. */
  apply(all: Differences): void {
    const isWork = (record: EntryRecord) => !describesOtherPaper(record);
    const differences = { ...all, removed: all.removed.filter(isWork), added: all.added.filter(isWork) };
    this.pinning.update(differences.removed, differences.added);
    this.accepted.update(differences.removed, differences.added);
    this.accepted.replace(all.removed.filter(describesOtherPaper), all.added.filter(describesOtherPaper));
    this.#update(differences, this.#index.replace(differences.removed, differences.added));
  }

  /** Merges anew all that the changed records touch, and settles the keys. */
  #update({ removed, moved }: Differences, region: ReadonlySet<EntryRecord>): void {
    const before = new Map<string, Paper>();
    const rebuilt = new Set<WorkState>();
    const drop = (work: WorkState) => {
      if (work.paper !== undefined) {
        before.set(work.paper.key, work.paper);
        this.#paperCount--;
      }
    };
    for (const work of new Set([...removed, ...region].flatMap((record) => record.work ?? []))) {
      drop(work);
      this.#keys.remove(work);
      this.#titles.remove(work);
      this.#waiting.delete(work);
      detach(work, rebuilt);
      work.records.forEach((record) => {
        record.work = undefined;
      });
    }
    removed.forEach((record) => this.#conflicts.delete(record));
    const records = [...region];
    const merged = mergeRecords(records.filter((record) => this.#index.isShared(record)));
    this.#noteConflicts(region, merged);
    const alone = records.filter((record) => !this.#index.isShared(record)).map((record): Work => [record]);
    for (const work of [...alone, ...merged.works]) {
      rebuilt.add(this.#addWork(work));
    }
    this.#keys.reserve(this.pinning.reservations());
    for (const work of this.#keys.settle()) {
      rebuilt.add(work);
    }
    moved.forEach((record) => {
      const work = record.work ?? this.accepted.workOf(record);
      if (work !== undefined) {
        rebuilt.add(work);
      }
    });
    attachNotes(
      rebuilt,
      (key) => this.#keys.resolve(key),
      (work) => work.records[0].work === work,
    );
    [...rebuilt]
      .filter(({ claims }) => claims.noteKey !== undefined)
      .forEach((note) => {
        this.#titles.touch(note);
      });
    this.#titles.settle().forEach((work) => rebuilt.add(work));
    this.accepted.settle().forEach((work) => rebuilt.add(work));
    const after: Paper[] = [];
    for (const work of rebuilt) {
      if (work.records[0].work !== work) {
        continue;
      }
      drop(work);
      work.paper = work.host === undefined ? this.#paperOf(work) : undefined;
      if (work.paper !== undefined) {
        after.push(work.paper);
        this.#paperCount++;
      }
    }
    this.#library.onDidUpdate(before, after);
  }

  #addWork(records: Work): WorkState {
    const work = workState(records, this.#romanize);
    records.forEach((record) => {
      record.work = work;
    });
    this.#keys.add(work);
    this.#titles.add(work);
    if (work.needsRomanizer) {
      this.#waiting.add(work);
    }
    return work;
  }

  /** What the entries of a work say that stand in other sources than notes. */
  paperWithoutNotes(work: WorkState): Paper | undefined {
    const [first, ...rest] = work.records.filter(({ entry }) => formatKindOf(entry.format) !== 'note');
    return first && this.#paperOfRecords(work, [first, ...rest]);
  }

  #paperOf(work: WorkState): Paper {
    const records = [...work.records, ...work.attachedNotes.flatMap((note) => note.records)].sort(compareRecords);
    const [first = work.records[0], ...rest] = records;
    const paper = this.#paperOfRecords(work, [first, ...rest]);
    return work.paper !== undefined && equalValues(work.paper, paper) ? work.paper : paper;
  }

  #paperOfRecords(work: WorkState, records: Work): Paper {
    const { key, aliases } = this.#keys.keysOf(work) ?? { key: work.claims.suffixed('long'), aliases: [] };
    return paperOfWork(records, key, aliases, {
      derived: this.#titles.titleOf(work),
      accepted: this.accepted.recordsOf(work),
    });
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
}

/** Whether a record describes a paper of other sources. */
export function describesOtherPaper({ entry }: EntryRecord): boolean {
  return describesOthers(entry.format);
}
