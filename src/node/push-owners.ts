import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What a push of a folder is known by the next time. */
export interface PushPlace {
  /** The path of the folder itself, without links. */
  readonly folder: string;
  /** The address of the index. */
  readonly index: string;
  readonly collection: string;
}

/** What folders own in shared libraries, as earlier pushes have left it. */
export interface PushOwners {
  get(place: PushPlace): Promise<string | undefined>;
  /** Rejects where it cannot be kept. */
  set(place: PushPlace, id: string): Promise<void>;
}

const validId = /^[\w-]{1,100}$/;

/** Keeps owners in files of the user's own, one for each folder and index; no library folder is written. */
export class PushOwnersOnDisk implements PushOwners {
  readonly folder: string;

  constructor(folder = join(stateFolder(), 'literature-notes', 'pushed')) {
    this.folder = folder;
  }

  async get(place: PushPlace): Promise<string | undefined> {
    try {
      const kept: unknown = JSON.parse(await readFile(this.#fileOf(place), 'utf8'));
      const id: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'id') : undefined;
      return typeof id === 'string' && validId.test(id) ? id : undefined;
    } catch {
      return undefined;
    }
  }

  async set(place: PushPlace, id: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = this.#fileOf(place);
    const half = `${file}.${String(process.pid)}`;
    await writeFile(half, `${JSON.stringify({ ...place, id }, undefined, 2)}\n`, { mode: 0o600 });
    await rename(half, file);
  }

  #fileOf({ folder, index, collection }: PushPlace): string {
    const name = createHash('sha256').update([folder, index, collection].join('\n')).digest('hex');
    return join(this.folder, `${name.slice(0, 32)}.json`);
  }
}

/** Where programs keep what is the user's own on this machine and no setting. */
function stateFolder(): string {
  switch (process.platform) {
    case 'win32':
      return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    default:
      return process.env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state');
  }
}
