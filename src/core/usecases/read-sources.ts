import type { TimeSlicer } from '../async/time-slicer';
import { fileExtensionOf } from '../cite/languages/documents';
import { withDecoding } from '../files/decoding-problems';
import { FileRefusal } from '../files/refusal';
import type { DecodedText } from '../files/utf8';
import { equalStamps, type FileStamp, type SourceCache, type SourceNote } from '../library/source-cache';
import type { DerivedSource } from '../model/paper';
import type { ParseOptions, SkippedSource, SkipReason } from '../parse/formats/shared/bibliography-format';
import { mayBeSource } from '../parse/formats/index';
import { withKnown } from '../parse/list/incremental';
import type { FileText } from '../parse/source';
import { Fingerprint } from '../text/text-fingerprint';
import { pathOf } from '../base/uris';
import { type FileStat, NotFound, type TextDocument, type Workspace } from '../workspace/workspace';
import { unreadSource } from './refused-source';

/** What a file holds; neither where it is gone. What cannot be read is a problem. */
export interface ReadSource {
  readonly parsed?: DerivedSource;
  readonly skipped?: SkipReason;
}

/** How the sources of a folder are read. */
export interface SourceSettings {
  readonly parsing: ParseOptions;
  /** The encoding in which the editor reads files, as far as settings tell. */
  readonly encoding: string;
  /** Of a source, in bytes. */
  readonly maxFileSize: number;
}

/** A source as the parser is asked about it. */
export interface SourceRequest extends FileText {
  readonly options: Omit<ParseOptions, 'yaml' | 'known'>;
  /** Fingerprints of the entries that it had, by their number: those that it still has come back as `places` only. */
  readonly known?: readonly (string | undefined)[];
}

export interface SourceReaderServices {
  readonly workspace: Pick<Workspace, 'document' | 'read' | 'readFile' | 'stat'>;
  readonly parse: (source: SourceRequest) => Promise<DerivedSource | SkippedSource>;
  readonly cache: SourceCache;
  readonly settingsOf: (uri: string) => SourceSettings;
  /** Makes what cuts one long piece of work into slices. */
  readonly slicer: () => TimeSlicer;
  /** The time by the clock that file systems write, in milliseconds since 1970. */
  readonly time: () => number;
}

/** A file may be written again within the same tick of a file system's clock; when this has passed, in ms, its time tells. */
const clockTick = 2000;
/** Entries of a list from which it is worth telling which are known. */
const longList = 50;
/** Text that is looked through without a pause, in UTF-16 units. */
const textInSlice = 250_000;

/** Reads sources: from the cache where it holds what the file holds, else through the parser. */
export class SourceReader {
  readonly #services: SourceReaderServices;
  readonly #settings = new Map<string, SourceSettings>();
  readonly #versions = new WeakMap<TextDocument, number>();

  constructor(services: SourceReaderServices) {
    this.#services = services;
  }

  /** The version of an open document that was read last; undefined where only its file was. */
  versionRead(document: TextDocument): number | undefined {
    return this.#versions.get(document);
  }

  /** @param needsEvidence set where the folder is not known to be a library */
  async read(uri: string, needsEvidence: boolean): Promise<ReadSource> {
    if (!mayBeSource(pathOf(uri))) {
      return {};
    }
    try {
      return await this.#read(uri, needsEvidence);
    } catch (error) {
      if (error instanceof NotFound) {
        this.#services.cache.delete(uri);
        return {};
      }
      return { parsed: unreadSource(error) };
    }
  }

  /** Whether a source would be read with the same options, and holds the same, as when the note was taken. */
  async isUnchanged(uri: string, needsEvidence: boolean, note: SourceNote): Promise<boolean> {
    const { options } = this.#optionsOf(uri, needsEvidence);
    if (options !== note.options) {
      return false;
    }
    const { workspace } = this.#services;
    try {
      const stamp = workspace.document(uri) === undefined ? this.#stampOf(await workspace.stat(uri)) : undefined;
      // A stamp that is missing tells nothing.
      return (
        equalStamps(stamp, note.stamp, { bothMissing: false }) ||
        (await this.#contentOf(options, await workspace.read(uri))) === note.content
      );
    } catch {
      return false;
    }
  }

  /** Looks settings up anew from now on. */
  forgetSettings(): void {
    this.#settings.clear();
  }

  async #read(uri: string, needsEvidence: boolean): Promise<ReadSource> {
    const { workspace, cache, slicer } = this.#services;
    const { maxFileSize: limit } = this.#settingsOf(uri);
    const { parsing, options } = this.#optionsOf(uri, needsEvidence);
    const stat = await workspace.stat(uri);
    if (stat?.kind === 'folder') {
      return {};
    }
    if (stat === undefined) {
      // It tells why.
      await workspace.readFile(uri, limit);
    } else if (stat.size > limit) {
      throw FileRefusal.tooLarge(stat.size, limit);
    }
    // An open editor's text counts, whatever the file holds.
    const stamp = workspace.document(uri) === undefined ? this.#stampOf(stat) : undefined;
    const unchanged = stamp === undefined ? undefined : cache.unchanged(uri, stamp, options);
    if (unchanged !== undefined) {
      return outcomeOf(unchanged.result);
    }
    const file = await workspace.read(uri, limit);
    const { text, open } = file;
    if (text.length > textInSlice) {
      // An editor takes its time to put a long text together.
      await slicer().giveWay();
    }
    if (open !== undefined) {
      this.#versions.set(open.document, open.version);
    }
    const content = await this.#contentOf(options, file);
    const result =
      cache.withContent(content)?.result ??
      decodedAs(
        await this.#parseAgain({ path: pathOf(uri), text, options: parsing }, cache.last(uri, options)?.result),
        file,
      );
    cache.set({ source: uri, options, content, result, ...(stamp === undefined ? {} : { stamp }) });
    return outcomeOf(result);
  }

  /** Parses a source of which `last` was read; of a long list only the entries that it had not. */
  async #parseAgain(
    source: SourceRequest,
    last: DerivedSource | SkippedSource | undefined,
  ): Promise<DerivedSource | SkippedSource> {
    const { parse, slicer } = this.#services;
    if (last === undefined || 'skipped' in last || last.entries.length < longList) {
      return parse(source);
    }
    const result = await parse({ ...source, known: last.entries.map(({ fingerprint }) => fingerprint) });
    if ('skipped' in result || result.places === undefined) {
      return result;
    }
    const { entries, places, problems } = result;
    return { entries: await slicer().run(withKnown(entries, places, last.entries)), problems };
  }

  /** Settings in force for a file; an editor takes its time to look them up, so they are looked up once a folder and reading. */
  #settingsOf(uri: string): SourceSettings {
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    const found = this.#settings.get(folder) ?? this.#services.settingsOf(uri);
    this.#settings.set(folder, found);
    return found;
  }

  #optionsOf(uri: string, needsEvidence: boolean): { parsing: ParseOptions; options: string } {
    const { encoding, parsing: found } = this.#settingsOf(uri);
    const parsing = { ...found, needsEvidence };
    return {
      parsing,
      options: new Fingerprint().add(JSON.stringify([fileExtensionOf(pathOf(uri)), parsing, encoding])).value,
    };
  }

  /** The file's time and size, where they are to be relied on. */
  #stampOf(stat: Pick<FileStat, 'modified' | 'size'> | undefined): FileStamp | undefined {
    return stat !== undefined && stat.modified > 0 && stat.modified < this.#services.time() - clockTick
      ? { mtime: stat.modified, size: stat.size }
      : undefined;
  }

  async #contentOf(options: string, { text, encoding, isGuessed }: DecodedText): Promise<string> {
    const fingerprint = new Fingerprint().add(options).add(isGuessed ? encoding : '');
    const slicer = this.#services.slicer();
    for (let start = 0; start < text.length; start += textInSlice) {
      fingerprint.add(text, start, Math.min(text.length, start + textInSlice));
      await slicer.pause();
    }
    return fingerprint.value;
  }
}

function decodedAs(result: DerivedSource | SkippedSource, file: DecodedText): DerivedSource | SkippedSource {
  return 'skipped' in result ? result : withDecoding(result, file);
}

function outcomeOf(result: DerivedSource | SkippedSource): ReadSource {
  return 'skipped' in result ? result : { parsed: result };
}
