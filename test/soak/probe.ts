// Runs in the extension host beside the extension, as another extension: it tells from inside how much memory there is, and what the
// extension knows. Asked over HTTP on loopback; the port lies beside it in `port`.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../src/api';
import { measureMemory } from './probe-memory';
import type { SoakState } from './state';

/** Rejections that nobody has handled, by their promises: one that is handled late is none. */
const unhandled = new Map<Promise<unknown>, string>();

export function activate(context: vscode.ExtensionContext): void {
  const told = (reason: unknown) => (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  process.on('unhandledRejection', (reason, promise) => unhandled.set(promise, told(reason)));
  process.on('rejectionHandled', (promise) => unhandled.delete(promise));
  const answers: Readonly<Record<string, (body: string) => Promise<unknown>>> = {
    '/memory': () => measureMemory(),
    '/rejections': () => Promise.resolve([...unhandled.values()]),
    '/state': (body) => stateOf(JSON.parse(body) as { documents: string[]; sources: string[]; queries: string[] }),
    '/idle': async () => (await library()).loader.whenIdle(),
    '/close': () => closeEditors(),
    '/step': () => Promise.resolve(step),
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const answer = answers[request.url ?? ''];
      (answer === undefined ? Promise.reject(new Error('no such question')) : answer(body)).then(
        (value) => response.end(JSON.stringify(value ?? null)),
        (error: unknown) => response.writeHead(500).end(told(error)),
      );
    });
  }).listen(0, '127.0.0.1', () => {
    writeFileSync(join(context.extensionPath, 'port'), String((server.address() as AddressInfo).port));
  });
  context.subscriptions.push({ dispose: () => server.close() });
}

async function library(): Promise<LiteratureNotesApi> {
  const extension = vscode.extensions.getExtension<LiteratureNotesApi>('literature-notes.literature-notes');
  if (extension === undefined) {
    throw new Error('the extension is not loaded');
  }
  return extension.activate();
}

const relative = (uri: vscode.Uri | string) =>
  vscode.workspace.asRelativePath(typeof uri === 'string' ? vscode.Uri.parse(uri) : uri);
/** What a question is being answered by, for whoever waits in vain. */
let step = 'nothing is asked';
/** Within two minutes all that goes on beside has ended. */
const mostReadings = 40;
const delay = (time: number) => new Promise((done) => setTimeout(done, time));

/** Saves what is open and closes it; what cannot be saved, which would be asked about, is given up. @returns those documents */
async function closeEditors(): Promise<readonly string[]> {
  let unsaved: readonly vscode.TextDocument[] = [];
  for (let tries = 0; tries < 3; tries++) {
    await vscode.workspace.saveAll(false);
    // A citation that was chosen last may still be on its way into its document.
    await delay(1_000);
    unsaved = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
    if (unsaved.length === 0) {
      break;
    }
  }
  for (const document of unsaved) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  return unsaved.map(({ uri }) => relative(uri));
}

/** What the extension knows, once it has come to rest. */
async function stateOf(asked: {
  readonly documents: readonly string[];
  readonly sources: readonly string[];
  readonly queries: readonly string[];
}): Promise<SoakState> {
  const { library: papers, loader, search } = await library();
  step = 'the library comes to rest';
  await loader.whenIdle();
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const open = async (path: string) => {
    step = `${path} is opened`;
    const uri = vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), path);
    await vscode.window.showTextDocument(uri, { preview: false });
    return uri;
  };
  for (const path of asked.documents) {
    await open(path);
  }
  const problems = await settled('problems', () =>
    vscode.languages
      .getDiagnostics()
      .flatMap(([uri, all]) =>
        all
          .filter(({ source = '' }) => source.startsWith('Literature Notes'))
          .map(
            ({ range, message }) =>
              `${relative(uri)}:${String(range.start.line)}:${String(range.start.character)} ${message}`,
          ),
      )
      .sort(),
  );
  const cited: string[] = [];
  for (const path of asked.sources) {
    const uri = await open(path);
    step = `the citations of ${path} are counted`;
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      100_000,
    );
    cited.push(
      ...lenses
        .filter(({ command }) => command?.command === '_literatureNotes.showCitations')
        .map(({ range, command }) => `${path}:${String(range.start.line)} ${String(command?.title)}`),
    );
  }
  const { token } = new vscode.CancellationTokenSource();
  // Until the index has all papers, it answers by those that it has.
  const answers = await settled('answers', async () => {
    const found: string[] = [];
    for (const query of asked.queries) {
      const hits = await search.search(query, 20, token);
      found.push(`${query}: ${hits.map(({ paper }) => paper.key).join(' ')}`);
    }
    return found;
  });
  step = 'editors are closed';
  await closeEditors();
  return {
    papers: papers.papers
      .map(
        ({ key, aliases, title, sources }) =>
          `${key} (${[...aliases].sort().join(' ')}) ${title} ${sources.map(({ source, span }) => `${relative(source)}:${String(span.line)}`).join(' ')}`,
      )
      .sort(),
    problems,
    cited: cited.sort(),
    answers,
  };
}

/** What is read twice alike, two seconds apart. */
async function settled<T>(what: string, read: () => readonly T[] | Promise<readonly T[]>): Promise<readonly T[]> {
  step = `${what} are read`;
  let last = await read();
  for (let tries = 1; tries <= mostReadings; tries++) {
    await delay(2_000);
    const next = await read();
    if (JSON.stringify(next) === JSON.stringify(last)) {
      return next;
    }
    const unlike = next.filter((each, at) => JSON.stringify(each) !== JSON.stringify(last[at]));
    step = `${what} differ after ${String(tries)} readings, such as ${JSON.stringify(unlike[0])}`;
    last = next;
  }
  throw new Error(step);
}
