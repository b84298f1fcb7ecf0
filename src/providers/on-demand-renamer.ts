import * as vscode from 'vscode';
import { MadeOnUse } from '../host/bundles/made-on-use';
import type { KeyRenamer, RenamerServices } from './key-renamer';
import type * as keyRenaming from './key-renaming';
import type { RenameKeyProvider } from './rename';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'key-renaming': typeof keyRenaming;
  }
}

interface Renaming extends vscode.Disposable {
  readonly renamer: KeyRenamer;
  readonly provider: RenameKeyProvider;
}

/** Renames citation keys, by code that is loaded with the first rename. */
export class OnDemandRenamer implements vscode.RenameProvider, vscode.Disposable {
  readonly #renaming: MadeOnUse<Renaming>;

  constructor(services: RenamerServices) {
    this.#renaming = new MadeOnUse<Renaming>(async () => {
      const { KeyRenamer: Renamer, RenameKeyProvider: Provider } = await services.bundles.load('key-renaming');
      const renamer = new Renamer(services);
      const provider = new Provider(services.cited, renamer);
      return { renamer, provider, dispose: () => vscode.Disposable.from(renamer, provider).dispose() };
    });
  }

  /** What the command renames by. */
  async renamer(): Promise<KeyRenamer> {
    return (await this.#renaming.get()).renamer;
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    return (await this.#renaming.get()).provider.prepareRename(document, position);
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit> {
    return (await this.#renaming.get()).provider.provideRenameEdits(document, position, newName, token);
  }

  dispose(): void {
    this.#renaming.dispose();
  }
}
