import type { Paper } from '../core/model';
import { Fingerprint } from './cache-format';

/** What tells whether an index holds a paper as it is now, and where it stands. */
export interface PaperPrint {
  readonly key: string;
  readonly print: string;
  /** The first source and where the paper begins in it. */
  readonly source: string;
  readonly start: number;
}

/** A fingerprint of all that a paper says, wherever it says it. */
export function printOf(paper: Paper): string {
  const { abstract, note = '', sources, links, ...rest } = paper;
  const others = [rest, links.map(({ url, own }) => [url, own]), sources.map(({ source, format }) => [source, format])];
  return new Fingerprint().add(JSON.stringify(others)).add(abstract).add('\n').add(note).value;
}

export function paperPrint(paper: Paper): PaperPrint {
  const [{ source, span }] = paper.sources;
  return { key: paper.key, print: printOf(paper), source, start: span.start };
}
