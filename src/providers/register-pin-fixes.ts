import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import { pinsFileName } from '../core/library/pins/pins-file-name';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
import type { PinFiles } from '../host/library/pin-files';
import type * as pinFixes from './pin-fixes';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'pin-fixes': typeof pinFixes;
  }
}

/** Registers the quick fixes of the keys file, whose code is loaded with the first of them. */
export function registerPinFixes(library: Library, pins: PinFiles, bundles: BundleLoader): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context) {
      if (!pins.isPinsFile(document.uri.toString())) {
        return [];
      }
      const { pinFixesAt } = await bundles.load('pin-fixes');
      return await pinFixesAt(await bundles.load('pins'), library, document, range, context);
    },
  };
  return vscode.languages.registerCodeActionsProvider({ pattern: `**/${pinsFileName}` }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
