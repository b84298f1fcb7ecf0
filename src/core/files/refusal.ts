import { megabyte } from './limits';
import type { DecodeRefusal } from './utf8';

export type FileRefusalCode = DecodeRefusal | 'not-a-file' | 'too-large';

/** Why a file is not read that is there: what says it to the user is the problem of this code. */
export class FileRefusal extends Error {
  readonly code: FileRefusalCode;
  readonly args: readonly (string | number)[];

  constructor(code: FileRefusalCode, ...args: (string | number)[]) {
    super(
      {
        'no-text': 'It holds no text.',
        'unknown-encoding': 'Its encoding cannot be told.',
        'not-a-file': 'It is not a regular file.',
        'too-large': 'It is too large.',
      }[code],
    );
    this.code = code;
    this.args = args;
  }

  /** @param size in bytes, as far as it is known */
  static tooLarge(size: number, limit: number): FileRefusal {
    return new FileRefusal('too-large', Math.ceil(Math.max(size, limit + 1) / megabyte), limit / megabyte);
  }
}
