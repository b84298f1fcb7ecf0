import * as vscode from 'vscode';
import { Sequencer } from '../../core/async/sequencer';
import { isPathInside } from '../../core/files/inside';
import { parentOf } from '../../core/base/uris';
import { editBetween } from '../../core/library/pins/text-edits';
import { type EditedNote, type FieldEdit, undoneFields } from '../../core/notes/front-matter-fields';
import { fileNameOf } from '../../core/text/uri-text';
import { RecordsRefusal, type RecordsServices } from '../records/records-files';
import { showWarning } from '../notify';
import { rootsOf } from '../library-roots';
import type { SharedFilePort } from '../shared-file-port';
import { openDocument } from '../workspace/source-files';

/** A change of a note that was made, to be undone. */
export type MadeNoteChange =
  { readonly uri: string; readonly edits: readonly FieldEdit[] } | { readonly uri: string; readonly created: string };

/** Makes edits of a note; undefined where its front matter cannot be read. */
export type NoteEditor = (text: string, edits: readonly FieldEdit[]) => EditedNote | undefined;

/** How often a change is made anew because others write too. */
const writeTries = 20;
const byteOrderMark = '\uFEFF';

/** The notes of papers, as files or open documents; only commands of the user change them. */
export class NoteFiles {
  /** One change after another, whichever command makes it: a document that is being saved has changes, and would not be saved again. */
  static readonly #steps = new Sequencer();
  readonly #services: RecordsServices;
  readonly #editor: NoteEditor;

  constructor(services: RecordsServices, editor: NoteEditor) {
    this.#services = services;
    this.#editor = editor;
  }

  /**
   * Edits a note: in its editor where it is open, which is saved unless it had changes before, else on disk. Rejects with a
   * `RecordsRefusal` where it cannot be read or written.
   * @param plan the edits that a text wants; undefined where its front matter cannot be read
   * @returns what was changed, undefined where nothing was, and the edits that were not made, since the note says something else
   */
  async edit(
    uri: string,
    plan: (text: string) => readonly FieldEdit[] | undefined,
  ): Promise<{ readonly made: MadeNoteChange | undefined; readonly stale: number }> {
    const apply = (text: string): EditedNote => {
      const edits = plan(text);
      const edited = edits && this.#editor(text, edits);
      if (edited === undefined) {
        throw new RecordsRefusal(
          vscode.l10n.t(
            'The front matter of {0} cannot be read as YAML, so nothing was written there.',
            fileNameOf(uri),
          ),
        );
      }
      return edited;
    };
    const edited = await NoteFiles.#steps.run(async () => {
      const document = await this.#document(uri);
      return document === undefined ? this.#editFile(uri, apply) : editDocument(document, apply);
    });
    this.#services.loader.lookAt(uri);
    return {
      made: edited.made.length === 0 ? undefined : { uri, edits: edited.made },
      stale: edited.stale.length,
    };
  }

  /** The document of a note, unless its file has changed and VS Code has not read that yet: it keeps documents long after they are shown. */
  async #document(uri: string): Promise<vscode.TextDocument | undefined> {
    const document = openDocument(vscode.Uri.parse(uri));
    if (document === undefined || document.isDirty) {
      return document;
    }
    const stored = await readFrom(this.#port(uri), uri);
    // What is not stored in UTF-8 is for VS Code to write.
    const isCurrent =
      stored !== undefined && (stored.includes('\uFFFD') || plainText(stored) === plainText(document.getText()));
    return isCurrent || document.isDirty ? document : undefined;
  }

  async #editFile(uri: string, apply: (text: string) => EditedNote): Promise<EditedNote> {
    const port = this.#port(uri);
    for (let tries = 1; tries <= writeTries; tries++) {
      const stored = await readFrom(port, uri);
      if (stored === undefined) {
        throw new RecordsRefusal(vscode.l10n.t('{0} is no longer there.', fileNameOf(uri)));
      }
      const mark = stored.startsWith(byteOrderMark) ? byteOrderMark : '';
      const edited = apply(stored.slice(mark.length));
      if (edited.made.length === 0 || (await this.#replaced(port, uri, mark + edited.text))) {
        return edited;
      }
      await port.pause(Math.min(tries, 5));
    }
    throw new RecordsRefusal(vscode.l10n.t('{0} is being written by another program. Try again.', fileNameOf(uri)));
  }

  async #replaced(port: SharedFilePort, uri: string, text: string): Promise<boolean> {
    try {
      return await port.replace(text);
    } catch (error) {
      throw port.isForeign
        ? new RecordsRefusal(
            vscode.l10n.t(
              '{0} is a link that leads out of the workspace, so nothing was written to it. Replace it by a file.',
              fileNameOf(uri),
            ),
          )
        : unwritable(uri, error);
    }
  }

  /** Makes a note, and the folder where it is not there. Rejects with a `RecordsRefusal` where a file is there or none can be made. */
  create(uri: string, text: string): Promise<MadeNoteChange> {
    return NoteFiles.#steps.run(() => this.#create(uri, text));
  }

  async #create(uri: string, text: string): Promise<MadeNoteChange> {
    const port = this.#port(uri);
    try {
      await vscode.workspace.fs.createDirectory(vscode.Uri.parse(parentOf(uri)));
    } catch {
      // Writing the file tells why.
    }
    if ((await readFrom(port, uri)) !== undefined || !(await this.#replaced(port, uri, text))) {
      throw new RecordsRefusal(vscode.l10n.t('{0} has come up meanwhile. Nothing was written.', fileNameOf(uri)));
    }
    this.#services.loader.lookAt(uri);
    return { uri, created: text };
  }

  /**
   * Undoes changes, the last one first. A note that was made goes where nobody has written in it.
   * @returns how many stay, since somebody has changed what they wrote, or the note cannot be written any more
   */
  async undo(changes: readonly MadeNoteChange[]): Promise<number> {
    let left = 0;
    for (const change of [...changes].reverse()) {
      left += await this.#undo(change).catch((error: unknown) => {
        // The others are undone all the same.
        if (error instanceof RecordsRefusal) {
          return 1;
        }
        throw error;
      });
    }
    return left;
  }

  async #undo(change: MadeNoteChange): Promise<number> {
    return 'edits' in change
      ? (await this.edit(change.uri, () => undoneFields(change.edits))).stale
      : Number(!(await NoteFiles.#steps.run(() => this.#remove(change.uri, change.created))));
  }

  async #remove(uri: string, created: string): Promise<boolean> {
    const file = vscode.Uri.parse(uri);
    const document = openDocument(file);
    if (document?.isDirty === true || (await readFrom(this.#port(uri), uri)) !== created) {
      return false;
    }
    const { tabGroups } = vscode.window;
    await tabGroups.close(
      tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input, isDirty }) => input instanceof vscode.TabInputText && input.uri.toString() === uri && !isDirty,
        ),
    );
    // As an edit, so that VS Code lets go of the document at once.
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(file, { ignoreIfNotExists: true });
    const isDeleted = await vscode.workspace.applyEdit(edit);
    this.#services.loader.lookAt(uri);
    return isDeleted;
  }

  #port(uri: string): SharedFilePort {
    const folder = this.#services.loader.folders.find((one) => isPathInside(one.uri, uri));
    // A folder that was made one of the library just now is not known yet: the settings name it all the same.
    const within = rootsOf(folder ?? { uri: parentOf(uri) });
    return this.#services.openSharedFile(vscode.Uri.parse(uri), within);
  }
}

/** A text without what documents do not keep as it is stored. */
const plainText = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

async function readFrom(port: SharedFilePort, uri: string): Promise<string | undefined> {
  try {
    return await port.read();
  } catch (error) {
    throw unwritable(uri, error);
  }
}

function unwritable(uri: string, error: unknown): RecordsRefusal {
  return new RecordsRefusal(
    vscode.l10n.t(
      '{0} cannot be read or written ({1}), so nothing has changed.',
      fileNameOf(uri),
      error instanceof Error ? error.message : String(error),
    ),
  );
}

/** Edits a document as little as it can be, so that cursors and undo stay what they are. */
async function editDocument(document: vscode.TextDocument, apply: (text: string) => EditedNote): Promise<EditedNote> {
  const before = document.getText();
  const wasDirty = document.isDirty;
  const edited = apply(before);
  if (edited.made.length > 0) {
    const { start, end, content } = editBetween(before, edited.text);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), content);
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new RecordsRefusal(
        vscode.l10n.t('{0} is being written by another program. Try again.', fileNameOf(document.uri.toString())),
      );
    }
    if (!wasDirty && !(await document.save())) {
      void showWarning(
        vscode.l10n.t(
          '{0} could not be saved. What has changed stands in its editor.',
          fileNameOf(document.uri.toString()),
        ),
      );
    }
  }
  return edited;
}
