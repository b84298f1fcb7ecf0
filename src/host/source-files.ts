import * as vscode from 'vscode';
import type { LibraryFolder } from './library-folders';

const sourceName = /\.(?:txt|md|markdown|bib|bibtex|json|ris)$/i;
const skippedFolders = new Set(['node_modules', '__pycache__']);
/** Deeper folders than this are links in a circle. */
const maxDepth = 16;

/** Whether a file's name is one that sources have. */
export function mayBeSource(uri: vscode.Uri): boolean {
  return sourceName.test(uri.path);
}

/** Whether a URI lies in a library folder at a depth that is read. */
export function isInFolder(folder: LibraryFolder, uri: vscode.Uri): boolean {
  if (uri.scheme !== folder.uri.scheme || uri.authority !== folder.uri.authority) {
    return false;
  }
  const base = folder.uri.path.endsWith('/') ? folder.uri.path : `${folder.uri.path}/`;
  if (!uri.path.startsWith(base)) {
    return false;
  }
  const names = uri.path.slice(base.length).split('/');
  return (!folder.implicit || names.length === 1) && !names.some(isSkipped);
}

/** The files of a library folder, sorted by path. A folder that is not there rejects. */
export async function listFiles(folder: LibraryFolder): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const visit = async (directory: vscode.Uri, depth: number): Promise<void> => {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(directory)) {
      const uri = vscode.Uri.joinPath(directory, name);
      if (isSkipped(name)) {
        continue;
      }
      if ((type & vscode.FileType.Directory) === 0) {
        found.push(uri);
      } else if (!folder.implicit && depth < maxDepth) {
        await visit(uri, depth + 1);
      }
    }
  };
  await visit(folder.uri, 0);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isSkipped(name: string): boolean {
  return name.startsWith('.') || skippedFolders.has(name);
}

/** Reads a source as the user sees it: the open editor's text if there is one, else the file, decoded as VS Code would. */
export async function readSource(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && !document.isClosed);
  if (open !== undefined) {
    return open.getText();
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  const text = await vscode.workspace.decode(bytes, { uri });
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Size of a file in bytes. */
export async function sizeOf(uri: vscode.Uri): Promise<number> {
  return (await vscode.workspace.fs.stat(uri)).size;
}
