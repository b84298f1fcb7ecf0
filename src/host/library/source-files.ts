import * as vscode from 'vscode';
import { isSkippedName } from '../../core/files/limits';
import { beginsWithoutText, isNoText } from '../../core/files/no-text';
import { FileRefusal } from '../../core/files/refusal';
import { type DecodedText, isMostlyUndecodable, isValidUtf8, plainUtf8 } from '../../core/files/utf8';
import { type FolderEntry, type NotRead, walk } from '../../core/files/walk';
import { LineIndex } from '../../core/parse/line-index';
import { mayBeSource } from '../../core/parse/source-name';
import { replacementOffsets } from '../../core/parse/undecodable';
import { GivingWay } from '../giving-way';
import type { LibraryFolder } from './library-folders';
import { loadDecoding, readFile, realPathOf } from '../read-file';
import { settings } from '../settings';
import { uriAt } from '../uri-at';

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
  return (!folder.implicit || names.length === 1) && !names.some(isSkippedName);
}

/** Something in a library folder that is not read, and why. */
export interface NotReadUri extends Omit<NotRead, 'path'> {
  readonly uri: vscode.Uri;
}

/** The files of a library folder that are wanted, sorted by path, and what in it is not read. Where the folder cannot be read itself, it rejects. */
export async function listFiles(folder: LibraryFolder, { start = folder.uri, isWanted = mayBeSource } = {}): Promise<{ readonly files: vscode.Uri[]; readonly notRead: readonly NotReadUri[] }> {
  const uriOf = (path: string) => (path === '' ? folder.uri : uriAt(folder.uri, vscode.Uri.joinPath(folder.uri, path).path));
  const { files, notRead } = await walk(
    {
      list: async (path) => (await vscode.workspace.fs.readDirectory(uriOf(path))).map(([name, type]) => ({ name, kind: kindOf(type), isLink: (type & vscode.FileType.SymbolicLink) !== 0 })),
      realPath: (path) => realPathOf(uriOf(path)),
    },
    { isWanted, isFlat: folder.implicit, start: start.path.slice(folder.uri.path.length).replace(/^\//, '') },
  );
  return { files: files.map(uriOf), notRead: notRead.map(({ path, ...why }) => ({ ...why, uri: uriOf(path) })) };
}

function kindOf(type: vscode.FileType): FolderEntry['kind'] {
  return (type & vscode.FileType.File) !== 0 ? 'file' : (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'other';
}

/** Why something cannot be read, as the file system says it. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const isNotFound = (error: unknown): boolean => error instanceof vscode.FileSystemError && error.code === 'FileNotFound';

/** Whether something is there and the file system does not give it. */
export const isRefusal = (error: unknown): boolean => error instanceof vscode.FileSystemError && (error.code === 'NoPermissions' || error.code === 'Unavailable');

export interface SourceText extends DecodedText {
  /** The editor's document, where it is its text, and the version of it. */
  readonly open?: { readonly document: vscode.TextDocument; readonly version: number };
}

/** The editor's document of a file, if it is open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.path === uri.path && document.uri.toString() === uri.toString());
}

/**
 * Reads a source as the user sees it: the open editor's text if there is one, else the file. Rejects with `FileRefusal`
 * where it is no regular file, larger than the limit, or no text.
 */
export async function readSource(uri: vscode.Uri, limit = settings.maxFileSize(uri)): Promise<SourceText> {
  const document = openDocument(uri);
  if (document === undefined) {
    return readText(uri, limit);
  }
  const open = { document, version: document.version };
  const text = document.getText();
  const undecodable = replacementOffsets(text);
  // The editor may show a file in the wrong encoding; lines are the same in all of those that it mistakes for one another.
  const file = undecodable.length === 0 || document.isDirty ? undefined : await readText(uri, limit).catch(() => undefined);
  if (file !== undefined && file.undecodable.length < undecodable.length && new LineIndex(file.text).lineOf(file.text.length) + 1 === document.lineCount) {
    return { ...file, open };
  }
  if (isNoText(text)) {
    throw new FileRefusal('no-text');
  }
  if (isMostlyUndecodable(text, undecodable.length)) {
    throw new FileRefusal('unknown-encoding');
  }
  return { text, encoding: settings.encoding(uri), isGuessed: false, undecodable, open };
}

/** The text of a file: in the encoding that settings name, where it is text in it, else in the one that it is in. Rejects as `readSource`. */
export async function readText(uri: vscode.Uri, limit: number): Promise<DecodedText> {
  const bytes = await readFile(uri, limit);
  const declared = await decodeAsDeclared(bytes, uri);
  const way = new GivingWay();
  const found = declared ?? (await way.through(plainUtf8(bytes))) ?? (await way.through((await loadDecoding()).decodeSteps(bytes)));
  if ('refused' in found) {
    throw new FileRefusal(found.refused);
  }
  return found;
}

/** The text as VS Code decodes it, where settings say how; undefined where they do not, and where it is mostly no text so. */
async function decodeAsDeclared(bytes: Uint8Array, uri: vscode.Uri): Promise<DecodedText | undefined> {
  const encoding = settings.encoding(uri);
  const isUtf8 = encoding === 'utf8' || encoding === 'utf8bom';
  const isGuessed = settings.guessesEncoding(uri);
  if (beginsWithoutText(bytes) || (isUtf8 && (!isGuessed || isValidUtf8(bytes)))) {
    return undefined;
  }
  const text = await vscode.workspace.decode(bytes, { uri }).then((decoded) => decoded.replace(/^\uFEFF/, ''), () => undefined);
  const undecodable = text === undefined ? [] : replacementOffsets(text);
  const isText = text !== undefined && !isNoText(text) && !(isGuessed ? undecodable.length > 0 : isMostlyUndecodable(text, undecodable.length));
  return isText ? { text, encoding, isGuessed: false, undecodable } : undefined;
}
