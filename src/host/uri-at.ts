import type * as vscode from 'vscode';
import { wellFormed } from '../core/text';

/**
 * What stands at a path in the file system of another URI. The path may come from a document, a setting or a folder: half of a character in
 * it would make every `toString` throw, and two slashes at its start the URI itself.
 */
export function uriAt(base: vscode.Uri, path: string): vscode.Uri {
  const single = base.authority === '' ? path.replace(/^\/{2,}/, '/') : path;
  return base.with({ path: wellFormed(single) });
}
