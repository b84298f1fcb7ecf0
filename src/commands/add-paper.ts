import * as vscode from 'vscode';
import { uriBelow } from '../core/base/uris';
import { paperLabel } from '../core/library/base/label';
import type { Paper } from '../core/model/paper';
import { recordsFileName } from '../core/parse/formats/literature-records';
import type { ServiceFailure, WorkQuery } from '../core/services/model';
import type { Addition, LocatedWork } from '../core/usecases/add-paper';
import { needsRecord } from '../core/identify/needs-record';
import type { DescriptionOrigin } from '../core/records/described';
import { askForText, showInformation, showWarning } from '../host/notify';
import { isAtOrInside } from '../host/places';
import { type MadeChange, RecordsFiles, RecordsRefusal } from '../host/records/records-files';
import { changedMeanwhile, type DetailsServices, offerUndo, openEntry, put } from './complete-details';
import { today } from '../host/clock';
import { findingWorks, type FindServices, otherCatalogues } from './find-works';
import { chosenWork, sourceOfWork, wayWithoutRecord } from './found-works';
import { refusalsTold } from './given-text';

export type AddingServices = DetailsServices & FindServices;

/** What a paper is added by. */
export interface AddRequest {
  /** In place of what the user is asked for. */
  readonly text?: string | undefined;
  /** In place of the catalogues of last time, as URIs. */
  readonly catalogues?: readonly string[] | undefined;
}

/** What has become of a work. */
export interface AddedPaper {
  readonly paper: Paper;
  /** `had`: the library had it before; `bare`: added without a record, to be filled in. */
  readonly how: 'had' | 'complete' | 'bare';
  readonly made: readonly MadeChange[];
  /** What was found of a paper that the library had. */
  readonly found?: Found;
}

/** A work, and where it was found as records say it. */
interface Found {
  readonly work: LocatedWork;
  readonly origin: DescriptionOrigin;
}

/** How often a key that somebody else has taken meanwhile is made anew. */
const writeTries = 5;
/** How long VS Code may take to tell of a file that was written, in milliseconds. */
const longestWait = 5_000;

/** Adds a paper by an identifier or a title, and shows it; one that the library has already is shown as well. */
export async function addPaper(services: AddingServices, asked: AddRequest = {}): Promise<Paper | undefined> {
  if (!hasFolder(services)) {
    return undefined;
  }
  const { readIdentifier } = await services.bundles.load('records');
  const text = asked.text ?? (await askForWork(readIdentifier));
  const query = text === undefined ? undefined : readIdentifier(text);
  const added = query === undefined ? undefined : await addWork(services, query, { catalogues: asked.catalogues });
  if (added === undefined) {
    return undefined;
  }
  const { paper, how } = added;
  await vscode.commands.executeCommand('_literatureNotes.showPaper', paper.key);
  if (how === 'bare') {
    await openEntry(services, new RecordsFiles(services).fileOf(paper), paper);
  }
  tellAdded(services, added);
  return paper;
}

/** Says that a paper was added, with a way back; or that the library had it, with what was found of it where that is lacking. */
export function tellAdded(services: AddingServices, { paper, how, made, found }: AddedPaper): void {
  if (how === 'had') {
    const add = vscode.l10n.t('Add Its Details');
    const actions = found !== undefined && needsRecord(paper) ? [add] : [];
    const message = vscode.l10n.t('The library has “{0}” already, as {1}.', paperLabel(paper).label, paper.key);
    void showInformation(message, ...actions).then(async (answer) => {
      if (answer === add && found !== undefined) {
        await refusalsTold(() => put(services, paper, { item: found.work.item }, false, found.origin));
      }
    });
  } else {
    const message =
      how === 'bare'
        ? vscode.l10n.t('{0} has been added. Fill in the entry, and the library shows it.', paper.key)
        : vscode.l10n.t('“{0}” has been added as {1}.', paperLabel(paper).label, paper.key);
    void offerUndo(services, made, message, { file: new RecordsFiles(services).fileOf(paper), paper });
  }
}

/** Whether there is a folder in which papers can be kept; says so where there is none. */
export function hasFolder({ loader }: AddingServices): boolean {
  const isThere = loader.folders.length > 0;
  if (!isThere) {
    const open = vscode.l10n.t('Open Folder…');
    void showInformation(vscode.l10n.t('Papers are kept in a folder. Open one first.'), open).then((answer) =>
      answer === open ? vscode.commands.executeCommand('vscode.openFolder') : undefined,
    );
  }
  return isThere;
}

type ReadIdentifier = (text: string) => WorkQuery | undefined;

async function askForWork(readIdentifier: ReadIdentifier): Promise<string | undefined> {
  const copied = (await vscode.env.clipboard.readText()).trim();
  const known = readIdentifier(copied);
  return askForText({
    title: vscode.l10n.t('Add Paper'),
    prompt: vscode.l10n.t('DOI, arXiv identifier or address, PMID, ISBN, ACL Anthology identifier, or title'),
    value: known === undefined || known.kind === 'title' ? '' : copied,
    refusalOf: (text) =>
      text.trim() === '' || readIdentifier(text) !== undefined
        ? undefined
        : vscode.l10n.t('This names no work: write an identifier, or the title.'),
  });
}

/**
 * Adds the work of an identifier or a title to the library, completed from catalogues, then from services; asks where there are
 * several, or none. What is there already is not added. Undefined where the user has given it up, or it could not be written, which is told.
 * @param near the document for which it is added: it goes to the library folder of that
 */
export async function addWork(
  services: AddingServices,
  query: WorkQuery,
  { catalogues, near }: { readonly catalogues?: readonly string[] | undefined; readonly near?: vscode.Uri } = {},
): Promise<AddedPaper | undefined> {
  // While the library is being read, papers are missing.
  await services.loader.whenIdle();
  const { paperOfQuery } = await services.bundles.load('records');
  const file = fileFor(services, near);
  let added: AddedPaper | undefined;
  await refusalsTold(async () => {
    const known = paperOfQuery(services.library, query, await new RecordsFiles(services).text(file));
    added =
      known === undefined
        ? await addUnknown(
            services,
            query,
            file,
            catalogues?.map((uri) => vscode.Uri.parse(uri)),
          )
        : { paper: known, how: 'had', made: [] };
  });
  return added;
}

async function addUnknown(
  services: AddingServices,
  query: WorkQuery,
  file: string,
  catalogues: readonly vscode.Uri[] | undefined,
): Promise<AddedPaper | undefined> {
  const { isWorkIdentifier } = await services.bundles.load('records');
  const { haveAllAnswered, nameOf } = await services.bundles.load('services');
  for (let places = catalogues; ;) {
    const found = await findingWorks(services, query, places);
    if (found === undefined) {
      return undefined;
    }
    const { works, failures, isOnline } = found;
    if (works.length > 0) {
      const work = isWorkIdentifier(query) ? works[0] : await chosenWork(query, works, nameOf);
      return work === undefined
        ? undefined
        : write(services, query, file, {
            work,
            origin: { source: sourceOfWork(work, nameOf), date: 'asked' in work ? work.asked : today() },
          });
    }
    const told = await failuresOf(services, failures);
    if (told.length > 0) {
      void showWarning(told.join(' '));
    }
    switch (await wayWithoutRecord(query, isOnline, haveAllAnswered(failures))) {
      case 'by-hand':
        return write(services, query, file);
      case 'files':
        places = await otherCatalogues(services);
        if (places === undefined || places.length === 0) {
          return undefined;
        }
        break;
      case 'online':
        await vscode.commands.executeCommand('workbench.action.openSettings', '@id:literatureNotes.online');
        return undefined;
      case undefined:
        return undefined;
    }
  }
}

/** What went wrong at services, but what the user has done. */
async function failuresOf({ online }: AddingServices, failures: readonly ServiceFailure[]): Promise<readonly string[]> {
  const faults = failures.filter(({ cause }) => !['not-found', 'off', 'cancelled'].includes(cause));
  const opened = await online();
  return [...new Set(faults.map((failure) => opened.failureText(failure)))];
}

/** Writes the entry of a work, and waits until the library has it. */
async function write(
  services: AddingServices,
  query: WorkQuery,
  file: string,
  found?: Found,
): Promise<AddedPaper | undefined> {
  const { bundles, library } = services;
  const { additionOf, bareAddition } = await bundles.load('records');
  const loadRomanizer = async () => (await bundles.load('romanizer')).romanize;
  const files = new RecordsFiles(services);
  for (let tries = 1; tries <= writeTries; tries++) {
    const adding = { library, records: await files.text(file), loadRomanizer };
    const addition: Addition =
      found === undefined
        ? await bareAddition(adding, query, { source: vscode.l10n.t('by hand'), date: today() })
        : await additionOf(adding, query, found.work, found.origin);
    if ('known' in addition) {
      return { paper: addition.known, how: 'had', made: [], ...(found === undefined ? {} : { found }) };
    }
    const { made, stale } = await files.edit(file, [addition.edit]);
    if (stale.length === 0) {
      const paper = await paperOnceRead(services, addition.key);
      if (paper !== undefined) {
        return { paper, how: found === undefined ? 'bare' : 'complete', made: [made] };
      }
      const message = vscode.l10n.t('{0} stands in {1}, but the library does not read it there.', addition.key, file);
      void offerUndo(services, [made], message);
      return undefined;
    }
  }
  throw new RecordsRefusal(changedMeanwhile());
}

/** The paper of a key, as soon as the library has read what was written; where nobody tells of the file, all is read anew. */
async function paperOnceRead({ library, loader }: AddingServices, key: string): Promise<Paper | undefined> {
  if (library.get(key) === undefined) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let change: { dispose(): void } | undefined;
    await new Promise<void>((resolve) => {
      change = library.onDidChange(() => {
        if (library.get(key) !== undefined) {
          resolve();
        }
      });
      timer = setTimeout(() => void loader.reload().then(resolve, resolve), longestWait);
    });
    clearTimeout(timer);
    change?.dispose();
  }
  return library.get(key);
}

/** The records file of the library folder in whose workspace folder a document lies, else of the first. */
function fileFor({ loader }: AddingServices, near: vscode.Uri | undefined): string {
  const { folders } = loader;
  const own = folders.find(
    ({ workspaceFolder }) => near !== undefined && isAtOrInside(vscode.Uri.parse(workspaceFolder), near),
  );
  return uriBelow((own ?? folders[0])?.uri ?? '', recordsFileName);
}
