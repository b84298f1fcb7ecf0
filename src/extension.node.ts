import type * as vscode from 'vscode';
import type { LiteratureNotesApi } from './api';
import { activateWith } from './extension';
import { startNodeWorker } from './host/engine/node-worker';

export function activate(context: vscode.ExtensionContext): LiteratureNotesApi {
  return activateWith(context, startNodeWorker);
}
