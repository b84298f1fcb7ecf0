import * as vscode from 'vscode';
import type { Problem } from '../core/model/paper';
import { problemMessage } from '../core/model/problems';

/** What a problem says, in the language of the window. */
export function problemText(problem: Problem): string {
  return problemMessage(problem, (template, ...args) => vscode.l10n.t(template, ...args));
}
