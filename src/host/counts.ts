import * as vscode from 'vscode';

/** So many papers, in words. */
export function papersCounted(count: number): string {
  return count === 1 ? vscode.l10n.t('1 paper') : vscode.l10n.t('{0} papers', count);
}

/** So many problems, in words. */
export function problemsCounted(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}
