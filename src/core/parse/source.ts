import type { ParsedSource } from '../model/paper';
import type { FormatReader, ParseOptions, SkippedSource } from './formats/shared/bibliography-format';
import { embeddedExports, needsYamlInFences } from './fenced';
import { extensionOf, readers } from './formats/index';
import { note } from './formats/note';
import { findFrontMatter } from './note/front-matter';

/** The file in which keys are kept; never a source. */
const keysFileName = 'literature-keys.json';

/** A file's text, without byte order mark; its path may be of any kind, only the last part counts. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}

/** Whether the YAML library is needed to read a file, as a source or as a bibliography, in one of the formats that it may have. */
export function needsYaml(file: FileText): boolean {
  return (
    candidatesOf(file).some((reader) => reader.needsYaml?.(file.text) === true) ||
    (mayHoldFences(file) && needsYamlInFences(file.text))
  );
}

/** Reads one file in the format that its text or, where this shows none, its name tells; tells why it is no source where it is none. */
export function parseSource(file: FileText, options: ParseOptions): ParsedSource | SkippedSource {
  const name = nameOf(file.path);
  if (name === keysFileName) {
    return { skipped: 'keys-file' };
  }
  let skipped: SkippedSource = { skipped: 'not-a-source' };
  const named = { ...options, fileName: lastPart(file.path) };
  const embedded = mayHoldFences(file) ? embeddedExports(file.text, named) : undefined;
  if (embedded !== undefined) {
    return embedded;
  }
  const candidates = candidatesOf(file);
  last = undefined;
  for (const reader of candidates) {
    const refusal = reader.refusal(file.text, named, extensionOf(name));
    if (refusal === undefined) {
      return reader.parse(file.text, named);
    }
    skipped = { skipped: refusal };
  }
  return skipped;
}

/** Whether a file may hold exports as Markdown does: in code fences, which a text of another ending may begin with too, or in Markdown bare. */
function mayHoldFences({ path, text }: FileText): boolean {
  const extension = extensionOf(lastPart(path));
  return note.extensions.includes(extension)
    ? findFrontMatter(text) === undefined
    : (extension === 'txt' ? /^ {0,3}(?:```|~~~)/m : /^\s{0,40}(?:```|~~~)/).test(text);
}

/** Whether the ending tells little of what is in a file: that of texts, or one that a database gives to its exports. */
function mayBeOfAnyFormat(path: string): boolean {
  const extension = path.includes('.') ? extensionOf(path) : '';
  return (
    extension === 'txt' ||
    readers.some(
      ({ format, recognizes }) =>
        recognizes !== undefined &&
        !['json', 'yaml'].includes(format.languageId ?? '') &&
        format.extensions.includes(extension),
    )
  );
}

/** The file asked for last and its candidates: whoever reads a file asks first whether it needs YAML. */
let last: (FileText & { readonly candidates: readonly FormatReader[] }) | undefined;

function candidatesOf({ path, text }: FileText): readonly FormatReader[] {
  if (last?.path !== path || last.text !== text) {
    last = { path, text, candidates: findCandidates({ path, text }) };
  }
  return last.candidates;
}

/** What may read a file: what recognises its text, and only where nothing does, what reads files of that name. */
function findCandidates({ path, text }: FileText): readonly FormatReader[] {
  const own = readers.filter(({ format }) => format.fileName !== undefined && format.fileName === nameOf(path));
  if (own.length > 0) {
    return own;
  }
  const named = readersOf(path);
  const others = mayBeOfAnyFormat(nameOf(path)) ? readers.filter((reader) => !named.includes(reader)) : [];
  const found =
    others.length === 0 ? undefined : [...named, ...others].find((reader) => reader.recognizes?.(text) === true);
  return found === undefined ? named : [found];
}

/** What reads the formats that a file may have by its name, in their order. */
export function readersOf(path: string): readonly FormatReader[] {
  const name = nameOf(path);
  const extension = extensionOf(name);
  return name.includes('.') ? readers.filter(({ format }) => format.extensions.includes(extension)) : [];
}

function nameOf(path: string): string {
  return lastPart(path).toLowerCase();
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
