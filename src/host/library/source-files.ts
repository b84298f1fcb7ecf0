import * as vscode from 'vscode';
import { replacementOffsets } from '../../core/parse/undecodable';
import { decodeInParts, withoutMark } from './decode-in-parts';
import { GivingWay } from '../giving-way';
import type { LibraryFolder } from './library-folders';
import { settings } from '../settings';

const skippedFolders = new Set(['node_modules', '__pycache__']);
/** Deeper folders than this are links in a circle. */
const maxDepth = 16;

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

/** A folder in a library folder that cannot be read, and why. */
export interface UnreadableFolder {
  readonly uri: vscode.Uri;
  readonly reason: string;
}

/** The files of a library folder, sorted by path, and the folders in it that cannot be read. Where it cannot itself, it rejects. */
export async function listFiles(folder: LibraryFolder): Promise<{ readonly files: vscode.Uri[]; readonly unreadable: readonly UnreadableFolder[] }> {
  const found: vscode.Uri[] = [];
  const unreadable: UnreadableFolder[] = [];
  const visit = async (directory: vscode.Uri, depth: number): Promise<void> => {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(directory)) {
      const uri = vscode.Uri.joinPath(directory, name);
      if (isSkipped(name)) {
        continue;
      }
      if ((type & vscode.FileType.Directory) === 0) {
        found.push(uri);
      } else if (!folder.implicit && depth < maxDepth) {
        await visit(uri, depth + 1).catch((error: unknown) => unreadable.push({ uri, reason: reasonOf(error) }));
      }
    }
  };
  await visit(folder.uri, 0);
  return { files: found.sort((a, b) => (a.path < b.path ? -1 : 1)), unreadable };
}

/** Why something cannot be read, as the file system says it. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const isNotFound = (error: unknown): boolean => error instanceof vscode.FileSystemError && error.code === 'FileNotFound';

/** Whether something is there and the file system does not give it. */
export const isRefusal = (error: unknown): boolean => error instanceof vscode.FileSystemError && (error.code === 'NoPermissions' || error.code === 'Unavailable');

function isSkipped(name: string): boolean {
  return name.startsWith('.') || skippedFolders.has(name);
}

export interface SourceText {
  readonly text: string;
  /** UTF-16 offsets of characters that stand for bytes which could not be decoded. */
  readonly undecodable: readonly number[];
  /** The editor's document, where it is its text, and the version of it. */
  readonly open?: { readonly document: vscode.TextDocument; readonly version: number };
}

/** The editor's document of a file, if it is open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.path === uri.path && document.uri.toString() === uri.toString());
}

/** Reads a source as the user sees it: the open editor's text if there is one, else the file, decoded as VS Code would. */
export async function readSource(uri: vscode.Uri): Promise<SourceText> {
  const open = openDocument(uri);
  if (open !== undefined) {
    const text = open.getText();
    return { text, undecodable: replacementOffsets(text), open: { document: open, version: open.version } };
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  const decode = (part: Uint8Array) => vscode.workspace.decode(part, { uri });
  const way = new GivingWay();
  const text = withoutMark(await (settings.guessesEncoding(uri) ? decode(bytes) : decodeInParts(bytes, decode, () => way.pause())));
  return { text, undecodable: replacementOffsets(text) };
}
