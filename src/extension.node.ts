import type * as vscode from 'vscode';
import type { LiteratureNotesApi } from './api';
import { activateWith } from './extension';
import { startNodeWorker } from './host/workers/node-worker';
import { openCatalogueOnDisk } from './host/identify/node-catalogues';
import { accessByNode } from './host/node-read-file';
import { replaceFileOnDisk } from './host/node-replace-file';
import { useFileAccess } from './host/read-file';

export function activate(context: vscode.ExtensionContext): LiteratureNotesApi {
  useFileAccess(accessByNode);
  return activateWith(context, {
    startWorker: startNodeWorker,
    replaceFile: replaceFileOnDisk,
    openCatalogue: openCatalogueOnDisk,
    nodePath: () => process.execPath,
    home: () => process.env.HOME ?? process.env.USERPROFILE,
  });
}
