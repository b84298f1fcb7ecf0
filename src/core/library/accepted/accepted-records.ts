import { MultiMap } from '../base/multi-map';
import type { EntryRecord, WorkState } from '../merging/entry-record';
import { compareRecords } from '../merging/merge';
import type { RecordIndex } from '../merging/record-index';
import { contradict, idsContradict, idsOf, statementOf } from '../merging/verdicts';
import { pinOfEvidence } from './evidence';
import { hasEvidence } from '../pins/pin-evidence';
import { PinMatcher } from '../pins/pin-matching';
import type { Pin } from '../pins/pins';

/** What finding the papers of records needs of the library. */
interface Surroundings {
  readonly index: RecordIndex;
  readonly workOf: (record: EntryRecord) => WorkState | undefined;
  /** Of all entries that are works. */
  readonly records: () => readonly EntryRecord[];
  /** The work that a key means. */
  readonly resolve: (key: string) => WorkState | undefined;
}

/**
 * The records of papers, and of which paper each is: of the one that its evidence shows, by the rules for pins; without evidence, as a
 * person writes one, of the one that has its key and says nothing else of itself. No record becomes a paper, and none takes a key.
 */
export class AcceptedRecords {
  readonly #library: Surroundings;
  readonly #matcher: PinMatcher<WorkState>;
  #pins = new Map<EntryRecord, Pin>();
  #workOf = new Map<EntryRecord, WorkState>();
  #byWork = new Map<WorkState, EntryRecord[]>();
  readonly #byToken = new MultiMap<EntryRecord>();

  constructor(library: Surroundings) {
    this.#library = library;
    this.#matcher = new PinMatcher(library.index, library.workOf);
  }

  /** Follows the entries of the library that are works. */
  update(removed: readonly EntryRecord[], added: readonly EntryRecord[]): void {
    this.#matcher.update(removed, added);
  }

  /** Follows the entries of records files. */
  replace(removed: readonly EntryRecord[], added: readonly EntryRecord[]): void {
    if (removed.length + added.length === 0) {
      return;
    }
    for (const record of removed) {
      this.#pins.delete(record);
      record.tokens.forEach((token) => {
        this.#byToken.delete(token, record);
      });
    }
    for (const record of added) {
      this.#pins.set(record, pinOfEvidence(record.entry));
      record.tokens.forEach((token) => {
        this.#byToken.add(token, record);
      });
    }
    this.#matcher.setPins([...this.#pins.values()], this.#library.records());
  }

  /** Finds the papers anew, once keys are settled; gives the works that have other records than before. */
  settle(): ReadonlySet<WorkState> {
    const before = this.#workOf;
    const dirty = new Set<WorkState>();
    this.#workOf = new Map();
    this.#byWork = new Map();
    if (this.#pins.size > 0) {
      const matched = this.#matcher.match();
      [...this.#pins].forEach(([record, pin], index) => {
        const work = hasEvidence(pin)
          ? this.#checked(record, matched[index] ?? this.#sameText(pin))
          : this.#named(record);
        if (work !== undefined) {
          this.#workOf.set(record, work);
          this.#byWork.set(work, [...(this.#byWork.get(work) ?? []), record]);
        }
      });
    }
    for (const record of new Set([...before.keys(), ...this.#workOf.keys()])) {
      const [was, is] = [before.get(record), this.#workOf.get(record)];
      if (was !== is) {
        [was, is].forEach((work) => work !== undefined && dirty.add(work));
      }
    }
    return dirty;
  }

  /** The records of a work, in order of source, then position. */
  recordsOf(work: WorkState): readonly EntryRecord[] {
    return [...(this.#byWork.get(work) ?? [])].sort(compareRecords);
  }

  /** The work that a record describes. */
  workOf(record: EntryRecord): WorkState | undefined {
    return this.#workOf.get(record);
  }

  /** A work one of whose records has a token. */
  withToken(token: string): WorkState | undefined {
    for (const record of this.#byToken.get(token)) {
      const work = this.#workOf.get(record);
      if (work !== undefined) {
        return work;
      }
    }
    return undefined;
  }

  #named(record: EntryRecord): WorkState | undefined {
    const work = this.#library.resolve(record.entry.writtenKey ?? '');
    return work === undefined || contradict(statementOf([record]), statementOf(work.records))
      ? undefined
      : this.#checked(record, work);
  }

  /** Of several papers with one text, that of the key. */
  #sameText({ key, hash }: Pin): WorkState | undefined {
    const work = this.#library.resolve(key);
    return hash !== undefined && work?.records.some(({ identity }) => identity.text === hash) === true
      ? work
      : undefined;
  }

  #checked(record: EntryRecord, work: WorkState | undefined): WorkState | undefined {
    const found = work?.host ?? work;
    return found === undefined || idsContradict(idsOf([record]), idsOf(found.records)) ? undefined : found;
  }
}
