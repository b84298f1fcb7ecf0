import assert from 'node:assert/strict';
import { latePrefix, phasePrefix } from './marks';
import { print } from './print';

/** How long a timer may be late, in milliseconds, before the thread counts as blocked by it. */
const interval = 4;
/** Shorter blocks than this are not looked at closer. */
const doubtfulFrom = 10;
/** The aim, in milliseconds. */
const aim = 50;

/** What kept a thread busy, in milliseconds. */
interface Blocks {
  /** The longest one, whatever the reason: on a busy machine, also other processes that had the processor meanwhile. */
  readonly longest: number;
  /** The most that the thread itself has worked in one, where a clock tells: in Node on Linux. */
  readonly maxWorkLength: number | undefined;
  /** How many were longer than the aim (of work, where that is known). */
  readonly overAim: number;
}

/**
 * Watches how long the host's thread is kept busy at a time. In a browser no clock tells a thread how much it has worked:
 * there it marks late ticks and ends of phases for the browser's trace, out of which `scripts/vscode/thread-work.ts` tells.
 */
export class EventLoopMonitor {
  #unitOfWork = unitOfWork();
  #blocks: Blocks = noBlocks();
  #last = performance.now();
  #lastWork = workOfThread();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#wait();
  }

  /** Whether a clock tells what the thread has worked. */
  get knowsWork(): boolean {
    return this.#lastWork !== undefined;
  }

  /** Forgets the blocks so far. */
  begin(): void {
    this.#note();
    this.#blocks = noBlocks();
    performance.mark(phasePrefix);
  }

  /**
   * Prints the blocks since the last call.
   * @param maxWork what the thread may work in one go, in units of work (`unitOfWork`), where that is known
   */
  tell(phase: string, maxWork: number): void {
    this.#note();
    performance.mark(phasePrefix + phase);
    const { longest, maxWorkLength, overAim } = this.#blocks;
    this.#blocks = noBlocks();
    const work = maxWorkLength === undefined ? '' : `, longest work ${maxWorkLength.toFixed(0)} ms`;
    print(
      `${phase}: longest block ${longest.toFixed(0)} ms${work} (to stay under ${String(aim)}), ${String(overAim)} over it`,
    );
    if (maxWorkLength !== undefined) {
      // The processor may be slower now than when the phase began: other programs share its caches.
      const before = this.#unitOfWork;
      this.#unitOfWork = unitOfWork();
      const units = maxWorkLength / Math.max(before, this.#unitOfWork);
      assert.ok(units < maxWork, `${phase}: ${units.toFixed(1)} units of work in one go`);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
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
      performance.mark(latePrefix + late.toFixed(2));
    }
    const total = workOfThread();
    const work =
      total === undefined || this.#lastWork === undefined ? undefined : Math.min(late, total - this.#lastWork);
    this.#lastWork = total;
    this.#blocks = {
      longest: Math.max(this.#blocks.longest, late),
      maxWorkLength: work === undefined ? undefined : Math.max(this.#blocks.maxWorkLength ?? 0, work),
      overAim: this.#blocks.overAim + Number((work ?? late) > aim),
    };
  }
}

function noBlocks(): Blocks {
  return { longest: 0, maxWorkLength: undefined, overAim: 0 };
}

interface NodeFiles {
  readFileSync(path: string, encoding: 'latin1'): string;
}
const host = (globalThis as { process?: { getBuiltinModule?(name: 'fs'): NodeFiles } }).process;

/**
 * What this processor takes for a fixed piece of work, in milliseconds: about 10 where the limits of the tests were found.
 * The mean of several: some systems count the work of a thread in steps of 4 ms, in which one alone may be lost.
 */
function unitOfWork(): number {
  const rounds = 10;
  const began = workOfThread() ?? 0;
  for (let round = 0; round < rounds; round++) {
    Array.from({ length: 12_000 }, (_, index) => String((index * 7_919) % 40_009)).sort();
  }
  const mean = Math.max(1, ((workOfThread() ?? 0) - began) / rounds);
  print(`unit of work: ${mean.toFixed(1)} ms`);
  return mean;
}

/** Processor time of the main thread so far, in milliseconds. */
function workOfThread(): number | undefined {
  try {
    const [nanoseconds] =
      host?.getBuiltinModule?.('fs').readFileSync('/proc/self/schedstat', 'latin1').split(' ') ?? [];
    return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
  } catch {
    return undefined;
  }
}
