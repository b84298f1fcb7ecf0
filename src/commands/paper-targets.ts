import * as vscode from 'vscode';
import { showInformation } from '../host/notify';
import { citationVariants } from '../core/cite/edit/variant-names';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import type { CitationIndex } from '../host/citations/citation-index';
import type { CitationRequest } from '../core/usecases/cite';
import type { PapersNode } from '../views/papers-items';
import type { PapersTree } from '../views/papers-tree';
import type { OnDemandSearchPick } from '../views/on-demand-search-pick';
import { papersAt } from './paper-at-cursor';

/** What a keybinding may ask for: `{"keys": ["r-mix"], "as": "textual"}`. */
export interface WrittenArguments {
  readonly keys?: string | readonly string[];
  readonly as?: string;
  readonly template?: string;
  /** What *Paste Details* puts onto the paper, in place of the clipboard. */
  readonly details?: string;
  /** The catalogues in which *Identify Papers* looks, as URIs, in place of those that the user chooses. */
  readonly catalogues?: readonly string[];
  /** The papers that are selected in the tree, and no others. */
  readonly selected?: boolean;
  /** What *Set Status* and its like set, in place of what the user chooses; `null` takes it away. */
  readonly status?: string | null;
  readonly rating?: number | null;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

/**
 * The papers a command is asked for: a key or keys (from other parts of the extension), the tree's node and selection (from its
 * menus), or nothing (from the palette or a keybinding).
 */
export type PaperArguments = [
  target?: string | readonly string[] | PapersNode | WrittenArguments,
  selection?: readonly PapersNode[],
];

/** How a command asks for papers where nothing tells which it means. */
export interface Asking {
  readonly title: string;
  /** It works on one paper. */
  readonly isSingle?: boolean;
  /** What the cursor is in is not meant. */
  readonly ignoresCursor?: boolean;
}

/** Tells which papers a command means. */
export class PaperTargets implements vscode.Disposable {
  readonly #library: Library;
  readonly #cited: CitationIndex;
  readonly #view: vscode.TreeView<PapersNode>;
  readonly #pick: OnDemandSearchPick;
  readonly #subscriptions: vscode.Disposable;
  /** VS Code does not tell what has the focus: where the user was last, in the tree or in an editor. */
  #wasInTree = false;

  constructor({ library, cited, tree, searchPick }: TargetServices) {
    this.#library = library;
    this.#cited = cited;
    this.#view = tree.view;
    this.#pick = searchPick;
    this.#subscriptions = vscode.Disposable.from(
      this.#view.onDidChangeSelection(({ selection }) => {
        this.#wasInTree = keysOfNodes(selection).length > 0;
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) {
          this.#wasInTree = false;
        }
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#wasInTree = false;
      }),
    );
  }

  get wasInTree(): boolean {
    return this.#wasInTree;
  }

  /** Told that a row of the tree was clicked, though it may have been selected before. */
  activated(): void {
    this.#wasInTree = true;
  }

  /** The papers that the arguments name; undefined where they name none. */
  named([target, selection]: PaperArguments): readonly Paper[] | undefined {
    const keys = keysNamed(target, selection);
    return keys?.flatMap((key) => this.#library.get(key) ?? []);
  }

  /** What is selected in the tree, if that is in sight. */
  get selected(): readonly Paper[] {
    return this.#view.visible ? this.#papers(keysOfNodes(this.#view.selection)) : [];
  }

  /** The entries at the cursor, where the active editor shows a source that is not written in as a document. */
  get entryAtCursor(): readonly Paper[] {
    const editor = vscode.window.activeTextEditor;
    const isSource =
      editor !== undefined &&
      !this.#cited.covers(editor.document) &&
      this.#library.papersOf(editor.document.uri.toString()).length > 0;
    return isSource ? papersAt(this.#library, this.#cited, editor) : [];
  }

  /** What is selected in the tree or what the cursor is in: first where the user was last. */
  get atHand(): readonly Paper[] {
    const { selected } = this;
    const atCursor = papersAt(this.#library, this.#cited, vscode.window.activeTextEditor);
    const [first, second] = this.#wasInTree ? [selected, atCursor] : [atCursor, selected];
    return first.length > 0 ? first : second;
  }

  /** The papers that a command works on: those it was given, else those at hand, else those that the user chooses; none where that was told or given up. */
  async for(args: PaperArguments, asking: Asking): Promise<readonly Paper[]> {
    const named = this.named(args);
    if (named !== undefined) {
      tellIfNone(named, args);
      return named;
    }
    if (isForSelected(args)) {
      const { selected } = this;
      if (selected.length === 0) {
        void showInformation(vscode.l10n.t('Select a paper in the Papers view first.'));
      }
      return selected;
    }
    const atHand = asking.ignoresCursor === true ? this.selected : this.atHand;
    return atHand.length > 0 ? atHand : ((await this.#pick.choose(asking)) ?? []);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #papers(keys: readonly string[]): readonly Paper[] {
    return keys.flatMap((key) => this.#library.get(key) ?? []);
  }
}

export interface TargetServices {
  readonly library: Library;
  readonly cited: CitationIndex;
  readonly tree: PapersTree;
  readonly searchPick: OnDemandSearchPick;
}

/** The keys that arguments name, each once; undefined where they name none. */
function keysNamed(target: PaperArguments[0], selection: PaperArguments[1]): readonly string[] | undefined {
  if (typeof target === 'string') {
    return [target];
  }
  if (isKeys(target)) {
    return [...new Set(target)];
  }
  if (target !== undefined && !('kind' in target)) {
    const { keys } = target;
    return keys === undefined ? undefined : typeof keys === 'string' ? [keys] : isKeys(keys) ? [...new Set(keys)] : [];
  }
  const nodes =
    selection !== undefined && selection.length > 0 ? selection : target === undefined ? undefined : [target];
  return nodes === undefined ? undefined : keysOfNodes(nodes);
}

function keysOfNodes(nodes: readonly PapersNode[]): readonly string[] {
  return [...new Set(nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper.key] : [])))];
}

/** Says so where papers were named that the library does not have. */
function tellIfNone(papers: readonly Paper[], [target, selection]: PaperArguments): void {
  if (papers.length === 0) {
    const keys = keysNamed(target, selection) ?? [];
    void showInformation(
      keys.length > 0
        ? vscode.l10n.t('The library has no paper with the key "{0}".', keys.join(', '))
        : vscode.l10n.t('Select a paper in the Papers view first.'),
    );
  }
}

/** A keybinding of the tree means what is selected there. */
function isForSelected([target]: PaperArguments): boolean {
  return typeof target === 'object' && !isKeys(target) && !('kind' in target) && target.selected === true;
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

/** What is to be put onto a paper. */
export function detailsOf([target]: PaperArguments): string | undefined {
  return typeof target === 'object' && !isKeys(target) && !('kind' in target) && typeof target.details === 'string'
    ? target.details
    : undefined;
}

/** The catalogues in which papers are to be looked for. */
export function cataloguesOf([target]: PaperArguments): readonly string[] | undefined {
  return typeof target === 'object' && !isKeys(target) && !('kind' in target) && Array.isArray(target.catalogues)
    ? target.catalogues.filter((uri) => typeof uri === 'string')
    : undefined;
}
