import type { Library } from './core/library/library';
import type { LibraryLoader } from './host/library-loader';

/** What `activate` hands to other extensions and to tests. */
export interface LiteratureNotesApi {
  /** The papers, read only by contract. */
  readonly library: Pick<Library, 'papers' | 'sources' | 'get' | 'papersOf' | 'problemsOf' | 'onDidChange'>;
  readonly loader: Pick<LibraryLoader, 'state' | 'folders' | 'onDidChangeState' | 'onDidRead' | 'whenIdle'>;
  /** How long `activate` itself took, in milliseconds. */
  readonly activationTime: number;
}
