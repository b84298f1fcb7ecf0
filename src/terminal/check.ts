import { checkCitations, type KnownKeys } from '../core/cite/check';
import { findingMessage } from '../core/cite/citation-problems';
import { endingOf, languageOfEnding } from '../core/cite/documents';
import { NearestKeys } from '../core/cite/nearest-keys';
import { findOwnKeys } from '../core/cite/own/find-own-keys';
import { folderOf } from '../core/cite/own/paths';
import { parseCitations } from '../core/cite/parse';
import { type CitationSyntax, syntaxFor } from '../core/cite/syntax';
import type { Library } from '../core/library/library';
import { LineIndex } from '../core/parse/line-index';
import { UsageError } from './arguments';
import { decodeText } from './decode';
import type { Disk } from './disk';
import { ownFilesOf } from './own-files';

export interface Check {
  readonly library: Library;
  /** As they are written on the command line. */
  readonly documents: readonly string[];
  readonly disk: Disk;
  /** The absolute path, with `/`, of what is written on the command line. */
  readonly absolute: (path: string) => string;
  /** A line for people. */
  readonly tell: (message: string) => void;
}

/**
 * What is wrong with the citations of documents: a line `file:line:column: message` each, in order, bibliographies that
 * they name and that are missing first. Lines and columns
 * count from 1, columns in UTF-16 units as editors do. Throws `UsageError` where a document cannot be read.
 */
export async function checkedLines({ library, documents, disk, absolute, tell }: Check): Promise<readonly string[]> {
  const files = ownFilesOf(disk);
  const nearest = new NearestKeys(() => library.papers);
  const known: KnownKeys = {
    get: (key) => library.get(key),
    lost: (key) => {
      const pin = library.pinOf(key)?.pin;
      return pin === undefined ? undefined : (pin.title ?? pin.about ?? pin.name ?? '');
    },
    nearest: (key, others) => nearest.nearest(key, 3, others),
  };
  const top = absolute('.');
  const lines: string[] = [];
  for (const document of documents) {
    const text = await readDocument(document);
    const path = absolute(document);
    const parsed = parseCitations(text, syntaxOf(document));
    const own = await findOwnKeys({ path, text, parsed, top: path.startsWith(`${top}/`) ? top : folderOf(path) }, files);
    const index = new LineIndex(text);
    const lineAt = (start: number, message: string) => {
      const line = index.lineOf(start);
      return `${document}:${line + 1}:${start - index.startOf(line) + 1}: ${message}`;
    };
    for (const missing of own.missing) {
      const reference = parsed.bibliographies.find((named) => named.path === missing);
      // What a project or another document names, what is elsewhere, and what TeX may find in a tree of its own, is no mistake of this document.
      if (reference === undefined || parsed.syntax === 'latex' || missing.includes('://')) {
        tell(`${document} relies on ${missing}, which cannot be read: keys that may stand there are not reported.`);
      } else {
        lines.push(lineAt(reference.start, `The bibliography ${missing} cannot be read, so that keys which may stand there are not reported.`));
      }
    }
    lines.push(...checkCitations(parsed, text, known, own, { isAsked: true }).map((finding) => lineAt(finding.range.start, findingMessage(finding))));
  }
  return lines;

  async function readDocument(document: string): Promise<string> {
    try {
      return decodeText(await disk.read(absolute(document))).text;
    } catch (error) {
      throw new UsageError(`${document} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** By the document's ending; plain text is read as Markdown. Throws `UsageError` for other kinds. */
function syntaxOf(document: string): CitationSyntax {
  const ending = endingOf(document);
  const language = ending === 'txt' ? 'plaintext' : languageOfEnding.get(ending);
  if (language === undefined) {
    throw new UsageError(`${document} is no document whose citations can be read: use ${[...languageOfEnding.keys(), 'txt'].map((known) => `.${known}`).join(', ')}.`);
  }
  return syntaxFor(language);
}
