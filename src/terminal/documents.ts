import type { CitedDocument } from '../core/cite/citation';
import { endingOf, languageOfEnding } from '../core/cite/documents';
import { findDocumentKeys } from '../core/cite/bibliographies/find-document-keys';
import type { DocumentKeys } from '../core/cite/bibliographies/document-keys';
import { folderOf } from '../core/cite/bibliographies/paths';
import { parseCitations } from '../core/cite/languages/index';
import type { CitationSyntax } from '../core/cite/citation';
import { syntaxFor } from '../core/cite/languages/index';
import { largestSource } from '../core/files/limits';
import { UsageError } from './arguments';
import { decodeText } from './decode';
import type { Disk } from './disk';
import { ownFilesOf } from './own-files';
import { isPathInside } from '../core/files/inside';

/** A document with citations, as it is named on the command line, and what its own bibliographies hold. */
export interface ReadDocument {
  readonly text: string;
  readonly parsed: CitedDocument;
  readonly own: DocumentKeys;
}

/** Reads documents; rejects with `UsageError` where one cannot be read, or is of no kind whose citations are known. */
export type DocumentReader = (document: string) => Promise<ReadDocument>;

/** @param absolute the absolute path, with `/`, of what is written on the command line */
export function documentReader(disk: Disk, absolute: (path: string) => string): DocumentReader {
  const files = ownFilesOf(disk);
  const top = absolute('.');
  return async (document) => {
    const syntax = syntaxOf(document);
    const path = absolute(document);
    const text = await disk.read(path, largestSource).then((bytes) => decodeText(bytes).text, (error: unknown) => {
      throw new UsageError(`${document} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    const parsed = parseCitations(text, syntax);
    const own = await findDocumentKeys({ path, text, parsed, top: isPathInside(top, path) ? top : folderOf(path) }, files);
    return { text, parsed, own };
  };
}

/** By the document's ending; plain text is read as Markdown. */
function syntaxOf(document: string): CitationSyntax {
  const ending = endingOf(document);
  const language = ending === 'txt' ? 'plaintext' : languageOfEnding.get(ending);
  if (language === undefined) {
    throw new UsageError(`${document} is no document whose citations can be read: use ${[...languageOfEnding.keys(), 'txt'].map((known) => `.${known}`).join(', ')}.`);
  }
  return syntaxFor(language);
}
