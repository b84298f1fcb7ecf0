import type { PaperVectors } from './vectors';

/** What a layout is made of. Everything here can be cloned, and goes to the worker as it is. */
export interface LayoutTask {
  readonly vectors: PaperVectors;
  /** Of each paper the number of its language, from 0: papers are near to others of every language. */
  readonly languages: Uint8Array;
  /** Where papers stood before, x and y of each, NaN where it is new; empty where nothing is known. */
  readonly known: Float32Array;
}

export interface MapLayout {
  /** x and y of each paper; the middle is 0, and most papers are within 1 of it. */
  readonly places: Float32Array;
  /** Of each paper 1 where it was put beside those that it is like, without the whole being laid out anew. */
  readonly added: Uint8Array;
}
