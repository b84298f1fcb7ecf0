import * as vscode from 'vscode';
import type * as agent from './agent-answers';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly agent: typeof agent;
  }
}

type RegisterServers = (id: string, provider: object) => vscode.Disposable;

/** Registers the tools that language models call, as `package.json` lists them, and the server for other hosts; their code is loaded with the first call. */
export function registerAgentTools(services: agent.AgentServices): vscode.Disposable {
  const { languageModelTools } = services.context.extension.packageJSON.contributes as {
    readonly languageModelTools: readonly { readonly name: string }[];
  };
  const load = () => services.bundles.load('agent');
  // From VS Code 1.101 on.
  const { registerMcpServerDefinitionProvider: registerServers } = vscode.lm as {
    registerMcpServerDefinitionProvider?: RegisterServers;
  };
  let servers: vscode.Disposable | undefined;
  try {
    servers =
      services.nodePath &&
      registerServers?.('literatureNotes', {
        onDidChangeMcpServerDefinitions: (listener: () => void) =>
          vscode.Disposable.from(
            services.loader.onDidChangeFolders(listener),
            vscode.workspace.onDidGrantWorkspaceTrust(listener),
          ),
        provideMcpServerDefinitions: async () => (await load()).servers(services),
      });
  } catch {
    // VS Code 1.100 has it as a proposal, and refuses.
  }
  return vscode.Disposable.from(
    ...(servers ? [servers] : []),
    ...languageModelTools.map(({ name }) =>
      vscode.lm.registerTool(name, { invoke: async ({ input }) => (await load()).answer(services, name, input) }),
    ),
  );
}
