import type * as vscode from 'vscode';
import type { BibliographyFile } from '../../core/cite/bibliographies/document-keys';
import type { DocumentEntry } from '../../core/cite/bibliographies/document-entries';
import type { BibliographyReader } from '../library/bibliography-reader';
import { readSource } from '../workspace/source-files';
import type { EditorBibliographies, FileAtUri } from './document-bibliographies';

/** What a document's own bibliographies make of keys. */
export interface EntriesOfKeys {
  readonly papers: ReadonlyMap<string, DocumentEntry>;
  /** Keys that they have, in files that are read for keys only, or could not be read. */
  readonly unread: readonly string[];
  readonly unknown: readonly string[];
}

/** The works that documents cite from bibliographies of their own; each is read once, until its file changes. */
export class EditorBibliographyEntries {
  readonly #own: EditorBibliographies;
  readonly #reader: Pick<BibliographyReader, 'papers'>;
  /** By file as it was read: what was read anew is another one. */
  readonly #papers = new WeakMap<BibliographyFile, Map<string, Promise<DocumentEntry | undefined>>>();
  readonly onDidChange: EditorBibliographies['onDidChange'];

  constructor(own: EditorBibliographies, reader: Pick<BibliographyReader, 'papers'>) {
    this.#own = own;
    this.#reader = reader;
    this.onDidChange = own.onDidChange;
  }

  /** The keys that a document means which asks for every work. */
  async all(document: vscode.TextDocument): Promise<readonly string[]> {
    return (await this.#own.of(document)).all;
  }

  /** @param keys those that the library does not have */
  async of(document: vscode.TextDocument, keys: readonly string[]): Promise<EntriesOfKeys> {
    const papers = new Map<string, DocumentEntry>();
    const unread: string[] = [];
    const unknown: string[] = [];
    if (keys.length > 0) {
      const [files, { written }] = await Promise.all([this.#own.filesOf(document), this.#own.of(document)]);
      const holderOf = (key: string) => files.find(({ file }) => file.entries.has(key));
      for (const holder of files) {
        this.#ask(
          holder,
          keys.filter((key) => holderOf(key) === holder),
          files.filter((other) => other !== holder),
        );
      }
      for (const key of keys) {
        const holder = holderOf(key);
        const paper = holder === undefined ? undefined : await this.#papers.get(holder.file)?.get(key);
        if (paper !== undefined) {
          papers.set(key, paper);
        } else if (holder !== undefined) {
          unread.push(key);
        } else if (!written.has(key)) {
          unknown.push(key);
        }
      }
    }
    return { papers, unread, unknown };
  }

  /** Has what was not asked for before read in one go. */
  #ask({ file, uri }: FileAtUri, keys: readonly string[], others: readonly FileAtUri[]): void {
    const known = this.#papers.get(file) ?? new Map<string, Promise<DocumentEntry | undefined>>();
    this.#papers.set(file, known);
    const asked = keys.filter((key) => !known.has(key));
    if (asked.length === 0) {
      return;
    }
    const reading = this.#read(file, uri, others, asked);
    for (const key of asked) {
      known.set(
        key,
        reading.then(
          (papers) => papers.find(({ id }) => id === key),
          () => {
            // To be tried again when it is asked for next.
            known.delete(key);
            return undefined;
          },
        ),
      );
    }
  }

  /** With the strings of the document's other bibliographies, where it names some that it does not define. */
  async #read(
    { path }: BibliographyFile,
    uri: vscode.Uri,
    others: readonly FileAtUri[],
    keys: readonly string[],
  ): ReturnType<BibliographyReader['papers']> {
    const { text } = await readSource(uri);
    const found = await this.#reader.papers({ path, text }, keys, []);
    if (others.length === 0 || found.every(({ publication }) => publication?.bibtex?.unresolved === undefined)) {
      return found;
    }
    const related = await Promise.all(
      others.map((other) =>
        readSource(other.uri).then(
          (read) => read.text,
          () => '',
        ),
      ),
    );
    return this.#reader.papers({ path, text }, keys, related);
  }
}
