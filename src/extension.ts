import * as vscode from 'vscode';
import type { LiteratureNotesApi } from './api';
import { registerCommands } from './commands/register';
import { CitationWriter } from './host/citations/citation-writer';
import { InsertedCitations } from './host/citations/inserted-citations';
import { CopiedPapers } from './host/citations/copied-papers';
import { ReferenceFormatter } from './host/bibliographies/reference-formatter';
import { ReferenceListBlock } from './host/bibliographies/reference-list-block';
import { registerSyncedBibFiles } from './host/bibliographies/register-synced-bib-files';
import { LibraryTopics } from './host/library/library-topics';
import { type OpenSharedFile, SharedFilePort } from './host/shared-file-port';
import { type HostServices, openLibrary } from './composition/open-library';
import { OnDemandSharedPapers } from './host/shared-library/on-demand-shared-papers';
import { RecentPapers } from './host/library/recent-papers';
import { registerAgentTools } from './providers/agent-tools';
import { registerCompletion } from './providers/completion';
import { registerPaperDrops } from './providers/drop-papers';
import { registerPaperPastes } from './providers/paste-papers';
import { registerReferenceListOnSave } from './providers/bibliography-on-save';
import { registerChecking } from './providers/checking';
import { OnDemandRenamer } from './providers/on-demand-renamer';
import { registerPinFixes } from './providers/register-pin-fixes';
import { registerProblems } from './providers/problems';
import { registerReading } from './providers/reading';
import { whileCiting } from './host/citations/selectors';
import { registerLibraryState } from './views/library-state';
import { PapersTree } from './views/papers-tree';
import { PaperView } from './views/paper-view';
import { OnDemandMarkdownPreview } from './views/on-demand-markdown-preview';
import { OnDemandSearchPick } from './views/on-demand-search-pick';

/** Both hosts' `activate`. */
export function activateWith(context: vscode.ExtensionContext, host: HostServices): LiteratureNotesApi {
  const started = performance.now();
  const log = vscode.window.createOutputChannel('Literature Notes', { log: true });
  const services = {
    extensionUri: context.extensionUri,
    storageUri: context.storageUri ?? context.globalStorageUri,
    memento: context.workspaceState,
    log,
    ...host,
  };
  const opened = openLibrary(services);
  const { library, workspace, bundles, pins, loader, cited, bibliographies, own, documentEntries, search, tables } =
    opened;
  const online = async () => (await bundles.load('services')).online({ context, log, isWeb: host.isWeb === true });
  const openSharedFile: OpenSharedFile = (uri, within) => new SharedFilePort(uri, within, host.replaceFile);
  const renamer = new OnDemandRenamer(opened);
  const recent = new RecentPapers(library, context.workspaceState);
  const inserted = new InsertedCitations(library, cited, pins, log);
  const writer = new CitationWriter(library, cited, bundles, recent, inserted);
  const copied = new CopiedPapers(library);
  const topics = new LibraryTopics(library, loader, search);
  const tree = new PapersTree(library, cited, topics, search, context.workspaceState);
  const paperView = new PaperView(library, cited, bibliographies, search, bundles, context.extensionUri);
  const { globalStorageUri } = context;
  const kept = { ...opened, ...services, recent, globalStorageUri, openSharedFile, context };
  const sharedPapers = new OnDemandSharedPapers(kept);
  const searchPick = new OnDemandSearchPick({ ...kept, sharedPapers });
  const bibliography = new ReferenceFormatter(
    library,
    bibliographies,
    bundles,
    context.extensionUri,
    context.globalState,
  );
  const preview = new OnDemandMarkdownPreview(library, documentEntries, bibliography, bundles, log);
  const documentBibliography = new ReferenceListBlock(cited, documentEntries, bibliography, bundles);
  context.subscriptions.push(
    log,
    opened,
    renamer,
    inserted,
    topics,
    tree,
    paperView,
    registerLibraryState(loader),
    registerProblems(library, loader, pins, bundles),
    registerPinFixes(library, pins, bundles),
    registerCompletion({ library, loader, cited, search, recent, sharedPapers }),
    registerPaperDrops(library, writer),
    registerPaperPastes(copied, writer, bundles),
    preview,
    registerSyncedBibFiles({ library, loader, cited, bibliographies, own, bundles, log, ...host }),
    registerReferenceListOnSave(cited, documentBibliography, loader, log),
    registerChecking({ ...opened, ...services, online, openSharedFile }, renamer),
    registerReading(opened),
    registerAgentTools({ ...opened, ...host, context }),
    registerCommands({
      library,
      workspace,
      bundles,
      loader,
      cited,
      bibliography,
      bibliographies,
      extensionUri: context.extensionUri,
      openSharedFile,
      own,
      search,
      storageUri: services.storageUri,
      documentBibliography,
      pins,
      writer,
      copied,
      renamer,
      tree,
      paperView,
      searchPick,
      online,
      tables,
      memento: context.workspaceState,
      secrets: context.secrets,
      ...host,
    }),
  );
  loader
    .reload()
    .then(() => searchPick.load())
    .then(() => bundles.load('in-text'))
    .then((part) => context.subscriptions.push(part.startInText({ ...opened, log, whileCiting })))
    .catch((error: unknown) => {
      log.error(String(error));
    });
  return {
    library,
    loader: {
      get state() {
        return loader.state;
      },
      get folders() {
        return loader.folders.map(({ uri, implicit }) => ({ uri: vscode.Uri.parse(uri), implicit }));
      },
      onDidChangeState: loader.onDidChangeState,
      onDidRead: loader.onDidRead,
      whenIdle: () => loader.whenIdle(),
    },
    search,
    extendMarkdownIt: (md) => preview.extendMarkdownIt(md),
    activationTime: performance.now() - started,
    ...(context.extensionMode === vscode.ExtensionMode.Test
      ? {
          testing: {
            ...opened,
            tree,
            online,
            services,
            openAnother: (changes) => openLibrary({ ...services, ...changes }),
          },
        }
      : {}),
  };
}
