import { comparedName } from '../text/compared-name';
import { pathOf } from '../base/uris';

/** The URIs that were asked for, which may be written otherwise than changes of the same files are told. */
export class Spellings {
  readonly #asked = new Map<string, Set<string>>();

  add(uri: string): void {
    const name = comparedName(pathOf(uri));
    const known = this.#asked.get(name);
    if (known === undefined) {
      this.#asked.set(name, new Set([uri]));
    } else {
      known.add(uri);
    }
  }

  /** Some URIs and those that were asked for and may mean the same: on a file system that minds letter cases, some that do not. */
  of(uris: Iterable<string>): ReadonlySet<string> {
    return new Set([...uris].flatMap((uri) => [uri, ...(this.#asked.get(comparedName(pathOf(uri))) ?? [])]));
  }

  clear(): void {
    this.#asked.clear();
  }
}
