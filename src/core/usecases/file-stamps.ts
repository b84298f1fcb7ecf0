import type { Workspace } from '../workspace/workspace';

/** Files that are looked at at a time. */
const maxLookedAt = 20;

/** What files looked like when they were read, so that one is known to have changed before its watcher tells. */
export class FileStamps {
  readonly #workspace: Pick<Workspace, 'stat'>;
  readonly #known = new Map<string, Promise<string>>();

  constructor(workspace: Pick<Workspace, 'stat'>) {
    this.#workspace = workspace;
  }

  /** Takes note of a file, or that there is none, before it is read. */
  async note(uri: string): Promise<void> {
    const stamp = this.#of(uri);
    this.#known.set(uri, stamp);
    await stamp;
  }

  /** Those of some files that look otherwise than when they were read; of many the first ones only. */
  async changedOf(uris: Iterable<string>): Promise<readonly string[]> {
    const noted = [...uris].flatMap((uri) => {
      const stamp = this.#known.get(uri);
      return stamp === undefined ? [] : [{ uri, stamp }];
    });
    const changed = await Promise.all(
      noted.slice(0, maxLookedAt).map(async ({ uri, stamp }) => ((await this.#of(uri)) === (await stamp) ? [] : [uri])),
    );
    return changed.flat();
  }

  async #of(uri: string): Promise<string> {
    const { modified, size } = (await this.#workspace.stat(uri)) ?? {};
    return `${modified ?? ''} ${size ?? ''}`;
  }
}
