import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import type { PapersNode } from '../views/papers-tree';

/**
 * The papers a command is asked for: a key (from other parts of the extension), the tree's node and selection (from its
 * menus), or nothing (from the palette or a keybinding), where the tree's selection counts.
 */
export type PaperArguments = [target?: string | PapersNode, selection?: readonly PapersNode[]];

export function papersOf(library: Library, [target, selection]: PaperArguments, selected: readonly PapersNode[]): readonly Paper[] {
  if (typeof target === 'string') {
    const paper = library.get(target);
    return paper === undefined ? [] : [paper];
  }
  const nodes = selection !== undefined && selection.length > 0 ? selection : target !== undefined ? [target] : selected;
  const keys = nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper.key] : []));
  return [...new Set(keys)].flatMap((key) => library.get(key) ?? []);
}
