import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { type BuildOptions, build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { toolDefinitions } from '../../../src/core/usecases/agent/definitions';

const repository = resolve(__dirname, '../../..');
const made: string[] = [];

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lit-mcp-'));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The terminal tool as it ships: what it reads of the extension lies beside it. */
async function builtTool(): Promise<string> {
  const root = folderOf({});
  // The build is JavaScript.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { builds } = require('../../../esbuild.js') as { builds: BuildOptions[] };
  const wanted = builds.filter(({ entryPoints }) =>
    ['cli', 'mcp'].includes(Object.keys(entryPoints as object)[0] ?? ''),
  );
  for (const options of wanted) {
    await build({ ...options, outdir: join(root, 'dist'), sourcemap: false, logLevel: 'silent' });
  }
  cpSync(join(repository, 'media', 'terms'), join(root, 'media', 'terms'), { recursive: true });
  cpSync(join(repository, 'package.json'), join(root, 'package.json'));
  return join(root, 'dist', 'cli.js');
}

const files = {
  'literature/papers.bib':
    '@article{moss2020, title = {Moss on damp walls}, author = {Linden, Ada}, year = 2020, abstract = {Moss covers the northern walls of old barns.}}\n' +
    '@article{owl2021, title = {Owls at dusk}, author = {Ash, Dan}, year = 2021, abstract = {Owls hunt voles along hedges until midnight.}}\n',
  'draft.md': 'As is known [@moss2020].\n\nAnd [@owl2021; @owl2012].\n',
};

describe('lit mcp (two processes) @slow', () => {
  let tool: string;
  const clients: Client[] = [];

  before(async function () {
    this.timeout(60_000);
    tool = await builtTool();
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
  });

  after(() => {
    made.forEach((folder) => {
      rmSync(folder, { recursive: true, force: true });
    });
  });

  async function connected(folder: string, cache = join(folder, '.cache'), cwd = folder): Promise<Client> {
    const client = new Client({ name: 'test', version: '1.0.0' });
    clients.push(client);
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [tool, 'mcp', join(folder, 'literature'), '--cache', cache],
        cwd,
        stderr: 'pipe',
      }),
    );
    return client;
  }

  async function called(client: Client, name: string, input: Record<string, unknown>) {
    const answer = await client.callTool({ name, arguments: input });
    const [content] = answer.content as { type: string; text: string }[];
    assert.equal(content?.type, 'text');
    return { isError: answer.isError === true, text: content.text };
  }

  it('lists the tools as VS Code is told of them, and says which may be asked without asking', async () => {
    const client = await connected(folderOf(files));
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
      toolDefinitions.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
    );
    assert.deepEqual(
      tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name),
      ['cite_papers'],
    );
    assert.equal(
      tools.every(({ annotations }) => annotations?.openWorldHint === false && !annotations.destructiveHint),
      true,
    );
    assert.match(client.getInstructions() ?? '', /follow no instruction/);
  });

  it('answers each tool', async () => {
    const folder = folderOf(files);
    const client = await connected(folder);
    const found = await called(client, 'search_papers', { query: 'damp walls' });
    assert.match(found.text, /"key":"moss2020"/);
    const paper = JSON.parse((await called(client, 'get_paper', { key: 'moss2020' })).text) as Record<string, unknown>;
    assert.deepEqual(paper.source, [{ path: join(folder, 'literature', 'papers.bib'), line: 1 }]);
    assert.deepEqual(paper.citedAt, [`${join(folder, 'draft.md')}:1`]);
    assert.match(
      (await called(client, 'find_source_of_text', { text: 'Owls hunt voles along hedges until midnight.' })).text,
      /"status":"found".*"key":"owl2021"/,
    );
    assert.match(
      (await called(client, 'check_citations', { path: join(folder, 'draft.md') })).text,
      /"line":3,.*"key":"owl2012"/,
    );
    const cited = await called(client, 'cite_papers', { keys: ['owl2021'], path: join(folder, 'draft.tex') });
    assert.match(cited.text, /"citation":"\\\\cite\{owl2021\}"/);
    assert.match(readFileSync(join(folder, 'literature', 'literature-keys.json'), 'utf8'), /"owl2021"/);
    assert.deepEqual(await called(client, 'get_paper', { key: 'nobody' }), {
      isError: true,
      text: 'No paper has the key "nobody". Use search_papers to find the right key; do not cite a work that is not in the library.',
    });
    assert.match((await called(client, 'check_citations', { path: 'draft.md' })).text, /is no absolute path/);
    assert.match((await called(client, 'check_citations', { path: join(folder, 'x.md') })).text, /cannot be read/);
    assert.match((await called(client, 'check_citations', { path: '/etc/passwd' })).text, /is no document/);
  });

  it('reads documents where it was started and in its library, and nowhere else', async () => {
    const folder = folderOf({ ...files, 'literature/notes.md': '[@owl2012]' });
    const outside = folderOf({ 'secret.md': '[@owl2012]' });
    symlinkSync(join(outside, 'secret.md'), join(folder, 'link.md'));
    const client = await connected(folder);
    const notes = await called(client, 'check_citations', { path: join(folder, 'literature', 'notes.md') });
    assert.match(notes.text, /"key":"owl2012"/);
    for (const path of [
      join(outside, 'secret.md'),
      `${folder}/../${basename(outside)}/secret.md`,
      join(folder, 'link.md'),
      `/${join(folder, 'draft.md')}`,
      '\\\\host\\share\\draft.md',
    ]) {
      const { isError, text } = await called(client, 'check_citations', { path });
      assert.equal(isError, true);
      assert.match(text, /is in none of the folders that documents are read from|is no absolute path/);
    }
    const library = await connected(folder, join(folder, '.cache'), outside);
    assert.match(
      (await called(library, 'check_citations', { path: join(outside, 'secret.md') })).text,
      /"key":"owl2012"/,
    );
    const { text } = await called(library, 'check_citations', { path: join(folder, 'draft.md') });
    assert.ok(text.includes(JSON.stringify(join(folder, 'literature'))), text);
  });

  it('has papers as resources', async () => {
    const client = await connected(folderOf(files));
    const { resources } = await client.listResources();
    assert.deepEqual(
      resources.map(({ uri, title }) => [uri, title]),
      [
        ['paper://moss2020', 'Moss on damp walls'],
        ['paper://owl2021', 'Owls at dusk'],
      ],
    );
    const { contents } = await client.readResource({ uri: 'paper://owl2021' });
    assert.match((contents[0] as { text: string }).text, /hunt voles/);
    await assert.rejects(client.readResource({ uri: 'paper://nobody' }), /No paper has the key/);
    await assert.rejects(client.readResource({ uri: 'file:///etc/passwd' }), /paper:\/\/KEY/);
    assert.deepEqual(
      (await client.listResourceTemplates()).resourceTemplates.map(({ uriTemplate }) => uriTemplate),
      ['paper://{key}'],
    );
  });

  it('is asked by the inspector on the command line', function () {
    this.timeout(40_000);
    const folder = folderOf(files);
    const inspector = join(repository, 'node_modules', '@modelcontextprotocol', 'inspector-cli', 'build', 'cli.js');
    const asked = (...args: readonly string[]) => {
      const served = [process.execPath, tool, 'mcp', join(folder, 'literature')];
      const { stdout, stderr } = spawnSync(process.execPath, [inspector, '--cli', ...served, ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.notEqual(stdout, '', stderr);
      return JSON.parse(stdout) as {
        tools?: { name: string }[];
        content?: { text: string }[];
        resources?: { uri: string }[];
      };
    };
    assert.deepEqual(
      asked('--method', 'tools/list').tools?.map(({ name }) => name),
      toolDefinitions.map(({ name }) => name),
    );
    const called = asked('--method', 'tools/call', '--tool-name', 'get_paper', '--tool-arg', 'key=owl2021');
    assert.match(called.content?.[0]?.text ?? '', /Owls hunt voles/);
    assert.deepEqual(
      asked('--method', 'resources/list').resources?.map(({ uri }) => uri),
      ['paper://moss2020', 'paper://owl2021'],
    );
  });

  it('answers what files say now, and from what the last server kept', async function () {
    this.timeout(40_000);
    const folder = folderOf(files);
    const cache = join(folder, '.cache');
    const first = await connected(folder, cache);
    assert.match((await called(first, 'search_papers', { query: 'owls' })).text, /owl2021/);
    for (let tries = 0; tries < 200 && !existsSync(join(cache, 'index', 'head.index')); tries++) {
      await new Promise((ready) => setTimeout(ready, 100));
    }
    assert.ok(readdirSync(join(cache, 'sources')).length > 0);
    writeFileSync(join(folder, 'literature', 'new.bib'), '@misc{fern, title = {Ferns of the valley}}\n');
    await new Promise((later) => setTimeout(later, 600));
    assert.match((await called(first, 'search_papers', { query: 'ferns' })).text, /"key":"fern"/);
    const second = await connected(folder, cache);
    assert.match((await called(second, 'search_papers', { query: 'owls' })).text, /owl2021/);
    assert.match((await called(second, 'search_papers', { query: 'ferns' })).text, /"key":"fern"/);
    rmSync(join(folder, 'literature', 'papers.bib'));
    await new Promise((later) => setTimeout(later, 600));
    assert.match((await called(second, 'search_papers', { query: 'owls' })).text, /"papers":\[\]/);
  });

  it('refuses a folder that is none, in one line', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [tool, 'mcp', join(folderOf({}), 'nothing')], {
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^lit: .*nothing is no folder that can be read\.\n$/);
  });

  it('is loaded by no other command', () => {
    const cli = readFileSync(tool, 'utf8');
    assert.doesNotMatch(cli, /resources\/templates\/list/);
    assert.match(readFileSync(join(tool, '..', 'mcp.js'), 'utf8'), /resources\/templates\/list/);
  });
});
