import type * as vscode from 'vscode';
import type { LiteratureNotesApi } from './api';
import { activateWith } from './extension';
import { startWebWorker } from './host/engine/web-worker';

export function activate(context: vscode.ExtensionContext): LiteratureNotesApi {
  return activateWith(context, startWebWorker);
}
