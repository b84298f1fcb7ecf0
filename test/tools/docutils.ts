import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * What roles Docutils was given in each text, with keys separated by commas as sphinxcontrib-bibtex splits them; `[label]` for its
 * own citations. What goes on to the end of a later role, for want of an end of its own, is left out.
 */
export function citesOfDocutils(python: string, texts: readonly string[]): string[][] {
  const { stdout, stderr, status } = spawnSync(python, [join(__dirname, 'docutils-citations.py')], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return (JSON.parse(stdout) as [role: string, text: string][][]).map((found) =>
    found
      .filter(([, keys]) => !keys.includes('`'))
      .map(([role, keys]) =>
        role === ''
          ? `[${keys}]`
          : `${role}:${keys
              .split(',')
              .map((key) => key.trim())
              .join()}`,
      )
      .sort(),
  );
}
