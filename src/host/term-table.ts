import * as vscode from 'vscode';
import type { TermTable } from '../core/search/terms';
import type { TopicTable } from '../core/search/topic-table';
import type { PartLoader, Parts } from './parts';

/** Loads the tables of Chinese and English terms and of topics that come with the extension, each once, on first use. */
export class TermTableLoader {
  readonly #folder: vscode.Uri;
  readonly #parts: PartLoader;
  #table: Promise<TermTable> | undefined;
  #topics: Promise<TopicTable> | undefined;

  constructor(extensionUri: vscode.Uri, parts: PartLoader) {
    this.#parts = parts;
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'terms');
  }

  /** The table with the user's own terms besides. */
  async load(userTerms: Readonly<Record<string, string>>): Promise<TermTable> {
    this.#table ??= this.#read('zh-en.txt.gz', (text, { TermTable }) => TermTable.parse(text));
    const table = await this.#table;
    return Object.keys(userTerms).length === 0 ? table : table.withUserTerms(userTerms);
  }

  async loadTopics(): Promise<TopicTable> {
    this.#topics ??= this.#read('topics.txt.gz', (text, { TopicTable }) => TopicTable.parse(text));
    return this.#topics;
  }

  async #read<T>(name: string, parse: (text: string, part: Parts['search']) => T): Promise<T> {
    const packed = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name));
    const stream = new Response(packed.slice()).body?.pipeThrough(new DecompressionStream('gzip'));
    return parse(await new Response(stream).text(), await this.#parts.load('search'));
  }
}
