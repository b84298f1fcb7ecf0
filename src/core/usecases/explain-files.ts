import type { Library } from '../library/library';
import type { Problem } from '../model/paper';
import type { SkipReason } from '../parse/formats/shared/bibliography-format';
import { relativeUriPath } from '../base/uris';
import type { Workspace } from '../workspace/workspace';
import { libraryFoldersOf, listFiles, type NotReadFile } from './library-folders';

/** What became of a file of the library. */
export interface ExplainedFile {
  readonly uri: string;
  /** Its path from the library folder. */
  readonly name: string;
  /** What was read of it; undefined where it is no source. */
  readonly read: { readonly papers: number; readonly problems: readonly Problem[] } | undefined;
  /** Why it is no source; undefined for a source, and for a file of a kind that holds no papers. */
  readonly skipped: SkipReason | undefined;
}

export interface ExplainedFolder {
  readonly uri: string;
  /** All of its files, sorted by path; undefined where it cannot be read. */
  readonly files: readonly ExplainedFile[] | undefined;
  readonly notRead: readonly NotReadFile[];
}

export interface ExplainServices {
  readonly workspace: Pick<Workspace, 'folders' | 'list' | 'realPath' | 'stat'>;
  readonly library: Pick<Library, 'papersOf' | 'problemsOf' | 'sources'>;
  /** Files that were looked at and found to be no source, and why. */
  readonly skipped: ReadonlyMap<string, SkipReason>;
  /** The library folders of a workspace folder, as the user writes them. */
  readonly foldersOf: (workspaceFolder: string) => readonly string[];
}

/** Tells for each file of the library folders what was read, what was skipped and why. */
export async function explainFiles({
  workspace,
  library,
  skipped,
  foldersOf,
}: ExplainServices): Promise<readonly ExplainedFolder[]> {
  const sources = new Set(library.sources);
  const explained: ExplainedFolder[] = [];
  for (const workspaceFolder of workspace.folders) {
    for (const folder of await libraryFoldersOf(workspace, workspaceFolder, foldersOf(workspaceFolder))) {
      const listed = await listFiles(workspace, folder, { isWanted: () => true }).catch(() => undefined);
      const files = listed?.files.map((uri): ExplainedFile => ({
        uri,
        name: relativeUriPath(folder.uri, uri) ?? uri,
        read: sources.has(uri)
          ? { papers: library.papersOf(uri).length, problems: library.problemsOf(uri) }
          : undefined,
        skipped: sources.has(uri) ? undefined : skipped.get(uri),
      }));
      explained.push({ uri: folder.uri, files, notRead: listed?.notRead ?? [] });
    }
  }
  return explained;
}
