import * as vscode from 'vscode';
import { groupings } from '../core/library/base/grouping';
import { orderings } from '../core/library/base/ordering';
import type { Library } from '../core/library/library';
import type { Identification } from '../core/identify/result';
import type { Paper } from '../core/model/paper';
import type { Workspace } from '../core/workspace/workspace';
import type { CitationWriter } from '../host/citations/citation-writer';
import type { CopiedPapers } from '../host/citations/copied-papers';
import type { ReferenceFormatter } from '../host/bibliographies/reference-formatter';
import type { CitationIndex } from '../host/citations/citation-index';
import type { ReferenceListBlock } from '../host/bibliographies/reference-list-block';
import type { EditorBibliographies } from '../host/citations/document-bibliographies';
import { openExternal } from '../host/external';
import type { BibliographyReader } from '../host/library/bibliography-reader';
import type { LibraryLoader } from '../host/library/library-loader';
import type { LibrarySearch } from '../host/library/library-search';
import type { OpenCatalogue } from '../host/identify/catalogues';
import type { TermTableLoader } from '../host/library/term-table';
import type { StartWorker } from '../host/workers/engines';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
import type * as services from '../host/services/bundle';
import type { OnlineServices } from '../host/services/online-services';
import type { PinFiles } from '../host/library/pin-files';
import type { ReplaceFile } from '../host/replace-file';
import type { OpenSharedFile } from '../host/shared-file-port';
import type { CiteInstead } from '../providers/citation-actions';
import type * as inText from '../providers/in-text';
import type { OnDemandRenamer } from '../providers/on-demand-renamer';
import type { PapersTree } from '../views/papers-tree';
import { type PaperView, paperViewId } from '../views/paper-view';
import type { OnDemandSearchPick } from '../views/on-demand-search-pick';
import { DocumentCiter } from './cite-in-document';
import type { AddRequest } from './add-paper';
import type * as bibliographyCommands from './bibliography-commands';
import type { ExportArguments } from './export-bibliography';
import type { BibliographyArguments } from './insert-bibliography';
import { insertCitation } from './insert-citation';
import type * as onDemand from './on-demand';
import { cataloguesOf, detailsOf, type PaperArguments, PaperTargets, requestOf } from './paper-targets';
import type { GroupDrop } from './set-reading';
import type * as noteCommands from './note-commands';
import type * as pdf from './open-pdf';
import type * as libraryMap from '../views/library-map';
import type * as languageModel from './suggest-by-model';
import type { SourceRevealer } from './reveal-in-source';
import { insertSimilar, searchAndInsert } from './search-and-insert';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly commands: typeof onDemand;
    readonly 'bibliography-commands': typeof bibliographyCommands;
    readonly services: typeof services;
    readonly 'language-model': typeof languageModel;
    readonly 'note-commands': typeof noteCommands;
    readonly 'open-pdf': typeof pdf;
    readonly 'in-text': typeof inText;
    readonly 'library-map': typeof libraryMap;
  }
}

/** Two clicks within so many milliseconds are one double click, as on most systems. */
const doubleClick = 500;
/** What a busy window may take from Enter to what it does, in milliseconds. */
const longestEnter = 3_000;

/** What the commands work on. */
export interface CommandContext {
  readonly library: Library;
  readonly workspace: Workspace;
  readonly bundles: BundleLoader;
  readonly loader: LibraryLoader;
  readonly cited: CitationIndex;
  readonly bibliography: ReferenceFormatter;
  readonly bibliographies: BibliographyReader;
  readonly extensionUri: vscode.Uri;
  readonly replaceFile: ReplaceFile;
  readonly startWorker: StartWorker;
  readonly openCatalogue: OpenCatalogue;
  readonly home?: () => string | undefined;
  readonly tables: TermTableLoader;
  /** Public services, loaded the first time. */
  readonly online: () => Promise<OnlineServices>;
  readonly memento: vscode.Memento;
  readonly secrets: vscode.SecretStorage;
  readonly openSharedFile: OpenSharedFile;
  readonly search: LibrarySearch;
  readonly storageUri: vscode.Uri;
  readonly own: EditorBibliographies;
  readonly documentBibliography: ReferenceListBlock;
  readonly pins: PinFiles;
  readonly writer: CitationWriter;
  readonly copied: CopiedPapers;
  readonly renamer: OnDemandRenamer;
  readonly tree: PapersTree;
  readonly paperView: PaperView;
  readonly searchPick: OnDemandSearchPick;
}

/** Registers every command of the extension. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const { library, workspace, loader, cited, pins, writer, copied, renamer, tree, paperView, searchPick } = context;
  const citer = new DocumentCiter(cited);
  const targets = new PaperTargets(context);
  const titles = commandTitles();
  const onDemandCommands = () => context.bundles.load('commands');
  const bibliographies = () => context.bundles.load('bibliography-commands');
  let revealer: SourceRevealer | undefined;
  /** When a paper was clicked last, and when Enter was pressed on one; by the clock of the host. */
  let [clicked, entered] = [-Infinity, -Infinity];
  const reveal = async (paper: Paper): Promise<void> => {
    const { SourceRevealer: Revealer } = await onDemandCommands();
    revealer ??= new Revealer();
    await revealer.reveal(paper);
  };
  /** Runs a command on one paper. */
  const onOne =
    (title: string, run: (paper: Paper) => unknown) =>
    async (...args: PaperArguments) => {
      const [paper] = await targets.for(args, { title, isSingle: true });
      return paper === undefined ? undefined : await run(paper);
    };
  /** The papers to insert. One that is cited at the cursor would be cited there twice, so that others are asked for; an entry of a source is cited in a document. */
  const toInsert = async (
    args: PaperArguments,
    title: string,
  ): Promise<{ readonly papers: readonly Paper[]; readonly isFromSource?: boolean }> => {
    const { entryAtCursor, selected } = targets;
    if (targets.named(args) === undefined && entryAtCursor.length > 0 && !(targets.wasInTree && selected.length > 0)) {
      return { papers: entryAtCursor, isFromSource: true };
    }
    return { papers: await targets.for(args, { title, ignoresCursor: true }) };
  };

  return vscode.Disposable.from(
    { dispose: () => revealer?.dispose() },
    command('literatureNotes.searchAndInsert', (...args) =>
      searchAndInsert(library, loader, searchPick, writer, requestOf(args)),
    ),
    targets,
    command(
      'literatureNotes.similarPapers',
      onOne(titles.similarPapers, (paper) => insertSimilar(paper, searchPick, writer)),
    ),
    command('literatureNotes.insertCitation', async (...args) => {
      const chosen = await toInsert(args, titles.insertCitation);
      if (chosen.papers.length > 0) {
        await (chosen.isFromSource
          ? citer.cite(chosen.papers.map(({ key }) => key))
          : insertCitation(chosen.papers, writer, requestOf(args)));
      }
    }),
    command('literatureNotes.insertCitationAs', async (...args) => {
      const { papers, isFromSource } = await toInsert(args, titles.insertCitationAs);
      if (papers.length > 0 && isFromSource === true && !(await citer.show())) {
        await citer.cite(papers.map(({ key }) => key));
      } else if (papers.length > 0) {
        await (await onDemandCommands()).insertCitationAs(papers, writer);
      }
    }),
    citer,
    command('literatureNotes.openCode', async (...args) =>
      (await onDemandCommands()).openCode(library, targets.named(args), targets.atHand),
    ),
    command('literatureNotes.cloneRepository', async (...args) =>
      (await onDemandCommands()).cloneRepository(library, targets.named(args), targets.atHand),
    ),
    command('literatureNotes.copyLink', async (...args) =>
      (await onDemandCommands()).copyLinks(await targets.for(args, { title: titles.copyLink })),
    ),
    command('literatureNotes.copyKey', async (...args) => {
      const papers = await targets.for(args, { title: titles.copyKey });
      if (papers.length > 0) {
        await copied.copy(papers);
        await pins.pin(papers.map(({ key }) => key));
      }
    }),
    vscode.commands.registerCommand('literatureNotes.insertBibliography', async (asked?: BibliographyArguments) =>
      (await bibliographies()).insertBibliographyOf(context, asked),
    ),
    vscode.commands.registerCommand('literatureNotes.exportBibliography', async (asked?: ExportArguments) =>
      (await bibliographies()).exportBibliography(context, asked),
    ),
    command(
      'literatureNotes.renameKey',
      onOne(titles.renameKey, async (paper) => (await onDemandCommands()).renameKey(paper, await renamer.renamer())),
    ),
    command('literatureNotes.revealInSource', onOne(titles.revealInSource, reveal)),
    command(
      'literatureNotes.openPdf',
      onOne(titles.openPdf, async (paper) => (await context.bundles.load('open-pdf')).openPdf(context, paper)),
    ),
    command(
      'literatureNotes.findCitations',
      onOne(titles.findCitations, async (paper) => (await onDemandCommands()).findCitations(cited, paper, reveal)),
    ),
    command('literatureNotes.showDocumentCitations', async () =>
      (await context.bundles.load('in-text')).showDocumentCitations(context),
    ),
    vscode.commands.registerCommand('literatureNotes.addPaper', async (asked?: AddRequest) =>
      (await onDemandCommands()).addPaper(context, asked),
    ),
    vscode.commands.registerCommand('_literatureNotes.addAndCite', async (asked: CiteInstead) =>
      (await onDemandCommands()).addAndCite(context, asked),
    ),
    command('literatureNotes.completeDetails', async (...args) =>
      (await onDemandCommands()).completeDetails(context, await targets.for(args, { title: titles.completeDetails })),
    ),
    command('literatureNotes.pasteDetails', (...args) =>
      onOne(titles.pasteDetails, async (paper) =>
        (await onDemandCommands()).pasteDetails(context, paper, detailsOf(args)),
      )(...args),
    ),
    command(
      'literatureNotes.searchOnWeb',
      onOne(titles.searchOnWeb, async (paper) => (await onDemandCommands()).searchOnWeb(context, paper)),
    ),
    command('literatureNotes.identifyPapers', async (...args) =>
      (await onDemandCommands()).identifyPapers(
        context,
        targets.named(args) ?? (targets.wasInTree && targets.selected.length > 0 ? targets.selected : undefined),
        cataloguesOf(args),
      ),
    ),
    vscode.commands.registerCommand('_literatureNotes.reviewRecords', async (results: readonly Identification[]) =>
      (await onDemandCommands()).reviewRecords(context, results),
    ),
    command('literatureNotes.suggestByModel', async (...args) =>
      (await context.bundles.load('language-model')).suggestByModel(
        context,
        await targets.for(args, { title: titles.suggestByModel }),
      ),
    ),
    ...(
      [
        'openNote',
        'updateNotes',
        'setStatus',
        'setRating',
        'setTags',
        'addToReadingList',
        'removeFromReadingList',
      ] as const
    ).map((name) =>
      command(`literatureNotes.${name}`, async (...args) =>
        (await context.bundles.load('note-commands'))[name](context, targets, args),
      ),
    ),
    vscode.commands.registerCommand('_literatureNotes.dropOnGroup', async (...args: GroupDrop) =>
      (await context.bundles.load('note-commands')).dropOnGroup(context, ...args),
    ),
    command('literatureNotes.setServiceKey', async () => (await context.online()).setKey()),
    command('literatureNotes.setSharedCredentials', async () =>
      (await context.bundles.load('shared-library')).askForCredentials(context.secrets),
    ),
    command('literatureNotes.clearAnswers', async () => (await context.online()).clearAnswers()),
    command('literatureNotes.chooseFolder', async () => (await onDemandCommands()).chooseFolder()),
    command('literatureNotes.openExample', async () => (await onDemandCommands()).openExample(context.extensionUri)),
    vscode.commands.registerCommand('literatureNotes.libraryOverview', async () =>
      (await context.bundles.load('library-map')).showLibraryMap(context),
    ),
    vscode.window.registerWebviewPanelSerializer('literatureNotes.libraryMap', {
      deserializeWebviewPanel: async (panel) => {
        (await context.bundles.load('library-map')).restoreLibraryMap(context, panel);
      },
    }),
    command('literatureNotes.refresh', () => loader.reload()),
    command('literatureNotes.whyMissing', async () =>
      (await onDemandCommands()).whyMissing(workspace, library, loader, context.bundles),
    ),
    ...groupings.map((grouping) => command(`literatureNotes.groupBy.${grouping}`, () => tree.groupBy(grouping))),
    ...orderings.map((ordering) => command(`literatureNotes.sortBy.${ordering}`, () => tree.orderBy(ordering))),
    command('literatureNotes.filterPapers', async () => (await onDemandCommands()).filterPapers(tree)),
    command('literatureNotes.clearFilter', () => tree.filterBy('')),
    vscode.commands.registerCommand('_literatureNotes.openLink', openExternal),
    // Not awaited: VS Code would let go of the next list of completions, and of what accepting it does, when this one is done.
    command(
      '_literatureNotes.cited',
      (...args) => void writer.cited(targets.named(args) ?? [], vscode.window.activeTextEditor?.document),
    ),
    vscode.commands.registerCommand('_literatureNotes.citeInstead', async (asked: CiteInstead) =>
      (await onDemandCommands()).citeInstead(asked, context.bundles, cited, searchPick, writer),
    ),
    vscode.commands.registerCommand('_literatureNotes.showPin', async (key: string) =>
      (await onDemandCommands()).showPin(library, key),
    ),
    vscode.commands.registerCommand(
      '_literatureNotes.openPlace',
      async (uri: string, line: number, character: number) =>
        (await onDemandCommands()).openPlace(uri, line, character),
    ),
    vscode.commands.registerCommand('_literatureNotes.citeInDocument', (key: string) => citer.cite([key])),
    vscode.commands.registerCommand(
      '_literatureNotes.showCitations',
      async (key: string, uri: string, line: number, character: number) =>
        (await onDemandCommands()).showCitations(library, cited, key, uri, line, character),
    ),
    vscode.commands.registerCommand('_literatureNotes.showPaper', async (key: string, preserveFocus = false) => {
      paperView.show(library.get(key));
      await vscode.commands.executeCommand(`${paperViewId}.focus`, { preserveFocus });
    }),
    command('_literatureNotes.enter', () => {
      entered = performance.now();
    }),
    command('_literatureNotes.activatePaper', async (...args) => {
      const [paper] = targets.named(args) ?? [];
      targets.activated();
      const now = performance.now();
      const isMeant = now - clicked < doubleClick || now - entered < longestEnter;
      [clicked, entered] = [now, -Infinity];
      // Enter, or a double click, on the paper that is shown already asks for its source.
      await (isMeant && paper !== undefined && paperView.paper === paper ? reveal(paper) : undefined);
      paperView.show(paper);
    }),
  );
}

/** The names of commands, as the lists show them that ask for papers. */
function commandTitles() {
  return {
    insertCitation: vscode.l10n.t('Insert Citation'),
    insertCitationAs: vscode.l10n.t('Insert Citation As…'),
    copyLink: vscode.l10n.t('Copy Link'),
    copyKey: vscode.l10n.t('Copy Citation Key'),
    renameKey: vscode.l10n.t('Rename Citation Key'),
    revealInSource: vscode.l10n.t('Reveal in Source'),
    openPdf: vscode.l10n.t('Open PDF'),
    findCitations: vscode.l10n.t('Find Citations'),
    similarPapers: vscode.l10n.t('Similar Papers'),
    completeDetails: vscode.l10n.t('Complete Details'),
    pasteDetails: vscode.l10n.t('Paste Details'),
    searchOnWeb: vscode.l10n.t('Search on the Web'),
    suggestByModel: vscode.l10n.t('Suggest Titles and Translations'),
  };
}

function command(id: string, run: (...args: PaperArguments) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, run);
}
