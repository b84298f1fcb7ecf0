import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import { askForText } from '../host/notify';
import type { KeyRenamer } from '../providers/key-renamer';

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
  await (newKey === undefined || newKey === paper.key ? undefined : renamer.rename(paper.key, newKey));
}
