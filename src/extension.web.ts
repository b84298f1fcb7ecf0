import type * as vscode from 'vscode';
import type { LiteratureNotesApi } from './api';
import { activateWith } from './extension';
import { openCatalogue } from './host/identify/catalogues';
import { startWebWorker } from './host/workers/web-worker';
import { replaceFile } from './host/replace-file';

export function activate(context: vscode.ExtensionContext): LiteratureNotesApi {
  return activateWith(context, { startWorker: startWebWorker, replaceFile, openCatalogue, isWeb: true });
}
