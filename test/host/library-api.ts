import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../src/api';
import type { LookUp } from '../../src/core/services/model';

/** Activates the extension and waits until the library has been read. */
export async function openLibrary(): Promise<LiteratureNotesApi> {
  const extension = vscode.extensions.getExtension<LiteratureNotesApi>('literature-notes.literature-notes');
  assert.notEqual(extension, undefined, 'the extension is not loaded');
  const api = await extension!.activate();
  await api.loader.whenIdle();
  return api;
}

/** Waits for a state of the library that its events bring about; the test's time limit ends it. */
export async function until(api: LiteratureNotesApi, holds: () => boolean): Promise<void> {
  if (holds()) {
    return;
  }
  await new Promise<void>((resolve) => {
    const check = () => {
      if (holds()) {
        subscriptions.forEach((subscription) => {
          subscription.dispose();
        });
        resolve();
      }
    };
    const subscriptions = [
      api.library.onDidChange(check),
      api.loader.onDidChangeState(check),
      api.loader.onDidRead(check),
    ];
  });
}

/** The first workspace folder. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.notEqual(first, undefined, 'no folder is open');
  return first!.uri;
}

export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), path);
  await vscode.workspace.fs.writeFile(uri, await vscode.workspace.encode(text, { encoding: 'utf8' }));
  return uri;
}

/** Does something while public services answer as told, in place of those that are off. */
export async function withServices(api: LiteratureNotesApi, lookUp: LookUp, task: () => Promise<void>): Promise<void> {
  const online = await api.testing!.online();
  Object.defineProperty(online, 'lookUp', { get: () => lookUp, configurable: true });
  try {
    await task();
  } finally {
    Reflect.deleteProperty(online, 'lookUp');
  }
}

/** Takes a file away that may be there, and has the library look: of what comes and goes within a moment, file systems may tell nothing. */
export async function removeFile(api: LiteratureNotesApi, uri: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  api.testing!.loader.lookAt(uri.toString());
}
