import type { Clock } from '../async/clock';
import type { Disposable } from '../base/events';
import type { Log } from '../base/log';
import type { Library } from '../library/library';
import type { SourceNote } from '../library/source-cache';
import type { Workspace } from '../workspace/workspace';
import type { LibraryApplier } from './feed-library';
import type { LibraryFolder } from './library-folders';
import type { ReadSource } from './read-sources';

/** The files that keep the keys of the library. */
export interface LibraryPins {
  /** Reads those of these folders, and lets go of those of others. */
  readAll(folders: readonly LibraryFolder[]): Promise<void>;
  isPinsFile(uri: string): boolean;
  read(uri: string): Promise<void>;
}

/** Reads sources, see `SourceReader`. */
export interface Sources {
  read(uri: string, needsEvidence: boolean): Promise<ReadSource>;
  isUnchanged(uri: string, needsEvidence: boolean, note: SourceNote): Promise<boolean>;
  forgetSettings(): void;
}

/** What keeping a library in step with its folders needs. */
export interface LibrarySyncServices {
  readonly library: Library;
  readonly workspace: Workspace;
  readonly pins: LibraryPins;
  readonly sources: Sources;
  readonly cache: {
    load(): Promise<void>;
    /** Forgets all other sources. */
    keepOnly(sources: ReadonlySet<string>): void;
    write(): Promise<void>;
  };
  /** Hands sources to the library; `onDidApply` receives those that it holds in full. */
  readonly feed: (onDidApply: (sources: readonly string[]) => void) => Pick<LibraryApplier, 'put'>;
  /** The library folders of a workspace folder, as the user writes them. */
  readonly foldersOf: (workspaceFolder: string) => readonly string[];
  /** Told when all has to be read in another way. */
  readonly onDidChangeSettings: (listener: () => void) => Disposable;
  /** Asked each time before sources are read, and awaited: what the user may be waiting for goes first. */
  readonly startAfter: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}
