import { formatKindOf } from '../../parse/formats/index';
import { authorRelation } from '../base/authors';
import { filledBuckets } from '../base/fingerprint';
import { normalizeArxiv, normalizeDoi, normalizeText } from '../merging/identity';
import type { EntryRecord, Work } from '../merging/entry-record';
import { MultiMap } from '../base/multi-map';
import { idsOfPin, keepsName, pinStatement, titleAgreement, workStatement } from './pin-evidence';
import type { Pin } from './pins';
import type { RecordIndex } from '../merging/record-index';
import { SketchIndex } from './sketch-index';
import { isInformativeTitle } from '../merging/title-relation';
import { contradict, idsContradict, idsOf, judgeByIds, maxYearsApart } from '../merging/verdicts';

/** A work that the library holds. */
interface Candidate {
  readonly records: Work;
}

/** Texts with fewer filled buckets than this are short: they must agree more closely. */
const minFilledBuckets = 32;
const similarLong = 0.65;
const similarShort = 0.75;
/** Enough for a long text that bears the same name, or much the same title. */
const similarNamed = 0.5;
/** How much of the way from the nearest other paper to identity an edited text must keep. */
const beyondNear = 0.4;
/** By how much the best candidate must lead. */
const lead = 0.1;

/**
 * Finds the papers of pins. A pin matches one work or none: where evidence is thin, ambiguous or contradictory it is none,
 * since a key that resolves to nothing is seen and one that resolves to another paper is not.
 */
export class PinMatcher<W extends Candidate> {
  readonly #index: RecordIndex;
  readonly #workOf: (record: EntryRecord) => W | undefined;
  readonly #sketches = new SketchIndex();
  readonly #byTitle = new MultiMap<EntryRecord>();
  #pins: readonly Pin[] = [];
  readonly #near = new Map<Pin, number>();

  constructor(index: RecordIndex, workOf: (record: EntryRecord) => W | undefined) {
    this.#index = index;
    this.#workOf = workOf;
  }

  /** Replaces the pins; those that stay (by identity) cost nothing. */
  setPins(pins: readonly Pin[], records: Iterable<EntryRecord>): void {
    const all = [...records];
    if (this.#pins.length === 0 && pins.length > 0) {
      all.forEach((record) => {
        this.#addTitle(record);
      });
    }
    this.#sketches.setPins(pins, all);
    const stay = new Set(pins);
    [...this.#near.keys()].filter((pin) => !stay.has(pin)).forEach((pin) => this.#near.delete(pin));
    this.#pins = pins;
  }

  /** Follows the entries of the library. */
  update(removed: readonly EntryRecord[], added: readonly EntryRecord[]): void {
    this.#sketches.update(removed, added);
    for (const record of removed) {
      if (record.identity.title !== undefined) {
        this.#byTitle.delete(record.identity.title, record);
      }
    }
    if (this.#pins.length > 0) {
      added.forEach((record) => {
        this.#addTitle(record);
      });
    }
  }

  /** How similar the most similar other paper is, or was while it was there. */
  nearOf(pin: Pin): number {
    return Math.max(pin.near ?? 0, this.#near.get(pin) ?? 0);
  }

  /** The work of each pin, parallel to the pins. */
  match(): (W | undefined)[] {
    const firm = this.#pins.map((pin) => this.#firmMatch(pin));
    const claimed = new Set(firm.filter((work) => work !== undefined));
    const loose = this.#pins.map((pin, index) =>
      firm[index] === undefined ? this.#looseMatch(pin, claimed) : undefined,
    );
    const result = firm.map(
      (work, index) => work ?? this.#withoutRivals(loose, index) ?? this.#noteOf(this.#pins[index]),
    );
    this.#pins.forEach((pin, index) => {
      const work = result[index];
      if (work !== undefined) {
        this.#noteNear(pin, work);
      }
    });
    return result;
  }

  #addTitle(record: EntryRecord): void {
    if (record.identity.title !== undefined) {
      this.#byTitle.add(record.identity.title, record);
    }
  }

  #works(records: Iterable<EntryRecord>): Set<W> {
    const works = new Set<W>();
    for (const record of records) {
      const work = this.#workOf(record);
      if (work !== undefined) {
        works.add(work);
      }
    }
    return works;
  }

  #withToken(kind: string, value: string | undefined): W[] {
    return value === undefined ? [] : [...this.#works(this.#index.get(`${kind}:${value}`))];
  }

  /** By identifier or text; by title; by the key that the source writes, for something that may be the paper. */
  #firmMatch(pin: Pin): W | undefined {
    const { works: byId, others } = this.#withIds(pin);
    const agrees = (work: W) => !others.has(work) && !isAnother(pin, work.records) && !isByOthers(pin, work.records);
    const byText = this.#withToken('text', pin.hash).filter(
      (work) => !others.has(work) && !isAnother(pin, work.records) && this.#isTextTelling(pin, work),
    );
    const strong = new Set([...byId, ...byText]);
    if (strong.size > 0) {
      const both = byText.filter((work) => byId.has(work));
      return single(strong) ?? (both.length === 1 && byId.size === 1 ? both[0] : undefined);
    }
    const title = normalOf(pin.title);
    const byTitle = [...this.#works(this.#byTitle.get(title))].filter(
      (work) => agrees(work) && yearsAgree(pin, work.records),
    );
    const byKey = this.#withToken('key', pin.key).filter((work) => agrees(work) && this.#mayBe(pin, work));
    if (isInformativeTitle(title) || byKey.length > 0) {
      const titled = single(byTitle) ?? single(byTitle.filter((work) => byKey.includes(work)));
      if (titled !== undefined || byTitle.length > 0) {
        return titled;
      }
    }
    return single(byKey);
  }

  /** The works that share an identifier with the pin: those that it may mean, and those that are others by what they say of themselves. */
  #withIds(pin: Pin): { readonly works: ReadonlySet<W>; readonly others: ReadonlySet<W> } {
    const said = pinStatement(pin);
    const judged = [
      ...this.#withToken('doi', normalizeDoi(pin.doi ?? '')).map((work) => ({
        work,
        verdict: judgeByIds(said, workStatement(work.records), 'doi'),
      })),
      ...this.#withToken('arxiv', normalizeArxiv(pin.arxiv ?? '')).map((work) => ({
        work,
        verdict: judgeByIds(said, workStatement(work.records), 'arxiv'),
      })),
    ];
    const others = new Set(judged.filter(({ verdict }) => verdict === 'other').map(({ work }) => work));
    const may = judged.filter(({ work }) => !others.has(work));
    const same = may.filter(({ verdict }) => verdict === 'same');
    // An identifier that several works have does not tell whose a work is that says nothing else.
    return { works: new Set((same.length > 0 ? same : others.size > 0 ? [] : may).map(({ work }) => work)), others };
  }

  /** The note whose key is the pin's: it is about the pin's paper, by its own word. */
  #noteOf(pin: Pin | undefined): W | undefined {
    const works = this.#withToken('note', pin?.key).filter(({ records }) =>
      records.every(({ entry }) => formatKindOf(entry.format) === 'note'),
    );
    const work = single(works);
    return pin === undefined || work === undefined || idsContradict(idsOfPin(pin), idsOf(work.records))
      ? undefined
      : work;
  }

  /** A boilerplate abstract under another title says nothing. */
  #isTextTelling(pin: Pin, work: W): boolean {
    const agreement = titleAgreement(pin, work.records);
    return (
      agreement === undefined ||
      agreement >= 0.5 ||
      (filledBuckets(pin.sketch ?? '') > 40 && this.#similarity(pin, work) > this.nearOf(pin))
    );
  }

  /** Whether what stands under the pin's own written key may be its paper, edited. */
  #mayBe(pin: Pin, work: W): boolean {
    if (pin.hash === undefined && pin.title === undefined && pin.doi === undefined && pin.arxiv === undefined) {
      return true;
    }
    const best = this.#similarity(pin, work);
    if (!keepsName(pin, work.records)) {
      return false;
    }
    const isSameTitle =
      pin.title !== undefined &&
      work.records.some(({ entry }) => entry.title !== undefined && normalOf(entry.title) === normalOf(pin.title));
    if (isSameTitle && yearsAgree(pin, work.records)) {
      return true;
    }
    return (
      (isInformativeTitle(normalOf(pin.title)) && (titleAgreement(pin, work.records) ?? 0) >= 0.5) ||
      (best >= 0.4 && best > this.nearOf(pin))
    );
  }

  #similarity(pin: Pin, work: W): number {
    const related = this.#sketches.relatedTo(pin);
    return work.records.map((record) => related.get(record) ?? 0).reduce((a, b) => Math.max(a, b));
  }

  /** By the likeness of the texts, among works that are not firmly another pin's. */
  #looseMatch(pin: Pin, claimed: ReadonlySet<W>): W | undefined {
    const ranked = [...this.#works(this.#sketches.relatedTo(pin).keys())]
      .filter((work) => !claimed.has(work))
      .map((work) => ({ work, likeness: this.#similarity(pin, work) }))
      .sort((left, right) => right.likeness - left.likeness);
    const [best, second] = ranked;
    if (best === undefined) {
      return undefined;
    }
    if (second !== undefined && best.likeness - second.likeness < lead) {
      // One of the two at least is another paper, and does not become this one when the other fades.
      this.#raiseNear(pin, second.likeness);
      return undefined;
    }
    const { records } = best.work;
    const near = this.nearOf(pin);
    const titles = titleAgreement(pin, records);
    // Neither passes where it differs.
    const isNamed = pin.name !== undefined || titles !== undefined;
    const enough =
      filledBuckets(pin.sketch ?? '') < minFilledBuckets ? similarShort : isNamed ? similarNamed : similarLong;
    const isEnough =
      best.likeness > near &&
      best.likeness >= Math.max(enough, near + (1 - near) * beyondNear) &&
      (titles === undefined || titles >= 0.5) &&
      !this.#withIds(pin).others.has(best.work) &&
      !isAnother(pin, records) &&
      !isByOthers(pin, records) &&
      keepsName(pin, records);
    return isEnough ? best.work : undefined;
  }

  /** A work that two pins of different papers claim loosely belongs to neither. */
  #withoutRivals(loose: readonly (W | undefined)[], index: number): W | undefined {
    const work = loose[index];
    const pin = this.#pins[index];
    if (work === undefined || pin === undefined) {
      return undefined;
    }
    const hasRival = loose.some((other, at) => {
      const rival = this.#pins[at];
      return (
        other === work && at !== index && rival !== undefined && rival.hash !== pin.hash && rival.sketch !== pin.sketch
      );
    });
    return hasRival ? undefined : work;
  }

  #noteNear(pin: Pin, work: W): void {
    let near = this.nearOf(pin);
    for (const [record, likeness] of this.#sketches.relatedTo(pin)) {
      if (likeness > near && this.#workOf(record) !== work) {
        near = likeness;
      }
    }
    this.#raiseNear(pin, near);
  }

  #raiseNear(pin: Pin, near: number): void {
    if (near > 0 && near >= this.nearOf(pin)) {
      // Never rounded down, or the other paper would be nearer than itself.
      this.#near.set(pin, Math.ceil(near * 100 - 1e-9) / 100);
    }
  }
}

function single<T>(values: Iterable<T>): T | undefined {
  const [first, ...others] = [...new Set(values)];
  return others.length === 0 ? first : undefined;
}

const normalOf = (title = '') => normalizeText(title.slice(0, 1_000));

/** Whether a work is not the pin's by what it says of itself, whatever else they share. */
function isAnother(pin: Pin, work: Work): boolean {
  return idsContradict(idsOfPin(pin), idsOf(work)) || contradict(pinStatement(pin), workStatement(work));
}

/** Whether both name authors and none in common, which leaves a common title or likeness without weight. */
function isByOthers(pin: Pin, work: Work): boolean {
  return authorRelation(pinStatement(pin).authors, workStatement(work).authors) === 'none';
}

function yearsAgree(pin: Pin, work: Work): boolean {
  const years = work.flatMap(({ identity }) => identity.year ?? []);
  return (
    pin.year === undefined ||
    years.length === 0 ||
    years.some((year) => Math.abs(year - (pin.year ?? year)) <= maxYearsApart)
  );
}
