import * as vscode from 'vscode';
import { FileChanged, ForeignFile } from '../core/files/write-refusals';
import { pathInside } from './places';

export interface ReplaceOptions {
  /** What the file must hold still, `missing` where it must not be there; else it rejects with `FileChanged`. */
  readonly expected?: Uint8Array | 'missing';
  /** Folders out of which links must not lead; else it rejects with `ForeignFile`. To be given where the user has not chosen the file. */
  readonly within?: readonly vscode.Uri[];
}

/** Writes a file, a new one or in place of what is there. Rejects where that cannot be done; then what was there is there still. */
export type ReplaceFile = (uri: vscode.Uri, text: string, options?: ReplaceOptions) => Promise<void>;

/**
 * Through VS Code, on any file system: writes beside the file and moves it over, so that nobody sees half of it. What comes between the
 * comparison and the move is not noticed, so whoever shares the file with others reads it again afterwards.
 */
export const replaceFile: ReplaceFile = async (uri, text, { expected, within } = {}) => {
  const { fs } = vscode.workspace;
  const bytes = await vscode.workspace.encode(text, { encoding: 'utf8' });
  const before = await statOf(uri);
  if (within !== undefined && !(await isWithin(uri, within))) {
    throw new ForeignFile();
  }
  const isExpected = async () => expected === undefined || sameBytes(await bytesOf(uri), expected);
  if (before !== undefined && (before.type & vscode.FileType.SymbolicLink) !== 0) {
    // To move a file over a link would take the link away.
    if (!(await isExpected())) {
      throw new FileChanged();
    }
    await fs.writeFile(uri, bytes);
    return;
  }
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const draft = uri.with({
    path: `${uri.path.slice(0, uri.path.length - name.length)}.${name}.${Math.random().toString(36).slice(2)}.new`,
  });
  try {
    await fs.writeFile(draft, bytes);
    if (!(await isExpected())) {
      throw new FileChanged();
    }
    await fs.rename(draft, uri, { overwrite: true }).then(undefined, async (failure: unknown) => {
      // VS Code removes the file before it moves the other one to its place.
      if ((await statOf(uri)) !== undefined) {
        throw failure;
      }
      await fs.writeFile(uri, bytes);
      await fs.delete(draft).then(undefined, () => undefined);
    });
  } catch (error) {
    await fs.delete(draft).then(undefined, () => undefined);
    throw error;
  }
};

/** Whether a file lies in one of the folders, and nothing between is a link, whose end VS Code does not tell. */
async function isWithin(uri: vscode.Uri, folders: readonly vscode.Uri[]): Promise<boolean> {
  for (const folder of folders) {
    const path = pathInside(folder, uri);
    if (path !== undefined) {
      const base = uri.path.slice(0, uri.path.length - path.length);
      const names = path.split('/');
      const paths = names.map((_, index) => uri.with({ path: `${base}${names.slice(0, index + 1).join('/')}` }));
      const stats = await Promise.all(paths.map(statOf));
      return stats.every((stat) => stat === undefined || (stat.type & vscode.FileType.SymbolicLink) === 0);
    }
  }
  return false;
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | 'missing'> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if ((await statOf(uri)) === undefined) {
      return 'missing';
    }
    throw error;
  }
}

function sameBytes(left: Uint8Array | 'missing', right: Uint8Array | 'missing'): boolean {
  return left === 'missing' || right === 'missing'
    ? left === right
    : left.length === right.length && left.every((byte, index) => byte === right[index]);
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}
