import * as vscode from 'vscode';
import type { LibraryFolder } from '../core/usecases/library-folders';
import { isAtOrInside } from './places';

/** Where links may lead: anywhere in the workspace; to a folder elsewhere, which only the user's settings name, and in it. */
export function rootsOf(library: Pick<LibraryFolder, 'uri'>): readonly vscode.Uri[] {
  const uri = vscode.Uri.parse(library.uri);
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
  return folders.some((folder) => isAtOrInside(folder, uri)) ? folders : [...folders, uri];
}
