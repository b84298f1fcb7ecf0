import * as vscode from 'vscode';
import type { ZoteroTrouble } from '../../core/zotero/model';

/** What went wrong with Zotero, as lists say it. */
export interface ToldTrouble {
  readonly told: string;
  /** What to do, short enough for a row. */
  readonly help: string;
  /** How, where that takes more words. */
  readonly more?: string;
}

/** What went wrong, and what to do about it. */
export function zoteroTroubleText(trouble: ZoteroTrouble, isWeb: boolean): ToldTrouble {
  switch (trouble) {
    case 'off':
      return {
        told: vscode.l10n.t('Zotero does not let other programs read it.'),
        help: vscode.l10n.t('Allow other applications under Advanced in its settings, then choose this row.'),
        more: vscode.l10n.t(
          'In Zotero, open Settings, Advanced, and tick “Allow other applications on this computer to communicate with Zotero”.',
        ),
      };
    case 'too-old':
      return {
        told: vscode.l10n.t('This Zotero is too old to be read.'),
        help: vscode.l10n.t('Zotero 7 or later is needed.'),
      };
    case 'timed-out':
      return {
        told: vscode.l10n.t('Zotero has not answered in time.'),
        help: vscode.l10n.t('It may be busy. Choose this row to try again.'),
      };
    case 'malformed':
    case 'too-large':
    case 'failed':
      return {
        told: vscode.l10n.t('Zotero gave an answer that cannot be read.'),
        help: vscode.l10n.t('Another program may be listening on port {0}. Choose this row to try again.', 23119),
      };
    case 'unreachable':
      return { told: vscode.l10n.t('Zotero cannot be reached.'), ...unreachableHelp(isWeb) };
  }
}

/** What to do where nothing answers: it depends on where this code runs. */
function unreachableHelp(isWeb: boolean): Omit<ToldTrouble, 'told'> {
  if (isWeb) {
    return {
      help: vscode.l10n.t('Programs of your computer cannot be read from the browser; use VS Code itself.'),
    };
  }
  const remote = vscode.env.remoteName;
  switch (remote) {
    case undefined:
      return { help: vscode.l10n.t('Start Zotero on this computer, and choose this row to try again.') };
    case 'ssh-remote':
      return {
        help: vscode.l10n.t('Forward its port over SSH; choose this row to read how, and to try again.'),
        more: vscode.l10n.t(
          'The folder is on another computer, and Zotero on yours. Add “RemoteForward 23119 127.0.0.1:23119” to the host in your SSH configuration, connect again, and start Zotero.',
        ),
      };
    case 'wsl':
      return {
        help: vscode.l10n.t('Let WSL share the network of Windows; choose this row to read how, and to try again.'),
        more: vscode.l10n.t(
          'The folder is in WSL, and Zotero on Windows. Set “networkingMode=mirrored” under [wsl2] in .wslconfig, run “wsl --shutdown”, and start Zotero.',
        ),
      };
    case 'dev-container':
    case 'attached-container':
      return {
        help: vscode.l10n.t('A container has its own network; choose this row to read more, and to try again.'),
        more: vscode.l10n.t(
          'The folder is open in a container, which cannot reach Zotero outside it. Open the folder outside the container, or give the container the network of its host.',
        ),
      };
    default:
      return {
        help: vscode.l10n.t('No Zotero answers where the folder is open; choose this row to read more.'),
        more: vscode.l10n.t(
          'The folder is open on {0}, where no Zotero answers. Start Zotero there, or open the folder on the computer on which Zotero runs.',
          remote,
        ),
      };
  }
}
