import { textHash } from '../library/base/fingerprint';
import type { Paper } from '../model/paper';

/** Whether what a comment of a records file says is about a paper: by the paper's text where that is known, else by its key. */
export function isKeptOf(
  { key, aliases, abstract }: Pick<Paper, 'key' | 'aliases' | 'abstract'>,
  named: string,
  evidence: Readonly<Record<string, string>>,
): boolean {
  const hash = textHash(abstract);
  return evidence.hash === undefined || hash === undefined
    ? named === key || aliases.includes(named)
    : evidence.hash === hash;
}
