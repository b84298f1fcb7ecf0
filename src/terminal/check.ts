import { checkCitations, type KnownKeys } from '../core/cite/check/check';
import { findingMessage } from '../core/cite/check/citation-problems';
import { NearestKeys } from '../core/cite/check/nearest-keys';
import { languageOf } from '../core/cite/languages/index';
import type { Library } from '../core/library/library';
import { LineIndex } from '../core/parse/line-index';
import type { DocumentReader } from './documents';
import { printedLine } from './printed';

export interface Check {
  readonly library: Library;
  /** As they are written on the command line. */
  readonly documents: readonly string[];
  readonly read: DocumentReader;
  /** A line for people. */
  readonly tell: (message: string) => void;
}

/**
 * What is wrong with the citations of documents: a line `file:line:column: message` each, in order, bibliographies that
 * they name and that are missing first; what could control a terminal is written by its code. Lines and columns count from 1, columns in UTF-16 units as editors do. Rejects
 * with what `read` rejects with.
 */
export async function checkedLines({ library, documents, read, tell }: Check): Promise<readonly string[]> {
  const nearest = new NearestKeys(() => library.papers);
  const known: KnownKeys = {
    get: (key) => library.get(key),
    lost: (key) => {
      const pin = library.pinOf(key)?.pin;
      return pin === undefined ? undefined : (pin.title ?? pin.about ?? pin.name ?? '');
    },
    nearest: (key, others) => nearest.nearest(key, 3, others),
  };
  const lines: string[] = [];
  for (const document of documents) {
    const { text, parsed, own } = await read(document);
    const index = new LineIndex(text);
    const lineAt = (start: number, message: string) => {
      const line = index.lineOf(start);
      return printedLine(`${document}:${line + 1}:${start - index.startOf(line) + 1}: ${message}`);
    };
    const named = new Map([...parsed.bibliographies].reverse().map((reference) => [reference.path, reference]));
    for (const missing of own.missing) {
      const reference = named.get(missing);
      // What a project or another document names, what is elsewhere, and what the tool may find in places of its own, is no mistake of this document.
      if (reference === undefined || languageOf(parsed.syntax).includes.hasSearchPath === true || missing.includes('://')) {
        tell(`${document} relies on ${missing}, which cannot be read: keys that may stand there are not reported.`);
      } else {
        lines.push(lineAt(reference.start, `The bibliography ${missing} cannot be read, so that keys which may stand there are not reported.`));
      }
    }
    lines.push(...checkCitations(parsed, text, known, own, { isAsked: true }).map((finding) => lineAt(finding.range.start, findingMessage(finding))));
  }
  return lines;
}
