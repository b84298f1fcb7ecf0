import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import { fileNameOf } from '../core/text/uri-text';
import type { CatalogueFile } from '../core/identify/catalogue/record';
import { needsRecord } from '../core/identify/needs-record';
import type { Identification } from '../core/identify/result';
import type { OpenCatalogue } from '../host/identify/catalogues';
import { IdentifyFailure, runIdentification } from '../host/identify/identify-run';
import type { TermTableLoader } from '../host/library/term-table';
import { isOnline } from '../host/services/is-online';
import type { OnlineServices } from '../host/services/online-services';
import { showError, showInformation, showWarning, withProgress } from '../host/notify';
import { settings } from '../host/settings';
import { labelText } from '../host/shown-text';
import type { StartWorker } from '../host/workers/engines';
import type { ReviewList, ReviewServices } from '../views/review-list';
import { reviewRecords } from './review-records';

export interface IdentifyServices extends ReviewServices {
  readonly startWorker: StartWorker;
  readonly openCatalogue: OpenCatalogue;
  readonly tables: TermTableLoader;
  readonly online: () => Promise<OnlineServices>;
  /** Remembers the catalogues that were chosen last. */
  readonly memento: vscode.Memento;
}

const mementoKey = 'identify.catalogues';

/**
 * Finds the records of papers in catalogues, and opens the list in which they are accepted or rejected. Writes nothing.
 * @param papers those that are meant, of which the ones count that lack authors, year or title; all of the library where it is not given
 * @param given catalogues, in place of those that the user chooses
 */
export async function identifyPapers(
  services: IdentifyServices,
  papers: readonly Paper[] | undefined,
  given?: readonly string[],
): Promise<ReviewList | undefined> {
  // While the library is being read, papers are missing.
  await services.loader.whenIdle();
  const asked = papers ?? services.library.papers;
  const wanted = asked.filter(needsRecord);
  if (wanted.length === 0) {
    void showInformation(
      asked.length === 0
        ? vscode.l10n.t('The library has no papers.')
        : vscode.l10n.t('These papers have a title, authors and a year already.'),
    );
    return undefined;
  }
  const catalogues = given === undefined ? await chosenCatalogues(services) : await givenCatalogues(services, given);
  if (catalogues === undefined || (catalogues.length === 0 && !isOnline())) {
    return undefined;
  }
  const known = catalogues.length === 0 ? [] : await identifyByFiles(services, wanted, catalogues);
  const identified = known && (await withServices(services, wanted, known));
  if (identified === undefined) {
    return undefined;
  }
  const { results, hasAllAnswers } = identified;
  if (results.every(({ record }) => record === undefined)) {
    void showInformation(
      catalogues.length === 0
        ? hasAllAnswers
          ? vscode.l10n.t('No service has a record of {0} papers.', wanted.length)
          : vscode.l10n.t('Nothing was found for {0} papers, but not all services could be asked.', wanted.length)
        : vscode.l10n.t(
            'No record was found for {0} papers in {1}.',
            wanted.length,
            catalogues.map(({ path }) => path).join(', '),
          ),
    );
    return undefined;
  }
  return reviewRecords(services, results);
}

/** What catalogues know, and of the other papers what services say, where they may be asked. */
async function withServices(
  services: IdentifyServices,
  wanted: readonly Paper[],
  known: readonly Identification[],
): Promise<{ readonly results: readonly Identification[]; readonly hasAllAnswers: boolean } | undefined> {
  const found = new Map(known.map((one) => [one.key, one]));
  const others = wanted.filter(({ key }) => (found.get(key)?.status ?? 'none') === 'none');
  if (!isOnline() || others.length === 0) {
    return { results: known, hasAllAnswers: false };
  }
  const { identifyByServices } = await services.bundles.load('services');
  const said = await identifyByServices(await services.online(), services, others);
  if (said === undefined && known.length === 0) {
    return undefined;
  }
  const results = wanted.flatMap(({ key }) => {
    const one = found.get(key);
    return (one === undefined || one.status === 'none' ? said?.found.get(key) : undefined) ?? one ?? [];
  });
  return { results, hasAllAnswers: said?.hasAllAnswers === true };
}

/** What catalogues know of papers; tells what was wrong with them. Undefined where the run was cancelled, or nothing in them was a record. */
async function identifyByFiles(
  services: IdentifyServices,
  wanted: readonly Paper[],
  catalogues: readonly CatalogueFile[],
): Promise<readonly Identification[] | undefined> {
  const damaged = new Map<string, { count: number; readonly line: number }>();
  const read = new Map<string, number>();
  const results = await withProgress(vscode.l10n.t('Identifying {0} papers', wanted.length), async (report, token) => {
    const [terms, topics] = await Promise.all([services.tables.loadText(), services.tables.loadTopicsText()]);
    const shown = new Map<string, number>();
    return runIdentification(
      services.extensionUri,
      services.startWorker,
      { papers: wanted, terms, topics, ownTerms: settings.terms() },
      catalogues,
      {
        progress: ({ path, bytes, size, records, own }) => {
          read.set(path, own);
          const share = size === undefined || size === 0 ? 0 : (100 * bytes) / size / catalogues.length;
          const increment = share - (shown.get(path) ?? 0);
          shown.set(path, share);
          report(increment, vscode.l10n.t('{0}, {1} records', path, records));
        },
        damaged: (path, { line }) => {
          const known = damaged.get(path);
          damaged.set(path, { line: known?.line ?? line, count: (known?.count ?? 0) + 1 });
        },
      },
      token,
    );
  }).then(undefined, (error: unknown) => {
    if (!(error instanceof IdentifyFailure)) {
      throw error;
    }
    void showError(vscode.l10n.t('The papers could not be identified: {0}', error.message));
    return undefined;
  });
  for (const [path, { count, line }] of damaged) {
    void showWarning(
      vscode.l10n.t(
        '{0}: {1} places could not be read as records and were left out; the first is line {2}.',
        path,
        count,
        line,
      ),
    );
  }
  if (results === undefined) {
    return undefined;
  }
  // What checks references goes by them too; where it is not loaded, nobody has the command.
  vscode.commands.executeCommand('_literatureNotes.identified', results).then(undefined, () => undefined);
  const empty = [...read].flatMap(([path, own]) => (own === 0 ? [path] : []));
  if (empty.length > 0) {
    void showWarning(
      vscode.l10n.t(
        'No record was found in {0}. Catalogues are files of JSON lines, JSON, BibTeX or RIS, packed with gzip or not.',
        empty.join(', '),
      ),
    );
  }
  return empty.length === catalogues.length ? undefined : results;
}

async function givenCatalogues(
  services: IdentifyServices,
  uris: readonly string[],
): Promise<readonly CatalogueFile[] | undefined> {
  const files = await opened(
    services,
    uris.map((uri) => vscode.Uri.parse(uri)),
  );
  if (typeof files === 'string') {
    void showError(files);
    return undefined;
  }
  return files;
}

/** The catalogues that the user chooses, until all of them can be read or nothing is chosen. */
async function chosenCatalogues(services: IdentifyServices): Promise<readonly CatalogueFile[] | undefined> {
  const others = vscode.l10n.t('Choose Other Files…');
  for (let uris = await lastOrOthers(services.memento, others); ; uris = await chooseFiles(services.memento)) {
    const files = await opened(services, uris ?? []);
    if (typeof files !== 'string') {
      return files;
    }
    if ((await showError(files, others)) !== others) {
      return undefined;
    }
  }
}

/** Opens the catalogues, which results name by their file names; what is wrong with the first one that cannot be read. */
export async function opened(
  { openCatalogue }: Pick<IdentifyServices, 'openCatalogue'>,
  uris: readonly vscode.Uri[],
): Promise<readonly CatalogueFile[] | string> {
  const files: CatalogueFile[] = [];
  for (const uri of uris) {
    const path = fileNameOf(uri.toString());
    try {
      files.push({ ...(await openCatalogue(uri)), path });
    } catch (error) {
      return vscode.l10n.t('{0} cannot be read: {1}', path, reasonOf(error));
    }
  }
  return files;
}

/** In the user's language what is usual. Which class an error is of only another bundle knows. */
function reasonOf(error: unknown): string {
  const { code, args = [] } = error as { readonly code?: unknown; readonly args?: readonly number[] };
  switch (code) {
    case 'ENOENT':
    case 'FileNotFound':
      return vscode.l10n.t('it is not there any more.');
    case 'not-a-file':
      return vscode.l10n.t('it is no file.');
    case 'too-large':
      return vscode.l10n.t(
        'it has {0} MB, of which at most {1} can be read here. Split it, or open the folder on the desktop.',
        ...args.map(Math.floor),
      );
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** The catalogues that were chosen last. */
export function lastCatalogues(memento: vscode.Memento): readonly vscode.Uri[] {
  return memento.get<readonly string[]>(mementoKey, []).map((uri) => vscode.Uri.parse(uri));
}

/** The catalogues of last time, others, or none where services may be asked. */
async function lastOrOthers(memento: vscode.Memento, others: string): Promise<readonly vscode.Uri[] | undefined> {
  const last = memento.get<readonly string[]>(mementoKey, []);
  if (last.length === 0 && !isOnline()) {
    return chooseFiles(memento);
  }
  const same = { label: labelText(last.map(fileNameOf).join(', ')), description: vscode.l10n.t('as last time') };
  const other = { label: last.length === 0 ? vscode.l10n.t('Choose Files…') : others, description: '' };
  const none = { label: vscode.l10n.t('Public Services Alone'), description: vscode.l10n.t('online') };
  const chosen = await vscode.window.showQuickPick(
    [...(last.length === 0 ? [] : [same]), other, ...(isOnline() ? [none] : [])],
    {
      title: vscode.l10n.t('Identify Papers'),
      placeHolder: vscode.l10n.t('Files with records in which the papers are looked for'),
    },
  );
  return chosen === same
    ? last.map((uri) => vscode.Uri.parse(uri))
    : chosen === other
      ? chooseFiles(memento)
      : chosen && [];
}

export async function chooseFiles(
  memento: vscode.Memento,
  openLabel = vscode.l10n.t('Identify Papers'),
): Promise<readonly vscode.Uri[] | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Files with records in which the papers are looked for'),
    openLabel,
    canSelectMany: true,
  });
  if (files !== undefined && files.length > 0) {
    await memento.update(mementoKey, files.map(String));
  }
  return files;
}
