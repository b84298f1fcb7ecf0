import * as vscode from 'vscode';
import { LruMap } from '../core/async/lru-map';
import type { MarkdownIt, PreviewList, PreviewSource } from '../core/cite/preview/plugin';
import type { ExportedPaper } from '../core/cite/export/csl-item';
import type { Reference } from '../core/cite/model/formatted-text';
import { creditOf } from '../core/library/base/label';
import type { LibraryChange } from '../core/library/change';
import type { Library } from '../core/library/library';
import type { ReferenceFormatter } from '../host/bibliographies/reference-formatter';
import { attribution } from '../host/bibliographies/reference-list-block';
import type { EditorBibliographyEntries } from '../host/citations/document-entries';
import type { BundleLoader, LazyBundles } from '../host/bundles/lazy-bundles';
import { onDidChangePreviewSettings, settings } from '../host/settings';
import { PreviewEntries } from './preview-entries';
import { PreviewRefresh } from './preview-refresh';

/** Lists of references that are kept: a preview asks for the same one at every keystroke. */
const keptLists = 20;

interface List {
  /** Absent while it is being made. */
  readonly made?: PreviewList;
}

/** Shows citations in VS Code's Markdown preview, and the references that they mean. */
export class MarkdownPreview implements vscode.Disposable, PreviewSource {
  readonly #library: Library;
  readonly #own: PreviewEntries;
  readonly #bibliography: ReferenceFormatter;
  readonly #bundles: BundleLoader;
  readonly #log: vscode.LogOutputChannel;
  readonly #lists = new LruMap<string, List>(keptLists, (name) => {
    this.#waiting.delete(name);
  });
  readonly #subscriptions: vscode.Disposable;
  /** Keys that a preview has asked for, known or not. */
  readonly #asked = new Set<string>();
  /** Lists that were made and that no preview has asked for since. */
  readonly #waiting = new Set<string>();
  #part: LazyBundles['preview'] | undefined;
  readonly #previews = new PreviewRefresh(() => void vscode.commands.executeCommand('markdown.preview.refresh'));
  readonly footer = `<a href="${attribution.url}">${attribution.phrase}</a>`;

  constructor(
    library: Library,
    own: Pick<EditorBibliographyEntries, 'of' | 'onDidChange'>,
    bibliography: ReferenceFormatter,
    bundles: BundleLoader,
    log: vscode.LogOutputChannel,
  ) {
    this.#library = library;
    this.#own = new PreviewEntries(own, () => {
      this.#forget();
    });
    this.#bibliography = bibliography;
    this.#bundles = bundles;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      this.#own,
      library.onDidChange((change) => {
        this.#follow(change);
      }),
      onDidChangePreviewSettings(() => {
        this.#forget();
      }),
    );
  }

  /** What VS Code calls with the parser of its previews. */
  extendMarkdownIt<T extends MarkdownIt>(md: T): T {
    // VS Code does not wait; what it has shown meanwhile is shown anew.
    void this.#bundles.load('preview').then((part) => {
      this.#part = part;
      part.extendMarkdown(md, this);
      this.#previews.wish();
    });
    return md;
  }

  drawn(): void {
    // Else what is drawn was read before.
    if (this.#waiting.size === 0) {
      this.#previews.drawn();
    }
  }

  isOn(document: unknown): boolean {
    return settings.showsCitationsInPreview(scopeOf(document));
  }

  paperOf(key: string, document: unknown) {
    this.#asked.add(key);
    return this.#exported(key, scopeOf(document))?.paper;
  }

  heading(): string {
    return vscode.l10n.t('References');
  }

  unknown(key: string): string {
    return vscode.l10n.t('The library has no paper with the key "{0}".', key);
  }

  /** What is there at once; when the style has made better ones, the preview is shown anew. */
  references(keys: readonly string[], document: unknown, asked?: string): PreviewList {
    const scope = scopeOf(document);
    const style = asked ?? settings.bibliographyStyle(scope);
    const name = JSON.stringify([style, scope?.toString(), ...keys]);
    const list = this.#lists.get(name);
    this.#waiting.delete(name);
    if (list === undefined) {
      const made: List = {};
      this.#lists.set(name, made);
      void this.#make(made, name, keys, style, scope);
    }
    return list?.made ?? { entries: keys.map((key) => ({ id: key, html: this.#html([this.#plain(key, scope)]) })) };
  }

  dispose(): void {
    this.#previews.dispose();
    this.#subscriptions.dispose();
  }

  async #make(
    made: List,
    name: string,
    keys: readonly string[],
    style: string,
    scope: vscode.Uri | undefined,
  ): Promise<void> {
    const papers = keys.flatMap((key) => this.#exported(key, scope) ?? []);
    try {
      const { references, marks } = await this.#bibliography.references(
        papers,
        style,
        scope ?? vscode.Uri.from({ scheme: 'untitled', path: 'preview' }),
      );
      // Else the library has changed meanwhile, and another one of the name may be on its way.
      if (this.#lists.get(name) === made) {
        this.#lists.set(name, {
          made: {
            entries: references.map(({ id, spans, label, translation }) => ({
              id,
              html: `${this.#html(spans, label)}${translation === undefined ? '' : `<br>${this.#html(translation)}`}`,
            })),
            marks,
          },
        });
        this.#waiting.add(name);
        this.#previews.wish();
      }
    } catch (error) {
      // The plain references stay.
      this.#log.warn(`The references of the preview are not in the style "${style}": ${String(error)}`);
    }
  }

  /** The library's paper, else that of a bibliography of the document's own. */
  #exported(key: string, scope: vscode.Uri | undefined): ExportedPaper | undefined {
    const paper = this.#library.cited(key);
    return paper === undefined ? this.#own.get(key, scope) : { paper, id: key };
  }

  /** Authors, year and title. */
  #plain(key: string, scope: vscode.Uri | undefined): string {
    const paper = this.#exported(key, scope)?.paper;
    return paper === undefined ? key : [creditOf(paper), paper.title].filter((part) => part !== '').join('. ');
  }

  #html(spans: Reference['spans'], label?: string): string {
    return this.#part?.spansToHtml(label === undefined ? spans : [`${label} `, ...spans]) ?? '';
  }

  #follow({ added, changed, removed }: LibraryChange): void {
    if (
      [...added, ...changed, ...removed].some(
        ({ key, aliases }) => this.#asked.has(key) || aliases.some((alias) => this.#asked.has(alias)),
      )
    ) {
      this.#forget();
    }
  }

  #forget(): void {
    this.#lists.clear();
    this.#waiting.clear();
    if (this.#asked.size > 0) {
      this.#previews.wish();
    }
  }
}

function scopeOf(document: unknown): vscode.Uri | undefined {
  return document instanceof vscode.Uri ? document : undefined;
}
