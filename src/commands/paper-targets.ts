import { citationVariants } from '../core/cite/insert/variant-names';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import type { CitationRequest } from '../host/citations/citation-writer';
import type { PapersNode } from '../views/papers-items';

/** What a keybinding may ask for: `{"keys": ["r-mix"], "as": "textual"}`. */
export interface WrittenArguments {
  readonly keys?: string | readonly string[];
  readonly as?: string;
  readonly template?: string;
}

/**
 * The papers a command is asked for: a key or keys (from other parts of the extension), the tree's node and selection (from its
 * menus), or nothing (from the palette or a keybinding), where the tree's selection counts.
 */
export type PaperArguments = [target?: string | readonly string[] | PapersNode | WrittenArguments, selection?: readonly PapersNode[]];

export function papersFor(library: Library, [target, selection]: PaperArguments, selected: readonly PapersNode[]): readonly Paper[] {
  return [...new Set(keysOf(target, selection, selected))].flatMap((key) => library.get(key) ?? []);
}

function keysOf(target: PaperArguments[0], selection: PaperArguments[1], selected: readonly PapersNode[]): readonly string[] {
  if (typeof target === 'string') {
    return [target];
  }
  if (isKeys(target)) {
    return target;
  }
  if (target !== undefined && !('kind' in target)) {
    const { keys } = target;
    return keys === undefined ? keysOf(undefined, selection, selected) : typeof keys === 'string' ? [keys] : isKeys(keys) ? keys : [];
  }
  const nodes = selection !== undefined && selection.length > 0 ? selection : target !== undefined ? [target] : selected;
  return nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper.key] : []));
}

function isKeys(target: PaperArguments[0]): target is readonly string[] {
  return Array.isArray(target);
}

/** How a command is asked to cite; a way that there is not counts as none. */
export function requestOf([target]: PaperArguments): CitationRequest {
  if (typeof target !== 'object' || isKeys(target) || 'kind' in target) {
    return {};
  }
  const variant = citationVariants.find((name) => name === target.as);
  const { template } = target;
  return { ...(variant === undefined ? {} : { variant }), ...(typeof template === 'string' ? { template } : {}) };
}
