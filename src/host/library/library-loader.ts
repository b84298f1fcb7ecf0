import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { LibraryApplier } from '../../core/usecases/feed-library';
import type { LibraryPins, Sources } from '../../core/usecases/library-sync-services';
import { LibrarySync } from '../../core/usecases/sync-library';
import type { Workspace } from '../../core/workspace/workspace';
import type { ParseCache } from '../../worker/parse-cache';
import { hostClock, hostSlicer } from '../clock';
import type { BundleLoader } from '../bundles/lazy-bundles';
import { onDidChangeLibrarySettings, settings } from '../settings';

export type { LibraryState } from '../../core/usecases/sync-library';

/** `LibrarySync` for the workspace and settings of VS Code. */
export type LibraryLoader = LibrarySync;

export interface LoaderServices {
  readonly library: Library;
  readonly workspace: Workspace;
  readonly pins: LibraryPins;
  readonly bundles: BundleLoader;
  readonly sources: Sources;
  readonly cache: ParseCache;
  readonly startAfter: () => Promise<void>;
  readonly log: vscode.LogOutputChannel;
}

/** What keeps a library in step with the library folders, open editors and settings. */
export function libraryLoader({ bundles, ...services }: LoaderServices): LibraryLoader {
  const feeding = {
    library: services.library,
    clock: hostClock,
    slicer: hostSlicer(),
    loadRomanizer: async () => (await bundles.load('romanizer')).romanize,
  };
  return new LibrarySync({
    ...services,
    feed: (onDidApply) => new LibraryApplier(feeding, onDidApply),
    foldersOf,
    onDidChangeSettings: (listener) =>
      vscode.Disposable.from(onDidChangeLibrarySettings(listener), vscode.workspace.onDidGrantWorkspaceTrust(listener)),
    clock: hostClock,
  });
}

/** The library folders of a workspace folder as the user writes them. */
export function foldersOf(workspaceFolder: string): readonly string[] {
  return settings.folders(vscode.Uri.parse(workspaceFolder));
}
