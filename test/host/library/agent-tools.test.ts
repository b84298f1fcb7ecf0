import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { toolDefinitions } from '../../../src/core/usecases/agent/definitions';
import { folder, openLibrary, writeFile } from '../library-api';

/** What the tools answer, together; each gives some of it. */
interface ToolResult {
  readonly papers: readonly { readonly key: string }[];
  readonly abstract: string;
  readonly status: string;
  readonly sources: readonly { readonly key: string }[];
  readonly problems: readonly { readonly code: string; readonly line: number }[];
  readonly citation: string;
}

async function called(name: string, input: object): Promise<ToolResult> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return JSON.parse((content[0] as vscode.LanguageModelTextPart).value) as ToolResult;
}

describe('tools for language models', () => {
  let api: LiteratureNotesApi;

  before(async () => {
    api = await openLibrary();
  });

  it('are all there, as they are told to others', () => {
    for (const { name, description, inputSchema } of toolDefinitions) {
      const tool = vscode.lm.tools.find((each) => each.name === name);
      assert.equal(tool?.description, description);
      assert.deepEqual(tool?.inputSchema, inputSchema);
    }
  });

  it('search, read, find the source of a sentence, check and cite', async () => {
    const [paper] = api.library.papers.filter(({ language }) => language === 'en');
    const { key, abstract, names } = paper!;
    const { papers } = await called('search_papers', { query: names[0] ?? key });
    assert.ok(papers.some((row) => row.key === key));

    const uri = await writeFile('agent.md', `Read this [@${key}].\n\nAnd [@${key}x].\n`);
    const read = await called('get_paper', { key });
    assert.ok(read.abstract.startsWith(abstract.slice(0, 50)));

    const sentence = abstract.split(/(?<=\.)\s/)[0]!;
    const source = await called('find_source_of_text', { text: sentence });
    assert.equal(source.status, 'found');
    assert.equal(source.sources[0]?.key, key);
    assert.equal(
      (await called('find_source_of_text', { text: 'The price of copper rose during the strike of the dock workers.' }))
        .status,
      'none',
    );

    const path = uri.scheme === 'file' ? uri.fsPath : uri.toString();
    const { problems } = await called('check_citations', { path });
    assert.deepEqual(
      problems.filter(({ code }) => code === 'unknown-key').map(({ line }) => line),
      [3],
    );

    const { citation } = await called('cite_papers', { keys: [key], path });
    assert.equal(citation, `[@${key}]`);
    assert.notEqual(api.testing!.library.pinOf(key), undefined);
    await vscode.workspace.fs.delete(uri);
  });

  it('refuse what does not exist, and say what to do', async () => {
    const refused: [name: string, input: object, said: RegExp][] = [
      ['cite_papers', { keys: ['invented2024'], syntax: 'pandoc' }, /No paper has the key/],
      ['get_paper', {}, /needs the parameter "key"/],
      ['check_citations', { path: '/elsewhere/draft.md' }, /neither in the workspace nor open/],
    ];
    for (const [name, input, said] of refused) {
      const told = await called(name, input).then(
        () => 'It was done.',
        (error: unknown) => String(error),
      );
      assert.match(told, said);
    }
  });

  it('come with a server over the folders of the library, where programs can be started', async () => {
    const { servers } = await api.testing!.bundles.load('agent');
    const extension = vscode.extensions.getExtension('literature-notes.literature-notes')!;
    const context = { extension, storageUri: vscode.Uri.file('/cache') };
    assert.deepEqual(await servers({ ...api.testing!, context }), [], 'none without Node');
    const [server] = (await servers({ ...api.testing!, context, nodePath: () => '/bin/node' })) as {
      command: string;
      args: readonly string[];
      cwd?: vscode.Uri;
    }[];
    const isThere = 'McpStdioServerDefinition' in vscode && folder().scheme === 'file';
    assert.equal(server?.command, isThere ? '/bin/node' : undefined);
    assert.equal(server?.cwd?.toString(), isThere ? folder().toString() : undefined);
    assert.deepEqual(
      server?.args.slice(1),
      isThere
        ? ['mcp', vscode.Uri.joinPath(folder(), 'literature').fsPath, '--cache', vscode.Uri.file('/cache').fsPath]
        : undefined,
    );
  });
});
