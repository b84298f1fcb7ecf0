import * as vscode from 'vscode';
import type { Disposable, Event } from '../../core/base/events';
import type { DecodedText } from '../../core/files/utf8';
import type { FolderEntry } from '../../core/files/walk';
import {
  type FileChange,
  type FileStat,
  NotFound,
  type ReadText,
  type TextDocument,
  Unavailable,
  type WatchedFiles,
  type Workspace,
} from '../../core/workspace/workspace';
import { isNotFound, isRefusal, fileTypeOf, openDocument, readSource, readText } from './source-files';
import { realPathOfUri } from '../read-file';
import { settings } from '../settings';

/** A document of VS Code as use cases see it. */
class OpenedDocument implements TextDocument {
  readonly uri: string;
  readonly document: vscode.TextDocument;

  constructor(document: vscode.TextDocument) {
    this.document = document;
    this.uri = document.uri.toString();
  }

  get languageId(): string {
    return this.document.languageId;
  }

  get version(): number {
    return this.document.version;
  }

  get isDirty(): boolean {
    return this.document.isDirty;
  }

  get isUntitled(): boolean {
    return this.document.isUntitled;
  }

  get notebook(): string | undefined {
    return this.#notebook?.uri.toString();
  }

  get notebookFrontMatter(): string | undefined {
    const [first] = this.#notebook?.getCells() ?? [];
    const text = first?.document.getText() ?? '';
    return text.startsWith('---') ? text : undefined;
  }

  get #notebook(): vscode.NotebookDocument | undefined {
    return this.document.uri.scheme === 'vscode-notebook-cell'
      ? vscode.workspace.notebookDocuments.find((notebook) =>
          notebook.getCells().some(({ document }) => document === this.document),
        )
      : undefined;
  }

  getText(): string {
    return this.document.getText();
  }
}

const documents = new WeakMap<vscode.TextDocument, OpenedDocument>();

/** A document as use cases see it: the same object for the same document. */
export function documentOf(document: vscode.TextDocument): TextDocument {
  const known = documents.get(document) ?? new OpenedDocument(document);
  documents.set(document, known);
  return known;
}

/** The document of VS Code that one of `documentOf` stands for. */
export function codeDocumentOf(ours: TextDocument): vscode.TextDocument {
  // Not by its class, which another bundle has a copy of.
  const { document } = ours as Partial<OpenedDocument>;
  if (document === undefined) {
    throw new TypeError(`${ours.uri} is no document of VS Code.`);
  }
  return document;
}

/** The workspace of this window. */
export class VsCodeWorkspace implements Workspace {
  readonly onDidOpenDocument = eventOf(vscode.workspace.onDidOpenTextDocument, documentOf);
  readonly onDidChangeDocument = eventOf(vscode.workspace.onDidChangeTextDocument, ({ document }) =>
    documentOf(document),
  );
  readonly onDidCloseDocument = eventOf(vscode.workspace.onDidCloseTextDocument, documentOf);
  readonly onDidSaveDocument = eventOf(vscode.workspace.onDidSaveTextDocument, documentOf);
  readonly onDidChangeFolders = eventOf(vscode.workspace.onDidChangeWorkspaceFolders, () => this.folders);

  get folders(): readonly string[] {
    return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  }

  get documents(): readonly TextDocument[] {
    return vscode.workspace.textDocuments.filter(({ isClosed }) => !isClosed).map(documentOf);
  }

  hasFiles(uri: string): boolean {
    return vscode.workspace.fs.isWritableFileSystem(vscode.Uri.parse(uri).scheme) !== undefined;
  }

  async stat(uri: string): Promise<FileStat | undefined> {
    const parsed = vscode.Uri.parse(uri);
    try {
      const { type, size, mtime, permissions = 0 } = await vscode.workspace.fs.stat(parsed);
      const isReadOnly =
        vscode.workspace.fs.isWritableFileSystem(parsed.scheme) === false ||
        (permissions & vscode.FilePermission.Readonly) !== 0;
      return { kind: fileTypeOf(type), size, modified: mtime, isReadOnly };
    } catch {
      return undefined;
    }
  }

  async list(folder: string): Promise<readonly FolderEntry[]> {
    const entries = await found(vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder)));
    return entries.map(([name, type]) => ({
      name,
      kind: fileTypeOf(type),
      isLink: (type & vscode.FileType.SymbolicLink) !== 0,
    }));
  }

  realPath(uri: string): Promise<string | undefined> {
    return realPathOfUri(vscode.Uri.parse(uri));
  }

  async read(uri: string, limit?: number): Promise<ReadText> {
    const parsed = vscode.Uri.parse(uri);
    const { open, ...text } = await found(readSource(parsed, limit ?? settings.maxFileSize(parsed)));
    return open === undefined ? text : { ...text, open: { ...open, document: documentOf(open.document) } };
  }

  readFile(uri: string, limit: number): Promise<DecodedText> {
    return found(readText(vscode.Uri.parse(uri), limit));
  }

  document(uri: string): TextDocument | undefined {
    const document = openDocument(vscode.Uri.parse(uri));
    return document && documentOf(document);
  }

  async open(uri: string): Promise<TextDocument> {
    return documentOf(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)));
  }

  watch(
    { endings, names, folder, isDeep = folder === undefined }: WatchedFiles,
    listener: (change: FileChange) => void,
  ): Disposable {
    // Patterns heed case, and `.Rmd` and `.R` are written so.
    const cased = endings?.flatMap((ending) => [
      ending,
      ending.charAt(0).toUpperCase() + ending.slice(1),
      ending.toUpperCase(),
    ]);
    const name = names !== undefined ? `{${names.join(',')}}` : cased === undefined ? '*' : `*.{${cased.join(',')}}`;
    const glob = isDeep ? `**/${name}` : name;
    const watcher = vscode.workspace.createFileSystemWatcher(
      folder === undefined ? glob : new vscode.RelativePattern(vscode.Uri.parse(folder), glob),
    );
    const tell = (kind: FileChange['kind']) => (uri: vscode.Uri) => {
      listener({ uri: uri.toString(), kind });
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(tell('created')),
      watcher.onDidChange(tell('changed')),
      watcher.onDidDelete(tell('deleted')),
    );
  }
}

function eventOf<Code, Ours>(event: vscode.Event<Code>, translated: (event: Code) => Ours): Event<Ours> {
  return (listener) =>
    event((happened) => {
      listener(translated(happened));
    });
}

/** Says why something is not given as the port says it. */
async function found<T>(reading: PromiseLike<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const Kind = isNotFound(error) ? NotFound : isRefusal(error) ? Unavailable : undefined;
    throw Kind === undefined
      ? error
      : new Kind(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
