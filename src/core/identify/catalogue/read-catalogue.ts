import { maxSourceSize } from '../../files/limits';
import { decoderOf } from '../../files/text-decoder';
import { extensionOf } from '../../parse/formats/index';
import { needsYaml } from '../../parse/source';
import { loadYaml } from '../../parse/yaml/load-yaml';
import { asUtf8 } from './as-utf8';
import { gunzip } from './gunzip';
import { type JsonPiece, LineSplitter, ObjectSplitter } from './json-lines';
import { jsonRecord } from './json-record';
import { RecordScanner } from './json-scan';
import {
  type CatalogueBatch,
  type CatalogueFile,
  type CatalogueRecord,
  type DamagedRecord,
  UnreadableCatalogue,
} from './record';
import { textRecords } from './text-records';
import { UnparsedRecord } from './unparsed-record';

/** No record is longer, in bytes. */
const maxRecord = 16 * 1024 * 1024;
/** As much of the beginning as tells the format. */
const sampleSize = 64 * 1024;
/** Texts of records that are parsed at a time, in UTF-16 units. */
const textBatch = 1024 * 1024;

/**
 * Reads a catalogue in one pass, a batch of records at a time, and keeps none. JSON in lines, in an array or in a wrapped
 * array is told by its beginning; all else is read as a source of the library is, in whatever encoding. What is no record is told with its line.
 * Throws `UnreadableCatalogue`, or what the file's parts throw.
 */
export async function* readCatalogue(file: CatalogueFile): AsyncGenerator<CatalogueBatch> {
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const part of file.parts()) {
      bytes += part.length;
      yield part;
    }
  };
  const isPacked = extensionOf(file.path) === 'gz';
  const path = isPacked ? file.path.replace(/\.gz$/i, '') : file.path;
  const { sample, parts } = await beginning(asUtf8(isPacked ? gunzip(counted()) : counted()));
  const shape = jsonShape(sample, extensionOf(path));
  const batches = shape === undefined ? readText(path, parts) : readJson(parts, shape);
  for await (const { records, damaged } of batches) {
    yield { records, damaged, bytes };
  }
}

type Read = Omit<CatalogueBatch, 'bytes'>;

async function beginning(
  all: AsyncGenerator<Uint8Array>,
): Promise<{ sample: string; parts: AsyncGenerator<Uint8Array> }> {
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < sampleSize) {
    const { done, value } = await all.next();
    if (done === true) {
      break;
    }
    first.push(value);
    length += value.length;
  }
  const next = decoderOf('utf-8');
  const sample = first.map((part) => next?.(part) ?? '').join('');
  return {
    sample: sample.slice(0, sampleSize).replace(/^\uFEFF/, ''),
    parts: (async function* () {
      yield* first;
      yield* all;
    })(),
  };
}

/** How many brackets stand round each record; `lines` where each stands on a line of its own. */
function jsonShape(sample: string, extension: string): 'lines' | number | undefined {
  const start = /^\s{0,1000}(?=[[{])/.exec(sample)?.[0].length;
  const isLines = /^(?:jsonl|ndjson|jsonlines)$/.test(extension);
  if (start === undefined) {
    return isLines ? 'lines' : undefined;
  }
  if (sample.charAt(start) === '[') {
    return /^\[\s{0,1000}(?:\{|\]|$)/.test(sample.slice(start, start + 1_100)) || extension === 'json' ? 1 : undefined;
  }
  if (!/^\{\s{0,1000}(?:"|\}|$)/.test(sample.slice(start, start + 1_100))) {
    return isLines || extension === 'json' ? 'lines' : undefined;
  }
  const wrapper =
    /^\{(?:\s{0,100}"[\w-]{1,40}"\s{0,20}:\s{0,20}(?:"[^"\\]{0,200}"|[\d.]{1,20}|null|true|false|\{[^{}[\]]{0,500}\}),){0,9}\s{0,100}"(?:items|results|data|references|papers|records|message)"\s{0,20}:\s{0,20}(\[|\{)/.exec(
      sample.slice(start),
    );
  if (wrapper !== null) {
    return wrapper[1] === '[' ? 2 : /"items"\s{0,20}:\s{0,20}\[/.test(sample) ? 3 : 'lines';
  }
  const line = sample.slice(start).split('\n', 1)[0] ?? '';
  return line.trim() === '{' || (extension === 'json' && !line.trimEnd().endsWith('}')) ? 0 : 'lines';
}

async function* readJson(parts: AsyncIterable<Uint8Array>, shape: 'lines' | number): AsyncGenerator<Read> {
  const splitter = shape === 'lines' ? new LineSplitter(maxRecord) : new ObjectSplitter(maxRecord, shape);
  const scanner = new RecordScanner();
  for await (const part of parts) {
    yield recordsOf(splitter.push(part), scanner);
  }
  yield recordsOf(splitter.end(), scanner);
}

function recordsOf(pieces: readonly JsonPiece[], scanner: RecordScanner): Read {
  const records: CatalogueRecord[] = [];
  const damaged: DamagedRecord[] = [];
  for (const { text, start, end, line, isTooLong } of pieces) {
    if (scanner.scan(text, start, end)) {
      records.push(new UnparsedRecord(text, start, end, scanner.found, line));
      continue;
    }
    const value = isTooLong === true ? undefined : jsonOf(text.slice(start, end));
    const record = value === undefined ? undefined : jsonRecord(value, line);
    if (record !== undefined) {
      records.push(record);
    } else {
      damaged.push({
        line,
        reason: isTooLong === true ? 'too-long' : value === undefined ? 'not-json' : 'no-record',
      });
    }
  }
  return { records, damaged };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** Where a record begins that is whole by itself: an entry of BibTeX, a record of RIS or of MEDLINE. */
const recordStart = /\n(?=[ \t]{0,20}@[A-Za-z]{3,30}\s{0,9}[{(]|TY {2}- |PMID- )/g;

/** As much of a text as the beginning of a record may be, which has not been read to its end. */
const longestStart = 100;
/** Endings of formats all records of which begin so. */
const recordsApart = /^(?:bib|bibtex|ris|nbib)$/;

async function* readText(path: string, parts: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const next = decoderOf('utf-8');
  const areApart = recordsApart.test(extensionOf(path));
  let text = '';
  let line = 1;
  let rest = 0;
  /** Whether what is read is the rest of a record that is too long. */
  let isTooLong = false;
  for await (const part of parts) {
    text += next?.(part) ?? '';
    if (text.length - rest < textBatch) {
      continue;
    }
    if (isTooLong) {
      recordStart.lastIndex = 0;
      const found = recordStart.exec(text);
      const dropped = found === null ? text.slice(0, -longestStart) : text.slice(0, found.index + 1);
      line += newlines(dropped);
      text = text.slice(dropped.length);
      rest = 0;
      if (found === null) {
        continue;
      }
      isTooLong = false;
    }
    // What is left of the last time has no other start, unless it was cut.
    recordStart.lastIndex = Math.max(0, rest - longestStart);
    let end = -1;
    for (let found = recordStart.exec(text); found !== null; found = recordStart.exec(text)) {
      end = found.index + 1;
      recordStart.lastIndex = end;
    }
    if (end > 0) {
      const whole = text.slice(0, end);
      yield await parsed(path, whole, line);
      line += newlines(whole);
      text = text.slice(end);
    }
    rest = text.length;
    if (areApart && text.length > maxRecord) {
      isTooLong = true;
      yield { records: [], damaged: [{ line, reason: 'too-long' }] };
    } else if (text.length > maxSourceSize) {
      throw new UnreadableCatalogue('it is too large for a format whose records cannot be read one by one');
    }
  }
  text += next?.() ?? '';
  if (isTooLong) {
    recordStart.lastIndex = 0;
    const start = (recordStart.exec(text)?.index ?? text.length - 1) + 1;
    line += newlines(text.slice(0, start));
    text = text.slice(start);
  }
  yield await parsed(path, text, line);
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}

async function parsed(path: string, text: string, line: number): Promise<Read> {
  const plain = text.replace(/^\uFEFF/, '');
  return plain.trim() === ''
    ? { records: [], damaged: [] }
    : textRecords(path, plain, line, needsYaml({ path, text: plain }) ? await loadYaml() : undefined);
}
