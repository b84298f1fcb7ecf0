import * as vscode from 'vscode';
import type { Paper } from '../core/model';
import type { PartLoader } from './parts';
import { readSource } from './source-files';

/** Fields of a BibTeX entry that say where a work appeared, in the order they are read out. */
const fields = ['journal', 'journaltitle', 'booktitle', 'series', 'school', 'institution', 'publisher', 'volume', 'number', 'pages'];

/** Where a paper appeared, read out of its BibTeX entry by the full parser; undefined where no entry says so. */
export async function publicationOf(paper: Paper, parts: PartLoader): Promise<string | undefined> {
  const place = paper.sources.find(({ format }) => format === 'bibtex');
  if (place === undefined) {
    return undefined;
  }
  const { text } = await readSource(vscode.Uri.parse(place.source));
  const { parseBibtexEntry, scanBibtex } = await parts.load('bibtex');
  const definitions = scanBibtex(text).filter(({ type }) => type === 'string').map(({ start, end }) => text.slice(start, end));
  const entry = parseBibtexEntry(text.slice(place.span.start, place.span.end), definitions.join('\n'));
  const found = fields.flatMap((field) => entry?.fields.get(field) ?? []);
  return found.length === 0 ? undefined : found.join(', ');
}
