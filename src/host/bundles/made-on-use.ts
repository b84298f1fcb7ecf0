import type * as vscode from 'vscode';

/** Something whose code is loaded, and that is made, when it is first asked for. */
export class MadeOnUse<T extends vscode.Disposable> implements vscode.Disposable {
  readonly #make: () => Promise<T>;
  #made: Promise<T> | undefined;
  #present: T | undefined;
  #isDisposed = false;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  /** Undefined until it has been asked for. */
  get made(): Promise<T> | undefined {
    return this.#made;
  }

  /** Rejects where its code cannot be loaded. */
  get(): Promise<T> {
    return (this.#made ??= this.#make().then((made) => {
      if (this.#isDisposed) {
        made.dispose();
      }
      this.#present = made;
      return made;
    }));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#present?.dispose();
  }
}
