import { readAhead } from '../core/async/limiter';
import { Sequencer } from '../core/async/sequencer';
import { languageOfEnding, fileExtensionOf } from '../core/cite/languages/documents';
import { parseCitations, syntaxFor } from '../core/cite/languages/index';
import { CitationGraph } from '../core/cite/model/citation-graph';
import { uriBelow } from '../core/base/uris';
import { maxDocumentSize } from '../core/files/limits';
import { walk } from '../core/files/walk';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import { type KeyPosition, positionsOf } from '../core/usecases/key-places';
import { nodeClock } from '../node/clock';
import type { NodeWorkspace } from '../node/node-workspace';

/** More documents than a person writes. */
const maxDocuments = 2000;
/** Documents are looked at again for a call that comes so much later than the last look, in milliseconds. */
const lookAfter = 2000;
const readsAtOnce = 16;

interface Read {
  readonly stamp: string;
  readonly positions: ReadonlyMap<number, KeyPosition>;
}

/** A citation of a paper: the document's URI, and its line from 0. */
interface Place {
  readonly uri: string;
  readonly line: number;
}

/** What the documents below folders of the disk cite, as their files say whenever it is asked for. */
export class CitedDocuments {
  readonly #workspace: NodeWorkspace;
  readonly #folders: readonly string[];
  readonly #book = new CitationGraph();
  readonly #read = new Map<string, Read>();
  readonly #tasks = new Sequencer();
  #lookedAt = Number.NEGATIVE_INFINITY;

  /** @param folders their URIs */
  constructor(workspace: NodeWorkspace, folders: readonly string[]) {
    this.#workspace = workspace;
    this.#folders = folders;
  }

  /** Every key that some document cites. */
  async cited(): Promise<ReadonlySet<string>> {
    await this.#lookAgain();
    return new Set(this.#book.keys);
  }

  /** The place of each citation of a paper, by its key and its former keys, in order of document and place. */
  async placesOf(paper: Paper, library: Pick<Library, 'get'>): Promise<readonly Place[]> {
    await this.#lookAgain();
    return [paper.key, ...paper.aliases.filter((alias) => library.get(alias) === paper)]
      .flatMap((key) => this.#book.citationsOf(key))
      .flatMap(({ document, citation: { keyRange } }) => {
        const position = this.#read.get(document)?.positions.get(keyRange.start);
        return position === undefined ? [] : [{ uri: document, line: position.line }];
      })
      .sort((a, b) => (a.uri === b.uri ? a.line - b.line : a.uri < b.uri ? -1 : 1));
  }

  #lookAgain(): Promise<void> {
    return this.#tasks.run(async () => {
      if (nodeClock.now() - this.#lookedAt >= lookAfter) {
        await this.#look();
        this.#lookedAt = nodeClock.now();
      }
    });
  }

  async #look(): Promise<void> {
    const present = new Set<string>();
    for (const folder of this.#folders) {
      (await this.#list(folder)).forEach((uri) => present.add(uri));
    }
    for (const uri of [...this.#read.keys()].filter((known) => !present.has(known))) {
      this.#read.delete(uri);
      this.#book.set(uri, undefined);
    }
    for await (const { uri, stamp, text } of readAhead(present, readsAtOnce, (uri) => this.#textOf(uri))) {
      if (text !== undefined) {
        const parsed = parseCitations(text, syntaxFor(languageOfEnding.get(fileExtensionOf(uri)) ?? ''));
        this.#read.set(uri, { stamp, positions: positionsOf(parsed, text) });
        this.#book.set(uri, parsed);
      }
    }
  }

  async #list(folder: string): Promise<string[]> {
    const tree = {
      list: (path: string) => this.#workspace.list(uriBelow(folder, path)),
      realPath: (path: string) => this.#workspace.realPath(uriBelow(folder, path)),
    };
    const { files } = await walk(tree, {
      isWanted: (name) => languageOfEnding.has(fileExtensionOf(name)),
      maxFiles: maxDocuments,
    }).catch(() => ({ files: [] as readonly string[] }));
    return files.map((path) => uriBelow(folder, path));
  }

  /** The text where it has changed since it was read, and can be. */
  async #textOf(uri: string): Promise<{ readonly uri: string; readonly stamp: string; readonly text?: string }> {
    const stat = await this.#workspace.stat(uri);
    const stamp = `${stat?.modified ?? 0} ${stat?.size ?? 0}`;
    if (this.#read.get(uri)?.stamp === stamp) {
      return { uri, stamp };
    }
    try {
      return { uri, stamp, text: (await this.#workspace.readFile(uri, maxDocumentSize)).text };
    } catch {
      return { uri, stamp, text: '' };
    }
  }
}
