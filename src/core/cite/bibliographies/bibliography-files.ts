import type { CitationSyntax, CitedDocument } from '../model/citation';
import type { BibliographyFile } from './document-keys';

/** What a folder holds, by name and sorted. */
export interface FolderNames {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Links to folders, which are not gone into by themselves. */
  readonly linkedFolders?: readonly string[];
}

/** A document among those that are one work together: what it includes, and what it cites and names. */
export interface WorkDocument {
  readonly path: string;
  /** The paths of what it takes in, as it writes them. */
  readonly included: readonly string[];
  /** The root that it names for itself. */
  readonly namedRoot: string | undefined;
  /** Whether it may be part of another document, so that it is worth looking for that. */
  readonly mayBePart: boolean;
  /** Whether its tool takes keys that differ in case alone for the same; undefined where it tells nothing of that. */
  readonly foldsCase: boolean | undefined;
  readonly parsed: CitedDocument;
  /** Names that it gives to something else than papers. */
  readonly names: ReadonlySet<string>;
}

/** Where the documents and bibliographies beside a document are read; paths as in `paths.ts`, as they are written. Who gives it remembers what was read. */
export interface BibliographyFiles {
  /** The text of a small file, such as a configuration. `undefined` where there is none, or too much. */
  read(path: string): Promise<string | undefined>;
  /** Another document. `undefined` as for `read`. */
  part(path: string, syntax: CitationSyntax): Promise<WorkDocument | undefined>;
  /** What is in a folder; nothing where there is no such folder. */
  list(folder: string): Promise<FolderNames>;
  /** The entries of a bibliography; `undefined` where there is none that can be read. */
  bibliography(path: string): Promise<BibliographyFile | undefined>;
  /** The path of a file as its file system spells it, which `part` and `bibliography` give too; as it is where nothing lies there. */
  stored(path: string): Promise<string>;
  /** What a YAML text gives for a name, as `parse/yaml-strings.ts` has it. */
  yamlStrings(text: string, name: string): Promise<readonly string[]>;
}

/** The document whose bibliographies are asked for. */
export interface AskedDocument extends WorkDocument {
  /** The folder above which nothing is looked for: the workspace folder, or where the terminal is. */
  readonly top: string;
}

export const noNames: FolderNames = { files: [], folders: [] };
