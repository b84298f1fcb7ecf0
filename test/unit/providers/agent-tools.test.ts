import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { join } from 'node:path';
import { Emitter } from '../../../src/core/base/events';
import type { registerAgentTools } from '../../../src/providers/agent-tools';

interface Provider {
  onDidChangeMcpServerDefinitions(listener: () => void): { dispose(): void };
}

/** The module with this in place of VS Code. */
async function loaded(vscode: object): Promise<typeof registerAgentTools> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, '../../../src/providers/agent-tools.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    write: false,
    logLevel: 'silent',
  });
  const module = { exports: {} as { registerAgentTools: typeof registerAgentTools } };
  const run = new Function('module', 'exports', 'require', outputFiles[0]!.text) as (...given: unknown[]) => void;
  run(module, module.exports, (name: string) => (name === 'vscode' ? vscode : assert.fail(name)));
  return module.exports.registerAgentTools;
}

describe('the server that VS Code is told of', () => {
  it('is asked for again when the folders of the library change, and when the workspace is trusted', async () => {
    const trusted = new Emitter<void>();
    const folders = new Emitter<readonly []>();
    let provider: Provider | undefined;
    const from = (...all: { dispose(): void }[]) => ({
      dispose: () => {
        all.forEach((each) => {
          each.dispose();
        });
      },
    });
    const register = await loaded({
      Disposable: { from },
      workspace: { onDidGrantWorkspaceTrust: trusted.event },
      lm: {
        registerTool: () => from(),
        registerMcpServerDefinitionProvider: (_: string, given: Provider) => {
          provider = given;
          return from();
        },
      },
    });
    register({
      context: { extension: { packageJSON: { contributes: { languageModelTools: [] } } } },
      loader: { onDidChangeFolders: folders.event },
      nodePath: () => 'node',
    } as unknown as Parameters<typeof register>[0]);
    let told = 0;
    const following = provider?.onDidChangeMcpServerDefinitions(() => told++);
    folders.fire([]);
    assert.equal(told, 1);
    trusted.fire();
    assert.equal(told, 2);
    following?.dispose();
    folders.fire([]);
    trusted.fire();
    assert.equal(told, 2);
  });
});
