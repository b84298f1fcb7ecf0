import * as vscode from 'vscode';
import { FileRefusal } from '../../core/files/refusal';
import type { CatalogueFile } from '../../core/identify/catalogue/record';

/** Opens a catalogue to be read part after part; rejects where it cannot be read. The two hosts differ in it. */
export type OpenCatalogue = (uri: vscode.Uri) => Promise<CatalogueFile>;

/** VS Code reads a file as a whole, so no larger one is read, in bytes. */
const maxWhole = 500_000_000;
const partSize = 1024 * 1024;

/** Through VS Code, on any file system. */
export const openCatalogue: OpenCatalogue = async (uri) => {
  const { size, type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.File) === 0) {
    throw new FileRefusal('not-a-file');
  }
  if (size > maxWhole) {
    throw FileRefusal.tooLarge(size, maxWhole);
  }
  return {
    path: uri.path,
    size,
    async *parts() {
      const bytes = await vscode.workspace.fs.readFile(uri);
      for (let at = 0; at < bytes.length; at += partSize) {
        yield bytes.slice(at, at + partSize);
      }
    },
  };
};
