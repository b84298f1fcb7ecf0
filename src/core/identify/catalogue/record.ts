import type { CslItem } from '../../model/paper';

/** A record of a catalogue, as far as it is read for comparing it; the rest is made when it is wanted. */
export interface CatalogueRecord {
  /** From 1. */
  readonly line: number;
  readonly title: string;
  /** May be empty; its white space is as the catalogue has it. */
  readonly abstract: string;
  readonly doi?: string | undefined;
  /** Without version. */
  readonly arxiv?: string | undefined;
  /** Where its texts stand in JSON that has not been parsed yet; to be asked before anything else of it is. */
  readonly written?: WrittenTexts | undefined;
  /** The record, parsed, which does not hold on to the text that it stands in. */
  readonly whole?: (() => CatalogueRecord) | undefined;
  /** All that the catalogue says of the work; `id` is its arXiv identifier, its DOI, else the catalogue's own key. */
  csl(): CslItem;
}

/** A record as a part of a JSON text, with the places of its title and abstract, which have the escapes of JSON without `\u`. */
export interface WrittenTexts {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly titleStart: number;
  readonly titleEnd: number;
  readonly abstractStart: number;
  readonly abstractEnd: number;
}

/** A part of a catalogue that could not be read. */
export interface DamagedRecord {
  /** From 1. */
  readonly line: number;
  readonly reason: 'not-json' | 'no-record' | 'too-long';
}

/** What was read next. */
export interface CatalogueBatch {
  readonly records: readonly CatalogueRecord[];
  readonly damaged: readonly DamagedRecord[];
  /** Bytes read so far, as they are stored. */
  readonly bytes: number;
}

/** A file with records. */
export interface CatalogueFile {
  /** As it was given; its ending tells its format. */
  readonly path: string;
  /** In bytes, where it is known. */
  readonly size?: number | undefined;
  /** Its bytes, from the first; a part of any length at a time. */
  parts(): AsyncIterable<Uint8Array>;
}

/** The catalogue cannot be read at all; the message says why. */
export class UnreadableCatalogue extends Error {}
