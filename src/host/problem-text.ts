import * as vscode from 'vscode';
import type { Problem } from '../core/model/paper';
import type { LazyBundles } from './bundles/lazy-bundles';

/** What a problem says, in the language of the window. */
export function problemText({ problemMessage }: LazyBundles['problems'], problem: Problem): string {
  return problemMessage(problem, (template, ...args) => vscode.l10n.t(template, ...args));
}
