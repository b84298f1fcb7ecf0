import type { Disposable, Event } from '../base/events';
import type { DecodedText } from '../files/utf8';
import type { FolderEntry } from '../files/walk';

/** A document that is open, or was opened from its file. It is live: text and version are those of now. */
export interface TextDocument {
  readonly uri: string;
  /** VS Code's name of the language. */
  readonly languageId: string;
  /** Grows with each change. */
  readonly version: number;
  /** Whether it has changes that are not saved. */
  readonly isDirty: boolean;
  /** Whether it has no file yet. */
  readonly isUntitled: boolean;
  /** The URI of the notebook that it is a cell of: there lies what it names. */
  readonly notebook?: string | undefined;
  /** Of a notebook the text of its first cell, where that is front matter: it counts in all cells. */
  readonly notebookFrontMatter?: string | undefined;
  getText(): string;
}

export interface FileStat {
  readonly kind: FolderEntry['kind'];
  /** In bytes. */
  readonly size: number;
  /** When it was changed last, in milliseconds since 1970. */
  readonly modified: number;
  readonly isReadOnly: boolean;
}

/** A text as it was read. */
export interface ReadText extends DecodedText {
  /** The open document, where it is its text, and the version of it. */
  readonly open?: { readonly document: TextDocument; readonly version: number };
}

export interface FileChange {
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/** What is watched, below the workspace folders or in one folder. */
export interface WatchedFiles {
  /** Endings of files, in lower case and without the dot; all files and folders, where neither these nor names are given. */
  readonly endings?: readonly string[];
  /** Names of files and folders. */
  readonly names?: readonly string[];
  readonly folder?: string;
  /** Whether what lies deeper in `folder` is watched too. */
  readonly isDeep?: boolean;
}

/** There is no such file or folder. */
export class NotFound extends Error {}

/** Something is there, and the file system does not give it. */
export class Unavailable extends Error {}

/**
 * The files and documents that use cases work on, whoever runs them: the editor, the terminal or a test. URIs are strings,
 * written as VS Code does (see `uris.ts`); what cannot be read rejects with `NotFound`, `Unavailable`, or the file system's
 * own error.
 */
export interface Workspace {
  /** The URIs of the folders that are open, the first one first. */
  readonly folders: readonly string[];
  /** The documents that are open. */
  readonly documents: readonly TextDocument[];

  /** Whether URIs like this one are of files, not of documents that have none. */
  hasFiles(uri: string): boolean;
  /** What is at a URI, links followed; undefined where nothing is that can be looked at. */
  stat(uri: string): Promise<FileStat | undefined>;
  /** What a folder holds, in no order. Rejects where it cannot be read. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** The path of a folder without links, with `/`; undefined where the file system does not tell. */
  realPath(uri: string): Promise<string | undefined>;
  /**
   * A text as the user sees it: that of the open document if there is one, else that of the file. Rejects with
   * `FileRefusal` where it is no regular file, larger than the limit, or no text, and with `NotFound` where it is gone.
   * @param limit in bytes; where it is not given, that of sources, which settings may say
   */
  read(uri: string, limit?: number): Promise<ReadText>;
  /** The text of a file as it is stored, whatever an open document holds. Rejects as `read` does. */
  readFile(uri: string, limit: number): Promise<DecodedText>;
  /** The document at a URI that is open. */
  document(uri: string): TextDocument | undefined;
  /** The document at a URI, opened if need be. Rejects where it cannot be. */
  open(uri: string): Promise<TextDocument>;

  /** Calls a listener when files come up, change or go. */
  watch(files: WatchedFiles, listener: (change: FileChange) => void): Disposable;
  readonly onDidOpenDocument: Event<TextDocument>;
  readonly onDidChangeDocument: Event<TextDocument>;
  /** Fires with the document as it was. */
  readonly onDidCloseDocument: Event<TextDocument>;
  /** Fires when a document has been saved. */
  readonly onDidSaveDocument: Event<TextDocument>;
  readonly onDidChangeFolders: Event<readonly string[]>;
}
