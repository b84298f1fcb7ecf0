import * as vscode from 'vscode';
import type { Paper } from '../core/model';
import type { PinFiles } from '../host/pin-files';

/** Asks for another citation key of the paper; the old key stays an alias that still resolves. */
export async function renameKey([paper]: readonly Paper[], pins: PinFiles): Promise<void> {
  if (paper === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Select a paper in the Papers view first.'));
    return;
  }
  const newKey = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename Citation Key'),
    prompt: vscode.l10n.t('The old key still resolves, so that nothing that cites it breaks.'),
    value: paper.key,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A key needs at least one character.') : undefined),
  });
  if (newKey === undefined || newKey.trim() === paper.key) {
    return;
  }
  const refusal = await pins.rename(paper.key, newKey.trim());
  if (refusal !== undefined) {
    void vscode.window.showErrorMessage(messageOf(refusal, newKey.trim()));
  }
}

function messageOf(refusal: 'unknown' | 'invalid' | 'taken', key: string): string {
  switch (refusal) {
    case 'unknown':
      return vscode.l10n.t('The paper is no longer in the library.');
    case 'invalid':
      return vscode.l10n.t('"{0}" cannot be a key: use ASCII letters and digits, with "-" and "_" inside.', key);
    case 'taken':
      return vscode.l10n.t('The key "{0}" belongs to another paper.', key);
  }
}
