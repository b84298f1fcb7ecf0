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
  const parents = uri.path.slice(base.length).split('/').slice(0, -1);
  return folder.implicit ? parents.length === 0 : !parents.some(isSkipped);
}

/** The files of a library folder that may be sources, sorted by path. A folder that is not there rejects. */
export async function listSourceFiles(folder: LibraryFolder): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const visit = async (directory: vscode.Uri, depth: number): Promise<void> => {
    const children = await vscode.workspace.fs.readDirectory(directory);
    for (const [name, type] of children) {
      const uri = vscode.Uri.joinPath(directory, name);
      if ((type & vscode.FileType.Directory) !== 0) {
        if (!folder.implicit && depth < maxDepth && !isSkipped(name)) {
          await visit(uri, depth + 1);
        }
      } else if (mayBeSource(uri)) {
        found.push(uri);
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
