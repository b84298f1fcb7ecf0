import * as vscode from 'vscode';
import { paperLabel } from '../core/library/base/label';
import { readPublications } from '../core/library/publications';
import type { Paper } from '../core/model/paper';
import { recordsFileName } from '../core/parse/formats/literature-records';
import type { Description, DescriptionOrigin, Given } from '../core/records/described';
import type { RecordEdit } from '../core/records/records-text';
import { today } from '../host/clock';
import { openExternal } from '../host/external';
import { askForText, showInformation, showWarning } from '../host/notify';
import { type MadeChange, RecordsFiles, RecordsRefusal, type RecordsServices } from '../host/records/records-files';
import type { BibliographyReader } from '../host/library/bibliography-reader';
import { labelText } from '../host/shown-text';
import { refusalsTold, textKept, unwrittenText } from './given-text';

export interface DetailsServices extends RecordsServices {
  readonly bibliographies: BibliographyReader;
}

/** How long VS Code may take to read a file anew, in milliseconds. */
const longestReload = 5_000;

/**
 * Opens the records of papers, to be written on by hand: one that has none gets an entry with what is known, and empty fields for what a
 * reference needs. What somebody has written already stays as it is.
 */
export async function completeDetails(services: DetailsServices, papers: readonly Paper[]): Promise<void> {
  const [first] = papers;
  if (first === undefined) {
    return;
  }
  await refusalsTold(async () => {
    const { entriesFor, knownOf, recordPlaces } = await services.bundles.load('records');
    const files = new RecordsFiles(services);
    const publications = await readPublications(papers, services.library.sources, (...source) =>
      services.bibliographies.publications(...source),
    );
    const made: MadeChange[] = [];
    for (const [file, group] of files.byFile(papers)) {
      const text = await files.text(file);
      const keys = new Set(recordPlaces(text).map(({ key }) => key));
      const entries = entriesFor(
        services.library,
        group
          .filter((paper) => entryKeys(paper).every((key) => !keys.has(key)) && paper.record === undefined)
          .map((paper) => ({
            key: paper.key,
            description: knownOf(paper, publications.get(paper.key)),
            origin: { source: vscode.l10n.t('by hand'), date: today() },
          })),
      );
      const edits = entries.map((entry): RecordEdit => ({ key: entry.key, before: undefined, after: entry.text }));
      if (edits.length > 0) {
        made.push((await files.edit(file, edits)).made);
      }
    }
    await openEntry(services, files.fileOf(first), first);
    if (made.length > 0) {
      void offerUndo(
        services,
        made,
        papers.length === 1
          ? vscode.l10n.t('Fill in the entry, and the library shows it. {0} is kept with your papers.', recordsFileName)
          : vscode.l10n.t(
              'Fill in the {0} entries, and the library shows them. {1} is kept with your papers.',
              papers.length,
              recordsFileName,
            ),
      );
    }
  });
}

/** Puts a record or an identifier onto a paper: that of the clipboard if there is one, else what the user writes. */
export async function pasteDetails(services: DetailsServices, paper: Paper, given?: string): Promise<void> {
  await refusalsTold(async () => {
    const { givenIn, knownOf, withIdentifier } = await services.bundles.load('records');
    const copied = given ?? (await vscode.env.clipboard.readText());
    const isKnown = givenIn(copied).kind !== 'nothing' && (given !== undefined || unwrittenText(paper) === '');
    const text = isKnown ? copied : await askForRecord(givenIn, paper);
    if (text === undefined) {
      return;
    }
    const found = givenIn(text);
    switch (found.kind) {
      case 'nothing':
        return;
      case 'several':
        void showWarning(severalRecords(found.count, paper));
        return;
      case 'identifier':
        await textKept(paper, text, async () => {
          const [publication] = (
            await readPublications([paper], services.library.sources, (...source) =>
              services.bibliographies.publications(...source),
            )
          ).values();
          await put(services, paper, withIdentifier(knownOf(paper, publication), found), true);
        });
        return;
      case 'record':
        await textKept(paper, text, () => put(services, paper, found.description, false));
    }
  });
}

/** Lets the user choose where to search for a paper, and opens the page. */
export async function searchOnWeb(services: RecordsServices, paper: Paper): Promise<void> {
  const { webSearches } = await services.bundles.load('records');
  const chosen = await vscode.window.showQuickPick(
    webSearches(paper).map(({ name, url }) => ({ label: labelText(name), url })),
    { title: labelText(paperLabel(paper).label), placeHolder: vscode.l10n.t('Where to search for this paper') },
  );
  await (chosen === undefined ? undefined : openExternal(chosen.url));
}

/** Puts a description onto a paper; asks where the paper has an entry already. Rejects with a `RecordsRefusal`. */
export async function put(
  services: DetailsServices,
  paper: Paper,
  description: Description,
  isFillingOnly: boolean,
  origin: DescriptionOrigin = { source: vscode.l10n.t('pasted'), date: today() },
): Promise<void> {
  const { entriesFor, filledEntry, recordPlaces, underKey } = await services.bundles.load('records');
  const files = new RecordsFiles(services);
  const file = files.fileOf(paper);
  const [entry] = entriesFor(services.library, [{ key: paper.key, description, origin }]);
  if (entry === undefined) {
    void showInformation(vscode.l10n.t('The library has no paper with the key "{0}".', paper.key));
    return;
  }
  const text = await files.text(file);
  const place = recordPlaces(text).find(({ key }) => entryKeys(paper).includes(key));
  let after = entry.text;
  if (place !== undefined) {
    const filled = filledEntry(place.text, entry.text);
    const fill = vscode.l10n.t('Add What Is Missing');
    const replace = vscode.l10n.t('Replace the Entry');
    const isSame = filled === place.text;
    const answer = await showWarning(
      isSame
        ? vscode.l10n.t('“{0}” has an entry already, which lacks nothing of this.', paper.title)
        : vscode.l10n.t('“{0}” has an entry already. What it says is kept unless you replace it.', paper.title),
      ...(isSame ? [] : [fill]),
      ...(isFillingOnly && isSame ? [] : [replace]),
    );
    if (answer === undefined) {
      return;
    }
    after = answer === fill ? filled : underKey(entry.text, entry.key, place.key);
  }
  const { made, stale } = await files.edit(file, [{ key: place?.key ?? entry.key, before: place?.text, after }]);
  if (stale.length > 0) {
    throw new RecordsRefusal(changedMeanwhile());
  }
  void offerUndo(
    services,
    [made],
    vscode.l10n.t('The details of “{0}” are kept in {1}.', paper.title, recordsFileName),
    { file, paper },
  );
}

function askForRecord(givenIn: (text: string) => Given, paper: Paper): Thenable<string | undefined> {
  return askForText({
    title: paper.title,
    prompt: vscode.l10n.t('A BibTeX entry, RIS or CSL record, DOI or arXiv identifier of the paper'),
    value: unwrittenText(paper),
    refusalOf: (value) => {
      const found = givenIn(value);
      return found.kind === 'several'
        ? severalRecords(found.count, paper)
        : value.trim() !== '' && found.kind === 'nothing'
          ? vscode.l10n.t('This is no record, DOI or arXiv identifier.')
          : undefined;
    },
  });
}

function severalRecords(count: number, paper: Paper): string {
  return vscode.l10n.t('This holds {0} records. Copy the one of the paper “{1}” alone.', count, paper.title);
}

/** What others have done to the file meanwhile. */
export function changedMeanwhile(): string {
  return vscode.l10n.t(
    '{0} has been changed meanwhile, and says something else of this paper. Nothing was written.',
    recordsFileName,
  );
}

/** Tells what was done, and undoes it where the user wants it. */
export async function offerUndo(
  services: RecordsServices,
  made: readonly MadeChange[],
  message: string,
  entry?: { readonly file: string; readonly paper: Paper },
): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const open = vscode.l10n.t('Open Entry');
  const answer = await showInformation(message, undo, ...(entry === undefined ? [] : [open]));
  if (answer === open && entry !== undefined) {
    await openEntry(services, entry.file, entry.paper);
  } else if (answer === undo) {
    await refusalsTold(async () => {
      tellNotUndone(await new RecordsFiles(services).undo(made));
    });
  }
}

/** Says so where somebody has changed what was to be undone. */
function tellNotUndone(count: number): void {
  if (count > 0) {
    void showWarning(
      vscode.l10n.t('{0} entries have been changed since, and stay as they are. Delete them in the file.', count),
    );
  }
}

export async function openEntry(services: RecordsServices, file: string, paper: Paper): Promise<void> {
  const { placeToFill, recordPlaces } = await services.bundles.load('records');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file));
  await asStored(document, await new RecordsFiles(services).text(file));
  const text = document.getText();
  const place =
    recordPlaces(text).find(({ key }) => entryKeys(paper).includes(key)) ??
    recordPlaces(text).find(({ start }) =>
      paper.sources.some((one) => one.source === file && one.span.start === start),
    );
  const offset = place === undefined ? 0 : place.start + placeToFill(text.slice(place.start, place.end));
  const position = document.positionAt(offset);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
}

/** Waits until a document that was open before holds what has just been written: VS Code reads files anew in its own time. */
async function asStored(document: vscode.TextDocument, stored: string): Promise<void> {
  const isStored = () => document.isDirty || document.getText() === stored.replace(/^\uFEFF/, '');
  if (isStored()) {
    return;
  }
  let subscription: vscode.Disposable | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve) => {
    subscription = vscode.workspace.onDidChangeTextDocument(() => {
      if (isStored()) {
        resolve();
      }
    });
    // Where it never does, the entry is not pointed at.
    timer = setTimeout(resolve, longestReload);
  });
  subscription?.dispose();
  clearTimeout(timer);
}

/** The keys under which a paper's entry may stand. */
function entryKeys({ key, aliases }: Paper): readonly string[] {
  return [key, ...aliases];
}
