import * as vscode from 'vscode';
import type { AgentLibrary } from '../core/usecases/agent/agent-library';
import { callTool } from '../core/usecases/agent/agent-tools';
import { editorAgentLibrary } from '../host/editor-agent-library';
import type { OpenLibrary } from '../composition/open-library';

/** What the tools work on, and how a server is started where programs can be. */
export type AgentServices = OpenLibrary & {
  readonly context: Pick<vscode.ExtensionContext, 'extension' | 'storageUri'>;
  /** The program that runs Node; absent in the web worker host. */
  readonly nodePath?: () => string;
};

/** Each keeps its tables from one call to the next. */
const libraries = new WeakMap<AgentServices, AgentLibrary>();

/** Answers a call of a tool. Rejects with a sentence for the model where it cannot be done. */
export async function answer(
  services: AgentServices,
  name: string,
  input: unknown,
): Promise<vscode.LanguageModelToolResult> {
  const library = libraries.get(services) ?? editorAgentLibrary(services);
  libraries.set(services, library);
  const { text, isError } = await callTool(library, name, input);
  if (isError) {
    throw new Error(text);
  }
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}

/** As much of VS Code's class as is used; its types come with 1.101. */
type StdioServer = new (
  label: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  version: string,
) => { cwd?: vscode.Uri };

/** The server of `lit mcp` over the folders of the library, with the cache that this window reads and writes; none where they are not files of this machine. */
export async function servers({ loader, context, nodePath }: AgentServices): Promise<object[]> {
  await loader.whenIdle();
  const { McpStdioServerDefinition: Server } = vscode as { McpStdioServerDefinition?: StdioServer };
  const served = loader.folders.filter(({ uri, implicit }) => !implicit && vscode.Uri.parse(uri).scheme === 'file');
  const folders = served.map(({ uri }) => vscode.Uri.parse(uri));
  if (Server === undefined || nodePath === undefined || folders.length === 0 || !vscode.workspace.isTrusted) {
    return [];
  }
  const { extensionUri, packageJSON } = context.extension;
  const { storageUri } = context;
  const server = new Server(
    'Literature Notes',
    nodePath(),
    [
      vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath,
      'mcp',
      ...folders.map(({ fsPath }) => fsPath),
      ...(storageUri?.scheme === 'file' ? ['--cache', storageUri.fsPath] : []),
    ],
    // The program of the desktop's host is VS Code itself.
    { ELECTRON_RUN_AS_NODE: '1' },
    (packageJSON as { version: string }).version,
  );
  // It reads documents where it is started.
  const start = served.map(({ workspaceFolder }) => vscode.Uri.parse(workspaceFolder));
  server.cwd = start.find(({ scheme }) => scheme === 'file') ?? folders[0];
  return [server];
}
