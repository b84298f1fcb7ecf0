import * as vscode from 'vscode';
import { isAddress, resolvePath } from '../core/cite/bibliographies/paths';
import { pathOf, withPath } from '../core/base/uris';
import { maxTextSize } from '../core/files/limits';
import { isPathInside } from '../core/files/inside';
import type { Paper } from '../core/model/paper';
import { withFieldEdits } from '../core/notes/front-matter-fields';
import { loadYaml } from '../core/parse/yaml/load-yaml';
import type { LibraryFolder } from '../core/usecases/library-folders';
import type { NoteServices } from '../core/usecases/literature-notes';
import type { Workspace } from '../core/workspace/workspace';
import type { CitationIndex } from '../host/citations/citation-index';
import type { PinFiles } from '../host/library/pin-files';
import { type MadeNoteChange, NoteFiles } from '../host/notes/note-files';
import { showInformation, showWarning } from '../host/notify';
import { type MadeChange, RecordsFiles, RecordsRefusal, type RecordsServices } from '../host/records/records-files';
import { configuredValue } from '../host/settings';
import { refusalsTold } from './given-text';

/** What the commands about notes work on. */
export interface NoteContext extends RecordsServices {
  readonly workspace: Workspace;
  readonly cited: CitationIndex;
  readonly pins: PinFiles;
}

/** What was changed by one command. */
export interface MadeNoteChanges {
  readonly notes: readonly MadeNoteChange[];
  readonly records: readonly MadeChange[];
}

export async function noteFiles(context: RecordsServices): Promise<NoteFiles> {
  const yaml = await loadYaml();
  return new NoteFiles(context, (text, edits) => withFieldEdits(text, edits, yaml));
}

/** The library folder that a paper stands in. */
export function folderOfPaper({ loader }: RecordsServices, { sources }: Paper): LibraryFolder | undefined {
  return loader.folders.find(({ uri }) => isPathInside(uri, sources[0].source)) ?? loader.folders[0];
}

/** A setting about notes, as the user has written it. */
export function noteSetting(name: 'notes.folder' | 'notes.template', workspaceFolder: string): string {
  const value = configuredValue(name, vscode.Uri.parse(workspaceFolder));
  return typeof value === 'string' ? value.trim() : '';
}

/** What makes and updates notes of papers in a library folder. Rejects with a `RecordsRefusal` where there is no template that is named. */
export async function noteServices(
  { library, workspace, cited }: NoteContext,
  { workspaceFolder, uri }: LibraryFolder,
): Promise<NoteServices> {
  const written = noteSetting('notes.template', workspaceFolder);
  const template = isAddress(written)
    ? written
    : withPath(workspaceFolder, resolvePath(pathOf(workspaceFolder), written));
  return {
    library,
    workspace,
    yaml: await loadYaml(),
    syntax: cited.syntaxOfFile(`${uri}/note.md`),
    template: written === '' ? undefined : await templateText(workspace, template, written),
  };
}

async function templateText(workspace: Workspace, uri: string, written: string): Promise<string> {
  try {
    return (await workspace.read(uri, maxTextSize)).text;
  } catch (error) {
    throw new RecordsRefusal(
      vscode.l10n.t(
        'The template of notes cannot be read: {0} ({1}). The setting {2} names it.',
        written,
        error instanceof Error ? error.message : String(error),
        'literatureNotes.notes.template',
      ),
    );
  }
}

/** Tells what was done, and undoes it where the user wants it. */
export async function offerToUndo(
  context: RecordsServices,
  { notes, records }: MadeNoteChanges,
  message: string,
): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  if ((await showInformation(message, undo)) !== undo) {
    return;
  }
  await refusalsTold(async () => {
    // What a new note took over of the records is there again before the note goes, and where it is not, the note stays.
    const stale = await new RecordsFiles(context).undo(records);
    const undone = stale === 0 ? notes : notes.filter((note) => 'edits' in note);
    const left = stale + notes.length - undone.length + (await (await noteFiles(context)).undo(undone));
    if (left > 0) {
      void showWarning(vscode.l10n.t('{0} changes have been edited since, and stay as they are.', left));
    }
  });
}
