import { latePrefix, phasePrefix } from '../../test/host/marks';

/** What a browser has to trace for `workByPhase`. */
export const tracedCategories = ['toplevel', 'blink.user_timing'];

/** The most that the marked thread has worked without a timer's turn, in a phase of its tests. */
export interface PhaseWork {
  readonly phase: string;
  /** In milliseconds, by the clock of the thread: what other threads and processes had of the processor meanwhile does not count. */
  readonly longest: number;
}

/** Of a trace in Chrome's format: times in microseconds; `tdur` is by the clock of the thread. */
interface TraceEvent {
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** Adds up the work of the thread's tasks in each block that `EventLoopMonitor` marked. */
export function workByPhase(trace: string): PhaseWork[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const marks = traceEvents
    .filter(({ name }) => name.startsWith(latePrefix) || name.startsWith(phasePrefix))
    .sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  const tasks = traceEvents
    .filter(
      ({ pid, tid, ph, name }) =>
        pid === first?.pid && tid === first.tid && ph === 'X' && name === 'ThreadControllerImpl::RunTask',
    )
    .sort((a, b) => a.ts - b.ts);
  const phases: PhaseWork[] = [];
  let longest = 0;
  let task = 0;
  for (const { name, ts } of marks) {
    if (name.startsWith(phasePrefix)) {
      const phase = name.slice(phasePrefix.length);
      if (phase !== '') {
        phases.push({ phase, longest });
      }
      longest = 0;
      continue;
    }
    const start = ts - Number(name.slice(latePrefix.length)) * 1000;
    // A task goes on before and after a block in part.
    while ((tasks[task]?.ts ?? Infinity) + (tasks[task]?.dur ?? 0) <= start) {
      task++;
    }
    let work = 0;
    for (let at = task; (tasks[at]?.ts ?? Infinity) < ts; at++) {
      const { ts: from = 0, dur = 0, tdur = 0 } = tasks[at] ?? {};
      work += dur === 0 ? 0 : (tdur * (Math.min(ts, from + dur) - Math.max(start, from))) / dur;
    }
    longest = Math.max(longest, work / 1000);
  }
  return phases;
}
