import * as vscode from 'vscode';
import { type CitedDocument, citedKeys } from '../../core/cite/model/citation';
import { type CitedPaper, citedPapers } from '../../core/cite/export/cited-papers';
import type { ExportedPaper } from '../../core/cite/export/csl-item';
import type { ReferenceList } from '../../core/cite/model/formatted-text';
import type { Library } from '../../core/library/library';
import type { ReadPublications } from '../../core/library/publications';
import type { Publications } from '../../core/usecases/export-cited';
import type * as cslStyles from './csl-styles';
import type { BundleLoader } from '../bundles/lazy-bundles';
import type { BibliographyReader } from '../library/bibliography-reader';

declare module '../bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'csl-styles': typeof cslStyles;
  }
}

/** Writes bibliographies of the library's papers, with all that their own bibliographies say. */
export class ReferenceFormatter {
  readonly #library: Library;
  readonly #read: ReadPublications;
  readonly #bundles: BundleLoader;
  readonly #extensionUri: vscode.Uri;
  readonly #memento: vscode.Memento;
  #styles: Promise<cslStyles.CslStyles> | undefined;

  constructor(
    library: Library,
    reader: BibliographyReader,
    bundles: BundleLoader,
    extensionUri: vscode.Uri,
    memento: vscode.Memento,
  ) {
    this.#library = library;
    this.#read = (...source) => reader.publications(...source);
    this.#bundles = bundles;
    this.#extensionUri = extensionUri;
    this.#memento = memento;
  }

  /**
   * The papers that documents cite, in order of first citation, and the keys that neither they nor the library resolve.
   * @param documentEntries what bibliographies of their own have
   * @param further keys, behind those that are cited
   */
  citedIn(
    documents: readonly CitedDocument[],
    documentEntries: ReadonlyMap<string, ExportedPaper> = new Map(),
    further: readonly string[] = [],
  ): { readonly papers: readonly CitedPaper[]; readonly unknown: readonly string[] } {
    const keys = [...documents.flatMap(citedKeys), ...further];
    const { papers, unknown } = citedPapers(keys, (key) => this.#library.cited(key) ?? documentEntries.get(key)?.paper);
    const own = new Set(documents.flatMap(({ definedKeys }) => [...definedKeys]));
    return { papers, unknown: unknown.filter((key) => !own.has(key)) };
  }

  /** A whole bibliography as text. */
  async text(papers: readonly ExportedPaper[], format: string): Promise<string> {
    const { bibliographyText } = await this.#bundles.load('export');
    return bibliographyText(papers, format, this.#publications());
  }

  /** Remembers the path of a style that the user chose, which may be outside of the workspace. */
  async chooseStyle(path: string): Promise<void> {
    await (await this.#cslStyles()).choose(path);
  }

  /**
   * A list of references. Rejects where the style cannot be read or used.
   * @param style name or path of a CSL style, see `CslStyles`
   */
  async references(papers: readonly ExportedPaper[], style: string, document: vscode.Uri): Promise<ReferenceList> {
    const [{ withPublications }, { formatPapers }, xml, locales] = await Promise.all([
      this.#bundles.load('export'),
      this.#bundles.load('references'),
      this.#cslStyles().then((styles) => styles.style(style, document)),
      this.#cslStyles().then((styles) => styles.locales()),
    ]);
    return formatPapers(await withPublications(papers, this.#publications()), {
      style: xml,
      locales,
      language: vscode.env.language.startsWith('zh') ? 'zh-CN' : 'en-US',
    });
  }

  #cslStyles(): Promise<cslStyles.CslStyles> {
    return (this.#styles ??= this.#readStyles());
  }

  async #readStyles(): Promise<cslStyles.CslStyles> {
    const styles = await this.#bundles.load('csl-styles');
    return new styles.CslStyles(this.#extensionUri, this.#memento);
  }

  #publications(): Publications {
    return { sources: this.#library.sources, read: this.#read };
  }
}
