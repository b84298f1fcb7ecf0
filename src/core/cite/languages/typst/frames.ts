import type { Cite } from './cites';

export type TypstMode = 'markup' | 'code' | 'math';

/** A function whose arguments matter. */
export interface Call {
  readonly name: string;
  /** Of a function for citations. */
  readonly cite?: Cite;
}

/** Something open in a Typst document. */
export interface Frame {
  readonly kind:
    | 'document'
    /** `[…]` of text, and brackets within text. */
    | 'content'
    | 'block'
    | 'paren'
    | 'math'
    /** `#let …`, up to the end of its line. */
    | 'statement'
    /** `#if … […] else […]`. */
    | 'control';
  readonly mode: TypstMode;
  /** What closes it; empty for statements. */
  readonly closer: string;
  /** Behind what opened it. */
  readonly start: number;
  /** Number of citations found before it. */
  readonly cites: number;
  /** The expression goes on behind it in text: `#f(x)[y].z`. */
  readonly isChained?: boolean;
  readonly call?: Call;
  /** `@key[…]`. */
  readonly supplementOf?: Cite;
}

/** Typst refuses to parse deeper than 256. */
const maxDepth = 300;

/** What is open, innermost last. A closer that closes nothing is text; one that closes an outer frame closes the inner ones. */
export class Frames {
  readonly #frames: Frame[] = [];
  readonly #open = new Map<string, number>();

  readonly #document: Frame;

  constructor(document: Frame) {
    this.#document = document;
  }

  get top(): Frame {
    return this.#frames.at(-1) ?? this.#document;
  }

  get parent(): Frame | undefined {
    return this.#frames.at(-2);
  }

  /** Whether what is at hand stands in the arguments of a function, at any depth. */
  calls(name: string): boolean {
    return this.#frames.slice(-5).some(({ call }) => call?.name === name);
  }

  /** Opens a frame; not beyond a depth that Typst itself would refuse. */
  push(frame: Frame): void {
    if (this.#frames.length >= maxDepth) {
      return;
    }
    this.#frames.push(frame);
    this.#open.set(frame.closer, (this.#open.get(frame.closer) ?? 0) + 1);
  }

  pop(): Frame | undefined {
    const frame = this.#frames.pop();
    if (frame !== undefined) {
      this.#open.set(frame.closer, (this.#open.get(frame.closer) ?? 1) - 1);
    }
    return frame;
  }

  /** Closes up to the innermost frame with a closer. */
  close(closer: string): Frame | undefined {
    if ((this.#open.get(closer) ?? 0) === 0) {
      return undefined;
    }
    for (;;) {
      const frame = this.pop();
      if (frame === undefined || frame.closer === closer) {
        return frame;
      }
    }
  }

  /** The outermost frame that something should have closed; frames from there on are forgotten. */
  takeUnclosed(): Frame | undefined {
    const index = this.#frames.findIndex(({ closer }) => closer !== '');
    const frame = this.#frames[index];
    if (frame !== undefined) {
      while (this.#frames.length > index) {
        this.pop();
      }
    }
    return frame;
  }
}
