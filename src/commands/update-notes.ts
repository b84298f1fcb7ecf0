import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import { notesOf, planUpdate } from '../core/usecases/literature-notes';
import type { MadeNoteChange } from '../host/notes/note-files';
import { showInformation } from '../host/notify';
import { folderOfPaper, noteFiles, noteServices, type NoteContext, offerToUndo } from './note-services';
import type { PaperArguments, PaperTargets } from './paper-targets';
import { refusalsTold } from './given-text';

/** Brings the front matter of notes up to date with the library: of the papers that are named or selected, else of all that have notes. */
export async function updateNotes(context: NoteContext, targets: PaperTargets, args: PaperArguments): Promise<void> {
  const chosen =
    targets.named(args) ?? (targets.wasInTree && targets.selected.length > 0 ? targets.selected : undefined);
  const papers = (chosen ?? context.library.papers).filter((paper) => notesOf(paper).length > 0);
  if (papers.length === 0) {
    void showInformation(vscode.l10n.t('None of these papers has a note.'));
    return;
  }
  await refusalsTold(async () => {
    const made: MadeNoteChange[] = [];
    let kept = 0;
    let isRefused = true;
    try {
      for (const paper of papers) {
        kept += await update(context, paper, made);
      }
      isRefused = false;
    } finally {
      const told = [
        made.length === 1
          ? vscode.l10n.t('1 note was updated.')
          : vscode.l10n.t('{0} notes were updated.', made.length),
        ...(kept === 0 ? [] : [vscode.l10n.t('Fields that you have edited stay as they are: {0}.', kept)]),
      ].join(' ');
      if (made.length > 0) {
        void offerToUndo(context, { notes: made, records: [] }, told);
      } else if (!isRefused) {
        void showInformation(told);
      }
    }
  });
}

/** @returns how many fields would say something else, but for what a person has written */
async function update(context: NoteContext, paper: Paper, made: MadeNoteChange[]): Promise<number> {
  const folder = folderOfPaper(context, paper);
  if (folder === undefined) {
    return 0;
  }
  const services = await noteServices(context, folder);
  const files = await noteFiles(context);
  let kept = 0;
  for (const uri of notesOf(paper)) {
    let own = 0;
    const change = await files.edit(uri, (text) => {
      const planned = planUpdate(services, paper, text);
      own = planned?.kept.length ?? 0;
      return planned?.edits ?? [];
    });
    made.push(...(change.made === undefined ? [] : [change.made]));
    kept += own;
  }
  return kept;
}
