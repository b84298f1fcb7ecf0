import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import { pinsFileName } from '../core/library/pins/pins';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
import type { PinFiles } from '../host/library/pin-files';

/** Registers the quick fixes of the keys file: what a merge left there is for a person to settle. */
export function registerPinFixes(library: Library, pins: PinFiles, bundles: BundleLoader): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context) {
      return pins.isPinsFile(document.uri.toString())
        ? (await bundles.load('commands')).pinFixesAt(library, bundles, document, range, context)
        : [];
    },
  };
  return vscode.languages.registerCodeActionsProvider({ pattern: `**/${pinsFileName}` }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
