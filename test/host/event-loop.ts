import { ControlThread } from './control-thread';

/** How long a timer may be late, in milliseconds, before the thread counts as blocked by it. */
const interval = 4;
/** Shorter blocks than this are not looked at closer. */
const doubtfulFrom = 10;

/** What kept a thread busy, in milliseconds. */
export interface Blocks {
  /** The longest one, whatever the reason: on a busy machine, also other processes that had the processor meanwhile. */
  readonly longest: number;
  /**
   * The most that the thread itself has worked in one: Node on Linux tells; in a browser, the block without what an idle
   * thread was late at the same time.
   */
  readonly longestWork: number | undefined;
  /** How many were longer than 50 ms (of work, where that is known). */
  readonly over50: number;
}

/** Watches how long the host's thread is kept busy at a time. */
export class EventLoopMonitor {
  #blocks: Blocks = noBlocks();
  readonly #control = workOfThread() === undefined ? new ControlThread() : undefined;
  /** Blocks that may have been the machine's: since 1970, in milliseconds. */
  #doubtful: (readonly [from: number, to: number])[] = [];
  #last = performance.now();
  #lastWork = workOfThread();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#wait();
  }

  /** Whether a clock tells what the thread has worked; else that is an estimate. */
  get knowsWork(): boolean {
    return this.#control === undefined;
  }

  /** The blocks since the last call. */
  take(): Blocks {
    this.#note();
    const taken = this.#blocks;
    this.#blocks = noBlocks();
    const doubtful = this.#doubtful;
    this.#doubtful = [];
    if (this.#control?.isRunning !== true) {
      return taken;
    }
    const own = doubtful.map(([from, to]) => to - from - (this.#control?.lateBetween(from, to) ?? 0));
    return { longest: taken.longest, longestWork: own.reduce((a, b) => Math.max(a, b), 0), over50: own.filter((each) => each > 50).length };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#control?.stop();
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#note();
      this.#wait();
    }, interval);
  }

  #note(): void {
    const now = performance.now();
    const late = Math.max(0, now - this.#last - interval);
    this.#last = now;
    if (late > doubtfulFrom) {
      const at = performance.timeOrigin + now;
      this.#doubtful.push([at - late, at]);
    }
    const total = workOfThread();
    const work = total === undefined || this.#lastWork === undefined ? undefined : Math.min(late, total - this.#lastWork);
    this.#lastWork = total;
    this.#blocks = {
      longest: Math.max(this.#blocks.longest, late),
      longestWork: work === undefined ? undefined : Math.max(this.#blocks.longestWork ?? 0, work),
      over50: this.#blocks.over50 + Number((work ?? late) > 50),
    };
  }
}

function noBlocks(): Blocks {
  return { longest: 0, longestWork: undefined, over50: 0 };
}

interface NodeFiles {
  readFileSync(path: string, encoding: 'latin1'): string;
}
const host = (globalThis as { process?: { getBuiltinModule?(name: 'fs'): NodeFiles } }).process;

/** Processor time of the main thread so far, in milliseconds. */
function workOfThread(): number | undefined {
  try {
    const [nanoseconds] = host?.getBuiltinModule?.('fs').readFileSync('/proc/self/schedstat', 'latin1').split(' ') ?? [];
    return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
  } catch {
    return undefined;
  }
}
