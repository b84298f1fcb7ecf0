import type { DocumentEntry } from '../core/cite/bibliographies/document-entries';
import type { DerivedEntry, Paper, DerivedSource, Publication, SourceSpan } from '../core/model/paper';
import type { BibliographyEntry, SkippedSource } from '../core/parse/formats/shared/bibliography-format';
import type { FileText } from '../core/parse/source';
import type { SourceRequest } from '../core/usecases/read-sources';
import type { Overview } from '../core/map/overview';
import type { TopicGroup } from '../core/search/topics/topics';
import type { KeysAnswer, SearchAnswer, SearchHit } from '../core/search/engine';
import type { SharedQueryOptions } from '../core/shared-library/query';
import type { PaperFingerprint } from './paper-fingerprint';

/**
 * What the extension host asks of the engine that parses and searches, in a worker or in process. Everything here can be
 * cloned (structured clone); the engine answers requests in the order they come.
 */
export interface EngineCalls {
  parse(source: SourceRequest): DerivedSource | SkippedSource;
  /** The entries of a bibliography; nothing where it is of no kind that is read. */
  bibliography(source: FileText): readonly BibliographyEntry[] | undefined;
  /** What a YAML text gives for a name, at any depth. */
  yamlStrings(source: { readonly text: string; readonly name: string }): readonly string[];
  /** Everywhere that a bibliography writes one of some keys. */
  keyUses(source: FileText & { readonly keys: readonly string[] }): readonly BibliographyEntry[];
  /** What a bibliography says of the works that it has under some keys. */
  documentEntries(
    source: FileText & {
      readonly keys: readonly string[];
      /** Texts of the document's other bibliographies. */
      readonly related: readonly string[];
    },
  ): readonly DocumentEntry[];
  /** What a source says of the works at some spans, in their order; related texts may define what it names. */
  publications(
    source: FileText & {
      readonly format: string;
      readonly spans: readonly SourceSpan[];
      readonly related: readonly string[];
    },
  ): readonly (Publication | undefined)[];
  /** Brings the index up to date: papers are taken out by key, then others added. */
  update(change: IndexChange): void;
  search(
    query: SearchQuery & { /** Asks for the papers that were found as well. */ readonly withPapers?: boolean },
  ): SearchAnswer & { readonly papers?: readonly Paper[] };
  /** The keys alone of what the same query finds, which is sooner told. */
  find(query: SearchQuery): KeysAnswer;
  /** Papers like one, most alike first. */
  similar(paper: { readonly key: string; readonly limit: number }): readonly SearchHit[];
  /** What a paper is about, by the topics of a table in its text form, in words of the other language. */
  subjects(paper: { readonly key: string; readonly limit: number; readonly table: string }): readonly string[];
  /** All papers of the index grouped by the topics of a table, in the text form of `TopicTable`; other requests are answered meanwhile. */
  topics(table: string): readonly TopicGroup[];
  /** The same with what a map of the papers is made of. */
  overview(table: string): Overview;
  /** The terms of the other language, in the text form of `TermTable`, and the user's own. */
  useTerms(terms: { readonly table: string; readonly own: Readonly<Record<string, string>> }): void;
  /** What is sent to a shared library of a query, with the terms that the engine has; nothing where the query asks for nothing. */
  sharedQuery(asked: {
    readonly query: string;
    readonly options: Omit<SharedQueryOptions, 'terms'>;
  }): Readonly<Record<string, unknown>> | undefined;
  /** The code of the part that romanizes, so that pinyin finds Chinese papers, or nothing, so that it no longer does. */
  usePinyin(romanizer: string | undefined): void;
  /** Takes a part of an index that was stored, pieces first, then shards, which `restore` puts together. */
  restorePart(part: Uint8Array): void;
  /** Takes in an index that was stored, of so many parts; answers with the notes it was stored with, or nothing where it is of no use. */
  restore(stored: StoredParts & { readonly label: IndexLabel }): string | undefined;
  /** Tells an engine with a restored index that the library has these papers; answers with the keys of those it needs to be sent. */
  verify(papers: readonly PaperFingerprint[]): readonly string[];
  /** All papers of the library have been confirmed or sent; answers how many restored ones were not among them and are gone. */
  prune(argument: undefined): number;
  /** Papers stand elsewhere now and say the same. */
  move(papers: readonly Omit<PaperFingerprint, 'fingerprint'>[]): void;
  /** Packs the index to be stored; `packed` then gives its parts, one a call. */
  pack(argument: { readonly label: IndexLabel; readonly notes: string }): StoredParts;
  packed(argument: undefined): Uint8Array;
}

export interface IndexChange {
  readonly removed: readonly string[];
  readonly added: readonly Paper[];
}

/** Names an index that is stored, and the code that made it. */
export interface IndexLabel {
  readonly version: string;
  readonly id: string;
}

/** How an index is stored: all but its papers in one file that is cut into pieces, then files of papers. */
export interface StoredParts {
  readonly pieces: number;
  readonly shards: number;
}

export interface SearchQuery {
  readonly query: string;
  readonly limit: number;
  readonly cited?: ReadonlySet<string>;
}

export type EngineCall = keyof EngineCalls;
export type ArgumentOf<Call extends EngineCall> = Parameters<EngineCalls[Call]>[0];
export type ResultOf<Call extends EngineCall> = ReturnType<EngineCalls[Call]>;

export type EngineRequest = {
  readonly [Call in EngineCall]: { readonly id: number; readonly call: Call; readonly argument: ArgumentOf<Call> };
}[EngineCall];

/**
 * What goes to an engine: a request; a part of a long text, which goes ahead of its `parse` request; or, where a portion of
 * entries has come, the wish for what follows.
 */
export type EngineMessage =
  EngineRequest | { readonly id: number; readonly text: string } | { readonly id: number; readonly next: true };

/** The result of a request, or why there is none; entries of a large source go ahead in portions, each when it is asked for. */
export type EngineReply =
  | { readonly id: number; readonly entries: readonly DerivedEntry[] }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };

/** What a worker says when it has started: no request has this number. */
export const hello: EngineReply = { id: 0, result: undefined };

/** Entries in one message, and UTF-16 units of text: a thread writes and reads a message without a pause. */
export const entriesInMessage = 200;
export const textInMessage = 2_000_000;
