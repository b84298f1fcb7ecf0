import type { Paper } from '../core/model/paper';
import { Fingerprint } from '../core/text/text-fingerprint';

/** What tells whether an index holds a paper as it is now, and where it stands. */
export interface PaperFingerprint {
  readonly key: string;
  readonly fingerprint: string;
  /** The first source and where the paper begins in it. */
  readonly source: string;
  readonly start: number;
}

/** A fingerprint of all that a paper says, wherever it says it. */
export function fingerprintOf(paper: Paper): string {
  const { key, aliases, title, titleIsDerived, names, language, abstract, note, links, sources, ...rest } = paper;
  const fingerprint = new Fingerprint();
  const add = (text: string): void => {
    fingerprint.add(text).add('\0');
  };
  [key, title, String(titleIsDerived), language, abstract, note ?? '\0'].forEach(add);
  for (const list of [aliases, names]) {
    list.forEach(add);
    add('');
  }
  links.forEach(({ url, own }) => {
    add(own === false ? `other ${url}` : url);
  });
  add('');
  sources.forEach(({ source, format }) => {
    add(format + source);
  });
  return fingerprint.add(JSON.stringify(rest)).value;
}

export function paperFingerprint(paper: Paper): PaperFingerprint {
  const [{ source, span }] = paper.sources;
  return { key: paper.key, fingerprint: fingerprintOf(paper), source, start: span.start };
}
