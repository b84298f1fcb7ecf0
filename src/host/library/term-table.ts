import * as vscode from 'vscode';
import type { TermTable } from '../../core/search/translation/term-table';
import type { TopicTable } from '../../core/search/topics/topic-table';
import { hostSlicer } from '../clock';
import type { BundleLoader } from '../bundles/lazy-bundles';

/** Loads the tables of Chinese and English terms and of topics that come with the extension, each once, on first use. */
export class TermTableLoader {
  readonly #folder: vscode.Uri;
  readonly #bundles: BundleLoader;
  #text: Promise<string> | undefined;
  #table: Promise<TermTable> | undefined;
  #topicsText: Promise<string> | undefined;
  #topics: Promise<TopicTable> | undefined;

  constructor(extensionUri: vscode.Uri, bundles: BundleLoader) {
    this.#bundles = bundles;
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'terms');
  }

  /** The text form of the table of terms, see `TermTable`. */
  loadText(): Promise<string> {
    this.#text ??= this.#read('zh-en.txt.gz');
    return this.#text;
  }

  /** The table with the user's own terms besides. */
  async load(userTerms: Readonly<Record<string, string>>): Promise<TermTable> {
    const { TermTable } = await this.#bundles.load('search');
    this.#table ??= this.loadText().then((text) => hostSlicer().run(TermTable.parseSteps(text)));
    const table = await this.#table;
    return Object.keys(userTerms).length === 0 ? table : table.withUserTerms(userTerms);
  }

  /** The text form of the table of topics. */
  loadTopicsText(): Promise<string> {
    this.#topicsText ??= this.#read('topics.txt.gz');
    return this.#topicsText;
  }

  async loadTopics(): Promise<TopicTable> {
    const { TopicTable } = await this.#bundles.load('search');
    this.#topics ??= this.loadTopicsText().then((text) => TopicTable.parse(text));
    return this.#topics;
  }

  async #read(name: string): Promise<string> {
    const packed = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name));
    const stream = new Response(packed.slice()).body?.pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).text();
  }
}
