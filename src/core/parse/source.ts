import type { ParsedSource } from '../model/paper';
import type { FormatReader, ParseOptions, SkippedSource } from './formats/shared/bibliography-format';
import { extensionOf, readers } from './formats/index';

/** The file in which keys are kept; never a source. */
const keysFileName = 'literature-keys.json';

/** A file's text, without byte order mark; its path may be of any kind, only the last part counts. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}

/** Whether the YAML library is needed to read a file, as a source or as a bibliography, in one of the formats that it may have. */
export function needsYaml({ path, text }: FileText): boolean {
  return readersOf(path).some((reader) => reader.needsYaml?.(text) === true);
}

/** Reads one file in the format that its name and its text show; tells why it is no source where it is none. */
export function parseSource({ path, text }: FileText, options: ParseOptions): ParsedSource | SkippedSource {
  const name = nameOf(path);
  if (name === keysFileName) {
    return { skipped: 'keys-file' };
  }
  let skipped: SkippedSource = { skipped: 'not-a-source' };
  for (const reader of readersOf(path)) {
    const refusal = reader.refusal(text, options, extensionOf(name));
    if (refusal === undefined) {
      return reader.parse(text, options);
    }
    skipped = { skipped: refusal };
  }
  return skipped;
}

/** What reads the formats that a file may have by its name, in their order. */
export function readersOf(path: string): readonly FormatReader[] {
  const name = nameOf(path);
  const extension = extensionOf(name);
  return name.includes('.') ? readers.filter(({ format }) => format.extensions.includes(extension)) : [];
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
}
