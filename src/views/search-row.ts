import type * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';

interface RowCommand {
  readonly id: string;
  readonly argument?: string;
}

/** A row of the search: a paper, or what accepting it does instead of choosing. */
export interface SearchRow extends vscode.QuickPickItem {
  readonly paper?: Paper;
  /** The query that takes the place of the typed one. */
  readonly completion?: string;
  /** The command that is run. */
  readonly command?: RowCommand;
  /** Stands for papers that are still to come. */
  readonly isLoading?: boolean;
  /** What is done here, in the open list. */
  readonly run?: () => void | Promise<void>;
  /** Says that nothing was found. */
  readonly isMessage?: boolean;
}
