import * as vscode from 'vscode';
import type { LiteratureNotesApi } from './api';
import { registerCommands } from './commands/register';
import { Library } from './core/library/library';
import { CitedDocuments } from './host/cited-documents';
import { LibraryLoader } from './host/library-loader';
import { LibrarySearch } from './host/library-search';
import { LibraryTopics } from './host/library-topics';
import { PartLoader } from './host/parts';
import { PinFiles } from './host/pin-files';
import { RecentPapers } from './host/recent-papers';
import { TermTableLoader } from './host/term-table';
import { registerProblems } from './providers/problems';
import { registerLibraryState } from './views/library-state';
import { PapersTree } from './views/papers-tree';
import { PaperView } from './views/paper-view';
import { SearchPick } from './views/search-pick';

export function activate(context: vscode.ExtensionContext): LiteratureNotesApi {
  const started = performance.now();
  const log = vscode.window.createOutputChannel('Literature Notes', { log: true });
  const library = new Library();
  const parts = new PartLoader(context.extensionUri);
  const pins = new PinFiles(library, context.workspaceState);
  const loader = new LibraryLoader(library, pins, parts, log);
  const cited = new CitedDocuments(library, loader, pins);
  const tables = new TermTableLoader(context.extensionUri, parts);
  const search = new LibrarySearch(library, cited, tables, parts);
  const recent = new RecentPapers(library, context.workspaceState);
  const tree = new PapersTree(library, new LibraryTopics(library, tables, parts), context.workspaceState);
  const paperView = new PaperView(library, parts, context.extensionUri);
  const searchPick = new SearchPick(library, search, recent);
  context.subscriptions.push(
    log,
    pins,
    loader,
    cited,
    search,
    tree,
    paperView,
    registerLibraryState(loader),
    registerProblems(library, loader, pins),
    registerCommands({ library, loader, pins, recent, tree, paperView, searchPick }),
  );
  void loader.reload();
  return { library, loader, activationTime: performance.now() - started };
}
