import * as vscode from 'vscode';
import type { Paper } from '../../src/core/model/paper';

/** A row of the search list. */
export interface PickRow extends vscode.QuickPickItem {
  readonly paper?: Paper;
  readonly isLoading?: boolean;
}

/** A list as VS Code shows it, which tests type into. */
export class PickList {
  value = '';
  items: readonly PickRow[] = [];
  readonly #updated = new vscode.EventEmitter<void>();
  #activeItems: readonly PickRow[] = [];
  selectedItems: readonly PickRow[] = [];
  readonly typed = new vscode.EventEmitter<string>();
  readonly accepted = new vscode.EventEmitter<void>();
  readonly hidden = new vscode.EventEmitter<void>();
  readonly onDidChangeValue = this.typed.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  readonly selected = new vscode.EventEmitter<readonly PickRow[]>();
  readonly onDidChangeSelection = this.selected.event;
  canSelectMany = false;
  readonly onDidTriggerItemButton = new vscode.EventEmitter<never>().event;
  readonly #settled = new vscode.EventEmitter<void>();
  #busy = false;

  get busy(): boolean {
    return this.#busy;
  }

  set busy(isBusy: boolean) {
    this.#busy = isBusy;
    if (!isBusy) {
      this.#settled.fire();
    }
  }

  get activeItems(): readonly PickRow[] {
    return this.#activeItems;
  }

  set activeItems(rows: readonly PickRow[]) {
    this.#activeItems = rows;
    this.#updated.fire();
  }

  /** Resolves when rows have been set the next time, though more are to come. */
  updated(): Promise<void> {
    return new Promise((resolve) => {
      const subscription = this.#updated.event(() => {
        subscription.dispose();
        resolve();
      });
    });
  }

  /** Resolves when all rows have been set the next time. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const subscription = this.#settled.event(() => {
        subscription.dispose();
        resolve();
      });
    });
  }

  type(query: string): void {
    this.value = query;
    this.typed.fire(query);
  }

  show(): void {
    // It has no window.
  }

  hide(): void {
    this.hidden.fire();
  }

  dispose(): void {
    this.typed.dispose();
  }
}
