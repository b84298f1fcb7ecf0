import { Emitter, type Event } from '../base/events';
import type { DerivedEntry, Paper, DerivedSource, Problem, SourceSpan } from '../model/paper';
import { formatKindOf } from '../parse/formats/index';
import { withNearest } from './accepted/evidence';
import type { Romanize } from './base/romanize';
import { changeBetween, type LibraryChange } from './change';
import { tokenOfIdentifier } from './cited-identifier';
import { describesOtherPaper, MergedWorks } from './merged-works';
import type { EntryRecord } from './merging/entry-record';
import { followEntries, nothing } from './merging/source-records';
import type { PinInFile, RenameRefusal } from './pins/pinning';
import type { ParsedPins, Pin } from './pins/pins';

export type { LibraryChange } from './change';

export interface SourceUpdate {
  /** The identifier of the source: a URI in the editor, a path in the terminal. */
  readonly source: string;
  readonly parsed: DerivedSource;
}

/** A key that means no paper, since pins of different papers have or had it. */
export interface DisputedKey {
  readonly key: string;
  /** In order of the keys files, then of their lines; a pin that has not been written has no `span`. */
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
  readonly #works: MergedWorks;
  #papers: readonly Paper[] | undefined;
  /** Listings are numbered, so that none has a paper twice. */
  #listings = 0;

  /** Fires once a batch, and not where nothing that a paper shows has changed. */
  readonly onDidChange: Event<LibraryChange> = this.#change.event;

  /** @param romanize writes Han in Latin letters for keys; a host that loads it on first use hands it to `useRomanizer` */
  constructor(romanize?: Romanize) {
    this.#works = new MergedWorks(
      {
        records: () => this.#workRecords(),
        onDidUpdate: (before, after) => {
          this.#tell(before, after);
        },
      },
      romanize,
    );
  }

  /** All papers in order of source, then line. */
  get papers(): readonly Paper[] {
    this.#papers ??= this.#listPapers(this.sources);
    return this.#papers;
  }

  /** How many papers there are, without a list of them, which takes time by their number after each change. */
  get size(): number {
    return this.#works.paperCount;
  }

  /** Sorted by code unit. */
  get sources(): readonly string[] {
    return [...this.#sources.keys()].sort();
  }

  /** The paper that a key or an alias means. */
  get(key: string): Paper | undefined {
    const work = this.#works.resolve(key);
    return (work?.host ?? work)?.paper;
  }

  /** The paper that a key means, as all its sources but notes describe it; undefined where it has no other. */
  withoutNotes(key: string): Paper | undefined {
    const work = this.#works.resolve(key);
    return work && this.#works.paperWithoutNotes(work.host ?? work);
  }

  /** The keys by which bibliographies write the paper of a key, and that mean no other one. */
  writtenKeysOf(key: string): readonly string[] {
    const work = this.#works.resolve(key);
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
    ].filter((written) => this.#works.resolve(written) === work);
  }

  /** The paper that a citation means, by its key or an alias, else by an identifier that stands in place of one (`doi:10.…`). */
  cited(key: string): Paper | undefined {
    const token = tokenOfIdentifier(key);
    return this.get(key) ?? (token === undefined ? undefined : this.#works.paperWithToken(token));
  }

  /** The papers that a source takes part in, in order of line. */
  papersOf(source: string): readonly Paper[] {
    const papers = (this.#sources.get(source)?.records ?? []).flatMap(
      (record) => this.#works.shownWorkOf(record)?.paper ?? [],
    );
    return [...new Set(papers)];
  }

  /** What a source holds, as it was last applied; `stepsBetween` leads on from there. */
  entriesOf(source: string): readonly DerivedEntry[] {
    return (this.#sources.get(source)?.records ?? []).map(({ entry }) => entry);
  }

  /** What the parser found, then what the library found: keys that several works write; in a keys file, pins without paper. */
  problemsOf(source: string): readonly Problem[] {
    const state = this.#sources.get(source);
    if (state === undefined) {
      return this.#works.pinning.problemsOf(source);
    }
    const conflicts = state.records.flatMap((record) =>
      this.#works.conflictsOf(record).map(({ key, records }): Problem => ({
        code: 'conflicting-key',
        args: [key, records.length - 1],
        span: record.entry.span,
      })),
    );
    const lost = state.records
      .filter((record) => describesOtherPaper(record) && this.#works.accepted.workOf(record) === undefined)
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
    return this.#works.needsRomanizer;
  }

  /** Gives the papers that waited for it their keys. */
  useRomanizer(romanize: Romanize): void {
    this.#works.useRomanizer(romanize);
  }

  /** Takes in what a keys file holds; `source` identifies it as sources are. */
  setPins(source: string, parsed: ParsedPins): void {
    this.#works.pinning.read(source, parsed);
  }

  /** Lets go of a keys file. */
  removePins(source: string): void {
    this.#works.pinning.forget(source);
  }

  /** What a keys file ought to hold now; `serializePins` makes its text. */
  pinsOf(source: string): readonly Pin[] {
    return this.#works.pinning.pinsOf(source);
  }

  /** The papers of all pins of a file that have this key, in order of the file: more than one after a merge. */
  papersOfPin(source: string, key: string): readonly (Paper | undefined)[] {
    return this.#works.pinning.worksOf(source, key).map((work) => work?.paper);
  }

  /** The keys that pins of different papers have or had, and the papers that each could mean. */
  get disputes(): readonly DisputedKey[] {
    return this.#works.pinning.disputes.map(({ key, claims }) => ({
      key,
      claims: claims.map(({ source, pin, span, work }) => ({ source, pin, span, paper: (work?.host ?? work)?.paper })),
    }));
  }

  /** Whether a key means no paper because pins give it to more than one. */
  isDisputed(key: string): boolean {
    return this.#works.pinning.disputes.some((dispute) => dispute.key === key);
  }

  /** The pin that holds a key or alias, and its keys file. */
  pinOf(key: string): PinInFile | undefined {
    return this.#works.pinning.find(key);
  }

  /**
   * Pins keys that were cited, so that they mean their papers for ever, in the keys file `source` unless another one
   * holds them. Pins whose papers have been edited much are brought up to date. Keys that mean no paper are left out.
   * @returns the keys files that have to be written
   */
  pin(keys: Iterable<string>, source: string): readonly string[] {
    return this.#works.pinning.pin(keys, source);
  }

  /**
   * Gives a paper another key, in the keys file that has its key, else in `source`; the old one stays an alias, unless it is among `forgetting`.
   * @returns the keys files that have to be written, or why not
   */
  rename(
    oldKey: string,
    newKey: string,
    source: string,
    forgetting?: ReadonlySet<string>,
  ): readonly string[] | RenameRefusal {
    return this.#works.pinning.rename(oldKey, newKey, source, forgetting);
  }

  /** Why `rename` would refuse, if it would. */
  renameRefusal(oldKey: string, newKey: string): RenameRefusal | undefined {
    return this.#works.pinning.refusalOf(oldKey, newKey);
  }

  /**
   * What is known of the papers of these keys, to find them by again once a record describes them, see `AcceptedRecords`. Keys that mean
   * no paper, or one that has a provisional key, are left out.
   */
  evidenceOf(keys: Iterable<string>): readonly Pin[] {
    const records = this.#workRecords();
    const pins = this.#works.pinning.describe(keys);
    const ownOf = new Map(pins.map(({ pin, work }) => [pin, work]));
    return withNearest([...ownOf.keys()], records, (pin, record) => record.work === ownOf.get(pin));
  }

  /** Frees a key that was pinned. @returns the keys files that have to be written */
  unpin(key: string): readonly string[] {
    return this.#works.pinning.unpin(key);
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
    this.#works.apply(all);
  }

  /** The entries that are works. */
  #workRecords(): readonly EntryRecord[] {
    return [...this.#sources.values()].flatMap(({ records }) =>
      records.filter((record) => !describesOtherPaper(record)),
    );
  }

  #listPapers(sources: readonly string[]): readonly Paper[] {
    const papers: Paper[] = [];
    const listing = ++this.#listings;
    for (const source of sources) {
      for (const record of this.#sources.get(source)?.records ?? []) {
        const work = this.#works.shownWorkOf(record);
        if (work?.paper !== undefined && work.listing !== listing) {
          work.listing = listing;
          papers.push(work.paper);
        }
      }
    }
    return papers;
  }

  #tell(before: ReadonlyMap<string, Paper>, after: readonly Paper[]): void {
    const change = changeBetween(before, after);
    if (change !== undefined) {
      this.#papers = undefined;
      this.#change.fire(change);
    }
  }
}
