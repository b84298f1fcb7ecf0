/** A part of a file that was asked for, nothing where the file ends, or why it cannot be read. */
export type PartMessage = { readonly part: Uint8Array | undefined } | { readonly unreadable: string };

/** Files whose bytes are with another thread, and come part after part when they are asked for. */
export class AskedParts {
  readonly #ask: (file: number) => void;
  /** Who waits for a part. */
  #waiting: { resolve(part: Uint8Array | undefined): void; reject(error: Error): void } | undefined;

  /** @param ask asks for the next part of a file, by its number; `take` is called with the answer */
  constructor(ask: (file: number) => void) {
    this.#ask = ask;
  }

  take(message: PartMessage): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if ('part' in message) {
      waiting?.resolve(message.part);
    } else {
      waiting?.reject(new Error(message.unreadable));
    }
  }

  async *of(file: number): AsyncGenerator<Uint8Array> {
    for (;;) {
      const part = await new Promise<Uint8Array | undefined>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        this.#ask(file);
      });
      if (part === undefined) {
        return;
      }
      yield part;
    }
  }
}
