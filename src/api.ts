import type * as vscode from 'vscode';
import type { Library } from './core/library/library';
import type { LibraryLoader } from './host/library/library-loader';
import type { LibrarySearch } from './host/library/library-search';
import type { OnlineServices } from './host/services/online-services';
import type { MarkdownIt } from './core/cite/preview/plugin';
import type { LibraryServices, OpenLibrary } from './composition/open-library';
import type { PapersTree } from './views/papers-tree';

/** What `activate` hands to other extensions and to tests. */
export interface LiteratureNotesApi {
  /** The papers, read only by contract. */
  readonly library: Pick<Library, 'papers' | 'sources' | 'get' | 'papersOf' | 'problemsOf' | 'onDidChange'>;
  readonly loader: Pick<LibraryLoader, 'state' | 'onDidChangeState' | 'onDidRead' | 'whenIdle'> & {
    readonly folders: readonly { readonly uri: vscode.Uri; readonly implicit: boolean }[];
  };
  readonly search: Pick<LibrarySearch, 'search' | 'similar'>;
  /** What VS Code's Markdown preview calls with its parser. */
  extendMarkdownIt<T extends MarkdownIt>(md: T): T;
  /** How long `activate` itself took, in milliseconds. */
  readonly activationTime: number;
  /** Set while the extension's own tests run. */
  readonly testing?: OpenLibrary & {
    readonly services: LibraryServices;
    readonly tree: PapersTree;
    online(): Promise<OnlineServices>;
    /** A library of the same workspace besides, as a new window would open it. */
    openAnother(changes: Partial<LibraryServices>): OpenLibrary;
  };
}
