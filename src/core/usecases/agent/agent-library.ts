import type { CitationSyntax } from '../../cite/model/citation';
import type { StemShares } from '../../identify/match/shares';
import type { Library } from '../../library/library';
import type { TermTable } from '../../search/translation/term-table';
import type { TimeSlicer } from '../../async/time-slicer';
import type { CheckedDocument } from '../check-documents';
import type { FoundPaper } from '../search-papers';

/** Where a document cites a paper: path as the user has it, line from 1. */
export interface CitedAt {
  readonly path: string;
  readonly line: number;
}

/** A document that is checked, or in which papers are to be cited. */
export interface AgentDocument extends CheckedDocument {
  readonly syntax: CitationSyntax;
}

/** What became of keys that were given out: kept in the keys file, or why they wait, as a sentence. */
export type KeptKeys = { readonly kept: true } | { readonly kept: false; readonly reason: string };

/** What the tools need of whoever serves them: the editor, or the terminal. */
export interface AgentLibrary {
  /** The library once it has been read, with what has changed since. */
  library(): Promise<Pick<Library, 'cited' | 'get' | 'isDisputed' | 'papers' | 'pinOf'>>;
  /** At most `limit` papers that match, best first. */
  search(query: string, limit: number): Promise<readonly FoundPaper[]>;
  /** Where documents cite a paper, in order. */
  citedAt(key: string): Promise<readonly CitedAt[]>;
  /** A document by its path. Rejects with `ToolRefusal` where it is none, cannot be read, or is not to be. */
  document(path: string): Promise<AgentDocument>;
  /** A text as a document of this syntax that is not saved; without one, of the usual syntax. */
  text(text: string, syntax: CitationSyntax | undefined): Promise<AgentDocument>;
  /** The syntax of a document that need not exist yet. Rejects with `ToolRefusal` where citations in such files are not known. */
  syntaxOf(path: string): Promise<CitationSyntax>;
  /** Keeps the keys of papers that were given out, through the guarded write of the keys file. */
  keep(keys: readonly string[]): Promise<KeptKeys>;
  terms(): Promise<TermTable>;
  stems(): Promise<StemShares>;
  /** Cuts long work into slices. */
  readonly slicer: () => Pick<TimeSlicer, 'run'>;
  /** A source as the user knows it, from what identifies it in the library. */
  pathOf(source: string): string;
}
