import * as vscode from 'vscode';
import { runModule } from '../../worker/run-module';
import { hostSlicer } from '../clock';

/**
 * Files in `dist/shared` of code that several bundles have in common, each of which may require those before it.
 * `scripts/shared-code.js` makes them.
 */
const sharedFiles = ['engine.js', 'common.js'];

/** What the shared files export that were run already, by URI: code is run once, and what it remembers is the same for all. */
const shared = new Map<string, Promise<unknown>>();

/** The text of a bundle of the extension. */
export async function readBundle(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding: 'utf8' });
}

/** The names of the shared files that a text requires, and of those that these require, in the order in which they are to be run. */
function sharedIn(code: string): readonly string[] {
  const asked = sharedFiles.map((name) => code.includes(`shared/${name}")`));
  return sharedFiles.slice(0, asked.lastIndexOf(true) + 1);
}

/** Where the shared files are for a bundle of `dist` or of `dist/bundles`. */
function uriOfShared(bundle: vscode.Uri, name: string): vscode.Uri {
  const dist = bundle.path.slice(0, bundle.path.lastIndexOf('/dist/'));
  return bundle.with({ path: `${dist}/dist/shared/${name}` });
}

/** The texts of the shared files that a bundle needs, by name, in the order in which they are to be run. */
export async function readShared(bundle: vscode.Uri, code: string): Promise<ReadonlyMap<string, string>> {
  const texts = sharedIn(code).map(async (name) => [name, await readBundle(uriOfShared(bundle, name))] as const);
  return new Map(await Promise.all(texts));
}

/** Runs a bundle with `vscode` and what it shares with others; gives its exports. Rejects where a file is missing. */
export async function runBundle(bundle: vscode.Uri): Promise<unknown> {
  const code = await readBundle(bundle);
  const required: Record<string, unknown> = { vscode };
  for (const name of sharedIn(code)) {
    const uri = uriOfShared(bundle, name);
    const loaded = shared.get(uri.toString()) ?? readBundle(uri).then((text) => runModule(text, { ...required }));
    shared.set(uri.toString(), loaded);
    const exported = await loaded;
    required[`./shared/${name}`] = exported;
    required[`../shared/${name}`] = exported;
  }
  await hostSlicer().giveWay();
  return runModule(code, required);
}
