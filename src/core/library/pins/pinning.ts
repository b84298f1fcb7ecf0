import { isValidKey } from '../keys/keys';
import type { KeyTable, Reservation } from '../keys/key-table';
import type { EntryRecord, WorkState } from '../merging/entry-record';
import { type Dispute, PinStore } from './pin-store';
import { isDrifted, pinOf } from './pin-evidence';
import { PinMatcher } from './pin-matching';
import type { ParsedPins, Pin } from './pins';
import type { Problem } from '../../model/paper';
import type { RecordIndex } from '../merging/record-index';
import type { TitleTable } from '../merging/titles';

export interface PinInFile {
  readonly source: string;
  readonly pin: Pin;
}

/** Why a key is not renamed: no paper has it; the new one is no key; another paper, or a lost one, has the new one. */
export type RenameRefusal = 'unknown' | 'invalid' | 'taken';

/** What pinning needs of the library. */
interface Surroundings {
  readonly keys: KeyTable<WorkState>;
  readonly titles: TitleTable;
  readonly index: RecordIndex;
  readonly workOf: (record: EntryRecord) => WorkState | undefined;
  readonly records: () => readonly EntryRecord[];
  /** Called when pins have changed and keys are to be settled. */
  readonly onDidChange: () => void;
}

/** The pins of a library: what they mean, and how they come about. `Library` documents the public part. */
export class Pinning {
  readonly #library: Surroundings;
  readonly #pins = new PinStore<WorkState>();
  readonly #matcher: PinMatcher<WorkState>;

  constructor(library: Surroundings) {
    this.#library = library;
    this.#matcher = new PinMatcher(library.index, library.workOf);
  }

  /** Follows the entries of the library. */
  update(removed: readonly EntryRecord[], added: readonly EntryRecord[]): void {
    this.#matcher.update(removed, added);
  }

  /** What the pins mean now. */
  reservations(): Reservation<WorkState>[] {
    return this.#pins.settle(this.#matcher.match());
  }

  problemsOf(source: string): readonly Problem[] {
    return this.#pins.problemsOf(source);
  }

  get disputes(): readonly Dispute<WorkState>[] {
    return this.#pins.disputes;
  }

  read(source: string, parsed: ParsedPins): void {
    this.#pins.read(source, parsed);
    this.#changed();
  }

  forget(source: string): void {
    if (this.#pins.forget(source)) {
      this.#changed();
    }
  }

  find(key: string): PinInFile | undefined {
    return this.#pins.find(key);
  }

  worksOf(source: string, key: string): readonly (WorkState | undefined)[] {
    return this.#pins.worksOf(source, key).map((work) => work?.host ?? work);
  }

  pinsOf(source: string): readonly Pin[] {
    return this.#pins.pinsOf(source).map((pin) => {
      const near = this.#matcher.nearOf(pin);
      return near === 0 || near === pin.near ? pin : { ...pin, near };
    });
  }

  pin(keys: Iterable<string>, source: string): readonly string[] {
    const changed = new Map<string, Pin[]>();
    const pinsIn = (file: string) => changed.get(file) ?? [...this.#pins.pinsOf(file)];
    for (const key of new Set(keys)) {
      const work = this.#resolve(key);
      const known = this.#pins.find(key);
      if (work === undefined || work.needsRomanizer) {
        continue;
      }
      const file = known?.source ?? source;
      const pins = pinsIn(file);
      if (known === undefined) {
        pins.push(this.#newPin(key, work));
      } else if (this.#pins.workOf(known.pin) === work && isDrifted(known.pin, work.records)) {
        pins[pins.indexOf(known.pin)] = {
          ...known.pin,
          ...this.#newPin(known.pin.key, work),
          aliases: known.pin.aliases,
        };
      } else {
        continue;
      }
      changed.set(file, pins);
    }
    return this.#replace(changed);
  }

  /** Pins of papers, which are not kept. */
  describe(keys: Iterable<string>): readonly { readonly pin: Pin; readonly work: WorkState }[] {
    return [...new Set(keys)].flatMap((key) => {
      const work = this.#resolve(key);
      return work?.paper === undefined || work.needsRomanizer
        ? []
        : [{ pin: this.#newPin(work.paper.key, work), work }];
    });
  }

  refusalOf(oldKey: string, newKey: string): RenameRefusal | undefined {
    const work = this.#resolve(oldKey);
    if (work?.paper === undefined || work.needsRomanizer) {
      return 'unknown';
    }
    if (!isValidKey(newKey)) {
      return 'invalid';
    }
    const owner = this.#resolve(newKey);
    return (owner !== undefined && owner !== work) || (owner === undefined && this.#pins.find(newKey) !== undefined)
      ? 'taken'
      : undefined;
  }

  rename(
    oldKey: string,
    newKey: string,
    source: string,
    forgetting: ReadonlySet<string> = new Set(),
  ): readonly string[] | RenameRefusal {
    const work = this.#resolve(oldKey);
    const refusal = this.refusalOf(oldKey, newKey);
    if (refusal !== undefined || work?.paper === undefined) {
      return refusal ?? 'unknown';
    }
    const { key } = work.paper;
    if (key === newKey) {
      return [];
    }
    const known = this.#pins.find(key) ?? this.#pins.find(oldKey);
    const file = known?.source ?? source;
    const pin = known?.pin ?? this.#newPin(key, work);
    // Another pin of the same paper that has the new key becomes one with this.
    const isUnited = (other: Pin) => other !== pin && other.key === newKey;
    const united = this.#pins
      .pinsOf(file)
      .filter(isUnited)
      .flatMap((other) => other.aliases);
    const aliases = [...new Set([...pin.aliases, pin.key, key, oldKey, ...united])].filter(
      (alias) => alias !== newKey && !forgetting.has(alias),
    );
    const others = this.#pins.pinsOf(file).filter((other) => other !== pin && !isUnited(other));
    return this.#replace(new Map([[file, [...others, { ...pin, key: newKey, aliases }]]]));
  }

  unpin(key: string): readonly string[] {
    const known = this.#pins.find(key);
    return known === undefined
      ? []
      : this.#replace(new Map([[known.source, this.#pins.pinsOf(known.source).filter((pin) => pin !== known.pin)]]));
  }

  /** The work that a key means, or that its note has joined. */
  #resolve(key: string): WorkState | undefined {
    const work = this.#library.keys.resolve(key);
    return work?.host ?? work;
  }

  #newPin(key: string, work: WorkState): Pin {
    return pinOf(key, work.records, this.#library.titles.titleOf(work));
  }

  #replace(changed: ReadonlyMap<string, readonly Pin[]>): readonly string[] {
    for (const [file, pins] of changed) {
      this.#pins.replace(file, pins);
    }
    if (changed.size > 0) {
      this.#changed();
    }
    return [...changed.keys()];
  }

  #changed(): void {
    this.#matcher.setPins(this.#pins.all, this.#library.records());
    this.#library.onDidChange();
  }
}
