import * as vscode from 'vscode';
import { MadeOnUse } from '../bundles/made-on-use';
import { readFile } from '../read-file';
import { onDidChangeSyncedBibSettings, settings } from '../settings';
import type * as syncedBibFiles from './synced-bib-files';
import type { SyncedBibFiles, SyncedBibFilesServices } from './synced-bib-files';

declare module '../bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'synced-bib-files': typeof syncedBibFiles;
  }
}

/** Keeps BibTeX files in step with documents, by code that is loaded once a folder asks for one and the library has been read. */
export function registerSyncedBibFiles(services: Omit<SyncedBibFilesServices, 'readFile'>): vscode.Disposable {
  const { bundles, loader, log } = services;
  const files = new MadeOnUse<SyncedBibFiles>(async () => {
    const { SyncedBibFiles: Files } = await bundles.load('synced-bib-files');
    const made = new Files({ ...services, readFile });
    made.updateSoon();
    return made;
  });
  const startIfAsked = () => {
    const isAsked = (vscode.workspace.workspaceFolders ?? []).some(
      (folder) => settings.keptBibliography(folder) !== undefined,
    );
    if (isAsked && loader.state === 'ready' && files.made === undefined) {
      files.get().catch((error: unknown) => {
        log.error(String(error));
      });
    }
  };
  return vscode.Disposable.from(
    files,
    loader.onDidChangeState(startIfAsked),
    onDidChangeSyncedBibSettings(startIfAsked),
    vscode.workspace.onDidChangeWorkspaceFolders(startIfAsked),
  );
}
