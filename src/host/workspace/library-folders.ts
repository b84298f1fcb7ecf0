import * as vscode from 'vscode';
import { settings } from '../settings';
import { pathInside } from '../places';

/** A folder that is read as (part of) the library. */
export interface WorkspaceLibraryFolder {
  readonly uri: vscode.Uri;
  readonly workspaceFolder: vscode.WorkspaceFolder;
  /** The workspace folder itself, taken because it holds lists: only its top level counts, and only files with evidence. */
  readonly implicit: boolean;
}

/** Names of folders that are taken without a setting, the first that exists. */
export const defaultFolderNames = ['seeds', 'literature', 'papers', 'references'];

/** The library folders of a workspace folder; settings win over the default names, and those over the folder itself. */
export async function libraryFoldersOf(
  workspaceFolder: vscode.WorkspaceFolder,
): Promise<readonly WorkspaceLibraryFolder[]> {
  const configured = settings.folders(workspaceFolder);
  if (configured.length > 0) {
    return configured.map((path) => ({ uri: resolveFolder(workspaceFolder, path), workspaceFolder, implicit: false }));
  }
  for (const name of defaultFolderNames) {
    const uri = vscode.Uri.joinPath(workspaceFolder.uri, name);
    if (await isDirectory(uri)) {
      return [{ uri, workspaceFolder, implicit: false }];
    }
  }
  return [{ uri: workspaceFolder.uri, workspaceFolder, implicit: true }];
}

/** A path of the setting: a URI, an absolute path on the workspace's own file system, or relative to the workspace folder. */
function resolveFolder(workspaceFolder: vscode.WorkspaceFolder, path: string): vscode.Uri {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path)) {
    return vscode.Uri.parse(path);
  }
  const slashed = path.replaceAll('\\', '/');
  if (/^[a-z]:\//i.test(slashed)) {
    return workspaceFolder.uri.with({ path: `/${slashed}` });
  }
  return slashed.startsWith('/')
    ? workspaceFolder.uri.with({ path: slashed })
    : vscode.Uri.joinPath(workspaceFolder.uri, ...slashed.split('/'));
}

/** The shortest text for the setting that `resolveFolder` reads back. */
export function folderToSetting(workspaceFolder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  const base = workspaceFolder.uri;
  if (uri.scheme !== base.scheme || uri.authority !== base.authority) {
    return uri.toString();
  }
  if (uri.path === base.path) {
    return '.';
  }
  return pathInside(base, uri) ?? uri.path;
}

export async function isDirectory(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
