import * as vscode from 'vscode';
import type { DecodedText } from '../../core/files/utf8';
import { withDecoding } from '../../core/files/decoding-problems';
import { FileRefusal } from '../../core/files/refusal';
import type { DerivedSource, ProblemCode } from '../../core/model/paper';
import { withKnown } from '../../core/parse/list/incremental';
import type { SkippedSource, SkipReason } from '../../core/parse/formats/shared/bibliography-format';
import { mayBeSource } from '../../core/parse/formats/index';
import { Fingerprint } from '../../core/text/text-fingerprint';
import { equalStamps, type FileStamp } from '../../worker/cache-format';
import type { ArgumentOf, ResultOf } from '../../worker/protocol';
import type { ParseCache, SourceNote } from '../../worker/parse-cache';
import { hostSlicer } from '../clock';
import { settings } from '../settings';
import { isNotFound, openDocument, readSource, reasonOf } from '../workspace/source-files';

/** What a file holds; neither where it is gone. What cannot be read is a problem. */
export interface ReadSource {
  readonly parsed?: DerivedSource;
  readonly skipped?: SkipReason;
}

interface FolderSettings {
  readonly parsing: ReturnType<typeof settings.parsing>;
  readonly encoding: string;
  readonly maxFileSize: number;
}

type Parse = (source: ArgumentOf<'parse'>) => Promise<ResultOf<'parse'>>;

/** A file may be written again within the same tick of a file system's clock; when this has passed, in ms, its time tells. */
const clockTick = 2000;
/** Entries of a list from which it is worth telling which are known. */
const longList = 50;
/** Text that is looked through without a pause, in UTF-16 units. */
const textInSlice = 250_000;

/** Reads sources: from the cache where it holds what the file holds, else through the engine. */
export class SourceReader {
  readonly #parse: Parse;
  readonly #cache: ParseCache;
  readonly #settings = new Map<string, FolderSettings>();
  readonly #versions = new WeakMap<vscode.TextDocument, number>();

  constructor(parse: Parse, cache: ParseCache) {
    this.#parse = parse;
    this.#cache = cache;
  }

  /** The version of an open document that was read last; undefined where only its file was. */
  versionRead(document: vscode.TextDocument): number | undefined {
    return this.#versions.get(document);
  }

  /** @param needsEvidence set where the folder is not known to be a library */
  async read(uri: vscode.Uri, needsEvidence: boolean): Promise<ReadSource> {
    if (!mayBeSource(uri.path)) {
      return {};
    }
    try {
      return await this.#read(uri, needsEvidence);
    } catch (error) {
      if (isNotFound(error)) {
        this.#cache.delete(uri.toString());
        return {};
      }
      return {
        parsed:
          error instanceof FileRefusal ? refused(error.code, ...error.args) : refused('unreadable', reasonOf(error)),
      };
    }
  }

  /** Settings in force for a file; VS Code takes its time to look them up, so they are looked up once a folder and reading. */
  #settingsOf(uri: vscode.Uri): FolderSettings {
    const folder = vscode.Uri.joinPath(uri, '..').toString();
    const known = this.#settings.get(folder);
    if (known !== undefined) {
      return known;
    }
    const found = {
      parsing: settings.parsing(uri),
      encoding: settings.encoding(uri),
      maxFileSize: settings.maxFileSize(uri),
    };
    this.#settings.set(folder, found);
    return found;
  }

  #optionsOf(
    uri: vscode.Uri,
    needsEvidence: boolean,
  ): { parsing: FolderSettings['parsing'] & { needsEvidence: boolean }; options: string } {
    const { encoding, parsing: found } = this.#settingsOf(uri);
    const parsing = { ...found, needsEvidence };
    return { parsing, options: new Fingerprint().add(JSON.stringify([endingOf(uri.path), parsing, encoding])).value };
  }

  /** Whether a source would be read with the same options, and holds the same, as when the note was taken. */
  async isUnchanged(uri: vscode.Uri, needsEvidence: boolean, note: SourceNote): Promise<boolean> {
    const { options } = this.#optionsOf(uri, needsEvidence);
    if (options !== note.options) {
      return false;
    }
    try {
      const stamp = openDocument(uri) === undefined ? stampOf(await vscode.workspace.fs.stat(uri)) : undefined;
      // A stamp that is missing tells nothing.
      return (
        equalStamps(stamp, note.stamp, { bothMissing: false }) ||
        (await contentOf(options, await readSource(uri))) === note.content
      );
    } catch {
      return false;
    }
  }

  /** Looks settings up anew from now on. */
  forgetSettings(): void {
    this.#settings.clear();
  }

  async #read(uri: vscode.Uri, needsEvidence: boolean): Promise<ReadSource> {
    const source = uri.toString();
    const { maxFileSize: limit } = this.#settingsOf(uri);
    const { parsing, options } = this.#optionsOf(uri, needsEvidence);
    const stat = await vscode.workspace.fs.stat(uri);
    if ((stat.type & vscode.FileType.Directory) !== 0) {
      return {};
    }
    if (stat.size > limit) {
      throw FileRefusal.tooLarge(stat.size, limit);
    }
    // An open editor's text counts, whatever the file holds.
    const stamp = openDocument(uri) === undefined ? stampOf(stat) : undefined;
    const unchanged = stamp === undefined ? undefined : this.#cache.unchanged(source, stamp, options);
    if (unchanged !== undefined) {
      return outcomeOf(unchanged.result);
    }
    const file = await readSource(uri, limit);
    const { text, open } = file;
    if (text.length > textInSlice) {
      // VS Code takes its time to put a long text together.
      await hostSlicer().giveWay();
    }
    if (open !== undefined) {
      this.#versions.set(open.document, open.version);
    }
    const content = await contentOf(options, file);
    const result =
      this.#cache.withContent(content)?.result ??
      decodedAs(
        await this.#parseAgain({ path: uri.path, text, options: parsing }, this.#cache.last(source, options)?.result),
        file,
      );
    this.#cache.set({ source, options, content, result, ...(stamp === undefined ? {} : { stamp }) });
    return outcomeOf(result);
  }

  /** Parses a source of which `last` was read; of a long list only the entries that it had not. */
  async #parseAgain(
    source: ArgumentOf<'parse'>,
    last: DerivedSource | SkippedSource | undefined,
  ): Promise<DerivedSource | SkippedSource> {
    if (last === undefined || 'skipped' in last || last.entries.length < longList) {
      return this.#parse(source);
    }
    const result = await this.#parse({ ...source, known: last.entries.map(({ fingerprint }) => fingerprint) });
    if ('skipped' in result || result.places === undefined) {
      return result;
    }
    const { entries, places, problems } = result;
    return { entries: await hostSlicer().run(withKnown(entries, places, last.entries)), problems };
  }
}

/** The file's time and size, where they are to be relied on. */
function stampOf({ mtime, size }: vscode.FileStat): FileStamp | undefined {
  return mtime > 0 && mtime < Date.now() - clockTick ? { mtime, size } : undefined;
}

async function contentOf(options: string, { text, encoding, isGuessed }: DecodedText): Promise<string> {
  const fingerprint = new Fingerprint().add(options).add(isGuessed ? encoding : '');
  const slicer = hostSlicer();
  for (let start = 0; start < text.length; start += textInSlice) {
    fingerprint.add(text, start, Math.min(text.length, start + textInSlice));
    await slicer.pause();
  }
  return fingerprint.value;
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

function decodedAs(result: DerivedSource | SkippedSource, file: DecodedText): DerivedSource | SkippedSource {
  return 'skipped' in result ? result : withDecoding(result, file);
}

function outcomeOf(result: DerivedSource | SkippedSource): ReadSource {
  return 'skipped' in result ? result : { parsed: result };
}

/** A source of which only a problem is known. */
export function refused(code: ProblemCode, ...args: (string | number)[]): DerivedSource {
  return { entries: [], problems: [{ code, args, span: { start: 0, end: 0, line: 0, endLine: 0 } }] };
}
