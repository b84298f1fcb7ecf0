import type { Reader } from './reader';
import { citeReaders } from './readers/cite';
import { formatReaders } from './readers/formats';
import { partReaders } from './readers/parts';
import { recordReaders } from './readers/records';
import { searchReaders } from './readers/search';

/** Everything in core that reads what others wrote. */
export const allReaders: readonly Reader[] = [
  ...formatReaders,
  ...partReaders,
  ...recordReaders,
  ...searchReaders,
  ...citeReaders,
];

/** The readers whose names hold a text. Throws with the names that there are where none does, so that nothing is tried in vain. */
export function readersNamed(text: string): readonly Reader[] {
  const named = allReaders.filter(({ name }) => name.includes(text));
  if (named.length === 0) {
    throw new Error(
      `No reader is named ${JSON.stringify(text)}. There are:\n${allReaders.map(({ name }) => name).join('\n')}`,
    );
  }
  return named;
}
