import type { PartMessage } from './asked-parts';
import { TimeSlicer } from '../core/async/time-slicer';
import type { MapLayout, LayoutTask } from '../core/map/layout-task';
import { layoutSteps } from '../core/map/layout';
import { threadClock } from './clock';

/** What is asked: nothing comes in parts. */
export type MapMessage = { readonly task: LayoutTask } | PartMessage;

export type MapReply =
  { readonly done: number } | { readonly layout: MapLayout } | { readonly error: string } | { readonly wanted: number };

/** In process the thread is kept for so long, in milliseconds, where a step takes no longer. */
const slice = 15;
/** Progress is told in so many steps. */
const told = 100;

/** Lays a map out once; the same in a worker and in process. */
export class MapService {
  readonly #reply: (reply: MapReply) => void;

  constructor(reply: (reply: MapReply) => void) {
    this.#reply = reply;
  }

  answer(message: MapMessage): void {
    if (!('task' in message)) {
      return;
    }
    new TimeSlicer(threadClock, slice).run(this.#stepsOf(message.task)).then(
      (layout) => {
        this.#reply({ layout });
      },
      (error: unknown) => {
        this.#reply({ error: error instanceof Error ? error.message : String(error) });
      },
    );
  }

  *#stepsOf(task: LayoutTask): Generator<undefined, MapLayout, undefined> {
    const steps = layoutSteps(task);
    let last = 0;
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        return step.value;
      }
      if (Math.floor(step.value * told) > last) {
        last = Math.floor(step.value * told);
        this.#reply({ done: step.value });
      }
      yield;
    }
  }
}
