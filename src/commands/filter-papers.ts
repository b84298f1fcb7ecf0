import * as vscode from 'vscode';
import { askForText } from '../host/notify';
import type { PapersTree } from '../views/papers-tree';

/** Lets the user filter the tree by a search, as it is typed; Escape brings back what was shown before. */
export async function filterPapers(tree: Pick<PapersTree, 'filterBy' | 'query'>): Promise<void> {
  const before = tree.query;
  const query = await askForText({
    title: vscode.l10n.t('Filter Papers'),
    prompt: vscode.l10n.t('Words in English or Chinese, or filters such as lang:zh; empty shows all papers'),
    value: before,
    refusalOf: (typed) => {
      void tree.filterBy(typed);
      return undefined;
    },
  });
  await tree.filterBy(query ?? before);
}
