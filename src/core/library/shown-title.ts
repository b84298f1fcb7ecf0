import type { Entry } from '../model';

/** The title to show for an entry whose source has none. */
export function shownTitle(entry: Entry): string {
  const name = entry.names[0];
  const sentence = entry.abstract.slice(0, 80).trim();
  return name === undefined ? sentence : name;
}
