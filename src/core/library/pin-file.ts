import type { SourceSpan } from '../model/paper';
import type { Library } from './library';
import { meanSamePaper } from './pins/pin-evidence';
import { parsePins, type ParsedPins, type Pin } from './pins/pins';
import { serializePins, unwrittenPins } from './pins/pins-text';

/** The workspace is not trusted; a link leads out of it; the file cannot be written. */
export type WaitingReason = 'pins-restricted' | 'pins-linked' | 'pins-unwritable';

/** What keeping pins needs of the world. */
export interface PinFilePort {
  /** The text of the file, `undefined` where there is none. Rejects where it is there and cannot be read. */
  read(): Promise<string | undefined>;
  /**
   * Puts a text in the place of what was read, unless the file holds something else by now.
   * @returns whether it did; rejects where the file cannot be written
   */
  replace(text: string, before: string | undefined): Promise<boolean>;
  /** Waits before the next try, longer each time. */
  pause(tries: number): Promise<void>;
  /** The text of pins that wait for a file that could not be written. */
  kept(): string | undefined;
  /** Why pins wait, if any do. */
  reason(): WaitingReason;
  keep(text: string | undefined): Promise<void>;
}

/** What is kept: the pins of a library, by their file. */
export type PinHolder = Pick<Library, 'setPins' | 'removePins' | 'pinsOf'>;

/** What became of a change: it is in the file, was there already, or waits in `PinFilePort.kept`. */
export type PinsOutcome = 'created' | 'written' | 'unchanged' | 'kept';

/** A keys file that cannot be read, so that nothing is written to it. */
export class PinsUnreadable extends Error {
  readonly code: 'damaged' | 'foreign' | 'unreadable';

  constructor(code: PinsUnreadable['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** How often a file is read anew that is torn, or gone. Others are done writing long before. */
const readTries = 7;
/** How often a change is made anew because others write too. */
const writeTries = 60;

/**
 * Keeps the pins of a library in step with one keys file that other programs write too. A change is made to what one reading found, and
 * put in its place only if that is there still; else all starts over. A text that is torn or gone where there were pins is no news.
 * Calls must not overlap.
 */
export class PinFile {
  readonly #library: PinHolder;
  readonly #source: string;
  readonly #port: PinFilePort;
  /** What was read last that could be. */
  #last: { readonly text: string | undefined; readonly parsed: ParsedPins } | undefined;

  /** @param source identifies the file as sources of the library are */
  constructor(library: PinHolder, source: string, port: PinFilePort) {
    this.#library = library;
    this.#source = source;
    this.#port = port;
  }

  /** Takes in what the file holds now. What was read last counts while it cannot be read; a file that stays away is gone. */
  async follow(): Promise<void> {
    for (let tries = 1; ; tries++) {
      const read = await this.#read();
      if (read.parsed === undefined || (this.#isDoubtful(read) && mayBeTorn(read.parsed) && tries < readTries)) {
        if (tries >= readTries) {
          return;
        }
        await this.#port.pause(tries);
      } else {
        this.#take(read.text, read.parsed);
        return;
      }
    }
  }

  /**
   * Makes a change of the library's pins, and writes it.
   * @param change called with the pins as the file has them, perhaps more than once; must be no change where it was made already
   * @param mayWrite false: the change is kept in `PinFilePort.kept`
   * Throws `PinsUnreadable`; then nothing has changed.
   */
  async change(change: () => void, mayWrite = true): Promise<PinsOutcome> {
    let outcome: PinsOutcome = 'unchanged';
    for (let tries = 1; ; tries++) {
      const { text, parsed, base } = await this.#readSound();
      this.#take(base, parsed);
      change();
      const wanted = this.#library.pinsOf(this.#source);
      const next = serializePins(wanted, base ?? '', parsed);
      if (next === undefined || next === text || (base === undefined && wanted.length === 0)) {
        await this.#written(text);
        return outcome;
      }
      const isLast = tries >= writeTries;
      // What has been put there is read again: others may have put their own over it.
      const isDone = !isLast && mayWrite ? await this.#port.replace(next, text).catch(() => undefined) : undefined;
      if (isDone === undefined) {
        await this.#port.keep(serializePins(unwrittenPins(wanted, parsed), ''));
        this.#take(base, parsed);
        return 'kept';
      }
      if (isDone && this.#port.kept() !== undefined) {
        // As they are to stand in the file now, under whatever key.
        await this.#port.keep(serializePins(unwrittenPins(wanted, parsed), ''));
      }
      outcome = isDone ? (text === undefined ? 'created' : outcome === 'created' ? outcome : 'written') : outcome;
      await (isDone ? undefined : this.#port.pause(1));
    }
  }

  /** What the file holds and, to be changed, `base`: the same, or where the file is gone for good, or empty, what it held last. */
  async #readSound(): Promise<{ text: string | undefined; base: string | undefined; parsed: ParsedPins }> {
    for (let tries = 1; ; tries++) {
      const read = await this.#read();
      if (read.parsed !== undefined && !this.#isDoubtful(read)) {
        return { text: read.text, base: read.text, parsed: read.parsed };
      }
      const isForeign = read.parsed !== undefined && !mayBeTorn(read.parsed);
      if (tries >= readTries || isForeign) {
        if (read.parsed?.isReadable === true && this.#last !== undefined) {
          return { text: read.text, base: this.#last.text, parsed: this.#last.parsed };
        }
        throw new PinsUnreadable(
          read.parsed === undefined ? 'unreadable' : isForeign ? 'foreign' : 'damaged',
          read.failure,
        );
      }
      await this.#port.pause(tries);
    }
  }

  async #read(): Promise<{ text: string | undefined; parsed: ParsedPins | undefined; failure?: unknown }> {
    try {
      const text = await this.#port.read();
      return {
        text,
        parsed: text !== undefined && text === this.#last?.text ? this.#last.parsed : parsePins(text ?? ''),
      };
    } catch (failure) {
      return { text: undefined, parsed: undefined, failure };
    }
  }

  /** Whether this may be a file that is being written, or replaced, just now. */
  #isDoubtful({
    text,
    parsed,
  }: {
    readonly text: string | undefined;
    readonly parsed: ParsedPins | undefined;
  }): boolean {
    const hadPins = (this.#last?.parsed.pins.length ?? 0) > 0;
    return parsed?.isReadable !== true || (hadPins && (text === undefined || text.trim() === ''));
  }

  #take(text: string | undefined, parsed: ParsedPins): void {
    const kept = this.#port.kept();
    if (text === undefined && parsed.pins.length === 0 && kept === undefined) {
      this.#last = undefined;
      this.#library.removePins(this.#source);
      return;
    }
    const known = this.#last?.parsed;
    // Of a text that is damaged, the problems are told; its pins are those of before.
    const sound = parsed.isReadable || known === undefined ? parsed : { ...known, problems: parsed.problems };
    if (parsed.isReadable) {
      this.#last = { text, parsed };
    }
    this.#library.setPins(
      this.#source,
      kept === undefined ? sound : withUnwritten(sound, parsePins(kept), this.#port.reason()),
    );
  }

  /** All that waited is in the file. */
  async #written(text: string | undefined): Promise<void> {
    if (this.#port.kept() !== undefined) {
      await this.#port.keep(undefined);
      this.#take(text, this.#last?.parsed ?? parsePins(text ?? ''));
    }
  }
}

/** Whether more of the text may come: JSON that is whole, and no keys file, stays what it is. */
function mayBeTorn({ problems }: ParsedPins): boolean {
  return !problems.some(({ code }) => code === 'pins-foreign');
}

/**
 * The pins of a file, with those that wait to be written to it: they win over pins of the same paper with a key of theirs. Spans and
 * problems are those of the file; one more tells that some wait.
 */
function withUnwritten(file: ParsedPins, unwritten: ParsedPins, reason: WaitingReason): ParsedPins {
  const start: SourceSpan = { start: 0, end: 0, line: 0, endLine: 0 };
  const isRenamed = (pin: Pin) =>
    file.pins.some(
      (other) =>
        other.key !== pin.key &&
        !pin.aliases.includes(other.key) &&
        [pin.key, ...pin.aliases].every((key) => other.aliases.includes(key)) &&
        meanSamePaper(other, pin),
    );
  const waiting = unwritten.pins
    .filter((pin) => !isRenamed(pin))
    .map((pin) => {
      const same = file.pins.filter((other) => other.key === pin.key && meanSamePaper(other, pin));
      return same.length === 0
        ? pin
        : {
            ...pin,
            aliases: [...new Set([...pin.aliases, ...same.flatMap(({ aliases }) => aliases)])],
            ...(same[0]?.unknown === undefined ? {} : { unknown: same[0].unknown }),
          };
    });
  const isReplaced = (index: number) => {
    const pin = file.pins[index];
    return (
      pin !== undefined &&
      waiting.some((other) => (other.key === pin.key || other.aliases.includes(pin.key)) && meanSamePaper(other, pin))
    );
  };
  const others = file.pins.flatMap((pin, index) =>
    isReplaced(index) ? [] : [{ pin, span: file.spans[index] ?? start }],
  );
  return {
    pins: [...others.map(({ pin }) => pin), ...waiting],
    spans: [...others.map(({ span }) => span), ...waiting.map(() => start)],
    problems: [...file.problems, { code: reason, span: start }],
    isReadable: file.isReadable,
  };
}
