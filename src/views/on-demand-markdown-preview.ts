import type * as vscode from 'vscode';
import type { MarkdownIt } from '../core/cite/preview/plugin';
import { MadeOnUse } from '../host/bundles/made-on-use';
import type * as markdownPreview from './markdown-preview';
import type { MarkdownPreview } from './markdown-preview';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'markdown-preview': typeof markdownPreview;
  }
}

/** Shows citations in VS Code's Markdown previews, by code that is loaded with the first of them. */
export class OnDemandMarkdownPreview implements vscode.Disposable {
  readonly #preview: MadeOnUse<MarkdownPreview>;
  readonly #log: vscode.LogOutputChannel;

  constructor(...services: ConstructorParameters<typeof MarkdownPreview>) {
    const [, , , bundles, log] = services;
    this.#log = log;
    this.#preview = new MadeOnUse<MarkdownPreview>(async () => {
      // Both at once: the one asks for the other.
      const [{ MarkdownPreview: Preview }] = await Promise.all([
        bundles.load('markdown-preview'),
        bundles.load('preview'),
      ]);
      return new Preview(...services);
    });
  }

  /** What VS Code calls with the parser of its previews. It does not wait; what it has shown meanwhile is shown anew. */
  extendMarkdownIt<T extends MarkdownIt>(md: T): T {
    this.#preview
      .get()
      .then((preview) => preview.extendMarkdownIt(md))
      .catch((error: unknown) => {
        this.#log.error(String(error));
      });
    return md;
  }

  dispose(): void {
    this.#preview.dispose();
  }
}
