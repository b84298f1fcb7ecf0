import * as vscode from 'vscode';

/** Loads the texts of the tables of terms and of topics that come with the extension, each once, on first use. */
export class TermTableLoader {
  readonly #folder: vscode.Uri;
  #text: Promise<string> | undefined;
  #topicsText: Promise<string> | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'terms');
  }

  /** The text form of the table of terms, see `TermTable`. */
  loadText(): Promise<string> {
    this.#text ??= this.#read('zh-en.txt.gz');
    return this.#text;
  }

  /** The text form of the table of topics. */
  loadTopicsText(): Promise<string> {
    this.#topicsText ??= this.#read('topics.txt.gz');
    return this.#topicsText;
  }

  async #read(name: string): Promise<string> {
    const packed = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name));
    const stream = new Response(packed.slice()).body?.pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).text();
  }
}
