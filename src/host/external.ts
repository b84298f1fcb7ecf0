import * as vscode from 'vscode';
import { showError } from './notify';

/** Opens an address in the browser, after VS Code has asked. Anything but http and https is refused with a message. */
export async function openExternal(url: string): Promise<boolean> {
  if (!/^https?:\/\//i.test(url)) {
    void showError(vscode.l10n.t('Only http and https addresses are opened, not {0}.', url));
    return false;
  }
  // A Uri would be shown and opened decoded; a string is kept to the letter.
  return vscode.env.openExternal(url as unknown as vscode.Uri);
}
