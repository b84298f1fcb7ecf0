import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';

/** What the Papers view puts on a drag, besides plain text. */
export const papersMimeType = 'application/vnd.literature-notes.papers';

/** Writes papers on what is dragged: for this extension, and their keys for anything that takes text. */
export function dragPapers(papers: readonly Paper[], dataTransfer: vscode.DataTransfer): void {
  const keys = papers.map(({ key }) => key);
  dataTransfer.set(papersMimeType, new vscode.DataTransferItem(JSON.stringify(keys)));
  dataTransfer.set('text/plain', new vscode.DataTransferItem(keys.join('\n')));
}

/** The papers that are dragged; empty where it is something else. */
export async function draggedPapers(library: Library, dataTransfer: vscode.DataTransfer): Promise<readonly Paper[]> {
  return (await draggedKeys(dataTransfer)).flatMap((key) => library.get(key) ?? []);
}

/** The keys of the papers that are dragged. */
export async function draggedKeys(dataTransfer: vscode.DataTransfer): Promise<readonly string[]> {
  return keysIn((await dataTransfer.get(papersMimeType)?.asString()) ?? '');
}

function keysIn(written: string): readonly string[] {
  try {
    const keys: unknown = JSON.parse(written);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
