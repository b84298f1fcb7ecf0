import * as vscode from 'vscode';
import type { Paper } from '../../core/model';
import type { PartLoader } from '../engine/parts';
import { readSource } from './source-files';

/** Where a paper appeared, read out of its bibliography; undefined where none says so. */
export async function publicationOf(paper: Paper, parts: PartLoader): Promise<string | undefined> {
  const place = paper.sources.find(({ format }) => format === 'bibtex' || format === 'csl-json' || format === 'ris');
  if (place === undefined) {
    return undefined;
  }
  const { text } = await readSource(vscode.Uri.parse(place.source));
  const { appearanceOf } = await parts.load('appearance');
  return appearanceOf(text, place.format, place.span).join(', ') || undefined;
}
