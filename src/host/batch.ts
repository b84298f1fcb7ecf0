import type * as vscode from 'vscode';
import { Debouncer } from '../core/async/debouncer';
import { hostClock } from './clock';

/** Collects URIs and hands them over together once none has come for `delay` milliseconds, whether the last ones have been dealt with or not. */
export class UriBatch implements vscode.Disposable {
  readonly #waiting = new Map<string, vscode.Uri>();
  readonly #handing: Debouncer;

  constructor(delay: number, handle: (uris: readonly vscode.Uri[]) => Promise<void>) {
    this.#handing = new Debouncer(hostClock, delay, () => {
      const uris = [...this.#waiting.values()];
      this.#waiting.clear();
      void handle(uris);
    });
  }

  /** @param delay of this one, where it need not wait as long as others */
  add(uri: vscode.Uri, delay?: number): void {
    this.#waiting.set(uri.toString(), uri);
    this.#handing.schedule(delay);
  }

  dispose(): void {
    this.#handing.dispose();
  }
}
