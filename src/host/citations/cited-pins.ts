import * as vscode from 'vscode';
import { citedKeys } from '../../core/cite/model/citation';
import type { Library } from '../../core/library/library';
import type { CitationIndex } from './citation-index';
import type { LibraryLoader } from '../library/library-loader';
import type { PinFiles } from '../library/pin-files';

/** Pins the keys that documents cite as they stand on disk, so that a citation that is kept means its paper for ever. */
export function pinCitedKeys(
  library: Library,
  loader: LibraryLoader,
  index: CitationIndex,
  pins: PinFiles,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const isOnDisk = (key: string) =>
    index.book.citationsOf(key).some(({ document }) => index.saved(vscode.Uri.parse(document)) !== undefined);
  const pin = (keys: Iterable<string>) => {
    const unpinned = [...keys].filter(
      (key) => library.get(key) !== undefined && library.pinOf(key) === undefined && isOnDisk(key),
    );
    if (unpinned.length > 0) {
      // Nobody waits for it; it is tried again when a document is saved.
      void pins.pin(unpinned, 'automatic').catch((error: unknown) => {
        log.warn(String(error));
      });
    }
  };
  const whenReady = (keys: () => Iterable<string>) => {
    if (loader.state === 'ready') {
      pin(keys());
    }
  };
  return vscode.Disposable.from(
    index.onDidChange((keys) => {
      whenReady(() => keys);
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      whenReady(() => citedKeys(index.saved(uri) ?? { groups: [] }));
    }),
    loader.onDidChangeState(() => {
      whenReady(() => index.cited);
    }),
    // Another window, a merge or a person may have taken pins out.
    pins.onDidRead(() => {
      whenReady(() => index.cited);
    }),
    library.onDidChange(({ added }) => {
      whenReady(() => added.map(({ key }) => key));
    }),
  );
}
