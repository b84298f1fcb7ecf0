import * as vscode from 'vscode';
import type * as checking from '../../core/bundles/checking';
import type * as exporting from '../../core/bundles/export';
import type * as incremental from '../../core/bundles/incremental';
import type * as insertion from '../../core/bundles/insertion';
import type * as preview from '../../core/bundles/preview';
import type * as records from '../../core/bundles/records';
import type * as references from '../../core/bundles/references';
import type * as decoding from '../../core/files/decode';
import type * as pins from '../../core/bundles/pins';
import type * as romanizer from '../../core/library/keys/pinyin';
import type * as appearance from '../../core/parse/bibtex/appearance';
import type * as problems from '../../core/model/problems';
import type * as search from '../../core/bundles/search';
import { readBundle, runBundle } from './bundle-text';

/** Bundles beside the extension's own that are loaded on first use, with what each exports; `esbuild.js` makes them. */
export interface LazyBundles {
  readonly search: typeof search;
  readonly romanizer: typeof romanizer;
  readonly appearance: typeof appearance;
  readonly decoding: typeof decoding;
  readonly checking: typeof checking;
  readonly export: typeof exporting;
  readonly incremental: typeof incremental;
  readonly insertion: typeof insertion;
  readonly pins: typeof pins;
  readonly preview: typeof preview;
  readonly problems: typeof problems;
  readonly records: typeof records;
  readonly references: typeof references;
}

/**
 * Loads the bundles of the extension that are too heavy for its start. The web worker host has neither `require` of relative
 * paths nor `importScripts`, so a bundle is read as text and run as a CommonJS module, in both hosts alike.
 */
export class BundleLoader {
  readonly #folder: vscode.Uri;
  readonly #loaded = new Map<string, Promise<unknown>>();

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'dist', 'bundles');
  }

  /** The exports of a bundle; rejects where its file is missing. */
  load<Name extends keyof LazyBundles>(name: Name): Promise<LazyBundles[Name]> {
    const loaded = this.#loaded.get(name) ?? runBundle(this.#uri(name));
    this.#loaded.set(name, loaded);
    return loaded as Promise<LazyBundles[Name]>;
  }

  /** The text of a bundle, for an engine that runs it itself. */
  code(name: keyof LazyBundles): Promise<string> {
    return readBundle(this.#uri(name));
  }

  #uri(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, `${name}.js`);
  }
}
