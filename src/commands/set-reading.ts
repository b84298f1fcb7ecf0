import * as vscode from 'vscode';
import type { Grouping } from '../core/library/base/grouping';
import { usualStatuses } from '../core/library/base/grouping';
import type { Paper } from '../core/model/paper';
import { loadYaml } from '../core/parse/yaml/load-yaml';
import type { ReadingChange } from '../core/records/reading-states';
import { withoutUndefined } from '../core/text/without-undefined';
import { notesOf } from '../core/usecases/literature-notes';
import { readingFieldEdits, type ReadingRequest, requested, tagsOfPapers } from '../core/usecases/note-reading';
import { placedOnReadingList } from '../core/usecases/order-reading-list';
import type { MadeNoteChange } from '../host/notes/note-files';
import { askForText, showInformation } from '../host/notify';
import { type MadeChange, RecordsFiles } from '../host/records/records-files';
import { labelText } from '../host/shown-text';
import { statusName } from '../views/paper-text';
import { noteFiles, type NoteContext, offerToUndo } from './note-services';
import type { PaperArguments, PaperTargets, WrittenArguments } from './paper-targets';
import { refusalsTold } from './given-text';

/** What is dropped where: the keys of papers, the grouping and the group, and the paper that they are to come before. */
export type GroupDrop = [keys: readonly string[], grouping: Grouping, group: string, before?: string];

const mostStars = 5;

export async function setStatus(context: NoteContext, targets: PaperTargets, args: PaperArguments): Promise<void> {
  const papers = await targets.for(args, { title: vscode.l10n.t('Set Status') });
  const written = writtenIn(args).status;
  const status =
    papers.length === 0 ? undefined : written === undefined ? await chosenStatus(context, papers) : written;
  if (status !== undefined) {
    await change(context, papers, { status: status === null || status.trim() === '' ? null : status.trim() });
  }
}

export async function setRating(context: NoteContext, targets: PaperTargets, args: PaperArguments): Promise<void> {
  const papers = await targets.for(args, { title: vscode.l10n.t('Set Rating') });
  const written = writtenIn(args).rating;
  const rating = papers.length === 0 ? undefined : written === undefined ? await chosenRating(papers) : written;
  if (rating === null || (typeof rating === 'number' && Number.isFinite(rating))) {
    await change(context, papers, { rating });
  }
}

export async function setTags(context: NoteContext, targets: PaperTargets, args: PaperArguments): Promise<void> {
  const papers = await targets.for(args, { title: vscode.l10n.t('Set Tags') });
  const { addTags, removeTags } = writtenIn(args);
  if (papers.length === 0) {
    return;
  }
  const request =
    addTags !== undefined || removeTags !== undefined
      ? { addTags: addTags ?? [], removeTags: removeTags ?? [] }
      : await chosenTags(context, papers);
  if (request !== undefined) {
    await change(context, papers, request);
  }
}

export async function addToReadingList(
  context: NoteContext,
  targets: PaperTargets,
  args: PaperArguments,
): Promise<void> {
  const papers = await targets.for(args, { title: vscode.l10n.t('Add to Reading List') });
  const keys = papers.filter(({ readingOrder }) => readingOrder === undefined).map(({ key }) => key);
  await place(context, placedOnReadingList(context.library.papers, keys));
}

export async function removeFromReadingList(
  context: NoteContext,
  targets: PaperTargets,
  args: PaperArguments,
): Promise<void> {
  const papers = await targets.for(args, { title: vscode.l10n.t('Remove from Reading List') });
  await place(context, new Map(listed(papers)));
}

const listed = (papers: readonly Paper[]): [string, undefined][] =>
  papers.flatMap(({ key, readingOrder }) => (readingOrder === undefined ? [] : [[key, undefined]]));

/** Gives papers that are dropped on a group of the tree what the group stands for. */
export async function dropOnGroup(context: NoteContext, ...[keys, grouping, group, before]: GroupDrop): Promise<void> {
  const papers = keys.flatMap((key) => context.library.get(key) ?? []);
  switch (grouping) {
    case 'readingList':
      await place(
        context,
        group === ''
          ? new Map(listed(papers))
          : placedOnReadingList(
              context.library.papers,
              papers.map(({ key }) => key),
              before,
            ),
      );
      break;
    case 'status':
      await change(context, papers, { status: group === '' ? null : group });
      break;
    case 'tag':
      await change(context, papers, group === '' ? {} : { addTags: [group] });
      break;
    default:
  }
}

/** Changes what is said of papers, in their notes, or in the records file of those that have none. */
async function change(context: NoteContext, papers: readonly Paper[], request: ReadingRequest): Promise<void> {
  await refusalsTold(async () => {
    const yaml = await loadYaml();
    const files = await noteFiles(context);
    const notes: MadeNoteChange[] = [];
    const records: MadeChange[] = [];
    const changed = new Set<string>();
    let isRefused = true;
    /** Papers of whose notes one could not be changed: what is said beside it stays too. */
    const refused = new Set<string>();
    try {
      for (const paper of papers) {
        for (const [at, uri] of notesOf(paper).entries()) {
          // A note that cannot be read is told of, and the others are changed.
          const isDone = await refusalsTold(async () => {
            const { made } = await files.edit(uri, (text) => readingFieldEdits(text, request, yaml, at === 0));
            if (made !== undefined) {
              notes.push(made);
              changed.add(paper.key);
            }
          });
          if (!isDone) {
            refused.add(paper.key);
          }
        }
      }
      const edit: ReadingChange = (before, paper) =>
        // What a note says now is no longer said beside it.
        requested(before, notesOf(paper).length === 0 ? request : takenAway(request));
      const others = papers.filter(({ key }) => !refused.has(key));
      await editRecords(context, others, edit, records);
      isRefused = refused.size > 0;
    } finally {
      keysIn(records).forEach((key) => changed.add(key));
      tell(context, changed.size, { notes, records }, isRefused);
    }
  });
}

function takenAway({ status, rating, removeTags = [] }: ReadingRequest): ReadingRequest {
  return {
    ...(status === undefined ? {} : { status: null }),
    ...(rating === undefined ? {} : { rating: null }),
    removeTags,
  };
}

/** Changes places on the reading list, which stands in the records files. */
async function place(context: NoteContext, places: ReadonlyMap<string, number | undefined>): Promise<void> {
  await refusalsTold(async () => {
    const records: MadeChange[] = [];
    const papers = [...places.keys()].flatMap((key) => context.library.get(key) ?? []);
    const edit: ReadingChange = (before, { key }) => withoutUndefined({ ...before, readingOrder: places.get(key) });
    let isRefused = true;
    try {
      await editRecords(context, papers, edit, records);
      isRefused = false;
    } finally {
      tell(context, new Set(keysIn(records)).size, { notes: [], records }, isRefused);
    }
  });
}

/** @param made gets what was changed, file by file, so that it is known where a later one is refused */
async function editRecords(
  context: NoteContext,
  papers: readonly Paper[],
  edit: ReadingChange,
  made: MadeChange[],
): Promise<void> {
  const { readingEdits } = await context.bundles.load('records');
  const files = new RecordsFiles(context);
  for (const [file, group] of files.byFile(papers)) {
    const edits = readingEdits(
      context.library,
      group.map(({ key }) => key),
      edit,
      await files.text(file),
    );
    if (edits.length > 0) {
      made.push((await files.edit(file, edits)).made);
    }
  }
}

const keysIn = (records: readonly MadeChange[]): readonly string[] =>
  records.flatMap(({ edits }) => edits.map(({ key }) => key));

function tell(
  context: NoteContext,
  count: number,
  made: { readonly notes: readonly MadeNoteChange[]; readonly records: readonly MadeChange[] },
  isRefused: boolean,
): void {
  if (count === 0) {
    // Why it was refused is told.
    void (isRefused
      ? undefined
      : showInformation(vscode.l10n.t('Nothing was changed: it is so already, or a source says it.')));
    return;
  }
  void offerToUndo(
    context,
    made,
    count === 1 ? vscode.l10n.t('1 paper was changed.') : vscode.l10n.t('{0} papers were changed.', count),
  );
}

function writtenIn([target]: PaperArguments): WrittenArguments {
  return typeof target === 'object' && !Array.isArray(target) && !('kind' in target)
    ? (target as WrittenArguments)
    : {};
}

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

async function chosenStatus({ library }: NoteContext, papers: readonly Paper[]): Promise<string | null | undefined> {
  const used = new Set(library.papers.flatMap(({ status }) => status ?? []));
  const statuses = [...new Set([...usualStatuses, ...used])];
  const other: Choice<string> = { label: vscode.l10n.t('Other…'), value: '' };
  const items: Choice<string | null>[] = [
    ...statuses.map((status) => ({
      label: labelText(statusName(status)),
      ...(papers.every((paper) => paper.status === status) ? { description: vscode.l10n.t('as it is') } : {}),
      value: status,
    })),
    other,
    { label: vscode.l10n.t('No status'), value: null },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: titled(vscode.l10n.t('Set Status'), papers) });
  return chosen === other
    ? askForText({
        title: titled(vscode.l10n.t('Set Status'), papers),
        prompt: vscode.l10n.t('A word or a few of your own'),
        value: '',
        refusalOf: () => undefined,
      })
    : chosen?.value;
}

async function chosenRating(papers: readonly Paper[]): Promise<number | null | undefined> {
  const items: Choice<number | null>[] = [
    ...Array.from({ length: mostStars }, (_, at) => mostStars - at).map((stars) => ({
      label: '★'.repeat(stars),
      description: [
        String(stars),
        ...(papers.every(({ rating }) => rating === stars) ? [vscode.l10n.t('as it is')] : []),
      ].join(' · '),
      value: stars,
    })),
    { label: vscode.l10n.t('No rating'), value: null },
  ];
  return (await vscode.window.showQuickPick(items, { title: titled(vscode.l10n.t('Set Rating'), papers) }))?.value;
}

/** Those that all papers have are ticked; what is typed can be a new one. */
async function chosenTags({ library }: NoteContext, papers: readonly Paper[]): Promise<ReadingRequest | undefined> {
  const have = tagsOfPapers(papers).filter((tag) => papers.every(({ tags = [] }) => tags.includes(tag)));
  const all = [...new Set([...have, ...tagsOfPapers(papers), ...tagsOfPapers(library.papers)])];
  const add: Choice<string> = { label: vscode.l10n.t('New tags…'), value: '' };
  const items: Choice<string>[] = [
    add,
    ...all.map((tag) => ({ label: labelText(tag), picked: have.includes(tag), value: tag })),
  ];
  const title = titled(vscode.l10n.t('Set Tags'), papers);
  const chosen = all.length === 0 ? [add] : await vscode.window.showQuickPick(items, { title, canPickMany: true });
  if (chosen === undefined) {
    return undefined;
  }
  const typed = chosen.includes(add)
    ? await askForText({
        title,
        prompt: vscode.l10n.t('Tags, with commas between them'),
        value: '',
        refusalOf: () => undefined,
      })
    : '';
  const ticked = chosen.filter((item) => item !== add).map(({ value }) => value);
  const fresh = (typed ?? '')
    .split(/[,，、;；]/)
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '');
  return typed === undefined
    ? undefined
    : {
        addTags: [...ticked.filter((tag) => !have.includes(tag)), ...fresh],
        removeTags: have.filter((tag) => !ticked.includes(tag)),
      };
}

function titled(title: string, papers: readonly Paper[]): string {
  return papers.length === 1 ? title : vscode.l10n.t('{0} ({1} papers)', title, papers.length);
}
