import * as vscode from 'vscode';
import { runModule } from '../../worker/run-module';
import { hostSlicer } from '../clock';
import { startCode } from './start-code';

/** What bundles may require: `vscode`, what the running code gives them, and the files of shared code that were run, by the names that bundles and they themselves use. */
const required: Record<string, unknown> = { vscode, 'start-code': startCode };

/** The files of shared code that were asked for, by URI: each is run once, and what it remembers is the same for all. */
const shared = new Map<string, Promise<void>>();

/** The text of a bundle of the extension. */
export async function readBundle(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding: 'utf8' });
}

/** The files of `dist/shared` that a bundle of `dist` or `dist/bundles` needs, as its first line says (`scripts/shared-code.js`). */
function sharedOf(bundle: vscode.Uri, code: string): readonly { readonly name: string; readonly uri: vscode.Uri }[] {
  const names = /^\/\/# shared ([^\n]{1,1000})\n/.exec(code)?.[1]?.split(' ') ?? [];
  const dist = bundle.path.slice(0, bundle.path.lastIndexOf('/dist/'));
  return names.map((name) => ({ name, uri: bundle.with({ path: `${dist}/dist/shared/${name}` }) }));
}

/** The texts of the shared files that a bundle needs, by name, in any order: to run one does no more than to name what it holds. */
export async function readShared(bundle: vscode.Uri, code: string): Promise<ReadonlyMap<string, string>> {
  const texts = sharedOf(bundle, code).map(async ({ name, uri }) => [name, await readBundle(uri)] as const);
  return new Map(await Promise.all(texts));
}

async function runShared(name: string, uri: vscode.Uri): Promise<void> {
  const exported = runModule(await readBundle(uri), required);
  required[`./shared/${name}`] = exported;
  required[`../shared/${name}`] = exported;
}

/** Runs a bundle with `vscode` and what it shares with others; gives its exports. Rejects where a file is missing. */
export async function runBundle(bundle: vscode.Uri): Promise<unknown> {
  const code = await readBundle(bundle);
  await Promise.all(
    sharedOf(bundle, code).map(({ name, uri }) => {
      const loading = shared.get(uri.toString()) ?? runShared(name, uri);
      shared.set(uri.toString(), loading);
      return loading;
    }),
  );
  await hostSlicer().giveWay();
  return runModule(code, required);
}
