import { cslItem } from '../../cite/export/csl-item';
import { deriveSource } from '../../library/derive';
import type { Entry, Paper } from '../../model/paper';
import { parseSource, readersOf } from '../../parse/source';
import type { YamlReader } from '../../parse/yaml/yaml';
import { LineIndex } from '../../text/line-index';
import { withoutUndefined } from '../../text/without-undefined';
import type { CatalogueRecord, DamagedRecord } from './record';

/** What a text of a catalogue holds, read as a source of the library is. */
export function textRecords(
  path: string,
  text: string,
  firstLine: number,
  yaml?: YamlReader,
): { readonly records: CatalogueRecord[]; readonly damaged: DamagedRecord[] } {
  const parsed = parseSource({ path, text }, { markers: [], ...(yaml === undefined ? {} : { yaml }) });
  if ('skipped' in parsed) {
    return { records: [], damaged: [{ line: firstLine, reason: 'no-record' }] };
  }
  const lines = new LineIndex(text);
  const publicationAt = readersOf(path)
    .find(({ format, publications }) => publications !== undefined && format.id === parsed.entries[0]?.format)
    ?.publications?.(text, yaml);
  return {
    records: parsed.entries.map((entry) => ({
      line: lines.spanOf(entry.span.start, entry.span.start).line + firstLine,
      title: entry.title ?? '',
      abstract: entry.abstract,
      doi: entry.doi,
      arxiv: entry.arxiv,
      csl: () => cslItem({ paper: paperOf(entry, path), publication: publicationAt?.(entry.span) }),
    })),
    damaged: parsed.problems
      .filter(({ code }) => code === 'damaged-entry')
      .map(({ span }) => ({ line: span.line + firstLine, reason: 'no-record' as const })),
  };
}

function paperOf(entry: Entry, path: string): Paper {
  const [derived] = deriveSource({ entries: [entry], problems: [] }).entries;
  const { authors, year, doi, arxiv, tags } = entry;
  return {
    key: entry.arxiv ?? entry.doi ?? entry.writtenKey ?? entry.title ?? '',
    aliases: [],
    title: entry.title ?? derived?.derived.title ?? '',
    titleIsDerived: entry.title === undefined,
    names: entry.names,
    language: entry.language,
    abstract: entry.abstract,
    links: entry.links.map((link) => ({ ...link, source: path })),
    sources: [{ source: path, span: entry.span, format: entry.format }],
    ...withoutUndefined({ authors, year, doi, arxiv, tags }),
  };
}
