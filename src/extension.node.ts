import type * as vscode from 'vscode';
import type { LiteratureNotesApi } from './api';
import { activateWith } from './extension';
import { startNodeWorker } from './host/engine/node-worker';
import { replaceFileOnDisk } from './host/node-replace-file';

export function activate(context: vscode.ExtensionContext): LiteratureNotesApi {
  return activateWith(context, { startWorker: startNodeWorker, replaceFile: replaceFileOnDisk });
}
