import { formatWriters } from '../../parse/formats';
import { bibtex } from '../../parse/formats/bibtex';
import { cslJson } from '../../parse/formats/csl-json';
import { ris } from '../../parse/formats/ris';
import { bibtexEntry } from './bibtex';
import { cslItem, cslJson as cslJsonText, type ExportedPaper } from './csl-item';
import { oneLine } from './plain-text';
import { risRecord } from './ris';

type Writer = (papers: readonly ExportedPaper[]) => string;

/** What writes each format: those that say more than CSL does stand here, the others are the formats' own. */
const writers: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  [bibtex.id, (papers) => papers.map(bibtexEntry).join('\n')],
  [cslJson.id, cslJsonText],
  [ris.id, (papers) => papers.map(risRecord).join('\r\n')],
  ...formatWriters.map(({ format, write }): [string, Writer] => [format.id, (papers) => write(papers.map((exported) => ({ item: writable(cslItem(exported)), publication: writable(exported.publication) })))]),
]);

/** The same with all texts as any format can hold them. */
function writable<T>(value: T): T {
  if (typeof value === 'string') {
    return oneLine(value) as T;
  }
  if (Array.isArray(value)) {
    return value.map(writable) as T;
  }
  const isRecord = typeof value === 'object' && value !== null && !(value instanceof Map);
  return isRecord ? (Object.fromEntries(Object.entries(value).map(([name, item]: [string, unknown]) => [name, writable(item)])) as T) : value;
}

/**
 * A whole bibliography: every paper once, in the order given. Throws where no bibliography is written in the format.
 * @param format identifier of one of `exportFormats`
 */
export function exportPapers(papers: readonly ExportedPaper[], format: string): string {
  const write = writers.get(format);
  if (write === undefined) {
    throw new Error(`Nothing is written in the format "${format}".`);
  }
  return write(papers);
}
