import type * as vscode from 'vscode';

/** Collects URIs and hands them over together once none has come for `delay` milliseconds, whether the last ones have been dealt with or not. */
export class UriBatch implements vscode.Disposable {
  readonly #waiting = new Map<string, vscode.Uri>();
  readonly #delay: number;
  readonly #handle: (uris: readonly vscode.Uri[]) => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(delay: number, handle: (uris: readonly vscode.Uri[]) => Promise<void>) {
    this.#delay = delay;
    this.#handle = handle;
  }

  /** @param delay of this one, where it need not wait as long as others */
  add(uri: vscode.Uri, delay = this.#delay): void {
    this.#waiting.set(uri.toString(), uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const uris = [...this.#waiting.values()];
      this.#waiting.clear();
      void this.#handle(uris);
    }, delay);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
