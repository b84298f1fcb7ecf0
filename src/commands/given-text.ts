import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import { showError } from '../host/notify';
import { RecordsRefusal } from '../host/records/records-files';

/** What was given for papers and could not be written, by their keys. */
const unwritten = new Map<string, string>();

/** What was given for a paper last and could not be written; empty where there is nothing. */
export function unwrittenText({ key }: Paper): string {
  return unwritten.get(key) ?? '';
}

/** Writes what the user has given. Where that is refused, the text is not lost: it is tried again, opened, or offered the next time. */
export async function textKept(paper: Paper, text: string, write: () => Promise<void>): Promise<void> {
  const { key } = paper;
  unwritten.set(key, text);
  try {
    await write();
    unwritten.delete(key);
  } catch (error) {
    if (!(error instanceof RecordsRefusal)) {
      throw error;
    }
    const again = vscode.l10n.t('Try Again');
    const open = vscode.l10n.t('Open What Was Written');
    void showError(error.message, again, open).then(async (answer) => {
      if (answer === again) {
        await textKept(paper, text, write);
      } else if (answer === open) {
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: text }));
      }
    });
  }
}

/** Runs what may be refused, and tells why where it is. @returns whether it was done */
export async function refusalsTold(run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (!(error instanceof RecordsRefusal)) {
      throw error;
    }
    void showError(error.message);
    return false;
  }
}
