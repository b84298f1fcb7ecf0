import * as vscode from 'vscode';
import type * as romanizer from '../core/library/pinyin';
import type * as bibtex from '../core/parse/bibtex-entry';
import type * as yaml from '../core/parse/yaml-front-matter';
import type * as search from '../core/search/part';

/** Bundles beside the extension's own that are loaded on first use, with what each exports; `esbuild.js` makes them. */
export interface Parts {
  readonly search: typeof search;
  readonly romanizer: typeof romanizer;
  readonly yaml: typeof yaml;
  readonly bibtex: typeof bibtex;
}

/**
 * Loads parts of the extension that are too heavy for its start. The web worker host has neither `require` of relative
 * paths nor `importScripts`, so a part is read as text and run as a CommonJS module, in both hosts alike.
 */
export class PartLoader {
  readonly #folder: vscode.Uri;
  readonly #loaded = new Map<string, Promise<unknown>>();

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'dist', 'parts');
  }

  /** The exports of a part; rejects where its file is missing. */
  load<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
    const loaded = this.#loaded.get(name) ?? this.#run(name);
    this.#loaded.set(name, loaded);
    return loaded as Promise<Parts[Name]>;
  }

  async #run(name: string): Promise<unknown> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, `${name}.js`));
    const code = await vscode.workspace.decode(bytes, { encoding: 'utf8' });
    const module = { exports: {} as unknown };
    // The code comes with the extension.
    (new Function('module', 'exports', code) as (module: object, exports: unknown) => void)(module, module.exports);
    return module.exports;
  }
}
