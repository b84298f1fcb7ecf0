import * as vscode from 'vscode';

/** How often a paper is cited, in words. */
export function timesCited(count: number): string {
  return count === 1 ? vscode.l10n.t('Cited once') : vscode.l10n.t('Cited {0} times', count);
}
