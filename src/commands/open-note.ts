import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import type { ReadingState } from '../core/parse/formats/shared/reading-comments';
import { type LibraryFolder, folderToSetting } from '../core/usecases/library-folders';
import { isReadWith, notesFolder, type NotePlan, planNote } from '../core/usecases/literature-notes';
import { besideNote } from '../core/usecases/note-reading';
import { fileNameOf } from '../core/text/uri-text';
import { uriBelow } from '../core/base/uris';
import { showWarning, withProgress } from '../host/notify';
import type { MadeNoteChange } from '../host/notes/note-files';
import { type MadeChange, RecordsFiles } from '../host/records/records-files';
import { settings, writeFolders } from '../host/settings';
import { folderOfPaper, noteFiles, noteServices, noteSetting, type NoteContext, offerToUndo } from './note-services';
import type { PaperArguments, PaperTargets } from './paper-targets';
import { refusalsTold } from './given-text';

/** Of so many papers, notes take a moment. */
const manyPapers = 10;

/** Opens the note of a paper, which is made where there is none; of several papers those are made that are missing, and the first is opened. */
export async function openNote(context: NoteContext, targets: PaperTargets, args: PaperArguments): Promise<void> {
  const papers = await targets.for(args, { title: vscode.l10n.t('Open or Create Note') });
  await refusalsTold(async () => {
    const notes: MadeNoteChange[] = [];
    const records: MadeChange[] = [];
    const noted: Paper[] = [];
    let first: string | undefined;
    try {
      await withProgressOf(papers, async (paper) => {
        const uri = await noteAt(context, paper, notes, records);
        noted.push(...(uri === undefined ? [] : [paper]));
        first ??= uri;
        return uri !== undefined;
      });
    } finally {
      if (notes.length > 0) {
        await context.pins.pin(noted.map(({ key }) => key));
        const [{ uri } = { uri: '' }] = notes;
        const message =
          notes.length === 1
            ? vscode.l10n.t('The note {0} was made.', vscode.workspace.asRelativePath(vscode.Uri.parse(uri)))
            : vscode.l10n.t('{0} notes were made.', notes.length);
        void offerToUndo(context, { notes, records }, message);
      }
    }
    if (first !== undefined) {
      const made = notes.find((note) => note.uri === first);
      await show(first, made !== undefined && 'created' in made ? made.created : undefined);
    }
  });
}

/** Goes through papers until a step says no or, where they are many and progress is shown, the user does. */
async function withProgressOf(papers: readonly Paper[], step: (paper: Paper) => Promise<boolean>): Promise<void> {
  const run = async (isCancelled: () => boolean, report: () => void) => {
    for (const paper of papers) {
      if (isCancelled() || !(await step(paper))) {
        return;
      }
      report();
    }
  };
  if (papers.length < manyPapers) {
    await run(
      () => false,
      () => undefined,
    );
    return;
  }
  await withProgress(vscode.l10n.t('Creating notes of {0} papers', papers.length), (report, token) =>
    run(
      () => token.isCancellationRequested,
      () => {
        report(100 / papers.length, '');
      },
    ),
  );
}

/** Shows a note; one that was made just now, with the cursor at its end. */
async function show(uri: string, created: string | undefined): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const plain = (text: string) => text.replaceAll('\r\n', '\n');
  if (created !== undefined && !document.isDirty && plain(document.getText()) !== plain(created)) {
    // VS Code still has the document of an earlier file of this name.
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  const end = document.positionAt(document.getText().length);
  await vscode.window.showTextDocument(
    document,
    created === undefined ? {} : { selection: new vscode.Range(end, end) },
  );
}

/** The note of a paper, made if need be; undefined where the user has given it up. */
async function noteAt(
  context: NoteContext,
  paper: Paper,
  notes: MadeNoteChange[],
  records: MadeChange[],
): Promise<string | undefined> {
  const folder = folderOfPaper(context, paper);
  if (folder === undefined) {
    return undefined;
  }
  const services = await noteServices(context, folder);
  const target = notesFolder(folder, noteSetting('notes.folder', folder.workspaceFolder));
  const { state, move } = await noted(context, paper);
  let plan: NotePlan = await planNote(services, paper, target, state);
  if (plan.kind === 'taken') {
    const fileName = await otherName(plan);
    if (fileName === undefined) {
      return undefined;
    }
    plan = await planNote(services, paper, target, state, fileName);
  }
  if (plan.kind !== 'new') {
    return plan.uri;
  }
  if (!(await isRead(context, folder, target))) {
    return undefined;
  }
  const files = await noteFiles(context);
  notes.push(await files.create(plan.uri, plan.text));
  records.push(...(await move()));
  return plan.uri;
}

/** What the records file says of a paper as its reader, which its note is to say, and what takes it out of there. */
async function noted(
  context: NoteContext,
  { key, ...paper }: Paper,
): Promise<{ readonly state: ReadingState; readonly move: () => Promise<readonly MadeChange[]> }> {
  const { readingEdits } = await context.bundles.load('records');
  const files = new RecordsFiles(context);
  const file = files.fileOf({ key, ...paper });
  let state: ReadingState = {};
  const edits = readingEdits(
    context.library,
    [key],
    (before) => {
      state = before;
      return besideNote(before);
    },
    await files.text(file),
  );
  return { state, move: async () => (edits.length === 0 ? [] : [(await files.edit(file, edits)).made]) };
}

/** Asks what is to be done where a file has the name of the note. */
async function otherName({ other, free }: Extract<NotePlan, { kind: 'taken' }>): Promise<string | undefined> {
  const open = vscode.l10n.t('Open That File');
  const make = vscode.l10n.t('Create {0}', free);
  const answer = await showWarning(
    vscode.l10n.t('{0} is there already, and is not about this paper.', fileNameOf(other)),
    make,
    open,
  );
  if (answer === open) {
    await vscode.window.showTextDocument(vscode.Uri.parse(other));
  }
  return answer === make ? free : undefined;
}

/** Whether notes of a folder are read; else the user may have it read as a library folder. */
async function isRead({ loader }: NoteContext, folder: LibraryFolder, target: string): Promise<boolean> {
  if (loader.folders.some((one) => isReadWith(one, target))) {
    return true;
  }
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(folder.workspaceFolder));
  const add = vscode.l10n.t('Add to Library Folders');
  const answer = await showWarning(
    vscode.l10n.t(
      'Notes in {0} are read where it is one of the library folders, and it is none yet.',
      folderToSetting(folder.workspaceFolder, target),
    ),
    add,
  );
  if (answer !== add || workspaceFolder === undefined) {
    return false;
  }
  await vscode.workspace.fs.createDirectory(vscode.Uri.parse(uriBelow(target, '')));
  const configured = settings.folders(workspaceFolder);
  const known = loader.folders
    .filter((one) => one.workspaceFolder === folder.workspaceFolder)
    .map(({ uri }) => folderToSetting(folder.workspaceFolder, uri));
  await writeFolders(workspaceFolder, [
    ...(configured.length > 0 ? configured : known),
    folderToSetting(folder.workspaceFolder, target),
  ]);
  return true;
}
