import { findingMessage } from '../core/cite/check/citation-problems';
import type { Library } from '../core/library/library';
import { LineIndex } from '../core/text/line-index';
import { CitationChecker, missingBibliographies } from '../core/usecases/check-documents';
import type { RecordsCheck } from './check-records';
import type { ReadCheckedDocument } from './documents';
import { printedLine } from './printed';

export interface Check {
  readonly library: Library;
  /** As they are written on the command line. */
  readonly documents: readonly string[];
  readonly read: ReadCheckedDocument;
  /** A line for people. */
  readonly tell: (message: string) => void;
  /** What checks references too; absent where that is not asked for. */
  readonly records?: RecordsCheck | undefined;
  /** Whether entries that no document cites are told as well, and how their bibliographies are named. */
  readonly uncitedIn?: ((path: string) => string) | undefined;
}

/**
 * What is wrong with the citations of documents, and with the references that they cite if that is asked for: a line
 * `file:line:column: message` each, in order, bibliographies that they name and that are missing first, entries that none of them cites last; what could control a terminal is written by its code. Lines and columns count from 1, columns in UTF-16 units as editors do. Rejects
 * with what `read` rejects with.
 */
export async function checkedLines({
  library,
  documents,
  read,
  tell,
  records,
  uncitedIn,
}: Check): Promise<readonly string[]> {
  const checker = new CitationChecker(library);
  const lines: string[] = [];
  for (const document of documents) {
    const checked = await read(document);
    const { text } = checked;
    const index = new LineIndex(text);
    const lineAt = (start: number, message: string) => {
      const line = index.lineOf(start);
      return printedLine(`${document}:${line + 1}:${start - index.startOf(line) + 1}: ${message}`);
    };
    for (const { written, reference } of missingBibliographies(checked)) {
      if (reference === undefined) {
        tell(`${document} relies on ${written}, which cannot be read: keys that may stand there are not reported.`);
      } else {
        lines.push(
          lineAt(
            reference.start,
            `The bibliography ${written} cannot be read, so that keys which may stand there are not reported.`,
          ),
        );
      }
    }
    const found = checker
      .findings(checked, { isAsked: true })
      .map((finding) => ({ start: finding.range.start, message: findingMessage(finding) }));
    lines.push(
      ...[...found, ...((await records?.messages(checked)) ?? [])]
        .sort((left, right) => left.start - right.start)
        .map(({ start, message }) => lineAt(start, message)),
    );
  }
  for (const { path, line, column, message } of uncitedIn === undefined ? [] : ((await records?.uncited()) ?? [])) {
    lines.push(printedLine(`${uncitedIn?.(path) ?? path}:${line}:${column}: ${message}`));
  }
  return lines;
}
