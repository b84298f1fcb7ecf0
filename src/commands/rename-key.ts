import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import { type KeyRenamer, RenameRefused } from '../providers/key-renamer';
import { askForText, showError } from '../host/notify';

/** Asks for another citation key of the paper and changes it wherever it is cited; the old key stays an alias that still resolves. */
export async function renameKey(paper: Paper, renamer: KeyRenamer): Promise<void> {
  const written = await askForText({
    title: vscode.l10n.t('Rename Citation Key'),
    prompt: vscode.l10n.t(
      'Changes every citation in the workspace. The old key still resolves, so that nothing that cites it breaks.',
    ),
    value: paper.key,
    refusalOf: (value) => renamer.refusalOf(paper.key, value.trim()),
  });
  const newKey = written?.trim();
  if (newKey === undefined || newKey === paper.key) {
    return;
  }
  try {
    const planned = await renamer.plan(paper.key, newKey);
    if (planned.edit.size > 0 && !(await vscode.workspace.applyEdit(planned.edit, { isRefactoring: true }))) {
      throw new RenameRefused(
        vscode.l10n.t('A document that cites "{0}" changed meanwhile, so nothing was renamed. Try again.', paper.key),
      );
    }
    await renamer.finish(planned);
  } catch (error) {
    if (!(error instanceof RenameRefused)) {
      throw error;
    }
    void showError(error.message);
  }
}
