import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { agentLibraryOnDisk } from './mcp/agent-library';
import { serverOf } from './mcp/protocol';

export interface ServerAsked {
  readonly folders: readonly string[];
  /** Where to keep what was parsed and indexed; a folder of the user's caches unless told. */
  readonly cache: string | undefined;
  /** Takes a line for people: nothing but the protocol goes to the output. */
  readonly tell: (line: string) => void;
}

/** Serves libraries over standard input and output, until the input ends. Rejects with `UsageError` where a folder is none. */
export async function serve({ folders, cache = usualCache(folders), tell }: ServerAsked): Promise<void> {
  // Where the extension lies: this file is in its `dist`.
  const root = join(__dirname, '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const log = { info: () => undefined, warn: tell, error: (error: string | Error) => tell(String(error)) };
  const { library, store } = await agentLibraryOnDisk({ folders, cache, root, log });
  const ended = new Promise((ends) => process.stdin.once('end', ends).once('close', ends));
  await serverOf(library, version).connect(new StdioServerTransport());
  await ended;
  await store();
}

function usualCache(folders: readonly string[]): string {
  const caches =
    process.platform === 'win32'
      ? (process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
  const name = createHash('sha256')
    .update(folders.map((folder) => resolve(folder)).join('\n'))
    .digest('hex')
    .slice(0, 16);
  return join(caches, 'literature-notes', name);
}
