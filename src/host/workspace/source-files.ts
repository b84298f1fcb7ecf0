import * as vscode from 'vscode';
import { beginsWithoutText, isNoText } from '../../core/files/no-text';
import { FileRefusal } from '../../core/files/refusal';
import { textAsSeen } from '../../core/files/text-as-seen';
import { type DecodedText, isMostlyUndecodable, isValidUtf8, plainUtf8 } from '../../core/files/utf8';
import type { FolderEntry } from '../../core/files/walk';
import { replacementOffsets } from '../../core/text/undecodable';
import { hostSlicer } from '../clock';
import { loadDecoding, readFile } from '../read-file';
import { settings } from '../settings';

/** What is at a place, links followed. */
export function fileTypeOf(type: vscode.FileType): FolderEntry['kind'] {
  return (type & vscode.FileType.File) !== 0 ? 'file' : (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'other';
}

export const isNotFound = (error: unknown): boolean =>
  error instanceof vscode.FileSystemError && error.code === 'FileNotFound';

/** Whether something is there and the file system does not give it. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof vscode.FileSystemError && (error.code === 'NoPermissions' || error.code === 'Unavailable');

export interface SourceText extends DecodedText {
  /** The editor's document, where it is its text, and the version of it. */
  readonly open?: { readonly document: vscode.TextDocument; readonly version: number };
}

/** The editor's document of a file, if it is open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.path === uri.path && document.uri.toString() === uri.toString(),
  );
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
  const shown = { text: document.getText(), isDirty: document.isDirty, encoding: settings.encoding(uri) };
  return { ...(await textAsSeen(shown, () => readText(uri, limit).catch(() => undefined))), open };
}

/** The text of a file: in the encoding that settings name, where it is text in it, else in the one that it is in. Rejects as `readSource`. */
export async function readText(uri: vscode.Uri, limit: number): Promise<DecodedText> {
  const bytes = await readFile(uri, limit);
  const declared = await decodeAsDeclared(bytes, uri);
  const slicer = hostSlicer();
  const found =
    declared ?? (await slicer.run(plainUtf8(bytes))) ?? (await slicer.run((await loadDecoding()).decodeSteps(bytes)));
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
  const text = await vscode.workspace.decode(bytes, { uri }).then(
    (decoded) => decoded.replace(/^\uFEFF/, ''),
    () => undefined,
  );
  const undecodable = text === undefined ? [] : replacementOffsets(text);
  const isText =
    text !== undefined &&
    !isNoText(text) &&
    !(isGuessed ? undecodable.length > 0 : isMostlyUndecodable(text, undecodable.length));
  return isText ? { text, encoding, isGuessed: false, undecodable } : undefined;
}
