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
