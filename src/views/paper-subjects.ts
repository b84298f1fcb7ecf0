import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import type { LibrarySearch } from '../host/library/library-search';

/** What a paper is about, for those who read or write in the other language: in English for one in Chinese, in Chinese where that is the language of VS Code. */
export async function subjectsFor(
  paper: Paper,
  search: Pick<LibrarySearch, 'subjects'>,
  limit: number,
): Promise<readonly string[]> {
  const isWanted = paper.language.startsWith('zh') || vscode.env.language.startsWith('zh');
  return isWanted ? search.subjects(paper, limit).catch(() => []) : [];
}
