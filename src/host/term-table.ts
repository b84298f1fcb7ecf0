import * as vscode from 'vscode';
import { TermTable } from '../core/search/terms';

/** Loads the table of Chinese and English terms that comes with the extension, once, on first use. */
export class TermTableLoader {
  readonly #uri: vscode.Uri;
  #table: Promise<TermTable> | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#uri = vscode.Uri.joinPath(extensionUri, 'media', 'terms', 'zh-en.txt.gz');
  }

  /** The table with the user's own terms besides. */
  async load(userTerms: Readonly<Record<string, string>>): Promise<TermTable> {
    this.#table ??= this.#read();
    const table = await this.#table;
    return Object.keys(userTerms).length === 0 ? table : table.withUserTerms(userTerms);
  }

  async #read(): Promise<TermTable> {
    const packed = await vscode.workspace.fs.readFile(this.#uri);
    const stream = new Response(packed.slice()).body?.pipeThrough(new DecompressionStream('gzip'));
    return TermTable.parse(await new Response(stream).text());
  }
}
